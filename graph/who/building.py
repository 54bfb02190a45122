"""Who answers for one building."""

from __future__ import annotations

from collections import Counter

from graph.language import Text
from graph.who.household import level_of
from graph.who.parts import Count, Detail, Missing, Post, Step, Who
from graph.who.place import (  # fmt: skip
    HEAD,
    Place,
    doors_missing,
    ground_missing,
    ground_steps,
    place_of,
    posts,
    tag,
    vacant_posts,
)
from graph.who.reading import Asking

_LEVELS = {
    "L3": Text("L3 有党员联系，期内联系过", "L3 answered for, contacted in the period"),
    "L2": Text("L2 有党员联系，超期未联系", "L2 answered for, not contacted in the period"),
    "L1": Text("L1 没有党员联系，片区有支部包", "L1 nobody answers, a branch has the patch"),
    "L0": Text("L0 空白", "L0 blank"),
}


def who_building(asking: Asking, key: str) -> Who:
    """The chain of one building: its households' coverage, its groups, patch, grid and keepers.

    Raises:
        WrongUse: there was no such building on the day.
    """
    place = place_of(asking, key)
    if not place.row["living"]:
        raise asking.absent(place.subject, place.row["start"], place.row["end"])
    around = [*posts(place), *_units(place)]
    steps = [_building(asking, place), *_groups(place), *ground_steps(place)]
    return Who(
        subject_kind="building",
        subject_key=key,
        subject=place.subject,
        as_of=asking.as_of,
        verdict=_verdict(place),
        steps=asking.sourced(steps),
        missing=(*_missing(place), *ground_missing(place), *vacant_posts(place, around)),
        standing=asking.standing,
        posts=tuple(around),
        counts=tuple(_counts(place)),
    )


def _building(asking: Asking, place: Place) -> Step:
    use = place.row["use"] or "类型未填"
    return Step(
        "building",
        Text(use, use),
        str(place.row["path"]),
        since=place.row["start"],
        source=asking.said_by(place.row["said"], "buildings")
        or asking.said_by(place.row["said"], "residents"),
        details=(
            Detail(
                Text("网格", "grid"),
                Text(*[" ".join(place.grid_names) or "—"] * 2),
                gap=len(place.grids) != 1,
            ),
        ),
    )


def _groups(place: Place) -> list[Step]:
    claimed = [
        Step(
            "group",
            Text("负责本楼的党小组", "group that claims the building"),
            row["name"],
            link=Text("负责楼栋", "claimed by"),
            since=row["since"],
            source=row["source"],
            post=HEAD,
            person=row["head"],
            phone=row["phone"] or "",
            details=(
                Detail(
                    Text("支部", "branch"), Text(*[row["branch"] or "—"] * 2), not row["branch"]
                ),
            ),
        )
        for row in place.claims
    ]
    if claimed or not place.row["housing"]:
        return claimed
    if place.row["grouped"]:
        through = Text("没有小组负责本楼，包户党员编在小组里", "reached through answering members")
        return [Step("group", through, "", "open")]
    return [Step("group", Text("没有党小组", "no group reaches it"), "", "broken")]


def _units(place: Place) -> list[Post]:
    return [
        Post(Text("单元长", "unit keeper"), row["name"], row["keeper"], "", row["keeperSince"])
        for row in place.units
    ]


def _verdict(place: Place) -> Text:
    occupied = [door for door in place.doors if door["occupied"]]
    if not occupied:
        return Text("本楼没有在住户。", "Nobody lives in this building.")
    covered = sum(bool(door["covered"]) for door in occupied)
    blank = len(occupied) - covered
    tail = Text(
        f"{blank} 户没有党员联系" if blank else "没有空白",
        f"{blank} without a member" if blank else "none is blank",
    )
    return Text(
        f"在住 {len(occupied)} 户，{covered} 户有党员联系，{tail.zh}。",
        f"{covered} of {len(occupied)} occupied households are answered for; {tail.en}.",
    )


def _counts(place: Place) -> list[Count]:
    occupied = [door for door in place.doors if door["occupied"]]
    if not occupied:
        return [
            Count(Text("住户（含空房、底商）", "households, vacant included"), len(place.doors))
        ]
    levels = Counter(level_of(door) for door in occupied)
    covered = [door for door in occupied if door["covered"]]
    whole = sum(bool(door["whole"]) for door in covered)
    return [
        Count(Text("有党员联系", "answered for"), len(covered), len(occupied)),
        *(Count(title, levels[level], len(occupied)) for level, title in _LEVELS.items()),
        Count(Text("链条完整（有党员联系的户中）", "chain whole, of those"), whole, len(covered)),
    ]


def _missing(place: Place) -> list[Missing]:
    occupied = [door for door in place.doors if door["occupied"]]
    covered = [door for door in occupied if door["covered"]]
    broken = sum(not door["whole"] for door in covered)
    found = doors_missing(len(occupied) - len(covered), broken, place.actor)
    if place.row["housing"] and not place.row["grouped"]:
        what = Text("没有党小组到这栋楼", "No group reaches this building")
        found.append(Missing(Text("党小组", "group"), what, place.actor, tag("G03")))
    return found
