"""ArcadeDB on the Java runtime that its wheel carries."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import threading
from pathlib import Path
from typing import Any

import arcadedb_embedded
import jpype
from arcadedb_embedded.jvm import start_jvm

from graph.embedded.paths import DATABASE, EnginePaths
from graph.embedded.server import HASH_ROUNDS, OPTIONS, server_config

PREPARE_SECONDS = 120


class ArcadeOnJvm:
    """ArcadeDB's server inside this process, with the Java runtime its wheel carries."""

    def __init__(self, paths: EnginePaths, heap: str) -> None:
        self._paths = paths
        self._heap = heap
        self._archive = archive_of(paths)
        # One list a process: while this one prepares the archive, the next may be starting.
        self._classes = paths.root / f"classes-{os.getpid()}.lst"
        self._dump: list[str] = []
        self._server: Any = None

    def start(self, password: str) -> int:
        """Start the engine with its database, and return its Bolt port on the loopback."""
        start_jvm(heap_size=self._heap, jvm_args=self._arguments())
        self._server = arcadedb_embedded.create_server(
            str(self._paths.root),
            root_password=password,
            # Port 0: the system chooses a free one, so there is no race for it.
            config=server_config(http_port=0, bolt_port=0),
        )
        self._server.start()
        self._server.create_database(DATABASE)
        if not self._archive.exists():
            self._dump = self._dump_command()
        return self._bolt_port()

    def _bolt_port(self) -> int:
        # The wrapper has no accessor for the ports of plug-ins.
        for plugin in self._server._java_server.getPlugins():
            if str(plugin.getClass().getSimpleName()) == "BoltProtocolPlugin":
                return int(plugin.getPort())
        raise RuntimeError("the Bolt plug-in of ArcadeDB did not start")

    def stop(self) -> None:
        """Close the database and stop the engine; nothing happens if it never started."""
        if self._server is not None:
            self._server.stop()

    def _arguments(self) -> list[str]:
        arguments = [
            *OPTIONS,
            f"-Darcadedb.server.saltIterations={HASH_ROUNDS}",
            # The signals belong to our own handlers, which stop the engine cleanly.
            "-Xrs",
            "-XX:+UseSerialGC",
        ]
        if self._archive.exists():
            arguments.append(f"-XX:SharedArchiveFile={self._archive}")
        else:
            arguments.append(f"-XX:DumpLoadedClassList={self._classes}")
        return arguments

    def _dump_command(self) -> list[str]:
        """The command that prepares the classes: it must repeat the options of this very JVM."""
        runtime = jpype.JClass("java.lang.management.ManagementFactory").getRuntimeMXBean()
        options = [
            option
            for option in map(str, runtime.getInputArguments())
            if not option.startswith(
                ("-Xmx", "-XX:DumpLoadedClassList", "-XX:ErrorFile", "-Djava.")
            )
        ]
        java = Path(arcadedb_embedded.__file__).parent / "jre" / "bin" / "java"
        return [
            str(java),
            "-Xshare:dump",
            f"-XX:SharedClassListFile={self._classes}",
            "-Xmx256m",
            *options,
            "-cp",
            str(runtime.getClassPath()),
        ]

    def prepare_next_start(self) -> None:
        """Keep the loaded classes in a form that halves the next start; call it after `stop`.

        Java ignores an archive that does not fit (another build of the engine); failing to make
        one only leaves starts as slow as they were.
        """
        if not self._dump:
            return
        # Java completes its list of loaded classes when it ends, which anything could delay.
        impatience = threading.Timer(PREPARE_SECONDS, os._exit, [0])
        impatience.daemon = True
        impatience.start()
        jpype.shutdownJVM()
        fresh = self._archive.with_suffix(".new")
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                [*self._dump, f"-XX:SharedArchiveFile={fresh}"],
                stdin=subprocess.DEVNULL,
                check=True,
                timeout=PREPARE_SECONDS,
            )
            for old in self._paths.root.glob("classes-*.jsa"):
                old.unlink()
            fresh.replace(self._archive)
        fresh.unlink(missing_ok=True)
        for done in self._paths.root.glob("classes-*.lst"):
            done.unlink(missing_ok=True)


def archive_of(paths: EnginePaths) -> Path:
    """Return the file of prepared classes for a quick start.

    Its name tells this very installation of the engine from every other, as Java does.
    """
    jars = Path(arcadedb_embedded.__file__).parent / "jars"
    files = sorted((jar.name, jar.stat().st_mtime_ns, jar.stat().st_size) for jar in jars.iterdir())
    build = hashlib.sha256(repr((str(jars), files)).encode()).hexdigest()[:16]
    return paths.root / f"classes-{build}.jsa"
