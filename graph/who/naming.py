"""What can be named: the lists in which an address or a name is looked up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graph.engines import Graph
from graph.who.reading import Row as Row
from graph.who.reading import query


def buildings(graph: Graph, as_of: date) -> list[Row]:
    """Rows ``{building, name, path, community, living}`` of every building there ever was."""
    return graph.read(query("buildings"), asOf=as_of)


def rooms(graph: Graph, of: Iterable[str]) -> list[Row]:
    """Rows ``{building, household, unit, room}`` of all doors of some buildings."""
    return graph.read(query("rooms"), buildings=list(of))


def names(graph: Graph, as_of: date) -> list[Row]:
    """Rows ``{kind, key, name, code, formerNames, place, living}`` of employers and organisations."""
    return graph.read(query("names"), asOf=as_of)


def persons(graph: Graph, name: str, as_of: date) -> list[Row]:
    """Rows ``{member, name, branch}`` of the members of a name."""
    return graph.read(query("persons"), name=name, asOf=as_of)
