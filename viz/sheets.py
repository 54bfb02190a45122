"""Sheets of a workbook made for people: titled, frozen, filtered, ready to be printed on A4.

Every text is written as a text: a cell that begins with ``=`` is never run as a formula, a web
address never becomes a link, and no number of 18 digits loses its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.asking import Answer
from graph.language import Language
from viz.cells import cell_text, share_format
from viz.files import replacing
from viz.notes import Kind, answer_notes, marked_numbers
from viz.palette import ACTION, GAP, GROUND, LINE, SECOND
from viz.sources import SOURCES, sources_of, sources_text
from viz.wording import say, subject_title

ROWS_OF_A_SHEET: Final = 1_000_000
"""A sheet ends at row 1,048,576; a longer list goes on in a further sheet."""

_NARROWEST, _WIDEST = 8, 44
_MEASURED = 200
_NAME_LENGTH = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_A4 = 9


class _Archive(BytesIO):
    """Where a workbook is packed: never closed, so that one that broke off can still be ended.

    Python ends it as it throws it away, and complains past every net where it cannot.
    """

    def close(self) -> None:
        """Leave it open: its memory goes with it."""


@contextmanager
def writing(out: Path, language: Language) -> Iterator[Book]:
    """A workbook, written beside its place and moved there only when it is whole.

    Args:
        out: the file.
        language: of titles and notes.

    Raises:
        CannotWrite: on entering or leaving. What was there stays.
    """
    with replacing(out) as stream:
        archive = _Archive()
        book = Book(archive, language)
        try:
            yield book
        finally:
            book.close()
        stream.write(archive.getbuffer())


class Book:
    """A workbook being written; begun by `writing`."""

    def __init__(self, stream: BinaryIO, language: Language) -> None:
        self.language: Language = language
        self._book = xlsxwriter.Workbook(
            stream,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.text = self._format(text_wrap=True, valign="top")
        self.title = self._format(bold=True, font_size=14)
        self.note = self._format(font_color=SECOND)
        self.warning = self._format(font_color=GAP, bold=True)
        self.link = self._format(font_color=ACTION, underline=1, valign="top")
        self.header = self._format(
            bold=True,
            text_wrap=True,
            valign="vcenter",
            bg_color=GROUND,
            border=1,
            border_color=LINE,
        )
        self.number = self._format(num_format="#,##0", valign="top")
        self.stale_number = self._format(num_format='"◔ "#,##0', valign="top", font_color=GAP)
        self._shares: dict[str, Format] = {}

    def share(self, value: float) -> Format:
        """The format of a share."""
        shown = share_format(value)
        if shown not in self._shares:
            self._shares[shown] = self._format(num_format=shown, valign="top")
        return self._shares[shown]

    def _format(self, **properties: object) -> Format:
        return self._book.add_format({"font_size": 10, **properties})

    def close(self) -> None:
        """Write what is still to be written; OSError where that fails."""
        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error

    def sheet(
        self, name: str, widths: Sequence[float], *, header_row: int, columns: int
    ) -> Worksheet:
        """Add a sheet with a frozen, repeated header row, landscape A4, one page wide."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(header_row + 1, 0)
        sheet.repeat_rows(header_row)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        # In a header or footer `&` begins a code, so a name's own is doubled.
        sheet.set_footer(f"&L{name.replace('&', '&&')}&R{say('page', self.language)}")
        for column, width in zip(range(columns), widths, strict=True):
            sheet.set_column(column, column, width)
        return sheet


def sheet_name(name: str, part: int = 1) -> str:
    """Return a name a spreadsheet program accepts: no reserved sign, at most 31 characters."""
    ending = "" if part == 1 else f" {part}"
    return _NOT_IN_NAMES.sub(" ", name)[: _NAME_LENGTH - len(ending)].strip() + ending


def answer_name(answer: Answer, language: Language, part: int = 1) -> str:
    """Name of the sheet of an answer, ``G01 未被党员联系的住户``."""
    return sheet_name(f"{answer.question.id} {answer.question.title.say(language)}", part)


def answer_sheets(
    book: Book,
    answer: Answer,
    *,
    start: int = 0,
    limit: int | None = None,
    keys: bool = False,
    back: str | None = None,
    demonstration: bool = False,
) -> None:
    """Write an answer: number, day, basis and warnings above, then its rows.

    Args:
        book: the workbook.
        answer: what was answered; mask it before where it must be masked.
        start: index of the first row to be written.
        limit: at most so many rows.
        keys: with kind and key of each subject, for whoever joins lists.
        back: name of the sheet to lead back to.
        demonstration: the data is invented; said above.
    """
    language = book.language
    question = answer.question
    names = [*(answer.columns if keys else answer.columns[2:])]
    titles = [
        *([say("subject_kind", language), say("subject_key", language)] if keys else []),
        subject_title(question.subject, language),
        *(column.title.say(language) for column in question.columns),
    ]
    rows = answer.rows[start:][:limit]
    if answer.sources is not None:
        names.append(SOURCES)
        titles.append(say("sources", language))
        rows = [{**row, SOURCES: sources_text(sources_of(answer, row), language)} for row in rows]
    notes: list[tuple[Kind, str]] = [("plain", marked_numbers(answer, language))]
    if demonstration:
        notes.append(("warning", say("demonstration", language)))
    if len(rows) < len(answer.rows):
        notes.append(("warning", _piece(start, len(rows), len(answer.rows), language)))
    notes += answer_notes(answer, language)
    widths = _widths(titles, names, rows, language)
    for part, begin in enumerate(range(0, max(len(rows), 1), ROWS_OF_A_SHEET), start=1):
        header_row = len(notes) + 1
        sheet = book.sheet(
            answer_name(answer, language, part), widths, header_row=header_row, columns=len(titles)
        )
        sheet.write_string(0, 0, f"{question.id} {question.title.say(language)}", book.title)
        for line, (kind, note) in enumerate(notes, start=1):
            sheet.write_string(line, 0, note, book.warning if kind == "warning" else book.note)
        if back is not None:
            sheet.write_url(
                0, len(titles), f"internal:'{back}'!A1", book.link, say("back", language)
            )
        for column, title in enumerate(titles):
            sheet.write_string(header_row, column, title, book.header)
        chunk = rows[begin : begin + ROWS_OF_A_SHEET]
        for line, row in enumerate(chunk, start=header_row + 1):
            for column, name in enumerate(names):
                write(book, sheet, line, column, row[name])
        sheet.autofilter(header_row, 0, header_row + max(len(chunk), 1), len(titles) - 1)


def _piece(start: int, shown: int, total: int, language: Language) -> str:
    """Which rows of the whole list a sheet holds."""
    if not start:
        return say("rows_cut", language, shown=shown, n=total)
    return say("rows_part", language, first=start + 1, last=start + shown, n=total)


def write(book: Book, sheet: Worksheet, line: int, column: int, value: object) -> None:
    """Write one value: a number as a number, a fraction as a share, everything else as a text."""
    if isinstance(value, float):
        sheet.write_number(line, column, value, book.share(value))
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(line, column, value, book.number)
    else:
        sheet.write_string(line, column, cell_text(value, book.language), book.text)


def _widths(
    titles: Sequence[str],
    names: Sequence[str],
    rows: Sequence[dict[str, Any]],
    language: Language,
) -> list[float]:
    """Width of each column for what its first rows hold; a Chinese character takes two places."""
    return [
        min(
            max(
                _NARROWEST,
                _places(title) + 4,
                *(_places(cell_text(row[name], language)) + 2 for row in rows[:_MEASURED]),
            ),
            _WIDEST,
        )
        for title, name in zip(titles, names, strict=True)
    ]


def _places(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
