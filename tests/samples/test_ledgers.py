from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from samples.identity import credit_code, id_check_sign, organisation_check_sign, uscc_check_sign
from tests.samples.conftest import Written
from tests.samples.reading import records, tables


def test_check_signs_agree_with_published_vectors() -> None:
    assert id_check_sign("11010519491231002") == "X"
    assert id_check_sign("44052418800101001") == "4"
    assert uscc_check_sign("91350100M000100Y4") == "3"
    # The body of a published code: its ninth sign is the organisation's own check sign.
    assert organisation_check_sign("M000100Y") == "4"
    assert len(credit_code("91", 42)) == 18


def test_every_file_opens_and_every_format_occurs(street: Written) -> None:
    assert {Path(name).suffix for name in street.summary.files} == {".xlsx", ".xls", ".csv"}
    seen = {table.file for table in tables(street.folder)}
    assert seen == set(street.summary.files)
    for name in street.summary.files:
        if name.endswith(".xlsx"):
            book = openpyxl.load_workbook(street.folder / name)
            assert all(sheet.max_row > 1 for sheet in book.worksheets)
    raw = [p.read_bytes() for p in street.folder.glob("*.csv")]
    assert any(text.startswith(b"\xef\xbb\xbf") for text in raw)
    assert any(not text.startswith(b"\xef\xbb\xbf") for text in raw)


def test_cells_are_merged_over_whole_households_and_nothing_overlaps(street: Written) -> None:
    book = openpyxl.load_workbook(street.folder / "安居苑住户信息（2018年10月）.xlsx")
    ranges = book.worksheets[0].merged_cells.ranges
    assert len(ranges) > 100
    cells = Counter(cell for merged in ranges for cell in merged.cells)
    assert max(cells.values()) == 1


def test_nothing_in_an_archive_tells_the_hour(street: Written) -> None:
    for path in street.folder.glob("*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
            assert b"2018-10-01T08:00:00Z" in archive.read("docProps/core.xml")


def test_numbers_are_valid_unique_and_text(street: Written) -> None:
    members = [
        *records(street.folder, "公民身份证号", "所在党支部"),
        *records(street.folder, "身份证号码", "隶属党组织"),
    ]
    numbers = [row.get("公民身份证号") or row.get("身份证号码") for row in members]
    residents = [row["身份证号"] for row in records(street.folder, "身份证号", "与户主关系")]
    assert len(numbers) == len(set(numbers)) == street.summary.members
    held = [number for number in residents if number]
    assert len(held) == len(set(held))
    for number in (*numbers, *held):
        assert isinstance(number, str)
        assert re.fullmatch(r"640106\d{11}[\dX]", number)
        assert id_check_sign(number[:17]) == number[17]
    # Members who live in the street are the residents of their doors.
    assert len(set(numbers) & set(held)) > 50


def test_credit_codes_are_valid_and_the_published_organisations_have_none(street: Written) -> None:
    rows = [
        *records(street.folder, "企业名称"),
        *records(street.folder, "单位名称"),
        *records(street.folder, "组织名称", "主营业务"),
    ]
    names = [row.get("企业名称") or row.get("单位名称") or row.get("组织名称") for row in rows]
    assert len(names) == len(set(names)) == street.summary.employers
    codes = [row.get("信用代码") or row.get("统一社会信用代码") for row in rows]
    valid = [code for code in codes if code not in ("", "无", "—", None)]
    assert len(valid) == len(set(valid)) > 50
    assert all(uscc_check_sign(str(code)[:17]) == str(code)[17] for code in valid)
    published = dict(zip(names, codes, strict=True))
    assert {published[name] for name in ("自治区统计局", "哈纳斯", "中国烟草", "众业造价公司")} <= {
        "",
        "—",
        None,
    }


def test_rows_add_up_to_what_the_summary_says(street: Written) -> None:
    summary = street.summary
    assert len(records(street.folder, "岗位", "最近联系日期")) == summary.responsibilities
    assert len(records(street.folder, "党组织名称", "上级党组织")) == summary.organisations
    assert len(records(street.folder, "代码", "上级代码")) == 2 + summary.communities
    twice = street.entry("G05", "default")["numerator"]
    buildings = len(records(street.folder, "单元长"))
    assert summary.buildings <= buildings <= summary.buildings + twice
    communities = {c["name"]: c["doors"] for c in street.answers["communities"]}
    by_household = ("蓝山名邸", "民生花园", "森林公园")
    rows = sum("姓名" not in row for row in records(street.folder, "家庭情况"))
    assert rows == sum(communities[name] for name in by_household)


@pytest.mark.parametrize(
    "pattern", [r"2018年\d+月", r"20\d{6}", r"20\d\d\.\d\d", r"43\d{3}(\.0)?", r"20\d\d-\d\d-\d\d"]
)
def test_dates_are_written_in_every_form(street: Written, pattern: str) -> None:
    form = re.compile(pattern)
    cells = (str(cell) for t in tables(street.folder) for row in t.rows[3:] for cell in row if cell)
    assert any(form.fullmatch(cell) for cell in cells)


@pytest.mark.parametrize("text", ["3号楼", "3栋", "3幢", "３号楼", "1单元", "101室", "1-101"])
def test_doors_are_written_in_every_form(street: Written, text: str) -> None:
    assert any(text in row for t in tables(street.folder) for row in t.rows)


def test_the_note_says_that_everybody_is_invented(street: Written) -> None:
    text = (street.folder / "说明.md").read_text(encoding="utf-8")
    assert "全部虚构" in text
    assert "140" in text
