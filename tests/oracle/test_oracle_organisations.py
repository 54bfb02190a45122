"""Questions about branches, terms, instructors, office buildings on the tiny street."""

from __future__ import annotations

import pytest

from tests.oracle.cases import (
    B1,
    B2,
    B3,
    FIRST,
    LI,
    QIAN,
    ROOM_102,
    SUN,
    Case,
    check,
    details,
    employer,
    member,
    named,
    organisation,
)
from tests.oracle.rows import Street
from tests.oracle.tiny import TINY, added, changed, with_sheet

ZHAO_1, QIAN_2, SUN_3, LI_4 = "甲支部/赵一", "甲支部/钱二", "乙支部/孙三", "乙支部/李四"


@named(
    [
        ("both branches have two; 钱二 is in no group", TINY, {QIAN_2}, 4),
        ("lost and on probation: a current member", member(TINY, QIAN, 是否失联="是"), {QIAN_2}, 4),
        ("one has left: his branch is too small", member(TINY, QIAN, 离开原因="去世"), set(), 2),
        (
            "his group is no more",
            organisation(TINY, "甲一组", 撤销日期="2018-10-01"),
            {ZHAO_1, QIAN_2},
            4,
        ),
        (
            "an abolished branch is not to be divided",
            organisation(TINY, "甲支部", 撤销日期="2018-10-01"),
            set(),
            2,
        ),
    ]
)
def test_g08_members_of_large_branches_in_no_group(case: Case) -> None:
    check("G08", case, groupsDue=2)


def test_g08_twenty_members_are_the_default() -> None:
    check("G08", ("nobody has twenty", TINY, set(), 0))


@named(
    [
        ("one household each, fewer than five", TINY, {"甲支部", "乙支部"}, 2),
        ("who holds them is lost", member(TINY, SUN, 是否失联="是"), {"甲支部"}, 1),
        (
            "the branch is abolished",
            organisation(TINY, "乙支部", 撤销日期="2018-10-01"),
            {"甲支部"},
            1,
        ),
    ]
)
def test_g11_branches_out_of_balance(case: Case) -> None:
    check("G11", case)


def test_g11_tells_the_spread_and_nobody() -> None:
    street = added(TINY, "包户", 党员姓名="钱二", **ROOM_102)
    street = added(street, "包户", 党员姓名="钱二", **{**ROOM_102, "室号": "101"})
    assert details("G11", street, fewestHouseholds=2, mostHouseholds=5) == {
        "甲支部": {"少 1", "多 0", "最少 1", "最多 2"},
        "乙支部": {"少 1", "多 0", "最少 1", "最多 1"},
    }
    check("G11", ("1 to 1", street, {"甲支部"}, 2), fewestHouseholds=1, mostHouseholds=1)


def test_g11_vacant_households_count_on_the_first_basis_only() -> None:
    at_302 = {"社区": "安居苑", "小区": "安园", "楼栋": "3号楼", "单元": "1单元", "室号": "302"}
    street = added(TINY, "包户", 党员姓名="孙三", **at_302)
    limits = {"fewestHouseholds": 1, "mostHouseholds": 1}
    check("G11", ("two, one of them vacant", street, {"乙支部"}, 2), **limits)
    check("G11", ("one that is occupied", street, set(), 2), basis=2, **limits)


@named(
    [
        ("乙 is organised", TINY, {"丙公司", "丁公司", "戊机关"}, 3),
        ("closed down", employer(TINY, "丁公司", 状态="停业"), {"丙公司", "戊机关"}, 2),
        ("named for it", employer(TINY, "丙公司", 党组织名称="甲支部"), {"丁公司", "戊机关"}, 2),
    ]
)
def test_g17_too_few_members(case: Case) -> None:
    check("G17", case)


def test_g17_says_whether_there_is_nobody_and_the_reason_stated() -> None:
    street = member(TINY, QIAN, 工作单位="丁公司")
    street = employer(street, "丁公司", 未建原因="有党员但不符合条件")
    # 李四, who works at 丙公司, is on probation.
    assert details("G17", street) == {
        "丙公司": {"无", ""},
        "丁公司": {"有", "有党员但不符合条件"},
        "戊机关": {"无", ""},
    }
    check("G17", ("by the stated number 丙 4, 丁 0, 戊 9", street, {"丁公司"}, 3), basis=2)


def _instructed(phone: str = "", *, visited: str = "2018-07-03") -> Street:
    """周九 instructs four employers; one of them is out of operation."""
    street = employer(TINY, "丙公司", 最近走访日期=visited)
    for name in ("乙公司", "丁公司", "戊机关"):
        street = employer(street, name, 党建指导员="周九", 最近走访日期=visited)
    street = employer(street, "丁公司", 状态="停业")
    return employer(street, "乙公司", 指导员电话=phone)


ALL = {"乙公司", "丙公司", "丁公司", "戊机关"}


@named(
    [
        ("visited 90 days ago", _instructed(), set(), 4),
        ("visited 91 days ago", _instructed(visited="2018-07-02"), ALL, 4),
        ("visited tomorrow only", _instructed(visited="2018-10-02"), ALL, 4),
        ("never", _instructed(visited=""), ALL, 4),
    ]
)
def test_g20_visits(case: Case) -> None:
    check("G20", case)


def test_g20_too_many_employers() -> None:
    check("G20", ("four", _instructed(), ALL, 4), instructorEmployers=3)
    check("G20", ("just four", _instructed(), set(), 4), instructorEmployers=4)
    check("G20", ("three in operation", _instructed(), set(), 3), instructorEmployers=3, basis=2)


def test_g20_two_phones_are_two_instructors_of_one_name() -> None:
    street = employer(_instructed("14000000001"), "丙公司", 指导员电话="14000000002")
    told = details("G20", street, instructorEmployers=2)
    assert told == {name: {"超负荷"} for name in ALL}
    told = details("G20", street, instructorEmployers=3)
    assert told == {"丁公司": {"超负荷"}, "戊机关": {"超负荷"}}, "who states no phone fits both"


def test_g20_a_visit_is_kept_by_later_sheets() -> None:
    street = with_sheet(
        _instructed(visited="2018-09-01"),
        """
        单位 2018-09-20
        单位名称 | 类型 | 社区 | 最近走访日期
        乙公司 | 非公企业 | 安居苑 | 2018-05-01
        """,
    )
    check("G20", ("the last one counts", street, set(), 4))


JOINT = organisation(TINY, "乙支部", 设置形式="联合", 所在单位="乙公司、丙公司、丁公司")


@named(
    [
        ("a single branch is no joint one", TINY, set(), 0),
        ("three employers, one more than two", JOINT, {"乙支部"}, 1),
        ("one of them closed down", employer(JOINT, "丁公司", 状态="注销"), {"乙支部"}, 1),
        ("just two", organisation(JOINT, "乙支部", 所在单位="乙公司、丙公司"), set(), 1),
        ("abolished", organisation(JOINT, "乙支部", 撤销日期="2018-10-01"), set(), 0),
    ]
)
def test_g21_joint_branches_over_the_limit(case: Case) -> None:
    check("G21", case, jointEmployers=2)


def _led(street: Street) -> Street:
    """Both branches have a secretary and say nothing of a committee."""
    for name in ("甲支部", "乙支部"):
        street = organisation(street, name, 书记="白如玉", 有无支委会="")
    return street


@pytest.mark.parametrize(
    ("clause", "street", "told"),
    [
        ("单独 with one formal member", _led(TINY), {"乙支部": {"正式党员不足"}}),
        ("another form", organisation(_led(TINY), "乙支部", 设置形式="联合"), {}),
        (
            "nobody is written down as secretary",
            TINY,
            {"甲支部": {"无书记"}, "乙支部": {"正式党员不足", "无书记"}},
        ),
        (
            "two formal members and 无",
            organisation(_led(TINY), "甲支部", 有无支委会="无"),
            {"甲支部": {"未设支委会"}, "乙支部": {"正式党员不足"}},
        ),
        (
            "one formal member of two and 无",
            organisation(member(_led(TINY), QIAN, 人员类别="预备"), "甲支部", 有无支委会="无"),
            {"乙支部": {"正式党员不足"}},
        ),
        (
            "three members, more than two",
            member(_led(TINY), LI, 所在党支部="甲支部", 所在党小组=""),
            {"甲支部": {"过大"}, "乙支部": {"正式党员不足"}},
        ),
    ],
)
def test_g22_warnings(clause: str, street: Street, told: dict[str, set[str]]) -> None:
    found = details("G22", street, organisationDue=2, branchMost=2, committeeDue=2)
    assert found == told, clause
    check("G22", (clause, street, set(told), 2), organisationDue=2, branchMost=2, committeeDue=2)


@named(
    [
        ("nobody states a start", TINY, set(), 0),
        (
            "three years today",
            organisation(TINY, "甲支部", 本届起始日期="2015-10-01", 任期="3"),
            {"甲支部"},
            1,
        ),
        (
            "in 90 days",
            organisation(TINY, "甲支部", 本届起始日期="2015-12-30", 任期="3年"),
            {"甲支部"},
            1,
        ),
        ("in 91 days", organisation(TINY, "甲支部", 本届起始日期="2015-12-31", 任期="3"), set(), 1),
        (
            "of a community: five years",
            organisation(TINY, "甲支部", 本届起始日期="2014-10-01"),
            set(),
            1,
        ),
        (
            "of a community by the one above it",
            organisation(TINY, "甲支部", 本届起始日期="2013-10-01"),
            {"甲支部"},
            1,
        ),
        (
            "rooted in an employer: three",
            organisation(TINY, "乙支部", 本届起始日期="2015-10-01"),
            {"乙支部"},
            1,
        ),
        (
            "in no community: three",
            organisation(TINY, "街道党工委", 本届起始日期="2015-10-01"),
            {"街道党工委"},
            1,
        ),
        (
            "abolished",
            changed(
                TINY,
                "党组织",
                {"党组织名称": "甲支部"},
                本届起始日期="2010-10-01",
                撤销日期="2018-10-01",
            ),
            set(),
            0,
        ),
    ]
)
def test_g23_terms(case: Case) -> None:
    check("G23", case)


def test_g23_says_whether_it_is_over_and_knows_leap_days() -> None:
    street = organisation(TINY, "甲支部", 本届起始日期="2015-10-01", 任期="3")
    street = organisation(street, "乙支部", 本届起始日期="2015-10-02", 任期="3")
    assert details("G23", street) == {"甲支部": {"届满"}, "乙支部": {"即将届满"}}
    leap = organisation(TINY, "甲支部", 本届起始日期="2016-02-29", 任期="3")
    check("G23", ("over on 28 February 2019", leap, {"甲支部"}, 1), noticeDays=150)
    check("G23", ("a day short of it", leap, set(), 1), noticeDays=149)


OFFICE = changed(
    employer(employer(TINY, "丁公司", 楼栋="1号楼"), "戊机关", 楼栋="1号楼"),
    "楼栋",
    FIRST,
    类型="商务楼宇",
)


@named(
    [
        ("nobody is organised or instructed", OFFICE, {B1}, 1),
        ("a residential building", changed(OFFICE, "楼栋", FIRST, 类型="住宅"), set(), 0),
        ("a mixed one", changed(OFFICE, "楼栋", FIRST, 类型="商住"), {B1}, 1),
        ("one has an instructor", employer(OFFICE, "丁公司", 党建指导员="周九"), set(), 1),
        ("a branch is named for one", employer(OFFICE, "戊机关", 党组织名称="甲支部"), set(), 1),
        (
            "one has an instructor, but is closed",
            employer(OFFICE, "丁公司", 党建指导员="周九", 状态="停业"),
            {B1},
            1,
        ),
        (
            "none is in operation",
            employer(employer(OFFICE, "丁公司", 状态="停业"), "戊机关", 状态="空壳"),
            set(),
            0,
        ),
    ]
)
def test_g33_office_buildings(case: Case) -> None:
    check("G33", case)


def test_g33_whoever_is_there() -> None:
    street = employer(OFFICE, "丁公司", 党建指导员="周九", 状态="停业")
    check("G33", ("the second basis looks at closed ones too", street, set(), 1), basis=2)


HOMES = changed(changed(TINY, "楼栋", {}, 类型="住宅", 居委会="一居"), "楼栋", FIRST, 居委会="")


@named(
    [
        ("no kind is stated", TINY, set(), 0),
        ("in none", HOMES, {B1}, 3),
        ("in two", changed(HOMES, "楼栋", FIRST, 居委会="一居、二居"), {B1}, 3),
        ("an office building", changed(HOMES, "楼栋", FIRST, 类型="商务楼宇"), set(), 2),
        ("a mixed one", changed(HOMES, "楼栋", FIRST, 类型="商住"), set(), 2),
    ]
)
def test_g34_residents_committees(case: Case) -> None:
    check("G34", case)


def test_g34_mixed_buildings_on_the_second_basis() -> None:
    street = changed(HOMES, "楼栋", FIRST, 类型="商住")
    check("G34", ("mixed", street, {B1}, 3), basis=2)
    assert details("G34", street, basis=2) == {B1: {"居委会空白"}}
    assert {B2, B3}.isdisjoint(details("G34", street, basis=2))


TOWER = with_sheet(
    TINY,
    """
    楼栋 2018-10-01 另册
    社区 | 小区 | 楼号 | 类型
    锦绣苑 | | 锦绣大厦 | 商务楼宇
    安居苑 | | 安居大厦 | 商务楼宇
    锦绣苑 | | 金水大厦 | 商务楼宇
    安居苑 | | 金水大厦 | 商务楼宇
    """,
)
T1, T2, T3 = "锦绣苑/锦绣大厦", "安居苑/安居大厦", "锦绣苑/金水大厦"


@named(
    [
        ("by the address", employer(TOWER, "丁公司", 地址="北京中路9号锦绣大厦12层"), {T1}, 1),
        ("an empty cell beside", employer(TOWER, "丁公司", 地址="锦绣大厦", 楼栋="—"), {T1}, 1),
        (
            "the cell goes before",
            employer(TOWER, "丁公司", 地址="锦绣大厦", 楼栋="1号楼"),
            set(),
            0,
        ),
        ("not in its community", employer(TOWER, "丁公司", 地址="安居大厦2层"), set(), 0),
        ("the one of its community", employer(TOWER, "丁公司", 地址="金水大厦2层"), {T3}, 1),
        ("another is called longer", employer(TOWER, "丁公司", 地址="新锦绣大厦"), set(), 0),
        ("a road and a number", employer(TOWER, "丁公司", 地址="北京中路9号"), set(), 0),
    ]
)
def test_g33_an_employer_is_where_its_address_says(case: Case) -> None:
    check("G33", case)
