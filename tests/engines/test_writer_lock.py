"""Exactly one writer per database, across processes and machines."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest

from graph.engines import LOCK_LABEL, Graph, WriterLock, connect, writer_lock, writing
from graph.errors import RefusedForSafety
from graph.settings import Settings


def test_a_second_writer_is_told_who_writes(engine: Graph, engine_settings: Settings) -> None:
    with writer_lock(engine, engine_settings):
        engine.write("CREATE (:Test)")
        with connect(engine_settings) as other:
            with (
                pytest.raises(RefusedForSafety, match="正在写入") as refusal,
                writer_lock(other, engine_settings),
            ):
                pass
            # Reading goes on meanwhile.
            assert other.read("MATCH (n:Test) RETURN count(n) AS n") == [{"n": 1}]
    assert refusal.value.exit_status == 4
    assert "process" in refusal.value.text.en
    assert "since 20" in refusal.value.text.en
    with writer_lock(engine, engine_settings):
        engine.write("CREATE (:Test)")


def test_an_error_frees_it(engine: Graph, engine_settings: Settings) -> None:
    with pytest.raises(ZeroDivisionError), writer_lock(engine, engine_settings):
        raise ZeroDivisionError
    with writer_lock(engine, engine_settings):
        pass


def test_racing_takers_never_both_get_it(engine: Graph, engine_settings: Settings) -> None:
    inside: list[int] = []
    most: list[int] = []
    taken: list[int] = []
    guard = threading.Lock()
    go = threading.Barrier(6)
    graphs = [connect(engine_settings) for _ in range(6)]

    def race(number: int) -> None:
        go.wait()
        for _ in range(15):
            try:
                with writer_lock(graphs[number], engine_settings):
                    with guard:
                        inside.append(number)
                        taken.append(number)
                        most.append(len(inside))
                    time.sleep(0.005)
                    with guard:
                        inside.remove(number)
            except RefusedForSafety:
                continue

    racers = [threading.Thread(target=race, args=(number,)) for number in range(6)]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    for graph in graphs:
        graph.close()
    assert taken
    assert max(most) == 1


def test_a_killed_writer_frees_the_embedded_engine(embedded_settings: Settings) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.engines.guest", str(embedded_settings.data), "write"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with connect(embedded_settings) as graph, writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip().isdigit()
        with pytest.raises(RefusedForSafety, match=str(writer.pid)):
            take(graph, embedded_settings)
        writer.kill()
        writer.wait()
        take(graph, embedded_settings)


def take(graph: Graph, settings: Settings) -> None:
    with writer_lock(graph, settings):
        pass


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
class TestLease:
    """The lock of a server that several machines share."""

    @pytest.fixture
    def graph(self, neo4j_settings: Settings) -> Graph:
        graph = connect(neo4j_settings)
        graph.write(f"MATCH (lock:{LOCK_LABEL}) DELETE lock")
        return graph

    def test_a_crash_frees_it_when_the_lease_ends(
        self, graph: Graph, neo4j_settings: Settings
    ) -> None:
        take(graph, neo4j_settings)
        # What a killed writer leaves behind.
        graph.write(
            f"MATCH (lock:{LOCK_LABEL}) SET lock.owner = 'dead', lock.host = 'elsewhere', "
            "lock.pid = 7, lock.since = '2024', lock.expires = timestamp() + 700"
        )
        with pytest.raises(RefusedForSafety, match="elsewhere"):
            take(graph, neo4j_settings)
        time.sleep(0.8)
        take(graph, neo4j_settings)
        graph.close()

    def test_it_is_renewed_while_it_is_held(
        self, graph: Graph, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(writing, "LEASE_SECONDS", 2.0)
        monkeypatch.setattr(writing, "MARGIN_SECONDS", 0.5)
        monkeypatch.setattr(writing, "RENEW_SECONDS", 0.2)
        with connect(neo4j_settings) as other, writer_lock(graph, neo4j_settings) as lock:
            time.sleep(3)
            lock.verify()
            with pytest.raises(RefusedForSafety):
                take(other, neo4j_settings)
        graph.close()

    def test_a_writer_that_slept_does_not_write(
        self, graph: Graph, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with writer_lock(graph, neo4j_settings):
            monkeypatch.setattr(writing, "clocks", lambda: (time.monotonic(), time.time() + 3600))
            with pytest.raises(RefusedForSafety, match="失效"):
                graph.write("CREATE (:Test)")
            with pytest.raises(RefusedForSafety, match="失效"):
                graph.write_many([("CREATE (:Test)", {})])
        graph.close()

    def test_a_writer_that_lost_it_does_not_write(
        self, graph: Graph, neo4j_settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(writing, "RENEW_SECONDS", 0.1)
        with connect(neo4j_settings) as other, writer_lock(graph, neo4j_settings):
            other.write(f"MATCH (lock:{LOCK_LABEL}) SET lock.owner = 'thief'")
            time.sleep(0.6)
            with pytest.raises(RefusedForSafety, match="失效"):
                graph.write("CREATE (:Test)")
            other.write(f"MATCH (lock:{LOCK_LABEL}) SET lock.owner = null")
        graph.close()


def test_a_fresh_lock_is_trusted() -> None:
    WriterLock().verify()
