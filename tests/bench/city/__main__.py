"""A whole city: every question of the graph beside the same number by SQL over flat tables.

    python -m tests.bench.city --households 400000 --engine neo4j --store FOLDER

The folder keeps ledgers, tables and the loaded store; asked again, it is only asked. The exit
status is 1 if any number differs. Seconds are of one machine: read the ratios.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from graph.asking import standing
from graph.catalogue import questions
from graph.engines import connect, stop_embedded
from graph.settings import Settings, read_settings
from samples import generate
from tests.bench.__main__ import loading
from tests.bench.city import yardstick
from tests.bench.city.asking import Measured, measure
from tests.bench.city.ledgers import write_ledgers
from tests.bench.city.numbers import write_numbers
from tests.engines.neo4j_rig import Large, Neo4jServer

SEED: Final = 2018
DAY: Final = date(2018, 10, 1)
ONE_GOAL, ALL_GOAL, RATIO_GOAL = 2.0, 30.0, 5.0


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def once(done: Path, what: str, work: Callable[[], None]) -> None:
    """Do what is not done yet, and say how long it took; ``done`` is made when it is."""
    if done.exists():
        say(f"{what}: kept from before")
        return
    began = time.perf_counter()
    work()
    done.touch()
    say(f"{what}: {time.perf_counter() - began:.0f} s")


def prepare(store: Path, households: int) -> None:
    """Write the city's ledgers, and the flat tables of the same rows.

    Args:
        store: the folder that keeps them.
        households: number of doors.
    """
    ledgers, tables, database = store / "ledgers", store / "tables", store / "city.duckdb"

    def write() -> None:
        generate(ledgers, households=households, seed=SEED, as_of=DAY, dirt=True)

    def lay_flat() -> None:
        tables.mkdir(exist_ok=True)
        database.unlink(missing_ok=True)
        write_ledgers(tables, households, SEED, DAY)
        write_numbers(ledgers, tables)
        yardstick.build(database, tables, DAY)

    once(store / "ledgers.done", f"ledgers of {households:,} households", write)
    once(store / "tables.done", "flat tables", lay_flat)


@contextmanager
def reached(store: Path, engine: str) -> Iterator[Settings]:
    """Settings of the engine whose files lie in the folder, running as long as the ``with``."""
    data = store / engine
    if engine == "neo4j":
        data.mkdir(exist_ok=True)
        with Neo4jServer.start(data / "server", large=Large()) as server:
            try:
                yield read_settings(
                    _env_file=None,
                    neo4j_uri=server.uri,
                    neo4j_user=server.user,
                    neo4j_password=server.password,
                    data=data,
                )
            finally:
                server.finish()
        return
    settings = read_settings(_env_file=None, neo4j_uri=None, data=data, engine_heap="4g")
    try:
        yield settings
    finally:
        stop_embedded(settings)


def told(one: Measured) -> str:
    """A line of the table."""
    (listed, of), seconds = one.ours, (one.cold, one.warm, one.counting, one.yardstick)
    missed = [
        name
        for name, holds in (
            (f"{ONE_GOAL:.0f} s", one.counting <= ONE_GOAL),
            (f"{RATIO_GOAL:.0f} x", one.ratio <= RATIO_GOAL),
        )
        if not holds
    ]
    verdict = "equal" if one.equal else f"DIFFERS: {one.theirs[0]:,} of {one.theirs[1]:,}"
    return (
        f"{one.question}  {listed:>9,} of {of:>9,}  "
        + "  ".join(f"{second:>8.3f}" for second in seconds)
        + f"  {one.ratio:>7.1f} x  {verdict}{'  over ' + ', '.join(missed) if missed else ''}"
    )


def main() -> int:
    """Make the city, or take the kept one; ask every question of both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=400_000)
    parser.add_argument("--engine", choices=("neo4j", "embedded"), default="neo4j")
    parser.add_argument("--questions", nargs="+", choices=[*questions()], metavar="ID")
    parser.add_argument("--store", type=Path, required=True, help="folder to keep all in")
    wanted = parser.parse_args()
    store: Path = wanted.store.absolute() / str(wanted.households)
    store.mkdir(parents=True, exist_ok=True)
    prepare(store, wanted.households)
    with reached(store, wanted.engine) as settings, connect(settings) as graph:
        done = store / f"{wanted.engine}.done"
        once(done, f"load into {wanted.engine}", lambda: loading(graph, store / "ledgers"))
        there = standing(graph)
        flat = yardstick.Yardstick(store / "city.duckdb")
        say("seconds: all rows first and warm, the two numbers warm, by DuckDB; ratio of those two")
        found = []
        for id_ in wanted.questions or questions():
            found.append(measure(graph, flat, questions()[id_], there, DAY))
            say(told(found[-1]))
        flat.close()
    return summed_up(found)


def summed_up(found: list[Measured]) -> int:
    """Print the totals; return the exit status."""
    differing = [one.question for one in found if not one.equal]
    cold, warm, counting, flat = (
        sum(getattr(one, name) for one in found)
        for name in ("cold", "warm", "counting", "yardstick")
    )
    slow = max(found, key=lambda one: one.counting)
    within = sum(one.ratio <= RATIO_GOAL for one in found)
    say(f"all rows of all questions: first {cold:.1f} s, warm {warm:.1f} s")
    say(f"all numbers: {counting:.1f} s (goal < {ALL_GOAL:.0f})")
    say(f"the slowest: {slow.question} {slow.counting:.2f} s (goal < {ONE_GOAL:.0f})")
    say(f"DuckDB: {flat:.2f} s, {counting / flat:.1f} x; {within} keep {RATIO_GOAL:.0f} x")
    say(f"differing: {'、'.join(differing) or 'none'}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
