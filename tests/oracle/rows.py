"""Ledgers as a clerk keeps them: rows of text under canonical Chinese column names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

Row = Mapping[str, str]

EMPTY = frozenset({"", "无", "—", "-", "/", "／"})
"""Cells that say nothing is there (ledgers.md, first paragraph)."""

_WHOLE = "齐全:"
SEVERAL = "、"
"""What separates several names in one cell."""


@dataclass(frozen=True)
class Ledger:
    """One sheet of one day.

    Attributes:
        kind: name of the ledger, such as ``包户``.
        day: the as-of day of the sheet.
        rows: its rows. After construction every row has every column of the sheet: a key that
            some rows have and others lack becomes an empty cell, a key that no row has is an
            absent column.
        file: what distinguishes two sheets of the same kind and day (``''`` if there is one).
        complete_scope: the scope for which the sheet is declared whole, None if it is not.
    """

    kind: str
    day: date
    rows: tuple[Row, ...]
    file: str = ""
    complete_scope: str | None = None

    def __post_init__(self) -> None:
        """Give every row all columns of the sheet."""
        columns = self.columns
        filled = tuple({column: row.get(column, "") for column in columns} for row in self.rows)
        object.__setattr__(self, "rows", filled)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the sheet, in the order in which rows first name them."""
        return tuple(dict.fromkeys(column for row in self.rows for column in row))

    def with_rows(self, rows: Iterable[Row]) -> Ledger:
        """The same sheet with other rows."""
        return Ledger(self.kind, self.day, tuple(rows), self.file, self.complete_scope)


Street = tuple[Ledger, ...]
"""All sheets of a street, of one or several days."""


@dataclass(frozen=True)
class Line:
    """A row with the day of the sheet it stands in."""

    day: date
    row: Row

    def has(self, column: str) -> bool:
        """Whether the sheet has the column at all."""
        return column in self.row

    def text(self, column: str) -> str:
        """The cell, ``''`` when it is empty or the column is absent."""
        cell = self.row.get(column, "").strip()
        return "" if cell in EMPTY else cell

    def names(self, column: str) -> tuple[str, ...]:
        """The several names of a cell, none when it is empty."""
        return tuple(part for part in self.text(column).split(SEVERAL) if part)

    def date(self, column: str) -> date | None:
        """The cell as a day; the oracle's streets write days as ``2018-10-01`` only."""
        cell = self.text(column)
        return date.fromisoformat(cell) if cell else None


def lines(street: Street, kind: str) -> Iterator[Line]:
    """All rows of one kind of ledger in the order of time: day, then file, then row."""
    sheets = sorted((s for s in street if s.kind == kind), key=lambda s: (s.day, s.file))
    for sheet in sheets:
        for row in sheet.rows:
            yield Line(sheet.day, row)


def street_of(text: str) -> Street:
    """A street from its drawn sheets, as `drawn` prints them.

    A sheet is a title line ``包户 2018-10-01`` (a third word is `Ledger.file`, ``齐全:锦绣苑`` is
    `Ledger.complete_scope`), a header, and rows;
    cells stand between bars, an empty place is an empty cell, a blank line ends a sheet.
    """
    blocks: list[list[str]] = [[]]
    for line in (line.strip() for line in text.splitlines()):
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return tuple(_sheet(block) for block in blocks if block)


def _sheet(block: list[str]) -> Ledger:
    (kind, day, *more), header, *rest = block[0].split(), *map(_cells, block[1:])
    rows = tuple(dict(zip(header, row, strict=True)) for row in rest)
    scope = next((word.removeprefix(_WHOLE) for word in more if word.startswith(_WHOLE)), None)
    file = next((word for word in more if not word.startswith(_WHOLE)), "")
    return Ledger(kind, date.fromisoformat(day), rows, file, scope)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def drawn(street: Street) -> str:
    """The sheets as text, to be read by people and by `street_of`."""
    return "\n\n".join(_drawn_sheet(sheet) for sheet in street) + "\n"


def _drawn_sheet(sheet: Ledger) -> str:
    title = f"{sheet.kind} {sheet.day} {sheet.file}".rstrip()
    if sheet.complete_scope is not None:
        title = f"{title} {_WHOLE}{sheet.complete_scope}"
    grid = [sheet.columns, *(tuple(row.values()) for row in sheet.rows)]
    return "\n".join([title, *(" | ".join(row).rstrip() for row in grid)])
