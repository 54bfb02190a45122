"""Exactly one writer per database, held across processes.

The embedded engine turns two concurrent writers into silent duplicate relations, and on either
engine two loads at once would end what the other just said. The embedded engine's lock is a file
lock, which the operating system drops when its holder dies. A Neo4j server is shared by machines,
so there the lock is a node with a lease that its holder renews: a crash frees it by itself.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from filelock import FileLock, Timeout
from neo4j.exceptions import Neo4jError

from graph.embedded.paths import EnginePaths, write_private
from graph.engines.connection import Graph
from graph.errors import DatabaseUnreachable, RefusedForSafety
from graph.settings import Settings

LOCK_LABEL = "DawanggeWriterLock"
"""The lock's node on Neo4j: never data, neither ours nor foreign."""

LEASE_SECONDS = 60.0
RENEW_SECONDS = 15.0
# A lease is not trusted to its last second: clocks drift, and a write takes time.
MARGIN_SECONDS = 10.0

# Not among the names of the declared schema, which would call it obsolete.
_CONSTRAINT = (
    f"CREATE CONSTRAINT dawanggeWriterLockName IF NOT EXISTS "
    f"FOR (lock:{LOCK_LABEL}) REQUIRE lock.name IS UNIQUE"
)
# The first SET takes the node's write lock, so that `expires` is read after every rival's commit.
_TAKE = f"""
MERGE (lock:{LOCK_LABEL} {{name: 'writer'}})
SET lock.tries = coalesce(lock.tries, 0) + 1
WITH lock
WHERE lock.owner IS NULL OR lock.expires < timestamp()
SET lock.owner = $owner, lock.host = $host, lock.pid = $pid, lock.since = $since,
    lock.expires = timestamp() + $lease
RETURN lock.owner AS owner
"""
_RENEW = f"""
MATCH (lock:{LOCK_LABEL} {{name: 'writer', owner: $owner}})
SET lock.expires = timestamp() + $lease
RETURN lock.owner AS owner
"""
_RELEASE = f"""
MATCH (lock:{LOCK_LABEL} {{name: 'writer', owner: $owner}})
SET lock.owner = null, lock.host = null, lock.pid = null, lock.since = null, lock.expires = 0
"""
_HOLDER = f"""
MATCH (lock:{LOCK_LABEL} {{name: 'writer'}})
WHERE lock.owner IS NOT NULL
RETURN lock.host AS host, lock.pid AS pid, lock.since AS since
"""


class WriterLock:
    """The right to write; `verify` refuses once it is lost."""

    def __init__(self) -> None:
        self._lost = threading.Event()
        self._trusted_until: tuple[float, float] | None = None

    def trust(self, asked_at: tuple[float, float]) -> None:
        """Trust the lease, counted from before it was asked for, on both clocks."""
        seconds = LEASE_SECONDS - MARGIN_SECONDS
        self._trusted_until = (asked_at[0] + seconds, asked_at[1] + seconds)

    def lose(self) -> None:
        """Note that somebody else holds the lock now."""
        self._lost.set()

    def verify(self) -> None:
        """Refuse to go on when the lock is not surely ours: called before every write.

        Raises:
            RefusedForSafety: The machine slept or the database was away for longer than the
                lease, so somebody else may be writing.
        """
        until = self._trusted_until
        # The steady clock stands still while a machine sleeps, the wall clock can be set back.
        late = until is not None and any(
            now > limit for now, limit in zip(clocks(), until, strict=True)
        )
        if late or self._lost.is_set():
            raise RefusedForSafety(
                "写入权已经失效（电脑休眠过，或与数据库失去联系太久），为避免两处同时写入，已停止。"
                "请再执行一次。",
                "The right to write was lost (the computer slept, or the database was out of reach "
                "for too long), so this stopped before two could write at once. Run it again.",
            )


def clocks() -> tuple[float, float]:
    """Return this moment on the steady and on the wall clock, in seconds."""
    return time.monotonic(), time.time()


@contextmanager
def writer_lock(graph: Graph, settings: Settings) -> Iterator[WriterLock]:
    """Hold the right to write ``graph``; every write through ``graph`` verifies it.

    Raises:
        RefusedForSafety: Somebody else is writing; the sentence says who, and since when.
    """
    holding = _file_lock(settings) if graph.info.embedded else _lease(graph)
    with holding as lock:
        graph.check_before_write(lock.verify)
        try:
            yield lock
        finally:
            graph.check_before_write(lambda: None)


@contextmanager
def _file_lock(settings: Settings) -> Iterator[WriterLock]:
    paths = EnginePaths.below(settings.data)
    # Not a singleton and not re-entrant: a second load in this process is a second writer, too.
    file = FileLock(paths.writer_lock, timeout=0, thread_local=False)
    try:
        file.acquire()
    except Timeout:
        try:
            note = json.loads(paths.writer_note.read_text("utf-8"))
        except (OSError, ValueError):
            note = {}
        raise _held(note.get("host"), note.get("pid"), note.get("since")) from None
    try:
        note = {"host": socket.gethostname(), "pid": os.getpid(), "since": _now()}
        write_private(paths.writer_note, json.dumps(note))
        yield WriterLock()
    finally:
        paths.writer_note.unlink(missing_ok=True)
        file.release()


@contextmanager
def _lease(graph: Graph) -> Iterator[WriterLock]:
    graph.schema_command(_CONSTRAINT)
    owner = secrets.token_hex(16)
    lock = WriterLock()
    asked_at = clocks()
    taken = graph.write(
        _TAKE,
        owner=owner,
        host=socket.gethostname(),
        pid=os.getpid(),
        since=_now(),
        lease=round(LEASE_SECONDS * 1000),
    )
    if not taken:
        holders = graph.read(_HOLDER)
        holder = holders[0] if holders else {}
        raise _held(holder.get("host"), holder.get("pid"), holder.get("since"))
    lock.trust(asked_at)
    released = threading.Event()
    renewer = threading.Thread(
        target=_keep, args=(graph, owner, lock, released), name="writer-lock", daemon=True
    )
    renewer.start()
    try:
        yield lock
    finally:
        released.set()
        renewer.join()
        graph.check_before_write(lambda: None)
        _release(graph, owner)


def _release(graph: Graph, owner: str) -> None:
    try:
        graph.write(_RELEASE, owner=owner)
    except (DatabaseUnreachable, Neo4jError):
        # The database went away: the lease ends by itself, and what happened is told by whoever
        # found it out first.
        return


def _keep(graph: Graph, owner: str, lock: WriterLock, released: threading.Event) -> None:
    """Renew the lease until it is released or lost."""
    while not released.wait(RENEW_SECONDS):
        asked_at = clocks()
        try:
            renewed = graph.write(_RENEW, owner=owner, lease=round(LEASE_SECONDS * 1000))
        except RefusedForSafety:
            return
        except (DatabaseUnreachable, Neo4jError):
            # Perhaps the database is back before the lease ends; `verify` watches the clock.
            continue
        if not renewed:
            lock.lose()
            return
        lock.trust(asked_at)


def _held(host: str | None, pid: int | None, since: str | None) -> RefusedForSafety:
    return RefusedForSafety(
        f"另一个程序正在写入这个数据库（{host or '?'}，进程 {pid or '?'}，自 {since or '?'} 起）。"
        "请等它完成后再试。",
        f"Another program is writing to this database ({host or '?'}, process {pid or '?'}, since "
        f"{since or '?'}). Wait until it has finished.",
    )


def _now() -> str:
    return datetime.now(UTC).astimezone().isoformat(sep=" ", timespec="seconds")
