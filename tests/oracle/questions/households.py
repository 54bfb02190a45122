"""Questions about households: G01, G02, G07, G12, G13, G28."""

from __future__ import annotations

from datetime import timedelta

from tests.oracle.keys import Household
from tests.oracle.questions.answer import Answer, Asked, answer_of

CONTACT_DAYS = 30
"""Within how many days somebody should have called."""

CARD_DAYS = 365
"""For how many days what is known of a household counts as known."""


def g01(asked: Asked) -> Answer:
    """G01 未被党员联系的住户: occupied, not covered; of occupied households."""
    occupied = {
        one for one in asked.world.ground.occupied_households() if asked.scope.household(one)
    }
    listed = occupied - asked.world.covered_households()
    return answer_of({one.text for one in listed}, len(occupied))


def g02(asked: Asked) -> Answer:
    """G02 联而不走: covered, last contact more than 30 days ago or never; of covered households.

    The details give the day of the last contact, or ``从未``.
    """
    covered = _covered(asked)
    since = asked.world.day - timedelta(days=asked.parameters.get("contactDays", CONTACT_DAYS))
    contacts = {one: asked.world.cards.last_contact(one) for one in covered}
    details = {
        household.text: frozenset([str(contact or "从未")])
        for household, contact in contacts.items()
        if contact is None or contact < since
    }
    return answer_of(frozenset(details), len(covered), details)


def _covered(asked: Asked) -> set[Household]:
    return {one for one in asked.world.covered_households() if asked.scope.household(one)}


def g07(asked: Asked) -> Answer:
    """G07 断链住户: covered, chain not whole; of covered households.

    The details say at which of `world.LINKS` it breaks for the member whose chain reaches furthest.
    """
    covered = _covered(asked)
    breaks = {one.text: asked.world.furthest_break(one) for one in covered}
    details = {household: frozenset([link]) for household, link in breaks.items() if link}
    return answer_of(frozenset(details), len(covered), details)


def g12(asked: Asked) -> Answer:
    """G12 重复包联: two or more members, without an A and a B among them; of covered households.

    The details say whether all of them are of one branch.
    """
    covered = _covered(asked)
    details = {
        household.text: frozenset(["同一支部" if _of_one_branch(asked, household) else "不同支部"])
        for household in covered
        if len(asked.world.responsible(household)) > 1 and not _on_two_posts(asked, household)
    }
    return answer_of(frozenset(details), len(covered), details)


def _on_two_posts(asked: Asked, household: Household) -> bool:
    members = asked.world.members
    posts = {
        post
        for member in asked.world.responsible(household)
        for post in members.posts(member, household)
    }
    return {"A", "B"} <= posts


def _of_one_branch(asked: Asked, household: Household) -> bool:
    responsible = asked.world.responsible(household)
    branches = {asked.world.members.branch(member) for member in responsible}
    return len(branches) == 1 and None not in branches


def g13(asked: Asked) -> Answer:
    """G13 跨片包联: covered, the branch of a responsible member has taken no patch of the building.

    Of covered households. The details name these branches.
    """
    covered = _covered(asked)
    strange = {household: _branches_from_elsewhere(asked, household) for household in covered}
    details = {household.text: names for household, names in strange.items() if names}
    return answer_of(frozenset(details), len(covered), details)


def _branches_from_elsewhere(asked: Asked, household: Household) -> frozenset[str]:
    world = asked.world
    patches = world.ground.patches_of(household.building)
    here = {taker for patch in patches for taker in world.takers(patch)}
    branches = {world.members.branch(member) for member in world.responsible(household)}
    return frozenset(
        world.organisations.name(branch)
        for branch in branches
        if branch is not None and branch not in here
    )


def g28(asked: Asked) -> Answer:
    """G28 四清不全: occupied, a part unknown or older than 365 days; of occupied households.

    The details say which parts, and which of the two.
    """
    occupied = {
        one for one in asked.world.ground.occupied_households() if asked.scope.household(one)
    }
    faults = {household.text: _card_faults(asked, household) for household in occupied}
    details = {household: found for household, found in faults.items() if found}
    return answer_of(frozenset(details), len(occupied), details)


def _card_faults(asked: Asked, household: Household) -> frozenset[str]:
    since = asked.world.day - timedelta(days=asked.parameters.get("cardDays", CARD_DAYS))
    return frozenset(
        f"{part}不清" if known is None else f"{part}过期"
        for part, known in asked.world.cards.known(household).items()
        if known is None or known < since
    )
