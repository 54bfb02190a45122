"""What the rows about one thing say, read by the rules of ledgers.md "Time"."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date
from typing import TypeVar

from tests.oracle.rows import Line
from tests.oracle.spans import Closed, End, Said, Span, many_valued, single_valued

Key = TypeVar("Key", bound=Hashable)
Ends = Callable[[Line], tuple[End, ...]]
"""How a row names the other ends of a relation."""


def by_thing(rows: Iterable[Line], key: Callable[[Line], Key]) -> dict[Key, list[Line]]:
    """The rows about each thing, in the order of time."""
    things: dict[Key, list[Line]] = {}
    for line in rows:
        things.setdefault(key(line), []).append(line)
    return things


def lives(
    rows: Sequence[Line],
    day: date,
    missed: AbstractSet[date] = frozenset(),
    naming: Sequence[Line] = (),
) -> bool:
    """Whether a thing is there on the day: from the day of the first sheet that lists or names it.

    Args:
        rows: those that list it.
        day: the day asked about.
        missed: days of whole sheets that do not list it; from such a day on it is gone, until a
            later sheet lists it. What is heard of for the first time on such a day is there: only
            what was known before is not listed *any longer*.
        naming: rows that only name it: that tells that it is there, but brings nothing back.
    """
    listed = {line.day for line in rows}
    named = {line.day for line in naming}
    there, gone = False, False
    for at in sorted(one for one in listed | named | missed if one <= day):
        if at in missed and (there or gone):
            there, gone = False, True
        elif at in listed or (at in named and not gone):
            there = True
    return there


def attribute(rows: list[Line], column: str, day: date) -> str:
    """The last thing said on or before the day; an empty cell says nothing."""
    said = [line.text(column) for line in rows if line.day <= day and line.text(column)]
    return said[-1] if said else ""


def attribute_from_start(rows: list[Line], column: str, day: date, begun: date | None) -> str:
    """The same of a thing with a stated beginning: from it on, what is said first held already."""
    if begun is not None and begun <= day:
        return attribute(rows, column, day) or first_said(rows, column)
    return attribute(rows, column, day)


def first_said(rows: list[Line], column: str) -> str:
    """The first thing that any sheet says."""
    return next((line.text(column) for line in rows if line.text(column)), "")


def cleared_attribute(rows: list[Line], column: str, day: date) -> str:
    """The same for a column whose empty cell says *none* from that day."""
    said = [line.text(column) for line in rows if line.day <= day and line.has(column)]
    return said[-1] if said else ""


def as_last_loaded(rows: list[Line], column: str) -> str:
    """The last thing that any sheet says, whatever day is asked about."""
    return attribute(rows, column, date.max)


def day_as_last_loaded(rows: list[Line], column: str) -> date | None:
    """The same for a column of days."""
    said = as_last_loaded(rows, column)
    return date.fromisoformat(said) if said else None


def one_at_a_time(
    rows: Iterable[Line],
    column: str,
    ends: Ends[End],
    *,
    start: str = "",
    end: str = "",
    begun: date | None = None,
) -> list[Span[End]]:
    """A single-valued relation of one thing.

    Args:
        rows: the rows about the thing.
        column: the column that names the other end; sheets without it say nothing.
        ends: reads the other ends off a row.
        start: the column of the beginning, if the ledger has one.
        end: the column of the end, if the ledger has one.
        begun: the stated beginning of the thing, where what is said first holds from it on.
    """
    return single_valued(_from_start(_said(rows, column, ends, start, end), begun))


def many_at_a_time(
    rows: Iterable[Line],
    column: str,
    ends: Ends[End],
    *,
    start: str = "",
    end: str = "",
    begun: date | None = None,
    closed: Closed[End] | None = None,
) -> list[Span[End]]:
    """A many-valued relation of one thing; the other arguments are those of `one_at_a_time`.

    Args:
        rows: the rows about the thing.
        column: the column that names the other ends.
        ends: reads the other ends off a row.
        start: the column of the beginning, if the ledger has one.
        end: the column of the end, if the ledger has one.
        begun: the stated beginning of the thing.
        closed: for each other end the days of whole sheets that do not list it.
    """
    return many_valued(_from_start(_said(rows, column, ends, start, end), begun), closed)


def detail_on(told: Iterable[Said[End]], day: date) -> str:
    """What the statements about one span say besides, as of a day within it.

    The last thing said on or before the day; what is said first held from the start of the span. An
    empty cell says nothing.
    """
    said = [one for one in told if one.detail]
    known = [one.detail for one in said if one.day <= day]
    return known[-1] if known else said[0].detail if said else ""


def _from_start(said: list[Said[End]], begun: date | None) -> list[Said[End]]:
    if begun is None or not said or said[0].day <= begun:
        return said
    return [
        replace(one, start=one.start or begun) if one.day == said[0].day else one for one in said
    ]


def _said(
    rows: Iterable[Line], column: str, ends: Ends[End], start: str, end: str
) -> list[Said[End]]:
    return [
        Said(line.day, ends(line), line.date(start), line.date(end))
        for line in rows
        if line.has(column)
    ]
