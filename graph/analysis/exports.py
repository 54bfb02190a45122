"""The network as other programs read it: node-link JSON, GraphML, Cytoscape JSON.

One edge for every pair and link type, and one named ``其他`` for what joins two without being of any;
latent links are edges of their own, marked ``latent`` and named for their kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final, TypeAlias

import networkx as nx

from graph.links import LEDGERS, Latent, Link, Network, Party

MultiGraph: TypeAlias = "nx.MultiGraph[Any]"

EXPORTS: Final = ("json", "graphml", "cytoscape")
OTHER: Final = "其他"


def network_graph(network: Network, *, latent: bool = False) -> MultiGraph:
    """Return the network as a graph; every attribute is a text, a number or a truth value.

    Args:
        network: which one.
        latent: whether latent links are in it, as edges with ``latent`` true.
    """
    # With their types: GraphML knows nothing that is neither text nor number.
    graph: MultiGraph = nx.MultiGraph(
        asOf=network.as_of.isoformat(),
        scope=network.scope.name,
        period=network.period,
        loading=network.standing.loading,
        demonstration=network.standing.demonstration,
    )
    for link in network.links:
        _add_parties(graph, link.a, link.b)
        for edge in _edges(link):
            graph.add_edge(link.a.key, link.b.key, key=edge["type"], latent=False, **edge)
    for party in network.isolated:
        _add_parties(graph, party)
    for one in network.latent if latent else ():
        _add_parties(graph, one.a, one.b)
        graph.add_edge(one.a.key, one.b.key, key=f"latent:{one.kind}", latent=True, **_latent(one))
    for key, isolated in ((one.key, one in network.isolated) for one in network.subjects):
        if key in graph:
            graph.nodes[key]["isolated"] = isolated
    return graph


def node_link(graph: MultiGraph) -> dict[str, Any]:
    """Return a graph as the node-link document that networkx and D3 read."""
    document: dict[str, Any] = nx.node_link_data(graph, edges="edges")
    return document


def cytoscape(graph: MultiGraph) -> dict[str, Any]:
    """Return a graph as Cytoscape reads it (``elements.nodes``, ``elements.edges``)."""
    document: dict[str, Any] = nx.cytoscape_data(graph)
    # It writes what belongs to the whole as pairs; Cytoscape reads an object.
    document["data"] = dict(document["data"])
    # It numbers nodes and edges alike by their keys, which several edges of a pair share.
    for number, edge in enumerate(document["elements"]["edges"]):
        edge["data"]["id"] = f"e{number}"
    return document


def graphml(graph: MultiGraph) -> str:
    """Return a graph as GraphML."""
    stream = BytesIO()
    nx.write_graphml_xml(graph, stream, encoding="utf-8", prettyprint=True)
    return stream.getvalue().decode()


def ledger_days(network: Network) -> dict[str, str | None]:
    """The newest day of each ledger the network rests on."""
    days = network.standing.ledger_days(LEDGERS, network.as_of)
    return {ledger: None if day is None else day.isoformat() for ledger, day in days.items()}


def _add_parties(graph: MultiGraph, *parties: Party) -> None:
    for one in parties:
        graph.add_node(
            one.key,
            kind=one.kind,
            name=one.name,
            sort=one.sort,
            form=one.form,
            code=one.code,
            community=one.community,
            communal=one.communal,
            inScope=one.in_scope,
        )


def _edges(link: Link) -> Iterator[dict[str, Any]]:
    for one in link.records:
        if one.known:
            yield {
                "type": one.type,
                "events": one.events,
                "recent": one.recent,
                "agreements": one.agreements,
                "projects": one.projects,
                "reports": 0,
                "since": _day([each.day for each in link.evidence if each.type == one.type], min),
                "last": one.last.isoformat() if one.last else "",
                "direction": link.direction,
                "starter": link.starter,
            }
    if link.others or not link.present:
        rest = link.others or link.evidence
        yield {
            "type": OTHER,
            "events": sum(one.kind == "event" for one in rest),
            "recent": sum(one.kind == "event" and link.is_recent(one) for one in rest),
            "agreements": 0,
            "projects": sum(one.kind == "project" and one.running for one in rest),
            "reports": sum(one.kind == "report" for one in rest),
            "since": _day([one.day for one in rest], min),
            "last": _day([one.day for one in rest], max),
            "direction": link.direction,
            "starter": link.starter,
        }


def _day(days: list[Any], pick: Any) -> str:
    return str(pick(days).isoformat())


def _latent(one: Latent) -> dict[str, Any]:
    return {"type": one.kind, "count": one.count, "linked": one.linked}
