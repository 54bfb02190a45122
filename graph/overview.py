"""The one look: how far the chain of responsibility reaches, in the whole and by community."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

from graph.asking import Answer, Standing, ask, parameter_values, picture
from graph.catalogue import Question, questions, shared_number
from graph.coverage import KINDS_OF_PLACE, By, Coverage, Reach, coverage, coverages
from graph.engines import Graph
from graph.gaps.comparing import day_before
from graph.gaps.since import Since, since_day
from graph.scope import Scope

__all__ = ["Overview", "Reach", "overview", "reach"]


@dataclass(frozen=True)
class Overview:
    """Everything the report's first page shows.

    Attributes:
        as_of: the day it speaks of.
        scope: the part it speaks of.
        contact_days: length of the period of contact.
        whole: the whole scope.
        communities: by community, in the order of their codes.
        answers: every question asked for the same day and scope, by id.
        pictures: by question id the rows ``{code, label, listed, total}`` of its picture.
        standing: which ledgers are loaded for which days.
        other_bases: by question id its answers on its other bases (口径), where it has any.
        demonstration: the data is invented (said wherever it is shown).
        since: what changed since the ledger day before; ``None`` without one.
        places: levels and chain by every kind of place.
    """

    as_of: date
    scope: Scope
    contact_days: int
    whole: Reach
    communities: list[Reach]
    answers: Mapping[str, Answer]
    pictures: Mapping[str, list[dict[str, object]]]
    standing: Standing
    other_bases: Mapping[str, list[Answer]] = field(default_factory=dict)
    demonstration: bool = field(default=False)
    since: Since | None = None
    places: Mapping[By, Coverage] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """What to call the part: the scope, else the smallest area above every community, else ''."""
        return self.whole.name


def overview(
    graph: Graph, *, as_of: date, scope: Scope, rules: Mapping[str, str], standing: Standing
) -> Overview:
    """Ask everything for one day and scope."""
    contact_days = shared_number("contactDays", rules)
    asked: list[tuple[Question, Mapping[str, str]]] = [
        (question, basis)
        for question in questions().values()
        for basis in ({}, *question.other_bases())
    ]

    def answer(one: tuple[Question, Mapping[str, str]]) -> Answer:
        question, basis = one
        values = parameter_values(question, rules, basis)
        return ask(graph, question, as_of=as_of, scope=scope, values=values, standing=standing)

    def drawn(question: Question) -> list[dict[str, object]]:
        values = parameter_values(question, rules, {})
        return picture(graph, question, as_of=as_of, scope=scope, values=values)

    with ThreadPoolExecutor(graph.at_once) as pool:
        counting = pool.submit(
            coverages, graph, KINDS_OF_PLACE, as_of=as_of, scope=scope, contact_days=contact_days
        )
        pictures = dict(zip(questions(), pool.map(drawn, questions().values()), strict=True))
        found = list(pool.map(answer, asked))
        places = counting.result()
    answers: dict[str, Answer] = {}
    other_bases: dict[str, list[Answer]] = {}
    for (question, basis), given in zip(asked, found, strict=True):
        if basis:
            other_bases.setdefault(question.id, []).append(given)
        else:
            answers[question.id] = given
    earlier = day_before(standing, as_of)
    return Overview(
        as_of,
        scope,
        contact_days,
        places["community"].whole,
        places["community"].rows,
        answers,
        pictures,
        standing,
        other_bases,
        demonstration=standing.demonstration,
        since=None
        if earlier is None
        else since_day(graph, answers, earlier, scope=scope, rules=rules, standing=standing),
        places={by: counted for by, counted in places.items() if by != "community"},
    )


def reach(
    graph: Graph, *, as_of: date, scope: Scope, contact_days: int
) -> tuple[Reach, list[Reach]]:
    """Count how far the chain reaches: the whole scope, and each of its communities."""
    counted = coverage(graph, "community", as_of=as_of, scope=scope, contact_days=contact_days)
    return counted.whole, counted.rows
