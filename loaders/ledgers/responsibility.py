"""包户: which member answers for which household."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from graph.said import Scalar
from loaders.book import Fact, Told
from loaders.cells.dates import Dated
from loaders.ledgers.common import iso
from loaders.ledgers.ground import household_key
from loaders.rows.contacts import ContactRow
from loaders.rows.responsibility import ResponsibilityRow
from loaders.telling import Hand, Recipe

_ANSWERS = "PartyMember-ANSWERS_FOR-Household"
CONTACTED = "PartyMember-CONTACTED-Household"


def identify(row: ResponsibilityRow | ContactRow, hand: Hand) -> tuple[str, str]:
    names = hand.names
    branch = None
    if row.branch is not None:
        branch = hand.may("branch", names.organisation, row.branch)
    group = None
    if isinstance(row, ResponsibilityRow) and row.group is not None:
        group = hand.may("group", names.group, branch, row.group)
    person = hand.person(row.person_id) if row.person_id else None
    member = hand.must("member", names.member, row.member, person, branch, group)
    community = hand.must("community", names.community, row.community)
    building = hand.must("building", names.building, community, row.compound, row.building)
    household = hand.must("room", names.household, household_key(building, row.unit, row.room))
    return member, household


def tell(row: ResponsibilityRow, identity: tuple[str, str], hand: Hand) -> Told:
    member, household = identity
    start = iso(row.starts)
    told = Told(Fact("PartyMember", member, _ANSWERS, household, start or ""))
    detail = {"post": row.post} if row.post else None
    told.say(
        "PartyMember", member, _ANSWERS, household, start=start, end=iso(row.ends), detail=detail
    )
    if row.last_contact is not None:
        tell_contact(told, member, household, row.last_contact, {"origin": "包户台账最近联系日期"})
    return told


def tell_contact(
    told: Told, member: str, household: str, when: Dated, detail: Mapping[str, Scalar]
) -> None:
    """A contact of that day."""
    after = (when.day + timedelta(days=1)).isoformat()
    told.say("PartyMember", member, CONTACTED, household, start=iso(when), end=after, detail=detail)


RECIPE = Recipe(ResponsibilityRow, identify, tell)
