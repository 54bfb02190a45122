"""Builds the ground of a community: buildings, doors and who lives there, grids and patches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Final

from samples.identity import People, stream
from samples.places import numeral
from samples.plants import Plan
from samples.world import Building, Community, Grid, Household, Patch, Person, Place

_GRID_DOORS: Final = 400
_PATCH_DOORS: Final = 490
_SMALL: Final = 1_000
_WITH_TOWERS: Final = 2_000
_LONGITUDE, _LATITUDE = 106.2320, 38.4870
_MANAGERS: Final = ("安居物业", "民生物业", "惠民物业", "和顺物业", "无")
_OFFICE_NAMES: Final = (
    "鼎新",
    "汇智",
    "广和",
    "恒信",
    "永泰",
    "嘉源",
    "启航",
    "双创",
    "云峰",
    "盛达",
    "长安",
    "万象",
)
_OFFICE_KINDS: Final = ("大厦", "商务中心", "国际广场")


def build_ground(place: Place, seed: int, as_of: date, plan: Plan, people: People) -> Community:
    """Return the community with its ground; employers and party follow."""
    random = stream(seed, place.code, "ground")
    buildings = [*_residential(place, random), *_offices(place, random)]
    _name_keepers(buildings, people, random)
    for building in buildings:
        _fill(building, as_of, people, random)
    grids = _grids(place, as_of, people, random)
    patches = _patches(place, people)
    _lay(buildings, grids, patches, random)
    _misplace(buildings, grids, patches, plan)
    if plan.has("grid_without_keeper"):
        grids[-1].keeper = grids[-1].phone = ""
    if plan.has("patch_without_keeper"):
        patches[0].keeper = ""
    if plan.has("grid_of_nobody"):
        grids.append(_of_nobody(grids))
    return Community(place, buildings, grids, patches, [])


# -- buildings ---------------------------------------------------------------------------


def _residential(place: Place, random: Random) -> list[Building]:
    found: list[Building] = []
    mixed = _mixed_doors(place)
    left = place.doors - mixed
    share = -(-left // len(place.compounds))
    number = 0
    for order, compound in enumerate(place.compounds):
        rest = min(share, left)
        left -= rest
        if place.restarts:
            number = 0
        tall = order % 2 == 1 and place.doors >= _WITH_TOWERS
        while rest:
            number += 1
            building, taken = _one(
                place, compound, number, rest, tall and random.random() < 0.7, random
            )
            rest -= taken
            found.append(building)
    return found


def _one(
    place: Place, compound: str, number: int, rest: int, tall: bool, random: Random
) -> tuple[Building, int]:
    if tall:
        floors, units, flats = (
            random.choice((11, 18, 26, 33)),
            random.choice((1, 2)),
            random.choice((2, 3, 4)),
        )
    elif place.doors < _SMALL:
        floors, units, flats = random.choice((4, 5, 6)), random.choice((2, 3)), 2
    else:
        floors, units, flats = 6, random.choice((3, 4, 4)), 2
    building = Building(place, compound, number, "", "住宅", floors, units)
    shops = not tall and random.random() < 0.2
    doors = list(islice(_doors(units, floors, flats), rest))
    for unit, floor, flat in doors:
        usage = "底商" if shops and floor == 1 else _usage(random, tall)
        building.households.append(Household(building, unit, floor * 100 + flat, usage))
    if not any(door.occupied for door in building.households):
        building.households[-1].usage = "常住"
    # The last building of a compound may be smaller than planned.
    building.units = max(unit for unit, _, _ in doors)
    building.floors = max(floor for _, floor, _ in doors)
    return building, len(doors)


def _doors(units: int, floors: int, flats: int) -> Iterator[tuple[int, int, int]]:
    for unit in range(1, units + 1):
        for floor in range(1, floors + 1):
            for flat in range(1, flats + 1):
                yield unit, floor, flat


def _usage(random: Random, tall: bool) -> str:
    chance = random.random()
    if chance < (0.07 if tall else 0.05):
        return "空房"
    return "出租" if chance < 0.19 else "常住"


def _mixed_doors(place: Place) -> int:
    return 48 if place.doors >= _SMALL else 12


def _offices(place: Place, random: Random) -> list[Building]:
    """Return one tower with flats above its offices, office buildings, and one of another use."""
    base = place.index * 3
    found: list[Building] = []
    tower = Building(place, "", None, _office_name(base), "商住", 16, 1)
    flats = _mixed_doors(place) // 4
    for floor in range(5, 5 + flats):
        tower.households += [
            Household(tower, 1, floor * 100 + flat, _usage(random, tall=True))
            for flat in range(1, 5)
        ]
    tower.households[0].usage = "常住"
    found.append(tower)
    found += [
        Building(
            place, "", None, _office_name(base + number), "商务楼宇", random.randrange(6, 22), 1
        )
        for number in range(1, 3 if place.doors >= _SMALL else 2)
    ]
    found.append(Building(place, "", None, f"{place.name}社区服务中心", "其他", 3, 1))
    return found


def _office_name(number: int) -> str:
    # One name for every building of the street: 12 first parts × 3 kinds, then numbered phases.
    series, place = divmod(number, len(_OFFICE_NAMES) * len(_OFFICE_KINDS))
    first, kind = place % len(_OFFICE_NAMES), place // len(_OFFICE_NAMES)
    phase = f"{numeral(series + 1)}期" if series else ""
    return f"{_OFFICE_NAMES[first]}{_OFFICE_KINDS[kind]}{phase}"


def _name_keepers(buildings: list[Building], people: People, random: Random) -> None:
    for order, building in enumerate(buildings):
        building.manager = random.choice(_MANAGERS)
        building.longitude = round(
            _LONGITUDE + building.place.index * 0.006 + order % 10 * 0.0005, 6
        )
        building.latitude = round(
            _LATITUDE + building.place.index % 3 * 0.005 + order // 10 * 0.0004, 6
        )
        if random.random() < 0.93:
            building.keeper = (people.name(random.choice("男女")), people.phone())
        if building.kind == "住宅":
            for unit in range(1, building.units + 1):
                if random.random() < 0.88:
                    building.unit_keepers[unit] = people.name(random.choice("男女"))


# -- doors -------------------------------------------------------------------------------


def _fill(building: Building, as_of: date, people: People, random: Random) -> None:
    for door in building.households:
        if not door.occupied:
            continue
        door.people = _family(people, random, rented=door.usage == "出租")
        door.updated = as_of - timedelta(days=random.randrange(1, 300))
        door.known = tuple(
            door.updated - timedelta(days=random.randrange(0, 200))
            if random.random() < 0.9
            else None
            for _ in range(4)
        )


def _family(people: People, random: Random, *, rented: bool) -> list[tuple[str, Person]]:
    age = int(random.triangular(22, 55, 30) if rented else random.triangular(24, 90, 50))
    head = people.person(age)
    head.phone = people.phone()
    family = [("户主", head)]
    size = random.choices((1, 2, 3, 4, 5), (20, 32, 30, 13, 5))[0]
    if size > 1:
        spouse = people.person(
            max(22, age + random.randrange(-4, 5)), "女" if head.sex == "男" else "男"
        )
        family.append(("配偶", spouse))
        if random.random() < 0.5:
            spouse.phone = people.phone()
    for _ in range(size - 2):
        child = people.person(max(0, age - random.randrange(23, 32)))
        family.append(("子" if child.sex == "男" else "女", child))
    names: set[str] = set()
    for _, person in family:
        # Without a number a resident is known by household, name and relation: no two alike.
        while person.name in names:
            person.name = people.name(person.sex)
        names.add(person.name)
    return family


# -- grids and patches -------------------------------------------------------------------


def _grids(place: Place, as_of: date, people: People, random: Random) -> list[Grid]:
    count = max(2, round(place.doors / _GRID_DOORS))
    return [
        Grid(
            place,
            f"第{number}网格",
            f"{place.code}{number:03d}",
            people.name(random.choice("男女")),
            people.phone(),
            random.random() < 0.7,
            date(as_of.year - 1, random.choice((3, 6, 9)), 1) if random.random() < 0.8 else None,
        )
        for number in range(1, count + 1)
    ]


def _of_nobody(grids: list[Grid]) -> Grid:
    """A grid set up on paper: a neighbour's keeper has it, and no building's row names it yet."""
    first = grids[0]
    number = len(grids) + 1
    return replace(first, name=f"第{number}网格", code=f"{first.place.code}{number:03d}")


def _patches(place: Place, people: People) -> list[Patch]:
    count = max(4, round(place.doors / _PATCH_DOORS))
    return [
        Patch(place, f"第{numeral(number)}片区", people.name("女"))
        for number in range(1, count + 1)
    ]


def _lay(
    buildings: list[Building], grids: list[Grid], patches: list[Patch], random: Random
) -> None:
    """Give every building one grid and one patch, as two partitions whose borders do not agree."""
    whole = sum(len(building.households) for building in buildings)
    before = 0
    for building in buildings:
        middle = before + len(building.households) // 2
        building.grids = [grids[min(len(grids) - 1, middle * len(grids) // whole)]]
        building.patches = [patches[min(len(patches) - 1, middle * len(patches) // whole)]]
        before += len(building.households)
        if not building.households:
            building.grids = [random.choice(grids)]
            building.patches = [random.choice(patches)]


def _misplace(
    buildings: list[Building], grids: list[Grid], patches: list[Patch], plan: Plan
) -> None:
    """Plant the cases of G05, each in another building with households (the offices aside)."""
    residential = [building for building in buildings if building.kind == "住宅"]
    homes = iter(residential[1::2] if len(residential) > 20 else residential[1:])
    if plan.has("building_no_grid"):
        next(homes).grids = []
    if plan.has("building_no_patch"):
        next(homes).patches = []
    if plan.has("building_two_grids"):
        _claim_twice(next(homes), grids=grids)
    if plan.has("building_two_patches"):
        _claim_twice(next(homes), patches=patches)
    if plan.has("building_two_grids_by_rows"):
        _claim_twice(next(homes), grids=grids, rows=True)
    if plan.has("building_two_patches_by_rows"):
        _claim_twice(next(homes), patches=patches, rows=True)
    if plan.has("office_no_grid"):
        next(building for building in buildings if building.kind == "商务楼宇").grids = []


def _claim_twice(
    building: Building,
    *,
    grids: list[Grid] | None = None,
    patches: list[Patch] | None = None,
    rows: bool = False,
) -> None:
    building.claims_in_rows = rows
    if grids:
        building.grids.append(next(grid for grid in grids if grid not in building.grids))
    if patches:
        building.patches.append(next(patch for patch in patches if patch not in building.patches))
