"""What persons judged of pairs of things: one and the same, or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from graph.engines import Graph
from graph.model import make_key
from graph.same import Same

Verdict = Literal["same", "different"]

JUDGED = ("Employer", "PartyOrganisation", "Resident")
"""Labels of the things of which two may be one: those that can come without a number."""


@dataclass(frozen=True)
class Judgement:
    """One person's word on one pair.

    Attributes:
        kind: label of the two things.
        kept: key of the one that stands for both where they are the same, else the first named.
        other: key of the other one.
        verdict: what was judged last.
        by: who judged so.
        at: when, ISO with its zone.
        earlier: what was judged of the pair before, oldest first, each ``at verdict by``.
    """

    kind: str
    kept: str
    other: str
    verdict: Verdict
    by: str
    at: str
    earlier: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Of the pair, whichever of the two was named first."""
        first, second = sorted((self.kept, self.other))
        return make_key("judgement", kind=self.kind, first=first, second=second)

    @property
    def pair(self) -> frozenset[str]:
        """Keys of both."""
        return frozenset((self.kept, self.other))


def judgements(graph: Graph) -> list[Judgement]:
    """Every judgement, in the order in which they were given."""
    rows = graph.read(
        "MATCH (j:Judgement) RETURN j.kind AS kind, j.kept AS kept, j.other AS other, "
        "j.verdict AS verdict, j.by AS by, j.at AS at, coalesce(j.earlier, []) AS earlier "
        "ORDER BY at, kept, other"
    )
    return [Judgement(**{**row, "earlier": tuple(row["earlier"])}) for row in rows]


def same_of(judged: Sequence[Judgement]) -> Same:
    """Which things are one by the judgements, as `judgements` orders them."""
    return Same.of_pairs((one.kept, one.other) for one in judged if one.verdict == "same")


def same_things(graph: Graph) -> Same:
    """Which things are one."""
    return same_of(judgements(graph))
