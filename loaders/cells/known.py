"""The four clearances of a household card: each either known, with a date, or not."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.cells.dates import Dated, find_date, read_date
from loaders.cells.text import EMPTY, as_text
from loaders.cells.unreadable import Unreadable


class Known(NamedTuple):
    """What is known, and since when; no day where the cell does not say one."""

    text: str
    on: Dated | None


_UNKNOWN = frozenset(
    ("否", "×", "不清", "未掌握", "不详", "未知", "不清楚", "未填", "待查", "未摸排")
)
_LAST_DATE = re.compile(r"[(（\s]*(\d{4}[-./年]\d{1,2}(?:[-./月]\d{1,2})?[日月]?|\d{8})[)）\s]*$")


def read_known(value: object) -> Known | None:
    """Read ``三口之家（2024-03-05）``, ``清 2024.3`` or free text; ``None`` if not known."""
    if not isinstance(value, str):
        try:
            on = read_date(value)
        except Unreadable:
            return Known(as_text(value), None)
        return None if on is None else Known("", on)
    text = as_text(value)
    if text in EMPTY or text in _UNKNOWN:
        return None
    match = _LAST_DATE.search(text)
    if match is None:
        return Known(text, find_date(text))
    try:
        on = read_date(match[1])
    except Unreadable:
        return Known(text, None)
    return Known(text[: match.start()].rstrip("，,;；:： "), on)
