from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.viz import streets
from tests.viz.streets import DAY, OLD, nothing_loaded, standing, street, without_gaps
from viz import sheets
from viz.workbook import report_workbook


def values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_summary_the_coverage_the_ledgers_and_every_list(tmp_path: Path) -> None:
    out = tmp_path / "报告.xlsx"
    seen = street(there=standing(employers=OLD, areas=None))
    report_workbook(seen, out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == [
        "汇总", "覆盖", "台账到哪一天",
        "G01 未被党员联系的住户", "G04 无支部包片", "G07 断链住户", "G16 应建未建",
    ]  # fmt: skip

    summary = values(book["汇总"])
    assert summary[0][0] == "19,846 户在住，3,095 户还没有党员联系"
    assert summary[1][0] == "截至 2026-11-23 · 范围：全部"
    assert summary[2][0] == "演示数据 · 人员均为虚构"
    rows = {row[0]: row for row in summary}
    assert rows["G01"][1:4] == ["未被党员联系的住户", 3095, 19846]
    assert rows["G01"][4] == pytest.approx(3095 / 19846)
    assert rows["G16"][5] == "街道组织办"
    assert "单位 2026-07-15（131 天）" in str(rows["G16"][6])
    links = [cell.hyperlink for row in book["汇总"].iter_rows() for cell in row if cell.hyperlink]
    assert "'G04 无支部包片'!A1" in [link.location for link in links]

    coverage = values(book["覆盖"])
    total = next(row for row in coverage if row[0] == "合计")
    assert total[2:4] == [19846, 16751]
    assert total[5:10] == [11853, 4898, 2327, 768, 3095]
    coded = [row[0] for row in coverage if str(row[1] or "").startswith("6401")]
    assert coded == list(streets.LEVELS), "in the official order"

    ledgers = {row[0]: row[1:] for row in values(book["台账到哪一天"])}
    assert ledgers["单位"] == ["2026-07-15", 131, "◔ 过期"]
    assert ledgers["住户"] == ["2026-11-18", 5, "有效"]

    lists = values(book["G07 断链住户"])
    assert len([row for row in lists if str(row[0]).startswith(("锦绣苑/", "蓝山名邸/"))]) > 100
    assert any("王小明" in row for row in lists), "names in full for the administrator"
    assert any("马晓红 139****4416" in row for row in values(book["G16 应建未建"]))


def test_the_quality_of_the_ledgers_stands_apart(tmp_path: Path) -> None:
    out = tmp_path / "报告.xlsx"
    report_workbook(streets.with_quality(), out)
    book = openpyxl.load_workbook(out)
    names = [row[0] or row[1] for row in values(book["汇总"])]
    assert names[names.index("G16") + 1 :][:2] == ["台账质量", "Q07"]
    assert "Q07 户数不符" in book.sheetnames


def test_both_bases_stand_in_the_summary(tmp_path: Path) -> None:
    out = tmp_path / "报告.xlsx"
    report_workbook(streets.with_a_rate(), out)
    rows = [row for row in values(openpyxl.load_workbook(out)["汇总"]) if row[0] == "G19"]
    assert [row[1:4] for row in rows] == [
        ["组织覆盖率", 11, 23],
        ["另一口径（已建÷应建）", 5, 8],
    ]


def test_question_sheets_are_ready_for_reading_and_printing(tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    report_workbook(street(), out, "en")
    sheet = openpyxl.load_workbook(out)["G01 G01 in English"]
    header = next(n for n, row in enumerate(values(sheet), start=1) if row[0] == "household")
    assert sheet.freeze_panes == f"A{header + 1}"
    assert sheet.print_title_rows == f"${header}:${header}"
    assert sheet.auto_filter.ref == f"A{header}:F{header + 3095}"
    assert sheet.page_setup.orientation == "landscape"
    assert str(sheet.page_setup.paperSize) == "9"
    assert 8 <= sheet.column_dimensions["A"].width <= 46


def test_a_list_longer_than_a_sheet_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "ROWS_OF_A_SHEET", 2000)
    out = tmp_path / "x.xlsx"
    report_workbook(street(), out)
    book = openpyxl.load_workbook(out)
    assert "G01 未被党员联系的住户 2" in book.sheetnames
    both = [values(book[name]) for name in book.sheetnames if name.startswith("G01")]
    doors = {str(row[0]) for rows in both for row in rows if "号楼" in str(row[0])}
    assert sum("号楼" in str(row[0]) for rows in both for row in rows) == 3095
    assert doors


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_loaded_and_nothing_missing(tmp_path: Path, language: str) -> None:
    for number, seen in enumerate((nothing_loaded(), without_gaps())):
        out = tmp_path / f"{number}.xlsx"
        report_workbook(seen, out, "zh" if language == "zh" else "en")
        assert len(openpyxl.load_workbook(out).sheetnames) == 7


def test_zero_denominators_are_words_not_rates(tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    report_workbook(nothing_loaded(), out)
    book = openpyxl.load_workbook(out)
    rows = {row[0]: row for row in values(book["汇总"])}
    assert rows["G01"][4] == "无对象"
    assert any("未装载" in str(row[0]) for row in values(book["覆盖"]))


def test_a_share_is_a_number_shown_in_percent(tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    report_workbook(streets.with_a_rate(), out)
    sheet = openpyxl.load_workbook(out)["G19 组织覆盖率"]
    [cell] = [row[3] for row in sheet.iter_rows() if row[0].value == "锦绣苑"]
    assert cell.value == pytest.approx(8 / 19)
    assert cell.number_format == "0.0%"
    assert [row[3] for row in values(sheet) if row[0] == "蓝山名邸"] == [""]


def test_no_sheet_rounds_to_all_or_nothing(tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    seen = street({"锦绣苑": (19845, 0, 1, 0), "安居苑": (1, 0, 19845, 0)})
    rate = replace(streets.with_a_rate().answers["G19"], numerator=2229, denominator=2230)
    rate.rows[0]["rate"] = 1 / 5000
    report_workbook(replace(seen, answers={**seen.answers, "G19": rate}), out)
    book = openpyxl.load_workbook(out)

    def cell(sheet: str, name: str, column: int) -> tuple[object, str]:
        [found] = [row[column] for row in book[sheet].iter_rows() if row[0].value == name]
        return found.value, found.number_format

    assert cell("覆盖", "锦绣苑", 4) == (pytest.approx(19845 / 19846), '"99.9%"')
    assert cell("覆盖", "安居苑", 4) == (pytest.approx(1 / 19846), '"0.1%"')
    assert cell("汇总", "G19", 4) == (pytest.approx(2229 / 2230), '"99.9%"')
    assert cell("G19 组织覆盖率", "锦绣苑", 3) == (1 / 5000, '"0.1%"')


def test_hostile_titles_make_valid_sheet_names(tmp_path: Path) -> None:
    name = sheets.sheet_name("G01 [a]:b*c?d/e\\f'g 很长很长很长很长很长很长很长很长很长很长", 2)
    assert len(name) <= 31
    assert not set(name) & set("[]:*?/\\'")
    assert name.endswith(" 2")
    seen = street()
    first = seen.answers["G01"]
    hostile = replace(first, rows=[{**first.rows[0], "community": "=1+1", "patch": "http://x"}])
    report_workbook(replace(seen, answers={"G01": hostile}), tmp_path / "x.xlsx")
    row = values(openpyxl.load_workbook(tmp_path / "x.xlsx")["G01 未被党员联系的住户"])[-1]
    assert "=1+1" in row
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["G01 未被党员联系的住户"]
    assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def test_a_load_under_way_is_said_on_every_sheet_it_touches(tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    report_workbook(street(there=standing(loading=True, residents=DAY - timedelta(91))), out)
    book = openpyxl.load_workbook(out)
    for name in ("覆盖", "G01 未被党员联系的住户"):
        assert any("正在装载" in str(row[0]) for row in values(book[name])), name
        assert any("住户 2026-08-24（91 天）" in str(row[0]) for row in values(book[name])), name
