"""Writes tables as xlsx, xls and csv, with a title merged above them and merged cells.

All three keep one interface and put nothing into the file that depends on the clock, so that the
same rows make the same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Protocol

import xlsxwriter
import xlwt

Cell = str | int | float | date | None

_CREATED: Final = datetime(2018, 10, 1, 8, 0, 0)
_EXCEL_ZERO: Final = date(1899, 12, 30)


def serial(day: date) -> int:
    """Return the day as Excel counts it (1900 date system)."""
    return (day - _EXCEL_ZERO).days


class Sheet(Protocol):
    """One table being written from top to bottom."""

    file: str
    """Name of the file."""
    name: str
    """Name of the sheet, ``""`` in a csv file."""
    texts_only: bool
    """Whether the format keeps texts alone, neither numbers nor dates."""
    row: int
    """Index of the next row, from 0."""

    def title(self, text: str, width: int) -> None:
        """Write a title merged over ``width`` columns."""

    def write(self, cells: Sequence[Cell], *, bold: bool = False) -> None:
        """Write the next row; dates become real date cells where the format has them."""

    def merge(self, column: int, first: int, last: int) -> None:
        """Merge the cells of one column from row ``first`` to ``last``, both already written."""


class Book(Protocol):
    """A file of one or several tables; a context manager that finishes it."""

    def sheet(self, name: str) -> Sheet:
        """Begin a table."""

    def __enter__(self) -> Book: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class XlsxBook:
    """An xlsx workbook in constant memory: rows go to disk as they are written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        self._book.set_properties({"created": _CREATED})
        self._bold = self._book.add_format({"bold": True})
        self._title = self._book.add_format({"bold": True, "align": "center", "font_size": 14})
        self._date = self._book.add_format({"num_format": "yyyy-mm-dd"})

    def sheet(self, name: str) -> Sheet:
        """Begin a table named ``name``."""
        sheet = self._book.add_worksheet(name)
        return _XlsxSheet(self._path.name, name, sheet, self._title, self._bold, self._date)

    def __enter__(self) -> XlsxBook:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._book.close()
        if kind is not None:
            self._path.unlink()


class _XlsxSheet:
    texts_only = False

    def __init__(self, file: str, name: str, sheet: Any, title: Any, bold: Any, dates: Any) -> None:
        self.file = file
        self.name = name
        self._sheet = sheet
        self._title = title
        self._bold = bold
        self._dates = dates
        self.row = 0

    def title(self, text: str, width: int) -> None:
        self._sheet.merge_range(self.row, 0, self.row, width - 1, text, self._title)
        self.row += 1

    def write(self, cells: Sequence[Cell], *, bold: bool = False) -> None:
        sheet, row = self._sheet, self.row
        look = self._bold if bold else None
        for column, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                sheet.write_string(row, column, cell, look)
            elif isinstance(cell, date):
                sheet.write_number(row, column, serial(cell), self._dates)
            else:
                sheet.write_number(row, column, cell, look)
        self.row += 1

    def merge(self, column: int, first: int, last: int) -> None:
        # The rows are on disk already, so `merge_range` would refuse to touch them; the list of
        # merged ranges is written at the end of the sheet and takes them still.
        self._sheet.merge.append([first, column, last, column])


class XlsBook:
    """An old binary workbook (BIFF8), at most 65,536 rows a sheet, in memory until saved."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._book = xlwt.Workbook(encoding="utf-8")
        self._bold = xlwt.easyxf("font: bold on")
        self._title = xlwt.easyxf("font: bold on, height 280; align: horiz center")
        self._date = xlwt.easyxf(num_format_str="YYYY-MM-DD")

    def sheet(self, name: str) -> Sheet:
        """Begin a table named ``name``."""
        sheet = self._book.add_sheet(name)
        return _XlsSheet(self._path.name, name, sheet, self._title, self._bold, self._date)

    def __enter__(self) -> XlsBook:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._book.save(str(self._path))


class _XlsSheet:
    texts_only = False

    def __init__(self, file: str, name: str, sheet: Any, title: Any, bold: Any, dates: Any) -> None:
        self.file = file
        self.name = name
        self._sheet = sheet
        self._title = title
        self._bold = bold
        self._dates = dates
        self._plain = xlwt.Style.default_style
        self.row = 0

    def title(self, text: str, width: int) -> None:
        self._sheet.write_merge(self.row, self.row, 0, width - 1, text, self._title)
        self.row += 1

    def write(self, cells: Sequence[Cell], *, bold: bool = False) -> None:
        look = self._bold if bold else self._plain
        line = self._sheet.row(self.row)
        for column, cell in enumerate(cells):
            if cell is None or cell == "":
                continue
            if isinstance(cell, str):
                line.set_cell_text(column, cell, look)
            elif isinstance(cell, date):
                line.set_cell_number(column, serial(cell), self._dates)
            else:
                line.set_cell_number(column, cell, look)
        self.row += 1

    def merge(self, column: int, first: int, last: int) -> None:
        self._sheet.merge(first, last, column, column)


class CsvBook:
    """A csv file with the line ends of Windows; it has one table and no merged cells.

    Args:
        path: the file.
        encoding: ``gb18030``, or ``utf-8-sig`` for UTF-8 with a byte order mark.
    """

    def __init__(self, path: Path, encoding: str) -> None:
        self._path = path
        self._file = path.open("w", encoding=encoding, newline="")

    def sheet(self, name: str) -> Sheet:
        """Begin the table; a csv file has nowhere to write its name."""
        return _CsvSheet(self._path.name, csv.writer(self._file, lineterminator="\r\n"))

    def __enter__(self) -> CsvBook:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        if kind is not None:
            self._path.unlink()


class _CsvSheet:
    name = ""
    texts_only = True

    def __init__(self, file: str, writer: Any) -> None:
        self.file = file
        self._writer = writer
        self.row = 0

    def title(self, text: str, width: int) -> None:
        self.write([text, *[None] * (width - 1)])

    def write(self, cells: Sequence[Cell], *, bold: bool = False) -> None:
        self._writer.writerow(["" if cell is None else cell for cell in cells])
        self.row += 1

    def merge(self, column: int, first: int, last: int) -> None:
        raise ValueError("a csv file has no merged cells")


def book(path: Path, encoding: str = "utf-8-sig") -> Book:
    """Return the book whose format the file's name ends in (.xlsx, .xls, .csv)."""
    if path.suffix == ".xlsx":
        return XlsxBook(path)
    return XlsBook(path) if path.suffix == ".xls" else CsvBook(path, encoding)
