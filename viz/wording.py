"""What the report says around its numbers, in both languages: one place for every sentence."""

from __future__ import annotations

from typing import Final

from graph.language import Language, Text

WORDS: Final = {
    # The answer and its frame.
    "colon": Text("：", ": "),
    "semicolon": Text("；", "; "),
    "product": Text("大网格", "Dawangge"),
    "report": Text("党建大网格覆盖情况", "Coverage of the party-building grid"),
    "demonstration": Text("演示数据 · 人员均为虚构", "Demonstration data · all persons invented"),
    "as_of": Text("截至 {day}", "as of {day}"),
    "scope": Text("范围：{name}", "scope: {name}"),
    "whole": Text("全部", "everything"),
    "total": Text("合计", "total"),
    "answer_occupied": Text("{occupied:,} 户在住，", "{occupied:,} households are occupied, "),
    "answer_gap": Text("{gap:,} 户", "{gap:,}"),
    "answer_gap_after": Text("还没有党员联系", " have no party member yet"),
    "answer_all": Text("户户有党员联系", "every one has a party member"),
    "answer_none": Text("这个范围里没有在住户", "There is no occupied household in this scope"),
    "answer_no_ledger": Text("还没有装载住户台账", "The residents' ledger is not loaded yet"),
    "answer_sum": Text(
        "有党员联系 {covered:,} / {occupied:,} = {rate}",
        "with a member {covered:,} / {occupied:,} = {rate}",
    ),
    "answer_parts": Text(
        "{gap:,} = 有支部包片 {l1:,} + 无支部包片 {l0:,}",
        "{gap:,} = patch taken {l1:,} + patch not taken {l0:,}",
    ),
    "next_load": Text(
        "下一步：dawangge load 台账所在的文件夹", "Next: dawangge load FOLDER_OF_LEDGERS"
    ),
    "next_scope": Text(
        "请看台账到哪一天，或换一个范围。", "Check the days of the ledgers, or another scope."
    ),
    "loading": Text(
        "正在装载，或上次装载中断：数字可能随后变化。",
        "A load is running or was broken off: numbers may change.",
    ),
    "missing_ledgers": Text(
        "未装载：{ledgers}。依赖它们的数字不成立，不要当作缺口。",
        "Not loaded: {ledgers}. Numbers that rest on them do not hold; do not take them for gaps.",
    ),
    "stale_ledgers": Text(
        "过期（超过 {limit} 天）：{ledgers}。依赖它们的数字带 ◔。",
        "Stale (over {limit} days): {ledgers}. Numbers that rest on them carry ◔.",
    ),
    "stale_ledgers_unmarked": Text(
        "过期（超过 {limit} 天）：{ledgers}。依赖它们的数字可能已变。",
        "Stale (over {limit} days): {ledgers}. Numbers that rest on them may have changed.",
    ),
    "stale": Text("依据的台账过期", "rests on a stale ledger"),
    "not_loaded": Text("未装载", "not loaded"),
    "days": Text("{n:,} 天", "{n:,} days"),
    "day_and_age": Text("{day}（{n:,} 天）", "{day} ({n:,} days)"),
    # The chain.
    "chain": Text(
        "责任链：从住户到最近一次联系", "The chain: from the household to the last contact"
    ),
    "chain_note": Text(
        "每步只在上一步留下的户里数，所以比 G01、G07 单独数的少；百分比以在住户为底；"
        "斜纹是这一步断掉的户",
        "counted within the step above, hence fewer than G01 and G07 alone; shares of all "
        "occupied; hatched: lost here",
    ),
    "step_occupied": Text("在住住户", "occupied"),
    "step_taken": Text("片区有支部包", "patch taken by a branch"),
    "step_covered": Text("有党员联系", "member answers"),
    "step_whole": Text("链条完整", "chain whole"),
    "step_contacted": Text("{days} 天内联系过", "contacted in {days} days"),
    "why_occupied": Text(
        "常住 + 出租；空房、底商不计", "lived in or let; vacant and shops left out"
    ),
    "why_taken": Text("没有支部包片，含未落片", "no branch has it, or in no patch"),
    "why_covered": Text("户上没有党员", "no member at the door"),
    "why_whole": Text(
        "党员未编入现有党小组，或跨片包联", "in no current group, or branch of another patch"
    ),
    "why_contacted": Text("{days} 天没有联系", "no contact in {days} days"),
    "lost": Text("−{n:,} 户", "−{n:,}"),
    "lost_none": Text("没有断", "none lost"),
    "reconciled": Text(
        "{all_steps:,} 与下表 L3 的 {l3:,} 相差 {rest:,} 户："
        "{days} 天内有人联系过，但责任链不完整。L2、L3 只看有没有党员联系，链条完整另计。",
        "{all_steps:,} differs from the {l3:,} of L3 below by {rest:,}: contacted within {days} "
        "days, but the chain is not whole. L2 and L3 ask for a member only.",
    ),
    "reconciled_equal": Text(
        "{all_steps:,} 与下表 L3 一致：{days} 天内联系过的户，责任链都完整。",
        "{all_steps:,} equals L3 below: every household contacted within {days} days has a "
        "whole chain.",
    ),
    # The communities.
    "communities": Text("{n:,} 个社区", "{n:,} communities"),
    "communities_note": Text("条宽 = 该社区全部在住户", "width of a bar = all occupied households"),
    "community": Text("社区", "community"),
    "covered_of": Text("有党员联系 / 在住", "with a member / occupied"),
    "rate": Text("率", "rate"),
    "levels": Text("四个层次", "the four levels"),
    "without_member": Text("无党员", "none"),
    "code": Text("代码", "code"),
    "occupied": Text("在住户", "occupied"),
    "no_communities": Text("没有可比的社区。", "There are no communities to compare."),
    # The worst gaps.
    "worst": Text("最值得先办的 {n} 处", "{n} acts worth doing first"),
    "worst_first": Text("最值得先办的事", "What is worth doing first"),
    "worst_unknown": Text(
        "台账不齐，还说不出先办什么。", "Ledgers are missing, so nothing can be said yet."
    ),
    "worst_note": Text(
        "按办一次能补上的户数排；不涉户的列后",
        "by households one act repairs; others last",
    ),
    "worst_none": Text("问到的各项都没有缺口。", "None of the questions asked found a gap."),
    "decision": Text("意见 / 期限", "decision / by when"),
    "last_meeting": Text("上次议定，办到哪里", "Decided last time: where it stands"),
    "chair": Text("主持", "chair"),
    "recorder": Text("记录", "recorder"),
    "date": Text("日期", "date"),
    "lists_beside": Text(
        "每个数字的名单见随附 xlsx", "the lists behind the numbers: attached xlsx"
    ),
    "figure_covered": Text("户有党员联系，{rate}", "households with a member, {rate}"),
    "figure_gap": Text("户没有党员联系", "households without a member"),
    "figure_whole": Text(
        "户链条完整且 {days} 天内联系过，{rate}",
        "with a whole chain and contacted in {days} days, {rate}",
    ),
    # Since the ledger day before.
    "since": Text("自上次台账日以来", "Since the last ledger day"),
    "since_days": Text("{first} → {second}", "{first} → {second}"),
    "since_none": Text("还没有更早的台账日可比。", "There is no earlier ledger day yet."),
    "since_same": Text("没有补上的，也没有新出现的。", "Nothing was filled and nothing opened."),
    "since_more": Text(
        "另有 {n} 项变化，见 xlsx 汇总；名单用 dawangge compare。",
        "{n} more changes: see the summary of the xlsx, and dawangge compare for the lists.",
    ),
    "since_apart": Text(
        "先前缺台账、不可比：{questions}。", "Not comparable, a ledger was missing: {questions}."
    ),
    # The ledgers.
    "ledgers": Text("台账到哪一天", "How old the ledgers are"),
    "ledgers_fresh": Text("都在 {limit} 天之内", "all within {limit} days"),
    "ledgers_stale": Text("{n} 本过期", "{n} stale"),
    "ledgers_missing": Text("{n} 本未装载", "{n} not loaded"),
    "ledger": Text("台账", "ledger"),
    "ledger_day": Text("最新截至日", "newest day"),
    "ledger_age": Text("距今", "age"),
    "ledger_state": Text("状态", "state"),
    "fresh": Text("有效", "fresh"),
    "expired": Text("◔ 过期", "◔ stale"),
    "basis_and_ledgers": Text("口径与台账", "Basis and ledgers"),
    "basis_terms": Text(
        "在住户 = 常住 + 出租；空房、底商不计。"
        "有党员 = 当日至少一名在岗党员（现有、党籍未停止、未失联）包该户。"
        "链条完整 = 该党员在现有党小组，小组属现有党支部，该支部包了此楼所在片区。"
        "联系以 {days} 天为期。",
        "Occupied = lived in or let. With a member = at least one present member answers for it "
        "on the day. Chain whole = that member is in a current group of a current branch which "
        "has taken a patch of the building. Contact: within {days} days.",
    ),
    "levels_basis": Text(
        "四个层次不重不漏：L3 有在岗党员且期内联系过，L2 有在岗党员但期内没有联系，"
        "L1 没有党员但有现存支部包了此楼所在片区，L0 都没有；分母都是在住户，链条完整另计。",
        "The four levels hold every household once: L3 a present member answers and contacted it "
        "in the period, L2 a member without such a contact, L1 no member but a current branch has "
        "a patch of its building, L0 neither; all of occupied households. The whole chain is "
        "counted beside them. ",
    ),
    "counted_again": Text(
        "有的楼栋划入两个以上{place}，分行各计一次，比合计多 {n:,} 户；合计每户只计一次。",
        "Some buildings lie in two or more of a kind ({place}): the rows count {n:,} households "
        "beyond the total, which counts each once.",
    ),
    # The questions.
    "quality": Text("台账质量", "Quality of the ledgers"),
    "quality_note": Text(
        "问的是台账本身，不计入覆盖的缺口，也不进缺口台账。",
        "About the ledgers themselves: no gaps of coverage, and not in the ledger of gaps.",
    ),
    "questions": Text("每个问题", "Every question"),
    "question": Text("问题", "question"),
    "numerator": Text("分子", "number"),
    "denominator": Text("分母", "out of"),
    "actor": Text("谁来办", "who acts"),
    "basis": Text("口径", "basis"),
    "meaning": Text("含义", "meaning"),
    "source": Text("依据", "source of the rule"),
    "basis_ledgers": Text("台账", "ledgers"),
    "another_basis": Text("另一口径（{title}）", "on another basis ({title})"),
    "parameters": Text("参数", "parameters"),
    "parameter": Text("{title} = {value}（{origin}）", "{title} = {value} ({origin})"),
    "nothing": Text("无对象", "nothing to count"),
    "nothing_why": Text(
        "分母为 0：这个范围里当日没有可数的对象。",
        "The denominator is 0: nothing of this kind in the scope on that day.",
    ),
    "nothing_missing": Text(
        "分母为 0，且有台账未装载：{ledgers}。",
        "The denominator is 0, and ledgers are not loaded: {ledgers}.",
    ),
    "no_gap": Text("没有缺口", "no gap"),
    "stands_on_missing": Text(
        "未装载：{ledgers}，此数不成立。", "Not loaded: {ledgers}; the number does not hold."
    ),
    "list": Text("名单（{n:,} 行）", "List ({n:,} rows)"),
    "list_cut": Text(
        "页内只列前 {shown:,} 行，共 {n:,} 行；完整名单见 xlsx。",
        "The page holds the first {shown:,} of {n:,} rows; the xlsx holds all.",
    ),
    "list_masked": Text("姓名已脱敏。", "Names are masked."),
    "filter": Text("在名单里找", "Find in the list"),
    "found": Text("行", "rows"),
    "sort": Text("点列名排序", "sort by a column's title"),
    "open_all": Text("展开全部名单", "open every list"),
    "close_all": Text("收起全部名单", "close every list"),
    "skip": Text("跳到问题名单", "Skip to the questions"),
    "to_top": Text("回到开头", "back to the top"),
    "no_questions": Text("没有问题可问。", "There are no questions."),
    "picture_none": Text("没有可画的对象。", "Nothing to draw."),
    # The ledger of gaps.
    "gaps_ledger": Text("销号台账", "Ledger of gaps"),
    "gaps_note": Text(
        "看了 {first} 以来 {n} 个台账日；“自”是这段时间里第一次看到的那天。",
        "{n} ledger days since {first}; since is the first of them on which it was so.",
    ),
    "gap": Text("缺口编号", "gap"),
    "subject": Text("对象", "subject"),
    "detail": Text("哪一处", "detail"),
    "gap_state": Text("状态", "state"),
    "gap_since": Text("自", "since"),
    "gap_by": Text("依据", "by"),
    "note": Text("备注", "note"),
    "responsible": Text("责任单位", "responsible"),
    "said_by": Text("谁写的", "said by"),
    "by_time": Text("时间推移", "time went by"),
    "by_earlier": Text("更早", "earlier"),
    "or_earlier": Text("{day} 或更早", "{day} or earlier"),
    "several_sheets": Text("{n} 张", "{n} sheets"),
    "compare": Text("{first} 至 {second}", "{first} to {second}"),
    "before": Text("先", "before"),
    "after": Text("后", "after"),
    "filled": Text("已补上", "filled"),
    "opened": Text("新出现", "opened"),
    "still": Text("仍在", "still there"),
    "change": Text("变化", "change"),
    "remark": Text("说明", "remark"),
    "of_several_ledgers": Text(" 等 {n} 种台账", " and others, {n} ledgers"),
    "apart": Text("不可比", "unknown"),
    "not_comparable": Text("先前缺台账，不可比", "a ledger was missing before: not comparable"),
    "subject_after": Text("对象还在不在", "subject then"),
    "subject_stays": Text("对象仍在", "the subject is still there"),
    "subject_gone": Text("对象已不在", "the subject is gone"),
    "subject_new": Text("对象是新的", "the subject is new"),
    # The workbook.
    "summary": Text("汇总", "Summary"),
    "coverage": Text("覆盖", "Coverage"),
    "back": Text("← 回汇总", "← back to the summary"),
    "id": Text("编号", "id"),
    "page": Text("第 &P 页，共 &N 页", "page &P of &N"),
    "rows_cut": Text("只列前 {shown:,} 行，共 {n:,} 行。", "The first {shown:,} of {n:,} rows."),
    "rows_part": Text(
        "只列第 {first:,} 至 {last:,} 行，共 {n:,} 行。", "Rows {first:,} to {last:,} of {n:,}."
    ),
    "subject_kind": Text("对象类别", "kind of subject"),
    "subject_key": Text("对象标识", "key of subject"),
    "sources": Text("来源", "sources"),
    "source_row": Text("{place} 第 {row} 行", "{place} row {row}"),
    "source_told": Text(
        "{ledger} {place}（截至 {day}，程序 {version}）",
        "{ledger} {place} (as of {day}, program {version})",
    ),
    "stale_column": Text("台账提醒", "ledger warnings"),
}

SUBJECTS: Final = {
    "household": Text("住户", "household"),
    "unit": Text("单元", "unit"),
    "building": Text("楼栋", "building"),
    "grid": Text("网格", "grid"),
    "patch": Text("片区", "patch"),
    "community": Text("社区", "community"),
    "organisation": Text("党组织", "party organisation"),
    "branch": Text("党支部", "branch"),
    "office building": Text("楼宇", "office building"),
    "member": Text("党员", "member"),
    "employer": Text("单位", "employer"),
    "resident": Text("居民", "resident"),
    "household or building": Text("住户或楼栋", "household or building"),
    "building or unit": Text("楼栋或单元", "building or unit"),
    "grid or patch": Text("网格或片区", "grid or patch"),
    "committee": Text("居委会", "residents' committee"),
    "community, grid or committee": Text(
        "社区、网格或居委会", "community, grid or residents' committee"
    ),
    "body": Text("社区机构", "community body"),
    "office": Text("窗口或委员会", "window or committee"),
    "service item": Text("办理事项", "service item"),
    "list item": Text("清单条目", "list item"),
    "report": Text("报告", "report"),
    "pair": Text("一对", "pair"),
    "sheet": Text("台账表", "ledger sheet"),
    "member or household": Text("党员或住户", "member or household"),
    "member or employer": Text("党员或单位", "member or employer"),
}
"""Titles of the column that holds the subject, by kind; a kind not named here is 对象."""

_SUBJECT = Text("对象", "subject")


def subject_title(kind: str, language: Language) -> str:
    """Title of the column with the subject of a question."""
    return SUBJECTS.get(kind, _SUBJECT).say(language)


def say(word: str, language: Language, **values: object) -> str:
    """Say one of `WORDS`; KeyError if there is no such word or a value is missing."""
    return WORDS[word].say(language).format(**values)
