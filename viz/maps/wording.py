"""What the maps say, in both languages; what the report says too stands in `viz.wording`."""

from __future__ import annotations

from typing import Final

from graph.language import Language, Text
from viz.maps.joint_words import WORDS as JOINT
from viz.wording import WORDS as REPORT

WORDS: Final = {
    "responsibility": Text("责任链图", "Map of responsibility"),
    "coverage_map": Text("覆盖图", "Map of coverage"),
    # The finding.
    "finding_gap": Text("{gap:,} 户", "{gap:,}"),
    "finding_before": Text("{occupied:,} 户在住，", "Of {occupied:,} occupied households, "),
    "finding_after": Text("没有完整责任链", " have no whole chain"),
    "finding_first": Text("，先看{place}：{n:,} 户{why}", "; first {place}: {n:,} {why}"),
    "finding_mostly": Text("，多为{why}", ", mostly: {why}"),
    "finding_all": Text("，{why}", ": {why}"),
    "finding_whole": Text("户户责任链完整", "every one has a whole chain"),
    "finding_uncovered": Text("还没有党员联系", " have no member yet"),
    "finding_covered": Text("户户有党员联系", "every one has a member"),
    "finding_parts": Text(
        "{gap:,} = 没有党员 {none:,} + 有党员而断链 {broken:,}",
        "{gap:,} = no member {none:,} + member, but chain broken {broken:,}",
    ),
    "finding_levels": Text(
        "{gap:,} = 有支部包片 {l1:,} + 无支部包片 {l0:,}",
        "{gap:,} = patch taken {l1:,} + patch not taken {l0:,}",
    ),
    # States of a flat.
    "whole_chain": Text("链条完整", "chain whole"),
    "link_1": Text("断链：党员未编入现有党小组", "broken: member in no current group"),
    "link_2": Text("断链：党小组没有现存的上级党支部", "broken: the group has no current branch"),
    "link_3": Text("断链：楼栋未落片", "broken: the building is in no patch"),
    "link_4": Text("断链：片区没有支部包", "broken: no branch has the patch"),
    "link_5": Text("断链：党员所在支部未包该片", "broken: the member's branch has not the patch"),
    "no_member": Text("没有党员联系", "no member answers"),
    "vacant": Text("空房（不计）", "vacant (not counted)"),
    "shop": Text("底商（不计）", "shop (not counted)"),
    "other_use": Text("其他（不计）", "other (not counted)"),
    # The tiles of the network.
    "hole": Text("缺口", "gap"),
    "hole_taker": Text("缺口 无支部包", "gap: no branch"),
    "hole_patch": Text("缺口 未落片", "gap: in no patch"),
    "unplaced": Text("未落片的楼栋", "buildings in no patch"),
    "row_1": Text("缺口 未编组", "gap: no current group"),
    "row_2": Text("缺口 组无支部", "gap: no branch"),
    "row_3": Text("缺口 楼未落片", "gap: no patch"),
    "row_4": Text("缺口 片无支部", "gap: not taken"),
    "row_5": Text("缺口 跨片", "gap: other patch"),
    "row_none": Text("缺口 无党员", "gap: no member"),
    "row_idle": Text("没有人包户", "nobody answers"),
    "households": Text("{n:,} 户", "{n:,}"),
    "members": Text("{n} 人", "{n}"),
    "missing": Text("缺{n}", "−{n}"),
    "no_flats": Text("无住户", "none"),
    "member_title": Text(
        "{name} · {group} · 在这里包 {n:,} 户", "{name} · {group} · answers for {n:,} here"
    ),
    "block_title": Text(
        "{name}：链条完整 {whole:,} / {occupied:,} 户；断链 {broken:,}，没有党员 {none:,}",
        "{name}: whole {whole:,} of {occupied:,}; broken {broken:,}, no member {none:,}",
    ),
    "tile_title": Text(
        "{name}：{gap:,} / {occupied:,} 户没有完整责任链",
        "{name}: {gap:,} of {occupied:,} without a whole chain",
    ),
    # The list of gaps and the panel.
    "gaps": Text("缺口在哪里", "Where the gaps are"),
    "gaps_note": Text("按户数排；点楼栋看每一户", "by households; a building opens its flats"),
    "gaps_none": Text("没有缺口。", "No gap."),
    "gap_0": Text("没有党员联系", "no member answers"),
    "gap_1": Text("党员未编入现有党小组", "member in no current group"),
    "gap_2": Text("党小组没有支部", "group without a branch"),
    "gap_3": Text("楼栋未落片", "building in no patch"),
    "gap_4": Text("片区没有支部包", "no branch has the patch"),
    "gap_5": Text("党员跨片包户", "member of another patch's branch"),
    "act_0": Text("包片党支部落实党员", "the patch's branch finds a member"),
    "act_1": Text("所在党支部编入小组", "the branch puts them into a group"),
    "act_2": Text("上级党组织明确小组隶属", "the organisation above settles the group"),
    "act_3": Text("居委会把楼栋划入片区", "the residents' committee assigns a patch"),
    "act_4": Text("社区党委指定包片支部", "the community's committee names a branch"),
    "act_5": Text("两个支部商定接手或改片", "the two branches settle who takes over"),
    "more": Text("另 {n} 处", "{n} more"),
    "all_blocks": Text("表：全部 {n:,} 处（同样内容）", "Table: all {n:,} (same content)"),
    "place": Text("楼栋", "building"),
    "patch": Text("片区", "patch"),
    "whole_of": Text("完整 / 在住", "whole / occupied"),
    "covered_of": Text("有党员 / 在住", "member / occupied"),
    "lacking": Text("缺", "gaps"),
    "close": Text("收起", "close"),
    "map_label": Text(
        "责任链图。用方向键在楼栋之间走，回车看每一户；右边的表有同样内容。",
        "Map of responsibility. Arrow keys walk the buildings, Enter opens one; the table beside "
        "it has the same content.",
    ),
    "legend": Text("图例", "Legend"),
    "legend_whole": Text("完整的链", "whole chain"),
    "legend_broken": Text("断掉的一环（虚线）", "broken link (dashed)"),
    "legend_member": Text("● 一名党员（姓名脱敏，指到才显示）", "● one member (masked)"),
    "legend_block": Text(
        "楼栋：蓝 完整，疏斜纹 断链，密斜纹 没有党员（缺两成以上才连虚线）",
        "building: blue whole, sparse hatch broken, dense no member (dashed to it from a fifth)",
    ),
    "legend_patch": Text(
        "片区：蓝 完整，疏斜纹 断链，密斜纹 没有党员",
        "patch: blue whole, sparse hatch broken, dense no member",
    ),
    "narrow": Text("看到门：加 --scope 社区名", "down to the door: add --scope COMMUNITY"),
    # Coverage.
    "coverage_note": Text(
        "一小格一户，横排单元，竖排楼层；缺得多的在前",
        "one cell, one household; stairwells side by side, floors upwards; worst first",
    ),
    "street_note": Text(
        "一块一栋楼，各层次的份额由下往上，斜纹 = 没有党员；缺得多的在前",
        "one block, one building; its levels from below, hatched = without a member; worst first",
    ),
    "no_grid": Text("未落格", "in no grid"),
    "unknown_community": Text("未注明社区", "no community"),
    "taken_over": Text("{name}（并入{holder}）", "{name} (now {holder})"),
    # Ground that is claimed twice.
    "twice": Text("重复", "double"),
    "twice_after": Text("（重复）", " (double)"),
    "claimed": Text("几处都认领：{places}", "claimed by several: {places}"),
    "doubles_grid": Text(
        "{n:,} 栋楼不止一个网格认领（“重复”），各网格的数都算它，合计只算一次（见 G05）。",
        "{n:,} buildings are claimed by several grids (“double”): each grid counts them, "
        "totals once (G05).",
    ),
    "doubles_patch": Text(
        "{n:,} 栋楼不止一个片区认领（“重复”），各片区的数都算它，合计只算一次（见 G05）。",
        "{n:,} buildings are claimed by several patches (“double”): each patch counts them, "
        "totals once (G05).",
    ),
    "doubles_in": Text("含重复 {n:,} 栋", "{n:,} double"),
    "uncovered_of": Text("没有党员 / 在住", "no member / occupied"),
    "open_block": Text(
        "{name}：没有党员 {gap:,} / {occupied:,} 户", "{name}: no member {gap:,} of {occupied:,}"
    ),
    "grids": Text("{n:,} 个网格", "{n:,} grids"),
    "no_blocks": Text("没有楼栋", "no buildings"),
    "stray": Text("，另有未落格的楼栋 {n:,} 栋", ", and {n:,} buildings in none"),
    "pick": Text("点一栋楼，看每一户。", "Choose a building to see its flats."),
}


def say(word: str, language: Language, **values: object) -> str:
    """Say one of `WORDS`, of those of joint work or of the report's; KeyError if there is none."""
    text = WORDS.get(word) or JOINT.get(word) or REPORT[word]
    return text.say(language).format(**values)
