"""A question narrowed to one subject: what its sections list or count of that alone.

Every question narrows each of its sections by ``@inScope`` (a test holds them to it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from graph.catalogue import Question
from graph.facts import LABEL_OF
from graph.terms import scoped_subjects

NARROWED: Final = "explained"
"""Name of the parameter that holds the keys of the subject, or of the two of a pair."""

_CALL = re.compile(r"@inScope\.[A-Za-z]+\(([A-Za-z_.]+)\)")
_ALSO: Final[Mapping[str, str]] = {
    "branch": "organisation", "office building": "building", "area": "community", "committee": "body",
    "residents' committee": "body",
}  # fmt: skip


def kinds_of(question: Question) -> set[str]:
    """The kinds of subject a question can be explained for: those it lists and those it counts."""
    kinds = {_ALSO.get(word, word) for word in question.subjects}
    if question.is_rate:
        kinds |= scoped_kinds(question.sections["denominator"]) & LABEL_OF.keys()
    return kinds


def scoped_kinds(text: str) -> set[str]:
    """The kinds of subject, as `graph.facts.KINDS` names them, for which a section narrows by scope."""
    return {_ALSO.get(one, one) for one in scoped_subjects(text)}


def narrowed(text: str) -> str:
    """A section that is asked of nothing but what ``$explained`` names, within the scope."""
    return _CALL.sub(lambda call: f"({call[0]} AND {call[1]}.key IN ${NARROWED})", text)
