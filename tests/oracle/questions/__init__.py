"""The questions of domain.md section 5, one function each.

To add one: write a function ``(Asked) -> Answer`` under its heading and enter it in `CATALOGUE`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from types import MappingProxyType

from tests.oracle.questions.answer import Answer, Asked
from tests.oracle.questions.bodies import g31, g35, g36
from tests.oracle.questions.employers import g16, g17, g18, g19, g20
from tests.oracle.questions.ground import g03, g04, g05, g06, g29, g33, g34
from tests.oracle.questions.households import g01, g02, g07, g12, g13, g28
from tests.oracle.questions.joint import g24, g25, g26, g27, g32
from tests.oracle.questions.members import g08, g09, g10, g14
from tests.oracle.questions.organisations import g11, g21, g22, g23
from tests.oracle.questions.quality import q01, q02, q03, q04, q05, q06, q07, q08
from tests.oracle.questions.risk import g15
from tests.oracle.questions.sizes import g30
from tests.oracle.refusing import refused, taken
from tests.oracle.rows import Street
from tests.oracle.scope import Filter, Scope
from tests.oracle.world import World

CATALOGUE: Mapping[str, Callable[[Asked], Answer]] = MappingProxyType(
    {
        "G01": g01,
        "G02": g02,
        "G03": g03,
        "G04": g04,
        "G05": g05,
        "G06": g06,
        "G07": g07,
        "G08": g08,
        "G09": g09,
        "G10": g10,
        "G11": g11,
        "G12": g12,
        "G13": g13,
        "G14": g14,
        "G15": g15,
        "G16": g16,
        "G17": g17,
        "G18": g18,
        "G19": g19,
        "G20": g20,
        "G21": g21,
        "G22": g22,
        "G23": g23,
        "G24": g24,
        "G25": g25,
        "G26": g26,
        "G27": g27,
        "G28": g28,
        "G29": g29,
        "G30": g30,
        "G31": g31,
        "G32": g32,
        "G33": g33,
        "G34": g34,
        "G35": g35,
        "G36": g36,
        "Q01": q01,
        "Q02": q02,
        "Q03": q03,
        "Q04": q04,
        "Q05": q05,
        "Q06": q06,
        "Q07": q07,
        "Q08": q08,
    }
)

BASES: Mapping[str, int] = MappingProxyType(
    {"G09": 2, "G11": 2, "G16": 2, "G17": 2, "G19": 2, "G20": 2, "G33": 2, "G34": 2, "G35": 2}
)
"""How many bases (口径) a question has; one where it is not listed."""

UNPLACED = frozenset({"Q02", "Q03", "Q04"})
"""Questions whose subjects lie in no scope."""

_AGES = {"exemptAge": (35, 50, 70)}
_DUE = {"organisationDue": (1, 2, 3)}
_LINKED = {"linkDays": (30, 90, 365)}

LIMITS: Mapping[str, Mapping[str, tuple[int, ...]]] = MappingProxyType(
    {
        "G02": {"contactDays": (7, 30, 60)},
        "G03": {"groupMembers": (1, 2, 3)},
        "G08": {"groupsDue": (3, 4, 6, 20)},
        "G09": _AGES,
        "G10": _AGES,
        "G11": {"fewestHouseholds": (2, 3, 5), "mostHouseholds": (1, 2, 20)},
        "G15": _AGES,
        "G16": _DUE,
        "G17": _DUE,
        "G19": _DUE,
        "G20": {"instructorEmployers": (1, 2, 5), "visitDays": (30, 90, 180)},
        "G21": {"jointEmployers": (1, 2, 3, 5)},
        "G22": {
            "organisationDue": (1, 3, 5),
            "branchMost": (3, 5, 50),
            "committeeDue": (3, 4, 7),
        },
        "G23": {"noticeDays": (0, 30, 90), "termCommunity": (3, 4, 5), "termOther": (3, 4, 5)},
        "G24": _LINKED,
        "G25": _LINKED,
        "G27": {"meetingDays": (30, 90, 183)},
        "G28": {"cardDays": (60, 365)},
        "G30": {
            "communityLeast": (2, 6, 10),
            "communityMost": (9, 14, 7_000),
            "gridLeast": (1, 3, 5),
            "gridMost": (4, 6, 9),
            "committeeLeast": (99, 100, 101),
            "committeeMost": (350, 700, 701),
        },
        "G35": {"staffLeast": (8, 9, 10), "staffMost": (12, 15, 16)},
        "Q08": {"joiningAge": (18, 25)},
    }
)
"""Values of rule parameters that tell something in streets as small as the random ones."""


def on_basis(question: str, basis: int) -> dict[str, int]:
    """The parameter that asks a question on one of its bases; none where it has but one."""
    return {"basis": basis} if question in BASES else {}


def random_parameters(chance: Random, question: str, basis: int) -> dict[str, int]:
    """The parameters with which a question is asked of a random street, on one of its bases."""
    limits = LIMITS.get(question, {})
    return on_basis(question, basis) | {
        name: chance.choice(values) for name, values in limits.items()
    }


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
    return OneDay(street, as_of).answer(question, scope, parameters)


class OneDay:
    """A street on one day, to ask several questions about it."""

    def __init__(self, street: Street, as_of: date) -> None:
        """Look at it; arguments as of `answers`."""
        self._world = World(taken(street), as_of)
        self._refused = refused(street, as_of)

    def answer(
        self,
        question: str,
        scope: Scope | None = None,
        parameters: Mapping[str, int] = NO_PARAMETERS,
    ) -> Answer:
        """Answer one question; arguments as of `answers`."""
        return CATALOGUE[question](self.asked(scope, parameters))

    def asked(
        self, scope: Scope | None = None, parameters: Mapping[str, int] = NO_PARAMETERS
    ) -> Asked:
        """What a question is given; arguments as of `answers`."""
        return Asked(self._world, Filter(self._world, scope), dict(parameters), self._refused)


def asked_of(
    street: Street,
    as_of: date,
    scope: Scope | None = None,
    parameters: Mapping[str, int] = NO_PARAMETERS,
) -> Asked:
    """What a question is given; arguments as of `answers`."""
    return OneDay(street, as_of).asked(scope, parameters)


__all__ = [
    "BASES", "CATALOGUE", "LIMITS", "UNPLACED",
    "Answer", "Asked", "OneDay", "answers", "asked_of", "on_basis",
    "random_parameters",
]  # fmt: skip
