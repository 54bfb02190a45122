"""One small street, loaded once, and the program as a clerk starts it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.engines import connect, stop_embedded
from graph.settings import Settings, read_settings
from samples import generate
from tests.cli.forked import ROOT, starter


@dataclass(frozen=True)
class Ran:
    """What a command ended in."""

    status: int
    out: str
    err: str

    def one_sentence(self) -> str:
        """Standard error, which must be one line and no traceback."""
        lines = self.err.strip().splitlines()
        assert len(lines) == 1, self.err
        return lines[0]


Program = Callable[..., Ran]


def program_with(data: Path, **environment: str) -> Program:
    """The program over one data folder; keyword arguments are further settings."""

    def run(*arguments: object, **more: str) -> Ran:
        inherited = {
            name: value for name, value in os.environ.items() if not name.startswith("DAWANGGE")
        }
        given = {
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            "COLUMNS": "100",
            "DAWANGGE_DATA": str(data),
            "DAWANGGE_ENGINE_LINGER": "5",
        }
        status, out, err = starter().run(
            [str(one) for one in arguments],
            {**inherited, **given, **environment, **more},
            cwd=data.parent,
            seconds=300,
        )
        assert "Traceback" not in err, err
        return Ran(status, out, err)

    return run


@pytest.fixture(scope="session")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample street of some 600 households."""
    folder = tmp_path_factory.mktemp("street") / "台账"
    generate(folder, households=600)
    return folder


@pytest.fixture(scope="session")
def street_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of the loaded street; its engine stops with the session."""
    data = tmp_path_factory.mktemp("loaded") / "data"
    settings = read_settings(data=data, _env_file=None, neo4j_uri=None)
    yield data
    stop_embedded(settings)


@pytest.fixture(scope="session")
def loaded(street_data: Path, ledgers: Path) -> Program:
    """The program over a data folder in which the street is loaded."""
    run = program_with(street_data)
    first = run("load", ledgers, "--quiet")
    assert first.status == 0, first.err
    return run


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Program]:
    """The program over an empty data folder."""
    settings = read_settings(data=tmp_path / "data", _env_file=None, neo4j_uri=None)
    yield program_with(settings.data)
    stop_embedded(settings)


@pytest.fixture
def content(loaded: Program, street_data: Path) -> Callable[[], list[str]]:
    """Everything the loaded graph says, but for the log of loads."""

    def all_of_it() -> list[str]:
        with connect(read_settings(data=street_data, _env_file=None, neo4j_uri=None)) as graph:
            nodes = graph.read(
                "MATCH (n) WHERE NOT n:Load RETURN labels(n) AS l, properties(n) AS p"
            )
            relations = graph.read(
                "MATCH (a)-[r]->(b) RETURN a.key AS a, type(r) AS t, properties(r) AS p, b.key AS b"
            )
        return sorted(repr(sorted(row.items(), key=str)) for row in [*nodes, *relations])

    return all_of_it


@pytest.fixture
def neo4j_program(neo4j_settings: Settings, tmp_path: Path) -> Program:
    """The program over the real Neo4j."""
    return program_with(
        tmp_path / "data",
        DAWANGGE_NEO4J_URI=str(neo4j_settings.neo4j_uri),
        DAWANGGE_NEO4J_USER=neo4j_settings.neo4j_user,
        DAWANGGE_NEO4J_PASSWORD=neo4j_settings.neo4j_password.get_secret_value(),
        DAWANGGE_NEO4J_DATABASE=neo4j_settings.neo4j_database,
    )
