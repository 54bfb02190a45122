"""清单: what somebody can give, what a community needs, and the projects that join the two."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import make_key
from graph.said import LIFE
from loaders.book import Fact, Told
from loaders.cells.text import normal_name
from loaders.ledgers.common import iso
from loaders.ledgers.parties import tell_party
from loaders.references import Party
from loaders.rows.together import ListRow
from loaders.telling import Hand, Recipe

_LABEL = "ListItem"
_JOINS = {"resource": "资源", "need": "需求"}
"""The fields that name an item of another list, and which list that is."""


class _Item(NamedTuple):
    key: str
    owner: Party


def identify(row: ListRow, hand: Hand) -> _Item:
    names = hand.names
    owner = hand.must("proposer", names.party, row.proposer)
    key = make_key("listitem", list=row.kind, name=normal_name(row.name), owner=owner.key)
    names.add_list_item(key, row.kind, row.name, names.shown(owner))
    return _Item(key, owner)


def tell(row: ListRow, item: _Item, hand: Hand) -> Told:
    key, start, end = item.key, iso(row.starts), iso(row.ends)
    told = Told(Fact(_LABEL, key))
    told.thing(_LABEL, key)
    told.tell(_LABEL, key, name=row.name, list=row.kind, category=row.category, state=row.state)
    if start or end:
        told.say(_LABEL, key, LIFE, True, start=start, end=end)
    tell_party(told, _LABEL, key, "STATED_BY", item.owner, start=start)
    for field, kind in _JOINS.items():
        name = getattr(row, field)
        if name is not None:
            joined = hand.may(field, hand.names.list_item, name, kind)
            if joined is not None:
                told.say(_LABEL, key, "ListItem-USES-ListItem", joined, start=start, end=end)
    return told


RECIPE = Recipe(ListRow, identify, tell)
