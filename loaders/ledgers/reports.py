"""报告: what was owed to be reported, appraised or supervised, by whom, and whether it was done."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import make_key
from graph.said import LIFE
from loaders.book import Fact, Told
from loaders.cells.text import normal_name
from loaders.ledgers.common import iso
from loaders.ledgers.parties import tell_party
from loaders.references import Party
from loaders.rows.bodies import ReportRow
from loaders.telling import Hand, Recipe

_LABEL = "Report"


class _Owed(NamedTuple):
    key: str
    owner: Party


def identify(row: ReportRow, hand: Hand) -> _Owed:
    owner = hand.must("owner", hand.names.party, row.owner)
    key = make_key(
        "report", kind=row.kind, name=normal_name(row.name), owner=owner.key, due=iso(row.due)
    )
    return _Owed(key, owner)


def tell(row: ReportRow, owed: _Owed, _hand: Hand) -> Told:
    key, made = owed.key, iso(row.made)
    told = Told(Fact(_LABEL, key))
    told.thing(_LABEL, key)
    told.tell(
        _LABEL,
        key,
        name=row.name,
        kind=row.kind,
        due=iso(row.due),
        audience=row.audience,
        result=row.result,
    )
    # The row carries days of its own: it is there from the earlier of them, whenever it was written.
    start = min(filter(None, (iso(row.due), made)))
    told.say(_LABEL, key, LIFE, True, start=start)
    if row.said("made"):
        # An empty cell says *not made*; a made one has been made since that day.
        told.say(_LABEL, key, "made", made, start=made)
    tell_party(told, _LABEL, key, "OWED_BY", owed.owner, start=start)
    return told


RECIPE = Recipe(ReportRow, identify, tell)
