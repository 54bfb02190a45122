"""Questions about members and employers on the tiny street."""

from __future__ import annotations

import pytest

from tests.oracle.cases import (
    LI,
    QIAN,
    ROOM_102,
    SUN,
    ZHAO,
    Case,
    check,
    details,
    employer,
    member,
    named,
    organisation,
)
from tests.oracle.questions import answers
from tests.oracle.rows import Street
from tests.oracle.tiny import DAY, TINY, added, changed

OWN = "甲支部/钱二"
OTHER = "乙支部/李四"


@named(
    [
        ("members of a branch rooted in no employer", TINY, {OWN}, 2),
        ("aged exactly 70: exempt", member(TINY, QIAN, 出生日期="1948-10-01"), set(), 1),
        ("70 tomorrow: able", member(TINY, QIAN, 出生日期="1948-10-02"), {OWN}, 2),
        ("a reason not to answer", member(TINY, QIAN, 免包原因="长期外出"), set(), 1),
        ("lost", member(TINY, QIAN, 是否失联="是"), set(), 1),
        (
            "a vacant household is a responsibility too",
            added(
                TINY,
                "包户",
                党员姓名="钱二",
                社区="安居苑",
                小区="安园",
                楼栋="3号楼",
                单元="1单元",
                室号="302",
            ),
            set(),
            2,
        ),
        (
            "his responsibility begins tomorrow",
            added(TINY, "包户", 党员姓名="钱二", **ROOM_102, 开始日期="2018-10-02"),
            {OWN},
            2,
        ),
        (
            "his branch abolished: he is still asked about",
            organisation(TINY, "甲支部", 撤销日期="2018-10-01"),
            {OWN},
            2,
        ),
        (
            "rooted in an employer: not an own branch",
            organisation(TINY, "甲支部", 所在单位="丁公司"),
            set(),
            0,
        ),
    ]
)
def test_g09_able_members_of_own_branches(case: Case) -> None:
    check("G09", case)


def test_g09_age_from_the_number_where_no_birthday_is_stated() -> None:
    street = member(TINY, QIAN, 公民身份证号="640106194810010018", 出生日期="")
    check("G09", ("70 by the number", street, set(), 1))


def test_g09_of_any_branch() -> None:
    check("G09", ("second basis", TINY, {OWN, OTHER}, 4), basis=2)


THREE_AT_C = member(
    member(
        member(member(TINY, ZHAO, 工作单位="丙公司"), QIAN, 工作单位="丙公司"),
        SUN,
        工作单位="丙公司",
    ),
    LI,
    工作单位="丙公司",
)


@named(
    [
        ("nobody has three", TINY, set(), 0),
        ("three formal members, not organised", THREE_AT_C, {"丙公司"}, 1),
        ("of three one is on probation", member(THREE_AT_C, SUN, 人员类别="预备党员"), set(), 0),
        (
            "of three one is lost: he is a current member",
            member(THREE_AT_C, SUN, 是否失联="是"),
            {"丙公司"},
            1,
        ),
        ("of three one is dead", member(THREE_AT_C, SUN, 离开原因="去世"), set(), 0),
        (
            "out of business: with three, not listed and not counted",
            employer(THREE_AT_C, "丙公司", 状态="停业"),
            set(),
            0,
        ),
        (
            "a branch is rooted in it",
            organisation(THREE_AT_C, "乙支部", 所在单位="乙公司、丙公司"),
            set(),
            1,
        ),
        ("a branch is named for it", employer(THREE_AT_C, "丙公司", 党组织名称="甲支部"), set(), 1),
        (
            "the branch named for it is no more",
            changed(
                employer(THREE_AT_C, "丙公司", 党组织名称="甲支部"),
                "党组织",
                {"党组织名称": "甲支部"},
                撤销日期="2018-10-01",
            ),
            {"丙公司"},
            1,
        ),
    ]
)
def test_g16_employers_that_should_have_an_organisation(case: Case) -> None:
    check("G16", case)


def test_g16_by_the_stated_number() -> None:
    check("G16", ("乙 is organised, 丁 states 0", TINY, {"丙公司", "戊机关"}, 3), basis=2)


@named(
    [
        ("乙 is organised, 丙 has an instructor", TINY, {"丁公司", "戊机关"}, 4),
        ("closed down", employer(TINY, "丁公司", 状态="注销"), {"戊机关"}, 3),
        (
            "the instructor's cell is empty",
            employer(TINY, "丙公司", 党建指导员="—"),
            {"丙公司", "丁公司", "戊机关"},
            4,
        ),
        (
            "the branch of 乙 is no more",
            organisation(TINY, "乙支部", 撤销日期="2018-10-01"),
            {"乙公司", "丁公司", "戊机关"},
            4,
        ),
    ]
)
def test_g18_employers_with_neither_organisation_nor_instructor(case: Case) -> None:
    check("G18", case)


@pytest.mark.parametrize(
    ("clause", "street", "basis", "told"),
    [
        ("机关 do not count", TINY, 1, {"锦绣苑": "0/2", "安居苑": "1/1"}),
        (
            "a 行业 branch does not count",
            organisation(TINY, "乙支部", 设置形式="行业"),
            1,
            {"锦绣苑": "0/2", "安居苑": "0/1"},
        ),
        (
            "a joint branch counts for each root",
            organisation(TINY, "乙支部", 设置形式="联合", 所在单位="乙公司、丁公司"),
            1,
            {"锦绣苑": "1/2", "安居苑": "1/1"},
        ),
        (
            "closed down",
            employer(TINY, "乙公司", 状态="注销"),
            1,
            {"锦绣苑": "0/2", "安居苑": "0/0"},
        ),
        (
            "a community no longer in force",
            changed(TINY, "区划", {"名称": "安居苑"}, 停用日期="2018-10-01"),
            1,
            {"锦绣苑": "0/2"},
        ),
        ("已建 of 应建", THREE_AT_C, 2, {"锦绣苑": "0/1", "安居苑": "0/0"}),
        (
            "已建 of 应建, any form of organisation",
            employer(THREE_AT_C, "丙公司", 党组织名称="甲支部"),
            2,
            {"锦绣苑": "1/1", "安居苑": "0/0"},
        ),
    ],
)
def test_g19_rates_of_communities(
    clause: str, street: Street, basis: int, told: dict[str, str]
) -> None:
    answer = answers("G19", street, DAY, None, {"basis": basis})
    rates = {community: {rate} for community, rate in told.items()}
    assert details("G19", street, basis=basis) == rates, clause
    assert answer.subjects == set(told), clause


def test_g19_the_numerator_counts_employers() -> None:
    answer = answers("G19", TINY, DAY)
    assert (answer.numerator, answer.denominator) == (1, 3)
