"""The refused rows as a workbook that a clerk corrects and loads again."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from graph.language import Language
from graph.ledgers import TITLES
from loaders.files.reader import Reader
from loaders.reading import SheetRead, stored_rows
from loaders.refusals import Refusal
from loaders.validate import as_in_file

# Both are no header of any ledger, so they are left alone when the corrected workbook is loaded.
REASON_HEADER: Final = "退回原因"
ROW_HEADER: Final = "原行号"

_WRITER: Final = "dawangge: refused rows"
_LONG_AGO: Final = datetime.datetime(2000, 1, 1)
"""Author and date in the workbook's properties; whoever saves it again writes another of them."""

_COLOUR: Final = "#FFC7CE"
_WIDEST: Final = 32_000
_LINE_END: Final = re.compile("\r\n?")


def write_refusals(
    sheets: Iterable[SheetRead], path: Path, language: Language = "zh", reader: Reader | None = None
) -> int:
    """Write every row with a refusal, in its ledger's own columns, with the reasons beside it.

    One worksheet per source sheet: its title row carries the ledger's as-of day, so that loading
    the corrected workbook speaks of the same day; then the headers as written, the rows as in the
    file with the offending cells coloured, and ``退回原因`` and ``原行号`` at the end. Numbers that
    are names (ID numbers, phones, codes) are text, and nothing a cell says is taken as a formula.

    Args:
        sheets: what was read; sheets without refusals are left out.
        path: the workbook to write; what was there is replaced once the new one is whole.
        language: of the reasons.
        reader: the reading process to use for looking the rows up again.

    Returns:
        number of rows written.

    Raises:
        OSError: it cannot be written.
    """
    part = part_of(path)
    try:
        with part.open("wb") as stream:
            written = _write(sheets, stream, language, reader)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return written


def part_of(path: Path) -> Path:
    """Where the workbook is written until it is whole."""
    return path.with_name(f"{path.name}.part")


def is_as_written(path: Path) -> bool:
    """Say whether a file is a workbook of refused rows in which nobody has corrected anything."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as stream:
            said = dict(_PROPERTY.findall(stream.read(_LARGEST_PROPERTIES).decode()))
    except (OSError, zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        return False
    whose = (said.get("creator"), said.get("lastModifiedBy"))
    return whose == (_WRITER, _WRITER) and said.get("created") == said.get("modified")


_PROPERTY = re.compile(r"<(?:dc|cp|dcterms):(\w+)[^>]*>([^<]*)</")
_LARGEST_PROPERTIES = 1 << 16


def _write(
    sheets: Iterable[SheetRead], stream: BinaryIO, language: Language, reader: Reader | None
) -> int:
    refused = [sheet for sheet in sheets if sheet.refusals and sheet.ledger is not None]
    options = {
        "constant_memory": True,
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    own = reader or Reader()
    written = 0
    try:
        with xlsxwriter.Workbook(stream, options) as workbook:
            workbook.set_properties({"author": _WRITER, "created": _LONG_AGO})
            formats = _Formats(
                workbook.add_format({"num_format": "@"}),
                workbook.add_format({"num_format": "@", "bg_color": _COLOUR}),
                workbook.add_format({"bold": True, "border": 1, "bg_color": "#EEEEEE"}),
                workbook.add_format({"bold": True}),
                workbook.add_format({"font_color": "#9C0006", "text_wrap": True}),
                workbook.add_format({"num_format": "yyyy-mm-dd"}),
                workbook.add_format({"num_format": "yyyy-mm-dd", "bg_color": _COLOUR}),
            )
            names: set[str] = set()
            for sheet in refused:
                worksheet = workbook.add_worksheet(_free_name(sheet, names))
                written += _Page(sheet, worksheet, formats, language).write(own)
            if not refused:
                workbook.add_worksheet("没有退回的行")
    finally:
        if reader is None:
            own.close()
    return written


class _Formats:
    """The cell formats of a workbook."""

    def __init__(
        self,
        text: Format,
        bad: Format,
        header: Format,
        title: Format,
        reason: Format,
        day: Format,
        bad_day: Format,
    ) -> None:
        self.text = text
        self.bad = bad
        self.header = header
        self.title = title
        self.reason = reason
        self.day = day
        self.bad_day = bad_day


def _free_name(sheet: SheetRead, names: set[str]) -> str:
    title = TITLES[sheet.ledger or ""].zh
    number = 1
    name = title
    while name in names:
        number += 1
        name = f"{title}{number}"
    names.add(name)
    return name


class _Page:
    """One worksheet: the refused rows of one source sheet."""

    def __init__(
        self, sheet: SheetRead, worksheet: Worksheet, formats: _Formats, language: Language
    ) -> None:
        self._sheet = sheet
        self._worksheet = worksheet
        self._formats = formats
        self._language: Language = language
        self._places = {
            header: sheet.places.get(field, ()) for field, header in sheet.columns.items()
        }

    def write(self, reader: Reader) -> int:
        """Write the worksheet; return the number of rows."""
        by_row: dict[int, list[Refusal]] = {}
        for refusal in self._sheet.refusals:
            by_row.setdefault(refusal.row, []).append(refusal)
        sheet = self._sheet
        stored = stored_rows(sheet.path, sheet.sha256, {sheet.sheet: by_row.keys()}, reader)
        self._write_head()
        for line, (number, refusals) in enumerate(sorted(by_row.items()), 2):
            cells = stored.get((sheet.sheet, number)) or self._from_refusals(refusals)
            self._write_row(line, number, cells, refusals)
        return len(by_row)

    def _write_head(self) -> None:
        sheet, worksheet, formats = self._sheet, self._worksheet, self._formats
        width = len(sheet.texts)
        title = TITLES[sheet.ledger or ""]
        source = f"{sheet.file} {sheet.sheet}".strip()
        worksheet.set_column(0, max(width - 1, 0), 14, formats.text)
        worksheet.set_column(width, width, 60)
        # Reading takes the date behind 截至, whatever day the name of the source bears.
        worksheet.write_string(
            0,
            0,
            f"{title.zh}台账退回的行，截至 {sheet.as_of.isoformat()}（来源：{source}）",
            formats.title,
        )
        for place, text in enumerate((*sheet.texts, REASON_HEADER, ROW_HEADER)):
            worksheet.write_string(1, place, text, formats.header)
        worksheet.freeze_panes(2, 0)

    def _write_row(
        self, line: int, number: int, cells: Sequence[object], refusals: Sequence[Refusal]
    ) -> None:
        width = len(self._sheet.texts)
        bad = {place for refusal in refusals for place in self._places.get(refusal.column, ())}
        for place in range(width):
            self._write_cell(line, place, cells[place] if place < len(cells) else "", place in bad)
        reasons = dict.fromkeys(
            "：".join(filter(None, (refusal.column, refusal.reason.say(self._language))))
            for refusal in refusals
        )
        self._worksheet.write_string(
            line, width, "\n".join(reasons)[:_WIDEST], self._formats.reason
        )
        self._worksheet.write_number(line, width + 1, number)

    def _write_cell(self, line: int, place: int, value: object, bad: bool) -> None:
        formats, worksheet = self._formats, self._worksheet
        text_format = formats.bad if bad else formats.text
        if isinstance(value, (datetime.datetime, datetime.date)):
            worksheet.write_datetime(line, place, value, formats.bad_day if bad else formats.day)
        elif isinstance(value, float) and abs(value) < 1e15:
            worksheet.write_number(line, place, value, text_format)
        elif value == "" or value is None:
            worksheet.write_blank(line, place, None, text_format)
        else:
            # A carriage return would stand in the workbook as ``_x000D_``, and some programs keep
            # that as the text when they save it.
            text = _LINE_END.sub("\n", as_in_file(value))
            worksheet.write_string(line, place, text[:_WIDEST], text_format)

    def _from_refusals(self, refusals: Sequence[Refusal]) -> list[object]:
        cells: list[object] = [""] * len(self._sheet.texts)
        for refusal in refusals:
            for place in self._places.get(refusal.column, ())[:1]:
                cells[place] = refusal.value
        return cells
