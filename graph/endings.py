"""What ends, in words: how a list names it to whoever must confirm it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from graph.engines import Graph
from graph.history import Ending, thing_of
from graph.language import Text
from graph.statements import relation_named

_PLACED: Final = (
    "MATCH (n:{label}) WHERE n.key IN $keys OPTIONAL MATCH (n)-[r:IN_AREA]->(a:Area) "
    "RETURN n.key AS key, a.name AS place, {name} AS name, false AS person ORDER BY r.start"
)
_NAMED: Final = (
    "MATCH (n:{label}) WHERE n.key IN $keys "
    "RETURN n.key AS key, NULL AS place, n.name AS name, false AS person"
)
_QUERIES: Final[Mapping[str, str]] = {
    "Grid": _PLACED.format(label="Grid", name="n.name"),
    "Patch": _PLACED.format(label="Patch", name="n.name"),
    "Building": _PLACED.format(label="Building", name="n.path"),
    "Household": (
        "MATCH (n:Household) WHERE n.key IN $keys OPTIONAL MATCH (n)-[:IN_UNIT]->(:Unit)"
        "-[:IN_BUILDING]->(:Building)-[r:IN_AREA]->(a:Area) "
        "RETURN n.key AS key, a.name AS place, n.path AS name, false AS person ORDER BY r.start"
    ),
    "PartyMember": (
        "MATCH (n:PartyMember) WHERE n.key IN $keys OPTIONAL MATCH (n)-[r:MEMBER_OF]->(o:PartyOrganisation) "
        "RETURN n.key AS key, o.name AS place, n.name AS name, true AS person ORDER BY r.start"
    ),
    "Agreement": (
        "MATCH (n:Agreement)-[:FIRST_PARTY]->(one) WHERE n.key IN $keys MATCH (n)-[:SECOND_PARTY]->(other) "
        "RETURN n.key AS key, NULL AS place, "
        "CASE WHEN one.name < other.name THEN one.name + ' ↔ ' + other.name ELSE other.name + ' ↔ ' + one.name END AS name, "
        "false AS person"
    ),
    "Unit": (
        "MATCH (n:Unit) WHERE n.key IN $keys OPTIONAL MATCH (n)-[:IN_BUILDING]->(b:Building) "
        "RETURN n.key AS key, b.path AS place, n.name AS name, false AS person"
    ),
    "Resident": (
        "MATCH (n:Resident) WHERE n.key IN $keys "
        "RETURN n.key AS key, NULL AS place, n.name AS name, true AS person"
    ),
}
"""How things are called that are not told by their name alone."""


class Called(NamedTuple):
    """A thing by its name.

    Attributes:
        place: the community or branch it is told with, empty without one.
        name: its own; empty where the graph does not know the thing yet.
        person: the name is a person's, to be masked before it is shown.
    """

    place: str
    name: str
    person: bool


class Told(NamedTuple):
    """One ending in words.

    Attributes:
        ledger: which ledger no longer lists it; empty where what one says ends it.
        day: ISO day on which it ends.
        what: kind of the thing or relation.
        subject: whose.
        other: the relation's other end; ``None`` where the thing itself ends.
    """

    ledger: str
    day: str
    what: Text
    subject: Called
    other: Called | None


def in_words(graph: Graph, endings: Sequence[Ending]) -> list[Told]:
    """Name what ends.

    Args:
        graph: the open database.
        endings: of one load.
    """
    wanted: dict[str, set[str]] = {}
    for one in endings:
        wanted.setdefault(one.label, set()).add(one.key)
        if one.relation:
            wanted.setdefault(_other_label(one), set()).add(one.other)
    called = {label: _called(graph, label, keys) for label, keys in wanted.items()}

    def named(label: str, key: str) -> Called:
        return called[label].get(key, Called("", "", person=False))

    return [
        Told(
            one.ledger,
            one.day,
            relation_named(one.relation).title if one.relation else thing_of(one.label).title,
            named(one.label, one.key),
            named(_other_label(one), one.other) if one.relation else None,
        )
        for one in endings
    ]


def _other_label(one: Ending) -> str:
    return relation_named(one.relation).other


def _called(graph: Graph, label: str, keys: Iterable[str]) -> dict[str, Called]:
    query = _QUERIES.get(label) or _NAMED.format(label=label)
    rows = graph.read(query, keys=sorted(keys))
    return {
        row["key"]: Called(row["place"] or "", row["name"] or "", row["person"]) for row in rows
    }
