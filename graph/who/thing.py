"""Who answers for a unit, a grid, a patch, a community, and what is known of every other thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from graph.facts import KINDS, LABEL_OF, About, Fact, about
from graph.history import thing_of
from graph.language import Text
from graph.overview import Reach, reach
from graph.scope import passed_on, scope_of
from graph.terms import ScopeKind
from graph.who.household import level_of
from graph.who.parts import STEPS, Count, Detail, Missing, Step, StepName, Who
from graph.who.place import (
    COMMITTEE,
    doors_missing,
    ground_missing,
    ground_steps,
    place_of,
)
from graph.who.reading import Asking, unknown

_SCOPES: Final[dict[str, ScopeKind]] = {"grid": "grid", "patch": "patch", "community": "area"}
_AREA, _COMMUNITY, _LEVEL = "Area", "社区", Text("级别", "level")
_TAKES = Text("包片", "takes")


def who_thing(asking: Asking, key: str, kind: str) -> Who:
    """What is known of one thing, who keeps it, how far its ground is covered, what is missing.

    Args:
        asking: graph, day and rules.
        key: of the thing.
        kind: of the thing, one of `graph.facts.KINDS`.

    Raises:
        WrongUse: there was no such thing on the day.
    """
    known = about(asking.graph, LABEL_OF[kind], key, asking.as_of)
    if known is None or not known.lives:
        if known is None:
            raise unknown()
        raise asking.absent(known.subject, known.start, known.end, heir=_heir(asking, known))
    steps = [_itself(known), *_around(known)]
    counts: list[Count] = []
    missing: list[Missing] = []
    if kind == "unit":
        place = place_of(asking, _building_of(asking, key))
        doors = [door for door in place.doors if door["unit"] == known.key]
        occupied = [door for door in doors if door["occupied"]]
        covered = sum(level_of(door) in ("L2", "L3") for door in occupied)
        broken = sum(bool(door["covered"] and not door["whole"]) for door in occupied)
        counts = [_covered(covered, len(occupied))]
        steps += [*ground_steps(place)]
        missing += doors_missing(len(occupied) - covered, broken, place.actor)
        missing += ground_missing(place)
    elif kind in _SCOPES:
        within = scope_of(asking.graph, _SCOPES[kind], known.subject, key, asking.as_of)
        whole, _ = reach(
            asking.graph,
            as_of=asking.as_of,
            scope=within,
            contact_days=asking.number("contactDays"),
        )
        counts = list(_counts(whole))
        takers = "、".join(_takers(known)) or COMMITTEE.zh
        missing += doors_missing(
            whole.occupied - whole.covered, whole.covered - whole.whole, takers
        )
    counts += [Count(_counted(fact), fact.number) for fact in known.facts if fact.number]
    return Who(
        subject_kind=kind,
        subject_key=key,
        subject=known.subject,
        as_of=asking.as_of,
        verdict=_verdict(known, counts),
        steps=asking.sourced(steps),
        missing=tuple(missing),
        standing=asking.standing,
        counts=tuple(counts),
    )


def _heir(asking: Asking, known: About) -> str:
    """Name of the area that took one over; empty where there is none."""
    if known.label != _AREA:
        return ""
    taken = passed_on(asking.graph, asking.as_of)
    return next((one["heirName"] for one in taken if one["key"] == known.key), "")


def _itself(known: About) -> Step:
    level = next((fact.value for fact in known.facts if fact.title == _LEVEL), "")
    kind = _step_of(known.label, community=level == _COMMUNITY)
    return Step(
        kind,
        STEPS[kind],
        known.subject,
        since=known.start,
        source=known.sources[0] if known.sources else None,
        details=tuple(
            Detail(_titled(fact), Text(fact.value, fact.value))
            for fact in known.facts
            if not fact.other and not fact.person
        ),
    )


def _step_of(label: str, *, community: bool) -> StepName:
    """The link of the chain that a thing is; an area other than a community is none of its kind."""
    return cast("StepName", "area" if label == _AREA and not community else KINDS[label])


def _titled(fact: Fact) -> Text:
    """The title of an attribute, with the day it holds from."""
    if fact.since is None:
        return fact.title
    return Text(f"{fact.title.zh}（自 {fact.since}）", f"{fact.title.en} (since {fact.since})")


def _counted(fact: Fact) -> Text:
    """What is counted, and in which relation it stands: buildings and firms are both in a community."""
    thing = thing_of(fact.other).title
    return Text(f"{thing.zh}（{fact.title.zh}）", f"{thing.en} ({fact.title.en})")


def _around(known: About) -> Iterator[Step]:
    """Who keeps it, and the few things that stand in a relation to it, each with its row."""
    for fact in known.facts:
        if fact.person and not fact.other:
            yield Step(
                "post", STEPS["post"], "", link=fact.title, since=fact.since, source=fact.source,
                post=fact.title, person=fact.value, phone=fact.phone,
            )  # fmt: skip
        elif fact.other and not fact.number:
            # What an area states of another one is what it lies in or what follows it, a street as well.
            yield Step(
                _step_of(fact.other, community=known.label != _AREA),
                fact.title,
                fact.value,
                link=fact.title,
                since=fact.since,
                source=fact.source,
            )


def _takers(known: About) -> list[str]:
    """Names of the branches that have taken a patch; none of any other thing."""
    return [fact.value for fact in known.facts if fact.title == _TAKES and not fact.number]


def _building_of(asking: Asking, unit: str) -> str:
    (row,) = asking.graph.read(
        "MATCH (u:Unit {key: $unit})-[:IN_BUILDING]->(b:Building) RETURN b.key AS building",
        unit=unit,
    )
    return str(row["building"])


def _covered(covered: int, occupied: int) -> Count:
    return Count(Text("有党员联系", "answered for"), covered, occupied)


def _counts(whole: Reach) -> Iterator[Count]:
    if not whole.occupied:
        return
    yield _covered(whole.covered, whole.occupied)
    for level, number in (("L3", whole.l3), ("L2", whole.l2), ("L1", whole.l1), ("L0", whole.l0)):
        yield Count(Text(level, level), number, whole.occupied)
    if whole.covered:
        title = Text("链条完整（有党员联系的户中）", "chain whole, of those")
        yield Count(title, whole.whole, whole.covered)


def _verdict(known: About, counts: list[Count]) -> Text:
    zh, en = [], []
    takers = _takers(known)
    if known.kind == "patch":
        zh.append(f"{'、'.join(takers)}包这一片" if takers else "没有支部包这一片")
        en.append(f"taken by {', '.join(takers)}" if takers else "no branch has taken it")
    if counts and counts[0].out_of is not None:
        number, out_of = counts[0].number, counts[0].out_of
        zh.append(f"在住 {out_of:,} 户，{number:,} 户有党员联系")
        en.append(f"{number:,} of {out_of:,} occupied households are answered for")
    elif known.kind in (*_SCOPES, "unit"):
        zh.append("没有在住户")
        en.append("nobody lives there")
    if not zh:
        zh.append(f"台账自 {known.start} 起有它")
        en.append(f"ledgers know it from {known.start}")
    return Text(f"{'；'.join(zh)}。", f"{'; '.join(en).capitalize()}.")
