"""Questions about buildings, units, grids and patches: G03 to G06, G29, G33, G34."""

from __future__ import annotations

from tests.oracle.keys import Building
from tests.oracle.questions.answer import Answer, Asked, answer_of

MANY_LIVING = 3
"""From how many members living in a building G03 says so."""


def g03(asked: Asked) -> Answer:
    """G03 无党小组楼栋: claimed by no current group, no responsible member of its doors in one.

    Of buildings with households. The details say ``三名以上`` where at least three members live.
    """
    world, many = asked.world, asked.parameters.get("groupMembers", MANY_LIVING)
    with_households = {
        one
        for one in world.ground.buildings()
        if world.ground.households_in(one) and asked.scope.building(one)
    }
    details = {
        building.text: frozenset(
            ["三名以上"] if len(world.members_living_in(building)) >= many else []
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


def g06(asked: Asked) -> Answer:
    """G06 无楼栋长、无单元长: a building or unit that nobody keeps; of buildings and units."""
    ground = asked.world.ground
    buildings = {one for one in ground.buildings() if asked.scope.building(one)}
    units = {one for one in ground.units() if asked.scope.unit(one)}
    listed = {one.text for one in buildings if not ground.building_keeper(one)}
    listed |= {one.text for one in units if not ground.unit_keeper(one)}
    return answer_of(listed, len(buildings) + len(units))


def g29(asked: Asked) -> Answer:
    """G29 AB岗缺位: a grid without its keeper, a patch without its committee member; of both."""
    ground = asked.world.ground
    grids = {one for one in ground.grids() if asked.scope.grid(one)}
    patches = {one for one in ground.patches() if asked.scope.patch(one)}
    details = {one.text: frozenset(["无网格员"]) for one in grids if not ground.grid_keeper(one)}
    details |= {
        one.text: frozenset(["无包片委员"]) for one in patches if not ground.patch_keeper(one)
    }
    return answer_of(frozenset(details), len(grids) + len(patches), details)


def g33(asked: Asked) -> Answer:
    """G33 楼宇空白: 商务楼宇 or 商住 with employers in operation, none organised or instructed.

    Of such buildings. The second basis looks at all employers there for a party presence.
    """
    world = asked.world
    offices = {
        building: world.employers_in(building)
        for building in world.ground.buildings()
        if world.ground.kind_of(building) in ("商务楼宇", "商住") and asked.scope.building(building)
    }
    operating = {
        building: {one for one in employers if world.employers.in_operation(one)}
        for building, employers in offices.items()
    }
    counted = {building for building, employers in operating.items() if employers}
    looked_at = offices if asked.second_basis else operating
    listed = {
        building.text
        for building in counted
        if not any(world.is_reached(one) for one in looked_at[building])
    }
    return answer_of(listed, len(counted))


def g34(asked: Asked) -> Answer:
    """G34 居委会落楼: 住宅 in no 居委会 or in two; of such. Second basis: 商住 as well."""
    ground = asked.world.ground
    kinds = ("住宅", "商住") if asked.second_basis else ("住宅",)
    homes = {
        one
        for one in ground.buildings()
        if ground.kind_of(one) in kinds and asked.scope.building(one)
    }
    faults = {one.text: _faults(len(ground.committees_of(one)), "居委会") for one in homes}
    details = {building: frozenset(found) for building, found in faults.items() if found}
    return answer_of(frozenset(details), len(homes), details)
