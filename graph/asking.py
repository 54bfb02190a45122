"""Asking a question: day, scope and parameters in; rows, numerator and denominator out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from graph.catalogue import (
    SUBJECT_COLUMNS,
    Parameter,
    Question,
    Section,
    questions,
    shared_number,
    shared_parameters,
)
from graph.engines import Graph
from graph.errors import WrongUse
from graph.joint import LINK_TYPES, declared_link_types, link_types
from graph.model import opaque_key
from graph.rules import read_rules
from graph.scope import Scope
from graph.sources import Source, sources_of
from graph.terms import parameters_of

Value = int | float | str | tuple[str, ...]
"""Of a parameter: a rule's own, or the names of the link types."""

Values = dict[str, Value]

STALE_AFTER = int(shared_parameters()["staleDays"].default)
"""Days after which a ledger an answer rests on is called stale (interface.md), unless the rules say another."""


@dataclass(frozen=True)
class Standing:
    """What the graph's ledgers allow to be said.

    Attributes:
        day: the latest day of any completely loaded ledger; ``None`` without any.
        days: by ledger, the days it was loaded for, ascending.
        loading: a load is running, or one was broken off and not yet mended.
        demonstration: some ledger is of the invented demonstration street.
        secret: with which keys are made opaque; never shown.
        stale_after: days after which a ledger is called stale.
    """

    day: date | None
    days: Mapping[str, tuple[date, ...]]
    loading: bool
    demonstration: bool = False
    secret: bytes = field(default=b"", repr=False)
    stale_after: int = STALE_AFTER

    def ledger_days(self, ledgers: Sequence[str], as_of: date) -> dict[str, date | None]:
        """The newest day of each ledger that is not after ``as_of``."""
        return {
            ledger: max((day for day in self.days.get(ledger, ()) if day <= as_of), default=None)
            for ledger in ledgers
        }

    def stale(self, ledgers: Sequence[str], as_of: date) -> dict[str, int]:
        """Those of the ledgers that are older than ``stale_after`` days, with their age in days."""
        return _stale(self.ledger_days(ledgers, as_of), as_of, self.stale_after)

    def missing(self, ledgers: Sequence[str], as_of: date) -> list[str]:
        """Those of the ledgers of which none is loaded by the day."""
        return _missing(self.ledger_days(ledgers, as_of))


@dataclass(frozen=True)
class Answer:
    """The answer to one question.

    Attributes:
        question: what was asked.
        as_of: the day it speaks of.
        scope: the part of the street it speaks of.
        parameters: the rule values it was asked with.
        numerator: number of distinct subjects listed; of a rate, what is counted in all its areas.
        denominator: number of subjects, or of what is counted, that it is out of.
        rows: the list behind the number, complete; their ``subjectKey`` is opaque.
        ledger_days: newest day of each ledger it rests on.
        loading: a load is under way that could touch it.
        stale_after: days after which a ledger is called stale.
        sources: by ``subjectKey`` the ledger rows it rests on; ``None`` where they were not asked for.
        link_types: those it was asked with, where the question reads them.
    """

    question: Question
    as_of: date
    scope: Scope
    parameters: Mapping[str, int | float | str]
    numerator: int
    denominator: int
    rows: list[dict[str, Any]]
    ledger_days: Mapping[str, date | None]
    loading: bool
    stale_after: int = STALE_AFTER
    sources: Mapping[str, tuple[Source, ...]] | None = None
    link_types: tuple[str, ...] = ()

    @property
    def rate(self) -> float | None:
        """Numerator by denominator; ``None`` when there is nothing to be counted."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def gaps(self) -> int:
        """How many gaps it found: the numerator, but none where it counts what is there."""
        return 0 if self.question.is_rate else self.numerator

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in order."""
        return [*SUBJECT_COLUMNS, *(column.name for column in self.question.columns)]

    def stale(self) -> dict[str, int]:
        """Ledgers it rests on that are older than ``stale_after`` days, with their age in days."""
        return _stale(self.ledger_days, self.as_of, self.stale_after)

    def missing(self) -> list[str]:
        """Ledgers it rests on of which none is loaded by its day."""
        return _missing(self.ledger_days)


def _stale(days: Mapping[str, date | None], as_of: date, stale_after: int) -> dict[str, int]:
    ages = {ledger: (as_of - day).days for ledger, day in days.items() if day is not None}
    return {ledger: age for ledger, age in ages.items() if age > stale_after}


def _missing(days: Mapping[str, date | None]) -> list[str]:
    return [ledger for ledger, day in days.items() if day is None]


def standing(graph: Graph, rules: Mapping[str, str] | None = None) -> Standing:
    """Read which ledgers are loaded for which days.

    Args:
        graph: the open database.
        rules: the deployment's rule parameters; of them, after how many days a ledger is stale.
    """
    days: dict[str, list[date]] = {}
    for row in graph.read(
        "MATCH (s:LedgerSheet) RETURN DISTINCT s.ledger AS ledger, toString(s.day) AS day ORDER BY day"
    ):
        days.setdefault(row["ledger"], []).append(date.fromisoformat(row["day"]))
    running = graph.read("MATCH (n:Load {state: 'running'}) RETURN count(n) AS running")[0][
        "running"
    ]
    latest = max((day for all_days in days.values() for day in all_days), default=None)
    invented = graph.read("MATCH (s:LedgerSheet {demonstration: true}) RETURN count(s) AS sheets")
    marks = graph.read("MATCH (n:Deployment) RETURN n.keyFingerprint AS fingerprint")
    return Standing(
        latest,
        {ledger: tuple(all_days) for ledger, all_days in days.items()},
        bool(running),
        bool(invented[0]["sheets"]),
        str(marks[0]["fingerprint"]).encode() if marks else b"",
        shared_number("staleDays", rules or {}),
    )


def day_of(text: str) -> date:
    """A day as a user writes it: ``2024-06-30`` or ``today``.

    Raises:
        WrongUse: it is neither.
    """
    try:
        return date.today() if text == "today" else date.fromisoformat(text)
    except ValueError as error:
        raise no_day(text) from error


def no_day(text: str) -> WrongUse:
    """The sentence for what was given as a day and is none."""
    return WrongUse(
        f"日期「{text}」不对，请写成 2024-06-30 或 today。",
        f"{text!r} is not a day; write 2024-06-30 or today.",
    )


def rule_values(rules: Path | None) -> dict[str, str]:
    """Read the deployment's own rule parameters (table ``[parameters]`` of a TOML file).

    Where it has link types of its own, their names are among them.

    Raises:
        WrongUse: the file cannot be read, or names a parameter that no question has.
    """
    declared = read_rules(rules).get("parameters", {})
    known = {
        *shared_parameters(),
        *(one.name for question in questions().values() for one in question.parameters),
    }
    unknown = sorted(set(declared) - known)
    if unknown:
        raise WrongUse(
            f"口径参数文件里没有这样的参数：{'、'.join(unknown)}。可以写的有：{'、'.join(sorted(known))}。",
            f"The rules file names unknown parameters: {', '.join(unknown)}. There are: {', '.join(sorted(known))}.",
        )
    return {name: str(value) for name, value in declared.items()} | declared_link_types(rules)


def parameter_values(
    question: Question, rules: Mapping[str, str], given: Mapping[str, str]
) -> Values:
    """Values of a question's parameters: default, overridden by the rules, overridden by ``given``.

    Like the day, the link types are never given with a question that reads them: they are those by
    which the ledgers were read.

    Raises:
        WrongUse: ``given`` names a parameter the question does not have, or a value does not fit.
    """
    known: dict[str, Parameter] = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            names = "、".join(known) or "（无）"
            raise WrongUse(
                f"{question.id} 没有参数「{name}」。它的参数：{names}。",
                f"{question.id} has no parameter {name!r}. It has: {', '.join(known) or 'none'}.",
            )
    values: Values = {
        name: parameter.chosen(given.get(name, rules.get(name)))
        for name, parameter in known.items()
    }
    if LINK_TYPES in question.uses:
        values[LINK_TYPES] = link_types(rules)
    return values


def link_types_of(values: Mapping[str, Value]) -> tuple[str, ...]:
    """The link types among the values of a question; none where it does not read them."""
    found = values.get(LINK_TYPES, ())
    return found if isinstance(found, tuple) else ()


def query_parameters(
    question: Question, section: Section, as_of: date, scope: Scope, values: Mapping[str, Value]
) -> tuple[str, dict[str, Any]]:
    """The plain Cypher of one section and exactly the parameters it uses."""
    return with_parameters(question.query(section, scope.kind), as_of, scope, values)


def with_parameters(
    query: str, as_of: date, scope: Scope, values: Mapping[str, Value]
) -> tuple[str, dict[str, Any]]:
    """A query, and of day, scope and values exactly the parameters it uses."""
    everything = {"asOf": as_of, **scope.parameters, **values}
    return query, {name: everything[name] for name in sorted(parameters_of(query))}


def ask(
    graph: Graph,
    question: Question,
    *,
    as_of: date,
    scope: Scope,
    values: Mapping[str, Value],
    standing: Standing,
    listed: bool = True,
    sources: bool = False,
    keys: dict[str, str] | None = None,
) -> Answer:
    """Ask one question.

    Args:
        graph: the open database.
        question: which one.
        as_of: the day asked about.
        scope: resolved for that day.
        values: of its parameters (``parameter_values``).
        standing: the ledgers there are, read before.
        listed: whether the rows are wanted, and not the two numbers alone, which come sooner.
        sources: whether the ledger rows behind every row are looked up.
        keys: filled with the keys of the graph by the opaque ones, for whoever asks on; they never leave
            the program.
    """
    listing = [query_parameters(question, "rows", as_of, scope, values)] if listed else []
    counting = [
        with_parameters(query, as_of, scope, values)
        for query in (question.counting(scope.kind) if question.is_rate or not listed else ())
    ]
    denominator = query_parameters(question, "denominator", as_of, scope, values)
    (of,), *found = graph.read_many([denominator, *counting, *listing])
    rows = found.pop() if listed else []
    told = None
    if sources:
        subjects = dict.fromkeys(str(row["subjectKey"]) for row in rows)
        behind = sources_of(graph, subjects, as_of=as_of, ledgers=question.ledgers)
        told = {opaque_key(key, standing.secret): rows_of for key, rows_of in behind.items()}
    for row in rows:
        # Here, before anybody holds an answer, so that no way out can forget it.
        opaque = opaque_key(row["subjectKey"], standing.secret)
        if keys is not None:
            keys[opaque] = row["subjectKey"]
        row["subjectKey"] = opaque
    return Answer(
        question=question,
        as_of=as_of,
        scope=scope,
        parameters={name: value for name, value in values.items() if not isinstance(value, tuple)},
        numerator=sum(one["numerator"] for (one,) in found)
        if counting
        else len({row["subjectKey"] for row in rows}),
        denominator=of["denominator"],
        rows=rows,
        ledger_days=standing.ledger_days(question.ledgers, as_of),
        loading=standing.loading,
        stale_after=standing.stale_after,
        sources=told,
        link_types=link_types_of(values),
    )


def picture(
    graph: Graph,
    question: Question,
    *,
    as_of: date,
    scope: Scope,
    values: Mapping[str, Value],
) -> list[dict[str, Any]]:
    """Rows ``{code, label, listed, total}`` of the question's picture."""
    query, parameters = query_parameters(question, "picture", as_of, scope, values)
    return graph.read(query, **parameters)
