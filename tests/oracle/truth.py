"""The hidden truth from which a random street's sheets are written: rows with every column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from tests.oracle.columns import KINDS, columns_of

Cells = dict[str, str]
Item = TypeVar("Item")


@dataclass
class Truth:
    """What the clerks of a random street know at one moment.

    Attributes:
        chance: where every choice comes from.
        first: the day of the first sheets.
        today: the day of the sheets being written.
        rows: for each kind of ledger its rows, with all columns.
        movers: ID numbers of members who may change their branch.
        numbered: ID numbers of members whom a responsibility always names by number: they may
            change their branch, or share their name with a member of another.
        departures: members who are back, each with what was said of him when he had left.
    """

    chance: Random
    first: date
    today: date
    rows: dict[str, list[Cells]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    movers: set[str] = field(default_factory=set)
    numbered: set[str] = field(default_factory=set)
    departures: list[tuple[Cells, Cells]] = field(default_factory=list)

    def add(self, kind: str, **cells: str) -> Cells:
        """A new row, empty where nothing is given."""
        row = {column: cells.pop(column, "") for column in columns_of(kind)}
        if cells:
            raise KeyError(f"{kind}: {sorted(cells)}")
        self.rows[kind].append(row)
        return row

    def happens(self, share: float) -> bool:
        """True in that share of cases."""
        return self.chance.random() < share

    def one_of(self, items: Iterable[Item]) -> Item:
        """One of them, all equally likely."""
        return self.chance.choice(list(items))

    def weighted(self, **shares: int) -> str:
        """One of the names by its weight; the name ``空`` stands for an empty cell."""
        picked = self.chance.choices(list(shares), weights=list(shares.values()))[0]
        return "" if picked == "空" else picked

    def some_of(self, items: Sequence[Item], least: int, most: int) -> list[Item]:
        """Between so many and so many of them, no one twice."""
        return self.chance.sample(items, min(len(items), self.chance.randint(least, most)))

    def around(self, day: date, before: int, after: int) -> date:
        """A day within so many days before and after."""
        return day + timedelta(days=self.chance.randint(-before, after))

    def alike(self, kind: str, row: Cells, *columns: str) -> list[Cells]:
        """The rows that tell of the same thing as one of them does, by these columns."""
        cells = [row[column] for column in columns]
        return [one for one in self.rows[kind] if [one[name] for name in columns] == cells]

    def names(self, kind: str, column: str, **where: str) -> list[str]:
        """The cells of a column in the rows that have the given cells."""
        return [
            row[column]
            for row in self.rows[kind]
            if all(row[key] == cell for key, cell in where.items())
        ]
