"""治理: a community's bodies (一委一站一居), their windows and committees, the items they handle."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import make_key, within_key
from loaders.book import Fact, Told
from loaders.cells.text import normal_name
from loaders.ledgers.areas import area_code
from loaders.ledgers.common import joined, tell_holder
from loaders.rows.bodies import BodyRow
from loaders.telling import Hand, Recipe


class _Told(NamedTuple):
    """What a row is about: a body, and its window or committee where the row names one."""

    community: str
    body: str
    office: str | None

    @property
    def subject(self) -> tuple[str, str]:
        """Whose head the row names, as (label, key)."""
        return ("BodyOffice", self.office) if self.office else ("CommunityBody", self.body)


def identify(row: BodyRow, hand: Hand) -> _Told:
    community = hand.must("community", hand.names.community, row.community)
    body = make_key(
        "body", community=area_code(community), kind=row.kind, name=normal_name(row.name)
    )
    hand.names.add_body(body, row.kind, row.name, community)
    found = _Told(
        community, body, within_key("office", body, office=row.part) if row.part else None
    )
    if row.leader is not None and not row.misplaced:
        hand.headed.add(found.subject[1])
    return found


def tell(row: BodyRow, found: _Told, hand: Hand) -> Told:
    told = Told(Fact(*found.subject))
    told.thing("CommunityBody", found.body)
    told.tell(
        "CommunityBody",
        found.body,
        name=row.name,
        kind=row.kind,
        statedHouseholds=row.households,
        staff=row.staff,
    )
    told.say("CommunityBody", found.body, "CommunityBody-IN_AREA-Area", found.community)
    if found.office is not None:
        told.thing("BodyOffice", found.office)
        told.tell("BodyOffice", found.office, name=row.part)
        told.say("BodyOffice", found.office, "BodyOffice-PART_OF-CommunityBody", found.body)
    if not row.misplaced:
        _tell_head(told, row, found, hand)
    for item in row.services or ():
        _tell_item(told, row, item, found)
    return told


def _tell_head(told: Told, row: BodyRow, found: _Told, hand: Hand) -> None:
    """Say who leads it: nobody, only if no other row of this ledger and day names somebody."""
    label, key = found.subject
    if row.leader is not None or key not in hand.headed:
        tell_holder(told, row, label, key, "head", field="leader")
    told.tell(label, key, headPhone=joined(row.leader_phones))


def _tell_item(told: Told, row: BodyRow, item: str, found: _Told) -> None:
    label = "ServiceItem"
    key = make_key("service", community=area_code(found.community), name=normal_name(item))
    told.thing(label, key)
    one_stop = None if row.one_stop is None else ("是" if row.one_stop else "否")
    told.tell(label, key, name=item, category=row.service_category, oneStop=one_stop)
    told.say(label, key, "ServiceItem-IN_AREA-Area", found.community)
    if found.office is not None or row.said("part"):
        told.say(label, key, "ServiceItem-HANDLED_AT-BodyOffice", found.office)


RECIPE = Recipe(BodyRow, identify, tell)
