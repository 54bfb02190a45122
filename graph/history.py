"""From what was said to what was so: attributes, life and relations with their intervals.

Pure functions of the sayings of one thing (``graph.said``); rules of ledgers.md, "Time".
Days are ISO texts here (they sort as days do) and become dates when they are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple

from graph.leaving import Departure, absences
from graph.lives import FOREVER, Heard, lives_after, stated_start
from graph.model import RELATIONS, THINGS, Attribute, Leaving, Relation, Thing
from graph.said import LIFE, Saying, Scalar


@dataclass(slots=True)
class Link:
    """A derived relation of the owner.

    Attributes:
        end: ISO day it ended, or ``FOREVER``; empty for a permanent relation.
        detail: its own attributes.
        source: ``sheet#row`` it rests on.
    """

    end: str
    detail: dict[str, Scalar]
    source: str


LinkKey = tuple[str, str, str]
"""Name of the relation, key of the other end, ISO start day (empty for a permanent relation)."""


@dataclass(slots=True)
class State:
    """Everything derived from the sayings of one thing."""

    properties: dict[str, object] = field(default_factory=dict)
    links: dict[LinkKey, Link] = field(default_factory=dict)


class Ending(NamedTuple):
    """A thing, or a relation of one, that ends.

    Attributes:
        ledger: the whole one that no longer lists it; empty where what a ledger says ends it.
        day: ISO day on which it ends.
        label: of the thing.
        key: of the thing.
        relation: name of the relation that ends; empty where the thing itself does.
        other: key of the relation's other end.
    """

    ledger: str
    day: str
    label: str
    key: str
    relation: str = ""
    other: str = ""

    @property
    def what(self) -> tuple[str, str, str, str]:
        """What ends, whoever ends it."""
        return self.label, self.key, self.relation, self.other


@dataclass(frozen=True)
class _Plan:
    attributes: dict[str, Attribute]
    relations: dict[str, Relation]


@cache
def thing_of(label: str) -> Thing:
    """The declared thing of a label."""
    return next(thing for thing in THINGS if thing.label == label)


@cache
def plan_for(label: str) -> _Plan:
    """The slots a thing's sayings may fill: its attributes and the relations it keeps."""
    thing = thing_of(label)
    return _Plan(
        {attribute.name: attribute for attribute in thing.attributes},
        {relation.name: relation for relation in RELATIONS if relation.owner == label},
    )


def is_single(label: str, slot: str) -> bool:
    """Whether two rows of one ledger day that differ on this slot contradict each other."""
    if slot == LIFE:
        return True
    plan = plan_for(label)
    if (attribute := plan.attributes.get(slot)) is not None:
        return attribute.kind != "texts" and not attribute.latest
    return plan.relations[slot].cardinality in ("one", "last")


def derive(label: str, sayings: list[Saying]) -> State:
    """Derive the state of one thing.

    Args:
        label: label of the thing.
        sayings: all that was ever said of it, in the canonical order of ``merge_sayings``.

    Returns:
        Properties (dates still ISO text) and outgoing relations; an unknown slot is a KeyError.
    """
    plan = plan_for(label)
    state = State()
    slots: dict[str, list[Heard]] = {}
    for saying in sayings:
        if saying.absent:
            continue
        ledger = saying.ledger
        for slot, claims in saying.values.items():
            heard = slots.setdefault(slot, [])
            for claim in claims:
                source = claim.source or saying.source
                for day in saying.days:
                    heard.append(Heard(day, ledger, claim, source))
    for heard in slots.values():
        if len(heard) > 1:
            # By ledger within a day: what a ledger says later must not change which of two ledgers
            # that differ on one day was heard last on it.
            heard.sort(key=lambda said: (said.day, said.ledger))
    life = slots.pop(LIFE, [])
    state.properties.update(_life(label, sayings, life))
    begun = stated_start(life)
    for slot, heard in slots.items():
        if (attribute := plan.attributes.get(slot)) is not None:
            if attribute.latest and len(heard) > 1:
                heard = _latest_of_each_day(heard)
            if not attribute.dated and attribute.kind != "texts" and attribute.leaving is None:
                state.properties[slot] = heard[-1].claim.value
                continue
            if attribute.leaving is not None:
                named = slots.get(attribute.leaving.relation, [])
                state.properties.update(_left(attribute, attribute.leaving, heard, named))
                continue
            heard = _from_start(heard, begun) if attribute.from_start else heard
            state.properties.update(_attribute(attribute, heard))
        else:
            relation = plan.relations[slot]
            heard = _from_start(heard, begun) if relation.from_start else heard
            for other, start, link in _relation(relation, heard, sayings):
                key = (relation.name, other, start)
                # What was missed may begin anew on one day by rows of several stated starts.
                if relation.permanent or key not in state.links or state.links[key].end < link.end:
                    state.links[key] = link
    return state


def _life(label: str, sayings: list[Saying], stated: list[Heard]) -> dict[str, object]:
    """When the thing existed, as properties."""
    lives = lives_after(thing_of(label), sayings, stated)
    if not lives:
        return {"start": FOREVER, "end": FOREVER}
    properties: dict[str, object] = {"start": lives[-1][0], "end": lives[-1][1]}
    if len(lives) > 1:
        properties["earlierLives"] = [f"{begun}/{ended}" for begun, ended in lives[:-1]]
    return properties


def _from_start(heard: list[Heard], begun: str | None) -> list[Heard]:
    """The claims of a slot, those heard first carried back to the thing's stated beginning.

    Only those: a later ledger that says something else repeats the beginning beside it.
    """
    first = heard[0].day
    if begun is None or begun >= first:
        return heard
    return [
        replace(said, claim=said.claim._replace(start=said.claim.start or begun))
        if said.day == first
        else said
        for said in heard
    ]


def _latest_of_each_day(heard: list[Heard]) -> list[Heard]:
    """The claims of a slot of days, of each ledger day the one that names the latest."""
    latest: dict[str, Heard] = {}
    for said in heard:
        known = latest.setdefault(said.day, said)
        if str(said.claim.value) > str(known.claim.value):
            latest[said.day] = said
    return list(latest.values())


def _attribute(attribute: Attribute, heard: list[Heard]) -> dict[str, object]:
    if not attribute.dated:
        if attribute.kind == "texts":
            return {attribute.name: _union(heard)}
        return {attribute.name: heard[-1].claim.value}
    if len(heard) == 1 and heard[0].claim.end is None:
        return {attribute.name: heard[0].claim.value, attribute.since: heard[0].start}
    if attribute.empties and any(said.claim.start or said.claim.end for said in heard):
        return _over_time(attribute, _held(heard))
    return _over_time(attribute, _steps(heard))


def _left(
    attribute: Attribute, leaving: Leaving, heard: list[Heard], named: list[Heard]
) -> dict[str, object]:
    """An attribute that says that the thing left what ``named`` says it is in."""
    where = {said.day: str(said.claim.value) for said in named}
    told = [
        Departure(said.day, where.get(said.day, ""), said.claim.start, str(said.claim.value))
        for said in heard
    ]
    days = {said.day for said in heard}
    listings = [(day, other) for day, other in where.items() if day not in days]
    steps = absences(told, listings, leaving.final)
    return _over_time(attribute, steps) if steps else {}


def _over_time(attribute: Attribute, steps: list[tuple[str, Scalar]]) -> dict[str, object]:
    since, value = steps[-1]
    properties: dict[str, object] = {attribute.name: value, attribute.since: since}
    if len(steps) > 1:
        properties[attribute.before] = [
            f"{day}={'' if earlier is None else earlier}" for day, earlier in steps[:-1]
        ]
    return properties


def _union(heard: list[Heard]) -> list[str]:
    values: set[str] = set()
    for said in heard:
        if isinstance(said.claim.value, list):
            values.update(said.claim.value)
    return sorted(values)


def _steps(heard: list[Heard]) -> list[tuple[str, Scalar]]:
    """Values of a dated attribute from day to day: as of D the last said that had begun by D."""
    days = sorted(
        {said.start for said in heard} | {said.claim.end for said in heard if said.claim.end}
    )
    steps: list[tuple[str, Scalar]] = []
    for day in days:
        begun = [said for said in heard if said.start <= day]
        if not begun:
            continue
        last = begun[-1]
        value = None if last.claim.end is not None and last.claim.end <= day else last.claim.value
        if not steps or steps[-1][1] != value:
            steps.append((day, value))
    return steps


def _held(heard: list[Heard]) -> list[tuple[str, Scalar]]:
    """The same of a fact with days of its own, such as who keeps a grid: it ends like a relation.

    A later ledger that names somebody else ends it on that ledger's day, though the other may begin
    only afterwards. Where the days of two overlap, the one said later is told.
    """
    values = dict.fromkeys(said.claim.value for said in heard if said.claim.value is not None)
    spans = [
        (start, end, said, value)
        for value in values
        for start, end, said in _single(value, heard)
        if start < end
    ]
    steps: list[tuple[str, Scalar]] = []
    for day in sorted({edge for start, end, *_ in spans for edge in (start, end)} - {FOREVER}):
        holding = [
            (heard.index(said), value) for start, end, said, value in spans if start <= day < end
        ]
        value = max(holding, key=lambda one: one[0])[1] if holding else None
        if not steps or steps[-1][1] != value:
            steps.append((day, value))
    first = heard[0]
    if not steps or (first.claim.value is None and first.day < steps[0][0]):
        # That there was none is told since that day, too.
        steps.insert(0, (first.day, None))
    return steps


_Interval = tuple[str, str, Heard]
"""From a day to a day, and the claim that tells of it."""


def _relation(
    relation: Relation, heard: list[Heard], sayings: list[Saying]
) -> Iterator[tuple[str, str, Link]]:
    if relation.permanent:
        last = heard[-1]
        yield str(last.claim.value), "", Link("", last.claim.detail or {}, last.source)
        return
    if relation.cardinality == "last":
        last = heard[-1]
        if last.claim.value is not None:
            end = last.claim.end or FOREVER
            yield str(last.claim.value), last.start, Link(end, last.claim.detail or {}, last.source)
        return
    by_other: dict[str, list[Heard]] = {}
    for said in heard:
        if said.claim.value is not None:
            by_other.setdefault(str(said.claim.value), []).append(said)
    for other, mine in by_other.items():
        if relation.cardinality == "many":
            dated = [one for one in relation.attributes if one.dated]
            found = _lasting(_many(mine, _closing_days(relation, mine, sayings), dated))
        else:
            found = _apart(_lasting(_single(other, heard)))
        for start, end, last in found:
            yield other, start, Link(end, last.claim.detail or {}, last.source)


def _lasting(intervals: Iterable[_Interval]) -> Iterator[_Interval]:
    """Those of at least a day: an end may be said that lies before the beginning."""
    return (one for one in intervals if one[0] < one[1])


def _single(other: Scalar, heard: list[Heard]) -> Iterator[_Interval]:
    """Intervals in which a single-valued slot held ``other``: each ends on the day another is said.

    An end that was stated stands until another is: a later empty end cell says nothing.
    """
    last: Heard | None = None
    start, stated_end = "", FOREVER
    by_day: dict[str, list[Heard]] = {}
    for said in heard:
        by_day.setdefault(said.day, []).append(said)
    for day, said_then in by_day.items():
        mine = next((said for said in said_then if said.claim.value == other), None)
        if mine is None:
            if last is not None:
                yield start, min(day, stated_end), last
                last = None
            continue
        if last is not None and stated_end <= mine.start:
            yield start, stated_end, last
            last = None
        if last is None:
            start, stated_end = mine.start, FOREVER
        start = min(start, mine.start)
        stated_end = mine.claim.end or stated_end
        last = mine
    if last is not None:
        yield start, stated_end, last


def _apart(intervals: Iterable[_Interval]) -> Iterator[_Interval]:
    """The same days, none of them twice: a start said later may reach back over an earlier interval."""
    running: _Interval | None = None
    for start, end, told in sorted(intervals, key=lambda one: one[0]):
        if running is not None and start < running[1]:
            latest = max(running[2], told, key=lambda said: said.day)
            running = (running[0], max(running[1], end), latest)
            continue
        if running is not None:
            yield running
        running = (start, end, told)
    if running is not None:
        yield running


def _closing_days(relation: Relation, mine: list[Heard], sayings: list[Saying]) -> list[str]:
    """Days on which a complete ledger no longer listed the fact that ``mine`` claim."""
    closing = {
        day
        for saying in sayings
        if saying.absent
        and any(
            claim.value == mine[0].claim.value for claim in saying.values.get(relation.name, ())
        )
        for day in saying.days
    }
    if closing:
        closing -= {said.day for said in mine if said.ledger == relation.listed_in}
    return sorted(closing)


def _many(mine: list[Heard], closing: list[str], dated: Sequence[Attribute]) -> Iterator[_Interval]:
    """Intervals of one fact of a many-valued slot, by its stated starts.

    A claim without a start belongs to the stated interval running on its day, if there is one.
    """
    groups: dict[str, list[Heard]] = {}
    for said in mine:
        if said.claim.start:
            groups.setdefault(said.claim.start, []).append(said)
    stated = dict(groups)
    for said in mine:
        if said.claim.start:
            continue
        running = [
            start
            for start, claims in stated.items()
            if start <= said.day < (claims[-1].claim.end or FOREVER)
        ]
        groups.setdefault(max(running, default=""), []).append(said)
    for begun, claims in groups.items():
        claims.sort(key=lambda said: said.day)
        for start, end, told in _runs(begun, claims, closing):
            yield start, end, _summed_up(told, start, dated)


def _runs(
    stated_start: str, claims: list[Heard], closing: list[str]
) -> Iterator[tuple[str, str, list[Heard]]]:
    """Each interval with the claims that tell of it."""
    events = sorted(
        [(said.day, said) for said in claims] + [(day, None) for day in closing], key=lambda e: e[0]
    )
    start, end, told = "", FOREVER, [claims[0]]
    first = True
    for day, said in events:
        if said is not None:
            if start and end <= day and said.claim.start is None and said.claim.end is None:
                # Listed again after its stated end, without days of its own: it began anew.
                yield start, end, told
                start = ""
            if start:
                told.append(said)
            else:
                start = _begun(stated_start if first or said.claim.start else "", day, closing)
                end = FOREVER
                told = [said]
            first = False
            end = said.claim.end or end
        elif start and day < end:
            yield start, day, told
            start = ""
    if start:
        yield start, end, told


def _begun(stated: str, day: str, closing: list[str]) -> str:
    """When what is claimed on a day began: no stated start carries it over a day it was missed on."""
    return stated if stated and not any(stated <= missed < day for missed in closing) else day


def _summed_up(told: list[Heard], start: str, dated: Sequence[Attribute]) -> Heard:
    """The last claim of a fact, with the details it leaves out: silence takes nothing back.

    Of a dated detail that ever differed every value stays, the first from the start on.
    """
    if not any(said.claim.detail for said in told):
        return told[-1]
    detail: dict[str, Scalar] = {}
    for said in told:
        detail.update(said.claim.detail or {})
    for attribute in dated:
        values = [
            (said.day, said.claim.detail[attribute.name])
            for said in told
            if said.claim.detail and attribute.name in said.claim.detail
        ]
        changes = [
            one for one, before in zip(values[1:], values, strict=False) if one[1] != before[1]
        ]
        if changes:
            steps = [(start, values[0][1]), *changes]
            detail[attribute.over_time] = [f"{day}={value}" for day, value in steps]
    return replace(told[-1], claim=told[-1].claim._replace(detail=detail))
