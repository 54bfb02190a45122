"""Ending a process that does not answer in time, by one thread for all of its answers."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Watched:
    """One answer that is waited for.

    Attributes:
        process: that owes it.
        until: when it is due, on the steady clock, in seconds.
        ended: whether the process was killed because it did not come.
    """

    process: subprocess.Popen[bytes]
    until: float
    ended: bool = False


class Watch:
    """Kills processes that take too long over an answer.

    A thread is dear to start, and a street's files come in hundreds of answers. So one thread sleeps
    for as long as an answer may take, and looks whether one that began before is still not there.

    Args:
        seconds: how long an answer may take.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._waiting: Watched | None = None
        self._stop: threading.Event | None = None

    @contextmanager
    def over(self, process: subprocess.Popen[bytes]) -> Iterator[Watched]:
        """Watch over one answer of a process; it is late once the block has taken too long."""
        watched = Watched(process, time.monotonic() + self._seconds)
        with self._lock:
            self._waiting = watched
        if self._stop is None:
            self._stop = threading.Event()
            threading.Thread(
                target=self._go, args=(self._stop,), name="reading-watch", daemon=True
            ).start()
        try:
            yield watched
        finally:
            with self._lock:
                self._waiting = None

    def end(self) -> None:
        """Let the thread end; the next answer to be watched starts another."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None

    def _go(self, stop: threading.Event) -> None:
        # Nothing that begins while this sleeps can be late before it wakes.
        sleep = self._seconds
        while not stop.wait(sleep):
            sleep = self._seconds
            with self._lock:
                watched = self._waiting
                if watched is None:
                    continue
                left = watched.until - time.monotonic()
                if left > 0:
                    sleep = left
                else:
                    watched.ended = True
                    watched.process.kill()
                    self._waiting = None
