"""Questions about buildings and patches: G03, G04, G05."""

from __future__ import annotations

from tests.oracle.keys import Building
from tests.oracle.questions.answer import Answer, Asked, answer_of

MANY_LIVING = 3
"""From how many members living in a building G03 says so."""


def g03(asked: Asked) -> Answer:
    """G03 无党小组楼栋: claimed by no current group, no responsible member of its doors in one.

    Of buildings with households. The details say ``三名以上`` where at least three members live.
    """
    world = asked.world
    with_households = {
        one
        for one in world.ground.buildings()
        if world.ground.households_in(one) and asked.scope.building(one)
    }
    details = {
        building.text: frozenset(
            ["三名以上"] if len(world.members_living_in(building)) >= MANY_LIVING else []
        )
        for building in with_households
        if not world.claimed_by_group(building) and not _reached_by_group(asked, building)
    }
    return answer_of(frozenset(details), len(with_households), details)


def _reached_by_group(asked: Asked, building: Building) -> bool:
    return any(
        asked.world.in_current_group(member)
        for household in asked.world.ground.households_in(building)
        for member in asked.world.responsible(household)
    )


def g04(asked: Asked) -> Answer:
    """G04 无支部包片: no current branch has it; of patches."""
    patches = {one for one in asked.world.ground.patches() if asked.scope.patch(one)}
    listed = {one.text for one in patches if not asked.world.taken_by_current_branch(one)}
    return answer_of(listed, len(patches))


def g05(asked: Asked) -> Answer:
    """G05 落片空白、落格空白、重复: in no grid or patch, or in two; of buildings."""
    ground = asked.world.ground
    buildings = {one for one in ground.buildings() if asked.scope.building(one)}
    faults = {
        building.text: frozenset(
            [
                *_faults(len(ground.grids_of(building)), "网格"),
                *_faults(len(ground.patches_of(building)), "片区"),
            ]
        )
        for building in buildings
    }
    details = {building: found for building, found in faults.items() if found}
    return answer_of(frozenset(details), len(buildings), details)


def _faults(claims: int, kind: str) -> list[str]:
    if claims == 1:
        return []
    return [f"{kind}空白" if claims == 0 else f"{kind}重复"]
