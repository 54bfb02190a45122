"""Short names: what clerks write for an organisation or an employer whose full name its own ledger has.

They are read off the full name by taking away what says its kind only, so that they never have to be
kept. A short name decides nothing by itself: it is looked for only where nothing bears the name as
written, and one that fits two things is ambiguous.
"""

from __future__ import annotations

import re
from typing import Final

from loaders.cells.text import normal_name

_PREFIX: Final = "中共"
_ORGANISATION: Final = (
    # Longest first: the ending, and what is written for it.
    ("总支部委员会", ("党总支", "总支")),
    ("支部委员会", ("党支部", "支部")),
    ("总支部", ("党总支", "总支")),
    ("支部", ("党支部", "支部")),
    ("委员会", ("党委",)),
)
_COMPANY: Final = (
    "集团股份有限公司", "集团有限责任公司", "集团有限公司", "股份有限公司", "有限责任公司", "有限公司",
)  # fmt: skip
_BRACKETS: Final = re.compile(r"\([^()]*\)$")
_SHORTEST: Final = 2
"""Signs that a short name has at least."""


def short_organisation(name: str) -> set[str]:
    """Short forms of an organisation's name: ``中共甲社区支部委员会`` is 甲社区党支部, 甲社区支部."""
    full = normal_name(name)
    bare = full.removeprefix(_PREFIX)
    found = {bare}
    for ending, short in _ORGANISATION:
        if bare.endswith(ending):
            stem = bare.removesuffix(ending).removesuffix("党")
            found.update(stem + one for one in (*short, ending) if stem)
            break
    return _kept(found, full)


def short_employer(name: str) -> set[str]:
    """Short forms of an employer's name: ``众业造价咨询有限公司`` is 众业造价咨询公司, 众业造价咨询."""
    full = normal_name(name)
    bare = _BRACKETS.sub("", full)
    found = {bare}
    for ending in _COMPANY:
        if bare.endswith(ending):
            stem = bare.removesuffix(ending)
            found.update((stem, f"{stem}公司"))
            if ending.startswith("集团"):
                found.add(f"{stem}集团")
            break
    return _kept(found, full)


def _kept(found: set[str], full: str) -> set[str]:
    return {one for one in found if one != full and len(one) >= _SHORTEST}
