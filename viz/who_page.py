"""Who answers for a door, a building, a firm, as one self-contained page.

It is read from the door downwards. Beside the chain stands what is missing and who acts; below it,
who held what over three years. The page has no script and asks nothing of the network. It takes a
masked answer only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graph.language import Language, Text
from graph.ledgers import TITLES
from graph.who import STEPS, Source, Span
from viz.pages import rendered
from viz.who import MaskedWho

YEARS: Final = 3
WIDE: Final = 100
"""Places in the picture over time are percent of its width: its writing is not stretched."""

_CONTACTS = Text("联系", "contacts")


@dataclass(frozen=True)
class Bar:
    """A stretch of a lane; without a name nobody is known to have held it."""

    name: str
    x: float
    wide: float


@dataclass(frozen=True)
class Lane:
    """One post over time, or the days of contact as ``ticks``."""

    title: str
    bars: tuple[Bar, ...]
    ticks: tuple[float, ...] = ()


def who_page(answer: MaskedWho, language: Language = "zh") -> str:
    """Return the answer as an HTML document.

    Args:
        answer: masked (`viz.who.mask`).
        language: of everything that is not a ledger's own word.
    """

    def say(zh: str, en: str) -> str:
        return Text(zh, en).say(language)

    return rendered(
        "who.html",
        style="who.css",
        answer=answer,
        language=language,
        say=say,
        steps=STEPS,
        source=lambda source: _source(source, language),
        lanes=lanes(answer, language),
        years=_years(answer.as_of),
        stale=[(TITLES[name].say(language), age) for name, age in answer.stale().items()],
    )


def lanes(answer: MaskedWho, language: Language) -> list[Lane]:
    """Who held what in the years before the day, one lane for each post; holes have no name."""
    last = answer.as_of
    first = _first(last)
    titles = list(dict.fromkeys(span.lane for span in answer.spans))
    found = [
        Lane(
            title.say(language),
            tuple(_bars((span for span in answer.spans if span.lane == title), first, last)),
        )
        for title in titles
    ]
    ticks = tuple(_at(day, first, last) for day in answer.contacts if first <= day <= last)
    if answer.spans or ticks:
        found.append(Lane(_CONTACTS.say(language), (), ticks))
    return found


def _bars(spans: Iterable[Span], first: date, last: date) -> Iterable[Bar]:
    end = last + timedelta(days=1)
    covered = first
    for span in sorted(spans, key=lambda one: (one.start, one.name)):
        start, stop = max(span.start, first), min(span.end or end, end)
        if start >= stop:
            continue
        if start > covered:
            yield _bar("", covered, start, first, last)
        yield _bar(span.name, start, stop, first, last)
        covered = max(covered, stop)
    if covered < end:
        yield _bar("", covered, end, first, last)


def _bar(name: str, start: date, stop: date, first: date, last: date) -> Bar:
    left = _at(start, first, last)
    return Bar(name, left, round(_at(stop, first, last) - left, 2))


def _at(day: date, first: date, last: date) -> float:
    return round(WIDE * (day - first).days / ((last - first).days + 1), 2)


def _first(last: date) -> date:
    return date(last.year - YEARS, last.month, min(last.day, 28))


def _years(last: date) -> list[tuple[int, float]]:
    """New Years in the picture, each with its place."""
    first = _first(last)
    days = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    return [(day.year, _at(day, first, last)) for day in days]


def _source(source: object, language: Language) -> str:
    if not isinstance(source, Source):
        return ""
    place = " · ".join(part for part in (source.file, source.sheet) if part)
    return Text(
        f"来源 {place} 第 {source.row} 行", f"source {place} row {source.row}"
    ).say(language)  # fmt: skip
