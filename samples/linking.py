"""Lets party organisations of different employers work together: events, agreements, lists."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from samples import rules
from samples.identity import years_before
from samples.party import Party
from samples.plants import Plan
from samples.world import Agreement, Community, Employer, Event, ListItem, Organisation

# The six link types of 三联三共, each with what it is usually about.
LINKS: Final = {
    "组织生活联过": ("联合主题党日", "共上一堂党课", "联合组织生活会"),
    "社区工作联议": ("社区工作联议", "老旧小区改造联议", "物业管理联议"),
    "群众意见联办": ("停车意见联办", "困难户慰问", "楼道照明维修联办"),
    "党建共商": ("党建工作共商", "党员教育共商", "阵地共用共商"),
    "事务共管": ("环境卫生共管", "安全巡查共管", "出租房屋管理共管"),
    "难题共解": ("停车难共解", "供暖难共解", "加装电梯共解"),
}
# What the published case tells of; that it was repeated on these days is invented.
_NAMED: Final = {
    "自治区统计局党组织": ("群众意见联办", "为困难户订送报刊"),
    "哈纳斯党组织": ("事务共管", "入户检查燃气安全"),
    "中国烟草党组织": ("群众意见联办", "看望独居老人"),
    "众业造价公司党组织": ("组织生活联过", "党组织负责人讲党课"),
}
_SITES: Final = ("社区服务中心", "党员活动室", "单位会议室", "小区广场")
_RESULTS: Final = ("已办结", "形成会议纪要", "已开展", "正在跟进", "")
MEETING: Final = "联席会"
_YEAR: Final = 365
_HALF: Final = 183
_RESOURCES: Final = (
    ("会议室共用", "场地"), ("停车场错时共享", "场地"), ("法律咨询", "人才"), ("义诊服务", "服务"),
    ("技能培训", "人才"), ("节日慰问物资", "物资"), ("志愿服务队", "服务"), ("图书捐赠", "物资"),
)  # fmt: skip
_NEEDS: Final = (
    ("独居老人助餐", "服务"), ("青少年课后托管", "人才"), ("停车位不足", "场地"),
    ("楼道照明维修", "资金"), ("健身器材更新", "物资"), ("法律知识讲座", "人才"),
    ("居民议事场地", "场地"), ("残疾人康复器材", "物资"), ("下岗人员技能培训", "人才"),
    ("老年人体检", "服务"),
)  # fmt: skip


class Linking:
    """The joint work of one community while it is being done."""

    def __init__(self, party: Party, plan: Plan, as_of: date, random: Random) -> None:
        self._community: Community = party.community
        self._place = party.community.place
        self._committee = party.committee
        self._top = party.top
        self._own = party.branches
        self._plan = plan
        self._as_of = as_of
        self._random = random
        self._partners = [
            organisation
            for organisation in party.community.organisations
            if organisation.kind == "党支部"
            and not organisation.own
            and rules.organisation_current(organisation, as_of)
        ]

    def build(self) -> None:
        """Hold the events, sign the agreements, and write down resources, needs and projects."""
        for number, partner in enumerate(self._partners):
            self._work_with(number, partner)
        self._meetings()
        self._party_days()
        for number, partner in enumerate(self._partners):
            self._agree(number, partner)
        self._lists()
        self._community.events.sort(key=lambda event: event.day)

    def _ago(self, least: int, most: int) -> date:
        return self._as_of - timedelta(days=self._random.randrange(least, most))

    # -- events --------------------------------------------------------------------------

    def _work_with(self, number: int, partner: Organisation) -> None:
        """Hold joint events with one partner; the first four of a community are planted cases.

        The first partner has done all six and both sides began some; with the second all were
        begun by the community; the third has done nothing together; one type is lacking with the
        fourth.
        """
        share = 0.35 + self._random.random() * 0.5
        for place, (link, names) in enumerate(LINKS.items()):
            if number == 2 or (number == 3 and place == 5):
                continue
            if number > 3 and self._random.random() > share:
                continue
            starter = self._committee
            if number != 1 and (place + number) % 2 == 0:
                starter = partner
            self._event(self._random.choice(names), link, partner, starter)
        if partner.name in _NAMED:
            link, name = _NAMED[partner.name]
            for _ in range(3):
                self._event(name, link, partner, partner)

    def _event(self, name: str, link: str, partner: Organisation, starter: Organisation) -> None:
        """Hold one event; the partner's own name, or its employer's, stands among those present."""
        random = self._random
        host, guest = self._committee, partner
        if starter is partner and random.random() < 0.5:
            host, guest = guest, host
        self._hold(
            Event(
                self._ago(1, _YEAR), f"与{partner.name}{name}", link, self._place,
                random.choice(_SITES), host, [guest], starter, random.choice(_RESULTS),
            )
        )  # fmt: skip

    def _hold(self, event: Event) -> None:
        known = {(one.day, one.name) for one in self._community.events[-3:]}
        while (event.day, event.name) in known:
            event.day -= timedelta(days=1)
        self._community.events.append(event)

    def _meetings(self) -> None:
        """Hold a 联席会 every quarter, and a hearing and an appraisal a year."""
        last = 20
        if self._plan.has("no_recent_meeting"):
            last = _HALF + 1
        elif self._plan.has("meeting_at_the_limit"):
            last = _HALF
        present = [o for number, o in enumerate(self._own) if number % 3 != 2]
        present += [o for number, o in enumerate(self._partners) if number % 4 != 2]
        for number in range(4):
            day = self._as_of - timedelta(days=last + number * 91)
            guests = self._random.sample(present, max(2, len(present) * 2 // 3))
            if number == 0:
                guests = [self._top, *present]
            self._hold(
                Event(day, f"区域化党建{MEETING}", MEETING, self._place, _SITES[0],
                      self._committee, [*guests], self._committee, "形成会议纪要")
            )  # fmt: skip
        for category, about in (("听证会", "停车管理"), ("评议会", "物业服务")):
            self._hold(
                Event(self._ago(30, _YEAR), f"{about}{category}", category, self._place, _SITES[0],
                      self._committee, [*present[:3]], self._committee, "已开展")
            )  # fmt: skip

    def _party_days(self) -> None:
        """Let every own branch hold its monthly 主题党日 for half a year, others now and then."""
        for branch in (*self._own, *self._partners):
            months = range(1, 7) if branch.own else self._random.sample(range(1, 7), 2)
            for month in months:
                day = self._as_of - timedelta(days=30 * month - self._random.randrange(25))
                self._hold(
                    Event(day, f"{day.month}月主题党日", "主题党日", self._place,
                          self._random.choice(_SITES), branch, [], None, "已开展")
                )  # fmt: skip

    # -- agreements ----------------------------------------------------------------------

    def _agree(self, number: int, partner: Organisation) -> None:
        """Sign an agreement: always with the planted partners, with most of the others."""
        random, as_of = self._random, self._as_of
        if number > 3 and random.random() > 0.55:
            return
        signed = self._ago(40, 900)
        expires = None if random.random() < 0.3 else years_before(signed, -random.choice((1, 2, 3)))
        if number < 3:
            # Running: until tomorrow, without end, and with the one who did nothing.
            expires = (as_of + timedelta(days=1), None, as_of + timedelta(days=200))[number]
        elif number == 3:
            expires = as_of
        link = random.choice(list(LINKS))
        other: Organisation | Employer = partner
        if len(partner.employers) == 1 and random.random() < 0.3:
            other = partner.employers[0]
        matter = random.choice(LINKS[link])
        self._community.agreements.append(
            Agreement(self._committee, other, link, signed, expires, matter)
        )

    # -- lists ---------------------------------------------------------------------------

    def _lists(self) -> None:
        resources = [self._resource(partner) for partner in self._partners if self._often(0.7)]
        needs = [
            ListItem("需求", f"{self._place.name}{name}", category, self._place, *self._span())
            for name, category in _NEEDS
            if self._often(0.8)
        ]
        free = list(resources)
        projects: list[ListItem] = []
        for need in needs:
            fitting = next((item for item in free if item.category == need.category), None)
            if fitting is not None and self._often(0.75):
                free.remove(fitting)
                projects.append(self._project(fitting, need))
        joined = {id(item) for p in projects for item in (p.resource, p.need)}
        for item in (*resources, *needs):
            item.state = item.state or ("进行中" if id(item) in joined else "未对接")
        self._community.items += [*resources, *needs, *projects]

    def _often(self, share: float) -> bool:
        return self._random.random() < share

    def _span(self) -> tuple[date, date | None]:
        end = self._as_of + timedelta(days=self._random.randrange(30, 500))
        return self._ago(20, 400), end if self._often(0.6) else None

    def _resource(self, partner: Organisation) -> ListItem:
        name, category = self._random.choice(_RESOURCES)
        proposer = partner.employers[0] if self._often(0.4) else partner
        return ListItem("资源", f"{proposer.name}{name}", category, proposer, *self._span())

    def _project(self, resource: ListItem, need: ListItem) -> ListItem:
        start, end = self._span()
        project = ListItem(
            "项目", f"{need.name}项目", need.category, self._committee, start, end,
            self._random.choice(("进行中", "进行中", "进行中", "已完成", "已取消")), resource, need,
        )  # fmt: skip
        if project.state != "进行中":
            project.end = self._ago(1, 20)
            resource.state = need.state = "已完成" if project.state == "已完成" else "未对接"
        return project
