"""The cells with numbers of the files themselves, for the questions about damaged and wrong ones.

Read with calamine and the csv module alone; a sheet is told by its headers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tests.samples.reading import tables

_KINDS: Final = {
    "党员": ({"人员类别", "党员类型"}, {"公民身份证号", "身份证号码"}),
    "住户": ({"使用方式"},),
    "单位": ({"有无固定场所"},),
    "包户": ({"岗位"},),
    "走访": ({"方式", "走访方式"}, {"党员姓名", "走访人"}),
    "报到": ({"对象", "报到对象"}, {"服务事项"}),
}
"""Of each ledger with a column for numbers, headers of which its sheets have one of each set."""

_NUMBERS: Final = {"公民身份证号", "身份证号码", "身份证号", "统一社会信用代码", "信用代码"}
_CODES: Final = {"统一社会信用代码", "信用代码"}
_BRANCHES: Final = {"所在党支部", "隶属党组织"}
_EMPTY: Final = {"", "无", "—", "-", "/", "／"}
_ASIDE: Final = ("合计", "填写说明")
_EMPLOYERS: Final = {"单位名称", "企业名称", "组织名称"}
_PHONE: Final = "指导员电话"
_MOBILE_DIGITS: Final = 11


def write_numbers(folder: Path, out: Path) -> None:
    """Write what the files of a folder say otherwise than the rows they were made of.

    ``台账表.csv``: the sheets; ``号码.csv``: their numbers; ``坏电话.csv``: employers of whose
    instructor the mobile number has a digit too few, so that it is as if none were said.

    Args:
        folder: the generated ledgers.
        out: where the two tables are written.
    """
    with (
        (out / "台账表.csv").open("w", encoding="utf-8", newline="") as sheets_file,
        (out / "号码.csv").open("w", encoding="utf-8", newline="") as numbers_file,
        (out / "坏电话.csv").open("w", encoding="utf-8", newline="") as phones_file,
    ):
        sheets, numbers = csv.writer(sheets_file), csv.writer(numbers_file)
        phones = csv.writer(phones_file)
        phones.writerow(["employer"])
        sheets.writerow(["id", "ledger"])
        numbers.writerow(["sheet", "is_code", "numeric", "text", "branch"])
        for number, table in enumerate(tables(folder)):
            top, kind = _header(table.rows)
            if kind:
                sheets.writerow([number, kind])
                numbers.writerows([number, *row] for row in _cells(table.rows, top))
            if kind == "单位":
                phones.writerows([name] for name in _without_phone(table.rows, top))


def _header(rows: list[list[Any]]) -> tuple[int, str]:
    """The place of the header row and the ledger that it tells; ``''`` for one without numbers."""
    for place, row in enumerate(rows[:5]):
        cells = {str(cell) for cell in row}
        for kind, sets in _KINDS.items():
            if all(one & cells for one in sets):
                return place, kind
    return 0, ""


def _cells(rows: list[list[Any]], top: int) -> list[list[object]]:
    header = rows[top]
    column = next((place for place, cell in enumerate(header) if cell in _NUMBERS), None)
    if column is None:
        return []
    branch = next((place for place, cell in enumerate(header) if cell in _BRANCHES), None)
    found: list[list[object]] = []
    for row in rows[top + 1 :]:
        cell = row[column]
        text = f"{cell:.0f}" if isinstance(cell, float) else str(cell).strip()
        if text in _EMPTY or row == header or str(row[0]).startswith(_ASIDE):
            continue
        named = "" if branch is None else row[branch]
        found.append([header[column] in _CODES, isinstance(cell, (int, float)), text, named])
    return found


def _without_phone(rows: list[list[Any]], top: int) -> Iterator[str]:
    header = rows[top]
    if _PHONE not in header:
        return
    phone = header.index(_PHONE)
    name = next(place for place, cell in enumerate(header) if cell in _EMPLOYERS)
    for row in rows[top + 1 :]:
        text = f"{row[phone]:.0f}" if isinstance(row[phone], float) else str(row[phone]).strip()
        if text.startswith("1") and len(text) != _MOBILE_DIGITS:
            yield str(row[name]).strip()
