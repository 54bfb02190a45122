"""How the service starts, where it may listen, and how it stops."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest

from api.serving import is_loopback
from graph.engines import connect, stop_embedded
from graph.settings import read_settings
from tests.api.serving import serving
from tests.cli.conftest import program_with

pytestmark = pytest.mark.xdist_group("api")
EVERYWHERE = "0.0.0.0"  # noqa: S104


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_when_told_to(data: Path, number: int) -> None:
    with serving(data) as service:
        with service.client() as client:
            assert client.get("/readyz").status_code == 200
        assert service.stop(number) == 0
        said = service.said.read_text("utf-8")
    assert "Traceback" not in said
    assert "127.0.0.1" in service.base


@pytest.mark.parametrize("host", [EVERYWHERE, "::", "example.org"])
def test_it_listens_to_this_machine_only(tmp_path: Path, host: str) -> None:
    program = program_with(tmp_path / "data")
    ran = program("serve", "--host", host, "--port", "0", "--quiet")
    assert ran.status == 4
    assert "--exposed" in ran.one_sentence()
    assert program("serve", "--quiet", DAWANGGE_HOST=host).status == 4


def test_unless_it_is_told_that_others_may_come(tmp_path: Path) -> None:
    for arguments, environment in ((("--exposed",), {}), ((), {"DAWANGGE_EXPOSED": "true"})):
        with serving(tmp_path / "data", "--host", EVERYWHERE, *arguments, **environment) as service:
            assert service.base.startswith(f"http://{EVERYWHERE}:")
            with service.client() as client:
                port = service.base.rpartition(":")[2]
                assert client.get(f"http://127.0.0.1:{port}/healthz").status_code == 200


def test_a_port_that_is_taken_is_said_to_be(tmp_path: Path) -> None:
    program = program_with(tmp_path / "data")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = program("serve", "--port", taken.getsockname()[1], "--quiet")
    assert ran.status == 2
    assert "--port" in ran.one_sentence()


def test_somebody_elses_data_is_not_served(tmp_path: Path) -> None:
    settings = read_settings(data=tmp_path / "data", _env_file=None, neo4j_uri=None)
    try:
        with connect(settings) as graph:
            graph.write("CREATE (:Somebody {name: 'else'})")
        ran = program_with(settings.data)("serve", "--port", "0", "--quiet")
        assert ran.status == 4
        assert "别的数据" in ran.one_sentence()
    finally:
        stop_embedded(settings)


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("localhost", True),
        (EVERYWHERE, False), ("::", False), ("10.0.0.1", False), ("example.org", False),
        ("", False),
    ],
)  # fmt: skip
def test_what_is_loopback(host: str, here: bool) -> None:
    assert is_loopback(host) is here
