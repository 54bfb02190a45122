"""The sheets that spoke before a run for the same ledger days: its own, as they were, and others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.engines import Graph


class SheetName(NamedTuple):
    """A sheet as its clerk knows it, whatever stands in it.

    Attributes:
        ledger: which it is.
        day: its ISO as-of day.
        file: as named to the user.
        sheet: its name, empty for csv.
    """

    ledger: str
    day: str
    file: str
    sheet: str

    def is_of(self, other: SheetName) -> bool:
        """Whether both are one sheet, mended meanwhile: a folder may be given, or what lies in it."""
        return (self.ledger, self.day, self.sheet) == (other.ledger, other.day, other.sheet) and (
            self.file == other.file
            or self.file.endswith(f"/{other.file}")
            or other.file.endswith(f"/{self.file}")
        )


@dataclass(frozen=True)
class Earlier:
    """What a run finds of the ledger days it speaks of.

    Attributes:
        own: keys of its own sheets, as they are and as they were before they were mended.
        others: the other sheets of those ledger days, by key.
    """

    own: frozenset[str] = frozenset()
    others: Mapping[str, SheetName] = field(default_factory=dict)


def earlier_sheets(graph: Graph, sheets: Mapping[str, SheetName]) -> Earlier:
    """Find the sheets of the ledger days that a run speaks of.

    Args:
        graph: the open database.
        sheets: those of the run, by key.
    """
    spoken = _by_ledger_day(sheets.values())
    own = set(sheets)
    others: dict[str, SheetName] = {}
    for row in graph.read(
        "MATCH (s:LedgerSheet) RETURN s.key AS key, s.ledger AS ledger, s.day AS day, "
        "s.file AS file, s.sheet AS sheet"
    ):
        found = SheetName(row["ledger"], row["day"].isoformat(), row["file"], row["sheet"] or "")
        mine = spoken.get(found[:2], ())
        if row["key"] in own or any(found.is_of(one) for one in mine):
            own.add(row["key"])
        elif mine:
            others[row["key"]] = found
    return Earlier(frozenset(own), others)


def _by_ledger_day(names: Iterable[SheetName]) -> dict[tuple[str, str], list[SheetName]]:
    found: dict[tuple[str, str], list[SheetName]] = {}
    for name in names:
        found.setdefault(name[:2], []).append(name)
    return found
