"""Why a question lists a subject or does not: step by step, from the question's own data.

It holds for every question of the catalogue, since it asks nothing but the question itself: its rows, and
its denominator once more with the subject alone as its scope (`graph.narrowing`): a section narrowed to
one thing counts that thing or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from graph.asking import Answer, Standing, Value, with_parameters
from graph.catalogue import Question, Section
from graph.engines import Graph
from graph.errors import WrongUse
from graph.facts import KINDS, SHEET, About, about
from graph.language import Text
from graph.model import opaque_key
from graph.narrowing import NARROWED, narrowed, scoped_kinds
from graph.scope import WHOLE, Scope
from graph.sources import Source, sources_of, things_in
from graph.terms import expand
from graph.who import Asking, Who, who_of

PAIR: Final = "pair"

_PARTIES: Final = frozenset(("organisation", "employer", "body", "community"))


@dataclass(frozen=True)
class Reason:
    """One step of an explanation.

    Attributes:
        told: the step in a sentence.
        holds: whether it is so; ``None`` where it cannot be told.
        sources: the rows it rests on.
    """

    told: Text
    holds: bool | None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """Why a question lists a subject or does not.

    Attributes:
        answer: with the rows that list it alone; its numbers are those of the whole.
        subject_kind: as in the rows of answers.
        subject_key: opaque.
        subject: written as interface.md says.
        counted: whether it is among those the question counts; ``None`` where it cannot be told.
        reasons: step by step.
        things: the subject, or the two of a pair, with everything known of them.
        who: the chain that answers for it; ``None`` for a pair and for what is not there on the day.
    """

    answer: Answer
    subject_kind: str
    subject_key: str
    subject: str
    counted: bool | None
    reasons: tuple[Reason, ...]
    things: tuple[About, ...]
    who: Who | None

    @property
    def listed(self) -> bool:
        """Whether the question lists it."""
        return bool(self.answer.rows)


def explain(
    graph: Graph,
    whole: Answer,
    known: Mapping[str, str],
    keys: Sequence[str],
    *,
    standing: Standing,
    rules: Mapping[str, str],
    values: Mapping[str, Value],
) -> Explanation:
    """Explain what a question says of one subject.

    Args:
        graph: the open database.
        whole: the answer to the question, for the day and the scope.
        known: keys of the graph by the opaque ones of its rows, as `graph.asking.ask` gives them.
        keys: of the thing in the graph, or of the two of a pair.
        standing: the ledgers there are, read before.
        rules: the deployment's rule parameters.
        values: of the question's parameters, with which it was asked.
    """
    question, as_of, scope = whole.question, whole.as_of, whole.scope
    wanted = frozenset(keys)
    mine = {
        opaque
        for opaque, key in known.items()
        if frozenset(key for _, key in things_in(key)) == wanted
    }
    rows = [row for row in whole.rows if row["subjectKey"] in mine]
    things = [_about(graph, key, as_of) for key in keys]
    key = (
        known[rows[0]["subjectKey"]]
        if rows
        else "|".join((*([PAIR] if len(keys) > 1 else []), *keys))
    )
    counting = Counting(graph, question, keys, as_of, values)
    counted = True if rows and not question.is_rate else counting.counts("denominator", scope)
    answer = replace(whole, rows=rows)
    alone = things[0] if len(things) == 1 else None
    return Explanation(
        answer=answer,
        subject_kind=rows[0]["subjectKind"] if rows else alone.kind if alone else PAIR,
        subject_key=opaque_key(key, standing.secret),
        subject=rows[0]["subject"] if rows else " ↔ ".join(sorted(one.subject for one in things)),
        counted=counted,
        reasons=(
            *(_being(one, as_of) for one in things),
            *_within(counting, scope, counted),
            _of(question, counted),
            *_rated(counting, question, scope),
            _listing(graph, answer, key),
        ),
        things=tuple(things),
        who=_chain(graph, alone, as_of, standing, rules),
    )


def _about(graph: Graph, key: str, as_of: date) -> About:
    ((label, _),) = things_in(key)
    known = about(graph, label, key, as_of)
    if known is None:
        raise KeyError(label)
    return known


@dataclass(frozen=True)
class Counting:
    """Whether a section of a question counts a subject: the section, with the subject as its scope."""

    graph: Graph
    question: Question
    keys: Sequence[str]
    as_of: date
    values: Mapping[str, Value]

    def counts(self, section: Section, scope: Scope) -> bool | None:
        """Whether it is counted; ``None`` where the section does not narrow by its kind."""
        if len(self.keys) == 1:
            if self._narrows(section):
                return self._number(section, scope, self.keys) > 0
            return self._alone(section, scope)
        # Either side of a pair brings it into a scope: both do just where each brings the same one.
        first, second = ([key] for key in self.keys)
        both = self._number(section, scope, self.keys)
        number = self._number(section, scope, first) + self._number(section, scope, second) - both
        return number > 0

    def _narrows(self, section: Section) -> bool:
        """Whether the section narrows by things of the subject's kind, and not by what they lie in."""
        ((label, _),) = things_in(self.keys[0])
        kind = KINDS[label]
        named = scoped_kinds(self.question.sections[section])
        return kind in named or ("party" in named and kind in _PARTIES)

    def _alone(self, section: Section, scope: Scope) -> bool | None:
        """The same where a section narrows by what the subject lies in: it is the only one of its label."""
        ((label, _),) = things_in(self.keys[0])
        text, found = re.subn(
            rf"\((\w*):{label}\)",
            rf"(\1:{label} {{key: ${NARROWED}[0]}})",
            self.question.sections[section],
        )
        return self._asked(section, text, scope, self.keys) > 0 if found else None

    def _number(self, section: Section, scope: Scope, keys: Sequence[str]) -> int:
        return self._asked(section, narrowed(self.question.sections[section]), scope, keys)

    def _asked(self, section: Section, text: str, scope: Scope, keys: Sequence[str]) -> int:
        values = {**self.values, NARROWED: tuple(keys)}
        query, given = with_parameters(expand(text, scope.kind), self.as_of, scope, values)
        (row,) = self.graph.read(query, **given)
        return int(row[section])


def _being(thing: About, as_of: date) -> Reason:
    if thing.lives:
        told = Text(
            f"{thing.subject}：{as_of} 那天在台账里（自 {thing.start} 起）",
            f"{thing.subject}: ledgers know it on {as_of} (from {thing.start})",
        )
    else:
        span = f"{thing.start} – {thing.end or ''}".rstrip(" –")
        told = Text(
            f"{thing.subject}：{as_of} 那天不在台账里（{span}）",
            f"{thing.subject}: no ledger knows it on {as_of} ({span})",
        )
    return Reason(told, thing.lives, thing.sources)


def _within(counting: Counting, scope: Scope, counted: bool | None) -> list[Reason]:
    """Whether it is the scope that leaves it out; nothing where the whole is asked about."""
    if scope.kind == "none":
        return []
    if counted is not False:
        told = Text(f"在范围“{scope.name}”之内", f"within the scope {scope.name}")
        return [Reason(told, counted)]
    elsewhere = counting.counts("denominator", WHOLE)
    if not elsewhere:
        return []
    told = Text(f"不在范围“{scope.name}”之内", f"not within the scope {scope.name}")
    return [Reason(told, False)]


def _of(question: Question, counted: bool | None) -> Reason:
    basis = question.basis
    if counted is None:
        return Reason(
            Text(
                f"分母不逐个数这类对象（口径：{basis.zh}）",
                f"the denominator does not count things of this kind one by one (basis: {basis.en})",
            ),
            None,
        )
    return Reason(
        Text(
            f"{'在' if counted else '不在'}分母里（口径：{basis.zh}）",
            f"{'among' if counted else 'not among'} those counted (basis: {basis.en})",
        ),
        counted,
    )


def _rated(counting: Counting, question: Question, scope: Scope) -> list[Reason]:
    """Of a rate: whether it is among what is built, too."""
    if not question.is_rate:
        return []
    counted = counting.counts("numerator", scope)
    if counted is None:
        return []
    return [
        Reason(
            Text(
                f"{'在' if counted else '不在'}分子里",
                f"{'in' if counted else 'not in'} the numerator",
            ),
            counted,
        )
    ]


def _listing(graph: Graph, answer: Answer, key: str) -> Reason:
    rows = len(answer.rows)
    if not rows:
        return Reason(
            Text(
                f"没有列它；列的是：{answer.question.meaning.zh}",
                f"not listed; what is listed: {answer.question.meaning.en}",
            ),
            False,
        )
    found = sources_of(graph, [key], as_of=answer.as_of, ledgers=answer.question.ledgers)
    return Reason(
        Text(
            f"列出了它，{rows} 行；列的是：{answer.question.meaning.zh}",
            f"listed, {rows} row(s); what is listed: {answer.question.meaning.en}",
        ),
        True,
        found[key],
    )


def _chain(
    graph: Graph,
    thing: About | None,
    as_of: date,
    standing: Standing,
    rules: Mapping[str, str],
) -> Who | None:
    if thing is None or not thing.lives or thing.label == SHEET:
        return None
    try:
        return who_of(Asking(graph, as_of, standing, rules), thing.kind, thing.key)
    except WrongUse:
        # What it stands in is gone on that day: there is no chain to be told.
        return None
