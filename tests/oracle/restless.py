"""What changes only in restless streets: rare in life, but it tells wrong questions apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.oracle.invention import elect, instruct, leave, place, plots, retire, status, use
from tests.oracle.joint_invention import CHANGES as JOINT_CHANGES
from tests.oracle.joint_invention import LATER, hold_all
from tests.oracle.truth import Cells, Truth

_GROWING = 5
"""How many branches may become another kind of organisation: those that every street has."""

_FEWEST = 4
"""How many buildings and employers a street keeps at least."""

_OTHER_EVENTS = ("主题党日", "听证会", "评议会")


def stir(truth: Truth) -> None:
    """Between thirty and fifty of these things happen before `Truth.today`."""
    for _ in range(truth.chance.randint(30, 50)):
        truth.one_of(_CHANGES)(truth)


def _branches(truth: Truth) -> list[Cells]:
    """Organisations that are neither committees of the first day nor groups."""
    return [one for one in truth.rows["党组织"] if one["类型"] != "党小组" and one["上级党组织"]]


def _groups(truth: Truth) -> list[Cells]:
    return [one for one in truth.rows["党组织"] if one["类型"] == "党小组"]


def _above_groups(truth: Truth) -> list[str]:
    return [one["党组织名称"] for one in truth.rows["党组织"] if one["类型"] != "党小组"]


def _organisation_changes_kind(truth: Truth) -> None:
    """A branch that grew, or shrank again; all of the first day's sheets call it a branch."""
    known = _once_branches(truth)
    grown = [one for one in _branches(truth) if one["党组织名称"] in known[:_GROWING]]
    truth.one_of(grown)["类型"] = truth.weighted(党支部=2, 党总支=1, 党委=1)


def _coded_group_appears(truth: Truth) -> None:
    """A group that a code tells: it may become a branch and stay the same organisation."""
    serial = len(truth.rows["党组织"])
    truth.add(
        "党组织",
        党组织名称=f"骨干{serial}组",
        组织代码=f"064010600{serial:03d}",
        类型="党小组",
        上级党组织=truth.one_of(_once_branches(truth)),
    )


def _coded_group_grows(truth: Truth) -> None:
    """Into a branch, or the branch that it became is a group again."""
    if coded := [one for one in truth.rows["党组织"] if one["党组织名称"].startswith("骨干")]:
        row = truth.one_of(coded)
        row["类型"] = "党支部" if row["类型"] == "党小组" else "党小组"


def _organisation_changes_form(truth: Truth) -> None:
    truth.one_of(_branches(truth))["设置形式"] = truth.weighted(单独=3, 联合=3, 区域=2)


def _organisation_moves_community(truth: Truth) -> None:
    communities = truth.names("区划", "名称", 级别="社区")
    row = truth.one_of([one for one in truth.rows["党组织"] if one["类型"] != "党小组"])
    row["所属社区"] = truth.one_of([*communities, ""])


def _organisation_changes_roots(truth: Truth) -> None:
    employers = truth.names("单位", "单位名称")
    truth.one_of(_branches(truth))["所在单位"] = "、".join(truth.some_of(employers, 0, 2))


def _organisation_is_dissolved_otherwise(truth: Truth) -> None:
    row = truth.one_of(_branches(truth))
    row["撤销日期"] = str(truth.around(truth.today, 60, 60))


def _organisation_is_founded_otherwise(truth: Truth) -> None:
    """It may be one that is listed before it is founded."""
    row = truth.one_of([*_branches(truth), *_groups(truth)])
    row["成立日期"] = str(truth.around(truth.today, 90, 90))


def _area_is_retired_otherwise(truth: Truth) -> None:
    retire(truth, truth.one_of(truth.rows["区划"]))


def _organisation_is_renewed(truth: Truth) -> None:
    elect(truth, truth.one_of(truth.rows["党组织"]))


def _organisation_is_put_under_another(truth: Truth) -> None:
    row = truth.one_of(_branches(truth))
    others = [name for name in _above_groups(truth) if name.endswith(("党委", "党工委"))]
    row["上级党组织"] = truth.one_of([name for name in others if name != row["党组织名称"]])


def _committees(truth: Truth) -> list[Cells]:
    """The committees of communities."""
    return [one for one in _branches(truth) if one["党组织名称"].endswith("社区党委")]


def _committee_is_one_no_more(truth: Truth) -> None:
    """A community's committee roots in an employer, or is of another kind; or is one again."""
    row = truth.one_of(_committees(truth))
    if truth.happens(0.5):
        row["类型"] = truth.weighted(党委=2, 党总支=1)
    else:
        row["所在单位"] = truth.one_of([*truth.names("单位", "单位名称")[:2], "", ""])


def _building_is_drawn_anew(truth: Truth) -> None:
    """Into none, one or two grids and patches, each as likely."""
    row = truth.one_of(truth.rows["楼栋"])
    for column, names in plots(truth, row["社区"]).items():
        row[column] = "、".join(truth.some_of(names, *truth.one_of([(0, 0), (1, 1), (2, 2)])))


def _building_is_torn_down(truth: Truth) -> None:
    """No sheet lists it any more, nor, mostly, its doors; a whole one ends it."""
    gone = truth.one_of(truth.rows["楼栋"])
    rows = truth.alike("楼栋", gone, "社区", "小区", "楼号")
    left = [one for one in truth.rows["楼栋"] if one not in rows]
    if len(left) < _FEWEST:
        return
    truth.rows["楼栋"] = left
    if truth.happens(0.7):
        doors = truth.rows["住户"]
        where = [gone[column] for column in ("社区", "小区", "楼号")]
        kept = [one for one in doors if [one["社区"], one["小区"], one["楼栋"]] != where]
        truth.rows["住户"] = kept or doors


def _employer_is_listed_no_more(truth: Truth) -> None:
    if len(truth.rows["单位"]) > _FEWEST:
        truth.rows["单位"].remove(truth.one_of(truth.rows["单位"]))


def _households_change_use(truth: Truth) -> None:
    for row in truth.some_of(truth.rows["住户"], 2, 5):
        row["使用方式"] = use(truth)


def _employers_change_status(truth: Truth) -> None:
    for row in truth.some_of(truth.rows["单位"], 1, 2):
        row["状态"] = status(truth)


def _employer_is_instructed_otherwise(truth: Truth) -> None:
    instruct(truth, truth.one_of(truth.rows["单位"]))


def _office_is_left_alone(truth: Truth) -> None:
    """By all who reached an employer in it, or by all but those who reach one."""
    offices = [one["楼号"] for one in truth.rows["楼栋"] if one["楼号"].endswith("大厦")]
    if not offices:
        return
    name = truth.one_of(offices)
    inside = [one for one in truth.rows["单位"] if name in (one["楼栋"], one["地址"][-len(name) :])]
    alone = inside[truth.chance.randint(0, 1) :]
    for row in alone:
        row["党建指导员"] = row["指导员电话"] = row["最近走访日期"] = row["党组织名称"] = ""
    names = {row["单位名称"] for row in alone}
    for row in _branches(truth):
        row["所在单位"] = "、".join(one for one in row["所在单位"].split("、") if one not in names)


def _employer_is_covered_otherwise(truth: Truth) -> None:
    names = truth.names("党组织", "党组织名称", 类型="党支部")
    truth.one_of(truth.rows["单位"])["党组织名称"] = truth.one_of([*names, "", ""])


def _movers(truth: Truth) -> list[Cells]:
    return [one for one in truth.rows["党员"] if one["公民身份证号"] in truth.movers]


def _mover_leaves(truth: Truth) -> None:
    if staying := [one for one in _movers(truth) if not (one["离开日期"] or one["离开原因"])]:
        leave(truth, truth.one_of(staying))


def _mover_is_back(truth: Truth) -> None:
    if gone := [one for one in _movers(truth) if one["离开日期"] or one["离开原因"]]:
        row = truth.one_of(gone)
        row["离开日期"] = row["离开原因"] = row["所在党小组"] = ""
        row["所在党支部"] = truth.one_of(_once_branches(truth))


def _member_is_exempted(truth: Truth) -> None:
    row = truth.one_of(truth.rows["党员"])
    row["免包原因"] = "" if row["免包原因"] else "有病"


def _member_is_suspended(truth: Truth) -> None:
    truth.one_of(truth.rows["党员"])["党籍状态"] = truth.weighted(停止=1, 正常=1)


def _organisation_claims_otherwise(truth: Truth) -> None:
    """A group, mostly; what a branch claims is not claimed by a group."""
    names = [(one["小区"] or one["社区"]) + one["楼号"] for one in truth.rows["楼栋"]]
    row = truth.one_of(_groups(truth) * 3 + _branches(truth))
    row["负责楼栋"] = "、".join(dict.fromkeys(truth.some_of(names, 0, 3)))


def _once_branches(truth: Truth) -> list[str]:
    """Branches, and what once was one: a ledger may go on naming it as such."""
    named = [one["党组织名称"] for one in _branches(truth)]
    return [name for name in named if name.endswith("党支部")]


def _patch_is_taken_by_any(truth: Truth) -> None:
    row = truth.one_of(truth.rows["片区"])
    row["包片党支部"] = truth.one_of([*_once_branches(truth), ""])
    row["开始日期"] = row["结束日期"] = ""


def _member_belongs_anywhere(truth: Truth) -> None:
    if movers := _movers(truth):
        row = truth.one_of(movers)
        row["所在党支部"], row["所在党小组"] = truth.one_of(_once_branches(truth)), ""


def _member_works_for_one_of_few(truth: Truth) -> None:
    employers = truth.names("单位", "单位名称")[:3]
    truth.one_of(truth.rows["党员"])["工作单位"] = truth.one_of([*employers, ""])


def _member_changes_category(truth: Truth) -> None:
    truth.one_of(truth.rows["党员"])["人员类别"] = truth.weighted(正式=1, 预备=1)


def _employer_changes_kind(truth: Truth) -> None:
    kind = truth.weighted(非公企业=3, 社会组织=3, 机关=2, 国企=1)
    truth.one_of(truth.rows["单位"])["类型"] = kind


def _employer_is_counted_again(truth: Truth) -> None:
    row = truth.one_of(truth.rows["单位"])
    row["正式党员数"] = truth.one_of(["0", "1", "2", "3", "5"])
    row["未建原因"] = truth.weighted(应建未建=1, 有党员但不符合条件=1, 无党员=1)


def _employer_moves_far(truth: Truth) -> None:
    """To another community: that is no part of what an employer with a code is."""
    if coded := [one for one in truth.rows["单位"] if one["统一社会信用代码"]]:
        row, building = truth.one_of(coded), truth.one_of(truth.rows["楼栋"])
        row.update(place(truth, building))
        unique = bool(row["楼栋"] or building["楼号"] in row["地址"])
        row["社区"] = "" if unique and truth.happens(0.5) else building["社区"]


def _building_changes_kind(truth: Truth) -> None:
    chosen, kind = truth.one_of(truth.rows["楼栋"]), truth.weighted(住宅=3, 商住=3, 商务楼宇=3)
    for row in truth.alike("楼栋", chosen, "社区", "小区", "楼号"):
        row["类型"] = kind


def _another_event(truth: Truth) -> None:
    """An event that is no joint work, of two who may have nothing else in common."""
    communities = truth.names("区划", "名称", 级别="社区")
    anybody = [*truth.names("单位", "单位名称"), *_above_groups(truth), *communities]
    one, other = truth.some_of(anybody, 2, 2)
    kind = truth.one_of(_OTHER_EVENTS)
    truth.add(
        "活动",
        日期=str(truth.around(truth.today, 90, 20)),
        名称=f"另{len(truth.rows['活动']) + 1}次{kind}",
        类别=kind,
        社区=truth.one_of([*communities, ""]),
        主办=one,
        参加单位=other,
        发起方=truth.one_of([one, other]),
    )


def _item_is_due_otherwise(truth: Truth) -> None:
    if truth.rows["清单"]:
        row = truth.one_of(truth.rows["清单"])
        begun = date.fromisoformat(row["开始日期"]) if row["开始日期"] else truth.today
        row["到期日期"] = str(max(truth.around(truth.today, 60, 60), begun + LATER))


def _report_is_taken_back(truth: Truth) -> None:
    if truth.rows["报告"]:
        row = truth.one_of(truth.rows["报告"])
        due = date.fromisoformat(row["应报日期"])
        row["日期"] = "" if row["日期"] else str(truth.around(due, 9, 9))


def _event_is_told_otherwise(truth: Truth) -> None:
    """Who started it, or where it was: a later sheet corrects what an earlier one said."""
    if not truth.rows["活动"]:
        return
    row = truth.one_of(truth.rows["活动"])
    if truth.chance.random() < 0.5:
        parties = [one for one in f"{row['主办']}、{row['参加单位']}".split("、") if one]
        row["发起方"] = truth.one_of(parties)
    else:
        row["社区"] = truth.one_of(truth.names("区划", "名称", 级别="社区"))


_CHANGES: tuple[Callable[[Truth], None], ...] = (
    _organisation_changes_kind,
    _coded_group_appears,
    _coded_group_grows,
    _coded_group_grows,
    _organisation_changes_form,
    _organisation_moves_community,
    _organisation_moves_community,
    _organisation_changes_roots,
    _organisation_changes_roots,
    _organisation_changes_roots,
    _organisation_is_founded_otherwise,
    _organisation_is_founded_otherwise,
    _organisation_is_dissolved_otherwise,
    _organisation_is_dissolved_otherwise,
    _organisation_is_renewed,
    _area_is_retired_otherwise,
    _organisation_is_put_under_another,
    _committee_is_one_no_more,
    _building_is_torn_down,
    _employer_is_listed_no_more,
    _building_is_drawn_anew,
    _building_is_drawn_anew,
    _area_is_retired_otherwise,
    _households_change_use,
    _households_change_use,
    _employers_change_status,
    _employers_change_status,
    _employer_is_instructed_otherwise,
    _office_is_left_alone,
    _office_is_left_alone,
    _employer_is_covered_otherwise,
    _employer_is_covered_otherwise,
    _mover_leaves,
    _mover_leaves,
    _mover_is_back,
    _mover_is_back,
    _member_is_exempted,
    _member_is_suspended,
    _organisation_claims_otherwise,
    _patch_is_taken_by_any,
    _member_belongs_anywhere,
    _member_works_for_one_of_few,
    _member_works_for_one_of_few,
    _member_changes_category,
    _employer_changes_kind,
    _employer_is_counted_again,
    _employer_moves_far,
    _employer_moves_far,
    _employer_moves_far,
    _building_changes_kind,
    hold_all,
    _another_event,
    _another_event,
    _event_is_told_otherwise,
    _event_is_told_otherwise,
    _item_is_due_otherwise,
    _report_is_taken_back,
    *JOINT_CHANGES,
)
"""What may happen beside the changes of any street."""
