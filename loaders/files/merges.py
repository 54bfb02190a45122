"""Merged cells: the value of the first is the value of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Range = tuple[tuple[int, int], tuple[int, int]]
# A merge beyond this is decoration (a whole column merged), not data.
_MOST_ROWS = 5_000
_MOST_COLUMNS = 300


def fill_merged(
    rows: Iterable[list[object]], ranges: Iterable[Range], first_column: int
) -> Iterator[list[object]]:
    """Yield the rows with every cell of a merged range holding the range's value.

    Args:
        rows: the rows of the sheet from its first one.
        ranges: merged ranges, from 0, both ends included.
        first_column: the sheet column in which the rows begin.
    """
    waiting = sorted(
        (
            (top, bottom, left - first_column, right - first_column)
            for (top, left), (bottom, right) in ranges
            if bottom - top < _MOST_ROWS and right - left < _MOST_COLUMNS and left >= first_column
        ),
        reverse=True,
    )
    active: list[tuple[int, int, int, object]] = []
    for number, row in enumerate(rows):
        if active:
            active = [merge for merge in active if merge[0] >= number]
        while waiting and waiting[-1][0] <= number:
            top, bottom, left, right = waiting.pop()
            if top == number and left < len(row):
                active.append((bottom, left, right, row[left]))
        for _, left, right, value in active:
            if value != "":
                for place in range(left, min(right + 1, len(row))):
                    row[place] = value
        yield row
