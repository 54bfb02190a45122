"""What other sheets said before for the ledger days of a run: rows are held against it as in one run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from graph.engines import Graph
from graph.said import Claim, Saying, sheet_of
from graph.sheets import Earlier, SheetName
from loaders.book import Heard, HeardByThing, Place

_DERIVED: Final = ("path", "addressUnplaced", "PartyMember-LIVES_IN-Household")
"""What a run makes of a name or an address by what it knows; the name itself is what two rows can differ on."""
_MAY_BE_NONE: Final = ("Employer-IN_BUILDING-Building", "head")
"""Slots in which *none* was said as far as the rows of that run knew."""


class Elsewhere:
    """The words of other sheets, read from the graph as they are asked for.

    Args:
        graph: the open database, as it was before the run.
        earlier: the sheets that spoke for the ledger days of the run.
    """

    def __init__(self, graph: Graph, earlier: Earlier) -> None:
        self._graph = graph
        self.sheets: Mapping[str, SheetName] = earlier.others
        self.at = {(name.ledger, name.day) for name in earlier.others.values()}
        self.heard: HeardByThing = {}
        self._asked: dict[str, set[str]] = {}

    def look_up(self, things: Iterable[tuple[str, str]]) -> None:
        """Read what other sheets said of some things, as (label, key), those not asked for before."""
        wanted: dict[str, set[str]] = {}
        for label, key in things:
            wanted.setdefault(label, set()).add(key)
        days = sorted({day for _, day in self.at})
        for label, keys in wanted.items():
            asked = self._asked.setdefault(label, set())
            new = sorted(keys - asked)
            asked |= keys
            if not new:
                continue
            for row in self._graph.read(
                f"UNWIND $keys AS key MATCH (n:{label} {{key: key}}) "
                "WHERE any(day IN $days WHERE any(mark IN n.marks WHERE mark ENDS WITH day)) "
                "RETURN key, n.said AS said",
                keys=new,
                days=days,
            ):
                self._hear(label, row["key"], map(Saying.from_text, row["said"]))

    def headed(self, day: str) -> Iterator[str]:
        """Keys of the bodies and offices whose head another sheet of a day names."""
        if ("bodies", day) not in self.at:
            return
        for label in ("CommunityBody", "BodyOffice"):
            rows = self._graph.read(f"MATCH (n:{label}) RETURN n.key AS key")
            self.look_up((label, row["key"]) for row in rows)
            for key, by_day in self.heard.get(label, {}).items():
                heard = by_day.get(("bodies", day))
                if heard is not None and "head" in heard.claims:
                    yield key

    def _hear(self, label: str, key: str, said: Iterable[Saying]) -> None:
        for saying in said:
            for day in saying.days:
                at = (saying.ledger, day)
                if saying.absent or at not in self.at:
                    continue
                for slot, claim, source in _spoken(saying, day):
                    if sheet_of(source) in self.sheets:
                        by_day = self.heard.setdefault(label, {}).setdefault(key, {})
                        heard = by_day.setdefault(at, Heard(Place.from_source(source)))
                        heard.add(slot, claim._replace(source=source))


def _spoken(saying: Saying, day: str) -> Iterator[tuple[str, Claim, str]]:
    """What was said on a day, each with the row that said it."""
    source = saying.source_of(day)
    newest = day == saying.days[-1]
    for slot, claims in saying.values.items():
        if slot in _DERIVED:
            continue
        for claim in claims:
            if claim.value is not None or slot not in _MAY_BE_NONE:
                yield slot, claim, (claim.source if newest else None) or source
