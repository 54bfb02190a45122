"""Who does something together with others, and of what kind it is, as several ledgers name them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from graph.joint import JointKind
from loaders.book import Told
from loaders.cells.lists import closed_list
from loaders.cells.unreadable import Unreadable
from loaders.references import Party, References
from loaders.telling import Hand, RowRefused


def kind_of(field: str, text: str, kinds: tuple[JointKind, ...]) -> str:
    """The kind of joint work that a bold cell names; RowRefused if the deployment knows none such."""
    try:
        return _reader(kinds)(text) or text
    except Unreadable as error:
        raise RowRefused(field, error.code, **error.details) from error


@cache
def _reader(kinds: tuple[JointKind, ...]) -> Callable[[object], str | None]:
    return closed_list({kind.name: kind.also for kind in kinds})


def names_in(texts: tuple[str, ...], names: References, community: str | None) -> list[str]:
    """The names in a cell of several: ``甲公司、乙公司联合党支部`` is one name that holds the sign."""
    found = []
    first = 0
    while first < len(texts):
        lengths = range(len(texts) - first, 1, -1)
        joined = ("、".join(texts[first : first + length]) for length in lengths)
        name = next((one for one in joined if names.parties_named(one, community)), texts[first])
        found.append(name)
        first += name.count("、") + 1
    return found


def parties_in(
    hand: Hand, field: str, texts: tuple[str, ...] | None, community: str | None
) -> list[Party]:
    """The parties that a cell of several names; each that cannot be found is refused as a cell."""
    names = names_in(texts or (), hand.names, community)
    found = (hand.may(field, hand.names.party, name, community) for name in names)
    return [party for party in found if party is not None]


def tell_party(
    told: Told,
    label: str,
    key: str,
    relation: str,
    party: Party,
    *,
    start: str | None,
    end: str | None = None,
) -> None:
    """Say that a thing has a party, of whatever kind that is."""
    told.say(label, key, f"{label}-{relation}-{party.label}", party.key, start=start, end=end)
