from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from graph.errors import WrongUse
from tests.viz.streets import G16, OLD, answer, column, question, standing
from viz import tables

NASTY = '=HYPERLINK("http://x","y")'


def employers() -> list[dict[str, object]]:
    base = {"subjectKind": "employer", "community": "锦绣苑", "kind": "非公企业", "stated": None,
            "coverage": "@x", "instructor": "马晓红 13900004416"}  # fmt: skip
    return [
        {**base, "subjectKey": f"e{n}", "subject": NASTY if n == 0 else f"第{n}公司", "working": n}
        for n in range(3)
    ]


def test_json_is_the_document_of_the_contract() -> None:
    found = answer(G16, employers(), 21, standing(employers=OLD, members=None))
    document = tables.answer_json(found, "zh", limit=1)
    assert list(document) == [
        "id", "title", "meaning", "basis", "asOf", "scope", "parameters", "numerator",
        "denominator", "rate", "columns", "rows", "ledgerDays", "loading",
    ]  # fmt: skip
    assert document["scope"] is None
    assert document["asOf"] == "2026-11-23"
    assert (document["numerator"], document["denominator"]) == (3, 21)
    assert document["rate"] == pytest.approx(3 / 21)
    assert document["parameters"] == {"organisationDue": 3}
    assert document["ledgerDays"] == {
        "employers": OLD.isoformat(), "members": None, "organisations": "2026-11-18",
    }  # fmt: skip
    assert list(document["rows"][0]) == document["columns"]
    assert document["columns"][:3] == ["subjectKind", "subjectKey", "subject"]
    assert document["rows"][0]["instructor"] == "马晓红 139****4416"
    assert document["loading"] is False
    assert len(document["rows"]) == 1
    json.dumps(document)


def test_nothing_to_count_has_no_rate() -> None:
    document = tables.answer_json(answer(G16, [], 0), "en")
    assert document["rate"] is None
    assert document["title"] == "G16 in English"
    assert document["rows"] == []


def test_csv_is_for_spreadsheet_programs_and_cannot_run() -> None:
    text = "".join(tables.answer_csv(answer(G16, employers(), 21)))
    assert text.startswith("\ufeffsubjectKind,subjectKey,subject,community")
    assert "\r\n" in text
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert rows[0]["subject"] == f"'{NASTY}"
    assert rows[0]["coverage"] == "'@x"
    assert rows[0]["stated"] == ""
    assert [row["working"] for row in rows] == ["0", "1", "2"]
    assert rows[0]["instructor"] == "马晓红 139****4416"


def test_csv_writes_negative_numbers_as_numbers() -> None:
    asked = question("G99", "x", "unit", "y", [], [column("n", "数"), column("ok", "可")])
    row = {"subjectKind": "unit", "subjectKey": "1", "subject": "一", "n": -5, "ok": True}
    assert list(tables.answer_csv(answer(asked, [row], 1), "en"))[1] == "unit,1,一,-5,yes\r\n"


def test_limit_cuts_rows_only() -> None:
    found = answer(G16, employers(), 21)
    assert len(list(tables.answer_csv(found, limit=2))) == 3
    assert len(list(tables.answer_ndjson(found, limit=2))) == 2
    assert tables.answer_json(found, limit=0)["numerator"] == 3


def test_ndjson_is_an_object_a_line() -> None:
    asked = question("G99", "x", "unit", "y", [], [column("day", "日"), column("names", "名")])
    row = {"subjectKind": "unit", "subjectKey": "1", "subject": "一\n行",
           "day": date(2026, 1, 2), "names": ["甲", "乙"]}  # fmt: skip
    [line] = tables.answer_ndjson(answer(asked, [row], 1))
    assert line.count("\n") == 1
    assert json.loads(line) == {**row, "day": "2026-01-02"}


def test_xlsx_of_one_answer(tmp_path: Path) -> None:
    out = tmp_path / "应建.xlsx"
    tables.answer_xlsx(answer(G16, employers(), 21), out, limit=2)
    sheet = openpyxl.load_workbook(out)["G16 应建未建"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][0] == "G16 应建未建"
    assert lines[1][0] == "3 / 21 = 14.3%"
    assert "只列前 2 行，共 3 行。" in [line[0] for line in lines]
    header = next(line for line in lines if line[0] == "对象类别")
    assert header[:4] == ["对象类别", "对象标识", "单位", "社区"]
    assert lines[-2][2] == NASTY
    assert sheet.cell(len(lines) - 1, 3).data_type == "s"
    assert len(lines) - lines.index(header) - 1 == 2


@pytest.mark.parametrize(
    ("start", "limit", "said"),
    [
        (0, None, None), (0, 3, None), (0, 2, "只列前 2 行，共 3 行。"),
        (1, 1, "只列第 2 至 2 行，共 3 行。"), (1, None, "只列第 2 至 3 行，共 3 行。"),
    ],
)  # fmt: skip
def test_a_sheet_that_is_not_the_whole_list_says_which_piece_it_is(
    tmp_path: Path, start: int, limit: int | None, said: str | None
) -> None:
    out = tmp_path / "x.xlsx"
    tables.answer_xlsx(answer(G16, employers(), 21), out, start=start, limit=limit)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    first = [str(row[0].value) for row in sheet.iter_rows() if row[0].value]
    assert [text for text in first if text.startswith("只列")] == ([said] if said else [])
    keys = [row[1].value for row in sheet.iter_rows() if row[0].value == "employer"]
    assert keys == ["e0", "e1", "e2"][start:][:limit]


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "none").write_text("no folder", "utf-8")
    with pytest.raises(WrongUse) as caught:
        tables.answer_xlsx(answer(G16, [], 0), tmp_path / "none" / "x.xlsx")
    assert "写不了 " in caught.value.text.zh
    assert "Cannot write" in caught.value.text.en


def test_a_workbook_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    out = tmp_path / "x.xlsx"
    out.write_bytes(b"before")
    row = {"subjectKind": "employer", "subjectKey": "e1", "subject": "一"}
    with pytest.raises(KeyError):
        tables.answer_xlsx(answer(G16, [row], 1), out)
    assert out.read_bytes() == b"before"
    out.unlink()
    out.mkdir()
    with pytest.raises(WrongUse):
        tables.answer_xlsx(answer(G16, [], 1), out)
    assert [path.name for path in tmp_path.iterdir()] == ["x.xlsx"]
