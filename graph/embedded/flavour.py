"""Which build of ArcadeDB is the embedded engine: the one place that chooses.

Everything else in this room sees a Bolt port, ``stop()`` and ``prepare_next_start()``.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Protocol

from graph.embedded.paths import EnginePaths


class Engine(Protocol):
    """An engine inside this process."""

    def start(self, password: str) -> int:
        """Start it with its database, and return its Bolt port on the loopback."""

    def stop(self) -> None:
        """Close the database and stop; nothing happens if it never started."""

    def prepare_next_start(self) -> None:
        """Make the next start quicker; called after ``stop``."""


def engine_of(flavour: str, paths: EnginePaths, heap: str) -> Engine:
    """The engine of that build, not started.

    Args:
        flavour: ``native``, or ``jvm``, which an extra installs.
        paths: where it keeps its files.
        heap: the most heap it may take, as Java writes it.

    Raises:
        RuntimeError: the build is not installed.
    """
    if flavour == "native":
        from graph.embedded.native import ArcadeNative

        return ArcadeNative(paths, heap)
    if find_spec("arcadedb_embedded") is None:
        raise RuntimeError("DAWANGGE_ENGINE_FLAVOUR=jvm: pip install dawangge[jvm]")
    from graph.embedded.on_jvm import ArcadeOnJvm

    return ArcadeOnJvm(paths, heap)
