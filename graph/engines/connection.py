"""One database, asked and written through the official driver."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Any, Self, TypeVar

import neo4j
from neo4j.time import Date, DateTime

from graph.engines.failures import explained
from graph.engines.info import EngineInfo

Statement = tuple[str, dict[str, Any]]
Row = dict[str, Any]
T = TypeVar("T")

# Rows a round trip: the driver's 1,000 costs a few per cent on long answers.
FETCH_SIZE = 5_000
READ, WRITE = neo4j.READ_ACCESS, neo4j.WRITE_ACCESS


class Graph:
    """An open graph; every write runs in a managed transaction.

    On the embedded engine an auto-commit write that fails leaves part of itself behind, so this
    class offers none.

    Every method may raise `DatabaseUnreachable`; errors of the query itself pass through as
    `neo4j.exceptions.Neo4jError`, because they are faults of this program.
    """

    def __init__(
        self,
        driver: neo4j.Driver,
        info: EngineInfo,
        on_close: Callable[[], None] = lambda: None,
    ) -> None:
        self.info = info
        self._driver = driver
        self._on_close = on_close
        self._before_write: Callable[[], None] = lambda: None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def at_once(self) -> int:
        """How many questions gain by being asked side by side.

        Neo4j answers as many as it has cores. So does the embedded engine, but what all of them gather at
        once shares half of its heap (``arcadedb.queryMaxHeapRAM``), so it is asked no more than two.
        """
        cores = os.cpu_count() or 1
        return min(cores, 2) if self.info.embedded else cores

    def close(self) -> None:
        """Close the connections; the embedded engine may stop after its linger time."""
        self._driver.close()
        self._on_close()

    def check_before_write(self, check: Callable[[], None]) -> None:
        """Call ``check`` before every write; a writer lock refuses here once it is lost."""
        self._before_write = check

    def read(self, query: str, **parameters: Any) -> list[Row]:
        """Return all rows of one query; dates come as `datetime.date`."""
        return self.read_many([(query, parameters)])[0]

    def read_many(self, queries: Sequence[Statement]) -> list[list[Row]]:
        """Return the rows of several queries, asked in one read transaction."""
        return self._managed(
            READ, lambda transaction: [_rows(transaction, *one) for one in queries]
        )

    def read_stream(self, query: str, **parameters: Any) -> Generator[Row, None, None]:
        """Yield rows as they arrive, so that a long answer is never held whole.

        Not retried: rows already given cannot be taken back.
        """
        with (
            explained(self.info),
            self._session(READ) as session,
            session.begin_transaction() as transaction,
        ):
            result = transaction.run(query, parameters)
            names = result.keys()
            for record in result:
                yield _row(names, record.values())

    def write(self, query: str, **parameters: Any) -> list[Row]:
        """Run one statement in a managed transaction and return its rows."""
        self._before_write()
        return self._managed(WRITE, lambda transaction: _rows(transaction, query, parameters))

    def write_many(self, statements: Sequence[Statement]) -> None:
        """Run several statements in one managed transaction: all of them or none."""
        self._before_write()

        def work(transaction: neo4j.ManagedTransaction) -> None:
            for query, parameters in statements:
                transaction.run(query, parameters).consume()

        self._managed(WRITE, work)

    def explain(self, query: str, **parameters: Any) -> Mapping[str, Any]:
        """Return the plan of a query as Neo4j draws it: ``operatorType``, ``args``, ``children``.

        Raises:
            NotImplementedError: The engine gives no machine-readable plan (the embedded one).
        """
        if self.info.product != "Neo4j":
            raise NotImplementedError(f"{self.info.product} explains in prose only")

        def work(transaction: neo4j.ManagedTransaction) -> Mapping[str, Any]:
            plan = transaction.run(f"EXPLAIN {query}", parameters).consume().plan
            if plan is None:
                raise NotImplementedError("the server sent no plan")
            return plan

        return self._managed(READ, work)

    def schema_command(self, query: str) -> list[Row]:
        """Run ``CREATE``/``DROP`` of a constraint or index, or ``SHOW …``, and return its rows.

        Both engines take them in a managed transaction, alone: schema and data never share one.
        """
        return self._managed(WRITE, lambda transaction: _rows(transaction, query, {}))

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self.info.database, default_access_mode=access, fetch_size=FETCH_SIZE
        )

    def _managed(self, access: str, work: Callable[[neo4j.ManagedTransaction], T]) -> T:
        with explained(self.info), self._session(access) as session:
            if access == READ:
                return session.execute_read(work)
            return session.execute_write(work)


def _rows(
    transaction: neo4j.ManagedTransaction, query: str, parameters: Mapping[str, Any]
) -> list[Row]:
    result = transaction.run(query, dict(parameters))
    names = result.keys()
    return [_row(names, record.values()) for record in result]


def _row(names: Iterable[str], values: Iterable[Any]) -> Row:
    return {name: _native(value) for name, value in zip(names, values, strict=True)}


def _native(value: Any) -> Any:
    """Return ``value`` with the driver's dates and times made Python's own.

    Exact types are compared because this runs once a cell: most cells are text and leave at once.
    """
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is Date:
        return date.fromordinal(value.to_ordinal())
    if kind is list:
        return [_native(one) for one in value]
    if kind is dict:
        return {name: _native(one) for name, one in value.items()}
    if kind is DateTime:
        return value.to_native()
    return value
