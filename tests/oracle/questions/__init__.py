"""The questions of domain.md section 5, one function each.

To add one: write a function ``(Asked) -> Answer`` under its heading and enter it in `CATALOGUE`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from tests.oracle.questions.answer import Answer, Asked
from tests.oracle.questions.employers import g16, g18, g19
from tests.oracle.questions.ground import g03, g04, g05
from tests.oracle.questions.households import g01, g07
from tests.oracle.questions.members import g09
from tests.oracle.rows import Street
from tests.oracle.scope import Filter, Scope
from tests.oracle.world import World

CATALOGUE: Mapping[str, Callable[[Asked], Answer]] = MappingProxyType(
    {
        "G01": g01,
        "G03": g03,
        "G04": g04,
        "G05": g05,
        "G07": g07,
        "G09": g09,
        "G16": g16,
        "G18": g18,
        "G19": g19,
    }
)

BASES: Mapping[str, int] = MappingProxyType({"G09": 2, "G16": 2, "G19": 2})
"""How many bases (口径) a question has; one where it is not listed."""

NO_PARAMETERS: Mapping[str, int] = MappingProxyType({})


def answers(
    question: str,
    street: Street,
    as_of: date,
    scope: Scope | None = None,
    parameters: Mapping[str, int] = NO_PARAMETERS,
) -> Answer:
    """Answer one question from the ledgers' rows.

    Args:
        question: its id, such as ``G01``.
        street: all sheets, of whatever days.
        as_of: the day asked about.
        scope: the part of the street, None for all of it.
        parameters: ``basis`` (1 or 2, 1 unless given) and the rule parameters of the question.
    """
    world = World(street, as_of)
    return CATALOGUE[question](Asked(world, Filter(world, scope), dict(parameters)))


__all__ = ["BASES", "CATALOGUE", "Answer", "Asked", "answers"]
