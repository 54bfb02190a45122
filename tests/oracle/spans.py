"""The rules of time: from what the sheets of several days say to intervals ``[start, end)``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

End = TypeVar("End")
"""What stands at the other end of a relation: a key, or a plain name."""


@dataclass(frozen=True)
class Span(Generic[End]):
    """Something that holds from a day (included) to another (excluded; None: still running)."""

    value: End
    start: date
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it is current on the day."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Said(Generic[End]):
    """What one row says of one relation of one thing.

    Attributes:
        day: the day of the sheet.
        values: the other ends that the cell names; none for an empty cell.
        start: the stated beginning, None when the row does not give one.
        end: the stated end, None when the row does not give one.
        detail: what else the row says of it, ``''`` for nothing.
    """

    day: date
    values: tuple[End, ...]
    start: date | None = None
    end: date | None = None
    detail: str = ""


@dataclass
class _Running(Generic[End]):
    """The spans of a single-valued relation while its sheets are read in order of time."""

    open: dict[End, Span[End]] = field(default_factory=dict)
    closed: list[Span[End]] = field(default_factory=list)


def single_valued(said: Iterable[Said[End]]) -> list[Span[End]]:
    """Spans of a relation that has one other end at a time.

    A value ends when the sheets of a later day say another, or none, on that later day. All
    values said by sheets of one day stand beside each other. A value that a later day repeats
    goes on; if it is repeated with an earlier start, it holds from that earlier start, and without
    one from that day on at the latest.

    Args:
        said: statements about one thing, in the order of time.
    """
    by_day: dict[date, list[Said[End]]] = {}
    for one in said:
        by_day.setdefault(one.day, []).append(one)
    running: _Running[End] = _Running()
    for day in sorted(by_day):
        _read_day(running, day, by_day[day])
    return running.closed + list(running.open.values())


def _read_day(running: _Running[End], day: date, said: list[Said[End]]) -> None:
    named = {value for one in said for value in one.values}
    for value in [value for value in running.open if value not in named]:
        span = running.open.pop(value)
        running.closed.append(replace(span, end=_earlier(span.end, day)))
    for one in said:
        for value in one.values:
            before = running.open.get(value)
            if before is not None and _is_over(before, one):
                running.closed.append(before)
                before = None
            running.open[value] = _joined(before, value, one)


Closed = Mapping[End, frozenset[date]]
"""For each other end the days on which a whole sheet does not list it."""


def many_valued(said: Iterable[Said[End]], closed: Closed[End] | None = None) -> list[Span[End]]:
    """Spans of a relation that has any number of other ends, each with a life of its own.

    Value and start together are the identity; a row without a start speaks of the span that is
    running on its day, or begins one on that day. A stated end ends a span, or a whole sheet that
    does not list it, on its day; listed again, it begins on that sheet's day.

    Args:
        said: statements about one thing, in the order of time.
        closed: by whole sheets.
    """
    return [span for span, _ in many_valued_as_told(said, closed)]


def many_valued_as_told(
    said: Iterable[Said[End]], closed: Closed[End] | None = None
) -> list[tuple[Span[End], tuple[Said[End], ...]]]:
    """The same spans, each with the statements that told of it, in the order of time."""
    said = list(said)
    closed = _closed_after_first(said, closed or {})
    days = {one.day for one in said} | {day for missed in closed.values() for day in missed}
    running: list[_Told[End]] = []
    over: list[_Told[End]] = []
    for day in sorted(days):
        for one in said:
            if one.day == day:
                _hear(running, one, closed)
        for known in [known for known in running if day in closed.get(known.span.value, ())]:
            if known.span.end is None or day < known.span.end:
                running.remove(known)
                over.append(replace(known, span=replace(known.span, end=day)))
    return [(known.span, known.told) for known in over + running]


@dataclass(frozen=True)
class _Told(Generic[End]):
    """A span with the start by which rows name it, and the statements that told of it."""

    span: Span[End]
    named: date
    told: tuple[Said[End], ...]


def _closed_after_first(said: list[Said[End]], closed: Closed[End]) -> dict[End, frozenset[date]]:
    """Only what was listed before can be missed, and not on a day on which it is listed."""
    kept: dict[End, frozenset[date]] = {}
    for value, missed in closed.items():
        listed = {one.day for one in said if value in one.values}
        kept[value] = frozenset(day for day in missed - listed if any(d < day for d in listed))
    return kept


def _hear(running: list[_Told[End]], one: Said[End], closed: dict[End, frozenset[date]]) -> None:
    for value in one.values:
        known = [k for k in running if k.span.value == value and _speaks_of(one, k)]
        if known:
            running.remove(known[-1])
            before = known[-1].span
            span = replace(_joined(before, value, one), start=before.start)
            running.append(replace(known[-1], span=span, told=(*known[-1].told, one)))
            continue
        start = one.start or one.day
        if any(start <= missed < one.day for missed in closed.get(value, ())):
            start = one.day
        running.append(_Told(Span(value, start, one.end), one.start or one.day, (one,)))


def _speaks_of(one: Said[End], known: _Told[End]) -> bool:
    if one.start is not None:
        return one.start == known.named
    return known.span.start <= one.day and not _is_over(known.span, one)


def _is_over(span: Span[End], one: Said[End]) -> bool:
    """Whether the row comes after the span had ended: without dates, or starting later."""
    if span.end is None or (one.start is None and one.end is not None):
        return False
    return span.end <= (one.start or one.day)


def _joined(before: Span[End] | None, value: End, one: Said[End]) -> Span[End]:
    if before is None:
        return Span(value, one.start or one.day, one.end)
    start = min(before.start, one.start or one.day)
    return Span(value, start, before.end if one.end is None else one.end)


def _earlier(first: date | None, second: date) -> date:
    return second if first is None else min(first, second)


def values_on(spans: Iterable[Span[End]], day: date) -> frozenset[End]:
    """The other ends that are current on the day."""
    return frozenset(span.value for span in spans if span.holds(day))
