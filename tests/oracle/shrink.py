"""Makes the smallest street on which oracle and product still disagree.

Delta debugging over sheets, rows, columns and cells; a candidate that lost what others refer to is
mended before it is tried, so that the product never refuses it for that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from tests.oracle.columns import FLAWED, OPTIONAL, TOGETHER
from tests.oracle.rows import Ledger, Street
from tests.oracle.runner import Ask, Disagreement, Product, compare
from tests.oracle.validity import repaired

Item = TypeVar("Item")
Candidates = Callable[[Street], Iterator[Street]]


def shrink(disagreement: Disagreement, product: Product, tries: int = 600) -> Disagreement:
    """The same kind of disagreement on a street from which nothing more can be taken.

    Args:
        disagreement: what was found.
        product: the product that said it.
        tries: how often the product may be asked; when they are used up the smallest so far is
            given back.
    """
    search = _Search(disagreement, product, tries)
    search.without_scope()
    while search.take_away():
        continue
    return search.smallest


class _Search:
    def __init__(self, start: Disagreement, product: Product, tries: int) -> None:
        self.smallest = start
        self._product = product
        self._tries = tries
        self._seen: set[str] = set()

    def without_scope(self) -> None:
        """Ask of the whole street, if that disagrees too."""
        self._try(self.smallest.street, replace(self.smallest.ask, scope=None))

    def take_away(self) -> bool:
        """One round over everything that can be taken away; whether anything was."""
        before = _size(self.smallest.street)
        for candidates in (_without_sheets, _without_rows, _without_columns, _without_cells):
            self._exhaust(candidates)
        return _size(self.smallest.street) < before

    def _exhaust(self, candidates: Candidates) -> None:
        shrunk = True
        while shrunk:
            shrunk = any(
                self._try(repaired(street), self.smallest.ask)
                for street in candidates(self.smallest.street)
            )

    def _try(self, street: Street, ask: Ask) -> bool:
        smaller = (_size(street), ask.scope is not None) < (
            _size(self.smallest.street),
            self.smallest.ask.scope is not None,
        )
        mark = repr((street, ask))
        if not smaller or not street or mark in self._seen or self._tries <= 0:
            return False
        self._seen.add(mark)
        self._tries -= 1
        found = compare(street, ask, self._product)
        if found is None or found.kind != self.smallest.kind:
            return False
        self.smallest = found
        return True


def _size(street: Street) -> tuple[int, int, int, int]:
    """Sheets, rows, columns, filled cells."""
    return (
        len(street),
        sum(len(sheet.rows) for sheet in street),
        sum(len(sheet.columns) for sheet in street),
        sum(bool(cell) for sheet in street for row in sheet.rows for cell in row.values()),
    )


def _without_sheets(street: Street) -> Iterator[Street]:
    for kept in _complements(street):
        yield tuple(kept)


def _without_rows(street: Street) -> Iterator[Street]:
    places = [(at, row) for at, sheet in enumerate(street) for row in range(len(sheet.rows))]
    for kept in _complements(places):
        chosen = set(kept)
        yield tuple(
            sheet.with_rows(row for place, row in enumerate(sheet.rows) if (at, place) in chosen)
            for at, sheet in enumerate(street)
        )


def _complements(items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items without one half, the other half, each quarter, … each single one."""
    size = len(items) // 2
    while size >= 1:
        for start in range(0, len(items), size):
            yield [*items[:start], *items[start + size :]]
        size //= 2


def _without_columns(street: Street) -> Iterator[Street]:
    for kind, optional in OPTIONAL.items():
        for column in optional + FLAWED.get(kind, ()):
            gone = next((pair for pair in TOGETHER if column in pair), frozenset({column}))
            yield tuple(_without(sheet, gone) if sheet.kind == kind else sheet for sheet in street)
            if len(gone) == 1:
                for at, sheet in enumerate(street):
                    if sheet.kind == kind:
                        yield (*street[:at], _without(sheet, gone), *street[at + 1 :])


def _without(sheet: Ledger, gone: frozenset[str]) -> Ledger:
    return sheet.with_rows(
        {column: cell for column, cell in row.items() if column not in gone} for row in sheet.rows
    )


def _without_cells(street: Street) -> Iterator[Street]:
    for at, sheet in enumerate(street):
        for place, row in enumerate(sheet.rows):
            for column in OPTIONAL[sheet.kind] + FLAWED.get(sheet.kind, ()):
                if row.get(column):
                    rows = [*sheet.rows]
                    rows[place] = {**row, column: ""}
                    yield (*street[:at], sheet.with_rows(rows), *street[at + 1 :])
