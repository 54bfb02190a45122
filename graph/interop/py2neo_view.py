"""The same database and the same part of it through py2neo, for notebooks that are written with it.

py2neo was declared at its end by its author in 2023 and is no part of the core: it comes with the extra
``py2neo``. What it is given here is what `graph.interop.networks` reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import py2neo

from graph.interop.networks import Network
from graph.settings import Settings


@contextmanager
def py2neo_graph(settings: Settings) -> Iterator[py2neo.Graph]:
    """Open the server that the settings name, with py2neo; its connections are closed on leaving.

    Args:
        settings: the deployment's, with ``DAWANGGE_NEO4J_URI``.

    Raises:
        ValueError: no URI is set: the embedded engine is opened by `graph.engines.connect` alone.
    """
    if settings.neo4j_uri is None:
        raise ValueError("DAWANGGE_NEO4J_URI is not set")
    parts = urlsplit(settings.neo4j_uri)
    # It knows neither routing nor our other schemes' certificates by another name than its own.
    scheme = {"neo4j": "bolt", "neo4j+s": "bolt+s", "neo4j+ssc": "bolt+ssc"}.get(
        parts.scheme, parts.scheme
    )
    opened = py2neo.Graph(
        f"{scheme}://{parts.netloc}",
        name=settings.neo4j_database,
        auth=(settings.neo4j_user, settings.neo4j_password.get_secret_value()),
    )
    try:
        yield opened
    finally:
        opened.service.connector.close()


def as_subgraph(network: Network) -> py2neo.Subgraph:
    """The network as py2neo's nodes and relationships, unbound: nothing is written by making them.

    Args:
        network: as `graph.interop.networks.network` reads it; every attribute keeps its type.

    Returns:
        A subgraph of as many nodes and relationships; a node bears its ``key`` and its label.
    """
    nodes = {
        key: py2neo.Node(told["label"], key=key, **_without(told, "label"))
        for key, told in network.nodes(data=True)
    }
    links = [
        py2neo.Relationship(nodes[source], told["type"], nodes[target], **_without(told, "type"))
        for source, target, told in network.edges(data=True)
    ]
    return py2neo.Subgraph(nodes.values(), links)


def _without(told: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key != name and value is not None}
