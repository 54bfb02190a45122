"""One ledger tried against one header row: which field stands in which column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from loaders.cells.text import as_text, is_empty
from loaders.cells.unreadable import Unreadable
from loaders.columns import Column, columns_of
from loaders.data_rows import may_be_total
from loaders.headers import Headers, Meaning, keys_of
from loaders.rows import LEDGERS

Cells = Sequence[object]

HEADER_WITHIN: Final = 40
"""Rows in which a header is looked for."""
_SAMPLE: Final = 60
_READABLE: Final = 0.5
_SAID: Final = -2
"""Rank of what a form says of a column: above all headers."""
_NOTHING: Final[Mapping[int, str | None]] = MappingProxyType({})


@dataclass
class Match:
    """One ledger tried against one header row.

    Attributes:
        row: number of the (last) header row, from 0.
        texts: the header cells; of two rows (upper, lower) where both say something.
        left_out: columns that a form says are not to be read.
    """

    ledger: str
    row: int
    texts: list[object]
    places: dict[str, list[int]] = field(default_factory=dict)
    missing: list[Column] = field(default_factory=list)
    left_out: frozenset[int] = frozenset()
    canonical: int = 0
    unreadable: int = 0

    @property
    def score(self) -> tuple[int, int, bool, int]:
        """Return what makes a match better: readable fields, canonical names, one row, higher."""
        one_row = not any(isinstance(text, tuple) for text in self.texts)
        return (len(self.places) - 2 * self.unreadable, self.canonical, one_row, -self.row)


def header_texts(rows: Sequence[Cells], start: int) -> list[tuple[list[object], int]]:
    """Return the header that begins in a row: alone, and joined with the row below it."""
    upper = list(rows[start])
    found = [(upper, start)]
    if start + 1 < len(rows):
        lower = list(rows[start + 1])
        if any(keys_of(text) for text in lower) and not any(_is_data(cell) for cell in lower):
            found.append((_joined(upper, lower), start + 1))
    return found


def _is_data(cell: object) -> bool:
    return not isinstance(cell, str) or any(sign.isdigit() for sign in cell)


def _joined(upper: Sequence[object], lower: Sequence[object]) -> list[object]:
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    below = [*lower, *[""] * (width - len(lower))]
    return [
        one if is_empty(other) or one == other else other if is_empty(one) else (one, other)
        for one, other in zip(above, below, strict=True)
    ]


def written_in(text: object) -> str:
    """Return the header of a column as its own row has it."""
    return as_text(text[1] if isinstance(text, tuple) else text)


def whole_text(text: object) -> str:
    """Return the header of a column, of two rows in one."""
    return "".join(map(as_text, text)) if isinstance(text, tuple) else as_text(text)


def _forms(text: object) -> tuple[object, ...]:
    """What is looked up of a header, the most telling first; of two rows: joined, lower, upper."""
    if isinstance(text, tuple):
        upper, lower = text
        return f"{as_text(upper)}{as_text(lower)}", lower, upper
    return (text,)


def may_be_header(headers: Headers, texts: Sequence[object]) -> bool:
    """Whether two of the cells can mean a field, of whatever ledgers: fewer make no match."""
    known = (any(map(headers.any_means, _forms(text))) for text in texts)
    return sum(known) > 1


def _meanings(headers: Headers, ledger: str, text: object) -> tuple[Meaning, ...]:
    for form in _forms(text):
        if found := headers.meanings(ledger, form):
            return found
    return ()


def match(
    ledger: str,
    texts: list[object],
    row: int,
    rows: Sequence[Cells],
    headers: Headers,
    fixed: Mapping[int, str | None] = _NOTHING,
) -> Match:
    """Try a ledger against a header row.

    Args:
        ledger: its identifier.
        texts: the header cells, as ``header_texts`` gives them.
        row: number of the (last) header row, from 0.
        rows: the first rows of the sheet.
        headers: what headers can mean.
        fixed: what a form says: for a column its field, ``None`` for one that is not to be read.
    """
    columns = columns_of(LEDGERS[ledger])
    left_out = frozenset(place for place, name in fixed.items() if name is None)
    match = Match(ledger, row, texts, left_out=left_out)
    sample = rows[row + 1 : row + 1 + _SAMPLE]
    claims: list[tuple[bool, int, int, str]] = []
    for place, text in enumerate(texts):
        if place in fixed:
            name = fixed[place]
            if name is not None:
                claims.append((False, _SAID, place, name))
            continue
        for meaning in _meanings(headers, ledger, text):
            column = columns[meaning.field]
            ambiguous = bool(column.kind.values)
            doubtful = ambiguous and _readable(column, sample, place, text) < _READABLE
            claims.append((doubtful, meaning.rank, place, meaning.field))
    taken: set[int] = set()
    for doubtful, rank, place, name in sorted(claims):
        if place in taken or name in match.places:
            continue
        taken.add(place)
        match.places[name] = [place]
        match.canonical += rank <= 0
        match.unreadable += doubtful and columns[name].bold
    for _, _, place, name in sorted(claims):
        if place not in taken:
            taken.add(place)
            match.places[name].append(place)
    match.missing = [
        column
        for name, column in columns.items()
        if column.bold and not column.supplied and name not in match.places
    ]
    return match


def _readable(column: Column, sample: Sequence[Cells], place: int, header: object) -> float:
    """Return the share of filled cells that the column's list knows; 1 if none is filled.

    The header repeated on a further page is no such cell, nor is what a total says.
    """
    filled = known = 0
    for cells in sample:
        value = cells[place] if place < len(cells) else ""
        if is_empty(value) or value in _forms(header) or may_be_total(as_text(value)):
            continue
        filled += 1
        try:
            column.kind.read(value)
        except Unreadable:
            continue
        known += 1
    return known / filled if filled else 1.0
