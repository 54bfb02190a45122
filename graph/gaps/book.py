"""The book of gaps: what every question listed on every ledger day, asked once and kept.

The graph derives everything from intervals, so what was so on a day is asked, never remembered; the book
only spares asking again. Its pages bear a mark of all that the answers depend on: the published
loads and judgements, the questions themselves, their parameters, the days and the scope. A page of another
mark is asked anew. Bookkeeping nodes, written under the writer's lock; whoever cannot have it goes without.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from graph.asking import Standing, parameter_values
from graph.catalogue import Question
from graph.engines import Graph
from graph.gaps.history import Change, Sheet, changes
from graph.gaps.listing import every_question, listings
from graph.model import make_key
from graph.scope import Scope, scope_of
from graph.state import state_of
from graph.statements import write_things

WINDOW_DAYS = 366
"""How far back the book goes where nobody says."""

GAPS_OF_A_PAGE = 1_000
"""Gaps in one node: about 150 kB."""


@dataclass
class Entry:
    """A gap over the days of a book.

    Attributes:
        id: of the gap.
        kind: of its subject.
        subject_key: of its subject, opaque.
        subject: its subject, as last listed.
        detail: what tells it from other gaps of the subject.
        listed: for each of the book's days, ``1`` where it was listed and ``0`` where not.
    """

    id: str
    kind: str
    subject_key: str
    subject: str
    detail: str
    listed: str


@dataclass
class Page:
    """One question over the days of a book.

    Attributes:
        question: which one.
        numerators: as `ask` counts them, a day each.
        denominators: likewise.
        entries: every gap that was listed on any of the days, by id.
        kept: it was read from the graph, not asked.
    """

    question: Question
    numerators: list[int]
    denominators: list[int]
    entries: dict[str, Entry]
    kept: bool = False


@dataclass(frozen=True)
class Book:
    """Every gap from the first to the last of some days.

    Attributes:
        days: the days asked, ascending: ledger days, and at the end the day asked about.
        scope: the part of the street.
        whole: the first of the days is the first of all ledgers.
        pages: by id of the question.
        sheets: every loaded sheet.
        marks: by id of the question, the mark of its page.
    """

    days: tuple[date, ...]
    scope: Scope
    whole: bool
    pages: Mapping[str, Page]
    sheets: tuple[Sheet, ...]
    marks: Mapping[str, str] = field(repr=False)

    def history(self, page: Page, entry: Entry) -> list[Change]:
        """What became of a gap, oldest first."""
        listed = [sign == "1" for sign in entry.listed]
        return changes(listed, self.days, self.sheets, page.question.ledgers, whole=self.whole)


def ledger_days(standing: Standing, as_of: date, since: date | None = None) -> tuple[date, ...]:
    """The days a book goes over: ledger days up to the day asked about, and that day.

    The last ledger day before ``since`` is the first of them, so that what was filled on the first
    ledger day after it is seen.

    Args:
        standing: the ledgers there are.
        as_of: the day asked about.
        since: how far back; `WINDOW_DAYS` where nobody says.
    """
    first = since or as_of - timedelta(days=WINDOW_DAYS)
    every = sorted({day for days in standing.days.values() for day in days if day <= as_of})
    earlier = [day for day in every if day < first][-1:]
    return tuple(dict.fromkeys([*earlier, *(day for day in every if day >= first), as_of]))


def open_book(
    graph: Graph,
    *,
    as_of: date,
    scope: Scope,
    rules: Mapping[str, str],
    standing: Standing,
    since: date | None = None,
    only: Iterable[str] = (),
) -> Book:
    """Read the book, and ask what is not in it.

    Args:
        graph: the open database.
        as_of: the day asked about.
        scope: the part asked about, resolved for that day.
        rules: the deployment's rule parameters.
        standing: the ledgers there are.
        since: how far back.
        only: ids of questions; none: all.
    """
    days = ledger_days(standing, as_of, since)
    wanted = every_question(only)
    state = state_of(graph)
    marks = {one.id: _mark(state, one, days, scope, rules) for one in wanted}
    pages = _kept(graph, wanted, marks, len(days))
    missing = [one for one in wanted if one.id not in pages]
    if missing:
        parts = {day: scope_of(graph, scope.kind, scope.name, scope.key, day) for day in days}
        asked = [(one, day, parts[day]) for one in missing for day in days]
        found = listings(graph, asked, rules=rules, standing=standing)
        for place, one in enumerate(missing):
            of_it = found[place * len(days) : (place + 1) * len(days)]
            entries: dict[str, Entry] = {}
            for at, one_day in enumerate(of_it):
                for gap in one_day.gaps.values():
                    known = entries.get(gap.id)
                    before = known.listed if known else "0" * len(days)
                    listed = f"{before[:at]}1{before[at + 1 :]}"
                    entries[gap.id] = Entry(
                        gap.id, gap.kind, gap.subject_key, gap.subject, gap.detail, listed
                    )
            pages[one.id] = Page(
                one,
                [one_day.numerator for one_day in of_it],
                [one_day.denominator for one_day in of_it],
                entries,
            )
    every = [day for all_days in standing.days.values() for day in all_days]
    return Book(
        days=days,
        scope=scope,
        whole=not every or min(every) >= days[0],
        pages={one.id: pages[one.id] for one in wanted},
        sheets=_sheets(graph),
        marks=marks,
    )


def _sheets(graph: Graph) -> tuple[Sheet, ...]:
    rows = graph.read(
        "MATCH (s:LedgerSheet) RETURN s.ledger AS ledger, s.file AS file, s.sheet AS sheet, "
        "s.day AS day ORDER BY day, ledger, file, sheet"
    )
    return tuple(Sheet(**row) for row in rows)


def _mark(
    state: str, question: Question, days: Sequence[date], scope: Scope, rules: Mapping[str, str]
) -> str:
    told = (
        state,
        question.detail,
        question.ledgers,
        sorted(question.sections.items()),
        sorted(parameter_values(question, rules, {}).items()),
        [day.isoformat() for day in days],
        scope.kind,
        scope.key,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _kept(
    graph: Graph, wanted: Sequence[Question], marks: Mapping[str, str], days: int
) -> dict[str, Page]:
    by_id = {one.id: one for one in wanted}
    rows = graph.read(
        "MATCH (p:GapPage) WHERE p.mark IN $marks RETURN p.question AS question, "
        "p.counts AS counts, p.gaps AS gaps, p.parts AS parts ORDER BY question, p.part",
        marks=sorted(marks.values()),
    )
    pages: dict[str, Page] = {}
    parts: dict[str, int] = {}
    for row in rows:
        counts = json.loads(row["counts"])
        page = pages.setdefault(
            row["question"], Page(by_id[row["question"]], counts[:days], counts[days:], {}, True)
        )
        parts[row["question"]] = parts.get(row["question"], int(row["parts"])) - 1
        for text in row["gaps"]:
            entry = Entry(*json.loads(text))
            page.entries[entry.id] = entry
    # A page of which a part is missing was being written; it is asked anew.
    return {id_: page for id_, page in pages.items() if parts[id_] == 0}


def keep(graph: Graph, book: Book) -> int:
    """Keep the pages that were asked; returns how many. The caller holds the writer's lock."""
    fresh = [page for page in book.pages.values() if not page.kept]
    for page in fresh:
        graph.write_many(_written(book, page))
    return len(fresh)


def _written(book: Book, page: Page) -> list[tuple[str, dict[str, Any]]]:
    id_, part_of = page.question.id, f"{book.scope.kind}:{book.scope.key}"
    texts = [
        json.dumps([*vars(entry).values()], ensure_ascii=False) for entry in page.entries.values()
    ]
    chunks = [
        texts[at : at + GAPS_OF_A_PAGE] for at in range(0, max(len(texts), 1), GAPS_OF_A_PAGE)
    ]
    rows = []
    for number, chunk in enumerate(chunks):
        key = make_key("gappage", question=id_, scope=part_of, part=str(number))
        properties = {
            "key": key,
            "question": id_,
            "scope": part_of,
            "mark": book.marks[id_],
            "part": number,
            "parts": len(chunks),
            "counts": json.dumps([*page.numerators, *page.denominators]),
            "gaps": chunk,
        }
        rows.append({"key": key, "properties": properties})
    beyond = (
        "MATCH (p:GapPage {question: $question, scope: $scope}) WHERE p.part >= $parts DELETE p"
    )
    return [
        (beyond, {"question": id_, "scope": part_of, "parts": len(chunks)}),
        (write_things("GapPage"), {"rows": rows}),
    ]
