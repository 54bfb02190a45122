"""Killing a load with SIGKILL at random moments, and comparing what running it again leaves."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from random import Random

from graph.engines import Graph
from graph.settings import Settings
from loaders.run import load
from tests.engines.fixtures import wipe
from tests.graph.streets import KEY, Content, content

_LEAST_HIT = 0.5
"""The share of kills that must meet a load under way; the others came too late."""


@dataclass
class Killed:
    """What came of killing loads.

    Attributes:
        kills: how many loads were killed while they ran.
        begun: how many of them had begun to write, and left a load unfinished.
        seconds: how long the undisturbed load took.
        differing: after which kills, counted from 1, the graph was another one.
    """

    kills: int = 0
    begun: int = 0
    seconds: float = 0.0
    differing: tuple[int, ...] = ()


def reaching(settings: Settings) -> dict[str, str]:
    """The environment in which a process reaches the same database."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("DAWANGGE")},
        "DAWANGGE_DATA": str(settings.data),
        "DAWANGGE_DOTENV": "false",
        "DAWANGGE_ENGINE_HEAP": settings.engine_heap,
        "DAWANGGE_ENGINE_LINGER": str(settings.engine_linger),
        "DAWANGGE_NEO4J_URI": settings.neo4j_uri or "",
        "DAWANGGE_NEO4J_USER": settings.neo4j_user,
        "DAWANGGE_NEO4J_PASSWORD": settings.neo4j_password.get_secret_value(),
        "DAWANGGE_NEO4J_DATABASE": settings.neo4j_database,
    }


def kill_loads(graph: Graph, settings: Settings, folder: Path, kills: int, seed: int) -> Killed:
    """Kill loads of a folder until so many died under way, each followed by one that does not.

    Every second load begins where a killed one stopped and is killed as well.

    Args:
        graph: the open database, which is emptied again and again.
        settings: by which another process reaches it.
        folder: the ledgers.
        kills: how many.
        seed: of the moments.
    """
    chance = Random(seed)
    # The first load of a server plans its statements, which no load to be killed does again.
    _reference(graph, settings, folder)
    undisturbed, seconds = _reference(graph, settings, folder)
    killed, within = Killed(seconds=seconds), seconds
    differing: list[int] = []
    tries = 0
    while killed.kills < kills:
        tries += 1
        assert tries * _LEAST_HIT <= kills + 4, "loads end before they can be killed"
        if tries % 2:
            wipe(graph)
        if not _kill(settings, folder, chance.uniform(0, within)):
            within *= 0.9  # loads have become faster than the one that was timed
            continue
        killed.kills += 1
        if tries % 2 and killed.kills < kills:
            continue
        killed.begun += _unfinished(graph)
        _load(graph, folder)
        if content(graph) != undisturbed or _unfinished(graph):
            differing.append(killed.kills)
    killed.differing = tuple(differing)
    return killed


def _reference(graph: Graph, settings: Settings, folder: Path) -> tuple[Content, float]:
    """What an undisturbed load leaves, and how long it takes in a process of its own."""
    wipe(graph)
    with _victim(settings, folder) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == "loading\n"
        began = time.monotonic()
        assert victim.stdout.readline() == "done\n"
        return content(graph), time.monotonic() - began


def _kill(settings: Settings, folder: Path, after: float) -> bool:
    """Start a load and kill it; says whether it was still under way."""
    with _victim(settings, folder) as victim:
        assert victim.stdout is not None
        assert victim.stdout.readline() == "loading\n"
        time.sleep(after)
        victim.kill()
        return "done" not in victim.stdout.read()


def _victim(settings: Settings, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.kill.victim", str(folder)],
        env=reaching(settings),
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        text=True,
    )


def _load(graph: Graph, folder: Path) -> None:
    load(
        graph,
        [folder],
        number_key=KEY,
        writer=nullcontext(),
        progress=lambda _what, _rows: None,
    )


def _unfinished(graph: Graph) -> bool:
    return bool(graph.read("MATCH (n:Load {state: 'running'}) RETURN 1 AS one LIMIT 1"))
