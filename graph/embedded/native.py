"""ArcadeDB compiled to a native library: no Java, and it runs on older Linux systems."""

from __future__ import annotations

import os
import socket
from typing import Any

from graph.embedded.paths import DATABASE, LOOPBACK, EnginePaths
from graph.embedded.server import HASH_ROUNDS, OPTIONS, NoEngine, server_config

# Another program may take a free port before the engine does.
TRIES = 3
# What the binding says when the engine's memory could not be had; a second try in one process never ends.
NOT_MADE = "graal_create_isolate"


class ArcadeNative:
    """ArcadeDB's server inside this process, from the native wheel."""

    def __init__(self, paths: EnginePaths, heap: str) -> None:
        self._paths = paths
        self._heap = heap
        self._server: Any = None

    def start(self, password: str) -> int:
        """Start the engine with its database, and return its Bolt port on the loopback."""
        # As arguments of the isolate: the server's own configuration comes too late for the flush.
        os.environ["ARCADEDB_NATIVE_ISOLATE_ARGS"] = " ".join((f"-Xmx{self._heap}", *OPTIONS))
        from arcadedb.exceptions import ArcadeDBError

        left = TRIES
        while True:
            try:
                return self._start_on(password, *_free_ports())
            except ArcadeDBError as error:
                if NOT_MADE in str(error):
                    raise NoEngine from error
                if not left:
                    raise
                left -= 1

    def _start_on(self, password: str, http_port: int, bolt_port: int) -> int:
        from arcadedb.server import create_server

        config = server_config(http_port, bolt_port)
        config["server_saltIterations"] = HASH_ROUNDS
        server = create_server(str(self._paths.root), root_password=password, config=config)
        server.start()
        self._server = server
        server.create_database(DATABASE)
        return bolt_port

    def stop(self) -> None:
        """Close the database and stop the engine; nothing happens if it never started."""
        if self._server is not None:
            self._server.stop()

    def prepare_next_start(self) -> None:
        """Nothing to prepare: it starts as it lies."""


def _free_ports() -> tuple[int, int]:
    """Two ports that were free a moment ago: this build does not tell which ones the system chose."""
    with socket.create_server((LOOPBACK, 0)) as one, socket.create_server((LOOPBACK, 0)) as other:
        return one.getsockname()[1], other.getsockname()[1]
