"""单位: employers, where they are, and how the party covers them."""

from __future__ import annotations

from graph.model import make_key
from loaders.book import Fact, Told
from loaders.cells.text import normal_name
from loaders.cells.unreadable import Unreadable
from loaders.ledgers.areas import area_code
from loaders.ledgers.common import iso, tell_post
from loaders.ledgers.placing import ELSEWHERE, Unplaced, building_at
from loaders.references import Unresolved
from loaders.rows.employers import EmployerRow
from loaders.telling import CellRefusal, Hand, Recipe


def identify(row: EmployerRow, hand: Hand) -> tuple[str, str | None]:
    names = hand.names
    community = None
    if row.community is not None:
        try:
            community = names.community(row.community)
        except Unresolved:
            community = None  # refused as a cell when the row is told
    key = _key(row, community, hand)
    names.add_employer(key, row.name, community, row.uscc)
    return key, community


def _key(row: EmployerRow, community: str | None, hand: Hand) -> str:
    """By its code, else by name and community.

    One that was taken before its community was known is still that one, not another.
    """
    if row.uscc:
        return make_key("employer", uscc=row.uscc)
    name = normal_name(row.name)
    unplaced = make_key("employer", name=name)
    by_place = hand.names.employers.by_name.get(name, {})
    places = {place for place, keys in by_place.items() if unplaced in keys}
    if community is None or (places and places <= {"", community}):
        return unplaced
    return make_key("employer", name=name, community=area_code(community))


def tell(row: EmployerRow, identity: tuple[str, str | None], hand: Hand) -> Told:
    key, community = identity
    told = Told(Fact("Employer", key))
    told.thing("Employer", key)
    told.tell(
        "Employer",
        key,
        name=row.name,
        code=row.uscc,
        kind=row.kind,
        founded=iso(row.founded),
        business=row.business,
        status=row.operation,
        staff=row.staff,
        premises=None if row.premises is None else ("有" if row.premises else "无"),
        address=row.address,
        formalMembers=row.formal_members,
        members=row.members,
        coverage=row.coverage,
        organisationForm=row.founding_way,
        visits=[row.last_visit.day.isoformat()] if row.last_visit else None,
        reasonNotOrganised=row.no_organisation_because,
        formerNames=[row.name],
    )
    _tell_place(told, row, key, community, hand)
    if row.said("organisation"):
        if row.organisation is None:
            told.say("Employer", key, "Employer-COVERED_BY-PartyOrganisation", None)
        elif (
            cover := hand.may("organisation", hand.names.organisation, row.organisation)
        ) is not None:
            told.say("Employer", key, "Employer-COVERED_BY-PartyOrganisation", cover)
    tell_post(told, row, "Employer", key, "instructor", field="instructor")
    return told


def _tell_place(told: Told, row: EmployerRow, key: str, community: str | None, hand: Hand) -> None:
    if row.community is not None and community is None:
        hand.may("community", hand.names.community, row.community)
    if row.said("community") and (community is not None or row.community is None):
        told.say("Employer", key, "Employer-IN_AREA-Area", community)
    if row.building is None:
        _tell_address(told, row, key, community, hand)
        return
    if row.address is not None:
        told.say("Employer", key, "addressUnplaced", None)
    try:
        found = hand.names.buildings_named(row.building, community)
    except Unreadable as error:
        hand.refused.append(CellRefusal("building", error.code, error.details))
        return
    except Unresolved as error:
        hand.refused.append(CellRefusal("building", error.code, {"candidates": error.candidates}))
        return
    if len(found) > 1:
        hand.refused.append(CellRefusal("building", "several_not_allowed", {}))
        return
    told.say("Employer", key, "Employer-IN_BUILDING-Building", found[0])


def _tell_address(
    told: Told, row: EmployerRow, key: str, community: str | None, hand: Hand
) -> None:
    """The building an address leads to where no cell names one, else why it leads to none.

    Where there is no column for the building, an address that leads nowhere ends nothing: a road
    and a number may well be those of the building that an earlier ledger named.
    """
    building, unplaced = None, None
    if row.address is not None:
        try:
            if row.community is not None and community is None:
                raise Unplaced(ELSEWHERE)
            building = building_at(row.address, hand.names, community).building
        except Unplaced as error:
            unplaced = error.reason
        told.say("Employer", key, "addressUnplaced", unplaced)
    if building is not None or row.said("building"):
        told.say("Employer", key, "Employer-IN_BUILDING-Building", building)


RECIPE = Recipe(EmployerRow, identify, tell)
