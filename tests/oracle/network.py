"""The link network from the ledgers' rows: who did what with whom by a day.

Says of every pair of parties, of which one is in scope and which are not one side, what joins
them: the events they were both at, of whatever kind; agreements in force; reports. And who stands
alone (G24), which pairs only one side started (G26), with whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.oracle.parties import COMMUNITY, Party, pair_of, pair_text
from tests.oracle.questions import CATALOGUE, Asked
from tests.oracle.refusing import taken
from tests.oracle.rows import Street, lines
from tests.oracle.scope import Filter, Scope
from tests.oracle.sides import pairs, side_of
from tests.oracle.world import World

Joined = tuple[str, str, str, str]
"""``甲 ↔ 乙``, what joins them (event, agreement, report), its type, its day; or ``''``."""


@dataclass(frozen=True)
class Network:
    """A network.

    Attributes:
        joined: what joins whom.
        isolated: names of the organisations that G24 lists.
        one_sided: of the pairs that G26 lists, the names of the sides that started everything.
    """

    joined: frozenset[Joined]
    isolated: frozenset[str]
    one_sided: dict[str, frozenset[str]]


def network(street: Street, day: date, scope: Scope | None) -> Network:
    """The network of a street as of a day."""
    rows = taken(street)
    world = World(rows, day)
    asked = Asked(world, Filter(world, scope), {})
    found = {
        (_text(world, one, other), kind, type_, when)
        for one, other, kind, type_, when in _joined(world, rows, day)
        if (asked.scope.party(one) or asked.scope.party(other)) and other not in side_of(world, one)
    }
    return Network(
        frozenset(found),
        CATALOGUE["G24"](asked).subjects,
        dict(CATALOGUE["G26"](asked).details or {}),
    )


def _text(world: World, one: Party, other: Party) -> str:
    return pair_text(world.parties.text(one), world.parties.text(other))


def _joined(
    world: World, street: Street, day: date
) -> Iterator[tuple[Party, Party, str, str, str]]:
    kinds = {line.text("类别") for line in lines(street, "活动")}
    for event in world.joint.events(*kinds):
        for one, other in pairs(event.parties):
            yield one, other, "event", event.kind, event.day.isoformat()
    for one, other in world.joint.agreements():
        if one != other:
            yield one, other, "agreement", "", ""
    for line in lines(street, "报到"):
        reported = line.date("报到日期")
        if line.text("对象") != "党员" and reported is not None and reported <= day:
            unit = world.parties.named(line.text("名称"))
            yield (
                *pair_of(unit, Party(COMMUNITY, line.text("社区"))),
                "report", "", reported.isoformat(),
            )  # fmt: skip
