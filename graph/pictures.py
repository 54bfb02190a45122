"""What the maps show, as typed rows: the ground with its flats, and the chain that leads to them.

The queries lie in ``cypher/pictures``; their words are those of the questions, so that a number of a
map is the number of G01, G04, G07 and of the coverage. Names of members leave here as the ledgers
have them: whoever draws masks them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from graph.asking import Standing
from graph.catalogue import shared_number
from graph.coverage import places_query
from graph.engines import Graph
from graph.overview import Reach
from graph.scope import Scope, passed_on
from graph.terms import CYPHER, expand, parameters_of

WHOLE: Final = 6
"""``Flat.reached`` of a household whose chain is whole; 1 to 5 name the broken link as G07 does."""


@dataclass(frozen=True)
class Flat:
    """One household.

    Attributes:
        unit: its stairwell.
        room: its room.
        use: 常住, 出租, 空房 or 底商.
        occupied: it counts; the facts below are False or 0 where it does not.
        covered: a present member answers for it.
        contacted: within the period; only `coverage_ground` asks for it.
        reached: how far the chain reaches, 0 (nobody answers) to `WHOLE`; only `chain` asks for it.
    """

    unit: str
    room: str
    use: str
    occupied: bool
    covered: bool = False
    contacted: bool = False
    reached: int = 0


@dataclass(frozen=True)
class Block:
    """A building with its flats in scope.

    Attributes:
        key: of the building.
        path: its name below the community.
        code: of the community; empty without one.
        community: its name; empty without one.
        grids: names of the grids it lies in.
        patches: keys of the patches it lies in.
        taken: a current branch has one of them.
        flats: its households in scope.
    """

    key: str
    path: str
    code: str
    community: str
    grids: tuple[str, ...]
    patches: tuple[str, ...]
    taken: bool
    flats: tuple[Flat, ...]

    @cached_property
    def reach(self) -> Reach:
        """Its counts, as the coverage counts them."""
        counted = Reach(self.key, self.path)
        add_flats(counted, self)
        return counted


def add_flats(reach: Reach, block: Block) -> None:
    """Count the occupied flats of a building into an area."""
    for flat in block.flats:
        if flat.occupied:
            reach.add(
                taken=block.taken,
                covered=flat.covered,
                whole=flat.reached == WHOLE,
                contacted=flat.contacted,
                households=1,
            )


@dataclass(frozen=True)
class Patch:
    """A patch.

    Attributes:
        key: of the patch.
        name: its name.
        code: of its community; empty without one.
        community: name of its community; empty without one.
        listed: it is a patch of the scope, and exists on the day.
        takers: keys of the current branches that have taken it.
    """

    key: str
    name: str
    code: str
    community: str
    listed: bool
    takers: tuple[str, ...]


@dataclass(frozen=True)
class Branch:
    """A branch with its current groups, each as key and name."""

    key: str
    name: str
    groups: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Duty:
    """What one present member answers for in one building.

    Attributes:
        building: its key.
        member: his key.
        name: his name, unmasked.
        group: key of the group he is in; empty without one.
        branch: key of the branch his group leads to, else of his own; empty without one.
        households: how many occupied households of the building.
        reached: how far the chain reaches from there, 1 to `WHOLE`.
    """

    building: str
    member: str
    name: str
    group: str
    branch: str
    households: int
    reached: int


@dataclass(frozen=True)
class Ground:
    """Buildings and flats of a scope on a day.

    Attributes:
        as_of: the day it speaks of.
        scope: the part it speaks of.
        standing: which ledgers are loaded for which days.
        contact_days: length of the period of contact.
        blocks: buildings with flats in scope and living buildings of the scope, by key.
        patches: all patches that the scope or a building names, by key.
        holders: of a community out of force, by code and name, the one in which lies now what it held.
    """

    as_of: date
    scope: Scope
    standing: Standing
    contact_days: int
    blocks: tuple[Block, ...]
    patches: Mapping[str, Patch]
    holders: Mapping[tuple[str, str], tuple[str, str]]

    def holder(self, code: str, community: str) -> tuple[str, str]:
        """Code and name of the community in which the coverage counts what is listed in one."""
        return self.holders.get((code, community), (code, community))


@dataclass(frozen=True)
class Gridded(Ground):
    """The ground with its grids.

    Attributes:
        grids: code and name of the community, and name, of every grid there is, with or without a building.
    """

    grids: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Chain(Ground):
    """The ground with the chain of responsibility that leads to it.

    Attributes:
        branches: branches that have taken a patch here or whose members answer here, by key.
        duties: what each member answers for in each building.
    """

    branches: Mapping[str, Branch]
    duties: tuple[Duty, ...]


def coverage_ground(
    graph: Graph, *, as_of: date, scope: Scope, rules: Mapping[str, str], standing: Standing
) -> Gridded:
    """Buildings and flats with their levels, and the grids, as the coverage tells them."""
    days = shared_number("contactDays", rules)
    asked = _Asked(graph, as_of, scope)
    buildings, households, covered = asked.together(
        "buildings", "households", "covered", contactDays=days
    )
    contacted = {row["household"]: bool(row["contacted"]) for row in covered}
    patches = asked.patches(buildings)
    blocks = _blocks(buildings, households, patches, dict.fromkeys(contacted, 1), contacted)
    return Gridded(as_of, scope, standing, days, blocks, patches, asked.holders(), asked.grids())


def chain(graph: Graph, *, as_of: date, scope: Scope, standing: Standing) -> Chain:
    """Buildings and flats with the members, groups and branches that answer for them."""
    asked = _Asked(graph, as_of, scope)
    buildings, households, answering = asked.together("buildings", "households", "answering")
    reached: dict[str, int] = {}
    for row in answering:
        for household in row["households"]:
            reached[household] = max(reached.get(household, 0), row["reached"])
    patches = asked.patches(buildings)
    duties = tuple(_duty(row) for row in answering)
    wanted = {taker for patch in patches.values() for taker in patch.takers}
    wanted.update(duty.branch for duty in duties if duty.branch)
    return Chain(
        as_of,
        scope,
        standing,
        0,
        _blocks(buildings, households, patches, reached, {}),
        patches,
        asked.holders(),
        asked.branches(sorted(wanted)),
        duties,
    )


@dataclass(frozen=True)
class _Asked:
    """Asks the queries of one picture."""

    graph: Graph
    as_of: date
    scope: Scope

    def together(self, *names: str, **values: object) -> list[list[dict[str, Any]]]:
        """Rows of several queries of one moment."""
        return self.graph.read_many([self._statement(name, values) for name in names])

    def grids(self) -> tuple[tuple[str, str, str], ...]:
        """The grids of which the coverage has a row, whether anybody lives there or not."""
        query = places_query("grid", self.scope.kind)
        given = {"asOf": self.as_of, **self.scope.parameters}
        rows = self.graph.read(query, **{one: given[one] for one in parameters_of(query)})
        return tuple(
            sorted((row["code"], row["community"], row["name"]) for row in rows if row["there"])
        )

    def holders(self) -> dict[tuple[str, str], tuple[str, str]]:
        return {
            (row["code"], row["name"]): (row["heirCode"], row["heirName"])
            for row in passed_on(self.graph, self.as_of)
        }

    def patches(self, buildings: Iterable[Mapping[str, Any]]) -> dict[str, Patch]:
        named = sorted({patch for row in buildings for patch in row["patches"]})
        (rows,) = self.together("patches", patches=named)
        return {
            row["patch"]: Patch(
                row["patch"],
                row["name"],
                row["code"] or "",
                row["community"] or "",
                bool(row["listed"]),
                tuple(row["takers"]),
            )
            for row in rows
        }

    def branches(self, keys: list[str]) -> dict[str, Branch]:
        (rows,) = self.together("groups", branches=keys)
        return {
            row["branch"]: Branch(
                row["branch"],
                row["name"],
                tuple(zip(row["groups"], row["names"], strict=True)),
            )
            for row in rows
        }

    def _statement(self, name: str, values: Mapping[str, object]) -> tuple[str, dict[str, Any]]:
        query = expand((CYPHER / "pictures" / f"{name}.cypher").read_text("utf-8"), self.scope.kind)
        everything = {"asOf": self.as_of, **self.scope.parameters, **values}
        return query, {one: everything[one] for one in sorted(parameters_of(query))}


def _duty(row: Mapping[str, Any]) -> Duty:
    return Duty(
        building=row["building"],
        member=row["member"],
        name=row["name"] or "",
        group=next(iter(row["groups"]), ""),
        branch=next(iter(row["branches"] or row["own"]), ""),
        households=len(row["households"]),
        reached=row["reached"],
    )


def _blocks(
    buildings: Iterable[Mapping[str, Any]],
    households: Iterable[Mapping[str, Any]],
    patches: Mapping[str, Patch],
    reached: Mapping[str, int],
    contacted: Mapping[str, bool],
) -> tuple[Block, ...]:
    flats: dict[str, list[Flat]] = {}
    for row in households:
        key = row["household"]
        flats.setdefault(row["building"], []).append(
            Flat(
                row["unit"],
                row["room"],
                row["use"],
                bool(row["occupied"]),
                key in reached,
                contacted.get(key, False),
                reached.get(key, 0),
            )
        )
    return tuple(
        Block(
            row["building"],
            row["path"],
            row["code"] or "",
            row["community"] or "",
            tuple(row["grids"]),
            tuple(row["patches"]),
            any(patches[patch].takers for patch in row["patches"]),
            tuple(sorted(flats.get(row["building"], ()), key=lambda flat: (flat.unit, flat.room))),
        )
        for row in buildings
        if row["living"] or row["building"] in flats
    )
