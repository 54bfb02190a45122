"""What the rows of a run say, gathered by thing, with contradictions found before they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from graph.history import is_single
from graph.said import Claim, Saying, Scalar, Values
from loaders.cells.text import normal_name

_NAMES = frozenset(("name", "path", "room"))
"""Slots in which two spellings of one normal form are the same; the first row's is kept."""


@lru_cache(4_096, typed=True)
def _plain_claim(value: Scalar, start: str | None, end: str | None) -> Claim:
    return Claim(value, start, end)


def _claim(value: Scalar, start: str | None, end: str | None) -> Claim:
    """A claim; one for all rows that say the same, as tens of thousands say 常住."""
    if isinstance(value, list):
        return Claim(value, start, end)
    return _plain_claim(value, start, end)


class Place(NamedTuple):
    """Where a row stands."""

    sheet_key: str
    row: int

    @property
    def source(self) -> str:
        """As provenance keeps it."""
        return f"{self.sheet_key}#{self.row}"

    @classmethod
    def from_source(cls, source: str) -> Place:
        """The inverse of ``source``."""
        sheet_key, _, row = source.rpartition("#")
        return cls(sheet_key, int(row))


class Statement(NamedTuple):
    """One claim about one slot of one thing."""

    label: str
    key: str
    slot: str
    claim: Claim


class Fact(NamedTuple):
    """What a row is about: a thing, or one relation of a thing.

    ``slot`` is empty for a thing; ``other`` and ``start`` name the relation's other end and start.
    """

    label: str
    key: str
    slot: str = ""
    other: str = ""
    start: str = ""


class Apart(NamedTuple):
    """A thing that a row tells of beside another, which stands without it.

    Attributes:
        field: of the row; its cell is what is refused if the thing contradicts an earlier row.
        fact: what the row is about without it.
    """

    field: str
    fact: Fact


@dataclass
class Told:
    """Everything one row says.

    Attributes:
        fact: what the row is about.
        statements: in the order the recipe made them; a thing may be told of without any slot.
        things: every thing the row speaks of, so that it exists.
        apart: those of the things whose contradiction refuses a cell and not the row.
    """

    fact: Fact
    statements: list[Statement] = field(default_factory=list)
    things: list[tuple[str, str]] = field(default_factory=list)
    apart: dict[tuple[str, str], Apart] = field(default_factory=dict)

    def thing(self, label: str, key: str) -> None:
        """Say that a thing exists."""
        self.things.append((label, key))

    def say(
        self,
        label: str,
        key: str,
        slot: str,
        value: Scalar,
        *,
        start: str | None = None,
        end: str | None = None,
        detail: Mapping[str, Scalar] | None = None,
    ) -> None:
        """Say one thing of one slot; ``None`` as value says *none* from this day on."""
        self.statements.append(
            Statement(
                label,
                key,
                slot,
                Claim(value, start, end, dict(detail)) if detail else _claim(value, start, end),
            )
        )

    def tell(self, label: str, key: str, **values: Scalar) -> None:
        """Say descriptive values; an empty one says nothing."""
        self.statements.extend(
            Statement(label, key, slot, _claim(value, None, None))
            for slot, value in values.items()
            if value is not None
        )

    def touched(self) -> tuple[tuple[str, str], ...]:
        """Every thing the row speaks of or says anything of, as (label, key), each once."""
        found = dict.fromkeys(self.things)
        last_label = last_key = ""
        for label, key, _, _ in self.statements:
            if key is not last_key or label is not last_label:
                last_label, last_key = label, key
                found[label, key] = None
        return tuple(found)

    def claims_of_fact(self) -> list[tuple[str, Claim]]:
        """What is said of the thing whose relation the row is about, by slot; else nothing."""
        if not self.fact.slot:
            return []
        about = self.fact.key
        return [(slot, claim) for _, key, slot, claim in self.statements if key == about]

    def without(self, label: str, key: str) -> Told:
        """What the row says beside one of the things that stand apart."""
        return Told(
            self.apart[label, key].fact,
            [said for said in self.statements if (said.label, said.key) != (label, key)],
            [thing for thing in self.things if thing != (label, key)],
            {thing: apart for thing, apart in self.apart.items() if thing != (label, key)},
        )


class Contradiction(NamedTuple):
    """Two rows of one ledger day differ on a single-valued slot of a thing.

    Attributes:
        part: on which their claims differ: ``start``, ``end``, a detail; empty for the value itself.
        other: the row that was kept.
    """

    label: str
    key: str
    slot: str
    part: str
    other: Place


@dataclass(slots=True)
class Heard:
    """One thing on one day of one ledger: its claims, and the rows of those not from the first."""

    first: Place
    claims: Values = field(default_factory=dict)
    places: dict[str, Place] | None = None

    def add(self, slot: str, claim: Claim) -> None:
        """Keep a claim of a row that it names itself."""
        claims = self.claims.setdefault(slot, [])
        if not claims:
            self.places = self.places or {}
            self.places[slot] = self.place_of_claim(claim)
        claims.append(claim)

    def place_of(self, slot: str) -> Place:
        """Where the row stands that said the first claim of a slot."""
        return (self.places or {}).get(slot, self.first)

    def place_of_claim(self, claim: Claim) -> Place:
        """Where the row stands that said a claim."""
        return Place.from_source(claim.source) if claim.source else self.first


HeardByThing = dict[str, dict[str, dict[tuple[str, str], Heard]]]
"""By label, key, ledger and day."""


class Book:
    """The sayings of one run.

    Args:
        elsewhere: what other sheets said before for the same ledger days; rows are held against it.
    """

    def __init__(self, elsewhere: HeardByThing | None = None) -> None:
        self._heard: HeardByThing = {}
        self._elsewhere: HeardByThing = {} if elsewhere is None else elsewhere

    def contradictions(self, ledger: str, day: str, told: Told) -> Iterator[Contradiction]:
        """Find the single-valued slots on which an earlier row of that ledger day differs.

        What a row is about may be a relation of which a thing has many: then its end and its details
        are what two rows can differ on.
        """
        yield from _contradictions(self._heard, (ledger, day), told)
        if self._elsewhere:
            yield from _contradictions(self._elsewhere, (ledger, day), told)

    def add(self, ledger: str, day: str, place: Place, told: Told) -> bool:
        """Keep what a row says; returns whether any of it was new in this run."""
        at = (ledger, day)
        new = False
        for label, key in told.things:
            new |= self._at(label, key, at, place)[1]
        heard: Heard | None = None
        last_label = last_key = ""
        for label, key, slot, claim in told.statements:
            if heard is None or key is not last_key or label is not last_label:
                last_label, last_key = label, key
                heard, fresh = self._at(label, key, at, place)
                new |= fresh
            claims = heard.claims.get(slot)
            if claims is not None and (
                claims[0] is claim or any(_same(slot, known, claim) for known in claims)
            ):
                continue
            new = True
            if place is not heard.first and place != heard.first:
                claim = claim._replace(source=place.source)
                if claims is None:
                    heard.places = heard.places or {}
                    heard.places[slot] = place
            if claims is None:
                heard.claims[slot] = [claim]
            else:
                claims.append(claim)
        return new

    def _at(self, label: str, key: str, at: tuple[str, str], place: Place) -> tuple[Heard, bool]:
        things = self._heard.get(label)
        if things is None:
            things = self._heard[label] = {}
        by_day = things.get(key)
        if by_day is None:
            by_day = things[key] = {}
        heard = by_day.get(at)
        if heard is not None:
            return heard, False
        heard = by_day[at] = Heard(place)
        return heard, True

    def has(self, label: str, key: str) -> bool:
        """Whether a thing was told of."""
        return key in self._heard.get(label, {})

    def says(self, statement: Statement) -> bool:
        """Whether a row of any ledger said just this."""
        label, key, slot, claim = statement
        return any(
            _same(slot, known, claim)
            for heard in self._heard.get(label, {}).get(key, {}).values()
            for known in heard.claims.get(slot, ())
        )

    def labels(self) -> list[str]:
        """Labels of all things told of."""
        return list(self._heard)

    def take(self, label: str) -> dict[str, list[Saying]]:
        """Take the sayings of a label's things out of the book.

        Returns:
            By key; claims in an order that does not depend on rows.
        """
        taken = self._heard.pop(label, {})
        sayings: dict[str, list[Saying]] = {}
        for key in list(taken):
            sayings[key] = [
                Saying(ledger, [day], _canonical(heard.claims), heard.first.source)
                for (ledger, day), heard in taken.pop(key).items()
            ]
        return sayings


def _contradictions(
    words: HeardByThing, at: tuple[str, str], told: Told
) -> Iterator[Contradiction]:
    heard: Heard | None = None
    last_label = last_key = ""
    for label, key, slot, claim in told.statements:
        # Statements of one thing follow each other, and name it by the same objects.
        if key is not last_key or label is not last_label:
            last_label, last_key = label, key
            by_day = words.get(label, {}).get(key)
            heard = by_day.get(at) if by_day else None
        if heard is None or slot not in heard.claims:
            continue
        known = heard.claims[slot][0]
        about = slot == told.fact.slot and key == told.fact.key
        if known is claim and not about:
            continue  # the rows of one door say most of it again, by the same claims
        if is_single(label, slot):
            if not _same(slot, known, claim):
                part = _part(known, claim)
                yield Contradiction(label, key, slot, part, heard.place_of(slot))
        elif about:
            for known in heard.claims[slot]:
                if _differ(known, claim):
                    part, other = _part(known, claim), heard.place_of_claim(known)
                    yield Contradiction(label, key, slot, part, other)


def _same(slot: str, one: Claim, other: Claim) -> bool:
    """Whether two claims of a slot say the same, as keys are the same: however a name is spelled."""
    if one.same_as(other):
        return True
    if slot not in _NAMES or one[1:4] != other[1:4]:
        return False
    return normal_name(str(one.value)) == normal_name(str(other.value))


def _differ(one: Claim, other: Claim) -> bool:
    """Whether two claims say different things of one relation; what one leaves out is no difference."""
    if (one.value, one.start) != (other.value, other.start):
        return False
    if one.end and other.end and one.end != other.end:
        return True
    mine, theirs = one.detail or {}, other.detail or {}
    return any(mine[name] != theirs[name] for name in mine.keys() & theirs.keys())


def _part(one: Claim, other: Claim) -> str:
    """On what two claims differ, the value before all else; what one leaves out does so last."""
    if one.value != other.value:
        return ""
    bounds = (("start", one.start, other.start), ("end", one.end, other.end))
    details = [*(one.detail or {}), *(other.detail or {})]
    pairs = [
        *bounds,
        *((name, (one.detail or {}).get(name), (other.detail or {}).get(name)) for name in details),
    ]
    differing = [(name, mine, theirs) for name, mine, theirs in pairs if mine != theirs]
    stated = [name for name, mine, theirs in differing if mine and theirs]
    return next(iter([*stated, *(name for name, *_ in differing)]), "")


def _canonical(claims: Values) -> Values:
    """Several claims of one slot in a fixed order; *none* beside a named one says nothing."""
    for slot, said in claims.items():
        if len(said) > 1:
            named = [claim for claim in said if claim.value is not None] or said
            claims[slot] = sorted(
                named, key=lambda claim: (str(claim.value), claim.start or "", claim.end or "")
            )
    return claims
