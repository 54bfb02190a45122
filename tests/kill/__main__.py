"""``python -m tests.kill``: loads of the demonstration street, killed and run again."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from graph.engines import connect
from samples import generate
from tests.bench.__main__ import fresh
from tests.kill.killing import kill_loads

KILLS = 20


def main(arguments: list[str] | None = None) -> int:
    """Kill and compare; 0 if every graph is that of the undisturbed load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", default=["embedded", "neo4j"])
    parser.add_argument("--kills", type=int, default=KILLS)
    parser.add_argument("--households", type=int, default=500)
    parser.add_argument("--seed", type=int, default=2018)
    wanted = parser.parse_args(arguments)
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        ledgers = Path(folder) / "台账"
        generate(ledgers, households=wanted.households)
        for engine in wanted.engines:
            with fresh(engine) as settings, connect(settings) as graph:
                killed = kill_loads(graph, settings, ledgers, wanted.kills, wanted.seed)
            failed = failed or bool(killed.differing)
            sys.stdout.write(
                f"{engine}: {killed.kills} loads of {wanted.households} households killed within "
                f"{killed.seconds:.1f} s, {killed.begun} found unfinished by the next; "
                f"another graph afterwards: {', '.join(map(str, killed.differing)) or 'never'}\n"
            )
            sys.stdout.flush()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
