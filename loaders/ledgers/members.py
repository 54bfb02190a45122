"""党员: members, their branch and group, where they work and live, and whether they are there."""

from __future__ import annotations

from graph.leaving import UNSAID
from graph.model import make_key
from loaders.book import Fact, Told
from loaders.cells.identity import born
from loaders.ledgers.common import iso, joined, latest
from loaders.ledgers.placing import Unplaced, household_at
from loaders.rows.party import MemberRow
from loaders.telling import Hand, Recipe, masked_number

_LABEL = "PartyMember"


def identify(row: MemberRow, hand: Hand) -> tuple[str, str]:
    branch = hand.must("branch", hand.names.organisation, row.branch)
    person = hand.person(row.person_id)
    key = make_key("member", person=person)
    hand.names.add_member(key, row.name, branch, person)
    return key, branch


def tell(row: MemberRow, identity: tuple[str, str], hand: Hand) -> Told:
    key, branch = identity
    told = Told(Fact(_LABEL, key))
    told.thing(_LABEL, key)
    birth = row.born.day if row.born and row.born.precision == "day" else born(row.person_id)
    told.tell(
        _LABEL,
        key,
        name=row.name,
        sex=row.gender,
        ethnicGroup=row.ethnicity,
        maskedId=masked_number(row.person_id),
        birthDate=birth.isoformat() if birth else None,
        education=row.education,
        joined=iso(row.joined),
        joinedBy=latest(row.joined),
        confirmed=iso(row.confirmed),
        confirmedBy=latest(row.confirmed),
        job=row.occupation,
        phone=joined(row.phones),
        address=row.address,
        standing=row.standing,
        mobileTo=row.floating_to,
    )
    # The category decides who is formal; the date of confirmation only dates the change, so it
    # never moves it past the day on which the ledger already says 正式.
    confirmed = iso(row.confirmed)
    earlier = confirmed if row.kind == "正式" and confirmed and confirmed < hand.day else None
    told.say(_LABEL, key, "category", row.kind, start=earlier)
    told.say(_LABEL, key, "PartyMember-MEMBER_OF-PartyOrganisation", branch)
    if row.said("group"):
        if row.group is None:
            told.say(_LABEL, key, "PartyMember-IN_GROUP-PartyOrganisation", None)
        elif (group := hand.may("group", hand.names.group, branch, row.group)) is not None:
            told.say(_LABEL, key, "PartyMember-IN_GROUP-PartyOrganisation", group)
    if row.said("employer"):
        if row.employer is None:
            told.say(_LABEL, key, "PartyMember-WORKS_AT-Employer", None)
        elif (employer := hand.may("employer", hand.names.employer, row.employer)) is not None:
            told.say(_LABEL, key, "PartyMember-WORKS_AT-Employer", employer)
    _tell_presence(told, row, key)
    _tell_home(told, row, key, hand)
    return told


def _tell_presence(told: Told, row: MemberRow, key: str) -> None:
    """Lost, mobile, exempt, left: an empty cell of the first three says *no* from this day on."""
    if row.lost is not None or row.said("lost_on"):
        lost = row.lost is True or (row.lost is None and row.lost_on is not None)
        told.say(
            _LABEL, key, "lost", "失联" if lost else None, start=iso(row.lost_on) if lost else None
        )
    if row.said("floating"):
        told.say(_LABEL, key, "mobile", "流动" if row.floating else None)
    if row.said("exemption"):
        told.say(_LABEL, key, "exemption", row.exemption)
    if row.left is not None or row.left_because is not None:
        told.say(_LABEL, key, "exit", row.left_because or UNSAID, start=iso(row.left))


def _tell_home(told: Told, row: MemberRow, key: str, hand: Hand) -> None:
    """The household an address leads to, else why it leads to none.

    What is stated stands against what was stated before: an address that leads nowhere ends the old
    home, too. An empty cell says nothing.
    """
    if row.address is None:
        return
    home, unplaced = None, None
    try:
        home = household_at(row.address, hand.names)
    except Unplaced as error:
        unplaced = error.reason
    told.say(_LABEL, key, "PartyMember-LIVES_IN-Household", home)
    told.say(_LABEL, key, "addressUnplaced", unplaced)


RECIPE = Recipe(MemberRow, identify, tell)
