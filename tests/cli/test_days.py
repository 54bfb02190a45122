"""Days on the command line, in the forms in which clerks write them in cells."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cli.days import typed_day
from graph.errors import WrongUse
from tests.cli.conftest import Program

pytestmark = pytest.mark.xdist_group("cli")


@pytest.mark.parametrize(
    "written",
    [
        "2025-06-30",
        "2025/6/30",
        "2025.6.30",
        "20250630",
        "2025年6月30日",
        "2025年06月30号",
        "２０２５年６月３０日",
        "２０２５－０６－３０",
        " 2025 年 6 月 30 日 ",
        "25.6.30",
    ],
)
def test_a_day_in_every_form_of_a_cell(written: str) -> None:
    assert typed_day(written) == date(2025, 6, 30)


def test_today() -> None:
    assert date.today() == typed_day("today") == typed_day("ｔｏｄａｙ")


@pytest.mark.parametrize("written", ["2025-06", "2025年6月", "202506", "2025", "2025年"])
def test_a_month_or_a_year_is_not_exact_enough(written: str) -> None:
    with pytest.raises(WrongUse, match="没有写到日"):
        typed_day(written)


@pytest.mark.parametrize(
    "written", ["", "无", "昨天", "2025-02-30", "2025-13-01", "45838", "1800-01-01", "6月30日"]
)
def test_what_is_no_day(written: str) -> None:
    with pytest.raises(WrongUse, match="不对"):
        typed_day(written)


@pytest.mark.parametrize("day", ["2018年10月1日", "2018/10/1", "２０１８１００１"])
def test_the_commands_take_them(loaded: Program, day: str) -> None:
    asked = loaded("ask", "G01", "--as-of", day, "--format", "json")
    assert json.loads(asked.out)["asOf"] == "2018-10-01"
    told = loaded("compare", day, day, "--question", "G01", "--format", "json")
    assert json.loads(told.out)["day1"] == json.loads(told.out)["day2"] == "2018-10-01"


def test_a_load_takes_them(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "区划.csv").write_text("代码,名称\n640106004000,北京中路街道\n", "utf-8")
    ran = fresh("load", tmp_path, "--as-of", "2018年10月1日", "--dry-run", "--format", "json")
    assert json.loads(ran.out)["asOf"] == "2018-10-01"
