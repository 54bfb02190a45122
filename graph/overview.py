"""The one look: how far the chain of responsibility reaches, in the whole and by community."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

from graph.asking import Answer, Standing, ask, parameter_values, picture
from graph.catalogue import Question, questions, shared_number
from graph.engines import Graph
from graph.scope import Scope, areas_above
from graph.terms import CYPHER, expand, parameters_of

_AREAS = expand("MATCH (a:Area) WHERE @living(a) RETURN a.key AS key, a.name AS name", "none")


@dataclass
class Reach:
    """Counts of occupied households of one area.

    Attributes:
        code: area code; empty for the whole.
        name: area name.
        occupied: all occupied households, the denominator of everything here.
        taken: of these, in a patch that a current branch has taken.
        taken_covered: of ``taken``, with a present member answering.
        taken_covered_whole: of ``taken_covered``, with a whole chain.
        all_steps: of ``taken_covered_whole``, contacted within the period.
        covered: with a present member answering, whether the patch is taken or not.
        l3: covered and contacted within the period.
        l2: covered, not contacted within the period.
        l1: not covered, patch taken.
        l0: neither.
        whole: covered with a whole chain.
    """

    code: str
    name: str
    occupied: int = 0
    taken: int = 0
    taken_covered: int = 0
    taken_covered_whole: int = 0
    all_steps: int = 0
    covered: int = 0
    l3: int = 0
    l2: int = 0
    l1: int = 0
    l0: int = 0
    whole: int = 0

    def add(
        self, *, taken: bool, covered: bool, whole: bool, contacted: bool, households: int
    ) -> None:
        """Count households that share the four facts."""
        self.occupied += households
        self.taken += households * taken
        self.taken_covered += households * (taken and covered)
        self.taken_covered_whole += households * (taken and covered and whole)
        self.all_steps += households * (taken and covered and whole and contacted)
        self.covered += households * covered
        self.whole += households * (covered and whole)
        self.l3 += households * (covered and contacted)
        self.l2 += households * (covered and not contacted)
        self.l1 += households * (not covered and taken)
        self.l0 += households * (not covered and not taken)


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

    @property
    def place(self) -> str:
        """What to call the part: the scope, else the smallest area above every community, else ''."""
        return self.whole.name


def overview(
    graph: Graph, *, as_of: date, scope: Scope, rules: Mapping[str, str], standing: Standing
) -> Overview:
    """Ask everything for one day and scope."""
    contact_days = shared_number("contactDays", rules)
    whole, communities = reach(graph, as_of=as_of, scope=scope, contact_days=contact_days)
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

    # Both engines answer as many questions at once as they have cores.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        pictures = dict(zip(questions(), pool.map(drawn, questions().values()), strict=True))
        found = list(pool.map(answer, asked))
    answers: dict[str, Answer] = {}
    other_bases: dict[str, list[Answer]] = {}
    for (question, basis), given in zip(asked, found, strict=True):
        if basis:
            other_bases.setdefault(question.id, []).append(given)
        else:
            answers[question.id] = given
    return Overview(
        as_of,
        scope,
        contact_days,
        whole,
        communities,
        answers,
        pictures,
        standing,
        other_bases,
        demonstration=standing.demonstration,
    )


def reach(
    graph: Graph, *, as_of: date, scope: Scope, contact_days: int
) -> tuple[Reach, list[Reach]]:
    """Count how far the chain reaches: the whole scope, and each of its communities."""
    query = expand((CYPHER / "coverage" / "levels.cypher").read_text("utf-8"), scope.kind)
    everything = {"asOf": as_of, "contactDays": contact_days, **scope.parameters}
    return summed(
        graph.read(query, **{name: everything[name] for name in parameters_of(query)}),
        scope.name or _common_area(graph, as_of),
    )


def _common_area(graph: Graph, as_of: date) -> str:
    """Name of the smallest area above every community of the day; empty without one."""
    above = areas_above(graph, as_of)
    names = {row["key"]: row["name"] for row in graph.read(_AREAS, asOf=as_of)}
    lines = [_upwards(key, above) for key in set(names) - set(above.values())]
    if not lines:
        return ""
    shared = set(lines[0]).intersection(*lines[1:])
    return next((str(names.get(key, "")) for key in lines[0] if key in shared), "")


def _upwards(key: str, above: Mapping[str, str]) -> list[str]:
    line = [key]
    while (higher := above.get(line[-1])) is not None and higher not in line:
        line.append(higher)
    return line


def summed(rows: Iterable[Mapping[str, object]], name: str) -> tuple[Reach, list[Reach]]:
    """Add up rows ``{code, name, taken, covered, whole, contacted, households}``."""
    whole = Reach("", name)
    communities: dict[str, Reach] = {}
    for row in rows:
        code, label = str(row["code"] or ""), str(row["name"] or "未注明社区")
        here = communities.setdefault(code, Reach(code, label))
        for total in (whole, here):
            total.add(
                taken=bool(row["taken"]),
                covered=bool(row["covered"]),
                whole=bool(row["whole"]),
                contacted=bool(row["contacted"]),
                households=int(str(row["households"])),
            )
    return whole, [communities[code] for code in sorted(communities)]
