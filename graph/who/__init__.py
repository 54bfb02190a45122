"""Who answers for a door, a building, a firm: the chain step by step, with what is missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from graph.asking import Standing
from graph.engines import Graph
from graph.model import opaque_key
from graph.who.building import who_building
from graph.who.employer import who_employer
from graph.who.household import CHECKED, who_household
from graph.who.listed import listed
from graph.who.parts import STEPS, Count, Detail, Missing, Post, Source, Span, Step, Who
from graph.who.party import who_member, who_organisation
from graph.who.reading import Asking, query
from graph.who.thing import who_thing

_ANSWERS: Final[Mapping[str, Callable[[Asking, str], Who]]] = {
    "household": who_household,
    "building": who_building,
    "employer": who_employer,
    "member": who_member,
    "organisation": who_organisation,
}


def who(
    graph: Graph,
    kind: str,
    key: str,
    *,
    as_of: date,
    standing: Standing,
    rules: Mapping[str, str],
) -> Who:
    """Answer for one thing.

    Args:
        graph: the open database.
        kind: of the thing, as `graph.facts.KINDS` names it.
        key: of the thing.
        as_of: the day asked about.
        standing: the ledgers there are, read before.
        rules: the deployment's rule parameters.

    Raises:
        WrongUse: there was no such thing on the day.
    """
    return who_of(Asking(graph, as_of, standing, rules), kind, key)


def who_of(asking: Asking, kind: str, key: str) -> Who:
    """Answer for one of several things asked about on the same day; see `who`."""
    chain = _ANSWERS.get(kind)
    answer = chain(asking, key) if chain else who_thing(asking, key, kind)
    told = {one.question for one in answer.missing}
    # Of the whole street they take seconds, and of one door the chain has told them.
    checked = CHECKED if kind == "household" else ()
    more = listed(asking, kind, key, {*told, *checked})
    return replace(
        answer,
        subject_key=opaque_key(key, asking.standing.secret),
        missing=(*answer.missing, *more),
    )


__all__ = [
    "STEPS", "Asking", "Count", "Detail", "Missing", "Post", "Source", "Span", "Step", "Who", "query", "who",
    "who_of",
]  # fmt: skip
