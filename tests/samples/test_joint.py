"""The ledgers of visits, bodies, reports, joint work and double reporting."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import chain

import pytest

from samples import rules
from samples.bodies import COMMITTEES, RESIDENTS, STATION, WINDOWS
from samples.linking import LINKS
from samples.party import street_committee
from samples.places import places
from samples.street import build_community
from samples.world import Body, Community, Event
from tests.samples.conftest import Written
from tests.samples.reading import records

DAY = date(2018, 10, 1)
EMPTY = {"", "无", "—", "／"}


@pytest.fixture(scope="module")
def communities() -> list[Community]:
    found = places(5_000)
    top = street_committee(found[0].street, found[0].street_code, DAY)
    return [build_community(place, len(found), 2018, DAY, top) for place in found]


def bodies(community: Community, kind: str) -> list[Body]:
    return [body for body in community.bodies if body.kind == kind]


def events(community: Community, category: str) -> list[Event]:
    return [event for event in community.events if event.category == category]


# -- what is written -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "least"),
    [
        (("日期", "党员姓名", "室号"), 100),
        (("走访日期", "党员姓名", "室号"), 50),
        (("机构", "下设", "服务事项"), 100),
        (("报告主体", "应报日期"), 72),
        (("活动名称", "主办单位", "参加单位"), 300),
        (("甲方", "乙方", "签约时间"), 20),
        (("清单", "资源名称", "提供单位"), 20),
        (("清单", "需求名称", "提出社区"), 30),
        (("清单", "项目名称", "对应需求"), 10),
        (("报到对象", "单位或姓名", "报到社区"), 100),
    ],
)
def test_every_ledger_is_kept(street: Written, headers: tuple[str, ...], least: int) -> None:
    assert len(records(street.folder, *headers)) >= least


def test_every_name_in_the_joint_ledgers_names_one_thing(street: Written) -> None:
    folder = street.folder
    organisations = Counter(
        row["党组织名称"]
        for row in records(folder, "党组织名称", "上级党组织")
        if row["类型"] != "党小组"
    )
    employers = Counter(
        row.get("企业名称") or row.get("组织名称") or row["单位名称"]
        for row in chain(
            records(folder, "企业名称"),
            records(folder, "组织名称", "主营业务"),
            records(folder, "单位名称"),
        )
    )
    parties = organisations + employers
    own = {row["名称"] for row in records(folder, "机构", "下设")}
    areas = {row["名称"] for row in records(folder, "代码", "上级代码")}
    named = [
        name
        for row in records(folder, "活动名称", "主办单位")
        for cell in (row["主办单位"], row["参加单位"], row["发起方"])
        for name in cell.split("、")
        if name not in EMPTY
    ]
    named += [row[side] for row in records(folder, "甲方", "乙方") for side in ("甲方", "乙方")]
    named += [row["提供单位"] for row in records(folder, "清单", "资源名称")]
    named += [row["责任单位"] for row in records(folder, "清单", "项目名称")]
    units = [row for row in records(folder, "报到对象") if row["报到对象"] == "单位"]
    named += [row["单位或姓名"] for row in units]
    assert {name: parties[name] for name in named} == dict.fromkeys(named, 1)
    owners = {row["报告主体"] for row in records(folder, "报告主体")}
    assert owners <= own | set(organisations)
    assert {row["提出社区"] for row in records(folder, "清单", "需求名称")} <= areas
    served = {row["居委会"] for row in records(folder, "居委会", "单元长")} - EMPTY
    assert {name for cell in served for name in cell.split("、")} <= own


def test_projects_join_a_resource_and_a_need_that_are_listed_once(street: Written) -> None:
    resources = Counter(row["资源名称"] for row in records(street.folder, "清单", "资源名称"))
    needs = Counter(row["需求名称"] for row in records(street.folder, "清单", "需求名称"))
    projects = records(street.folder, "清单", "项目名称")
    assert {resources[row["对应资源"]] for row in projects} == {1}
    assert {needs[row["对应需求"]] for row in projects} == {1}


def test_nothing_is_told_twice(communities: list[Community]) -> None:
    for community in communities:
        for told in (
            [(e.day, e.name, e.organiser.name) for e in community.events],
            [(a.one.name, a.other.name, a.category, a.signed) for a in community.agreements],
            [(i.kind, i.name, i.proposer.name) for i in community.items],
            [(r.kind, r.name, r.owner.name, r.due) for r in community.reports],
            [(id(v.member), id(v.household), v.day) for v in community.visits],
            [(id(r.who), r.day) for r in community.reportings],
        ):
            assert max(Counter(told).values()) == 1


def test_nothing_is_of_a_day_to_come(communities: list[Community]) -> None:
    for community in communities:
        days = [
            *(event.day for event in community.events),
            *(visit.day for visit in community.visits),
            *(reporting.day for reporting in community.reportings),
            *(report.made for report in community.reports if report.made),
            *(agreement.signed for agreement in community.agreements),
        ]
        assert max(days) <= DAY


# -- visits ----------------------------------------------------------------------------------


def test_some_households_were_contacted_by_a_visit_alone(
    street: Written, communities: list[Community]
) -> None:
    since = DAY - timedelta(days=30)
    listed = set(street.entry("G02", "default")["subjects"])
    alone = late = 0
    for community in communities:
        for door in community.households:
            days = [duty.contacted for duty in door.duties if duty.contacted]
            visited = [visit.day for visit in door.visits]
            if rules.covered(door, DAY) and not any(day >= since for day in days):
                recent = any(day >= since for day in visited)
                alone += recent
                late += since - timedelta(days=1) in visited and not recent
                assert (door.subject in listed) is not recent
    assert alone > 50
    assert late > 0


# -- bodies and reports ----------------------------------------------------------------------


def test_a_station_has_four_windows_and_the_street_35_items(communities: list[Community]) -> None:
    for community in communities:
        (station,) = bodies(community, STATION)
        services = [one for office in station.offices for one in office.services]
        items = Counter(item for one in services for item in one.items)
        twice = [item for item, number in items.items() if number > 1]
        assert len(items) == 35
        assert len({one.category for one in services}) == 8
        assert len(twice) == (community.place.index == 0)
        named = {office.name for office in station.offices if office.name}
        assert named == set(WINDOWS) - ({"社会治理"} if community.place.index == 3 else set())


def test_a_residents_committee_serves_whole_buildings_and_knows_its_households(
    communities: list[Community],
) -> None:
    for community in communities:
        committees = bodies(community, RESIDENTS)
        homes = [b for b in community.buildings if b.kind == "住宅"]
        served = Counter(len(building.committees) for building in homes)
        assert served[1] >= len(homes) - 1
        assert all(len(one.offices) >= len(COMMITTEES) - 1 for one in committees)
        assert all(one.households for one in committees)
    sizes = [body.households or 0 for c in communities for body in bodies(c, RESIDENTS)]
    assert sum(100 <= size <= 700 for size in sizes) >= len(sizes) - 2


def test_a_community_of_full_size_has_a_residents_committee_that_is_too_large() -> None:
    found = places(20_000)
    top = street_committee(found[0].street, found[0].street_code, DAY)
    sizes = {
        place.index: [
            body.households or 0
            for body in bodies(build_community(place, len(found), 2018, DAY, top), RESIDENTS)
        ]
        for place in (found[1], found[2])
    }
    assert max(sizes[1]) > 700
    assert max(sizes[2]) <= 700


def test_reports_of_this_year_are_late_missing_or_just_in_time(
    communities: list[Community],
) -> None:
    seen: Counter[str] = Counter()
    for report in (report for community in communities for report in community.reports):
        if report.due.year != DAY.year or report.due > DAY:
            seen["not due"] += 1
        elif report.made is None:
            seen["missing"] += 1
        elif report.made > report.due:
            seen["late"] += 1
        else:
            seen["on its day" if report.made == report.due else "in time"] += 1
    assert seen["missing"] == seen["late"] == 1
    assert seen["on its day"] >= 1
    assert seen["in time"] > 10
    assert seen["not due"] > 30


# -- joint work ------------------------------------------------------------------------------


def test_the_first_partners_are_planted_cases(communities: list[Community]) -> None:
    for community in communities:
        committee = community.organisations[0]
        joint = [event for link in LINKS for event in events(community, link)]
        partners = [
            o
            for o in community.organisations
            if o.kind == "党支部" and not o.own and rules.organisation_current(o, DAY)
        ]
        whole, one_sided, idle, lacking = (
            [e for e in joint if partner in (e.organiser, *e.participants)]
            for partner in partners[:4]
        )
        assert {event.category for event in whole} == set(LINKS)
        assert {event.starter for event in whole} == {committee, partners[0]}
        assert {event.starter for event in one_sided} == {committee}
        assert idle == []
        assert len({event.category for event in lacking}) == 5
        agreed = {a.other.name: a for a in community.agreements}
        with_idle = {partners[2].name, *(e.name for e in partners[2].employers)} & set(agreed)
        assert rules.running(DAY, agreed[with_idle.pop()].expires, DAY)


def test_the_latest_meeting_is_recent_but_for_one_community(communities: list[Community]) -> None:
    ages = {
        community.place.index: (DAY - max(e.day for e in events(community, "联席会"))).days
        for community in communities
    }
    assert {index for index, age in ages.items() if age > 183} == {4}
    assert {index for index, age in ages.items() if age == 183} == {1, 3}


def test_the_published_joint_work_is_told_under_its_names(communities: list[Community]) -> None:
    told = {
        (event.organiser.name, event.participants[0].name, event.category)
        for community in communities
        for event in community.events
        if event.participants
    }
    for name, link in (
        ("自治区统计局党组织", "群众意见联办"),
        ("哈纳斯党组织", "事务共管"),
        ("中国烟草党组织", "群众意见联办"),
        ("众业造价公司党组织", "组织生活联过"),
    ):
        assert any(name in parties[:2] and parties[2] == link for parties in told)


def test_some_organised_employers_report_by_a_member_alone_and_some_not_at_all(
    communities: list[Community],
) -> None:
    seen: Counter[str] = Counter()
    for community in communities:
        reported = {id(reporting.who) for reporting in community.reportings}
        for employer in community.employers:
            if rules.organisations_of(employer, DAY):
                own = id(employer) in reported
                members = any(id(member) in reported for member in employer.workers)
                seen["itself" if own else "members" if members else "nobody"] += 1
    assert seen["itself"] > seen["nobody"] >= len(communities)
    assert seen["members"] >= 1
