"""Questions about buildings and patches on the tiny street."""

from __future__ import annotations

import pytest

from tests.oracle.cases import (
    B1,
    B2,
    FIRST,
    IN_EAST,
    QIAN,
    SUN,
    ZHAO,
    Case,
    check,
    details,
    member,
    named,
    organisation,
)
from tests.oracle.tiny import TINY, added, changed, with_sheet, without


@named(
    [
        ("1号楼 and 3号楼 by a member in a group", TINY, {B2}, 3),
        (
            "claimed by a group",
            organisation(TINY, "甲一组", 负责楼栋="锦园2号楼"),
            set(),
            3,
        ),
        (
            "claimed as one of several, without its compound",
            organisation(TINY, "甲一组", 负责楼栋="1号楼、2号楼"),
            set(),
            3,
        ),
        (
            "claimed by a group that is no more, and by its member",
            organisation(TINY, "甲一组", 负责楼栋="2号楼", 撤销日期="2018-05-01"),
            {B1, B2},
            3,
        ),
        ("the responsible member is in no group", member(TINY, ZHAO, 所在党小组=""), {B1, B2}, 3),
        ("the responsible member is gone", member(TINY, ZHAO, 党籍状态="停止"), {B1, B2}, 3),
        (
            "a vacant household's member counts",
            added(
                changed(TINY, "住户", {"室号": "201"}, 使用方式="空房"),
                "包户",
                党员姓名="赵一",
                社区="锦绣苑",
                小区="锦园",
                楼栋="2号楼",
                单元="1单元",
                室号="201",
            ),
            set(),
            3,
        ),
        (
            "a building without households is not asked about",
            without(TINY, "住户", {"楼栋": "2号楼"}),
            set(),
            2,
        ),
    ]
)
def test_g03_buildings_no_group_reaches(case: Case) -> None:
    check("G03", case)


def test_g03_says_whether_three_members_live_there() -> None:
    street = TINY
    for who in (ZHAO, QIAN, SUN):
        street = member(street, who, 家庭住址="锦绣苑锦园2号楼1单元201")
    assert details("G03", street) == {B2: {"三名以上"}}
    two_left = details("G03", member(street, QIAN, 离开原因="去世"))
    assert two_left == {B2: set()}
    written = "宁夏银川市金凤区北京中路街道锦绣苑锦园2号楼1单元2楼201室"
    assert details("G03", member(street, QIAN, 家庭住址=written)) == {B2: {"三名以上"}}
    for elsewhere in ("上海西路街道锦绣苑锦园2号楼1单元201", "锦绣苑锦园2号楼1单元3楼201"):
        assert details("G03", member(street, QIAN, 家庭住址=elsewhere)) == {B2: set()}


@pytest.mark.parametrize(
    ("address", "living"),
    [("贺兰县立岗镇", set()), ("—", {"三名以上"}), ("锦绣苑锦园2号楼1单元999", set())],
)
def test_g03_a_newer_address_that_leads_nowhere_ends_the_old_home(
    address: str, living: set[str]
) -> None:
    street = TINY
    for who in (ZHAO, QIAN, SUN):
        street = member(street, who, 家庭住址="锦绣苑锦园2号楼1单元201")
    newer = f"""
        党员 2018-09-30
        姓名 | 公民身份证号 | 人员类别 | 所在党支部 | 家庭住址
        赵一 | 640106197001010011 | 正式 | 甲支部 | {address}
    """
    later = newer.replace("2018-09-30", "2018-11-01")
    assert details("G03", with_sheet(street, later)) == {B2: living}
    assert details("G03", with_sheet(street, newer)) == {B2: {"三名以上"}}, "an older one is over"


EAST, WEST, SOUTH = "锦绣苑/东片", "锦绣苑/西片", "安居苑/南片"


@named(
    [
        ("as it is", TINY, {WEST}, 3),
        (
            "taken from tomorrow",
            changed(TINY, "片区", IN_EAST, 开始日期="2018-10-02"),
            {EAST, WEST},
            3,
        ),
        (
            "given up on the day",
            changed(TINY, "片区", IN_EAST, 开始日期="2018-01-01", 结束日期="2018-10-01"),
            {EAST, WEST},
            3,
        ),
        (
            "given up tomorrow",
            changed(TINY, "片区", IN_EAST, 开始日期="2018-01-01", 结束日期="2018-10-02"),
            {WEST},
            3,
        ),
        (
            "its branch abolished on the day",
            organisation(TINY, "甲支部", 撤销日期="2018-10-01"),
            {EAST, WEST},
            3,
        ),
        (
            "its branch founded tomorrow",
            organisation(TINY, "甲支部", 成立日期="2018-10-02"),
            {EAST, WEST},
            3,
        ),
        (
            "no sheet says who took it",
            tuple(
                s.with_rows({k: v for k, v in r.items() if k != "包片党支部"} for r in s.rows)
                if s.kind == "片区"
                else s
                for s in TINY
            ),
            {EAST, WEST, SOUTH},
            3,
        ),
    ]
)
def test_g04_patches_no_branch_took(case: Case) -> None:
    check("G04", case)


@named(
    [
        ("as it is", TINY, set(), 3),
        ("in no grid", changed(TINY, "楼栋", FIRST, 网格=""), {B1}, 3),
        ("in no patch", changed(TINY, "楼栋", FIRST, 片区="无"), {B1}, 3),
        ("two patches in one cell", changed(TINY, "楼栋", FIRST, 片区="东片、西片"), {B1}, 3),
        (
            "two rows of one day",
            added(
                TINY, "楼栋", 社区="锦绣苑", 小区="锦园", 楼号="1号楼", 网格="第二网格", 片区="东片"
            ),
            {B1},
            3,
        ),
        (
            "the same row twice is one claim",
            added(
                TINY, "楼栋", 社区="锦绣苑", 小区="锦园", 楼号="1号楼", 网格="第一网格", 片区="东片"
            ),
            set(),
            3,
        ),
        (
            "both faults, one building",
            changed(TINY, "楼栋", FIRST, 网格="", 片区="东片、西片"),
            {B1},
            3,
        ),
    ]
)
def test_g05_buildings_in_no_or_two_grids_or_patches(case: Case) -> None:
    check("G05", case)


def test_g05_tells_each_fault() -> None:
    street = changed(TINY, "楼栋", FIRST, 网格="", 片区="东片、西片")
    assert details("G05", street) == {B1: {"网格空白", "片区重复"}}
