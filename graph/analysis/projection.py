"""Organisation × organisation, through what they share: communities and events.

A network of two kinds of things (who, and what they share) becomes one of the first kind alone: two are
tied who share something, as strongly as they share. The published figures of the best known such network
(Davis, Gardner and Gardner 1941: 18 women at 14 events) are among the tests.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, TypeAlias

import networkx as nx
from networkx.algorithms import bipartite

from graph.links import Network

Graph: TypeAlias = "nx.Graph[Any]"

_WHO, _WHAT = 0, 1


def affiliation(shares: Iterable[tuple[Hashable, Hashable]]) -> Graph:
    """Return the network of two kinds: who shares what.

    Args:
        shares: pairs of somebody and something he shares. The two are told apart by their place,
            so that one text may stand for both.
    """
    graph: Graph = nx.Graph()
    for who, what in shares:
        graph.add_node((_WHO, who), bipartite=_WHO)
        graph.add_node((_WHAT, what), bipartite=_WHAT)
        graph.add_edge((_WHO, who), (_WHAT, what))
    return graph


def projected(graph: Graph, *, things: bool = False) -> Graph:
    """Return the network of one kind alone; ``weight`` of a tie is how much the two share.

    Args:
        graph: made by `affiliation`.
        things: of what is shared instead of those who share it.
    """
    side = _WHAT if things else _WHO
    mine = [node for node, kind in graph.nodes(data="bipartite") if kind == side]
    tied = bipartite.weighted_projected_graph(graph, mine)
    return nx.relabel_nodes(tied, {node: node[1] for node in mine})


def organisation_graph(network: Network) -> Graph:
    """Organisations tied through the events they held together and the communities they work with.

    Nodes are opaque keys with ``name``; ties have ``events``, ``communities`` and ``weight``, their sum.
    Communities themselves are what is shared, not who shares it.
    """
    folded = network.folded()
    communal = {party.key for link in folded for party in (link.a, link.b) if party.communal}
    events = affiliation(
        (party.key, one.key)
        for link in folded
        for one in link.evidence
        for party in (link.a, link.b)
        if one.kind == "event" and party.key not in communal
    )
    places = affiliation(
        (one.key, other.key)
        for link in folded
        for one, other in ((link.a, link.b), (link.b, link.a))
        if one.key not in communal and other.key in communal
    )
    graph: Graph = nx.Graph()
    for link in folded:
        for party in (link.a, link.b):
            if party.key not in communal:
                graph.add_node(party.key, name=party.name)
    for name, tied in (("events", projected(events)), ("communities", projected(places))):
        for one, other, weight in tied.edges(data="weight"):
            tie = graph.get_edge_data(one, other) or {"events": 0, "communities": 0, "weight": 0}
            tie = {**tie, name: weight, "weight": tie["weight"] + weight}
            graph.add_edge(one, other, **tie)
    return graph
