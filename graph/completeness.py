"""Proofs that a ledger was whole for a scope on a day: the only thing by which silence ends anything.

A proof cannot be written down, only earned: `Declaration.proof` gives one for a ledger of which rows were
read and none was refused. It is kept in the graph, and whatever is loaded later is measured against it
again (``graph.settling``), so that an older ledger does not reopen what a newer whole one had ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.engines import Graph
from graph.model import RELATIONS, THINGS, make_key
from graph.scope import Scope
from graph.terms import ScopeKind

_SEAL: Final = object()

PARTY_SIDE: Final = frozenset(
    {"organisations", "members", "responsibility", "employers", "agreements", "reporting"}
)
"""Ledgers that can be whole for a party organisation; the ground has no organisation of its own."""


def governed(ledger: str) -> tuple[str, ...]:
    """Labels of the things that a ledger ends, or whose relations it ends, when it is whole."""
    things = [thing.label for thing in THINGS if thing.listed_in[:1] == (ledger,)]
    owners = [relation.owner for relation in RELATIONS if relation.listed_in == ledger]
    return tuple(dict.fromkeys((*things, *owners)))


@dataclass(frozen=True)
class Extent:
    """What a ledger is said to be whole for.

    Attributes:
        ledger: which.
        day: its ISO as-of day.
        kind: ``area`` or ``organisation``.
        scope: key of the area or organisation.
    """

    ledger: str
    day: str
    kind: ScopeKind
    scope: str

    @property
    def key(self) -> str:
        """Key of the node that keeps its proof."""
        return make_key(
            "complete", ledger=self.ledger, day=self.day, kind=self.kind, scope=self.scope
        )


@dataclass(frozen=True)
class Proof(Extent):
    """That it is whole."""

    seal: object

    def __post_init__(self) -> None:
        """Only this module proves anything."""
        if self.seal is not _SEAL:
            raise TypeError("a proof of completeness is made by a clean load only")


@dataclass(frozen=True)
class Declaration:
    """Somebody says that a ledger of this run is whole for a scope.

    Attributes:
        ledger: which.
        day: its ISO as-of day.
        scope: resolved on that day.
        read: data rows of all its sheets of that day in the run.
        refused: how many of them were refused.
        unread: sheets of the run that could not be read and may be of this ledger.
    """

    ledger: str
    day: str
    scope: Scope
    read: int
    refused: int
    unread: int

    @property
    def can_end(self) -> bool:
        """Whether the ledger, whole for such a scope, could end anything: an empty one says nothing."""
        fits = self.scope.kind == "area" or self.ledger in PARTY_SIDE
        return bool(fits and self.read and governed(self.ledger))

    @property
    def is_clean(self) -> bool:
        """Whether all of it was taken."""
        return not (self.refused or self.unread)

    @property
    def extent(self) -> Extent:
        """What is declared whole."""
        return Extent(self.ledger, self.day, self.scope.kind, self.scope.key)

    def proof(self) -> Proof | None:
        """The proof, if the ledger earned it."""
        if not (self.can_end and self.is_clean):
            return None
        return Proof(self.ledger, self.day, self.scope.kind, self.scope.key, _SEAL)


def proofs_in(graph: Graph) -> list[Proof]:
    """All proofs that the graph keeps, by day."""
    rows = graph.read(
        "MATCH (n:CompleteLedger) RETURN n.ledger AS ledger, toString(n.day) AS day, "
        "n.kind AS kind, n.scope AS scope ORDER BY day, ledger, scope"
    )
    return [Proof(row["ledger"], row["day"], row["kind"], row["scope"], _SEAL) for row in rows]


def kept(proof: Proof) -> dict[str, object]:
    """The proof as a row of ``write_things("CompleteLedger")``."""
    properties = {
        "key": proof.key,
        "ledger": proof.ledger,
        "day": date.fromisoformat(proof.day),
        "kind": proof.kind,
        "scope": proof.scope,
    }
    return {"key": proof.key, "properties": properties}
