"""When somebody was gone: what branches say of a member who left, corrected, and his return.

A date of leaving is a bound, so that the one stated last holds for every day asked about. Somebody
transferred is back as soon as another branch lists him as its own: that is what most transfers are. The
branch he left goes on listing him as transferred for a while; that changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.said import Scalar

UNSAID = "离开"
"""What a ledger says that gives a day of leaving and no reason."""


@dataclass(frozen=True)
class Departure:
    """What one ledger says of somebody who left.

    Attributes:
        day: ISO as-of day of the ledger.
        left: key of what he left.
        since: ISO day he left as it is stated; ``None`` where only a reason is.
        reason: why.
    """

    day: str
    left: str
    since: str | None
    reason: str


Listing = tuple[str, str]
"""ISO as-of day of a ledger that lists somebody as there, and the key of what it lists him in."""

_NEVER = ""


def absences(
    departures: Sequence[Departure], listings: Sequence[Listing], final: Sequence[str]
) -> list[tuple[str, Scalar]]:
    """Since when somebody was gone, and since when back.

    Args:
        departures: in the order of their days.
        listings: those that say nothing of leaving, in the same order.
        final: reasons after which nobody comes back.

    Returns:
        From day to day the reason he is gone, ``None`` where he is not; the first is a reason.
    """
    by_return: dict[str, list[Departure]] = {}
    for one in departures:
        back = _NEVER if one.reason in final else _return(one, listings)
        by_return.setdefault(back, []).append(one)
    spans: list[tuple[str, str, str]] = []
    for back, told in by_return.items():
        # Several ledgers tell of one departure: the last that states a day, or a reason, is right.
        start = next((one.since for one in reversed(told) if one.since), told[0].day)
        reason = next((one.reason for one in reversed(told) if one.reason != UNSAID), UNSAID)
        if back == _NEVER or start < back:
            spans.append((start, back, reason))
    return _steps(sorted(spans))


def _return(departure: Departure, listings: Sequence[Listing]) -> str:
    """The first day another one lists him: after he left, or after it was told that he will.

    A listing counts only if the one he left has not listed him as there after it.
    """
    told, left = departure.day, departure.left
    since = min(told, departure.since or told)
    still_there = max((day for day, where in listings if where == left and day < told), default="")
    return next(
        (day for day, where in listings if where != left and day > max(since, still_there)), _NEVER
    )


def _steps(spans: Sequence[tuple[str, str, str]]) -> list[tuple[str, Scalar]]:
    days = sorted({day for start, back, _ in spans for day in (start, back) if day != _NEVER})
    steps: list[tuple[str, Scalar]] = []
    for day in days:
        reasons = [
            reason
            for start, back, reason in spans
            if start <= day and (back == _NEVER or day < back)
        ]
        value = reasons[-1] if reasons else None
        if not steps or steps[-1][1] != value:
            steps.append((day, value))
    return steps
