"""One small street, loaded once, and a service over it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.engines import stop_embedded
from graph.settings import Settings, read_settings
from samples import generate
from tests.api.serving import Service, new_key, serving
from tests.cli.conftest import Program, program_with

PART = "锦绣苑"
"""A community of the street; its neighbour is 蓝山名邸."""


@pytest.fixture(scope="session")
def api_ledgers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample street of some 600 households."""
    folder = tmp_path_factory.mktemp("api") / "台账"
    generate(folder, households=600)
    return folder


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory, api_ledgers: Path) -> Iterator[Path]:
    """The data folder of the loaded street."""
    folder = tmp_path_factory.mktemp("served") / "data"
    ran = program_with(folder)("load", api_ledgers, "--quiet")
    assert ran.status == 0, ran.err
    yield folder
    stop_embedded(read_settings(data=folder, _env_file=None, neo4j_uri=None))


@pytest.fixture(scope="session")
def program(data: Path) -> Program:
    """The command line over the same street."""
    return program_with(data)


@pytest.fixture(scope="session")
def service(data: Path) -> Iterator[Service]:
    """A service that no test stops; its keys may ask as often as they like."""
    with serving(data, DAWANGGE_REQUESTS_PER_MINUTE="1000000") as running:
        yield running


@pytest.fixture(scope="session")
def key(data: Path) -> str:
    """A key to everything."""
    return new_key(data, "数据平台")


@pytest.fixture(scope="session")
def part_key(data: Path) -> str:
    """A key to one community."""
    return new_key(data, "社区平台", "--scope", PART)


@pytest.fixture(scope="session")
def whole(service: Service, key: str) -> Iterator[httpx.Client]:
    """Somebody who may see everything."""
    with service.client(key) as client:
        yield client


@pytest.fixture(scope="session")
def part(service: Service, part_key: str) -> Iterator[httpx.Client]:
    """Somebody who may see one community."""
    with service.client(part_key) as client:
        yield client


@pytest.fixture(scope="session")
def asked(program: Program) -> Callable[..., dict[str, Any]]:
    """What ``dawangge ask … --format json`` answers, asked once each."""
    known: dict[tuple[str, ...], dict[str, Any]] = {}

    def ask(*arguments: str) -> dict[str, Any]:
        if arguments not in known:
            known[arguments] = json.loads(program("ask", *arguments, "--format", "json").out)
        return known[arguments]

    return ask


@pytest.fixture
def own(tmp_path: Path, api_ledgers: Path) -> Iterator[Settings]:
    """A street of the test's own, of which nobody's responsibility is loaded yet."""
    settings = read_settings(data=tmp_path / "data", _env_file=None, neo4j_uri=None)
    ledgers = tmp_path / "台账"
    shutil.copytree(api_ledgers, ledgers)
    for file in ledgers.glob("*包户*"):
        file.unlink()
    ran = program_with(settings.data)("load", ledgers, "--quiet")
    assert ran.status == 0, ran.err
    yield settings
    stop_embedded(settings)
