"""Things that a person judged to be one: how what is said of each becomes the state of the one.

Nothing a ledger said is moved or merged. Each thing keeps its own sayings. From those of a whole group
the state of the one that stands for it is derived; the others keep their names and have no life and no
relations; and whoever names one of them is taken to name the one that stands for it. Taking the
judgement back derives the same sayings the other way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graph.history import State, derive, is_single
from graph.lives import FOREVER
from graph.said import Claim, Saying, Values, merge_sayings

_OWN = frozenset(("name", "code", "room", "path", "relationToHead", "maskedId"))
"""Slots that say which thing it is: those of the one that stands for the group count alone."""

_NAMES = "formerNames"


@dataclass(frozen=True)
class Same:
    """Which things are one.

    Attributes:
        stands: of every thing that another stands for, the key of that other.
    """

    stands: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Same:
        """Make it of judgements in the order they were given.

        Args:
            pairs: the key of the one that is kept, and of the other. Judged one with a thing that
                another stands for already, the whole groups are one, and the first's stands for all.
        """
        above: dict[str, str] = {}

        def root(key: str) -> str:
            while key in above:
                key = above[key]
            return key

        for kept, other in pairs:
            first, second = root(kept), root(other)
            if first != second:
                above[second] = first
        return cls({key: root(key) for key in above})

    @cached_property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """Of every thing that stands for others, those others."""
        found: dict[str, list[str]] = {}
        for other, first in self.stands.items():
            found.setdefault(first, []).append(other)
        return {first: tuple(sorted(others)) for first, others in found.items()}

    def one(self, key: str) -> str:
        """The key of what stands for a thing; its own where nothing else does."""
        return self.stands.get(key, key)

    def group(self, key: str) -> tuple[str, ...]:
        """Every thing that is one with it, the one that stands for them first."""
        first = self.one(key)
        return (first, *self.groups.get(first, ()))

    def heard(self, sayings: Sequence[Saying]) -> list[Saying]:
        """Sayings of any thing, those they name replaced by what stands for them."""
        if not self.stands:
            return list(sayings)
        return [self._heard(saying) for saying in sayings]

    def _heard(self, saying: Saying) -> Saying:
        if not any(
            isinstance(claim.value, str) and claim.value in self.stands
            for claims in saying.values.values()
            for claim in claims
        ):
            return saying
        return _with(
            saying,
            {slot: list(map(self._claim, claims)) for slot, claims in saying.values.items()},
        )

    def _claim(self, claim: Claim) -> Claim:
        if isinstance(claim.value, str) and claim.value in self.stands:
            return claim._replace(value=self.stands[claim.value])
        return claim

    def state(self, label: str, key: str, said: Mapping[str, Sequence[Saying]]) -> State:
        """Derive the state of one thing.

        Args:
            label: of the thing.
            key: of the thing.
            said: by key, the sayings of the thing and of all that are one with it.
        """
        own = derive(label, self.heard(said[key]))
        first, *others = self.group(key)
        if key != first:
            own.links.clear()
            own.properties.update(start=FOREVER, end=FOREVER)
            own.properties.pop("earlierLives", None)
            return own
        if not others:
            return own
        return derive(label, self.heard(joined(label, said[key], [said[one] for one in others])))


def joined(label: str, first: Sequence[Saying], others: Iterable[Sequence[Saying]]) -> list[Saying]:
    """What is said of several things, as said of the first of them.

    Where two rows of one ledger day say different things of what can be one only, the first's stands;
    an empty cell beside a filled one says nothing.

    Args:
        label: of the things.
        first: sayings of the one that stands for all.
        others: those of the others, in their order.

    Returns:
        In the canonical order of sayings.
    """
    together = [_by_day(saying) for saying in first]
    days = [day for one in together for day in one]
    named = {slot for saying in first for slot in saying.values if slot in _OWN}
    for said in others:
        for saying in said:
            for day in _by_day(_named_otherwise(label, saying, named)):
                _give_way(label, day, days)
                days.append(day)
    return merge_sayings((), days)


def _by_day(saying: Saying) -> list[Saying]:
    return [
        Saying(
            saying.ledger,
            [day],
            dict(saying.values),
            saying.source,
            saying.absent,
        )
        for day in saying.days
    ]


def _named_otherwise(label: str, saying: Saying, named: set[str]) -> Saying:
    """What is said of another, its own name as a further name of the first."""
    values: Values = {slot: claims for slot, claims in saying.values.items() if slot not in named}
    return _with(saying, values)


def _give_way(label: str, later: Saying, before: Sequence[Saying]) -> None:
    """Take from one of two sayings of one ledger day what differs on a slot that holds one value."""
    if later.absent:
        return
    for earlier in before:
        if earlier.absent or (earlier.ledger, earlier.days) != (later.ledger, later.days):
            continue
        for slot in list(later.values):
            if slot not in earlier.values or not is_single(label, slot):
                continue
            says_nothing = earlier.values[slot][0].value is None
            weaker = earlier if says_nothing else later
            del weaker.values[slot]


def _with(saying: Saying, values: Values) -> Saying:
    return Saying(saying.ledger, saying.days, values, saying.source, saying.absent)


def changed_groups(before: Same, after: Same) -> Iterator[str]:
    """Keys of the things that stood for others, or were stood for, otherwise than they do now."""
    for key in {*before.stands, *before.groups, *after.stands, *after.groups}:
        if before.group(key) != after.group(key):
            yield key
