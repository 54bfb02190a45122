"""Questions about households on the tiny street, and what all questions share."""

from __future__ import annotations

from datetime import date

import pytest

from tests.oracle.cases import (
    BY_ZHAO,
    FIRST,
    H101,
    H102,
    H201,
    H301,
    IN_EAST,
    QIAN,
    ROOM_102,
    ZHAO,
    Case,
    check,
    details,
    member,
    named,
    organisation,
)
from tests.oracle.questions import answers
from tests.oracle.rows import Street
from tests.oracle.tiny import DAY, TINY, added, changed, with_sheet


@named(
    [
        ("as it is", TINY, {H102, H201}, 4),
        (
            "rented counts, 空房 and 底商 do not",
            changed(TINY, "住户", {"室号": "201"}, 使用方式="底商"),
            {H102},
            3,
        ),
        (
            "no use stated: not occupied",
            changed(TINY, "住户", {"室号": "201"}, 使用方式=""),
            {H102},
            3,
        ),
        ("党籍 stopped", member(TINY, ZHAO, 党籍状态="停止"), {H101, H102, H201}, 4),
        (
            "lost since a day before",
            member(TINY, ZHAO, 失去联系日期="2018-09-30"),
            {H101, H102, H201},
            4,
        ),
        (
            "lost since the very day",
            member(TINY, ZHAO, 失去联系日期="2018-10-01"),
            {H101, H102, H201},
            4,
        ),
        ("lost only tomorrow", member(TINY, ZHAO, 失去联系日期="2018-10-02"), {H102, H201}, 4),
        ("lost without a date", member(TINY, ZHAO, 是否失联="是"), {H101, H102, H201}, 4),
        ("asked whether lost: no", member(TINY, ZHAO, 是否失联="否"), {H102, H201}, 4),
        (
            "transferred by the day",
            member(TINY, ZHAO, 离开日期="2018-10-01", 离开原因="转出"),
            {H101, H102, H201},
            4,
        ),
        (
            "transferred tomorrow",
            member(TINY, ZHAO, 离开日期="2018-10-02", 离开原因="转出"),
            {H102, H201},
            4,
        ),
        (
            "dead, no date: from the sheet on",
            member(TINY, ZHAO, 离开原因="去世"),
            {H101, H102, H201},
            4,
        ),
        ("a probationary member covers", member(TINY, ZHAO, 人员类别="预备"), {H102, H201}, 4),
        ("an exempt member covers", member(TINY, ZHAO, 免包原因="有病"), {H102, H201}, 4),
        ("70 years old covers", member(TINY, ZHAO, 出生日期="1948-10-01"), {H102, H201}, 4),
        ("without a group covers", member(TINY, ZHAO, 所在党小组=""), {H102, H201}, 4),
        (
            "branch abolished, covers all the same",
            organisation(TINY, "甲支部", 撤销日期="2018-01-01"),
            {H102, H201},
            4,
        ),
        (
            "begins tomorrow",
            changed(TINY, "包户", BY_ZHAO, 开始日期="2018-10-02"),
            {H101, H102, H201},
            4,
        ),
        (
            "ends on the day: over",
            changed(TINY, "包户", BY_ZHAO, 开始日期="2018-01-01", 结束日期="2018-10-01"),
            {H101, H102, H201},
            4,
        ),
        (
            "ends tomorrow: current",
            changed(TINY, "包户", BY_ZHAO, 开始日期="2018-01-01", 结束日期="2018-10-02"),
            {H102, H201},
            4,
        ),
        ("a B post covers", changed(TINY, "包户", BY_ZHAO, 岗位="B"), {H102, H201}, 4),
        (
            "two holders, one of them gone: covered",
            member(
                added(TINY, "包户", 党员姓名="钱二", **{**ROOM_102, "室号": "101"}),
                ZHAO,
                党籍状态="停止",
            ),
            {H102, H201},
            4,
        ),
        (
            "no responsibilities at all",
            tuple(s for s in TINY if s.kind != "包户"),
            {H101, H102, H201, H301},
            4,
        ),
    ]
)
def test_g01_households_no_member_answers_for(case: Case) -> None:
    check("G01", case)


@named(
    [
        ("as it is", TINY, set(), 2),
        ("he is in no group", member(TINY, ZHAO, 所在党小组=""), {H101}, 2),
        (
            "his group is no more",
            organisation(TINY, "甲一组", 撤销日期="2018-10-01"),
            {H101},
            2,
        ),
        (
            "his branch is no more",
            organisation(TINY, "甲支部", 撤销日期="2018-10-01"),
            {H101},
            2,
        ),
        (
            "his branch has no patch there",
            changed(TINY, "片区", IN_EAST, 包片党支部="乙支部"),
            {H101},
            2,
        ),
        ("the building is in another patch", changed(TINY, "楼栋", FIRST, 片区="西片"), {H101}, 2),
        (
            "in two patches, one of them the branch's",
            changed(TINY, "楼栋", FIRST, 片区="东片、西片"),
            set(),
            2,
        ),
        (
            "another member's chain is whole",
            member(
                added(TINY, "包户", 党员姓名="钱二", **{**ROOM_102, "室号": "101"}),
                QIAN,
                所在党小组="",
            ),
            set(),
            2,
        ),
        (
            "an uncovered household has no chain to break",
            member(TINY, ZHAO, 党籍状态="停止"),
            set(),
            1,
        ),
    ]
)
def test_g07_covered_households_with_a_broken_chain(case: Case) -> None:
    check("G07", case)


QIAN_TOO = added(TINY, "包户", 党员姓名="钱二", **{**ROOM_102, "室号": "101"})


@pytest.mark.parametrize(
    ("street", "link"),
    [
        (member(TINY, ZHAO, 所在党小组=""), "无现存党小组"),
        (organisation(TINY, "甲一组", 撤销日期="2018-10-01"), "无现存党小组"),
        (organisation(TINY, "甲支部", 撤销日期="2018-10-01"), "无现存党支部"),
        (changed(TINY, "楼栋", FIRST, 片区=""), "未落片"),
        (changed(TINY, "楼栋", FIRST, 片区="西片"), "无支部包片"),
        (changed(TINY, "片区", IN_EAST, 包片党支部="乙支部"), "他支部包片"),
        # 钱二 is in no group: the chain of 赵一 reaches further.
        (changed(QIAN_TOO, "楼栋", FIRST, 片区=""), "未落片"),
    ],
)
def test_g07_says_at_which_link(street: Street, link: str) -> None:
    assert details("G07", street) == {H101: {link}}


def test_the_day_before_the_first_ledger_knows_nothing() -> None:
    early = changed(TINY, "包户", BY_ZHAO, 开始日期="2017-01-01")
    answer = answers("G01", early, date(2018, 9, 30))
    assert (answer.numerator, answer.denominator) == (0, 0)


def test_who_is_named_by_name_alone_may_have_a_namesake_in_another_branch() -> None:
    twin = {"姓名": "赵一", "公民身份证号": "640106197005050053", "人员类别": "正式"}
    street = added(TINY, "党员", **twin, 所在党支部="乙支部")
    street = changed(street, "包户", BY_ZHAO, 党支部="甲支部")
    assert H101 not in answers("G01", street, DAY).subjects
    with pytest.raises(LookupError):
        answers("G01", changed(street, "包户", BY_ZHAO, 党支部=""), DAY)


def test_a_sheet_of_a_later_day_adds_and_ends_nothing_else() -> None:
    street = with_sheet(
        TINY,
        """
        包户 2019-03-01
        党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号
        钱二 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 102
        """,
    )
    before = answers("G01", street, date(2019, 2, 28)).subjects
    after = answers("G01", street, date(2019, 3, 1)).subjects
    assert (set(before), set(after)) == ({H102, H201}, {H201})
