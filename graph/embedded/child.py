"""The process that owns the embedded engine: ``python -m graph.embedded.child ROOT FLAVOUR HEAP LINGER``.

It announces itself with one line on its standard output, ``ready`` or ``failed REASON``, and lives
as long as a client holds a connection to its control port, and some seconds more. A client that
is killed loses its connection by the operating system, so nobody has to be believed alive.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import selectors
import signal
import socket
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from filelock import FileLock, Timeout

from graph.embedded.flavour import engine_of
from graph.embedded.paths import LOOPBACK, EnginePaths, Runtime, write_private
from graph.embedded.server import NoEngine

# A starter that has seen "ready" still needs a moment to join.
FIRST_CLIENT_SECONDS = 5.0
# A stranger on the control port must say who he is within this time.
GREETING_SECONDS = 5.0
# Longer than a starter waits. An engine that never comes up may not listen to signals either: then the
# system ends this process, whoever is still there to do so.
MOST_START_SECONDS = 120
LINE_BYTES = 256


class Reception:
    """The control port: who is connected, and whether somebody or a signal asked to stop."""

    def __init__(self, linger: float) -> None:
        self._linger = linger
        self._selector = selectors.DefaultSelector()
        self._guests: set[socket.socket] = set()
        self._strangers: dict[socket.socket, float] = {}
        self._runtime: Runtime | None = None
        self._stopping = False
        self._wake, self._woken = socket.socketpair()
        self._listener = socket.create_server((LOOPBACK, 0), backlog=128)
        for watched in (self._listener, self._wake, self._woken):
            watched.setblocking(False)
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._wake, selectors.EVENT_READ)
        signal.set_wakeup_fd(self._woken.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)

    @property
    def port(self) -> int:
        """The control port."""
        return int(self._listener.getsockname()[1])

    @property
    def stopping(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stopping

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def serve(self, runtime: Runtime) -> None:
        """Return when asked to stop, or when nobody has been connected for the linger time."""
        self._runtime = runtime
        leave_at = time.monotonic() + max(self._linger, FIRST_CLIENT_SECONDS)
        while not self._stopping:
            now = time.monotonic()
            if self._guests:
                leave_at = now + self._linger
            elif now >= leave_at:
                return
            for key, _ in self._selector.select(None if self._guests else leave_at - now):
                if key.fileobj is self._listener:
                    self._welcome()
                elif key.fileobj is self._wake:
                    self._wake.recv(LINE_BYTES)
                elif isinstance(key.fileobj, socket.socket):
                    self._listen_to(key.fileobj)
            self._show_out_silent_strangers()

    def _welcome(self) -> None:
        with contextlib.suppress(OSError):
            stranger, _ = self._listener.accept()
            stranger.setblocking(False)
            self._strangers[stranger] = time.monotonic() + GREETING_SECONDS
            self._selector.register(stranger, selectors.EVENT_READ)

    def _listen_to(self, visitor: socket.socket) -> None:
        try:
            said = visitor.recv(LINE_BYTES).decode("ascii", "replace").split()
        except OSError:
            said = []
        if not said or visitor in self._guests or self._runtime is None:
            self._show_out(visitor)
            return
        order, *proof = said
        known = proof and secrets.compare_digest(proof[0], self._runtime.proof("client"))
        if not known or order not in ("join", "stop"):
            self._show_out(visitor)
            return
        try:
            visitor.sendall(f"{self._runtime.proof('owner')}\n".encode())
        except OSError:
            self._show_out(visitor)
            return
        self._strangers.pop(visitor)
        self._guests.add(visitor)
        self._stopping = self._stopping or order == "stop"

    def _show_out(self, visitor: socket.socket) -> None:
        self._selector.unregister(visitor)
        self._guests.discard(visitor)
        self._strangers.pop(visitor, None)
        visitor.close()

    def _show_out_silent_strangers(self) -> None:
        now = time.monotonic()
        for stranger in [one for one, until in self._strangers.items() if until < now]:
            self._show_out(stranger)

    def close(self) -> None:
        """Close every connection: for clients the sign that the engine is gone."""
        signal.set_wakeup_fd(-1)
        for open_socket in (
            *self._guests,
            *self._strangers,
            self._listener,
            self._wake,
            self._woken,
        ):
            open_socket.close()
        self._selector.close()


def own(paths: EnginePaths, flavour: str, heap: str, linger: float, announce: Announcer) -> None:
    """Own the directory, run the engine in it until nobody needs it, and stop it cleanly."""
    lock = FileLock(paths.owner_lock, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        announce.say("failed locked")
        return
    made_by = paths.flavour.read_text("ascii") if paths.flavour.exists() else flavour
    if made_by != flavour:
        announce.say(f"failed made by {made_by}")
        return
    paths.flavour.write_text(flavour, "ascii")
    reception = Reception(linger)
    engine = engine_of(flavour, paths, heap)
    _give_up_after(MOST_START_SECONDS)
    try:
        runtime = Runtime(
            pid=os.getpid(),
            bolt_port=engine.start(_password(paths)),
            control_port=reception.port,
            token=secrets.token_urlsafe(32),
            heap=heap,
            started=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        _give_up_after(0)
        if not reception.stopping:
            runtime.save(paths.runtime)
            announce.say("ready")
            reception.serve(runtime)
    finally:
        paths.runtime.unlink(missing_ok=True)
        engine.stop()
        reception.close()
        lock.release()
    # Not when told to stop: then the machine may be going down.
    if not reception.stopping:
        engine.prepare_next_start()


def _give_up_after(seconds: int) -> None:
    """Have the system end this process after so many seconds; zero calls it off."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _password(paths: EnginePaths) -> str:
    """Return the generated password, making it at the first start.

    Where the file was lost, the engine's own list of users goes with it and is made anew.
    """
    try:
        return paths.password.read_text("ascii")
    except FileNotFoundError:
        (paths.root / "config" / "server-users.jsonl").unlink(missing_ok=True)
        password = secrets.token_urlsafe(32)
        write_private(paths.password, password)
        return password


class Announcer:
    """The starter's end of our standard output, which everybody else must not see."""

    def __init__(self) -> None:
        self._pipe: int | None = os.dup(1)
        os.set_inheritable(self._pipe, False)
        # The starter gave us the log as standard error.
        os.dup2(2, 1)

    def say(self, line: str) -> None:
        """Say the one line; whatever comes later is for the log only."""
        if self._pipe is None:
            return
        # The starter may be gone, which is its own affair.
        with contextlib.suppress(OSError):
            os.write(self._pipe, f"{line}\n".encode())
        os.close(self._pipe)
        self._pipe = None


def detach() -> None:
    """Leave the starter behind, so that it neither waits for us nor keeps a zombie."""
    if hasattr(os, "fork") and os.fork():
        os._exit(0)


def main(arguments: list[str]) -> int:
    """Run the engine for ``[root, flavour, heap, linger]``; returns the exit status."""
    root, flavour, heap, linger = Path(arguments[0]), *arguments[1:3], float(arguments[3])
    paths = EnginePaths(root)
    detach()
    # What Java and the engine write without being asked (crash reports, logs) stays in here.
    os.chdir(root)
    os.environ["ARCADEDB_JVM_ERROR_FILE"] = str(root / "crash-%p.log")
    announce = Announcer()
    try:
        own(paths, flavour, heap, linger, announce)
    except NoEngine:
        return 1
    except Exception as error:
        announce.say(f"failed {type(error).__name__}: {error}".replace("\n", " "))
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stderr.flush()
    # An orderly end would wait for the threads of clients that are still connected, and abort
    # over Java threads that outlive the interpreter. The database is closed: nothing is lost.
    os._exit(status)
