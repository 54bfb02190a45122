"""共建: agreements of two parties to work together, over ``[签订日期, 到期日期)``."""

from __future__ import annotations

from typing import NamedTuple

from graph.model import make_key
from graph.said import LIFE
from loaders.book import Fact, Told
from loaders.ledgers.common import iso
from loaders.ledgers.parties import kind_of, tell_party
from loaders.references import Party
from loaders.rows.together import AgreementRow
from loaders.telling import Hand, Recipe, RowRefused

_LABEL = "Agreement"


class _Agreed(NamedTuple):
    key: str
    kind: str
    one: Party
    other: Party


def identify(row: AgreementRow, hand: Hand) -> _Agreed:
    one = hand.must("one", hand.names.party, row.one)
    other = hand.must("other", hand.names.party, row.other)
    if hand.names.are_one(one, other):
        raise RowRefused("other", "same_party")
    kind = kind_of("category", row.category, hand.joint.link_types)
    key = make_key(
        "agreement", first=one.key, second=other.key, linkType=kind, signed=iso(row.signed)
    )
    return _Agreed(key, kind, one, other)


def tell(row: AgreementRow, agreed: _Agreed, _hand: Hand) -> Told:
    key, start, end = agreed.key, iso(row.signed), iso(row.expires)
    told = Told(Fact(_LABEL, key))
    told.thing(_LABEL, key)
    told.tell(_LABEL, key, linkType=agreed.kind, signed=start, expires=end, matter=row.matter)
    if start or end:
        told.say(_LABEL, key, LIFE, True, start=start, end=end)
    tell_party(told, _LABEL, key, "FIRST_PARTY", agreed.one, start=start, end=end)
    tell_party(told, _LABEL, key, "SECOND_PARTY", agreed.other, start=start, end=end)
    return told


RECIPE = Recipe(AgreementRow, identify, tell)
