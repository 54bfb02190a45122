"""Questions about households: G01, G07."""

from __future__ import annotations

from tests.oracle.questions.answer import Answer, Asked, answer_of


def g01(asked: Asked) -> Answer:
    """G01 未被党员联系的住户: occupied, not covered; of occupied households."""
    occupied = {
        one for one in asked.world.ground.occupied_households() if asked.scope.household(one)
    }
    listed = occupied - asked.world.covered_households()
    return answer_of({one.text for one in listed}, len(occupied))


def g07(asked: Asked) -> Answer:
    """G07 断链住户: covered, chain not whole; of covered households.

    The details say at which of `world.LINKS` it breaks for the member whose chain reaches furthest.
    """
    covered = {one for one in asked.world.covered_households() if asked.scope.household(one)}
    breaks = {one.text: asked.world.furthest_break(one) for one in covered}
    details = {household: frozenset([link]) for household, link in breaks.items() if link}
    return answer_of(frozenset(details), len(covered), details)
