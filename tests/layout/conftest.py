"""One engine for all streets: it is the reading that is under test."""

from __future__ import annotations

import pytest

from graph import schema
from graph.engines import Graph
from graph.settings import Settings
from tests.engines.fixtures import emptied


@pytest.fixture(scope="module")
def opened_embedded(embedded_settings: Settings, opened: dict[str, Graph]) -> Graph:
    """The embedded engine with the schema and no data."""
    graph = emptied(embedded_settings, opened, keep=frozenset())
    schema.apply(graph)
    return graph
