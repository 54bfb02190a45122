"""What every typed row of a ledger has."""

from __future__ import annotations

import dataclasses
from typing import ClassVar, NamedTuple

from pydantic.dataclasses import dataclass

from loaders.cells.dates import Dated
from loaders.cells.unreadable import Unreadable


class Fault(NamedTuple):
    """A cell that could not be fitted into its row; the row is refused if the field is bold."""

    field: str
    cause: Unreadable


@dataclass(slots=True, kw_only=True)
class LedgerRow:
    """A validated row: one field per column of its ledger, in the terms of the domain.

    A field is ``None`` when its cell is empty, when its column is absent and when its cell was
    refused; ``said`` tells the first from the other two.

    Attributes:
        number: the row as the spreadsheet program numbers it, from 1.
        columns_said: fields whose cell was there and understood, empty or not.
    """

    ledger: ClassVar[str]

    number: int = dataclasses.field(default=0, init=False)
    columns_said: frozenset[str] = dataclasses.field(default=frozenset(), init=False, repr=False)

    def said(self, field: str) -> bool:
        """Say whether the ledger says something of this field, be it *none* (an empty cell)."""
        return field in self.columns_said

    @classmethod
    def fit(cls, cells: dict[str, object]) -> list[Fault]:
        """Bring stored cells into place before they are read, such as ``3-2-501`` in one door cell.

        Args:
            cells: stored cells by field; changed in place.

        Returns:
            the cells that cannot be brought into place.
        """
        return []

    def check(self) -> list[Fault]:
        """Return the cells of a typed row that contradict another of its cells."""
        return []


def ends_before(start: Dated | None, end: Dated | None) -> bool:
    """Say whether an end lies before its start; a month or a year counts as its first day."""
    return start is not None and end is not None and end.day < start.day
