"""The link network from the ledgers' rows: who did what with whom by a day.

Says of every pair of parties, of which one is in scope and which are not one side, what joins
them: the events they were both at, of whatever kind; agreements in force; reports. And who stands
alone (G24), which pairs only one side started (G26), with whom.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tests.oracle.parties import COMMUNITY, Pair, Party, pair_of
from tests.oracle.questions import CATALOGUE, Asked, asked_of
from tests.oracle.questions.joint import are_one_side, in_scope, text_of
from tests.oracle.refusing import taken
from tests.oracle.rows import Street, lines
from tests.oracle.scope import Scope
from tests.oracle.sides import pairs

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
    asked = asked_of(street, day, scope)
    found = {
        (text_of(asked, pair), *what)
        for pair, what in _joined(asked, taken(street))
        if in_scope(asked, pair) and not are_one_side(asked, pair)
    }
    one_sided = CATALOGUE["G26"](asked).details
    assert one_sided is not None
    return Network(frozenset(found), CATALOGUE["G24"](asked).subjects, dict(one_sided))


def _joined(asked: Asked, rows: Street) -> Iterator[tuple[Pair, tuple[str, str, str]]]:
    world = asked.world
    kinds = {line.text("类别") for line in lines(rows, "活动")}
    for event in world.joint.events(*kinds):
        for pair in pairs(event.parties):
            yield pair, ("event", event.kind, event.day.isoformat())
    for pair in world.joint.agreements():
        if pair[0] != pair[1]:
            yield pair, ("agreement", "", "")
    for line in lines(rows, "报到"):
        reported = line.date("报到日期")
        if line.text("对象") != "党员" and reported is not None and reported <= world.day:
            unit = world.parties.named(line.text("名称"))
            community = Party(COMMUNITY, line.text("社区"))
            yield pair_of(unit, community), ("report", "", reported.isoformat())
