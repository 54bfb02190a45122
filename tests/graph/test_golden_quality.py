"""Exact rows of the questions about the ledgers themselves, on both engines."""

from __future__ import annotations

import re
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from graph.asking import Answer, ask, standing
from graph.catalogue import question
from graph.engines import Graph
from graph.scope import WHOLE
from loaders.run import LoadResult, load
from tests.graph.streets import FIRST, KEY, give
from tests.graph.test_golden import asked, told
from tests.oracle.cases import FIRST as FIRST_BUILDING
from tests.oracle.cases import LI, QIAN, SUN, ZHAO, employer, member
from tests.oracle.check_digits import identity_number
from tests.oracle.rows import Street
from tests.oracle.tiny import added, changed

AT_101, AT_102, AT_201 = (
    "锦绣苑锦园1号楼1单元101", "锦绣苑锦园1号楼1单元102", "锦绣苑锦园2号楼1单元201",
)  # fmt: skip
SOMEBODY = identity_number(date(1980, 1, 1), 1)
"""The number of somebody who is no member."""


def _resident(street: Street, room: str, **cells: str) -> Street:
    return changed(street, "住户", {"室号": room}, **cells)


def _street() -> Street:
    """The tiny street with residents, stated numbers, dates and addresses, right ones and wrong ones."""
    street = added(
        FIRST, "党员", 姓名="赵一", 公民身份证号=identity_number(date(1970, 1, 1), 9),
        出生日期="1970-01-01", 人员类别="正式", 所在党支部="乙支部",
    )  # fmt: skip
    zhao = next(
        row["公民身份证号"] for sheet in FIRST if sheet.kind == "党员" for row in sheet.rows
        if row["姓名"] == "赵一"
    )  # fmt: skip
    of_first = {**ZHAO, "公民身份证号": zhao}
    street = changed(street, "包户", {"党员姓名": "赵一"}, 党支部="甲支部")
    # 赵一 is on his own card, by his number; 钱二 on his by another; 孙三 on none; 李四 by name.
    street = member(street, of_first, 家庭住址=AT_101)
    street = member(street, QIAN, 家庭住址=AT_102)
    street = member(street, SUN, 家庭住址=AT_201)
    street = member(street, LI, 家庭住址="安居苑安园3号楼1单元301")
    street = _resident(street, "101", 姓名="赵一", 身份证号=zhao, 政治面貌="中共党员")
    street = _resident(street, "102", 姓名="钱二", 身份证号=SOMEBODY, 政治面貌="群众")
    street = _resident(street, "201", 姓名="周十", 政治面貌="中共预备党员")
    street = _resident(street, "301", 姓名="李四", 政治面貌="")
    street = changed(street, "楼栋", FIRST_BUILDING, 总户数="2")
    street = changed(street, "楼栋", {"楼号": "2号楼"}, 总户数="3")
    street = changed(street, "楼栋", {"楼号": "3号楼"}, 总户数="1")
    # A month may have been its last day, a year its last: only what cannot be is listed.
    street = member(street, of_first, 加入党组织日期="1988-01", 转为正式党员日期="1988年")
    street = member(street, QIAN, 加入党组织日期="1988-02-01", 转为正式党员日期="1988.01")
    street = member(street, SUN, 加入党组织日期="1988-03-03", 转为正式党员日期="1988-03-03")
    street = employer(street, "丁公司", 地址="民族街8号")
    return employer(street, "丙公司", 地址="锦园1号楼", 楼栋="1号楼")


@pytest.fixture(scope="module")
def street(unwiped: Graph, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The street, loaded once into each engine; the tests of this module only read it."""
    assert give(unwiped, tmp_path_factory.mktemp("street"), _street()).refusals == []
    return unwiped


def test_q01_says_where_the_namesake_is(street: Graph) -> None:
    answer = asked(street, "Q01")
    assert told(answer, "branch", "fault", "namesakes", "where", "likely") == [
        ("乙支部/赵一", "乙支部", "党员台账", 1, "甲支部", "是"),
        ("甲支部/赵一", "甲支部", "党员台账", 1, "乙支部", "是"),
        ("甲支部/钱二", "甲支部", "家里的住户卡", 1, "", ""),
    ]
    assert (answer.numerator, answer.denominator) == (3, 5)
    answer = asked(street, "Q01", scope="安居苑")
    assert told(answer, "where") == [("乙支部/赵一", "甲支部")], "looked for in the whole street"
    assert answer.denominator == 3


def test_q05_lists_what_leads_to_no_door(street: Graph) -> None:
    answer = asked(street, "Q05")
    assert told(answer, "branch", "community", "address") == [
        ("丁公司", None, "锦绣苑", "民族街8号")
    ]
    assert (answer.numerator, answer.denominator) == (1, 6)


def test_q06_tells_who_is_on_one_and_not_on_the_other(street: Graph) -> None:
    answer = asked(street, "Q06")
    assert told(answer, "branch", "community", "fault", "person", "status") == [
        ("乙支部/孙三", "乙支部", "锦绣苑", "住户卡上没有此人", "", ""),
        ("甲支部/钱二", "甲支部", "锦绣苑", "住户卡写的不是党员", "", "群众"),
        ("锦绣苑/锦园/2号楼/1单元/201", None, "锦绣苑", "党员台账里没有此人", "周十", "中共预备党员"),
    ]  # fmt: skip
    assert (answer.numerator, answer.denominator) == (3, 6)


def test_q07_tells_both_numbers(street: Graph) -> None:
    answer = asked(street, "Q07")
    assert told(answer, "community", "fault", "stated", "known", "difference") == [
        ("安居苑/安园/3号楼", "安居苑", "住户台账多", 1, 2, 1),
        ("锦绣苑/锦园/2号楼", "锦绣苑", "住户台账少", 3, 1, 2),
    ]
    assert (answer.numerator, answer.denominator) == (2, 3)


def test_q08_lists_what_cannot_be_however_exactly_it_was_written(street: Graph) -> None:
    answer = asked(street, "Q08")
    assert told(answer, "branch", "fault", "joined", "confirmed", "age") == [
        ("甲支部/钱二", "甲支部", "入党时年龄不足", "1988-02-01", "1988-01-01", 17),
        ("甲支部/钱二", "甲支部", "转正早于入党", "1988-02-01", "1988-01-01", 17),
    ]
    assert (answer.numerator, answer.denominator) == (1, 3)
    assert told(asked(street, "Q08", joiningAge="19"), "fault") == [
        ("乙支部/孙三", "入党时年龄不足"),
        ("甲支部/赵一", "入党时年龄不足"),
        ("甲支部/钱二", "入党时年龄不足"),
        ("甲支部/钱二", "转正早于入党"),
    ]


ZHAO_NUMBER, QIAN_NUMBER = (
    row["公民身份证号"]
    for sheet in FIRST
    if sheet.kind == "党员"
    for row in sheet.rows
    if row["姓名"] in ("赵一", "钱二")
)
WRONG = f"{ZHAO_NUMBER[:17]}{(int(ZHAO_NUMBER[17]) + 1) % 10}"


def _members(
    folder: Path, *rows: tuple[str, object, str], name: str = "党员（2018年10月1日）"
) -> Path:
    """A workbook of members: name, ID number as stored, branch."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "党员"
    page.append(["姓名", "公民身份证号", "人员类别", "所在党支部", "联系电话"])
    for number, (who, stored, branch) in enumerate(rows):
        page.append([who, stored, "正式", branch, f"1400000000{number}"])
    path = folder / f"{name}.xlsx"
    book.save(path)
    return path


def _load(graph: Graph, path: Path) -> LoadResult:
    return load(
        graph, [path], number_key=KEY, writer=nullcontext(), progress=lambda _what, _rows: None
    )


def _on(graph: Graph, day: str) -> Answer:
    """Q04 on another day than that of the street."""
    item = question("Q04")
    return ask(
        graph, item, as_of=date.fromisoformat(day), scope=WHOLE, values={}, standing=standing(graph)
    )


SHEET = "党员（2018年10月1日）.xlsx/党员"


def test_q02_to_q04_say_how_often_and_never_what(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "街道", FIRST)
    path = _members(
        tmp_path,
        ("赵一", ZHAO_NUMBER, "甲支部"),
        # The later row is refused for its branch, whatever else it says otherwise.
        ("赵一", ZHAO_NUMBER, "乙支部"),
        ("周十", 640106197001010000.0, "甲支部"),
        ("周十", "6.40106E+17", "甲支部"),
        ("吴九", WRONG, "甲支部"),
        ("钱二", QIAN_NUMBER, "甲支部"),
    )
    assert _load(engine, path).totals["rejected"] == 4
    columns = ("ledger", "day", "column", "refused", "read")
    day = "2018-10-01"
    for id_, column, refused, of in (
        ("Q02", "所在党支部", 1, 2),
        ("Q03", "公民身份证号", 2, 5),
        ("Q04", "公民身份证号", 1, 5),
    ):
        answer = asked(engine, id_)
        assert told(answer, *columns) == [(SHEET, "党员", day, column, refused, 6)]
        # 党员, 住户, 单位 and 包户 of the street, and this workbook.
        assert (answer.numerator, answer.denominator) == (1, of)
        assert asked(engine, id_, scope="锦绣苑").denominator == 0, "a sheet lies nowhere"
    kept = engine.read("MATCH (s:LedgerSheet) RETURN properties(s) AS all")
    for row in kept:
        row["all"].pop("sha256")
        row["all"].pop("key")
    assert not re.search(r"\d{15}", repr(kept)), "a number is never kept"


def test_a_mended_sheet_takes_the_place_of_the_one_it_was(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "街道", FIRST)
    wrong = ("吴九", WRONG, "甲支部")
    _load(engine, _members(tmp_path, wrong))
    assert told(asked(engine, "Q04"), "refused") == [(SHEET, 1)]
    _load(engine, _members(tmp_path, wrong, name="党员（2018年11月1日）"))
    assert _on(engine, "2018-10-15").numerator == 1
    assert _on(engine, "2018-11-01").numerator == 2, "another file"
    _load(engine, _members(tmp_path, ("赵一", ZHAO_NUMBER, "甲支部")))
    assert told(_on(engine, "2018-11-01"), "refused") == [("党员（2018年11月1日）.xlsx/党员", 1)]
    before = _on(engine, "2018-11-01").denominator
    _load(
        engine, _members(tmp_path, ("赵一", ZHAO_NUMBER, "甲支部"), ("钱二", QIAN_NUMBER, "甲支部"))
    )
    assert _on(engine, "2018-11-01").denominator == before
