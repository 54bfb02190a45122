"""What changed since the ledger day before, as the first page shows it: the largest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph.catalogue import Question
from graph.gaps.since import Since
from graph.overview import Overview

SHOWN: Final = 6


@dataclass(frozen=True)
class Change:
    """Gaps of one question that were filled, or that opened.

    Attributes:
        question: which one.
        word: ``filled`` or ``opened``.
        count: how many.
    """

    question: Question
    word: str
    count: int


def largest(since: Since) -> list[Change]:
    """Every change, the largest first."""
    found = [
        Change(moves.question, word, count)
        for moves in since.moves.values()
        for word, count in (("filled", moves.filled), ("opened", moves.opened))
        if count
    ]
    return sorted(found, key=lambda one: -one.count)


def not_comparable(overview: Overview) -> str:
    """Ids of the questions that rest on a ledger which was not there yet; empty without any."""
    if overview.since is None:
        return ""
    known = overview.since.moves
    return "、".join(
        id_
        for id_, answer in overview.answers.items()
        if id_ not in known
        and not answer.question.is_rate
        and not answer.question.is_quality
        and answer.denominator
    )
