"""What changed since the ledger day before: how many gaps of each question were filled, how many opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.asking import Answer, Standing
from graph.catalogue import Question
from graph.engines import Graph
from graph.gaps.listing import ids_of, listings
from graph.scope import Scope, scope_of


@dataclass(frozen=True)
class Moves:
    """One question since the day before.

    Attributes:
        question: which one.
        filled: gaps listed then and not now.
        opened: gaps listed now and not then.
        before: the numerator then.
    """

    question: Question
    filled: int
    opened: int
    before: int


@dataclass(frozen=True)
class Since:
    """What changed since an earlier ledger day.

    Attributes:
        day: that day.
        moves: by question, in the order of the catalogue; without those that cannot be compared,
            because a ledger they rest on was not there yet.
    """

    day: date
    moves: Mapping[str, Moves]


def since_day(
    graph: Graph,
    answers: Mapping[str, Answer],
    day: date,
    *,
    scope: Scope,
    rules: Mapping[str, str],
    standing: Standing,
) -> Since:
    """Compare answers with an earlier day.

    Args:
        graph: the open database.
        answers: by id, what the questions answer now, on their default basis.
        day: the earlier day.
        scope: the part asked about; resolved anew for that day.
        rules: the deployment's rule parameters.
        standing: the ledgers there are.
    """
    part = scope_of(graph, scope.kind, scope.name, scope.key, day)
    found = {
        id_: answer
        for id_, answer in answers.items()
        if not answer.question.is_quality
        and _comparable(answer, standing.ledger_days(answer.question.ledgers, day))
    }
    then = listings(
        graph,
        [(answer.question, day, part) for answer in found.values()],
        rules=rules,
        standing=standing,
    )
    moves = {}
    for (id_, answer), listing in zip(found.items(), then, strict=True):
        now = ids_of(answer, standing.secret)
        moves[id_] = Moves(
            answer.question,
            sum(1 for one in listing.gaps if one not in now),
            sum(1 for one in now if one not in listing.gaps),
            listing.numerator,
        )
    return Since(day, moves)


def _comparable(answer: Answer, then: Mapping[str, date | None]) -> bool:
    return not any(
        now is not None and then.get(ledger) is None for ledger, now in answer.ledger_days.items()
    )
