"""Plants slips among the rows of a table, and keeps account of the refusals they must lead to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from samples.dirt.scraps import leave_scraps
from samples.dirt.slips import CELL, Slip
from samples.identity import stream
from samples.ledgers.table import Table
from samples.sheets import Book, Cell

T = TypeVar("T")

_CLEAN: Final[Mapping[int, Any]] = {}


class Planting:
    """The dirt of a whole street.

    Args:
        seed: of all chance; None: nothing is planted.

    Attributes:
        refusals: every refusal there must be.
        unread: every sheet that is no ledger.
        sheets: by file and sheet, of which records it has rows.
        refused: how often something is refused, by file, sheet, code and canonical header.
    """

    def __init__(self, seed: int | None) -> None:
        self._seed = seed
        self.refusals: list[dict[str, str | int]] = []
        self.unread: list[dict[str, str]] = []
        self.sheets: dict[tuple[str, str], str] = {}
        self.refused: Counter[tuple[str, str, str, str]] = Counter()

    def rows(
        self, table: Table[T], records: Sequence[T], slips: Iterable[Slip[T]], *names: object
    ) -> Rows[T]:
        """Choose for every slip a record of its own that suits it, where there is one.

        Args:
            table: where the records will be written.
            records: those of one community; they must outlive the result.
            slips: the mistakes of this ledger.
            names: of the stream of chance.
        """
        if records:
            self.sheets[table.sheet.file, table.sheet.name] = table_of(names)
        if self._seed is None:
            return Rows(table, self, _CLEAN, [])
        random = stream(self._seed, "dirt", *names)
        here: dict[int, tuple[Slip[T], Mapping[str, Cell]]] = {}
        copies: list[tuple[T, Slip[T], Mapping[str, Cell]]] = []
        free = list(records)
        random.shuffle(free)
        for slip in slips:
            record = next((one for one in free if slip.suits(one)), None)
            if record is None or (slip.numbers and table.sheet.texts_only):
                continue
            cells = slip.cells(record, table.look)
            if not all(table.has(header) for header in (*cells, *slip.columns)):
                continue
            free = [one for one in free if one is not record]
            if slip.level == CELL:
                here[id(record)] = slip, cells
            else:
                copies.append((record, slip, cells))
        return Rows(table, self, here, copies)

    def write(
        self, table: Table[T], records: Sequence[T], slips: Iterable[Slip[T]], *names: object
    ) -> None:
        """Write the records of one community with their slips; arguments as of ``rows``."""
        rows = self.rows(table, records, slips, *names)
        for record in records:
            rows.write(record)
        rows.copies()

    def account(self, table: Table[Any], slip: Slip[Any]) -> None:
        """Note the refusals that a slip in the next row of the table must lead to."""
        for column in slip.columns:
            at = table.sheet.file, table.sheet.name
            self.refused[*at, slip.code, column] += 1
            self.refusals.append(
                {
                    "file": table.sheet.file,
                    "sheet": table.sheet.name,
                    "row": table.sheet.row + 1,
                    "column": table.written(column),
                    "code": slip.code,
                    "level": slip.level,
                }
            )

    def scraps(self, book: Book) -> None:
        """Leave sheets in a workbook that are no ledger."""
        if self._seed is not None:
            self.unread += leave_scraps(book)

    def counts(self) -> dict[str, int]:
        """Return how many refusals there are of each code."""
        return dict(sorted(Counter(str(one["code"]) for one in self.refusals).items()))

    def as_json(self) -> dict[str, object]:
        """Return the account: every refusal, every sheet that is no ledger, how many of a code."""
        return {"counts": self.counts(), "unread": self.unread, "refusals": self.refusals}


class Rows(Generic[T]):
    """The rows of one community on one table, some of them with a slip."""

    def __init__(
        self,
        table: Table[T],
        planting: Planting,
        here: Mapping[int, tuple[Slip[T], Mapping[str, Cell]]],
        copies: Sequence[tuple[T, Slip[T], Mapping[str, Cell]]],
    ) -> None:
        self._table = table
        self._planting = planting
        self._here = here
        self._copies = copies

    def write(self, record: T) -> None:
        """Write the row of a record."""
        if id(record) in self._here:
            self._wrong(record, *self._here[id(record)])
        else:
            self._table.row(record)

    def copies(self) -> None:
        """Write, after the last record, the wrong copies of clean rows."""
        for record, slip, cells in self._copies:
            self._wrong(record, slip, cells)

    def _wrong(self, record: T, slip: Slip[T], cells: Mapping[str, Cell]) -> None:
        self._planting.account(self._table, slip)
        self._table.row(record, cells)


def table_of(names: Sequence[object]) -> str:
    """Which records a stream of chance is of: its name stands behind the community's code."""
    return str(names[min(1, len(names) - 1)])
