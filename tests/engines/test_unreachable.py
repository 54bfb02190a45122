"""A database that cannot be used says why, in one sentence, with exit status 3."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.engines import connect, connecting
from graph.errors import DatabaseUnreachable
from graph.settings import Settings, read_settings
from tests.engines.neo4j_rig import Neo4jServer


def refusal(settings: Settings) -> str:
    with pytest.raises(DatabaseUnreachable) as caught:
        connect(settings)
    sentence = caught.value.text
    assert caught.value.exit_status == 3
    assert "\n" not in sentence.zh + sentence.en
    assert settings.neo4j_password.get_secret_value() not in sentence.zh + sentence.en
    return sentence.en


def at(uri: str, tmp_path: Path, **values: object) -> Settings:
    return read_settings(
        **{
            "_env_file": None,
            "neo4j_uri": uri,
            "neo4j_password": "secret-of-the-test",
            "data": tmp_path,
            **values,
        }
    )


@pytest.fixture
def mute_port() -> Iterator[int]:
    """A port that accepts connections and closes them, as a firewall or another service may."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        done = threading.Event()

        def serve() -> None:
            while not done.is_set():
                try:
                    server.accept()[0].close()
                except TimeoutError:
                    continue

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        done.set()
        thread.join()


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s"])
def test_down(scheme: str, tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        said = refusal(at(f"{scheme}://127.0.0.1:{free.getsockname()[1]}", tmp_path))
    assert "cannot be reached" in said


def test_not_a_bolt_port(mute_port: int, tmp_path: Path) -> None:
    assert "cannot be reached" in refusal(at(f"bolt://127.0.0.1:{mute_port}", tmp_path))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_unknown_host(scheme: str, tmp_path: Path) -> None:
    assert "cannot be resolved" in refusal(at(f"{scheme}://no-such-host.invalid:7687", tmp_path))


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
class TestOnNeo4j:
    def test_wrong_password(self, neo4j_server: Neo4jServer, tmp_path: Path) -> None:
        assert "refused the login" in refusal(at(neo4j_server.uri, tmp_path))

    def test_wrong_database(self, neo4j_server: Neo4jServer, tmp_path: Path) -> None:
        said = refusal(
            at(
                neo4j_server.uri,
                tmp_path,
                neo4j_password=neo4j_server.password,
                neo4j_database="absent",
            )
        )
        assert "no database named absent" in said

    @pytest.mark.parametrize("scheme", ["bolt+s", "bolt+ssc", "neo4j+s"])
    def test_encrypted_to_a_plain_server(
        self, scheme: str, neo4j_server: Neo4jServer, tmp_path: Path
    ) -> None:
        uri = neo4j_server.uri.replace("bolt", scheme)
        said = refusal(at(uri, tmp_path, neo4j_password=neo4j_server.password))
        assert "TLS" in said or "encrypted" in said

    def test_routing_works_as_well(self, neo4j_server: Neo4jServer, tmp_path: Path) -> None:
        settings = at(
            neo4j_server.uri.replace("bolt", "neo4j"),
            tmp_path,
            neo4j_password=neo4j_server.password,
        )
        with connect(settings) as graph:
            assert graph.info.version.startswith("5.26")
            assert graph.info.edition == "community"
            assert graph.read("RETURN 1 AS one") == [{"one": 1}]

    def test_going_away_in_use(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connecting, "RETRY_SECONDS", 1.0)
        with Neo4jServer.start(tmp_path / "server") as server:
            settings = at(server.uri, tmp_path, neo4j_password=server.password)
            with connect(settings) as graph:
                server.process.kill()
                server.process.wait()
                with pytest.raises(DatabaseUnreachable, match="连接不上"):
                    graph.read("RETURN 1 AS one")
