"""Intervals by ledgers.md "Time", drawn as tables: what sheets say, and what holds on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.oracle.questions import answers
from tests.oracle.rows import Street
from tests.oracle.scope import Scope
from tests.oracle.spans import Said, many_valued, single_valued, values_on
from tests.oracle.tiny import TINY, with_sheet


def d(text: str) -> date:
    return date.fromisoformat(f"2018-{text}")


def said(day: str, *values: str, start: str = "", end: str = "") -> Said[str]:
    return Said(d(day), values, d(start) if start else None, d(end) if end else None)


@pytest.mark.parametrize(
    ("clause", "rows", "on"),
    [
        ("from the sheet's day on", [said("03-01", "甲")],
         {"02-28": "", "03-01": "甲", "12-01": "甲"}),
        ("from an earlier stated day", [said("03-01", "甲", start="01-15")],
         {"01-14": "", "01-15": "甲"}),
        ("from a later stated day", [said("03-01", "甲", start="05-01")],
         {"03-01": "", "04-30": "", "05-01": "甲"}),
        ("up to a stated day, which is excluded", [said("03-01", "甲", end="04-01")],
         {"03-31": "甲", "04-01": ""}),
        ("a later sheet says another", [said("03-01", "甲"), said("06-01", "乙")],
         {"05-31": "甲", "06-01": "乙"}),
        ("an empty cell says none", [said("03-01", "甲"), said("06-01")],
         {"05-31": "甲", "06-01": ""}),
        ("a later sheet repeats it", [said("03-01", "甲"), said("06-01", "甲")],
         {"03-01": "甲", "07-01": "甲"}),
        ("repeated with an earlier start",
         [said("03-01", "甲"), said("06-01", "甲", start="01-15")],
         {"01-15": "甲", "07-01": "甲"}),
        ("and back again", [said("03-01", "甲"), said("06-01", "乙"), said("08-01", "甲")],
         {"05-31": "甲", "07-31": "乙", "08-01": "甲"}),
        ("another from a later stated day: a gap between",
         [said("03-01", "甲"), said("06-01", "乙", start="07-01")],
         {"05-31": "甲", "06-01": "", "07-01": "乙"}),
        ("another from an earlier stated day: both for a while",
         [said("03-01", "甲"), said("06-01", "乙", start="05-01")],
         {"04-30": "甲", "05-31": "乙甲", "06-01": "乙"}),
        ("announced, then listed without a day before it was to begin",
         [said("03-01", "甲", start="09-01"), said("06-01", "甲")], {"05-31": "", "06-01": "甲"}),
        ("announced, then withdrawn before it began",
         [said("03-01", "甲", start="09-01"), said("06-01")], {"09-01": ""}),
        ("two rows of one day", [said("03-01", "甲"), said("03-01", "乙")], {"03-01": "乙甲"}),
        ("of two, one goes on", [said("03-01", "甲", "乙"), said("06-01", "乙")],
         {"05-31": "乙甲", "06-01": "乙"}),
        ("an end said later", [said("03-01", "甲"), said("06-01", "甲", end="05-01")],
         {"04-30": "甲", "05-01": "", "07-01": ""}),
        ("listed again after it had ended",
         [said("03-01", "甲", end="05-01"), said("06-01", "甲")],
         {"04-30": "甲", "05-31": "", "06-01": "甲"}),
        ("beginning again after it had ended",
         [said("03-01", "甲", end="05-01"), said("06-01", "甲", start="05-20")],
         {"04-30": "甲", "05-01": "", "05-19": "", "05-20": "甲", "07-01": "甲"}),
    ],
)  # fmt: skip
def test_single_valued(clause: str, rows: list[Said[str]], on: dict[str, str]) -> None:
    spans = single_valued(rows)
    found = {day: "".join(sorted(values_on(spans, d(day)))) for day in on}
    assert found == on, clause


@pytest.mark.parametrize(
    ("clause", "rows", "on"),
    [
        ("another does not end it", [said("03-01", "甲"), said("06-01", "乙")],
         {"03-01": "甲", "06-01": "乙甲"}),
        ("an empty cell does not end it", [said("03-01", "甲"), said("06-01")], {"06-01": "甲"}),
        ("a stated end does", [said("03-01", "甲"), said("06-01", "甲", end="07-01")],
         {"06-30": "甲", "07-01": ""}),
        ("a start of its own is another span",
         [said("03-01", "甲", start="01-01", end="02-01"), said("06-01", "甲", start="05-01")],
         {"01-01": "甲", "02-01": "", "05-01": "甲"}),
        ("the same start, ended later",
         [said("03-01", "甲", start="01-01"), said("06-01", "甲", start="01-01", end="05-01")],
         {"04-30": "甲", "05-01": ""}),
        ("no start, before it was to begin: another one",
         [said("03-01", "甲", start="09-01"), said("06-01", "甲")], {"05-31": "", "06-01": "甲"}),
        ("no start: the one that is running",
         [said("03-01", "甲", start="01-01"), said("06-01", "甲")], {"01-01": "甲", "07-01": "甲"}),
        ("no start, after it had ended: a new one",
         [said("03-01", "甲", end="05-01"), said("06-01", "甲")],
         {"04-30": "甲", "05-31": "", "06-01": "甲"}),
    ],
)  # fmt: skip
def test_many_valued(clause: str, rows: list[Said[str]], on: dict[str, str]) -> None:
    spans = many_valued(rows)
    found = {day: "".join(sorted(values_on(spans, d(day)))) for day in on}
    assert found == on, clause


H101 = "锦绣苑/锦园/1号楼/1单元/101"
LATER = date(2019, 3, 1)
DAY_BEFORE = date(2019, 2, 28)


def blank_after(sheet: str) -> tuple[bool, bool]:
    """Whether room 101 is listed by G01 the day before a sheet of 2019-03-01, and on it."""
    street = with_sheet(TINY, sheet)
    before, after = (answers("G01", street, day).subjects for day in (DAY_BEFORE, LATER))
    return H101 in before, H101 in after


ZHAO_HEADER = "姓名 | 公民身份证号 | 人员类别 | 所在党支部"
ZHAO_ROW = "赵一 | 640106197001010011 | 正式 | 甲支部"


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("党籍状态", "停止", (False, True)),
        ("失去联系日期", "2019-01-01", (True, True)),
        ("是否失联", "是", (False, True)),
        ("离开日期", "2019-01-01", (True, True)),
        ("离开原因", "去世", (False, True)),
        ("离开日期", "2019-03-01", (False, True)),
        ("免包原因", "有病", (False, False)),
    ],
)
def test_what_a_later_member_sheet_says(
    column: str, cell: str, expected: tuple[bool, bool]
) -> None:
    sheet = f"党员 2019-03-01\n{ZHAO_HEADER} | {column}\n{ZHAO_ROW} | {cell}"
    assert blank_after(sheet) == expected


LEFT = """
        党员 {day}
        姓名 | 公民身份证号 | 人员类别 | 所在党支部 | 离开日期 | 离开原因
        赵一 | 640106197001010011 | 正式 | {branch} | {left} | {why}
        """


@pytest.mark.parametrize(
    ("clause", "rows", "gone"),
    [
        ("a corrected date: the last stated holds",
         [("11-01", "甲支部", "10-10", "转出"), ("12-01", "甲支部", "12-20", "转出")],
         {"10-15": False, "12-05": False, "12-20": True}),
        ("another branch lists him: back from that sheet's day",
         [("11-01", "甲支部", "10-10", "转出"), ("12-01", "乙支部", "", "")],
         {"10-15": True, "11-30": True, "12-01": False}),
        ("no reason given: likewise",
         [("11-01", "甲支部", "10-10", ""), ("12-01", "乙支部", "", "")],
         {"11-30": True, "12-01": False}),
        ("the same branch does: empty cells say nothing",
         [("11-01", "甲支部", "10-10", "转出"), ("12-01", "甲支部", "", "")],
         {"12-01": True}),
        ("nobody comes back from death",
         [("11-01", "甲支部", "10-10", "去世"), ("12-01", "乙支部", "", "")], {"12-01": True}),
        ("nor from expulsion",
         [("11-01", "甲支部", "10-10", "出党"), ("12-01", "乙支部", "", "")], {"12-01": True}),
        ("the old branch says it after the new one listed him",
         [("11-01", "乙支部", "", ""), ("12-01", "甲支部", "10-20", "转出")],
         {"10-19": False, "10-20": True, "11-01": False, "12-01": False}),
        ("the old branch says it again",
         [("11-01", "甲支部", "10-10", "转出"), ("12-01", "乙支部", "", ""),
          ("12-20", "甲支部", "10-10", "转出")],
         {"11-30": True, "12-01": False, "12-20": False}),
        ("to leave later, listed elsewhere already: never gone",
         [("11-01", "甲支部", "12-20", "转出"), ("11-15", "乙支部", "", "")],
         {"11-01": False, "12-25": False}),
        ("moved, then left the new one before any sheet of it",
         [("12-01", "乙支部", "11-20", "转出")], {"11-19": False, "11-20": True}),
    ],
)  # fmt: skip
def test_who_left_and_who_came_back(
    clause: str, rows: list[tuple[str, str, str, str]], gone: dict[str, bool]
) -> None:
    sheets = [
        LEFT.format(day=f"2018-{day}", branch=branch, left=left and f"2018-{left}", why=why)
        for day, branch, left, why in rows
    ]
    street = with_sheet(TINY, "\n".join(sheets))
    found = {day: H101 in answers("G01", street, d(day)).subjects for day in gone}
    assert found == gone, clause


def _lost_then(header: str, cell: str) -> Street:
    return with_sheet(
        TINY,
        f"""
        党员 2018-12-01
        {ZHAO_HEADER} | 失去联系日期 | 免包原因
        {ZHAO_ROW} | 2018-11-01 | 有病

        党员 2019-03-01
        {ZHAO_HEADER} | {header}
        {ZHAO_ROW} | {cell}
        """,
    )


def test_an_empty_date_of_loss_says_that_he_was_found() -> None:
    street = _lost_then("失去联系日期", "")
    assert H101 in answers("G01", street, DAY_BEFORE).subjects
    assert H101 not in answers("G01", street, LATER).subjects


def test_an_absent_column_says_nothing() -> None:
    assert H101 in answers("G01", _lost_then("民族", "汉族"), LATER).subjects


def test_an_empty_reason_for_exemption_says_none() -> None:
    street = with_sheet(
        TINY,
        f"""
        党员 2018-12-01
        {ZHAO_HEADER} | 免包原因
        {ZHAO_ROW} | 有病

        党员 2019-03-01
        {ZHAO_HEADER} | 免包原因
        {ZHAO_ROW} |
        """,
    )
    counted = [answers("G09", street, day).denominator for day in (DAY_BEFORE, LATER)]
    assert counted == [1, 2]


def test_an_empty_attribute_says_nothing() -> None:
    street = with_sheet(
        TINY,
        """
        住户 2019-03-01
        社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
        锦绣苑 | 锦园 | 2号楼 | 1单元 | 201 |
        """,
    )
    assert answers("G01", street, LATER).denominator == 4


def test_an_attribute_holds_from_the_day_of_its_sheet() -> None:
    street = with_sheet(
        TINY,
        """
        住户 2019-03-01
        社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
        锦绣苑 | 锦园 | 2号楼 | 1单元 | 201 | 空房
        """,
    )
    counted = [answers("G01", street, day).denominator for day in (DAY_BEFORE, LATER)]
    assert counted == [4, 3]


def test_a_member_who_moved_is_in_the_group_that_no_later_sheet_took_from_him() -> None:
    """The group is of 甲支部, and 甲支部 has the patch: the chain is whole by the group."""
    moved = f"党员 2019-03-01\n{ZHAO_HEADER}\n{ZHAO_ROW.replace('甲支部', '乙支部')}"
    assert answers("G07", with_sheet(TINY, moved), LATER).numerator == 0


def test_a_renamed_branch_is_one_branch_under_its_present_name() -> None:
    street = with_sheet(
        TINY,
        """
        党组织 2019-01-01
        党组织名称 | 组织代码 | 类型 | 上级党组织
        红支部 | 0640100001 | 党支部 | 街道党工委

        党员 2019-01-01
        姓名 | 公民身份证号 | 人员类别 | 所在党支部
        冯五 | 640106197005050053 | 正式 | 红支部

        党组织 2019-03-01
        党组织名称 | 组织代码 | 类型 | 上级党组织
        红旗支部 | 0640100001 | 党支部 | 街道党工委
        """,
    )
    assert "红旗支部/冯五" in answers("G09", street, date(2019, 1, 1)).subjects


def test_a_building_that_a_later_sheet_draws_elsewhere_leaves_where_it_was() -> None:
    street = with_sheet(
        TINY,
        """
        楼栋 2019-03-01
        社区 | 小区 | 楼号 | 片区
        锦绣苑 | 锦园 | 1号楼 | 西片
        """,
    )
    broken = [answers("G07", street, day).subjects for day in (DAY_BEFORE, LATER)]
    assert broken == [set(), {H101}]
    assert not answers("G05", street, LATER).subjects


ORGANISATIONS = """
        党组织 2018-{day}
        党组织名称 | 类型 | 设置形式 | 上级党组织 | 所在单位 | 成立日期
        街道党工委 | 党委 | | | |
        丙支部 | 党支部 | {form} | 街道党工委 | {employer} | 2012-07-01
        """


def test_what_a_branch_is_holds_from_its_founding_as_first_said() -> None:
    """G19 counts 丙公司 as organised from the founding on, by the form that was said first."""
    street = with_sheet(TINY, ORGANISATIONS.format(day="11-01", form="单独", employer="丙公司"))
    street = with_sheet(street, ORGANISATIONS.format(day="12-01", form="区域", employer="丁公司"))
    told = [answers("G19", street, d(day)).details or {} for day in ("10-01", "11-30", "12-01")]
    assert [one["锦绣苑"] for one in told] == [{"1/2"}, {"1/2"}, {"0/2"}]
    blank = [answers("G16", street, d(day), None, {"basis": 2}) for day in ("10-01", "12-01")]
    assert [one.subjects for one in blank] == [{"戊机关"}, {"戊机关"}]
    # 丁公司 became a root by the later sheet; it was none on the founding.
    assert "丁公司" in answers("G18", street, d("11-30")).subjects
    assert "丁公司" not in answers("G18", street, d("12-01")).subjects


def test_a_street_holds_its_communities_before_anybody_listed_areas() -> None:
    areas = TINY[0]
    moved = areas.with_rows(
        {**row, "上级代码": "640106005000"} if row["名称"] == "安居苑" else row
        for row in (*areas.rows, {"代码": "640106005000", "名称": "另一街道", "级别": "街道"})
    )
    street = (replace(areas, day=d("11-01")), replace(moved, day=d("12-01")), *TINY[1:])
    whole = Scope("area", "北京中路街道")
    counted = [
        answers("G01", street, d(day), whole).denominator for day in ("10-01", "11-30", "12-01")
    ]
    assert counted == [4, 4, 3]


@pytest.mark.parametrize(
    ("clause", "rows", "missed", "on"),
    [
        ("a whole sheet ends it", [said("03-01", "甲")], "06-01", {"05-31": "甲", "06-01": ""}),
        ("not what it lists", [said("03-01", "甲"), said("06-01", "甲")], "06-01", {"07-01": "甲"}),
        ("nothing that nobody had listed before", [said("06-15", "甲", start="01-01")], "06-01",
         {"06-01": "甲"}),
        ("listed again: from that day",
         [said("03-01", "甲", start="01-01"), said("08-01", "甲", start="01-01")], "06-01",
         {"05-31": "甲", "06-01": "", "07-31": "", "08-01": "甲"}),
        ("by another start that is older: likewise",
         [said("03-01", "甲"), said("08-01", "甲", start="01-01")], "06-01",
         {"07-31": "", "08-01": "甲"}),
        ("by a start after it was missed",
         [said("03-01", "甲"), said("08-01", "甲", start="07-01")], "06-01",
         {"06-30": "", "07-01": "甲"}),
        ("what had ended stays ended",
         [said("03-01", "甲", start="01-01", end="05-01"), said("08-01", "甲", start="01-01")],
         "06-01", {"04-30": "甲", "05-01": "", "08-01": ""}),
    ],
)  # fmt: skip
def test_many_valued_by_whole_sheets(
    clause: str, rows: list[Said[str]], missed: str, on: dict[str, str]
) -> None:
    spans = many_valued(rows, {"甲": frozenset({d(missed)})})
    found = {day: "".join(sorted(values_on(spans, d(day)))) for day in on}
    assert found == on, clause


def test_who_is_missed_is_gone_until_his_own_ledger_lists_him() -> None:
    """赵一 goes on being named by 包户; his door is blank without him."""
    street = with_sheet(
        TINY,
        f"""
        党员 2019-03-01 齐全:锦绣苑社区党委
        {ZHAO_HEADER}
        钱二 | 640106197002020027 | 正式 | 甲支部

        包户 2019-04-01
        党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号
        赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101

        党员 2019-05-01
        {ZHAO_HEADER}
        {ZHAO_ROW}
        """,
    )
    days = (DAY_BEFORE, LATER, date(2019, 4, 1), date(2019, 5, 1))
    assert [H101 in answers("G01", street, day).subjects for day in days] == [
        False, True, True, False,
    ]  # fmt: skip


HOUSEHOLDS = """
        住户 2019-03-01 齐全:{scope}
        社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
        锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 常住
        """


@pytest.mark.parametrize(
    ("scope", "counted"),
    [("锦绣苑", [4, 2]), ("安居苑", [4, 3]), ("北京中路街道", [4, 1]), ("甲支部", [4, 4])],
)
def test_a_whole_sheet_ends_what_lies_in_its_scope(scope: str, counted: list[int]) -> None:
    street = with_sheet(TINY, HOUSEHOLDS.format(scope=scope))
    assert [answers("G01", street, day).denominator for day in (DAY_BEFORE, LATER)] == counted


def test_a_responsibility_that_a_whole_sheet_misses_is_over() -> None:
    street = with_sheet(
        TINY,
        """
        包户 2019-03-01 齐全:甲支部
        党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号
        赵一 | 锦绣苑 | 锦园 | 2号楼 | 1单元 | 201
        """,
    )
    assert blank_now(street) == [False, True]
    assert "安居苑/安园/3号楼/1单元/301" not in answers("G01", street, LATER).subjects


@pytest.mark.parametrize(
    ("scope", "in_force"), [("安居苑", [2, 1]), ("锦绣苑", [2, 1]), ("甲支部", [2, 2])]
)
def test_an_agreement_that_a_whole_sheet_of_either_side_misses_is_over(
    scope: str, in_force: list[int]
) -> None:
    street = with_sheet(
        TINY,
        f"""
        共建 2018-10-01
        甲方 | 乙方 | 类别 | 签订日期
        乙公司 | 戊机关 | 党建共商 | 2018-09-01
        丁公司 | 戊机关 | 党建共商 | 2018-09-01

        共建 2019-03-01 齐全:{scope}
        甲方 | 乙方 | 类别 | 签订日期
        丁公司 | 戊机关 | 党建共商 | 2018-09-01
        """,
    )
    only = [answers("G25", street, day) for day in (DAY_BEFORE, LATER)]
    assert [sum("↔" in one for one in told.subjects) for told in only] == in_force
    assert "丁公司 ↔ 戊机关" in only[1].subjects


def blank_now(street: Street) -> list[bool]:
    return [H101 in answers("G01", street, day).subjects for day in (DAY_BEFORE, LATER)]
