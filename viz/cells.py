"""Values as a reader sees them: cells, counts, shares, days."""

from __future__ import annotations

from datetime import date, datetime
from math import floor

from graph.language import Language, Text

_YES, _NO = Text("是", "yes"), Text("否", "no")
HALF_A_TENTH = 0.0005
"""Half of the last decimal of a share that is shown."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Signs that begin a formula; programs set to a language of full-width signs take those, too."""


def cell_text(value: object, language: Language = "zh") -> str:
    """A value as text: empty for nothing, ISO for days, several joined by ``、``.

    A fraction is a share, the only fraction that answers hold: ``84.4%``.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return (_YES if value else _NO).say(language)
    if isinstance(value, float):
        return _percent(value * 1000)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "、".join(cell_text(part, language) for part in value)
    return str(value)


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet program would run as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def share(part: int, whole: int) -> str:
    """A share with one decimal: ``84.4%``; empty when there is nothing to be shared.

    It never rounds to all or nothing: 19,845 of 19,846 is ``99.9%``, 1 of them ``0.1%``. This is
    the one rounding of shares there is: terminal, page, sheet and file take theirs from here.
    """
    return _percent(part * 1000 / whole) if whole else ""


def share_format(value: float) -> str:
    """The number format under which a spreadsheet program shows a share as `share` writes it.

    The cell keeps the exact number; only where the program's own rounding would make all or nothing
    of it, the format is the text itself.
    """
    almost = 0 < value < HALF_A_TENTH or 1 - HALF_A_TENTH <= value < 1
    return f'"{_percent(value * 1000)}"' if almost else "0.0%"


def local_time(stamp: str) -> str:
    """A kept stamp (ISO 8601 in UTC) as the clock on the wall showed it: ``2026-11-27 13:39``."""
    return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")


def _percent(exact: float) -> str:
    # Half upwards, as spreadsheet programs and people round.
    per_mille = floor(exact + 0.5)
    if exact < 1000:
        per_mille = min(per_mille, 999)
    if exact > 0:
        per_mille = max(per_mille, 1)
    return f"{per_mille / 10:.1f}%"


def width(part: int, whole: int) -> float:
    """A share as a length in percent of the bar, for drawing; 0 of an empty whole."""
    return round(part * 100 / whole, 3) if whole else 0.0
