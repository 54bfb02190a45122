"""Days as a clerk types them: `today`, and what a cell of a ledger may hold that is exact to the day."""

from __future__ import annotations

from datetime import date

from graph.asking import no_day
from graph.errors import WrongUse
from loaders.cells.dates import read_date
from loaders.cells.text import plain
from loaders.cells.unreadable import Unreadable

_SERIAL = 5
"""Digits of a day as spreadsheet programs count it; nobody types one, `20246` is a slip of the hand."""


def typed_day(text: str) -> date:
    """A day as given to an option.

    Raises:
        WrongUse: it is no day, or a month or a year without one.
    """
    compact = plain(text)
    if compact == "today":
        return date.today()
    if compact.isdigit() and len(compact) == _SERIAL:
        raise no_day(text)
    try:
        found = read_date(text)
    except Unreadable as error:
        raise no_day(text) from error
    if found is None:
        raise no_day(text)
    if found.precision != "day":
        raise WrongUse(
            f"日期「{text}」没有写到日，请写成 2024-06-30、2024年6月30日或 today。",
            f"{text!r} is not exact to the day; write 2024-06-30 or today.",
        )
    return found.day
