"""Reading a query as text: what its last RETURN names."""

from __future__ import annotations

import re
from itertools import pairwise

_OPEN, _CLOSE = "([{", ")]}"


def returned(query: str) -> list[str]:
    """Names of the columns of a query's last RETURN, in order."""
    clause = query[_outside(query, r"\bRETURN\b")[-1] :].removeprefix("RETURN")
    for ending in (r"\bORDER BY\b", r"\bLIMIT\b"):
        if found := _outside(clause, ending):
            clause = clause[: found[0]]
    cuts = [-1, *_outside(clause, ","), len(clause)]
    items = [clause[cut + 1 : after].strip() for cut, after in pairwise(cuts)]
    return [re.split(r"\sAS\s", item)[-1].strip().removeprefix("DISTINCT ") for item in items]


def _outside(text: str, pattern: str) -> list[int]:
    """Where a pattern occurs outside all brackets and texts."""
    depth, quoted = 0, False
    depths: list[bool] = []
    for sign in text:
        if sign == "'":
            quoted = not quoted
        elif not quoted:
            depth += (sign in _OPEN) - (sign in _CLOSE)
        depths.append(depth == 0 and not quoted)
    return [found.start() for found in re.finditer(pattern, text) if depths[found.start()]]
