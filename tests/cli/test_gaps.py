"""gaps list, note, assign, trend and compare as a clerk uses them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from graph.engines import stop_embedded
from graph.settings import read_settings
from tests.cli.conftest import Program, program_with
from tests.graph.streets import FIRST, LATER
from tests.oracle import files
from viz.gaps_tables import detail_text


@pytest.fixture(scope="module")
def two_months(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """The program over the tiny street of October and November."""
    folder = tmp_path_factory.mktemp("tiny")
    settings = read_settings(data=folder / "data", _env_file=None, neo4j_uri=None)
    run = program_with(settings.data)
    (folder / "台账").mkdir()
    files.write((*FIRST, *LATER), folder / "台账")
    ran = run("load", folder / "台账", "--quiet")
    assert ran.status == 0, ran.err + ran.out
    yield run
    stop_embedded(settings)


def test_what_was_filled_and_what_opened(two_months: Program, tmp_path: Path) -> None:
    ran = two_months("compare", "2018-10-01", "2018-11-01", "--format", "json")
    assert ran.status == 0, ran.err
    document = json.loads(ran.out)
    assert not [one for one in document["questions"] if one["id"].startswith("Q")]
    found = {one["id"]: one for one in document["questions"]}
    assert [one["subject"] for one in found["G04"]["filled"]] == ["锦绣苑/西片"]
    assert found["G04"]["filled"][0]["subjectThere"] is True
    assert (found["G04"]["filledCount"], found["G04"]["openedCount"], found["G04"]["still"]) == (
        1,
        0,
        0,
    )
    assert {one["subject"] for one in found["G01"]["opened"]} == {"锦绣苑/锦园/1号楼/1单元/101"}
    assert {one["subject"] for one in found["G01"]["filled"]} == {"锦绣苑/锦园/2号楼/1单元/201"}
    text = two_months("compare", "2018-10-01", "2018-11-01").out
    assert "G04 · 已补上 · 锦绣苑/西片 · 对象仍在" in text
    before = two_months("compare", "2018-09-01", "2018-10-01")
    [line] = [line for line in before.out.splitlines() if line.startswith("G01 ")]
    assert line.split()[-4:] == ["0", "不可比", "0", "先前缺台账，不可比"]
    assert "新出现 · " not in before.out
    assert " ·  · " not in text + before.out
    earlier = tmp_path / "先前.xlsx"
    assert two_months("compare", "2018-09-01", "2018-10-01", "--out", earlier).status == 0
    [summary] = openpyxl.load_workbook(earlier).worksheets
    assert [row[7] for row in summary.iter_rows(values_only=True) if row[0] == "G01"] == ["不可比"]
    out = tmp_path / "比较.xlsx"
    assert two_months("compare", "2018-10-01", "2018-11-01", "--out", out).status == 0
    book = openpyxl.load_workbook(out)
    sheet = book["G04 无支部包片"]
    assert ("已补上", "锦绣苑/西片", None, "对象仍在") in [
        tuple(cell or None for cell in row[:4]) for row in sheet.iter_rows(values_only=True)
    ]
    backwards = two_months("compare", "2018-11-01", "2018-10-01")
    assert backwards.status == 2
    backwards.one_sentence()


def test_the_ledger_of_gaps_with_notes_and_trend(two_months: Program, tmp_path: Path) -> None:
    ran = two_months("gaps", "list", "--state", "all", "--question", "G04", "--format", "json")
    assert ran.status == 0, ran.err
    [gap] = json.loads(ran.out)["gaps"]
    assert (gap["state"], gap["since"]) == ("filled", "2018-11-01")
    assert [(one["day"], one["state"]) for one in gap["history"]] == [
        ("2018-10-01", "opened"), ("2018-11-01", "filled")
    ]  # fmt: skip
    assert "patches" in gap["history"][1]["ledgers"]
    assert two_months("gaps", "note", gap["gap"][:9], "已办", "--by", "王主任").status == 0
    assert two_months("gaps", "assign", gap["gap"], "甲支部", "--by", "王主任").status == 0
    text = two_months("gaps", "list", "--state", "filled", "--question", "G04").out
    for told in ("锦绣苑/西片", "已销号", "甲支部", "已办", "片区 2018-11-01"):
        assert told in text
    out = tmp_path / "销号.xlsx"
    assert (
        two_months("gaps", "list", "--question", "G04", "--state", "all", "--out", out).status == 0
    )
    rows = list(openpyxl.load_workbook(out)["销号台账"].iter_rows(values_only=True))
    assert any(row[0] == gap["gap"] and row[8] == "甲支部" for row in rows)
    trend = json.loads(two_months("gaps", "trend", "--question", "G04", "--format", "json").out)
    assert trend["days"] == ["2018-10-01", "2018-11-01"]
    assert [one["numerator"] for one in trend["questions"][0]["counts"]] == [1, 0]
    assert "1 / 3" in two_months("gaps", "trend", "--question", "G04").out
    for arguments in (
        ("note", "zzzzzzzz", "x"),
        ("assign", gap["gap"], "没有的单位"),
        ("list", "--out", tmp_path / "x.doc"),
        ("list", "--since", "someday"),
        ("list", "--question", "Q07"),
    ):
        wrong = two_months("gaps", *arguments)
        assert wrong.status == 2
        wrong.one_sentence()


def test_the_terminal_says_shortly_by_what_and_how_far_back_it_looked(two_months: Program) -> None:
    arguments = ("gaps", "list", "--state", "all", "--as-of", "2019-10-15")
    ran = two_months(*arguments)
    assert "只往前看了一年，2018-10-01 以前还有台账" not in ran.out, (
        "the day before the year is the first"
    )
    later = two_months(*arguments[:-1], "2020-01-01")
    said = "只往前看了一年，2018-11-01 以前还有台账；要从更早看起，加 --since 日期。"
    assert said in later.out
    assert said in two_months("gaps", "trend", "--as-of", "2020-01-01").out
    assert said not in two_months(*arguments[:-1], "2020-01-01", "--since", "2018-01-01").out
    assert re.search(r"\w+ 2018-11-01 等 \d 种台账", ran.out)
    assert "（" not in "".join(
        line for line in ran.out.splitlines() if line[:1].isalnum() and "种台账" in line
    )
    assert ".csv" not in ran.out
    assert ".csv" in two_months(*arguments, "--format", "json").out


def test_empty_parts_of_a_detail_are_left_out() -> None:
    assert detail_text("居委会 · ") == "居委会"
    assert detail_text(" · 甲 ·  · 乙") == "甲 · 乙"


LATE = ("gaps", "list", "--as-of", "2020-01-01", "--question", "G04")


@pytest.mark.parametrize("form", ["text", "json"])
def test_old_ledgers_are_warned_of_in_the_words_of_ask(two_months: Program, form: str) -> None:
    ran = two_months(*LATE, "--format", form)
    assert ran.status == 0, ran.err
    asked = two_months("ask", "G04", "--as-of", "2020-01-01").err
    assert "G04 依据的片区台账已是 426 天前的。" in asked
    assert ran.err == asked.replace("G04 依据", "依据")
    if form == "json":
        assert json.loads(ran.out)["asOf"] == "2020-01-01"
    assert two_months(*LATE, "--quiet").err == ""


def test_old_ledgers_of_one_day_are_one_sentence(two_months: Program) -> None:
    for arguments in (("gaps", "trend"), ("compare", "2018-10-01", "2020-01-01")):
        more = ("--as-of", "2020-01-01") if arguments[0] == "gaps" else ()
        told = [line for line in two_months(*arguments, *more).err.splitlines() if "已是" in line]
        assert len(told) == 2, told
        assert sum("片区" in line for line in told) == 1
        assert sorted(line.partition("已是 ")[2] for line in told) == [
            "426 天前的。",
            "457 天前的。",
        ]


def test_missing_ledgers_are_warned_of_as_ask_does(two_months: Program) -> None:
    day = "2018-09-30"
    ran = two_months("gaps", "list", "--as-of", day, "--question", "G01", "--question", "G04")
    ids = "G01、G04 的数不成立，不要当作缺口。"
    [line] = [line for line in ran.err.splitlines() if "还没有装载" in line]
    assert line.startswith(f"注意：到 {day} 还没有装载")
    assert line.endswith(ids)
    alone = two_months("gaps", "list", "--as-of", day, "--question", "G04").err
    assert alone == two_months("ask", "G04", "--as-of", day).err
