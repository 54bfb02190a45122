"""Sheets as a deployment described them: which ledger a sheet is and what each of its columns means.

What recognition finds by itself is written down in this form, so that a person can confirm it, correct it
and keep it for the next time (``loaders.mapping_file``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from loaders.columns import columns_of
from loaders.headers import Headers, keys_of
from loaders.matching import HEADER_WITHIN, Cells, Match, header_texts, match, whole_text
from loaders.rows import LEDGERS

_LETTER = re.compile(r"([A-Z]{1,3})列")
_MOST_NEW: Final = 4
"""A sheet is still of a form while it has no more than one new column to so many of the form's."""


@dataclass(frozen=True, eq=False)
class Form:
    """A sheet as it comes again and again.

    Attributes:
        ledger: its identifier; ``None``: no ledger, to be passed over.
        columns: header as written (two rows in one), or ``E列`` for a column by its letter → canonical
            column, ``""`` for one that is not to be read. Columns that are not named here are recognised.
        file: pattern of the file's name, empty for any.
        sheet: pattern of the sheet's name, empty for any.
        header_row: number of the (last) header row, from 1; ``None``: where the columns are found.
    """

    ledger: str | None
    columns: Mapping[str, str] = field(default_factory=dict)
    file: str = ""
    sheet: str = ""
    header_row: int | None = None

    def may_be(self, file: str, sheet: str) -> bool:
        """Say whether file and sheet are named so."""
        names = (file, PurePath(file).name)
        return (not self.file or any(fnmatchcase(name, self.file) for name in names)) and (
            not self.sheet or fnmatchcase(sheet, self.sheet)
        )

    def places_in(self, texts: Sequence[object]) -> dict[int, str] | None:
        """Return the column of every place that the form names; ``None`` where one to be read is absent."""
        by_header: dict[str, list[int]] = {}
        for place, text in enumerate(texts):
            by_header.setdefault(header_key(whole_text(text)), []).append(place)
        found: dict[int, str] = {}
        for header, column in self.columns.items():
            letter = _LETTER.fullmatch(header)
            if letter is not None:
                places = [place_of(letter[1])]
                places = [place for place in places if place < len(texts)]
            else:
                places = by_header.get(header_key(header), [])
            if not places and (column or self.ledger is None):
                return None
            for place in places:
                # What a letter says of a column goes before what its header says.
                if letter is not None or place not in found:
                    found[place] = column
        return found


class _Fit(NamedTuple):
    """A form found in a header row; the smaller the better."""

    new: int
    joined: bool
    row: int


def header_key(text: str) -> str:
    """Return the form in which the headers of a form are compared."""
    return next(iter(keys_of(text)), text)


def letter_of(place: int) -> str:
    """Return how a form names a column, from 0, by its letter: ``E列``."""
    return f"{xl_col_to_name(place)}列"


def place_of(letters: str) -> int:
    """Return the column, from 0, that letters name."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def fitting(
    forms: Sequence[Form], rows: Sequence[Cells], headers: Headers, file: str, sheet: str
) -> tuple[Form, Match | None] | None:
    """Find the form of a sheet.

    Args:
        forms: the first of several that fit equally well is taken.
        rows: the first rows of the sheet.
        headers: what the columns that a form does not name can mean.
        file: the file as named to the user.
        sheet: the sheet's name.

    Returns:
        The form with its columns found, ``None`` in their place where it says that the sheet is no
        ledger; ``None`` if no form fits.
    """
    best: tuple[_Fit, Form, Match | None] | None = None
    for form in forms:
        if not form.may_be(file, sheet):
            continue
        found = _fit(form, rows, headers)
        if found is not None and (best is None or found[0] < best[0]):
            best = (found[0], form, found[1])
    return None if best is None else best[1:]


def _fit(form: Form, rows: Sequence[Cells], headers: Headers) -> tuple[_Fit, Match | None] | None:
    if not form.columns:
        return _fit_by_name(form, rows, headers)
    fields = (
        {column.name: name for name, column in columns_of(LEDGERS[form.ledger]).items()}
        if form.ledger is not None
        else {}
    )
    best: tuple[_Fit, Match | None] | None = None
    for texts, last, joined in _headers(form, rows):
        places = form.places_in(texts)
        if places is None:
            continue
        new = sum(1 for place, text in enumerate(texts) if keys_of(text) and place not in places)
        if not (form.file or form.sheet) and new * _MOST_NEW > len(form.columns):
            continue
        fit = _Fit(new, joined, last)
        if best is not None and best[0] <= fit:
            continue
        if form.ledger is None:
            best = (fit, None)
            continue
        fixed = {place: fields[column] if column else None for place, column in places.items()}
        best = (fit, match(form.ledger, texts, last, rows, headers, fixed))
    return best


def _fit_by_name(
    form: Form, rows: Sequence[Cells], headers: Headers
) -> tuple[_Fit, Match | None] | None:
    """A form that names a file or a sheet and leaves the columns to recognition."""
    fit = _Fit(-1, joined=False, row=0)
    if form.ledger is None:
        return fit, None
    tried = [
        match(form.ledger, texts, last, rows, headers) for texts, last, _ in _headers(form, rows)
    ]
    best = max(
        tried, key=lambda one: (len(one.places) - 2 * len(one.missing), one.score), default=None
    )
    return None if best is None else (fit, best)


def _headers(form: Form, rows: Sequence[Cells]) -> Iterator[tuple[list[object], int, bool]]:
    """Yield the headers that may be the form's: texts, last row from 0, whether of two rows."""
    if form.header_row is None:
        starts = range(min(len(rows), HEADER_WITHIN))
    else:
        starts = range(max(0, form.header_row - 2), min(len(rows), form.header_row))
    for start in starts:
        for texts, last in header_texts(rows, start):
            if form.header_row is None or last + 1 == form.header_row:
                yield texts, last, last > start
