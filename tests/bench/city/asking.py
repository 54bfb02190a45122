"""One question asked of the graph and of the yardstick: what both say, and how long each takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from graph.asking import Standing, ask, parameter_values, query_parameters
from graph.catalogue import Question
from graph.engines import Graph
from graph.scope import WHOLE
from tests.bench.city.yardstick import Yardstick

Number = tuple[int, int]
"""Numerator and denominator."""

AGAIN = 3
"""How often a warm time is taken; the least counts."""


@dataclass(frozen=True)
class Measured:
    """A question, asked of both.

    Attributes:
        question: its id.
        ours, theirs: what the graph and the yardstick say.
        cold: seconds of the first asking, planning and all rows included.
        warm: seconds of asking again, all rows included.
        counting: seconds of its counting sections alone, warm.
        yardstick: seconds of the SQL, warm.
    """

    question: str
    ours: Number
    theirs: Number
    cold: float
    warm: float
    counting: float
    yardstick: float

    @property
    def equal(self) -> bool:
        """Whether both say the same."""
        return self.ours == self.theirs

    @property
    def ratio(self) -> float:
        """Our warm time by that of the yardstick."""
        return self.warm / self.yardstick


def asked(graph: Graph, question: Question, there: Standing, day: date) -> Number:
    """Numerator and denominator of a question, on its first basis, for the whole."""
    answer = ask(
        graph, question, as_of=day, scope=WHOLE,
        values=parameter_values(question, {}, {}), standing=there,
    )  # fmt: skip
    return answer.numerator, answer.denominator


def measure(
    graph: Graph, yardstick: Yardstick, question: Question, there: Standing, day: date
) -> Measured:
    """Ask both.

    Args:
        graph: with the ledgers loaded.
        yardstick: of the same ledgers.
        question: which one.
        there: the standing of the ledgers.
        day: the day of all ledgers.
    """
    values = parameter_values(question, {}, {})
    counting = [
        query_parameters(question, section, day, WHOLE, values)
        for section in question.sections
        if section in ("numerator", "denominator")
    ]
    cold, ours = timed(lambda: asked(graph, question, there, day))
    return Measured(
        question.id,
        ours,
        yardstick.answer(question.id),
        cold,
        best(lambda: asked(graph, question, there, day)),
        best(lambda: graph.read_many(counting)),
        best(lambda: yardstick.answer(question.id)),
    )


def timed(work: Callable[[], Number]) -> tuple[float, Number]:
    """Seconds that the work takes, and what it gives."""
    began = time.perf_counter()
    number = work()
    return time.perf_counter() - began, number


def best(work: Callable[[], object]) -> float:
    """The least seconds of several tries."""
    tries = []
    for _ in range(AGAIN):
        began = time.perf_counter()
        work()
        tries.append(time.perf_counter() - began)
    return min(tries)
