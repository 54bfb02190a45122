"""The files of a street in as many runs as clerks make of them, in any order; some runs fail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final

from graph.engines import Graph
from loaders.run import LoadResult, Progress, load
from tests.graph.streets import KEY

_ADDRESSES: Final = ("members", "employers")
"""Ledgers whose addresses lead to doors of other ledgers; one that leads nowhere is no refusal."""
_MOST_ROUNDS: Final = 12
_LATEST_STEP: Final = 60
"""Steps of a run, counted by what it tells of its progress, after which it may break off."""


class BrokenOff(Exception):
    """A run that fails somewhere in its middle."""


@dataclass
class Runs:
    """What came of several runs.

    Attributes:
        made: how many ended.
        broken: how many broke off.
        rounds: how often what had been refused was loaded once more.
        first_refused: what the first run of every file refused or did not read.
        refused: what is refused of every file in the end.
    """

    made: int = 0
    broken: int = 0
    rounds: int = 0
    first_refused: int = 0
    refused: dict[Path, list[str]] = field(default_factory=dict)

    def left(self) -> list[str]:
        """Everything that is refused in the end."""
        return sorted(line for lines in self.refused.values() for line in lines)


def run(graph: Graph, paths: Iterable[Path], progress: Progress | None = None) -> LoadResult:
    """Load files in one run."""
    return load(
        graph,
        paths,
        number_key=KEY,
        writer=nullcontext(),
        progress=progress or (lambda _what, _rows: None),
    )


def refusals_of(result: LoadResult) -> list[str]:
    """What a run refused, or did not read."""
    wrong = [f"{one.file} {one.sheet} {one.row} {one.column} {one.code}" for one in result.refusals]
    wrong += [f"{one.sheet.file}: {one.sheet.why}" for one in result.sheets if one.sheet.why]
    return sorted(wrong)


def in_runs(graph: Graph, paths: Sequence[Path], chance: Random) -> Runs:
    """Load files in several runs, then what could not be taken, until nothing more is taken.

    Every other street has a run that breaks off, and all have one that is made a second time.

    Args:
        graph: an empty database.
        paths: the files.
        chance: decides on the order, the runs, and which of them fails.
    """
    parts, runs = _parts(paths, chance), Runs()
    if chance.random() < 0.5:
        runs.broken += _breaks_off(graph, chance.choice(parts), chance)
    again: set[Path] = set()
    for part in [*parts, chance.choice(parts)]:
        again |= _make(runs, graph, part)
    runs.first_refused = len(runs.left())
    while runs.rounds < _MOST_ROUNDS:
        before = dict(runs.refused)
        runs.rounds += 1
        waiting = [path for path in paths if path in again or runs.refused[path]]
        for part in _parts(waiting, chance):
            _make(runs, graph, part)
        if runs.refused == before:
            return runs
    raise AssertionError(f"after {_MOST_ROUNDS} rounds something more was taken")


def _make(runs: Runs, graph: Graph, paths: Sequence[Path]) -> set[Path]:
    """Make one run, keep what it refused, and return the files that hold addresses."""
    result = run(graph, paths)
    runs.made += 1
    for path in paths:
        runs.refused[path] = [line for line in refusals_of(result) if line.startswith(path.name)]
    return {one.sheet.path for one in result.sheets if one.sheet.ledger in _ADDRESSES}


def _parts(paths: Sequence[Path], chance: Random) -> list[list[Path]]:
    """The files in any order, in parts of any size but all."""
    left = chance.sample(list(paths), len(paths))
    parts = []
    while left:
        size = chance.randint(1, max(1, len(paths) * 2 // 3))
        parts.append(left[:size])
        left = left[size:]
    return parts


def _breaks_off(graph: Graph, paths: Sequence[Path], chance: Random) -> bool:
    """Begin a run that fails after some of its steps; says whether it got that far."""
    left = chance.randint(1, _LATEST_STEP)

    def progress(_what: str, _rows: int) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise BrokenOff

    with suppress(BrokenOff):
        run(graph, paths, progress)
        return False
    return True
