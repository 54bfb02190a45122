"""What a question lists on a day, as gaps: each with an identity that is the same on every day.

A gap is a question, its subject and, where the question has a row for every fault of a subject, what
tells those rows apart (``detail`` in the header of the question's file).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from graph.asking import Answer, Standing, Values, parameter_values, query_parameters
from graph.catalogue import Question, Section, questions
from graph.engines import Graph
from graph.model import make_key, opaque_key
from graph.scope import Scope
from graph.terms import expand

DETAIL_JOINT: Final = " · "
"""Between the parts of what tells gaps of one subject apart; ids rest on it."""


@dataclass(frozen=True)
class Gap:
    """One gap as a question lists it on a day.

    Attributes:
        id: what it is called on every day, opaque.
        kind: of its subject.
        subject_key: of its subject, opaque, as `ask` gives it.
        subject: its subject in the text form of the questions.
        detail: what tells it from other gaps of the same subject; empty where there is one at most.
        row: the row, its ``subjectKey`` opaque; where several rows are one gap, the first.
        key: of its subject in the graph; never leaves the program.
    """

    id: str
    kind: str
    subject_key: str
    subject: str
    detail: str
    row: Mapping[str, Any] = field(repr=False)
    key: str = field(repr=False)


@dataclass(frozen=True)
class Listing:
    """What a question lists on a day.

    Attributes:
        question: which one.
        day: the day asked about.
        numerator: as `ask` counts it: distinct subjects, or what a rate counts.
        denominator: of how many.
        gaps: by id; none where the question counts what is there.
        values: of its parameters.
        ledger_days: newest day of each ledger it rests on.
    """

    question: Question
    day: date
    numerator: int
    denominator: int
    gaps: Mapping[str, Gap]
    values: Mapping[str, Any]
    ledger_days: Mapping[str, date | None]


def gap_id(question: str, subject_key: str, detail: str, secret: bytes) -> str:
    """The identity of a gap, the same on every day.

    Args:
        question: its id.
        subject_key: opaque key of its subject.
        detail: what tells it from other gaps of the subject.
        secret: of the deployment.
    """
    key = make_key("gap", question=question, subject=subject_key, detail=detail)
    return opaque_key(key, secret)


def listing(
    graph: Graph,
    question: Question,
    *,
    as_of: date,
    scope: Scope,
    values: Values,
    standing: Standing,
) -> Listing:
    """Ask one question for its gaps.

    Args:
        graph: the open database.
        question: which one.
        as_of: the day asked about.
        scope: resolved for that day.
        values: of its parameters.
        standing: the ledgers there are.
    """
    asked: tuple[Section, ...] = ("rows", "denominator", "numerator")
    rows, counted, *rated = graph.read_many(
        [
            query_parameters(question, section, as_of, scope, values)
            for section in asked
            if section in question.sections
        ]
    )
    gaps: dict[str, Gap] = {}
    for row in rows:
        key = row["subjectKey"]
        row["subjectKey"] = opaque_key(key, standing.secret)
        gap = _gap(question, row, key, standing.secret)
        gaps.setdefault(gap.id, gap)
    subjects = {gap.subject_key for gap in gaps.values()}
    return Listing(
        question=question,
        day=as_of,
        numerator=rated[0][0]["numerator"] if rated else len(subjects),
        denominator=counted[0]["denominator"],
        gaps={} if question.is_rate else gaps,
        values=values,
        ledger_days=standing.ledger_days(question.ledgers, as_of),
    )


def _gap(question: Question, row: Mapping[str, Any], key: str, secret: bytes) -> Gap:
    detail = _detail(question, row)
    subject_key = str(row["subjectKey"])
    return Gap(
        gap_id(question.id, subject_key, detail, secret),
        str(row["subjectKind"]),
        subject_key,
        str(row["subject"]),
        detail,
        row,
        key,
    )


def _detail(question: Question, row: Mapping[str, Any]) -> str:
    return DETAIL_JOINT.join(_text(row[name]) for name in question.detail)


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return "、".join(_text(one) for one in value)
    return "" if value is None else str(value)


def ids_of(answer: Answer, secret: bytes) -> set[str]:
    """Ids of the gaps that an answer lists.

    Args:
        answer: of a question on its default basis, as `ask` gives it.
        secret: of the deployment.
    """
    question = answer.question
    if question.is_rate:
        return set()
    return {
        gap_id(question.id, str(row["subjectKey"]), _detail(question, row), secret)
        for row in answer.rows
    }


def listings(
    graph: Graph,
    asked: Sequence[tuple[Question, date, Scope]],
    *,
    rules: Mapping[str, str],
    standing: Standing,
) -> list[Listing]:
    """Ask many, on their default basis, as many at once as the engine gains by; in their order."""

    def one(what: tuple[Question, date, Scope]) -> Listing:
        question, day, scope = what
        values = parameter_values(question, rules, {})
        return listing(graph, question, as_of=day, scope=scope, values=values, standing=standing)

    with ThreadPoolExecutor(graph.at_once) as pool:
        return list(pool.map(one, asked))


def every_question(only: Iterable[str] = ()) -> list[Question]:
    """The questions of the catalogue whose rows are gaps, or those named."""
    wanted = set(only)
    return [
        one
        for id_, one in questions().items()
        if not one.is_quality and (not wanted or id_ in wanted)
    ]


_ALIVE: Mapping[str, tuple[str, str]] = {
    "area": ("Area", "@living(x)"),
    "grid": ("Grid", "@living(x)"),
    "patch": ("Patch", "@living(x)"),
    "compound": ("Compound", "@living(x)"),
    "building": ("Building", "@living(x)"),
    "unit": ("Unit", "@living(x)"),
    "household": ("Household", "@living(x)"),
    "resident": ("Resident", "@living(x)"),
    "organisation": ("PartyOrganisation", "@living(x)"),
    "group": ("PartyOrganisation", "@living(x)"),
    "member": ("PartyMember", "@currentMember(x)"),
    "employer": ("Employer", "@living(x)"),
    "body": ("CommunityBody", "@living(x)"),
    "office": ("BodyOffice", "@living(x)"),
    "service": ("ServiceItem", "@living(x)"),
    "event": ("Event", "@living(x)"),
    "agreement": ("Agreement", "@living(x)"),
    "listitem": ("ListItem", "@living(x)"),
    "report": ("Report", "@living(x)"),
}
"""By what a key begins with: the label of the thing, and when it is there on a day."""


def still_there(graph: Graph, keys: Iterable[str], day: date) -> set[str]:
    """Those of the subjects that are there on a day: a pair, when both of it are.

    Args:
        graph: the open database.
        keys: of subjects, as the graph knows them.
        day: the day asked about.
    """
    parts = {key: parts_of(key) for key in keys}
    by_kind: dict[str, set[str]] = {}
    for single in {one for several in parts.values() for one in several}:
        by_kind.setdefault(single.partition("|")[0], set()).add(single)
    alive: set[str] = set()
    for kind, wanted in by_kind.items():
        label, condition = _ALIVE[kind]
        query = expand(
            f"UNWIND $keys AS key MATCH (x:{label} {{key: key}}) WHERE {condition} RETURN key",
            "none",
        )
        alive.update(row["key"] for row in graph.read(query, keys=sorted(wanted), asOf=day))
    return {key for key, several in parts.items() if alive.issuperset(several)}


def parts_of(key: str) -> list[str]:
    """The keys of the things a subject's key names: itself, or both of a pair.

    In a key only what stands before ``|`` at its beginning holds no ``=``.
    """
    if not key.startswith("pair|"):
        return [key]
    found: list[str] = []
    for part in key.split("|")[1:]:
        if "=" in part and found:
            found[-1] += f"|{part}"
        else:
            found.append(part)
    return found
