"""What the questions list of a thing: whatever is missing is missing everywhere, or nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from graph.asking import parameter_values, with_parameters
from graph.catalogue import Question, questions
from graph.language import Text
from graph.narrowing import NARROWED, kinds_of, narrowed
from graph.scope import WHOLE
from graph.terms import expand
from graph.who.parts import Missing
from graph.who.reading import Asking

_TELLING = ("fault", "state", "missing", "unknown", "outdated", "risk")
"""Columns that say how a subject is amiss, where a question lists those that are so in several ways."""


def listed(asking: Asking, kind: str, key: str, told: Collection[str]) -> Iterator[Missing]:
    """What the questions of coverage list of one thing.

    Args:
        asking: graph, day and rules.
        kind: of the thing, as `graph.facts.KINDS` names it.
        key: of the thing.
        told: ids of questions whose gaps have been told, in words of their own.
    """
    asked = [
        question
        for question in questions().values()
        if kind in kinds_of(question) and not question.is_rate and not question.is_quality
        if question.id not in told
    ]
    answers = asking.graph.read_many([_of(asking, question, key) for question in asked])
    for question, rows in zip(asked, answers, strict=True):
        mine = [row for row in rows if row["subjectKey"] == key]
        yield from dict.fromkeys(_missing(question, row) for row in mine)


def _of(asking: Asking, question: Question, key: str) -> tuple[str, dict[str, Any]]:
    query = expand(narrowed(question.sections["rows"]), "none")
    values = {**parameter_values(question, asking.rules, {}), NARROWED: (key,)}
    return with_parameters(query, asking.as_of, WHOLE, values)


def _missing(question: Question, row: dict[str, Any]) -> Missing:
    """One row, by the title of the question and what tells it from other rows."""
    telling = question.detail or [name for name in _TELLING if name in row]
    detail = " ".join(str(row[name]) for name in telling if row[name])
    title = question.title
    what = Text(f"{title.zh}：{detail}", f"{title.en}: {detail}") if detail else title
    return Missing(title, what, row.get("actor") or question.actor.zh, question.id)
