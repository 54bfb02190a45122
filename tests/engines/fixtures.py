"""Fixtures: the two engines, with an empty database for every test.

Loaded as a pytest plugin by ``tests/conftest.py``. A missing JDK or Maven fails the tests that
need the real Neo4j; nothing is skipped.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph import schema
from graph.embedded.on_jvm import PREPARE_SECONDS, archive_of
from graph.embedded.paths import EnginePaths
from graph.engines import Graph, connect, stop_embedded
from graph.settings import Settings, read_settings
from tests.engines.neo4j_rig import (
    NEWEST,
    VERSION,
    Neo4jServer,
    RigMissing,
    cache_directory,
    jdk,
    versions,
)

ENGINES = [
    "embedded",
    # One group: with pytest-xdist a single worker starts the server and asks it all.
    pytest.param("neo4j", marks=[pytest.mark.neo4j, pytest.mark.xdist_group("neo4j")]),
]
# The other build of the embedded engine, and the newest Neo4j where it can run: for what engines
# themselves must do, and for the answers on the sample street. The rest asks the two above.
EVERY_ENGINE = [
    *ENGINES,
    pytest.param("embedded_jvm", marks=pytest.mark.xdist_group("embedded_jvm")),
]
if NEWEST in versions():
    EVERY_ENGINE.append(
        pytest.param(
            "neo4j_newest", marks=[pytest.mark.neo4j, pytest.mark.xdist_group("neo4j_newest")]
        )
    )
DELETE_AT_ONCE = 20_000


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have those come last that drop the schema: a server forgets all its plans with it."""
    items.sort(key=lambda item: "bare_engine" in getattr(item, "fixturenames", ()))


def pytest_report_header() -> list[str]:
    """Say which JDK each real Neo4j of these tests runs on, and which of them is not run."""
    lines = []
    for neo4j_version in (VERSION, NEWEST):
        try:
            java, version = jdk(neo4j_version)
        except RigMissing as missing:
            lines.append(f"Neo4j {neo4j_version} NOT RUN: {missing}")
        else:
            lines.append(f"Neo4j {neo4j_version} on JDK {version} ({java})")
    return lines


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A real Neo4j with login, for this session (for this worker, with xdist)."""
    with Neo4jServer.start(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture(scope="session")
def neo4j_settings(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings that reach the real Neo4j."""
    return reaching(neo4j_server, tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def neo4j_newest_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that reach a real Neo4j of the newest version, started for this session."""
    with Neo4jServer.start(tmp_path_factory.mktemp("newest"), NEWEST) as server:
        yield reaching(server, tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def prepared_classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The classes of the engine's JVM build, prepared once for all its starts on this machine."""
    data = tmp_path_factory.mktemp("prepared")
    archive = archive_of(EnginePaths.below(data))
    kept = cache_directory() / archive.name
    if not kept.exists():
        connect(embedded_in(data, engine_linger=0, engine_flavour="jvm")).close()
        until = time.monotonic() + PREPARE_SECONDS
        while not archive.exists():
            assert time.monotonic() < until, "the engine prepared no classes"
            time.sleep(0.1)
        kept.parent.mkdir(exist_ok=True)
        fresh = kept.with_suffix(f".{os.getpid()}")
        shutil.copy(archive, fresh)
        fresh.replace(kept)
    return kept


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of an embedded engine that lives as long as this session."""
    settings = embedded_in(tmp_path_factory.mktemp("embedded"), engine_heap="512m")
    yield settings
    stop_embedded(settings)


@pytest.fixture(scope="session")
def embedded_jvm_settings(
    tmp_path_factory: pytest.TempPathFactory, prepared_classes: Path
) -> Iterator[Settings]:
    """Settings of the JVM build of the embedded engine."""
    settings = embedded_in(tmp_path_factory.mktemp("jvm"), engine_heap="512m", engine_flavour="jvm")
    lend(prepared_classes, settings)
    yield settings
    stop_embedded(settings)


@pytest.fixture
def private_engine(tmp_path: Path) -> Iterator[Callable[..., Settings]]:
    """Make settings of an embedded engine of one's own; it is stopped after the test."""
    made: list[Settings] = []

    def make(**values: object) -> Settings:
        made.append(embedded_in(tmp_path / "data", **values))
        return made[-1]

    yield make
    for settings in made:
        stop_embedded(settings)


@pytest.fixture(params=ENGINES)
def engine_settings(request: pytest.FixtureRequest) -> Settings:
    """Settings of each engine in turn."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    return settings


@pytest.fixture(scope="session")
def opened() -> Iterator[dict[str, Graph]]:
    """The graphs that are kept open for the session, by URI or data directory."""
    graphs: dict[str, Graph] = {}
    yield graphs
    for graph in graphs.values():
        graph.close()


@pytest.fixture
def bare_engine(engine_settings: Settings, opened: dict[str, Graph]) -> Graph:
    """Each engine in turn with neither data nor schema."""
    return emptied(engine_settings, opened, keep=frozenset())


@pytest.fixture(scope="module", params=ENGINES)
def unwiped(request: pytest.FixtureRequest, opened: dict[str, Graph]) -> Graph:
    """Each engine in turn, empty but for the schema, then as the module's tests leave it."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    graph = emptied(settings, opened, keep=frozenset(item.name for item in schema.declared()))
    schema.apply(graph)
    return graph


@pytest.fixture
def engine(engine_settings: Settings, opened: dict[str, Graph]) -> Graph:
    """Each engine in turn with no data and the schema that ``schema apply`` makes."""
    declared = frozenset(item.name for item in schema.declared())
    graph = emptied(engine_settings, opened, keep=declared)
    schema.apply(graph)
    return graph


def reaching(server: Neo4jServer, data: Path) -> Settings:
    """Settings that reach a server, whatever the environment says."""
    return read_settings(
        _env_file=None,
        neo4j_uri=server.uri,
        neo4j_user=server.user,
        neo4j_password=server.password,
        neo4j_database="neo4j",
        data=data,
    )


def embedded_in(data: Path, **values: object) -> Settings:
    """Settings of the embedded engine in a directory, whatever the environment says."""
    return read_settings(
        **{"_env_file": None, "neo4j_uri": None, "data": data, "engine_linger": 2, **values}
    )


def lend(classes: Path, settings: Settings) -> None:
    """Let an engine of the tests start as quickly as one that has run before."""
    root = EnginePaths.below(settings.data).root
    root.mkdir(parents=True, mode=0o700)
    shutil.copy(classes, root)


def emptied(settings: Settings, opened: dict[str, Graph], keep: frozenset[str]) -> Graph:
    """Open the graph, or take the open one, and clear it but for the schema items in ``keep``."""
    name = settings.neo4j_uri or str(settings.data)
    graph = opened.get(name)
    if graph is None:
        graph = opened[name] = connect(settings)
    wipe(graph)
    for kind, item in schema_items(graph):
        if item not in keep:
            graph.schema_command(f"DROP {kind} `{item}` IF EXISTS")
    return graph


def wipe(graph: Graph) -> None:
    """Delete all data."""
    while graph.write(
        "MATCH (n) WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS deleted",
        most=DELETE_AT_ONCE,
    )[0]["deleted"]:
        pass


def schema_items(graph: Graph) -> list[tuple[str, str]]:
    """Every constraint and index that a test may drop, as (kind, name)."""
    found = [("CONSTRAINT", row["name"]) for row in graph.schema_command("SHOW CONSTRAINTS")]
    found += [
        ("INDEX", row["name"])
        for row in graph.schema_command("SHOW INDEXES")
        if row["type"] != "LOOKUP" and row["owningConstraint"] is None
    ]
    return found
