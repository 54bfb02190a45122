"""``make bench``: a load against a bare loop of the driver, again against first, memory, questions.

    python -m tests.bench --households 20000 --engines embedded neo4j --repeat 3

Everything is measured in one run on one machine; read the ratios, not the seconds. The bare loop
and the load take turns, each into a new database, and the quickest of each are compared: whatever
else the machine does then hits both alike, and rarely all of one.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from graph import schema
from graph.asking import ask, parameter_values, standing
from graph.catalogue import Question, questions
from graph.engines import Graph, connect, stop_embedded
from graph.overview import overview
from graph.scope import WHOLE
from graph.settings import Settings, read_settings
from loaders.run import load
from samples import generate
from tests.bench.memory import KEY
from tests.bench.reading import ROWS
from tests.engines.neo4j_rig import VERSION, Neo4jServer

LOAD_GOAL, AGAIN_GOAL, MEMORY_GOAL = 1.5, 0.25, 400
ONE_GOAL, ALL_GOAL = 1, 6
AGAIN = 3
"""How often a warm time is taken; the least counts."""

Write = tuple[str, dict[str, Any]]


class Recorded(Graph):
    """A graph that remembers every batch it was given to write."""

    batches: list[Write]

    def write(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        """Write, and remember."""
        if "rows" in parameters:
            # A list of its own: the load lets go of its rows once they are written.
            self.batches.append((query, {**parameters, "rows": [*parameters["rows"]]}))
        return super().write(query, **parameters)


@contextmanager
def fresh(engine: str) -> Iterator[Settings]:
    """Settings of an engine with an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        if engine == "neo4j":
            with Neo4jServer.start(data / "server", VERSION) as server:
                yield read_settings(
                    _env_file=None,
                    neo4j_uri=server.uri,
                    neo4j_user=server.user,
                    neo4j_password=server.password,
                    data=data,
                )
            return
        flavour = "jvm" if engine == "embedded-jvm" else "native"
        settings = read_settings(
            _env_file=None, neo4j_uri=None, data=data, engine_flavour=flavour, engine_linger=30
        )
        try:
            yield settings
        finally:
            stop_embedded(settings)


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def loading(graph: Graph, ledgers: Path) -> None:
    """Load the street as the command line does."""
    load(
        graph,
        [ledgers],
        number_key=KEY,
        writer=nullcontext(),
        progress=lambda _what, _rows: None,
    )


def prepared(engine: str, ledgers: Path) -> list[Write]:
    """The batches that a load writes, in its order."""
    with fresh(engine) as settings, connect(settings) as graph:
        graph.__class__ = Recorded
        assert isinstance(graph, Recorded)
        graph.batches = []
        loading(graph, ledgers)
        return graph.batches


def bare(graph: Graph, batches: list[Write]) -> None:
    """The bare loop: one managed transaction a batch, and nothing else."""
    for query, parameters in batches:
        graph.write(query, **parameters)


def peak_of_load(settings: Settings, ledgers: Path) -> int:
    """Peak resident memory of a process that only loads; MB."""
    reached = {
        "DAWANGGE_DATA": str(settings.data),
        "DAWANGGE_ENGINE_FLAVOUR": settings.engine_flavour,
        "DAWANGGE_DOTENV": "false",
        "DAWANGGE_NEO4J_URI": settings.neo4j_uri or "",
        "DAWANGGE_NEO4J_USER": settings.neo4j_user,
        "DAWANGGE_NEO4J_PASSWORD": settings.neo4j_password.get_secret_value(),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.memory", str(ledgers)],
        env={**os.environ, **reached},
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def bench(engine: str, ledgers: Path, repeat: int, *, only_loads: bool) -> None:
    """Measure one engine and print.

    Args:
        engine: its name.
        ledgers: the folder of the street.
        repeat: how often the bare loop and the load take turns.
        only_loads: ask no questions.
    """
    batches = prepared(engine, ledgers)
    loops, firsts, agains = [], [], []
    for turn in range(repeat):
        with fresh(engine) as settings, connect(settings) as graph:
            schema.apply(graph)
            loops.append(timed(partial(bare, graph, batches)))
        with fresh(engine) as settings, connect(settings) as graph:
            firsts.append(timed(partial(loading, graph, ledgers)))
            agains.append(timed(partial(loading, graph, ledgers)))
            if turn == repeat - 1:
                _say_loads(engine, batches, loops, firsts, agains)
                if not only_loads:
                    _ask(engine, graph)
    with fresh(engine) as settings:
        _say(
            engine,
            "peak memory of a load",
            f"{peak_of_load(settings, ledgers)} MB, goal {MEMORY_GOAL}",
        )


def _say_loads(
    engine: str,
    batches: list[Write],
    loops: list[float],
    firsts: list[float],
    agains: list[float],
) -> None:
    rows = sum(len(parameters["rows"]) for _, parameters in batches)
    loop, first, again = min(loops), min(firsts), min(agains)
    turns = " ".join(f"{one:.1f}/{other:.1f}" for one, other in zip(firsts, loops, strict=True))
    _say(engine, "load/bare loop, by turn", turns)
    _say(engine, "bare loop of the driver", f"{loop:.1f} s for {rows:,} rows")
    _say(engine, "load", f"{first:.1f} s", first / loop, LOAD_GOAL)
    _say(engine, "the same again", f"{again:.1f} s", again / first, AGAIN_GOAL)


def _ask(engine: str, graph: Graph) -> None:
    there = standing(graph)
    assert there.day is not None
    day = there.day

    def once(question: Question) -> None:
        values = parameter_values(question, {}, {})
        ask(graph, question, as_of=day, scope=WHOLE, values=values, standing=there)

    def together() -> None:
        with ThreadPoolExecutor(graph.at_once) as pool:
            list(pool.map(once, questions().values()))

    slowest = alone = 0.0
    for id_, question in questions().items():
        cold, warm = timed(partial(once, question)), min(_timed_again(partial(once, question)))
        slowest, alone = max(slowest, warm), alone + warm
        _say(engine, id_, f"{cold:.2f} s first, {warm:.2f} s warm")
    _say(engine, "the slowest question", f"{slowest:.2f} s warm (goal < {ONE_GOAL})")
    _say(engine, "one after the other", f"{alone:.1f} s warm")
    all_goal = f"(goal < {ALL_GOAL})"
    _say(
        engine, f"{graph.at_once} at a time", f"{min(_timed_again(together)):.1f} s warm {all_goal}"
    )
    whole = timed(lambda: overview(graph, as_of=day, scope=WHOLE, rules={}, standing=there))
    _say(engine, "everything of the report", f"{whole:.1f} s")


def _timed_again(work: Callable[[], object]) -> list[float]:
    return [timed(work) for _ in range(AGAIN)]


def _say(engine: str, what: str, figure: str, ratio: float | None = None, goal: float = 0) -> None:
    told = "" if ratio is None else f"   = {ratio:.2f} x (goal <= {goal})"
    sys.stdout.write(f"{engine:<13} {what:<26} {figure}{told}\n")
    sys.stdout.flush()


def main() -> int:
    """Write a street, measure every engine asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=20_000)
    parser.add_argument("--engines", nargs="+", default=["embedded", "embedded-jvm", "neo4j"])
    parser.add_argument("--repeat", type=int, default=3, help="turns of bare loop and load")
    parser.add_argument("--only-loads", action="store_true", help="ask no questions")
    parser.add_argument("--rows", default=str(ROWS), help="of the member ledger that is only read")
    wanted = parser.parse_args()
    subprocess.run([sys.executable, "-m", "tests.bench.reading", wanted.rows], check=True)
    with tempfile.TemporaryDirectory() as folder:
        ledgers = Path(folder) / "ledgers"
        writing = timed(lambda: generate(ledgers, households=wanted.households))
        _say("sample", f"{wanted.households:,} households", f"{writing:.1f} s")
        for engine in wanted.engines:
            bench(engine, ledgers, wanted.repeat, only_loads=wanted.only_loads)
    return 0


if __name__ == "__main__":
    sys.exit(main())
