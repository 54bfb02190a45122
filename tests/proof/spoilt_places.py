"""What the spoilt place of a wrong copy speaks of: a thing of some kind, or a relation between two."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.proof.mutants import Mutant

_NODE = r"\((\w*)(?::(\w+))?(?: \{[^{}]*\})?\)"
_PATTERN = re.compile(rf"(?={_NODE}(<?)-\[(\w*)(?::([\w|]+))?(?:\*[\d.]+)?\]-(>?){_NODE})")


@dataclass(frozen=True)
class Place:
    """A place.

    Attributes:
        thing: label of the thing it speaks of, ``""`` if it is no thing or of several kinds.
        relations: ``Source-TYPE-Target`` of the relations it may speak of, a label that is not
            written being empty; none if it is no relation.
    """

    thing: str = ""
    relations: frozenset[str] = frozenset()


def place_of(mutant: Mutant) -> Place:
    """What the first variable of the place stands for, by the last pattern before it that names it."""
    spoilt = mutant.plain[slice(*mutant.place)]
    named = re.search(r"(\w+)\.(?:start|end|earlierLives|\w+Since)\b", spoilt)
    if named is None:
        return Place()
    variable, before = named[1], mutant.plain[: mutant.place[1]]
    relations: frozenset[str] = frozenset()
    for match in _PATTERN.finditer(before):
        if match[4] == variable:
            relations = _between(match, before)
    return Place(relations=relations) if relations else Place(thing=_label(variable, before))


def _between(match: re.Match[str], before: str) -> frozenset[str]:
    left = match[2] or _label(match[1], before)
    right = match[8] or _label(match[7], before)
    source, target = (right, left) if match[3] else (left, right)
    return frozenset(f"{source}-{type_}-{target}" for type_ in (match[5] or "").split("|"))


def _label(variable: str, before: str) -> str:
    named = re.findall(rf"\({variable}:(\w+)", before) if variable else []
    return named[-1] if named else ""
