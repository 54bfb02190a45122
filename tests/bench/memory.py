"""One load in a process of its own: ``python -m tests.bench.memory LEDGERS`` prints its peak in MB.

The database is the one that the environment names; the child that reads files is not counted.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

from graph.engines import connect
from graph.settings import read_settings
from loaders.run import load

KEY = b"a key for invented people, of a bench"


def main() -> None:
    """Load and print."""
    with connect(read_settings(_env_file=None)) as graph:
        load(
            graph,
            [Path(sys.argv[1])],
            number_key=KEY,
            writer=nullcontext(),
            progress=lambda _what, _rows: None,
        )
    sys.stdout.write(f"{peak()}\n")


def peak() -> int:
    """Peak resident memory of this process in MB.

    Not ``ru_maxrss``: on Linux that begins at what the parent held when it started this process.
    """
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


if __name__ == "__main__":
    main()
