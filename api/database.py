"""The one open graph of the service: opened when first needed, opened anew after it was lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import structlog

from graph.deployment import guard
from graph.engines import Graph, connect
from graph.errors import DatabaseUnreachable, DawanggeError
from graph.settings import Settings

_PAUSE = 2.0
"""Seconds in which a database that was just found down is not tried again."""

log = structlog.get_logger("dawangge.database")


@dataclass
class _Seat:
    """An open graph and how many requests work with it."""

    graph: Graph
    users: int = 0
    lost: bool = False


class Database:
    """The graph for many threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._opening = Lock()
        self._seat: _Seat | None = None
        self._failed_at = 0.0
        self._failure: DawanggeError | None = None

    @contextmanager
    def graph(self) -> Iterator[Graph]:
        """The open graph.

        Raises:
            DatabaseUnreachable: it is down; the next request but for a short pause tries anew.
            RefusedForSafety: it holds somebody else's data.
        """
        seat = self._take()
        try:
            yield seat.graph
        except DatabaseUnreachable as error:
            log.error("database lost", reason=str(error))
            self._lose(seat)
            raise
        finally:
            self._give_back(seat)

    def close(self) -> None:
        """Close the connections."""
        with self._lock:
            seat = self._seat
        if seat is not None:
            self._lose(seat)

    def _take(self) -> _Seat:
        with self._opening:
            with self._lock:
                seat = self._seat
            if seat is None:
                seat = self._open()
            with self._lock:
                self._seat = seat
                seat.users += 1
        return seat

    def _open(self) -> _Seat:
        if self._failure is not None and time.monotonic() - self._failed_at < _PAUSE:
            raise self._failure
        try:
            graph = connect(self._settings)
            try:
                guard(graph)
            except BaseException:
                graph.close()
                raise
        except DawanggeError as error:
            self._failure, self._failed_at = error, time.monotonic()
            log.error("database not opened", reason=str(error))
            raise
        self._failure = None
        return _Seat(graph)

    def _lose(self, seat: _Seat) -> None:
        with self._lock:
            seat.lost = True
            if self._seat is seat:
                self._seat = None
            idle = seat.users == 0
        if idle:
            seat.graph.close()

    def _give_back(self, seat: _Seat) -> None:
        with self._lock:
            seat.users -= 1
            last = seat.lost and seat.users == 0
        if last:
            seat.graph.close()
