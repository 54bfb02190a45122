"""What a question is given and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.oracle.refusing import Refused
from tests.oracle.scope import Filter
from tests.oracle.world import World


@dataclass(frozen=True)
class Asked:
    """One asking of a question: the street as of the day, the scope, the parameters.

    The world is that of the rows which can be taken; ``refused`` is what cannot, sheet by sheet.
    """

    world: World
    scope: Filter
    parameters: Mapping[str, int]
    refused: Sequence[Refused] = ()

    @property
    def second_basis(self) -> bool:
        """Whether the second basis (口径) of the question is asked for."""
        return self.parameters.get("basis", 1) != 1


@dataclass(frozen=True)
class Answer:
    """An answer.

    Attributes:
        numerator: how many distinct subjects (G19: employers).
        denominator: of how many.
        subjects: the subjects in the text forms of interface.md.
        details: for some questions, what the rows of each subject must also say; None from a
            product that is not asked for it.
    """

    numerator: int
    denominator: int
    subjects: frozenset[str]
    details: Mapping[str, frozenset[str]] | None = field(default_factory=dict)


def answer_of(
    listed: frozenset[str] | set[str],
    denominator: int,
    details: Mapping[str, frozenset[str]] | None = None,
) -> Answer:
    """An answer whose numerator is the number of its distinct subjects."""
    return Answer(len(listed), denominator, frozenset(listed), details or {})
