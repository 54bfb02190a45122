"""The graph of a day as networkx: every thing and relation with its kind, its attributes typed.

For notebooks of whoever administers the database. Nodes bear opaque keys (`graph.model.opaque_key`); what is
personal (names of persons, phones, numbers) is left out unless asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeAlias

import networkx as nx

from graph.asking import Standing, standing
from graph.engines import Graph
from graph.lives import FOREVER
from graph.model import RELATIONS, THINGS, Attribute, Relation, Thing, opaque_key
from graph.scope import WHOLE, Scope
from graph.terms import expand, parameters_of, scopes

Network: TypeAlias = "nx.MultiDiGraph[Any]"

_SUBJECTS = {
    "Household": "household",
    "Unit": "unit",
    "Building": "building",
    "Grid": "grid",
    "Patch": "patch",
    "PartyOrganisation": "organisation",
    "PartyMember": "member",
    "Employer": "employer",
}
"""Things that a scope narrows by themselves; others come in as ends of relations of these."""

_LIVES = "@currentMember(x)"
_FOREVER = date.fromisoformat(FOREVER)


def network(
    graph: Graph,
    *,
    as_of: date,
    scope: Scope = WHOLE,
    labels: Iterable[str] | None = None,
    personal: bool = False,
    there: Standing | None = None,
) -> Network:
    """Read the part of the graph that holds on a day.

    Args:
        graph: the open database.
        as_of: the day; things that are there on it and relations that hold on it.
        scope: the part, resolved for that day; narrows households, buildings, organisations and the
            like, while areas, events and other things come in where something of the part names them.
        labels: labels of things that are wanted; ``None``: all that ledgers speak of, but residents
            only with ``personal``.
        personal: with what is sensitive in the model.
        there: the ledgers there are, where the caller has read them.

    Returns:
        A directed multigraph. ``graph``: ``asOf`` (date), ``scope`` (str). Nodes: ``label``, ``title``
        (Chinese) and the attributes of the model as of the day (str, int, float, bool, date, list of
        str); an attribute nobody stated is left out. Edges, keyed by their type: ``type``, ``title``,
        ``start`` and ``end`` (date; ``None``: not ended, or permanent), ``source`` (sheet and row)
        and the relation's own attributes.
    """
    secret = (there or standing(graph)).secret
    wanted = [thing for thing in THINGS if thing.historical and _is_wanted(thing, labels, personal)]
    found: Network = nx.MultiDiGraph(asOf=as_of, scope=scope.name)
    given = {"asOf": as_of, **scope.parameters}
    nodes: dict[str, tuple[Thing, dict[str, Any]]] = {}
    for thing in wanted:
        subject = _SUBJECTS.get(thing.label, "")
        for row in _read(graph, _things(thing, subject), scope, given):
            nodes[row["key"]] = (thing, row["properties"])
    narrowed = scope.kind != "none"
    chosen = {key for key, (thing, _) in nodes.items() if not narrowed or thing.label in _SUBJECTS}
    names = {thing.label for thing in wanted}
    edges = []
    for relation in RELATIONS:
        if relation.source not in names or relation.target not in names:
            continue
        for row in _read(graph, _relations(relation), scope, given):
            ends = (row["source"], row["target"])
            if all(end in nodes for end in ends):
                edges.append((relation, *ends, row["properties"]))
    if narrowed:
        chosen |= {
            end
            for _, source, target, _ in edges
            if source in chosen or target in chosen
            for end in (source, target)
            if nodes[end][0].label not in _SUBJECTS
        }
    for key in chosen:
        thing, properties = nodes[key]
        told = _attributes(thing.attributes, properties, as_of, personal)
        found.add_node(opaque_key(key, secret), label=thing.label, title=thing.title.zh, **told)
    for relation, source, target, properties in edges:
        if source in chosen and target in chosen:
            end = properties.get("end")
            found.add_edge(
                opaque_key(source, secret),
                opaque_key(target, secret),
                type=relation.type,
                title=relation.title.zh,
                start=properties.get("start"),
                end=None if end == _FOREVER else end,
                source=properties.get("source", ""),
                **_attributes(relation.attributes, properties, as_of, personal),
            )
    return found


def _is_wanted(thing: Thing, labels: Iterable[str] | None, personal: bool) -> bool:
    if labels is not None:
        return thing.label in set(labels)
    return personal or thing.label != "Resident"


def _things(thing: Thing, subject: str) -> str:
    alive = _LIVES if thing.label == "PartyMember" else "@living(x)"
    inside = f" AND @inScope.{subject}(x)" if subject in scopes()["none"] else ""
    return (
        f"MATCH (x:{thing.label}) WHERE {alive}{inside} "
        "RETURN x.key AS key, properties(x) AS properties"
    )


def _relations(relation: Relation) -> str:
    holds = "" if relation.permanent else " WHERE @current(r)"
    return (
        f"MATCH (a:{relation.source})-[r:{relation.type}]->(b:{relation.target}){holds} "
        "RETURN a.key AS source, b.key AS target, properties(r) AS properties"
    )


def _read(graph: Graph, query: str, scope: Scope, given: Mapping[str, Any]) -> list[dict[str, Any]]:
    plain = expand(query, scope.kind)
    return graph.read(plain, **{name: given[name] for name in parameters_of(plain)})


def _attributes(
    declared: Iterable[Attribute], properties: Mapping[str, Any], as_of: date, personal: bool
) -> dict[str, Any]:
    """The declared attributes, those kept with their days as of the day; nothing unstated."""
    found = {}
    for attribute in declared:
        if attribute.sensitive and not personal:
            continue
        value = _on(attribute, properties, as_of)
        if value not in (None, "", []):
            found[attribute.name] = value
    return found


def _on(attribute: Attribute, properties: Mapping[str, Any], as_of: date) -> Any:
    value = properties.get(attribute.name)
    if not attribute.dated:
        return value
    since = properties.get(attribute.since)
    if since is None or since <= as_of:
        return value
    before = [
        text[11:]
        for text in properties.get(attribute.before) or []
        if text[:10] <= as_of.isoformat()
    ]
    return _typed(attribute, before[-1]) if before and before[-1] else None


def _typed(attribute: Attribute, text: str) -> Any:
    """An earlier value, which is kept as a text."""
    readers: dict[str, Any] = {
        "integer": int,
        "decimal": float,
        "date": date.fromisoformat,
        "boolean": lambda one: one == "True",
    }
    return readers.get(attribute.kind, str)(text)
