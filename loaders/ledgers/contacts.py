"""走访: a member's contact with a household, on one day."""

from __future__ import annotations

from loaders.book import Fact, Told
from loaders.ledgers.common import iso
from loaders.ledgers.responsibility import CONTACTED, identify, tell_contact
from loaders.rows.contacts import ContactRow
from loaders.telling import Hand, Recipe


def tell(row: ContactRow, identity: tuple[str, str], _hand: Hand) -> Told:
    member, household = identity
    told = Told(Fact("PartyMember", member, CONTACTED, household, iso(row.day) or ""))
    said = {"way": row.way, "matter": row.matter}
    detail = {name: value for name, value in said.items() if value is not None}
    tell_contact(told, member, household, row.day, detail)
    return told


RECIPE = Recipe(ContactRow, identify, tell)
