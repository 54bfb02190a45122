"""Chinese numerals up to 99 999 in names of buildings, units and floors."""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
NUMERALS: Final = "零〇一二两三四五六七八九十百千万"
_ALL = re.compile(f"^[{NUMERALS}]+$")


def from_numerals(text: str) -> int | None:
    """Return the number of ``十二``, ``一百零五`` or ``一二``; ``None`` if it is none."""
    if not _ALL.match(text):
        return None
    if not any(sign in _UNITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total = 0
    current: int | None = None
    for sign in text:
        if sign in _UNITS:
            total += (1 if current is None else current) * _UNITS[sign]
            current = None
        else:
            current = _DIGITS[sign]
    return total + (current or 0)
