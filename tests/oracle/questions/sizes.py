"""The question about sizes: G30."""

from __future__ import annotations

from tests.oracle.questions.answer import Answer, Asked, answer_of

LIMITS = {"community": (3_000, 7_000), "grid": (300, 500), "committee": (100, 700)}
"""Fewest and most households; both are within the limits."""


def g30(asked: Asked) -> Answer:
    """G30 规模失当: outside the limits; of communities, grids and residents' committees.

    Communities and grids by the occupied households in them, wherever the scope ends, those
    included that a community has taken over; 居委会 by the number that they state. The details give
    the number.
    """
    world = asked.world
    occupied = world.ground.occupied_households()
    held = [world.ground.holder(household.building.community) for household in occupied]
    communities = {one for one in world.ground.communities() if asked.scope.whole_community(one)}
    grids = {one for one in world.ground.grids() if asked.scope.grid(one)}
    committees = {
        one for one in world.committees.all() if asked.scope.whole_community(one.community)
    }
    sizes: list[tuple[str, str, int | None]] = [
        *(("community", one, held.count(one)) for one in communities),
        *(
            (
                "grid",
                one.text,
                sum(one in world.ground.grids_of(household.building) for household in occupied),
            )
            for one in grids
        ),
        *(("committee", one.name, world.committees.stated_households(one)) for one in committees),
    ]
    details = {
        subject: frozenset([str(size)])
        for kind, subject, size in sizes
        if size is not None and _outside(asked, kind, size)
    }
    return answer_of(frozenset(details), len(sizes), details)


def _outside(asked: Asked, kind: str, size: int) -> bool:
    least, most = LIMITS[kind]
    least = asked.parameters.get(f"{kind}Least", least)
    most = asked.parameters.get(f"{kind}Most", most)
    return not least <= size <= most
