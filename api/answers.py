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
from graph.asking import Standing, ask, day_of, parameter_values, standing
from graph.catalogue import Question, shared_parameters
from graph.engines import Graph
from graph.errors import WrongUse
from graph.language import Text
from graph.overview import Reach, reach
from graph.scope import Scope, resolve, scope_of
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


@dataclass(frozen=True)
class Coverage:
    """How far the chain reaches: the whole of a view, and each community of it."""

    contact_days: int
    whole: Reach
    communities: list[Reach]


class Answers:
    """Everything that is asked of the graph over HTTP."""

    def __init__(self, database: Database, rules: Mapping[str, str]) -> None:
        self._database = database
        self._rules = rules
        self._kept = Kept(MOST_ROWS)

    def check(self) -> None:
        """Raise what would keep every question from being answered."""
        with self._database.graph() as graph:
            _day(None, self._standing(graph, _state(graph)))

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
            state = _state(graph)
            there = self._standing(graph, state)
            day = _day(as_of, there)

            def find() -> Scope:
                whole = scope_of(graph, key.scope_kind, key.scope_name, key.scope_key, day)
                return _narrowed(graph, whole, wanted, day) if wanted else whole

            held = (key.scope_kind, key.scope_key)
            scope = self._made(graph, state, ("scope", day, held, wanted), find)
            return View(state, there, day, scope)

    def values(self, question: Question, given: Mapping[str, str]) -> dict[str, int | float | str]:
        """Values of a question's parameters; WrongUse if one is wrong."""
        return parameter_values(question, self._rules, given)

    def answer(
        self, view: View, question: Question, values: Mapping[str, int | float | str]
    ) -> MaskedAnswer:
        """Answer a question, masked."""
        key = ("answer", question.id, view.day, _of(view.scope), tuple(sorted(values.items())))
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
                    )
                ),
                weigh=lambda answer: len(answer.rows) + 1,
            )

    def coverage(self, view: View, given: Mapping[str, str]) -> Coverage:
        """Count how far the chain reaches.

        Args:
            view: the part and the day.
            given: ``contactDays``, or nothing for the deployment's.
        """
        parameter = shared_parameters()["contactDays"]
        text = given.get("contactDays", self._rules.get("contactDays"))
        days = int(parameter.default if text is None else parameter.read(text))

        def count() -> Coverage:
            return Coverage(
                days, *reach(graph, as_of=view.day, scope=view.scope, contact_days=days)
            )

        with self._database.graph() as graph:
            key = ("coverage", view.day, _of(view.scope), days)
            return self._made(graph, view.state, key, count)

    def _standing(self, graph: Graph, state: str) -> Standing:
        return self._made(graph, state, "standing", lambda: standing(graph))

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
        return self._kept.get(state, key, make, weigh=weigh, still=lambda: _state(graph) == state)


def _of(scope: Scope) -> tuple[str, str]:
    return scope.kind, scope.key


def _state(graph: Graph) -> str:
    """What tells one state of the database from another: its loads, and how each of them stands."""
    rows = graph.read("MATCH (n:Load) RETURN n.id AS id, n.state AS state ORDER BY id")
    return hashlib.sha256(repr([(row["id"], row["state"]) for row in rows]).encode()).hexdigest()


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
