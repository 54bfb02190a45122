"""What is done together in a random street, and the bodies of its communities: full of holes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from tests.oracle.joint import LINK_TYPES, MEETING
from tests.oracle.truth import Cells, Truth

WINDOWS = ("党员服务", "公共服务", "社会服务", "社会治理")
COMMITTEES = ("人民调解", "治安保卫", "公共卫生", "计划生育", "群众文化")
ITEMS = ("医保参保", "高龄津贴", "租房备案", "党费收缴", "老年助餐")
LATER = timedelta(days=1)


def work_together(truth: Truth) -> None:
    """Set up bodies, hold events, sign agreements, write lists, report."""
    for community in truth.names("区划", "名称", 级别="社区"):
        _set_up(truth, community)
    for _ in range(truth.chance.randint(10, 22)):
        hold(truth)
    for _ in range(truth.chance.randint(0, 2)):
        hold_all(truth)
    for _ in range(truth.chance.randint(2, 7)):
        sign(truth)
    for kind in ("资源", "需求"):
        for number in range(truth.chance.randint(1, 4)):
            _list(truth, kind, f"{kind}{number + 1}")
    for _ in range(truth.chance.randint(1, 4)):
        _project(truth)
    for _ in range(truth.chance.randint(1, 6)):
        report_in(truth)
    for _ in range(truth.chance.randint(3, 9)):
        _owe(truth)


# --- who ------------------------------------------------------------------------------------


def _regulars(truth: Truth) -> list[str]:
    """A few that meet again and again, so that pairs have more than one event."""
    committees = truth.names("党组织", "党组织名称", 类型="党委")
    branches = truth.names("党组织", "党组织名称", 类型="党支部")
    return [*committees[1:2], *branches[:2], *truth.names("单位", "单位名称")[:3]]


def _anybody(truth: Truth) -> list[str]:
    organisations = [row["党组织名称"] for row in truth.rows["党组织"] if row["类型"] != "党小组"]
    return [
        *organisations,
        *truth.names("单位", "单位名称"),
        *truth.names("区划", "名称", 级别="社区"),
        *dict.fromkeys(truth.names("治理", "名称")),
    ]


def _parties(truth: Truth, least: int, most: int) -> list[str]:
    among = _regulars(truth) if truth.happens(0.7) else list(dict.fromkeys(_anybody(truth)))
    return truth.some_of(among, least, most)


# --- events and agreements ------------------------------------------------------------------


def hold(truth: Truth) -> None:
    """Hold an event, mostly in the last year, sometimes after today."""
    kind = truth.one_of([*LINK_TYPES, *LINK_TYPES, MEETING, MEETING, MEETING, "主题党日"])
    _hold(truth, kind, _parties(truth, 2, 4))


def _hold(truth: Truth, kind: str, present: list[str]) -> None:
    organisers = 2 if len(present) > 2 and truth.happens(0.1) else 1
    starters = [*present, *present[:1] * 3, "", truth.one_of(_anybody(truth))]
    truth.add(
        "活动",
        日期=str(truth.around(truth.today, 420, 20)),
        名称=f"第{len(truth.rows['活动']) + 1}次{kind}",
        类别=kind,
        社区=_community(truth) if truth.happens(0.5) else "",
        主办="、".join(present[:organisers]),
        参加单位="、".join(present[organisers:]),
        发起方=truth.one_of(starters),
    )


def hold_all(truth: Truth) -> None:
    """One employer does all, or nearly all, link types in its community."""
    row = truth.one_of(truth.rows["单位"])
    community = row["社区"] or _community(truth)
    for kind in truth.some_of(LINK_TYPES, 5, 6):
        _hold(truth, kind, [row["单位名称"], community])


def _community(truth: Truth) -> str:
    return truth.one_of(truth.names("区划", "名称", 级别="社区"))


def sign(truth: Truth) -> None:
    """Sign an agreement of two, unless it is signed already."""
    pair = _parties(truth, 2, 2)
    if len(pair) < 2:
        return
    signed = truth.around(truth.today, 500, 40)
    row = truth.add("共建", 甲方=pair[0], 乙方=pair[1], 类别=truth.one_of(LINK_TYPES))
    row["签订日期"] = str(signed) if truth.happens(0.8) else ""
    if truth.happens(0.6):
        row["到期日期"] = str(max(truth.around(truth.today, 90, 200), signed + LATER))
    same = ("甲方", "乙方", "类别", "签订日期")
    if any(all(one[c] == row[c] for c in same) for one in truth.rows["共建"][:-1]):
        truth.rows["共建"].pop()


# --- lists ----------------------------------------------------------------------------------


def _list(truth: Truth, kind: str, name: str) -> Cells:
    start = truth.around(truth.today, 300, 30)
    return truth.add(
        "清单",
        清单=kind,
        名称=name,
        类别="服务",
        提出方=_parties(truth, 1, 1)[0],
        开始日期=str(start) if truth.happens(0.6) else "",
        到期日期=str(max(truth.around(truth.today, 60, 200), start + LATER))
        if truth.happens(0.4)
        else "",
        状态=_state(truth),
    )


def _state(truth: Truth) -> str:
    return truth.weighted(进行中=5, 未对接=1, 已完成=1, 已取消=1, 空=1)


def _project(truth: Truth) -> None:
    """A project that joins a resource and a need, or one of them."""
    row = _list(truth, "项目", f"项目{len(truth.rows['清单']) + 1}")
    for column, kind in (("对应资源", "资源"), ("对应需求", "需求")):
        if truth.happens(0.8):
            row[column] = truth.one_of(truth.names("清单", "名称", 清单=kind))


# --- reporting and reports ------------------------------------------------------------------


def report_in(truth: Truth) -> None:
    """An employer, a branch or a member reports to a community."""
    day = str(truth.around(truth.today, 200, 20))
    where = {"社区": _community(truth), "报到日期": day}
    if truth.happens(0.5):
        member = truth.one_of(truth.rows["党员"])
        who = {"名称": member["姓名"], "身份证号": member["公民身份证号"]}
        truth.add("报到", 对象="党员", **who, **where)
        return
    units = truth.names("单位", "单位名称") + truth.names("党组织", "党组织名称", 类型="党支部")
    truth.add("报到", 对象="单位", 名称=truth.one_of(units), **where)


def _owe(truth: Truth) -> None:
    due = truth.around(truth.today, 330, 60)
    truth.add(
        "报告",
        类别=truth.weighted(报告=3, 评议=1, 监督=1),
        名称=f"第{len(truth.rows['报告']) + 1}份报告",
        报告主体=truth.one_of(_anybody(truth)),
        应报日期=str(due),
        日期=str(truth.around(due, 9, 9)) if truth.happens(0.6) else "",
    )


# --- bodies ---------------------------------------------------------------------------------


def _set_up(truth: Truth, community: str) -> None:
    """一委一站一居 of a community; in some of them nothing is lacking."""
    whole = truth.happens(0.3)

    def kept(share: float) -> bool:
        return whole or truth.happens(share)

    if kept(0.85):
        truth.add("治理", 社区=community, 机构="社区党委", 名称=f"{community}一委")
    windows = [name for name in WINDOWS if kept(0.9)] if kept(0.9) else []
    if windows:
        _station(truth, community, windows)
    for name in dict.fromkeys(truth.names("治理", "名称", 社区=community, 机构="居委会")):
        staff = truth.weighted(空=5, **{"3": 1})
        for part in COMMITTEES:
            if kept(0.93):
                truth.add(
                    "治理", 社区=community, 机构="居委会", 名称=name, 下设=part, 工作人员数=staff
                )


def _station(truth: Truth, community: str, windows: list[str]) -> None:
    staff = truth.weighted(**{"空": 1, "8": 1, "10": 2, "12": 2, "15": 1, "16": 1})
    body = {"社区": community, "机构": "管理服务站", "名称": f"{community}管理服务站"}
    for window in windows:
        truth.add("治理", **body, 下设=window, 工作人员数=staff)
    for item in truth.some_of(ITEMS, 2, 5):
        usual = "是" if item in ITEMS[:2] else ""
        mark = truth.weighted(是=1, 否=1, 空=1) if truth.happens(0.15) else usual
        bound = truth.some_of(windows, *truth.one_of([(1, 1)] * 8 + [(2, 2)]))
        for window in bound if truth.happens(0.85) else [""]:
            truth.add("治理", **body, 下设=window, 工作人员数=staff, 办理事项=item, 是否一站式=mark)


# --- changes --------------------------------------------------------------------------------


def _agreement_ends(truth: Truth) -> None:
    running = [row for row in truth.rows["共建"] if not row["到期日期"]]
    if running:
        row = truth.one_of(running)
        signed = row["签订日期"]
        earliest = date.fromisoformat(signed) if signed else truth.today
        row["到期日期"] = str(max(truth.around(truth.today, 30, 90), earliest + LATER))


def _item_changes_state(truth: Truth) -> None:
    truth.one_of(truth.rows["清单"])["状态"] = _state(truth)


def _report_is_made(truth: Truth) -> None:
    owed = [row for row in truth.rows["报告"] if not row["日期"]]
    if owed:
        row = truth.one_of(owed)
        row["日期"] = str(truth.around(date.fromisoformat(row["应报日期"]), 5, 9))


def _staff_changes(truth: Truth) -> None:
    if truth.rows["治理"]:
        chosen = truth.one_of(truth.rows["治理"])
        staff = truth.one_of(("9", "10", "13", "15", "16"))
        for row in truth.alike("治理", chosen, "名称"):
            row["工作人员数"] = staff


def _item_is_marked(truth: Truth) -> None:
    rows = [row for row in truth.rows["治理"] if row["办理事项"]]
    if rows:
        chosen, mark = truth.one_of(rows), truth.weighted(是=2, 否=1)
        for row in truth.alike("治理", chosen, "社区", "办理事项"):
            row["是否一站式"] = mark


def _item_changes_window(truth: Truth) -> None:
    rows = [row for row in truth.rows["治理"] if row["办理事项"]]
    if rows:
        truth.one_of(rows)["下设"] = truth.one_of(["", *WINDOWS])


def _office_appears(truth: Truth) -> None:
    bodies = [row for row in truth.rows["治理"] if row["机构"] != "社区党委"]
    if bodies:
        row = truth.one_of(bodies)
        parts = WINDOWS if row["机构"] == "管理服务站" else COMMITTEES
        nothing = {"户数": "", "办理事项": "", "是否一站式": ""}
        new: Cells = {**row, **nothing, "下设": truth.one_of(parts)}
        if new not in truth.rows["治理"]:
            truth.rows["治理"].append(new)


CHANGES: tuple[Callable[[Truth], None], ...] = (
    hold,
    hold,
    hold,
    sign,
    report_in,
    _agreement_ends,
    _item_changes_state,
    _item_changes_state,
    _report_is_made,
    _report_is_made,
    _staff_changes,
    _item_is_marked,
    _item_changes_window,
    _office_appears,
)
"""What may happen between the sheets of one day and those of the next."""
