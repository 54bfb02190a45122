"""The question of what hangs on one member: G15."""

from __future__ import annotations

from tests.oracle.keys import Building
from tests.oracle.party import EXEMPT_AGE
from tests.oracle.questions.answer import Answer, Asked, answer_of

GONE = "离岗"
"""The one member is gone."""
EXEMPT = "免包"
"""He is there, but exempt."""


def g15(asked: Asked) -> Answer:
    """G15 单点依赖: a household with one holder, who is at risk; a building that hangs on one.

    A holder is whoever answers for it, gone or not; households are occupied ones. Of households
    with a holder and of buildings with households. The details say what is amiss with the member.
    """
    world, age = asked.world, asked.parameters.get("exemptAge", EXEMPT_AGE)
    held = {one for one in world.ground.occupied_households() if world.holders(one)}
    households = {one for one in held if asked.scope.household(one)}
    buildings = {
        one
        for one in world.ground.buildings()
        if world.ground.households_in(one) and asked.scope.building(one)
    }

    def of_building(building: Building) -> set[str]:
        return {who for one in held if one.building == building for who in world.holders(one)}

    holders = {one.text: world.holders(one) for one in households}
    holders |= {one.text: of_building(one) for one in buildings}
    details = {
        subject: frozenset([GONE if world.gone(min(who)) else EXEMPT])
        for subject, who in holders.items()
        if len(who) == 1 and world.at_risk(min(who), age)
    }
    return answer_of(frozenset(details), len(households) + len(buildings), details)
