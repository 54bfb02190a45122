"""The answers the service gives: those of `graph`, masked, and made once for each published load."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from api.database import Database
from api.kept import Kept
from api.keys import Key
from api.problems import Problem
from graph.asking import Standing, Value, Values, ask, day_of, parameter_values, standing
from graph.catalogue import Question, shared_parameters
from graph.coverage import By, Coverage, coverage
from graph.engines import Graph
from graph.errors import WrongUse
from graph.gaps.book import Book, open_book
from graph.gaps.notes import Note, notes_on
from graph.language import Text
from graph.scope import Scope, resolve, scope_of
from graph.state import state_of
from graph.within import lies_within
from viz.masking import MaskedAnswer, mask

MOST_ROWS = 1_000_000
"""Rows that are kept at most, all answers together; some 500 bytes each."""

T = TypeVar("T")


@dataclass(frozen=True)
class View:
    """The part and the day a request speaks of, on one state of the database.

    Attributes:
        state: changes with every load that begins or ends.
        standing: the ledgers there are.
        day: asked about.
        scope: asked for, and within what the caller may see.
    """

    state: str
    standing: Standing
    day: date
    scope: Scope

    def tag(self, *what: object) -> str:
        """Return a short text that is the same only for the same view and ``what``."""
        told = repr((self.state, self.day.isoformat(), self.scope.kind, self.scope.key, *what))
        return hashlib.sha256(told.encode()).hexdigest()[:32]


class Answers:
    """Everything that is asked of the graph over HTTP."""

    def __init__(self, database: Database, rules: Mapping[str, str]) -> None:
        self._database = database
        self._rules = rules
        self._kept = Kept(MOST_ROWS)

    def check(self) -> None:
        """Raise what would keep every question from being answered."""
        with self._database.graph() as graph:
            _day(None, self._standing(graph, state_of(graph)))

    def view(self, key: Key, as_of: str | None, wanted: str | None) -> View:
        """Find the day and the part that a request speaks of.

        Args:
            key: of the caller; its scope bounds his.
            as_of: as he gave it.
            wanted: the scope as he gave it; none: his key's.

        Raises:
            Problem: 422 no such scope, 403 not within his, 503 nothing is loaded.
            WrongUse: the day is none.
        """
        with self._database.graph() as graph:
            state = state_of(graph)
            there = self._standing(graph, state)
            day = _day(as_of, there)

            def find() -> Scope:
                whole = scope_of(graph, key.scope_kind, key.scope_name, key.scope_key, day)
                return _narrowed(graph, whole, wanted, day) if wanted else whole

            held = (key.scope_kind, key.scope_key)
            scope = self._made(graph, state, ("scope", day, held, wanted), find)
            return View(state, there, day, scope)

    def values(self, question: Question, given: Mapping[str, str]) -> Values:
        """Values of a question's parameters; WrongUse if one is wrong."""
        return parameter_values(question, self._rules, given)

    def answer(
        self,
        view: View,
        question: Question,
        values: Mapping[str, Value],
        *,
        listed: bool = True,
        sources: bool = False,
    ) -> MaskedAnswer:
        """Answer a question, masked.

        Args:
            view: of which day and part.
            question: which one.
            values: of its parameters.
            listed: whether its rows are wanted, and not the two numbers alone.
            sources: whether the ledger rows behind each row are.
        """
        asked = (question.id, view.day, _of(view.scope), tuple(sorted(values.items())))
        key = ("answer", *asked, listed, sources)
        with self._database.graph() as graph:
            return self._made(
                graph,
                view.state,
                key,
                lambda: mask(
                    ask(
                        graph,
                        question,
                        as_of=view.day,
                        scope=view.scope,
                        values=values,
                        standing=view.standing,
                        listed=listed,
                        sources=sources,
                    )
                ),
                weigh=lambda answer: (
                    len(answer.rows) + 1 + sum(map(len, (answer.sources or {}).values()))
                ),
            )

    def coverage(self, view: View, by: By, given: Mapping[str, str]) -> Coverage:
        """Count how far the chain reaches.

        Args:
            view: the part and the day.
            by: kind of the places.
            given: ``contactDays``, or nothing for the deployment's.
        """
        parameter = shared_parameters()["contactDays"]
        days = int(parameter.chosen(given.get("contactDays", self._rules.get("contactDays"))))

        def count() -> Coverage:
            return coverage(graph, by, as_of=view.day, scope=view.scope, contact_days=days)

        with self._database.graph() as graph:
            key = ("coverage", by, view.day, _of(view.scope), days)
            return self._made(
                graph, view.state, key, count, weigh=lambda found: len(found.rows) + 1
            )

    @property
    def rules(self) -> Mapping[str, str]:
        """The deployment's rule parameters."""
        return self._rules

    def kept(
        self,
        view: View,
        what: Hashable,
        make: Callable[[Graph], T],
        *,
        weigh: Callable[[T], int] = lambda _: 1,
    ) -> T:
        """Make something of a view once for each published load.

        Args:
            view: the part and the day.
            what: tells it from everything else of the view.
            make: makes it of the open database.
            weigh: what it weighs.
        """
        with self._database.graph() as graph:
            key = (what, view.day, _of(view.scope))
            return self._made(graph, view.state, key, lambda: make(graph), weigh=weigh)

    def gaps(self, view: View) -> tuple[Book, dict[str, list[Note]], str]:
        """The book of gaps of a view, what was said of them, and a mark of what was said."""

        def read(graph: Graph) -> Book:
            return open_book(
                graph,
                as_of=view.day,
                scope=view.scope,
                rules=self._rules,
                standing=view.standing,
            )

        def weigh(book: Book) -> int:
            return 1 + sum(len(page.entries) for page in book.pages.values())

        book = self.kept(view, "gaps", read, weigh=weigh)
        with self._database.graph() as graph:
            notes = notes_on(graph)
        last = max((one.at for several in notes.values() for one in several), default="")
        return book, notes, last

    def _standing(self, graph: Graph, state: str) -> Standing:
        return self._made(graph, state, "standing", lambda: standing(graph, self._rules))

    def _made(
        self,
        graph: Graph,
        state: str,
        key: Hashable,
        make: Callable[[], T],
        *,
        weigh: Callable[[T], int] = lambda _: 1,
    ) -> T:
        # What a load touched while it was being made is given once and not kept.
        return self._kept.get(state, key, make, weigh=weigh, still=lambda: state_of(graph) == state)


def _of(scope: Scope) -> tuple[str, str]:
    return scope.kind, scope.key


def _day(as_of: str | None, there: Standing) -> date:
    if there.day is None:
        raise Problem(
            503,
            "nothing_loaded",
            Text(
                "库里还没有台账，请管理员先装载。",
                "No ledgers are loaded yet; the operator has to load some.",
            ),
        )
    return there.day if as_of is None else day_of(as_of)


def _narrowed(graph: Graph, whole: Scope, wanted: str, day: date) -> Scope:
    """The scope asked for, if it lies within the caller's."""
    try:
        scope = resolve(graph, wanted, day)
    except WrongUse as error:
        if whole.kind == "none":
            raise Problem(422, "unknown_scope", error.text) from error
        # What lies outside his scope is no business of his, not even whether it exists.
        raise _outside(whole) from error
    if not lies_within(graph, scope, whole, day):
        raise _outside(whole)
    return scope


def _outside(whole: Scope) -> Problem:
    return Problem(
        403,
        "outside_scope",
        Text(
            f"所问范围不在这把密钥的范围“{whole.name}”之内，或没有这个范围。",
            f"What was asked for is not within this key's scope ({whole.name}), or there is no such scope.",
        ),
    )
