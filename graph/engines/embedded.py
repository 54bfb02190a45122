"""Joining the embedded engine, and starting it when nobody owns its directory."""

from __future__ import annotations

import io
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

import graph
from graph.embedded.paths import LOOPBACK, EnginePaths, Runtime
from graph.errors import DatabaseUnreachable
from graph.settings import Settings

START_SECONDS = 90.0
STOP_SECONDS = 30.0
CONTROL_SECONDS = 5.0
LOG_BYTES = 5 * 1024 * 1024
LOG_TAIL_BYTES = 4096


@dataclass
class Membership:
    """One client's seat at the running engine: it stays at least as long as this is open."""

    runtime: Runtime
    password: str
    _connection: socket.socket

    def leave(self) -> None:
        """Give the seat up; the engine lingers and then stops when it was the last one."""
        self._connection.close()


def join_or_start(settings: Settings) -> Membership:
    """Join the engine of ``settings.data``, starting it when it does not run.

    Raises:
        DatabaseUnreachable: The directory cannot be written, somebody else holds it, or the
            engine does not start; the sentence says which.
    """
    paths = EnginePaths.below(settings.data)
    seat = _join(paths)
    if seat is not None:
        return seat
    _make_directory(paths)
    try:
        with FileLock(paths.start_lock, timeout=START_SECONDS):
            seat = _join(paths)
            if seat is not None:
                return seat
            _await_free(paths)
            _start(paths, settings)
            seat = _join(paths)
    except Timeout:
        raise _held(paths) from None
    except PermissionError as error:
        raise _not_writable(paths, error) from None
    if seat is None:
        raise _did_not_start(paths, "")
    return seat


def stop_embedded(settings: Settings) -> bool:
    """Stop the engine of ``settings.data`` at once, whoever is connected.

    Returns:
        Whether one was running; when this returns the directory is free.
    """
    paths = EnginePaths.below(settings.data)
    seat = _join(paths, "stop")
    if seat is None:
        return False
    seat.leave()
    _await_free(paths)
    return True


def running(settings: Settings) -> Runtime | None:
    """Tell which engine runs in ``settings.data``, without starting or keeping it."""
    seat = _join(EnginePaths.below(settings.data))
    if seat is None:
        return None
    seat.leave()
    return seat.runtime


def _join(paths: EnginePaths, order: str = "join") -> Membership | None:
    """Take a seat, or return None when nobody answers as the owner of this directory would."""
    runtime = Runtime.load(paths.runtime)
    if runtime is None:
        return None
    try:
        password = paths.password.read_text("ascii")
        connection = socket.create_connection((LOOPBACK, runtime.control_port), CONTROL_SECONDS)
    except OSError:
        return None
    try:
        connection.sendall(f"{order} {runtime.proof('client')}\n".encode())
        with connection.makefile("r", encoding="ascii", errors="replace") as answers:
            answer = answers.readline().strip()
    except OSError:
        answer = ""
    if answer != runtime.proof("owner"):
        # A stale file: the port belongs to somebody else now, or the owner is just leaving.
        connection.close()
        return None
    return Membership(runtime, password, connection)


def _make_directory(paths: EnginePaths) -> None:
    try:
        paths.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Windows and root answer os.access too kindly, so it is tried.
        probe = paths.root / f"probe.{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _not_writable(paths, error) from None


def _await_free(paths: EnginePaths) -> None:
    """Wait until an owner that is just leaving is gone.

    Raises:
        DatabaseUnreachable: It does not go: some process holds the directory without serving it.
    """
    try:
        with FileLock(paths.owner_lock, timeout=STOP_SECONDS):
            return
    except Timeout:
        raise _held(paths) from None


def _start(paths: EnginePaths, settings: Settings) -> None:
    """Start the owner and wait until it says that it is ready."""
    if paths.log.exists() and paths.log.stat().st_size > LOG_BYTES:
        paths.log.replace(paths.log.with_suffix(".log.1"))
    descriptor = os.open(paths.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    package = str(Path(graph.__file__).resolve().parent.parent)
    search = os.pathsep.join(filter(None, [package, os.environ.get("PYTHONPATH")]))
    with os.fdopen(descriptor, "ab") as log:
        child = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "graph.embedded.child",
                str(paths.root),
                settings.engine_flavour,
                settings.engine_heap,
                str(settings.engine_linger),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": search},
        )
    said = _first_line(child)
    if said != "ready":
        raise _did_not_start(paths, said)


def _first_line(child: subprocess.Popen[bytes]) -> str:
    """Return the first line the child says, or "" when it dies or says nothing in time."""
    silence = threading.Timer(START_SECONDS, _kill, [child])
    silence.daemon = True
    silence.start()
    try:
        with child.stdout or io.BytesIO() as pipe:
            line: bytes = pipe.readline()
    finally:
        silence.cancel()
    if os.name == "posix":
        # The child has forked the owner and is done; the owner is nobody's zombie.
        child.wait()
    return line.decode("utf-8", "replace").strip()


def _kill(child: subprocess.Popen[bytes]) -> None:
    """End a starting owner; it is alone in the session that was made for it."""
    if os.name == "posix":
        os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()


def _last_log_line(paths: EnginePaths) -> str:
    try:
        tail = paths.log.read_bytes()[-LOG_TAIL_BYTES:].decode("utf-8", "replace")
    except OSError:
        return ""
    lines = [line.strip() for line in tail.splitlines() if line.strip()]
    return re.sub(r"\s+", " ", lines[-1])[:300] if lines else ""


def _not_writable(paths: EnginePaths, error: OSError) -> DatabaseUnreachable:
    reason = error.strerror or type(error).__name__
    return DatabaseUnreachable(
        f"内嵌数据库的目录 {paths.root} 不可写（{reason}）。"
        "请换一个目录（DAWANGGE_DATA）或修正权限。",
        f"The embedded database's directory {paths.root} cannot be written ({reason}). Choose "
        "another one (DAWANGGE_DATA) or mend its permissions.",
    )


def _held(paths: EnginePaths) -> DatabaseUnreachable:
    return DatabaseUnreachable(
        f"内嵌数据库的目录 {paths.root} 正被另一个进程占用，而它没有应答。请结束那个进程后再试。",
        f"The embedded database's directory {paths.root} is held by another process that does not "
        "answer. End that process and try again.",
    )


def _did_not_start(paths: EnginePaths, said: str) -> DatabaseUnreachable:
    if said == "failed locked":
        return _held(paths)
    if said.startswith("failed made by "):
        other = said.removeprefix("failed made by ")
        return DatabaseUnreachable(
            f"这个数据目录是用 {other} 版内嵌引擎建的：请设置 DAWANGGE_ENGINE_FLAVOUR={other}，"
            "或换一个数据目录（DAWANGGE_DATA）重新装载台账。",
            f"This data folder was made by the {other} build of the embedded engine: set "
            f"DAWANGGE_ENGINE_FLAVOUR={other}, or load the ledgers into another DAWANGGE_DATA.",
        )
    reason = said.removeprefix("failed ") or _last_log_line(paths) or "?"
    return DatabaseUnreachable(
        f"内嵌数据库没有启动：{reason}（日志 {paths.log}）。",
        f"The embedded database did not start: {reason} (log {paths.log}).",
    )
