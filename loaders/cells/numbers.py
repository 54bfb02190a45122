"""Whole numbers and decimals, with the nouns clerks write behind them."""

from __future__ import annotations

import re
from typing import Final

from loaders.cells.text import EMPTY, plain
from loaders.cells.unreadable import Unreadable

_NOUNS = re.compile(
    r"^(?:约|共|合计)?([+-]?\d[\d,]*(?:\.\d+)?)(?:多|余)?"
    r"(?:年|届|户|人|名|个|层|栋|幢|单元|岁|家|间|套|处|条|项|元|平米|平方米|㎡|m2|°|度)?$"
)
LARGEST: Final = 10**9


def read_integer(value: object) -> int | None:
    """Read a whole number such as ``5``, ``5年``, ``1,200户``; ``None`` for an empty cell.

    Raises:
        Unreadable: ``invalid_number`` for text, fractions and negative numbers.
    """
    number = read_decimal(value)
    if number is None:
        return None
    if not number.is_integer() or not 0 <= number <= LARGEST:
        raise Unreadable("invalid_number")
    return int(number)


def read_decimal(value: object) -> float | None:
    """Read a number, also negative; ``None`` for an empty cell.

    Raises:
        Unreadable: ``invalid_number``.
    """
    if isinstance(value, bool):
        raise Unreadable("invalid_number")
    if isinstance(value, (int, float)):
        return float(value)
    text = plain(value)
    if text in EMPTY:
        return None
    match = _NOUNS.match(text)
    if match is None:
        raise Unreadable("invalid_number")
    return float(match[1].replace(",", ""))
