"""Coverage by places: the four levels and the whole chain, counted door by door."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from tests.oracle.keys import Building, Household
from tests.oracle.scope import Filter, Scope
from tests.oracle.world import World

Counts = dict[str, int]
"""``occupied``, ``l3`` … ``l0`` and ``whole`` of one place."""

NAMES = ("occupied", "l3", "l2", "l1", "l0", "whole")
NOWHERE = {
    "street": "未注明街道",
    "community": "未注明社区",
    "grid": "未落格",
    "patch": "未落片",
    "building": "未注明楼栋",
}


def coverage(
    world: World, scope: Scope | None, by: str, contact_days: int
) -> tuple[Counts, dict[str, Counts]]:
    """Count levels and chains.

    Args:
        world: the street as of the day.
        scope: the part asked about.
        by: ``street``, ``community``, ``grid``, ``patch`` or ``building``.
        contact_days: length of the period of contact, counted back from the day, which it includes.

    Returns:
        The whole, every household once; and by name of the place, once in each that its building
        lies in, or in the row of `NOWHERE`. Places without a household are left out.
    """
    inside = Filter(world, scope)
    first = world.day - timedelta(days=contact_days)
    whole = dict.fromkeys(NAMES, 0)
    rows: dict[str, Counts] = {}
    for household in sorted(world.ground.occupied_households()):
        if not inside.household(household):
            continue
        last = world.cards.last_contact(household)
        facts = {"occupied", _level(world, household, last is not None and last >= first)}
        if world.responsible(household) and not world.furthest_break(household):
            facts.add("whole")
        places = _PLACES[by](world, household.building) or {NOWHERE[by]}
        for counts in (whole, *(rows.setdefault(one, dict.fromkeys(NAMES, 0)) for one in places)):
            for fact in facts:
                counts[fact] += 1
    return whole, rows


def _level(world: World, household: Household, contacted: bool) -> str:
    if world.responsible(household):
        return "l3" if contacted else "l2"
    patches = world.ground.patches_of(household.building)
    return "l1" if any(map(world.taken_by_current_branch, patches)) else "l0"


_PLACES: dict[str, Callable[[World, Building], set[str]]] = {
    "street": lambda world, building: {world.ground.street_of(building.community)} - {""},
    "community": lambda world, building: {world.ground.holder(building.community)},
    "grid": lambda world, building: {
        f"{one.community}/{one.name}" for one in world.ground.grids_of(building)
    },
    "patch": lambda world, building: {
        f"{one.community}/{one.name}" for one in world.ground.patches_of(building)
    },
    "building": lambda _, building: {building.text},
}
