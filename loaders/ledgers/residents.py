"""住户: households and the people who live in them."""

from __future__ import annotations

from functools import partial

from graph.model import make_key, within_key
from loaders.book import Apart, Fact, Told
from loaders.cells.known import Known
from loaders.cells.text import normal_name
from loaders.ledgers.common import iso, joined
from loaders.ledgers.ground import Site, household_key, mention, site, tell_site, tell_unit
from loaders.rows.dwellings import ResidentRow
from loaders.telling import Hand, Recipe, masked_number


def announce(row: ResidentRow, hand: Hand) -> bool:
    return mention(hand, row, [row.building], lists=False)


def identify(row: ResidentRow, hand: Hand) -> tuple[Site, str]:
    community = hand.must("community", hand.names.community, row.community)
    where = hand.must(
        "building", partial(site, lists=False), hand, community, row.compound, row.building
    )
    key = household_key(where.key, row.unit, row.room)
    hand.names.households.add(key)
    return where, key


def tell(row: ResidentRow, identity: tuple[Site, str], hand: Hand) -> Told:
    where, household = identity
    resident = _resident_key(row, household, hand)
    told = Told(Fact("Resident", resident) if resident else Fact("Household", household))
    tell_site(told, where, hand)
    unit = tell_unit(told, where, row.unit, hand)
    told.thing("Household", household)
    told.tell(
        "Household",
        household,
        room=row.room,
        path=f"{where.path}/{row.unit}/{row.room}",
        use=row.occupancy,
        head=row.head,
        familyKnown=_known_since(row.family, row, hand),
        peopleKnown=_known_since(row.person_kinds, row, hand),
        facilitiesKnown=_known_since(row.facilities, row, hand),
        hazardsKnown=_known_since(row.troubles, row, hand),
        updated=iso(row.updated),
    )
    told.say("Household", household, "Household-IN_UNIT-Unit", unit)
    if resident is not None:
        told.thing("Resident", resident)
        told.tell(
            "Resident",
            resident,
            name=row.name,
            relationToHead=row.relation,
            maskedId=masked_number(row.person_id) if row.person_id else None,
            phone=joined(row.phones),
            politicalStatus=row.politics,
        )
        told.say("Resident", resident, "Resident-LIVES_IN-Household", household)
        # Who is registered at one door and lives at another is listed twice: the household is no
        # less there for it.
        told.apart["Resident", resident] = Apart(
            "name" if row.person_id is None else "person_id", Fact("Household", household)
        )
    return told


def _resident_key(row: ResidentRow, household: str, hand: Hand) -> str | None:
    if row.person_id is not None:
        return make_key("resident", person=hand.person(row.person_id))
    if row.name is None:
        return None
    return within_key("resident", household, person=normal_name(row.name), relation=row.relation)


def _known_since(part: Known | None, row: ResidentRow, hand: Hand) -> str | None:
    """Since when a part of the card is known: its own date, else the row's, else the ledger's day."""
    if part is None:
        return None
    return iso(part.on) or iso(row.updated) or hand.day


RECIPE = Recipe(ResidentRow, identify, tell, announce)
