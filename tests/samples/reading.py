"""Reads a generated folder as plain rows, the way no part of the product does."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import python_calamine


class Table(NamedTuple):
    file: str
    sheet: str
    rows: list[list[Any]]


def tables(folder: Path) -> Iterator[Table]:
    for path in sorted(folder.iterdir()):
        if path.suffix == ".csv":
            raw = path.read_bytes()
            encoding = "utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "gb18030"
            text = raw.decode(encoding)
            yield Table(path.name, "", [list(row) for row in csv.reader(text.splitlines())])
        elif path.suffix in (".xlsx", ".xls"):
            book = python_calamine.load_workbook(str(path))
            for name in book.sheet_names:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                yield Table(path.name, name, rows)


def records(folder: Path, *required: str) -> list[dict[str, Any]]:
    """Return the data rows of every table whose header has all of ``required``."""
    found: list[dict[str, Any]] = []
    for table in tables(folder):
        header: list[Any] = []
        for row in table.rows:
            if set(required) <= set(row):
                header = row
            elif header and str(row[0]).startswith(("合计", "填写说明")):
                continue
            elif header:
                found.append(dict(zip(header, row, strict=True)))
    return found
