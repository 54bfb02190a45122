"""A random street loaded at once and in runs, and in what the two graphs differ."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from graph.engines import Graph
from tests.engines.fixtures import wipe
from tests.layout.dressed import dress
from tests.layout.runs import Runs, in_runs, refusals_of, run
from tests.layout.told import told, told_of_runs
from tests.oracle import files
from tests.oracle.refusing import taken
from tests.oracle.streets import random_street


def differences(graph: Graph, seed: int, way: int) -> tuple[Runs, list[str]]:
    """Load a street in one run in order, then its files, in other clothes, in many runs.

    Args:
        graph: a database that is emptied.
        seed: of the street.
        way: the same seed and way are the same files and runs.

    Returns:
        What came of the runs, and what the two graphs, or what is refused in the end, differ in.
    """
    # Of two rows that contradict each other the first stands, and files change their order.
    street = taken(random_street(seed))
    chance = Random(f"{seed}/{way}")
    with tempfile.TemporaryDirectory() as folder:
        plain, dressed = Path(folder, "plain"), Path(folder, "dressed")
        plain.mkdir()
        dressed.mkdir()
        wipe(graph)
        refused = refusals_of(run(graph, files.write(street, plain)))
        wanted = told(graph)
        wipe(graph)
        runs = in_runs(graph, dress(street, dressed, chance), chance)
    found = []
    for mine, other in zip(told_of_runs(graph), wanted, strict=True):
        found += [f"only after many runs: {one}" for one in mine if one not in other]
        found += [f"only after one run: {one}" for one in other if one not in mine]
    if len(runs.left()) != len(refused):
        found += [f"refused after many runs: {line}" for line in runs.left()]
        found += [f"refused by one run: {line}" for line in refused]
    return runs, found
