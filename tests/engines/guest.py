"""Another process that uses the embedded engine: ``python -m tests.engines.guest DATA WHAT``.

WHAT is ``join`` (connect) or ``write`` (connect and hold the writer lock). It prints the engine's
process id, or the refusal, and stays until its standard input ends.
"""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from graph.engines import connect, writer_lock
from graph.engines.embedded import running
from graph.errors import DawanggeError
from graph.settings import read_settings


def main(data: str, what: str) -> None:
    settings = read_settings(
        _env_file=None, neo4j_uri=None, data=Path(data), engine_linger=1, engine_heap="512m"
    )
    with contextlib.ExitStack() as held:
        try:
            graph = held.enter_context(connect(settings))
            if what == "write":
                held.enter_context(writer_lock(graph, settings))
        except DawanggeError as refusal:
            say(f"refused {refusal.exit_status} {refusal.text.en}")
            return
        runtime = running(settings)
        say(str(runtime.pid if runtime else 0))
        sys.stdin.read()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
