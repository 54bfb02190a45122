"""From the days on which a gap was listed to what became of it: opened, filled, opened again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from graph.language import Text

State = Literal["opened", "reopened", "filled"]
STATES: tuple[State, ...] = get_args(State)
Chosen = Literal["open", "opened", "reopened", "filled", "all"]
"""What a list of gaps can be asked for: those of a state, ``open`` (opened or reopened), or all."""

TITLES = {
    "opened": Text("未销号", "open"),
    "reopened": Text("重新出现", "open again"),
    "filled": Text("已销号", "filled"),
}


@dataclass(frozen=True)
class Sheet:
    """A loaded ledger sheet, as an event names it."""

    ledger: str
    file: str
    sheet: str
    day: date


@dataclass(frozen=True)
class Change:
    """What became of a gap on a day.

    Attributes:
        day: the first of the days asked on which it was so.
        state: opened, filled or opened again.
        sheets: of that day and of a ledger the question rests on; none: only time went by (a contact
            grew old, a term ended).
        before: it was so already on the first day asked, so that it may have begun earlier.
    """

    day: date
    state: State
    sheets: tuple[Sheet, ...] = ()
    before: bool = False


def changes(
    listed: Sequence[bool],
    days: Sequence[date],
    sheets: Sequence[Sheet],
    ledgers: Sequence[str],
    *,
    whole: bool,
) -> list[Change]:
    """What became of a gap.

    Args:
        listed: for each of the days, whether it was listed.
        days: the days asked, ascending.
        sheets: every loaded sheet.
        ledgers: that its question rests on.
        whole: the first of the days is the first of all ledgers: what is listed then began then.
    """
    found: list[Change] = []
    was = False
    for place, (day, now) in enumerate(zip(days, listed, strict=True)):
        if now != was:
            state: State = "filled" if was else "reopened" if found else "opened"
            by = tuple(one for one in sheets if one.day == day and one.ledger in ledgers)
            found.append(Change(day, state, by, before=place == 0 and not whole))
        was = now
    return found
