"""How many cells of each column were read, empty or refused: what a person checks a mapping by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from loaders.cells.text import is_empty
from loaders.cells.unreadable import Unreadable
from loaders.columns import Column
from loaders.refusals import Refusal

_LACKING = "missing_required"


class ColumnCount(NamedTuple):
    """What became of the cells of one column.

    Attributes:
        place: the column, from 0.
        header: as written, of two rows in one.
        field: what was read from it; ``None`` if nothing was.
        read: cells that say something and were taken.
        empty: cells without anything, or with a sign for nothing.
        refused: cells that were refused, with or without their row.
    """

    place: int
    header: str
    field: str | None
    read: int
    empty: int
    refused: int


class CellCounter:
    """Counts the empty cells of a sheet's data rows.

    Args:
        places: the columns that are read, by field.
        columns: those of the ledger, by field.
        width: how many columns the header row has.
    """

    def __init__(
        self, places: Mapping[str, tuple[int, ...]], columns: Mapping[str, Column], width: int
    ) -> None:
        self._rows = 0
        self._empty: Counter[int] = Counter()
        fields = {place: columns[name] for name, where in places.items() for place in where}
        self._tests: dict[int, Callable[[object], bool]] = {
            place: _emptiness(fields[place]) if place in fields else is_empty
            for place in range(max([width, *(place + 1 for place in fields)]))
        }

    def take(self, rows: Iterable[Sequence[object]]) -> None:
        """Count data rows."""
        kept = list(rows)
        self._rows += len(kept)
        for place, is_none in self._tests.items():
            self._empty[place] += sum(
                1 for cells in kept if place >= len(cells) or is_none(cells[place])
            )

    def counts(
        self,
        texts: Sequence[str],
        places: Mapping[str, tuple[int, ...]],
        headers: Mapping[str, str],
        refusals: Iterable[Refusal],
    ) -> list[ColumnCount]:
        """Return the counts of every column that has a header or is read.

        Args:
            texts: the header of every column.
            places: the columns that are read, by field.
            headers: the header of each field, as refusals name it.
            refusals: of the sheet, those found after reading included.
        """
        # A cell is refused once, however many things it names.
        codes = {(one.row, one.column): one.code for one in refusals}
        refused = Counter(header for _, header in codes)
        lacking = Counter(header for (_, header), code in codes.items() if code == _LACKING)
        fields = {place: name for name, where in places.items() for place in where}
        first = {where[0]: headers[name] for name, where in places.items()}
        found = []
        for place in sorted(self._tests):
            text = texts[place] if place < len(texts) else ""
            if not text and place not in fields:
                continue
            header = first.get(place, "")
            # A required cell that is empty is refused for that; it is told as refused.
            empty, bad = self._empty[place] - lacking[header], refused[header]
            read = self._rows - empty - bad
            found.append(ColumnCount(place, text, fields.get(place), read, empty, bad))
        return found


def _emptiness(column: Column) -> Callable[[object], bool]:
    """Say how to tell an empty cell: in some lists 无 is an answer."""
    if not column.kind.values:
        return is_empty
    read = column.reader()

    def reads_nothing(value: object) -> bool:
        try:
            return read(value) is None
        except Unreadable:
            return False

    return reads_nothing
