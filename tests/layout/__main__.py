"""``python -m tests.layout``: random streets in random runs, against each of them in one run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from graph import schema
from graph.engines import connect
from tests.bench.__main__ import fresh
from tests.layout.comparing import differences

STREETS = 100
_SHOWN = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Load and compare; 0 if every order of runs gave the graph of one run."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.layout")
    parser.add_argument("--engine", default="embedded")
    parser.add_argument("--streets", type=int, default=STREETS)
    parser.add_argument("--seed", type=int, default=1, help="of the first street")
    wanted = parser.parse_args(arguments)
    made = broken = early = 0
    differing = []
    with fresh(wanted.engine) as settings, connect(settings) as graph:
        schema.apply(graph)
        for seed in range(wanted.seed, wanted.seed + wanted.streets):
            runs, found = differences(graph, seed, seed)
            made += runs.made
            broken += runs.broken
            early += runs.first_refused
            if found:
                differing.append(seed)
                sys.stdout.writelines(f"street {seed}: {line}\n" for line in found[:_SHOWN])
                sys.stdout.flush()
    sys.stdout.write(
        f"{wanted.engine}: {wanted.streets} streets in {made:,} runs in any order, {broken} more "
        f"broken off, {early:,} things refused at first; another graph in the end: "
        f"{', '.join(map(str, differing)) or 'never'}\n"
    )
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main())
