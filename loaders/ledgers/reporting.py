"""报到: who reported to a community (双报到), and what each did for it."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from loaders.book import Fact, Told
from loaders.ledgers.common import iso
from loaders.references import Party
from loaders.rows.employers import ReportingRow
from loaders.telling import Hand, Recipe


class _Reported(NamedTuple):
    who: Party
    community: str


def identify(row: ReportingRow, hand: Hand) -> _Reported:
    names = hand.names
    community = hand.must("community", names.community, row.community)
    if row.who == "党员":
        person = hand.person(row.person_id) if row.person_id else None
        who = Party("PartyMember", hand.must("name", names.member, row.name, person, None))
    else:
        who = hand.must("name", names.organisation_or_employer, row.name, community)
    return _Reported(who, community)


def tell(row: ReportingRow, reported: _Reported, _hand: Hand) -> Told:
    (label, key), community = reported
    slot = f"{label}-REPORTED_TO-Area"
    day = row.day.day.isoformat()
    told = Told(Fact(label, key, slot, community, day))
    told.say(label, key, slot, community, start=day)
    if row.service is not None or row.served is not None:
        # Taken on but not yet dated: the day of reporting is the only one the row knows.
        served = row.served or row.day
        told.say(
            label,
            key,
            f"{label}-SERVED-Area",
            community,
            start=iso(served),
            end=(served.day + timedelta(days=1)).isoformat(),
            detail={"service": row.service} if row.service else None,
        )
    return told


RECIPE = Recipe(ReportingRow, identify, tell)
