"""What ledgers said of a thing, and how that is kept on its node.

Nothing a ledger said is ever overwritten: every thing keeps its sayings, one per ledger, content and
set of days. All else in the graph (attributes, life, relations) is derived from them by
``graph.history``, so the order in which ledgers are loaded cannot matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

import orjson

Scalar: TypeAlias = str | int | float | list[str] | None

LIFE = "life"
"""The slot in which a ledger states when the thing itself began or ended."""


class Claim(NamedTuple):
    """One thing said of one slot: an attribute's value, or the key at the other end of a relation.

    Attributes:
        value: scalar, or key of the other thing; ``None`` says "none".
        start: ISO day the ledger gives as start, if it gives one.
        end: ISO day the ledger gives as end (exclusive), if it gives one.
        detail: attributes of the relation.
        source: ``sheet#row`` where it differs from the saying's own.
    """

    value: Scalar
    start: str | None = None
    end: str | None = None
    detail: dict[str, Scalar] | None = None
    source: str | None = None

    def same_as(self, other: Claim) -> bool:
        """Whether both say the same, wherever they were read."""
        return self[:4] == other[:4]


_NOTHING_BESIDE = (None,) * 4


def sheet_of(source: str) -> str:
    """Key of the sheet in ``sheet#row``."""
    return source.rpartition("#")[0]


Values: TypeAlias = dict[str, list[Claim]]


@dataclass(slots=True)
class Saying:
    """What one ledger said of one thing, with the same content on one or several days.

    Attributes:
        ledger: name of the ledger.
        days: ISO as-of days on which it said so, ascending.
        values: what it said, by slot.
        source: ``sheet#row`` of the newest day.
        earlier: the same of the days before it, by day.
        absent: the ledger was proven complete on these days (``graph.completeness``) and no longer
            listed what stands in ``values``: the other ends of relations, under `LIFE` the thing itself.
    """

    ledger: str
    days: list[str]
    values: Values
    source: str
    absent: bool = False
    earlier: Mapping[str, str] = field(default_factory=dict)

    def source_of(self, day: str) -> str:
        """``sheet#row`` of one of its days; empty if that is not known."""
        return self.source if day == self.days[-1] else self.earlier.get(day, "")

    @property
    def digest(self) -> str:
        """Hash of ledger and content; equal for the same row wherever and whenever it stands."""
        content = {slot: [claim[:4] for claim in claims] for slot, claims in self.values.items()}
        text = orjson.dumps([self.ledger, self.absent, content], option=orjson.OPT_SORT_KEYS)
        return hashlib.blake2b(text, digest_size=8).hexdigest()

    def about(self, slots: Iterable[str]) -> Saying:
        """The same, of these slots only."""
        return replace(self, values={one: self.values[one] for one in slots if one in self.values})

    def marks(self) -> list[str]:
        """One ``digest@day`` for every day: what a load compares to see that nothing is new."""
        digest = self.digest
        return [f"{digest}@{day}" for day in self.days]

    def to_text(self) -> str:
        """Write it as it is kept in the graph."""
        values = {slot: [_trim(claim) for claim in claims] for slot, claims in self.values.items()}
        record: dict[str, object] = {
            "l": self.ledger,
            "d": self.days,
            "s": self.source,
            "v": values,
        }
        if self.absent:
            record["a"] = True
        if self.earlier:
            record["e"] = [_short(self.earlier.get(day, ""), day) for day in self.days[:-1]]
        return orjson.dumps(record).decode()

    @classmethod
    def from_text(cls, text: str) -> Saying:
        """Read what ``to_text`` wrote."""
        record = orjson.loads(text)
        values = {slot: [Claim(*claim) for claim in claims] for slot, claims in record["v"].items()}
        return cls(
            record["l"],
            record["d"],
            values,
            record["s"],
            record.get("a", False),
            {
                day: _whole(short, day)
                for day, short in zip(record["d"][:-1], record.get("e", ()), strict=False)
                if short
            },
        )


_SHEET = "sheet|sha256="
"""What the keys of sheets begin with; they end with the day, which is known of a source of a day."""


def _short(source: str, day: str) -> str:
    """A source as it is kept beside its day; a city keeps millions of them."""
    key, _, row = source.rpartition("#")
    end = f"|day={day}"
    if key.startswith(_SHEET) and key.endswith(end):
        return f"~{key[len(_SHEET) : -len(end)]}#{row}"
    return source


def _whole(short: str, day: str) -> str:
    if not short.startswith("~"):
        return short
    key, _, row = short[1:].rpartition("#")
    return f"{_SHEET}{key}|day={day}#{row}"


def _trim(claim: Claim) -> Sequence[object]:
    if claim[1:] == _NOTHING_BESIDE:
        return claim[:1]
    written: list[object] = list(claim)
    while len(written) > 1 and written[-1] is None:
        written.pop()
    return written


def merge_sayings(old: Iterable[Saying], new: Iterable[Saying]) -> list[Saying]:
    """Add new sayings to old ones: the same content on another day adds the day.

    Returns:
        Sayings in a canonical order, whatever the order they were heard in.
    """
    heard = [*old, *new]
    if len(heard) == 1:
        return heard
    merged: dict[str, Saying] = {}
    for saying in heard:
        known = merged.get(digest := saying.digest)
        if known is None:
            merged[digest] = Saying(
                saying.ledger,
                list(saying.days),
                saying.values,
                saying.source,
                saying.absent,
                saying.earlier,
            )
            continue
        known.earlier = _earlier(known, saying)
        if (saying.days[-1], saying.source) > (known.days[-1], known.source):
            known.values, known.source = saying.values, saying.source
        known.days = sorted({*known.days, *saying.days})
    ordered = sorted(merged.items(), key=lambda item: (item[1].days, item[1].ledger, item[0]))
    return [saying for _, saying in ordered]


def _earlier(one: Saying, other: Saying) -> dict[str, str]:
    """The sources of all days of two sayings of one content, but of the newest."""
    days = sorted({*one.days, *other.days})
    found: dict[str, str] = {}
    for day in days[:-1]:
        sources = [said.source_of(day) for said in (one, other) if day in said.days]
        if source := max(sources):
            found[day] = source
    return found
