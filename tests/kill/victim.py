"""A load in a process of its own, to be killed: ``python -m tests.kill.victim FOLDER``.

The database is the one that the environment names. It says ``loading`` once it is connected, and
``done`` when it got to its end.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

from graph.engines import connect
from graph.settings import read_settings
from loaders.run import load
from tests.graph.streets import KEY


def main() -> None:
    """Load, as long as one is let."""
    with connect(read_settings(_env_file=None)) as graph:
        sys.stdout.write("loading\n")
        sys.stdout.flush()
        load(
            graph,
            [Path(sys.argv[1])],
            number_key=KEY,
            writer=nullcontext(),
            progress=lambda _what, _rows: None,
        )
        sys.stdout.write("done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
