"""The tree of party organisations of a day, with the employers they are rooted in or named for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from graph.asking import Standing
from graph.catalogue import shared_number
from graph.engines import Graph
from graph.links.asked import Asked
from graph.links.parties import parties_of
from graph.links.parts import Party
from graph.scope import Scope


@dataclass(frozen=True)
class Workplace:
    """An employer in operation.

    Attributes:
        party: the employer.
        organised: a current party organisation is rooted in it or named for it.
        instructed: it has an instructor.
        formal: current formal members who work there.
    """

    party: Party
    organised: bool
    instructed: bool
    formal: int


@dataclass(frozen=True)
class Node:
    """A party organisation with what is directly below it."""

    party: Party
    below: tuple[Node, ...]
    employers: tuple[Party, ...]

    def walk(self) -> Iterator[Node]:
        """Itself and all below it, each before what is below it."""
        yield self
        for one in self.below:
            yield from one.walk()


@dataclass(frozen=True)
class OrganisationTree:
    """The organisations of a scope on a day.

    Attributes:
        as_of: the day it speaks of.
        scope: the part it speaks of.
        standing: which ledgers are loaded for which days.
        roots: organisations of the scope with nothing of it above them.
        workplaces: employers in operation in scope, by community and name.
        due: formal members from which an organisation is due.
    """

    as_of: date
    scope: Scope
    standing: Standing
    roots: tuple[Node, ...]
    workplaces: tuple[Workplace, ...]
    due: int

    @property
    def nodes(self) -> list[Node]:
        """Every organisation, from above."""
        return [node for root in self.roots for node in root.walk()]


def organisation_tree(
    graph: Graph, *, as_of: date, scope: Scope, rules: Mapping[str, str], standing: Standing
) -> OrganisationTree:
    """Read the tree.

    Args:
        graph: the open database.
        as_of: the day asked about.
        scope: resolved for that day.
        rules: the deployment's rule parameters.
        standing: the ledgers there are, read before.
    """
    asked = Asked(graph, as_of, scope, standing)
    (rows,) = asked.together("workplaces")
    parties = parties_of(asked, [row["key"] for row in rows])
    workplaces = (
        Workplace(
            parties[row["key"]], bool(row["organised"]), bool(row["instructed"]), row["formal"]
        )
        for row in rows
    )
    return OrganisationTree(
        as_of,
        scope,
        standing,
        tree_of(parties.values()),
        tuple(sorted(workplaces, key=lambda one: (one.party.code, one.party.name, one.party.key))),
        shared_number("organisationDue", rules),
    )


def tree_of(parties: Iterable[Party]) -> tuple[Node, ...]:
    """Put the organisations in scope below each other; a circle is cut where it begins by name."""
    every = list(parties)
    by_key = {one.key: one for one in every}
    listed = {
        one.key: one for one in every if one.kind == "organisation" and one.there and one.in_scope
    }
    below: dict[str, list[Party]] = defaultdict(list)
    for one in sorted(listed.values(), key=_order):
        below[one.above if one.above in listed else ""].append(one)
    placed: set[str] = set()
    # Whoever is above itself, by way of others, is below nobody.
    first = [*below[""], *sorted(listed.values(), key=_order)]
    return tuple(_node(one, below, by_key, placed) for one in first if one.key not in placed)


def _node(
    party: Party, below: Mapping[str, list[Party]], by_key: Mapping[str, Party], placed: set[str]
) -> Node:
    placed.add(party.key)
    lower = [one for one in below.get(party.key, ()) if one.key not in placed]
    employers = (by_key[key] for key in party.covers if key in by_key)
    return Node(
        party,
        tuple(_node(one, below, by_key, placed) for one in lower if one.key not in placed),
        tuple(sorted(employers, key=lambda one: (one.name, one.key))),
    )


_SORTS = ("党委", "党总支", "党支部", "党小组")


def _order(party: Party) -> tuple[int, str, str, str]:
    place = _SORTS.index(party.sort) if party.sort in _SORTS else len(_SORTS)
    return (place, party.code, party.name, party.key)
