"""Databases that the tests of one module share, because they are dear to fill."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import schema
from graph.engines import Graph
from graph.settings import Settings
from samples import generate
from tests.engines.fixtures import ENGINES, emptied


@pytest.fixture(scope="module", params=ENGINES)
def unwiped(request: pytest.FixtureRequest, opened: dict[str, Graph]) -> Graph:
    """Each engine in turn, empty but for the schema, then as the module's tests leave it."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    graph = emptied(settings, opened, keep=frozenset(item.name for item in schema.declared()))
    schema.apply(graph)
    return graph


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration street's ledgers with the key of their gaps, small."""
    folder = tmp_path_factory.mktemp("sample")
    generate(folder, households=800)
    return folder
