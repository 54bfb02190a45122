"""Builds 一委一站一居: a community's committee, its station with windows, residents' committees.

Which building a residents' committee serves stands in the ledger of buildings. The reports that
these bodies owe (三报告一评议一监督) are built here too.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from samples.identity import People
from samples.places import numeral
from samples.plants import Plan
from samples.world import Body, Building, Community, Office, Organisation, Report, Services

WINDOWS: Final = ("党员服务", "公共服务", "社会服务", "社会治理")
COMMITTEES: Final = ("人民调解", "治安保卫", "公共卫生", "计划生育", "群众文化")
COMMITTEE: Final = "社区党委"
STATION: Final = "管理服务站"
RESIDENTS: Final = "居委会"

# Window, class, items handled in one stop, the other items: 8 classes and 35 items, 10 in one stop.
_SERVICES: Final[tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...]] = (
    ("党员服务", "党群服务", ("组织关系转接", "流动党员登记"),
     ("党费收缴", "在职党员报到登记", "困难党员帮扶")),
    ("公共服务", "社会保障", ("居民医疗保险参保", "居民养老保险参保", "就业失业登记"),
     ("养老待遇资格认证", "灵活就业社保补贴申请")),
    ("公共服务", "民政救助", ("高龄津贴申领", "最低生活保障申请"),
     ("临时救助申请", "残疾人证申办", "特困供养申请")),
    ("公共服务", "卫生计生", ("生育服务登记",),
     ("独生子女父母奖励申请", "流动人口婚育证明", "健康档案建立")),
    ("公共服务", "住房保障", ("公租房申请初审",), ("住房补贴申请初审", "维修资金使用备案")),
    ("社会服务", "养老助残", (),
     ("居家养老服务登记", "老年助餐登记", "残疾人康复服务登记", "志愿者注册")),
    ("社会服务", "文化体育", ("文体活动室预约",), ("社区图书借阅", "兴趣班报名")),
    ("社会治理", "综合治理", (),
     ("流动人口登记", "出租房屋备案", "矛盾纠纷调解", "法律援助申请", "信访事项受理",
      "消防隐患上报")),
)  # fmt: skip
_UNBOUND: Final = ("综合治理", "消防隐患上报")
_TWICE: Final = ("社会服务", "养老助残", "志愿者注册")
_ELSEWHERE_ONE_STOP: Final = "流动人口登记"
_SERVED: Final = 600
"""Households of a residents' committee; by law it has 100 to 700."""
_STAFF: Final = range(10, 16)


class Bodies:
    """The bodies of one community while they are being set up."""

    def __init__(
        self, community: Community, plan: Plan, as_of: date, people: People, random: Random
    ) -> None:
        self._community = community
        self._place = community.place
        self._plan = plan
        self._as_of = as_of
        self._people = people
        self._random = random

    def build(self, committee: Organisation, top: Organisation) -> None:
        """Set up the bodies, let residents' committees serve buildings, and let all report."""
        name = f"{self._place.name}社区"
        bodies = self._community.bodies
        if not self._plan.has("body_missing"):
            bodies.append(self._body(COMMITTEE, f"{name}党委"))
        station = self._body(STATION, f"{name}管理服务站")
        station.staff = self._staff()
        station.offices = self._windows()
        bodies.append(station)
        served = self._share_buildings()
        for number, buildings in enumerate(served, 1):
            bodies.append(self._residents(f"{name}第{numeral(number)}居委会", buildings))
        self._misplace(bodies)
        self._reports(committee, top, station, bodies[-len(served)])

    def _body(self, kind: str, name: str) -> Body:
        return Body(self._place, kind, name, *self._leader())

    def _leader(self) -> tuple[str, str]:
        return self._people.name(self._random.choice("男女")), self._people.phone()

    def _staff(self) -> int:
        if self._plan.has("staff_too_few"):
            return _STAFF[0] - 1
        return _STAFF[-1] + 1 if self._plan.has("staff_too_many") else self._random.choice(_STAFF)

    def _windows(self) -> list[Office]:
        """Return the windows with their items; planted ones stand at none or at two of them."""
        windows = {name: Office(name, *self._leader()) for name in WINDOWS}
        loose = Office("")
        for window, category, quick, others in _SERVICES:
            if self._plan.has("one_stop_elsewhere") and _ELSEWHERE_ONE_STOP in others:
                others = tuple(item for item in others if item != _ELSEWHERE_ONE_STOP)
                quick = (*quick, _ELSEWHERE_ONE_STOP)
            if self._plan.has("service_unbound") and category == _UNBOUND[0]:
                others = tuple(item for item in others if item != _UNBOUND[1])
                loose.services.append(Services(category, one_stop=False, items=_UNBOUND[1:]))
            here = windows[window].services
            if quick:
                here.append(Services(category, one_stop=True, items=quick))
            here.append(Services(category, one_stop=False, items=others))
        if self._plan.has("service_at_two_windows"):
            window, category, item = _TWICE
            other = next(name for name in WINDOWS if name != window)
            windows[other].services.append(Services(category, one_stop=False, items=(item,)))
        if self._plan.has("window_missing"):
            # Nobody keeps the window: its items are left to the station as a whole.
            loose.services += windows.pop("社会治理").services
        return [*windows.values(), *([loose] if loose.services else [])]

    # -- residents' committees -----------------------------------------------------------

    def _share_buildings(self) -> list[list[Building]]:
        """Return neighbouring residential buildings, as many households as a committee serves."""
        homes = [b for b in self._community.buildings if b.kind in ("住宅", "商住")]
        occupied = sum(map(_occupied, homes))
        count = max(1, -(-occupied // _SERVED))
        shares: list[list[Building]] = [[] for _ in range(count)]
        before = 0
        for building in homes:
            shares[min(count - 1, before * count // occupied)].append(building)
            before += _occupied(building)
        if self._plan.has("residents_too_many") and count > 2:
            shares[-2] += shares.pop()
        if self._plan.has("residents_too_few"):
            shares.append([shares[-1].pop(0)])
        return shares

    def _residents(self, name: str, buildings: list[Building]) -> Body:
        body = self._body(RESIDENTS, name)
        body.households = sum(map(_occupied, buildings))
        body.offices = [Office(part, *self._leader()) for part in COMMITTEES]
        for building in buildings:
            building.committees.append(body)
        return body

    def _misplace(self, bodies: list[Body]) -> None:
        committees = [body for body in bodies if body.kind == RESIDENTS]
        homes = [b for b in self._community.buildings if b.kind == "住宅"]
        if self._plan.has("committee_missing"):
            committees[-1].offices = [o for o in committees[-1].offices if o.name != "公共卫生"]
        if self._plan.has("home_no_residents_committee"):
            homes[-2].committees.clear()
        if self._plan.has("home_two_residents_committees") and len(committees) > 1:
            first = homes[0].committees
            first.append(next(other for other in committees if other not in first))

    # -- reports -------------------------------------------------------------------------

    def _reports(
        self, committee: Organisation, top: Organisation, station: Body, residents: Body
    ) -> None:
        """Let every body owe its reports of last year and this year, most of them made in time."""
        assembly = "居民代表会议"
        owed: list[tuple[str, str, Organisation | Body, str, tuple[int, int]]] = [
            ("报告", "上半年党建工作报告", committee, top.name, (6, 30)),
            ("报告", "全年党建工作报告", committee, top.name, (12, 31)),
            ("报告", "服务工作报告", station, assembly, (6, 30)),
            ("报告", "居民自治工作报告", residents, assembly, (7, 31)),
            ("评议", "党员群众评议", committee, assembly, (9, 1)),
            ("监督", "居务监督", residents, assembly, (9, 30)),
        ]
        for year in (self._as_of.year - 1, self._as_of.year):
            for kind, name, owner, audience, (month, day) in owed:
                due = date(year, month, day)
                report = Report(kind, f"{year}年{name}", owner, audience, due)
                self._make(report)
                self._community.reports.append(report)

    def _make(self, report: Report) -> None:
        """Let the report be made before its due day, if that lies behind, or as planted."""
        this_year = report.due.year == self._as_of.year
        made = report.due - timedelta(days=self._random.randrange(15))
        if this_year and report.due <= self._as_of:
            if report.kind == "评议" and self._plan.has("report_missing"):
                return
            if report.kind == "监督" and self._plan.has("report_late"):
                made = min(report.due + timedelta(days=1), self._as_of)
            if report.kind == "监督" and self._plan.has("report_on_its_day"):
                made = report.due
        if made <= self._as_of:
            report.made = made
            rated = report.kind == "评议"
            report.result = self._random.choice(("满意", "比较满意")) if rated else "已通过"


def _occupied(building: Building) -> int:
    return sum(door.occupied for door in building.households)
