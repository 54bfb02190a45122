"""活动: what was held together, by whom, who took part and who had started it."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import make_key
from graph.said import LIFE
from loaders.book import Fact, Told
from loaders.cells.text import normal_name
from loaders.ledgers.common import iso
from loaders.ledgers.parties import kind_of, names_in, parties_in, tell_party
from loaders.references import PARTIES, Party
from loaders.rows.together import EventRow
from loaders.telling import Hand, Recipe

_LABEL = "Event"


class _Held(NamedTuple):
    key: str
    kind: str
    community: str | None
    organisers: list[Party]


def identify(row: EventRow, hand: Hand) -> _Held:
    names = hand.names
    kind = kind_of("category", row.category, hand.joint.held)
    community = None
    if row.community is not None:
        community = hand.may("community", names.community, row.community)
    organisers = sorted(
        {
            hand.must("organisers", names.party, name, community)
            for name in names_in(row.organisers, names, community)
        }
    )
    by = {f"organiser{place or ''}": party.key for place, party in enumerate(organisers)}
    key = make_key("event", date=iso(row.day), name=normal_name(row.name), **by)
    return _Held(key, kind, community, organisers)


def tell(row: EventRow, held: _Held, hand: Hand) -> Told:
    key, day = held.key, iso(row.day)
    told = Told(Fact(_LABEL, key))
    told.thing(_LABEL, key)
    told.tell(
        _LABEL,
        key,
        name=row.name,
        date=day,
        linkType=held.kind,
        place=row.place,
        result=row.result,
    )
    # What was held is there from its day on, whenever the ledger was written.
    told.say(_LABEL, key, LIFE, True, start=day)
    if held.community is not None:
        told.say(_LABEL, key, "Event-IN_AREA-Area", held.community, start=day)
    for party in held.organisers:
        tell_party(told, _LABEL, key, "ORGANISED_BY", party, start=day)
    for party in parties_in(hand, "participants", row.participants, held.community):
        tell_party(told, _LABEL, key, "ATTENDED_BY", party, start=day)
    if row.starter is not None:
        starter = hand.may("starter", hand.names.party, row.starter, held.community)
        if starter is not None:
            _tell_starter(told, key, starter, day)
    return told


def _tell_starter(told: Told, key: str, starter: Party, day: str | None) -> None:
    """Say who started it; whoever was said before, of another kind, did not."""
    tell_party(told, _LABEL, key, "STARTED_BY", starter, start=day)
    for label in PARTIES:
        if label != starter.label:
            told.say(_LABEL, key, f"{_LABEL}-STARTED_BY-{label}", None)


RECIPE = Recipe(EventRow, identify, tell)
