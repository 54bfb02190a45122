"""What happens in a random street between the sheets of one day and those of the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.oracle.columns import CARD
from tests.oracle.invention import (
    add_branch,
    add_household,
    add_member,
    add_responsibility,
    call,
    elect,
    group_in,
    home,
    instruct,
    keeper,
    look_over,
    make_odd,
    place,
    plots,
    retire,
    some_plots,
    stated_households,
    status,
    unit_keepers,
    use,
    visit,
    workplace,
)
from tests.oracle.joint_invention import CHANGES as JOINT_CHANGES
from tests.oracle.truth import Cells, Truth

Change = Callable[[Truth], None]

_NAMING = ("党组织名称", "上级党组织", "包片党支部", "所在党支部", "党支部", "主办", "参加单位",
           "发起方", "甲方", "乙方", "提出方", "名称", "报告主体")  # fmt: skip
"""Columns in which the name of a branch may stand."""

_DEPARTURE = ("所在党支部", "所在党小组", "离开日期", "离开原因")


def change(truth: Truth) -> None:
    """Between eight and thirty things happen before `Truth.today`."""
    for _ in range(truth.chance.randint(8, 30)):
        truth.one_of(_CHANGES)(truth)


def _patch_changes_hands(truth: Truth) -> None:
    row = truth.one_of(truth.rows["片区"])
    branches = truth.names("党组织", "党组织名称", 类型="党支部")
    taker = truth.one_of([*branches, "", ""])
    if taker == row["包片党支部"]:
        return
    near = str(truth.around(truth.today, 20, 40))
    row["包片党支部"], row["结束日期"] = taker, ""
    row["开始日期"] = truth.one_of(["", near]) if taker else ""


def _patch_is_given_up(truth: Truth) -> None:
    row = truth.one_of(truth.rows["片区"])
    if row["包片党支部"] and row["开始日期"] and not row["结束日期"]:
        row["结束日期"] = _end_after(truth, row["开始日期"])


def _building_is_redrawn(truth: Truth) -> None:
    row = truth.one_of(truth.rows["楼栋"])
    column, names = truth.one_of(plots(truth, row["社区"]).items())
    row[column] = some_plots(truth, names)


def _household_changes_use(truth: Truth) -> None:
    if truth.rows["住户"]:
        truth.one_of(truth.rows["住户"])["使用方式"] = use(truth)


def _household_appears(truth: Truth) -> None:
    building = truth.one_of(truth.rows["楼栋"])
    newest = max([400, *map(int, truth.names("住户", "室号"))])
    add_household(truth, building, "1单元", str(newest + 1))


def _household_is_called_at(truth: Truth) -> None:
    if truth.rows["包户"]:
        near = str(truth.around(truth.today, 50, 2))
        truth.one_of(truth.rows["包户"])["最近联系日期"] = near


def _household_is_looked_over(truth: Truth) -> None:
    if truth.rows["住户"]:
        row = truth.one_of(truth.rows["住户"])
        for part in CARD:
            row[part] = ""
        look_over(truth, row, 0.7)


def _grid_changes_hands(truth: Truth) -> None:
    row = truth.one_of(truth.rows["网格"])
    row["网格员"], row["开始日期"] = keeper(truth), ""
    if row["网格员"] and truth.happens(0.5):
        row["开始日期"] = str(truth.around(truth.today, 40, 40))


def _keepers_change(truth: Truth) -> None:
    truth.one_of(truth.rows["片区"])["包片委员"] = keeper(truth)
    building = truth.one_of(truth.rows["楼栋"])
    told = {"楼栋长": keeper(truth), "单元长": unit_keepers(truth)}
    if truth.happens(0.3):
        told["单元数"] = truth.one_of("123")
    # A building of several rows is one building: rows that gainsay each other would be refused.
    for row in truth.alike("楼栋", building, "社区", "小区", "楼号"):
        row.update(told)


def _committee_counts_again(truth: Truth) -> None:
    if truth.rows["治理"]:
        # The row of the body itself: those of its parts say nothing of its size.
        bodies = [row for row in truth.rows["治理"] if row["机构"] == "居委会" and not row["下设"]]
        truth.one_of(bodies)["户数"] = stated_households(truth)


def _area_is_retired(truth: Truth) -> None:
    retire(truth, truth.one_of(truth.rows["区划"]))


def _community_is_moved(truth: Truth) -> None:
    streets = truth.names("区划", "代码", 级别="街道")
    truth.one_of([row for row in truth.rows["区划"] if row["级别"] == "社区"])["上级代码"] = (
        truth.one_of(streets)
    )


def _branch_appears(truth: Truth) -> None:
    name = f"新{len(truth.rows['党组织'])}党支部"
    above = truth.one_of(truth.names("党组织", "党组织名称", 类型="党委"))
    add_branch(truth, name, above)


def _organisation_is_abolished(truth: Truth) -> None:
    row = truth.one_of(truth.rows["党组织"][1:])
    if row["类型"] in ("党支部", "党小组") and not row["撤销日期"]:
        row["撤销日期"] = str(truth.around(truth.today, 40, 40))


def _branch_moves(truth: Truth) -> None:
    row = truth.one_of([one for one in truth.rows["党组织"] if one["类型"] == "党支部"])
    row["上级党组织"] = truth.one_of(truth.names("党组织", "党组织名称", 类型="党委"))


def _branch_takes_another_root(truth: Truth) -> None:
    row = truth.one_of([one for one in truth.rows["党组织"] if one["类型"] == "党支部"])
    if row["所在单位"]:
        roots = [*row["所在单位"].split("、"), truth.one_of(truth.names("单位", "单位名称"))]
        row["所在单位"], row["设置形式"] = "、".join(dict.fromkeys(roots)), "联合"


def _branch_is_renamed(truth: Truth) -> None:
    row = truth.one_of([one for one in truth.rows["党组织"] if one["类型"] == "党支部"])
    old, new = row["党组织名称"], f"{row['党组织名称'][:2]}联合党支部"
    if not row["组织代码"] or new in truth.names("党组织", "党组织名称"):
        return
    for kind in truth.rows:
        for one in truth.rows[kind]:
            for column in _NAMING:
                names = one.get(column, "").split("、")
                if old in names:
                    one[column] = "、".join(new if name == old else name for name in names)


def _member_moves(truth: Truth) -> None:
    movers = [row for row in truth.rows["党员"] if row["公民身份证号"] in truth.movers]
    busy = [row for row in movers if truth.names("包户", "身份证号", 身份证号=row["公民身份证号"])]
    if movers:
        row = truth.one_of(busy or movers)
        row["所在党支部"] = truth.one_of(truth.names("党组织", "党组织名称", 类型="党支部"))
        row["所在党小组"] = group_in(truth, row["所在党支部"])


def _member_changes_group(truth: Truth) -> None:
    row = truth.one_of(truth.rows["党员"])
    row["所在党小组"] = group_in(truth, row["所在党支部"])


def _member_becomes_odd(truth: Truth) -> None:
    row = truth.one_of(truth.rows["党员"])
    if not (row["离开日期"] or row["离开原因"] or row["失去联系日期"]):
        make_odd(truth, row)


def _leavers(truth: Truth) -> list[Cells]:
    return [row for row in truth.rows["党员"] if row["离开日期"] or row["离开原因"]]


def _departure_is_corrected(truth: Truth) -> None:
    if leavers := _leavers(truth):
        row = truth.one_of(leavers)
        row["离开日期"] = str(truth.around(truth.today, 60, 60))
        if truth.happens(0.2):
            row["离开原因"] = truth.weighted(转出=2, 去世=1, 出党=1)


def _leaver_is_listed_again(truth: Truth) -> None:
    """By another branch, mostly; that is a return, but from death. Or by his own: says nothing."""
    if movers := [row for row in _leavers(truth) if row["公民身份证号"] in truth.movers]:
        row = truth.one_of(movers)
        truth.departures.append((row, {name: row[name] for name in _DEPARTURE}))
        if truth.happens(0.8):
            row["所在党支部"] = truth.one_of(truth.names("党组织", "党组织名称", 类型="党支部"))
            row["所在党小组"] = group_in(truth, row["所在党支部"])
        row["离开日期"] = row["离开原因"] = ""


def _old_branch_tells_again(truth: Truth) -> None:
    """Of a member who is back: the branch that he had left still lists him as gone."""
    if truth.departures:
        row, told = truth.one_of(truth.departures)
        row.update(told)


def _member_is_found(truth: Truth) -> None:
    odd = [row for row in truth.rows["党员"] if row["失去联系日期"] or row["是否失联"] == "是"]
    if odd:
        row = truth.one_of(odd)
        row["失去联系日期"], row["是否失联"] = "", truth.weighted(否=2, 空=1)


def _member_recovers(truth: Truth) -> None:
    odd = [row for row in truth.rows["党员"] if row["免包原因"] or row["党籍状态"] == "停止"]
    if odd:
        row = truth.one_of(odd)
        row["免包原因"] = ""
        row["党籍状态"] = "正常" if row["党籍状态"] else ""


def _member_is_confirmed(truth: Truth) -> None:
    truth.one_of(truth.rows["党员"])["人员类别"] = truth.weighted(正式=3, 预备=1)


def _member_works_elsewhere(truth: Truth) -> None:
    truth.one_of(truth.rows["党员"])["工作单位"] = workplace(truth)


def _member_moves_house(truth: Truth) -> None:
    truth.one_of(truth.rows["党员"])["家庭住址"] = home(truth)


def _employer_moves(truth: Truth) -> None:
    """Within its community where that is said, for it may be part of what the employer is."""
    row = truth.one_of(truth.rows["单位"])
    near = [one for one in truth.rows["楼栋"] if row["社区"] in ("", one["社区"])]
    if near:
        row.update(place(truth, truth.one_of(near)))


def _post_changes(truth: Truth) -> None:
    if truth.rows["包户"]:
        chosen, post = truth.one_of(truth.rows["包户"]), truth.weighted(空=1, A=2, B=2)
        # A sheet without days does not tell what was resumed from what was before.
        who = ("党员姓名", "身份证号", "社区", "小区", "楼栋", "单元", "室号")
        for row in truth.alike("包户", chosen, *who):
            row["岗位"] = post


def _responsibility_ends(truth: Truth) -> None:
    running = [row for row in truth.rows["包户"] if not row["结束日期"]]
    if running:
        row = truth.one_of(running)
        row["结束日期"] = _end_after(truth, row["开始日期"])


def _responsibility_is_resumed(truth: Truth) -> None:
    over = [row for row in truth.rows["包户"] if row["结束日期"]]
    if over:
        old = truth.one_of(over)
        start = truth.around(max(date.fromisoformat(old["结束日期"]), truth.today), -1, 30)
        again: Cells = {**old, "开始日期": str(start), "结束日期": ""}
        if again not in truth.rows["包户"]:
            truth.rows["包户"].append(again)


def _end_after(truth: Truth, start: str) -> str:
    """An end: after the start, or after today where no start is given."""
    if not start:
        return str(truth.around(truth.today, -1, 60))
    return str(
        max(truth.around(truth.today, 30, 60), truth.around(date.fromisoformat(start), -1, 9))
    )


def _employer_changes_status(truth: Truth) -> None:
    truth.one_of(truth.rows["单位"])["状态"] = status(truth)


def _employer_changes_instructor(truth: Truth) -> None:
    instruct(truth, truth.one_of(truth.rows["单位"]))


def _employer_is_visited(truth: Truth) -> None:
    if instructed := [row for row in truth.rows["单位"] if row["党建指导员"]]:
        visit(truth, truth.one_of(instructed))


def _organisation_holds_an_election(truth: Truth) -> None:
    elect(truth, truth.one_of(truth.rows["党组织"]))


def _employer_changes_organisation(truth: Truth) -> None:
    row = truth.one_of(truth.rows["单位"])
    branches = truth.names("党组织", "党组织名称", 类型="党支部")
    row["党组织名称"] = truth.one_of(["", *branches])
    row["组建方式"] = ""


_CHANGES: tuple[Change, ...] = (
    _patch_changes_hands,
    _patch_is_given_up,
    _building_is_redrawn,
    _household_changes_use,
    _household_appears,
    _household_is_called_at,
    _household_is_called_at,
    _household_is_looked_over,
    _grid_changes_hands,
    _keepers_change,
    _keepers_change,
    _committee_counts_again,
    _area_is_retired,
    _community_is_moved,
    _branch_appears,
    _organisation_is_abolished,
    _branch_moves,
    _branch_takes_another_root,
    _branch_is_renamed,
    _member_moves,
    _member_moves,
    _member_moves,
    _member_changes_group,
    _member_becomes_odd,
    _member_becomes_odd,
    _departure_is_corrected,
    _leaver_is_listed_again,
    _leaver_is_listed_again,
    _old_branch_tells_again,
    _member_is_found,
    _member_recovers,
    _member_is_confirmed,
    _member_works_elsewhere,
    _member_moves_house,
    _employer_moves,
    _responsibility_ends,
    _responsibility_is_resumed,
    _post_changes,
    _post_changes,
    call,
    call,
    add_responsibility,
    add_responsibility,
    add_member,
    _employer_changes_status,
    _employer_changes_instructor,
    _employer_is_visited,
    _organisation_holds_an_election,
    _organisation_holds_an_election,
    _employer_changes_organisation,
    *JOINT_CHANGES,
)
