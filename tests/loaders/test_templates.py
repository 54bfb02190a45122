"""The templates: what a clerk is given is what the reader takes."""

from __future__ import annotations

import dataclasses
import datetime
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import TypeAdapter

from graph.errors import RefusedForSafety
from graph.ledgers import TITLES
from loaders.as_of import AsOfSource
from loaders.columns import Column, columns_of
from loaders.ledgers import RECIPES
from loaders.reading import SheetRead, read_paths
from loaders.rows import LEDGERS
from loaders.templates import fields, write_templates
from loaders.templates.fields import fields_of, template_version
from loaders.templates.forms import form_of
from loaders.templates.workbook import AS_OF_CELL, GUIDE_SHEET, HEADER_ROW, template
from tests.loaders.books import save
from tests.project.checkout import ROOT

every_ledger = pytest.mark.parametrize("ledger", LEDGERS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("written") / "模板"
    write_templates(out)
    return out


def file_of(folder: Path, ledger: str) -> Path:
    return folder / f"{TITLES[ledger].zh}台账.xlsx"


def opened(folder: Path, ledger: str) -> tuple[Workbook, Worksheet]:
    book = openpyxl.load_workbook(file_of(folder, ledger))
    sheet = book[TITLES[ledger].zh]
    assert isinstance(sheet, Worksheet)
    return book, sheet


def headers_of(sheet: Worksheet) -> list[Any]:
    return [cell.value for cell in sheet[HEADER_ROW]]


def columns(ledger: str) -> list[Column]:
    return list(columns_of(LEDGERS[ledger]).values())


def examples(ledger: str) -> dict[str, str]:
    """What the template gives as examples, by field."""
    return {field.column.field: field.example for field in fields_of(ledger)}


def read_sheets(path: Path) -> tuple[SheetRead, SheetRead]:
    data, guide = read_paths([path])
    return data, guide


def test_every_ledger_that_is_loaded_has_a_template(folder: Path) -> None:
    assert list(TITLES) == list(LEDGERS)
    assert set(RECIPES) == set(LEDGERS)
    assert {path.name for path in folder.iterdir()} == {
        f"{TITLES[ledger].zh}台账.xlsx" for ledger in LEDGERS
    }


@every_ledger
def test_the_headers_are_the_declared_ones_and_the_bold_ones_are_marked(
    folder: Path, ledger: str
) -> None:
    _, sheet = opened(folder, ledger)
    assert headers_of(sheet) == [column.name for column in columns(ledger)]
    hints = sheet[HEADER_ROW - 1]
    for cell, hint, column in zip(sheet[HEADER_ROW], hints, columns(ledger), strict=True):
        assert (bool(cell.font.bold), cell.fill.fgColor.rgb == "FFA61C1C") == (column.bold,) * 2
        assert str(hint.value).startswith("必填" if column.bold else "选填")


@every_ledger
def test_as_written_it_is_its_own_ledger_without_rows(folder: Path, ledger: str) -> None:
    data, guide = read_sheets(file_of(folder, ledger))
    assert (data.ledger, data.header_row, data.read, data.refusals) == (ledger, HEADER_ROW, 0, [])
    assert [note.zh for note in data.notes] == ["表头下面还没有数据行。"]
    assert data.columns == {column.field: column.name for column in columns(ledger)}
    assert data.as_of_source is AsOfSource.MODIFIED, "nothing in an empty template is a date"
    assert (guide.sheet, guide.ledger, guide.code) == (GUIDE_SHEET, None, "guide_sheet")
    assert guide.why is not None
    assert guide.why.zh == "这是模板自带的填写说明，不是台账，已跳过。"


@pytest.mark.parametrize(
    "written",
    ["2018年10月", "2018-10-01", "2018.10", "截至2018年10月1日", datetime.datetime(2018, 10, 1)],
)
def test_the_as_of_day_is_read_where_the_clerk_writes_it(
    folder: Path, tmp_path: Path, written: object
) -> None:
    book, sheet = opened(folder, "areas")
    sheet[AS_OF_CELL] = written  # type: ignore[assignment]
    book.save(tmp_path / "区划2016年1月.xlsx")
    data, _ = read_sheets(tmp_path / "区划2016年1月.xlsx")
    assert (data.as_of, data.as_of_source) == (datetime.date(2018, 10, 1), AsOfSource.TITLE)


def checks(sheet: Worksheet) -> dict[str, Any]:
    """The program's own checks by column letter; each goes from below the header to the end."""
    found = {}
    for check in sheet.data_validations.dataValidation:
        (area,) = check.sqref.ranges
        if str(area) == AS_OF_CELL:
            continue
        assert (area.min_row, area.max_row) == (HEADER_ROW + 1, 1_048_576)
        found[get_column_letter(area.min_col)] = check
    return found


@every_ledger
def test_every_list_is_a_drop_down_whose_values_the_reader_takes(folder: Path, ledger: str) -> None:
    _, sheet = opened(folder, ledger)
    found = checks(sheet)
    for place, column in enumerate(columns(ledger), start=1):
        check = found[get_column_letter(place)]
        assert (check.type == "list") == bool(column.kind.values)
        if not column.kind.values:
            continue
        offered = check.formula1.strip('"').split(",")
        assert offered == list(column.kind.values)
        read = [column.kind.read(value) for value in offered]
        assert read == [True, False] if column.kind.name == "yes_no" else read == offered
        assert check.showErrorMessage


@every_ledger
def test_nothing_is_turned_into_something_else_while_it_is_typed(folder: Path, ledger: str) -> None:
    _, sheet = opened(folder, ledger)
    found = checks(sheet)
    formats = {
        place: width.number_format
        for width in sheet.column_dimensions.values()
        for place in range(width.min or 0, (width.max or 0) + 1)
    }
    numbers = {"integer": "whole", "longitude": "decimal", "latitude": "decimal"}
    for place, column in enumerate(columns(ledger), start=1):
        letter = get_column_letter(place)
        stored, check = formats[place], found[letter]
        if column.kind.name == "date":
            assert (stored, check.type) == ("yyyy-mm-dd", "date")
            # 2018 and 2018.10 are numbers that a program shows as days of 1905.
            assert float(check.formula1) > 2100
        elif column.kind.name in numbers:
            assert (stored, check.type) == ("General", numbers[column.kind.name])
        else:
            assert stored == "@"
        if column.kind.name in ("person_id", "uscc", "area_code"):
            assert (check.type, int(check.formula1)) == ("textLength", len(_example(column)))


def _example(column: Column) -> str:
    example = column.kind.read(form_of(column.kind).example)
    assert isinstance(example, str)
    return example


@every_ledger
def test_every_cell_says_what_goes_in(folder: Path, ledger: str) -> None:
    _, sheet = opened(folder, ledger)
    for check, field in zip(checks(sheet).values(), fields_of(ledger), strict=True):
        assert check.showInputMessage
        assert check.promptTitle == field.column.name
        assert check.prompt == field.prompt, "it is cut at 255 signs"
        assert field.column.note in field.prompt
        assert f"例：{field.example}" in field.prompt


@every_ledger
def test_the_reader_takes_every_example(ledger: str) -> None:
    cells: dict[str, object] = {**examples(ledger)}
    assert all(cells.values())
    row = LEDGERS[ledger]
    assert row.fit(cells) == []
    typed = TypeAdapter(row).validate_python(cells)
    assert all(getattr(typed, name) is not None for name in cells)


@pytest.mark.parametrize("ledger", LEDGERS)
def test_every_column_says_what_it_means(ledger: str) -> None:
    """Also of the ledgers that have no template yet."""
    for field in fields_of(ledger):
        assert field.column.note
        assert field.fill
        assert field.example
        assert len(field.prompt) <= 255
        assert bool(field.refers) == bool(field.column.ref)


@every_ledger
def test_what_is_marked_as_required_is_what_the_loader_requires(
    folder: Path, tmp_path: Path, ledger: str
) -> None:
    _, sheet = opened(folder, ledger)
    needs = {field.column.name: field.need for field in fields_of(ledger)}
    marked = [name for name in headers_of(sheet) if needs[name] == "必填"]
    path = tmp_path / "a.xlsx"
    (whole,) = read_paths([save(path, [marked, ["x"] * len(marked)])])
    assert whole.ledger == ledger
    for name in marked:
        (less,) = read_paths([save(path, [[one for one in marked if one != name], ["x", "x"]])])
        assert less.ledger != ledger, name


@every_ledger
def test_a_row_needs_exactly_its_required_cells(folder: Path, tmp_path: Path, ledger: str) -> None:
    filled = {
        column.field: examples(ledger)[column.field] for column in columns(ledger) if column.bold
    }
    # Twice, because a row of examples just below the header may be taken for a hint.
    rows, expected = [filled, filled], []
    for column in columns(ledger):
        # The top of the party has nothing above it: which organisation that is, the run decides.
        if column.bold and column.field != "parent":
            expected.append((HEADER_ROW + len(rows) + 1, column.name, "missing_required"))
        rows.append({**filled, column.field: ""})
        if column.supplied:
            rows.append({**filled, column.field: "", "room": "3-2-501"})
    book, sheet = opened(folder, ledger)
    for row in rows:
        sheet.append([row.get(column.field, "") for column in columns(ledger)])
    book.save(tmp_path / "a.xlsx")
    data, _ = read_sheets(tmp_path / "a.xlsx")
    assert data.read >= len(rows) - 1
    assert [(one.row, one.column, one.code) for one in data.refusals] == expected


@every_ledger
def test_the_guide_explains_every_column(folder: Path, ledger: str) -> None:
    book, _ = opened(folder, ledger)
    rows = list(book[GUIDE_SHEET].values)
    header = rows.index(("列名", "要不要填", "是什么", "怎么写", "示例（虚构）", "对应哪份台账"))
    assert [row[:2] + row[3:5] for row in rows[header + 1 :]] == [
        (field.column.name, field.need, field.fill, field.example) for field in fields_of(ledger)
    ]


@every_ledger
def test_references_name_ledgers_by_their_own_headers(ledger: str) -> None:
    said = {field.column.name: field.refers for field in fields_of(ledger)}
    if ledger == "patches":
        assert said["社区"] == "区划台账的“名称”或“代码”"
        assert said["包片党支部"] == "党组织台账的“党组织名称”或“组织代码”"
    if ledger == "buildings":
        assert said["居委会"] == "治理台账的“名称”"
    if ledger == "organisations":
        assert said["上级党组织"].startswith("本台账的")
    for column in columns(ledger):
        assert bool(said[column.name]) == (column.ref is not None)


@every_ledger
def test_it_is_ready_for_the_screen_and_for_paper(folder: Path, ledger: str) -> None:
    book, sheet = opened(folder, ledger)
    assert sheet.freeze_panes == f"A{HEADER_ROW + 1}"
    assert sheet.auto_filter.ref.startswith(f"A{HEADER_ROW}:")
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    for one in book.worksheets:
        assert (one.page_setup.orientation, one.page_setup.paperSize) == ("landscape", 9)
        fitted = one.sheet_properties.pageSetUpPr
        assert fitted is not None
        assert fitted.fitToPage
        assert one.page_setup.fitToHeight == 0
    assert all(5 < width.width < 35 for width in sheet.column_dimensions.values())


@every_ledger
def test_it_says_its_versions(folder: Path, ledger: str) -> None:
    book, _ = opened(folder, ledger)
    own = {item.name: item.value for item in vars(book)["custom_doc_props"].props}
    assert own == {"产品版本": version("dawangge"), "模板版本": template_version(ledger)}
    line = book[GUIDE_SHEET]["A2"].value
    assert line == f"产品版本 {own['产品版本']}，模板版本 {own['模板版本']}"
    assert book.properties.description == line


def test_the_version_is_that_of_the_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = [template_version(ledger) for ledger in LEDGERS]
    assert len(set(versions)) == len(versions)
    declared = columns_of(LEDGERS["areas"])
    for change in ({"note": "别的意思"}, {"bold": False}, {"name": "别的表头"}):
        mended = {**declared, "code": dataclasses.replace(declared["code"], **change)}
        monkeypatch.setattr(fields, "columns_of", lambda _row, mended=mended: mended)
        assert template_version("areas") != versions[0]
    monkeypatch.setattr(fields, "columns_of", lambda _row: declared)
    assert template_version("areas") == versions[0]


def test_another_process_writes_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys, pathlib, loaders.templates as made; "
        "made.write_templates(pathlib.Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=True, cwd=ROOT)
    for ledger in LEDGERS:
        assert file_of(tmp_path, ledger).read_bytes() == file_of(folder, ledger).read_bytes()


def test_what_a_clerk_has_filled_in_is_not_overwritten(tmp_path: Path) -> None:
    first = write_templates(tmp_path)
    assert write_templates(tmp_path) == first, "templates that nobody touched are no hindrance"
    assert first[0].read_bytes() == template("areas")
    book = openpyxl.load_workbook(first[3])
    book.worksheets[0]["A5"] = "锦绣苑"
    book.save(first[3])
    first[0].unlink()
    filled = first[3].read_bytes()
    with pytest.raises(RefusedForSafety) as refused:
        write_templates(tmp_path)
    assert first[3].name in refused.value.text.zh
    assert first[3].read_bytes() == filled
    assert not first[0].exists()
