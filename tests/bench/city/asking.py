"""One question asked of the graph and of the yardstick: what both say, and how long each takes."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from graph.asking import Standing, ask, parameter_values
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
        alone: what the graph says when it is asked for the two numbers without the rows.
        cold: seconds of the first asking, planning and all rows included.
        warm: seconds of asking again, all rows included.
        counting: seconds of the two numbers without the rows, warm: what the SQL counts.
        yardstick: seconds of the SQL, warm.
    """

    question: str
    ours: Number
    theirs: Number
    alone: Number
    cold: float
    warm: float
    counting: float
    yardstick: float

    @property
    def equal(self) -> bool:
        """Whether all say the same."""
        return self.ours == self.theirs == self.alone

    @property
    def ratio(self) -> float:
        """Our time for the two numbers by that of the yardstick."""
        return self.counting / self.yardstick


def asked(
    graph: Graph, question: Question, there: Standing, day: date, *, listed: bool = True
) -> Number:
    """Numerator and denominator of a question, on its first basis, for the whole."""
    answer = ask(
        graph, question, as_of=day, scope=WHOLE,
        values=parameter_values(question, {}, {}), standing=there, listed=listed,
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
    cold, ours = timed(lambda: asked(graph, question, there, day))
    return Measured(
        question.id,
        ours,
        yardstick.answer(question.id),
        asked(graph, question, there, day, listed=False),
        cold,
        best(lambda: asked(graph, question, there, day)),
        best(lambda: asked(graph, question, there, day, listed=False)),
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
