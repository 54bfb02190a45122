"""Writes a street as the files that a clerk would hand over."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Literal

from openpyxl import Workbook

from tests.oracle.rows import Ledger, Street

Format = Literal["csv", "xlsx"]


def write(street: Street, folder: Path, form: Format = "csv") -> list[Path]:
    """Write one file a sheet, its as-of day in its name: ``包户_2018-10-01.csv``.

    A sheet that shares its kind and day with another has `Ledger.file` in its name as well:
    ``包户_锦绣苑_2018-10-01.csv``. What is declared whole (`Ledger.complete_scope`) stands in no
    file; whoever loads it says so.

    Args:
        street: the sheets; those of one kind and day differ in `Ledger.file`.
        folder: an existing folder.
        form: csv is UTF-8 with a byte order mark; in xlsx every cell is text.

    Returns:
        The files in the order of the sheets.
    """
    return [_write_sheet(sheet, folder, form) for sheet in street]


def file_name(sheet: Ledger, form: Format = "csv") -> str:
    """What the file of a sheet is called."""
    parts = [part for part in (sheet.kind, sheet.file, str(sheet.day)) if part]
    return f"{'_'.join(parts)}.{form}"


def _write_sheet(sheet: Ledger, folder: Path, form: Format) -> Path:
    path = folder / file_name(sheet, form)
    if path.exists():
        raise FileExistsError(f"two sheets would be written as {path.name}")
    grid = [list(sheet.columns), *(list(row.values()) for row in sheet.rows)]
    if form == "csv":
        with path.open("w", encoding="utf-8-sig", newline="") as handle:
            csv.writer(handle).writerows(grid)
        return path
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet.kind)
    for line in grid:
        page.append(line)
    book.save(path)
    return path
