"""Which things are meant where a person names the two that he judges."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from graph.engines import Graph
from loaders.candidates import Side
from loaders.cells.text import normal_name

_PLACES = {
    "Employer": "OPTIONAL MATCH (n)-[:IN_AREA]->(p:Area) RETURN n.key AS key, n.name AS name, "
    "coalesce(n.code, '') AS code, min(p.name) AS place, coalesce(n.formerNames, []) AS former",
    "PartyOrganisation": "OPTIONAL MATCH (n)-[:UNDER]->(p:PartyOrganisation) RETURN n.key AS key, "
    "n.name AS name, coalesce(n.code, '') AS code, min(p.name) AS place, "
    "coalesce(n.formerNames, []) AS former",
    "Resident": "OPTIONAL MATCH (n)-[:LIVES_IN]->(p:Household) RETURN n.key AS key, n.name AS name, "
    "'' AS code, min(p.path) AS place, [] AS former",
}


_KEY = re.compile("[a-z2-7]{26}")
"""A key as it leaves the program (`graph.model.opaque_key`)."""


class Named(NamedTuple):
    """A thing with the label it has."""

    kind: str
    side: Side


def things_of(graph: Graph, kinds: Mapping[str, str]) -> dict[str, Side]:
    """Things by their keys.

    Args:
        graph: the open database.
        kinds: label by key.
    """
    found: dict[str, Side] = {}
    for label in sorted(set(kinds.values())):
        keys = [key for key, kind in kinds.items() if kind == label]
        rows = graph.read(
            f"UNWIND $keys AS key MATCH (n:{label} {{key: key}}) {_PLACES[label]}", keys=keys
        )
        found.update((row["key"], _side(row)) for row in rows)
    return found


def called(
    graph: Graph, text: str, opaque: Callable[[str], str], labels: Sequence[str]
) -> list[Named]:
    """What a text names: by opaque key, else by code, else by name or ``所在/名称``.

    Persons are named by key alone.

    Args:
        graph: the open database.
        text: as given.
        opaque: the form of a key that leaves the program.
        labels: of the things that can be meant.
    """
    for label in labels if _KEY.fullmatch(text) else ():
        for row in graph.read_stream(f"MATCH (n:{label}) RETURN n.key AS key"):
            if opaque(row["key"]) == text:
                return [Named(label, things_of(graph, {row["key"]: label})[row["key"]])]
    wanted = normal_name(text)
    found: dict[str, Named] = {}
    rows = {
        label: graph.read(f"MATCH (n:{label}) {_PLACES[label]}")
        for label in labels
        if label != "Resident"
    }
    for fits in (_by_code, _by_name, _by_former_name):
        for label, mine in rows.items():
            found.update(
                (row["key"], Named(label, _side(row))) for row in mine if fits(row, text, wanted)
            )
        if found:
            break
    return list(found.values())


def _by_code(row: Mapping[str, object], text: str, _wanted: str) -> bool:
    return bool(row["code"]) and row["code"] == text


def _by_name(row: Mapping[str, object], _text: str, wanted: str) -> bool:
    name = str(row["name"])
    return wanted in (normal_name(name), normal_name(f"{row['place']}/{name}"))


def _by_former_name(row: Mapping[str, object], _text: str, wanted: str) -> bool:
    former = row["former"]
    return isinstance(former, list) and wanted in map(normal_name, former)


def _side(row: Mapping[str, object]) -> Side:
    return Side(str(row["key"]), str(row["name"]), str(row["code"]), str(row["place"] or ""))
