"""What several recipes say in the same way."""

from __future__ import annotations

from loaders.book import Told
from loaders.cells.dates import Dated
from loaders.rows.base import LedgerRow


def iso(when: Dated | None) -> str | None:
    """The day of a date cell as ISO text."""
    return when.day.isoformat() if when is not None else None


def latest(when: Dated | None) -> str | None:
    """The last day that a date cell can mean, as ISO text."""
    return when.latest.isoformat() if when is not None else None


def joined(texts: tuple[str, ...] | None) -> str | None:
    """Several phones as one text."""
    return "、".join(texts) if texts else None


def tell_holder(
    told: Told,
    row: LedgerRow,
    label: str,
    key: str,
    slot: str,
    *,
    field: str,
    start: str | None = None,
    end: str | None = None,
) -> None:
    """Say who holds a post: an empty cell says *nobody* from this day on, an absent column nothing."""
    if row.said(field):
        name = getattr(row, field)
        told.say(label, key, slot, name, start=start if name else None, end=end if name else None)


def tell_post(
    told: Told,
    row: LedgerRow,
    label: str,
    key: str,
    slot: str,
    *,
    field: str,
    start: str | None = None,
) -> None:
    """Say who holds a post and his phones (the column beside it)."""
    tell_holder(told, row, label, key, slot, field=field, start=start)
    told.tell(label, key, **{f"{slot}Phone": joined(getattr(row, f"{field}_phones"))})
