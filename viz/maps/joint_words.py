"""What the maps of links and of organisations say, in both languages."""

from __future__ import annotations

from typing import Final

from graph.language import Text

WORDS: Final = {
    "links_map": Text("联建网络", "Network of joint work"),
    "links_before": Text(
        "三联三共：{organisations:,} 个党组织和单位与 {places:,} 个社区，办过六类活动的 {of:,} 对",
        "Joint work: {organisations:,} organisations and {places:,} communities, {of:,} pairs with an event of a link type",
    ),
    "links_of_them": Text("，其中", ", "),
    "links_one_sided": Text("单向 {n:,}", "{n:,} one-sided"),
    "links_isolated": Text(" · 孤立 {n:,} / {of:,}", " · isolated {n:,} of {of:,}"),
    "links_only_isolated": Text("孤立 {n:,} / {of:,}", "isolated {n:,} of {of:,}"),
    "links_none": Text(
        "{of:,} 个党组织，还没有任何联建记录", "{of:,} organisations, and no joint work"
    ),
    "links_no_ledger": Text(
        "活动、共建、清单、报到台账都还没有装载",
        "No ledger of events, agreements, lists or reporting is loaded",
    ),
    "links_below": Text(
        "{days} 天内共同活动 {events:,} 次，一半有这 {half:,} 家参加（共 {all:,} 家）",
        "{events:,} joint events in {days} days, half of them with {half:,} of {all:,} organisations",
    ),
    "links_drawn": Text(
        "图和表里 {all:,} 对：社区与它的党委、机构、支部算一方，单位与它的党组织算一方；其中有六类联系的 {pairs:,} 对、单向 {n:,} 对",
        "drawn and listed: {all:,} pairs, a community being one side with its bodies and branches, an employer with its organisation; {pairs:,} of the link types, {n:,} one-sided",
    ),
    "types_legend": Text("联建类别（点选显示）", "Link types (choose what is shown)"),
    "other_type": Text("其他", "other"),
    "other_note": Text(
        "联席会、报到、服务、不分类的项目；数字只计活动",
        "joint meetings, reporting, service, other projects; the number is of events",
    ),
    "sign_mutual": Text("互相", "mutual"),
    "sign_one_sided": Text("单向（箭头指被邀一方）", "one-sided (towards the invited)"),
    "sign_wide": Text(
        "线粗、类别后的数 = {days} 天内次数", "width, numbers of types = events in {days} days"
    ),
    "sign_cells": Text(
        "格：实 期限内，空心 更早或只有协议，斜纹 从未",
        "cell: full recent, open earlier or agreed, hatched never",
    ),
    "only_gaps": Text("只看单向", "one-sided only"),
    "as_picture": Text("图", "Picture"),
    "as_table": Text("表（同样内容）", "Table (same content)"),
    "left_title": Text("机关 · 事业 · 国企 {n}", "public bodies {n}"),
    "right_title": Text("非公企业 · 社会组织 {n}", "firms, associations {n}"),
    "places_title": Text(
        "{n} 个社区（斜纹 = 这一类从未有过）", "{n} communities (hatched: type never held)"
    ),
    "links_label": Text(
        "联建网络图。用方向键走到党组织或社区，回车选中；表里有同样内容。",
        "Network of joint work. Arrow keys walk organisations and communities, Enter chooses; the table "
        "has the same content.",
    ),
    "shelf": Text("孤立 {n:,}", "isolated {n:,}"),
    "shelf_note": Text(
        "无有效协议、无进行中项目、{days} 天内无联建",
        "no agreement, no project, nothing held in {days} days",
    ),
    "shelf_none": Text("没有孤立的党组织。", "Nobody is isolated."),
    "shelf_many": Text("另 {n:,} 个见表。", "{n:,} more in the table."),
    "never": Text("从未联过", "never"),
    "last_time": Text("末次 {day}", "last {day}"),
    "months_title": Text("{days} 天内共同活动 {n:,} 次", "{n:,} joint events in {days} days"),
    "months_note": Text("逐月次数", "by month"),
    "months_left": Text(
        "另有 {n:,} 次不算：只在一个社区自己的组织之间，或对方已不在",
        "{n:,} more do not count: among a community’s own, or with somebody who is gone",
    ),
    "look_first": Text("先看这些", "Look at these first"),
    "comma": Text("、", ", "),
    "started_by": Text("{n:,} 次，都由{name}发起", "{n:,}, all started by {name}"),
    "look_one_sided": Text("一直由同一方发起", "one side has started everything"),
    "look_missing": Text("从未有过的类", "types never held"),
    "panel_empty": Text(
        "点一个党组织或社区，看它与谁联、缺哪几类、能给什么、谁正需要。",
        "Choose an organisation or a community: with whom, which types are missing, what it gives, who needs it.",
    ),
    "times": Text("{n} 次", "{n}×"),
    "lacks": Text("缺", "none"),
    "kept": Text("仅协议", "agreed"),
    "earlier": Text("更早", "earlier"),
    "never_short": Text("从未", "never"),
    "with_places": Text("与社区 · {days} 天内次数", "with communities · events in {days} days"),
    "with_others": Text("与别的党组织、单位", "with other organisations"),
    "with_partners": Text(
        "与它联的党组织、单位 · {days} 天内次数", "its partners · events in {days} days"
    ),
    "with_pairs": Text(
        "合并在内的每一对 · {days} 天内次数", "each pair of them · events in {days} days"
    ),
    "pairs_more": Text("另 {n} 对见表", "{n} more in the table"),
    "more_lines": Text("另 {n:,} 项", "{n:,} more"),
    "sided_of": Text("单向 {n:,} / {of:,} 对", "one-sided {n:,} of {of:,}"),
    "sided_by": Text("单向 {name}发起", "one-sided: {name}"),
    "pair_until": Text("{name} · {since} 至 {until}", "{name} · {since} to {until}"),
    "pair_open": Text("{name} · 自 {since}", "{name} · since {since}"),
    "last_event": Text("最近一次", "Last event"),
    "gives": Text("能给什么", "What it can give"),
    "needs": Text("还需要什么", "What it needs"),
    "agreements": Text("协议", "Agreements"),
    "projects": Text("进行中的项目", "Running projects"),
    "who_needs": Text("谁正需要", "Who needs that"),
    "who_gives": Text("谁能给", "Who can give that"),
    "listed_since": Text("{day} 登记，未对接", "listed {day}, not taken up"),
    "with_until": Text("与{name} · {since} 至 {until}", "with {name} · {since} to {until}"),
    "with_open": Text("与{name} · 自 {since}", "with {name} · since {since}"),
    "unlinked": Text("未联", "no link"),
    "started_it": Text("单向 本方发起", "one-sided: its own doing"),
    "was_started": Text("单向 对方发起", "one-sided: the other’s doing"),
    "unclear": Text("发起方不明", "starter not stated"),
    "source_row": Text("{file} 第 {row} 行", "{file} row {row}"),
    "party_members": Text("党员 {n} 名", "{n} members"),
    "no_name": Text("（未写名称）", "(no name)"),
    "grouped": Text(
        "超过 {most} 个，图上按单位类型合并，线上不标谁发起；谁与谁，点社区或类型，或看表；缩小范围（--scope 社区名）画出每一个。",
        "More than {most}: drawn by kind of employer, without who starts; choose a community or kind, or see the table, for who with whom; a community (--scope) draws each.",
    ),
    "grouped_inside": Text(
        "同一类之内的 {n:,} 对画不出，见表。", "{n:,} pairs within one kind are in the table only."
    ),
    "kind_of": Text("{kind} · {n:,} 家", "{kind} · {n:,}"),
    "no_kind": Text("未注明或几类", "several or unknown"),
    "group_members": Text("合并在内的 {n} 家", "the {n} of this kind"),
    "pair_a": Text("甲", "first"),
    "pair_b": Text("乙", "second"),
    "col_direction": Text("发起", "who starts"),
    "col_last": Text("最近", "last"),
    "col_others": Text("其他", "other"),
    "table_note": Text(
        "次数为 {days} 天内；“协”有协议或项目，“早”更早办过；次数多的在前，与图用同一筛选",
        "events in {days} days; “a” agreement or project, “e” earlier; liveliest first, filtered as the picture",
    ),
    "listed_of": Text("列出 {n} / {of:,} 对", "{n} of {of:,} pairs listed"),
    "mark_agreed": Text("协", "a"),
    "mark_earlier": Text("早", "e"),
    "beside": Text("选中的党组织或社区", "The chosen organisation or community"),
    "skip_links": Text("跳到选中的党组织", "To the chosen organisation"),
    "latent_title": Text(
        "潜在联系 {n:,} 对（按种类数，不算在联系里）",
        "Latent links: {n:,} pairs (by kind, not counted as links)",
    ),
    "latent_linked": Text("其中 {n:,} 对已有联建", "{n:,} of them linked already"),
    "linked_already": Text("已有联建", "linked already"),
    "latent_more": Text(
        "另 {n:,} 对见 dawangge links --latent", "{n:,} more: dawangge links --latent"
    ),
    # The tree of organisations.
    "organisations_map": Text("组织图", "Map of organisations"),
    "orgs_before": Text(
        "{n:,} 个党组织，{of:,} 家在营单位，",
        "{n:,} party organisations, {of:,} employers in operation, ",
    ),
    "orgs_gap": Text("{n:,} 家", "{n:,}"),
    "orgs_after": Text("没有党组织", " without a party organisation"),
    "orgs_all": Text("家家有党组织", "each with a party organisation"),
    "orgs_all_short": Text("在营单位都有党组织。", "Every employer in operation has one."),
    "orgs_below": Text(
        "其中正式党员 {least} 名以上 {due:,} 家（G16），连指导员也没有 {double:,} 家（G18）",
        "{due:,} of them with {least} formal members or more (G16), {double:,} without an instructor too (G18)",
    ),
    "orgs_no_ledger": Text(
        "还没有装载党组织台账", "The ledger of party organisations is not loaded yet"
    ),
    "orgs_tree": Text("党组织", "Party organisations"),
    "orgs_tree_note": Text(
        "上级在上；方块是建在或覆盖的单位，虚线框的不在营或不在范围内",
        "from above; boxes are employers they are rooted in or named for, dashed ones not in operation or out of scope",
    ),
    "orgs_table": Text("表：全部 {n:,} 个（同样内容）", "Table: all {n:,} (same content)"),
    "orgs_blank": Text("没有党组织的单位", "Employers without one"),
    "organised_by": Text("有党组织 / 在营单位", "Organised / in operation"),
    "rooted_in": Text("单位", "employers"),
    "not_operating": Text("不在营或不在范围内", "not in operation, or out of scope"),
    "below_it": Text("下级 {n:,}", "{n:,} below"),
    "no_sort": Text("未注明", "unknown"),
    "open_all": Text("全部展开", "open all"),
    "shut_all": Text("全部收起", "shut all"),
    "organisation": Text("党组织", "organisation"),
    "kind": Text("类型", "kind"),
    "form": Text("设置形式", "form"),
    "above": Text("上级", "above"),
    "community": Text("社区", "community"),
    "members_n": Text("党员", "members"),
    "formal_n": Text("正式党员 {n:,} 名", "{n:,} formal members"),
    "instructed": Text("有指导员", "with an instructor"),
    "not_instructed": Text("无指导员", "no instructor"),
    "blank_more": Text(
        "另 {n:,} 家见 dawangge ask G18、G17。", "{n:,} more: dawangge ask G18, G17."
    ),
    "skip_blank": Text("跳到没有党组织的单位", "To the employers without one"),
}
