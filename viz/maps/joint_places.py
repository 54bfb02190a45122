"""Where everybody stands on the map of links: two columns, communities between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from graph.language import Language
from graph.links import Link, Network, Party
from viz.maps.wording import say
from viz.masking import mask_numbers

MOST_ROWS: Final = 60
"""More organisations than this are drawn by their kind."""

_LEFT: Final = ("机关", "事业单位", "国企")
"""Kinds of employers whose organisations stand on the left."""

_SORTS: Final = ("机关", "事业单位", "国企", "非公企业", "社会组织", "其他")

Column = Literal["left", "right"]


@dataclass(frozen=True)
class Seat:
    """Somebody on the map.

    Attributes:
        id: in the page.
        party: who it is; of a group a party made for it.
        column: where it stands; empty: between the columns, a community.
        members: names of the organisations of a group.
        keys: of those whom it stands for: the party itself, or the parties of a group.
    """

    id: str
    party: Party
    column: Column | Literal[""]
    members: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def grouped(self) -> bool:
        """Several are drawn as one."""
        return bool(self.members)

    @property
    def name(self) -> str:
        """What it is called."""
        return mask_numbers(self.party.name)

    @property
    def stands_for(self) -> int:
        """How many organisations: one, or those of a group."""
        return len(self.members) or 1


@dataclass(frozen=True)
class Plan:
    """Who stands where.

    Attributes:
        left, right: the columns, from above.
        places: the communities, in their official order.
        shelf: organisations that nothing links.
        links: those between seats; in a plan by kind, those between kinds.
        pairs: how many links of two there are, before they are drawn by kind.
        grouped: organisations are drawn by their kind.
        organisations: how many there are in the columns, before they are drawn by kind, and on the shelf.
    """

    left: tuple[Seat, ...]
    right: tuple[Seat, ...]
    places: tuple[Seat, ...]
    shelf: tuple[Seat, ...]
    links: tuple[Link, ...]
    pairs: tuple[Link, ...]
    grouped: bool
    organisations: int

    @property
    def rows(self) -> tuple[Seat, ...]:
        """Both columns."""
        return self.left + self.right

    @property
    def seats(self) -> dict[str, Seat]:
        """Everybody by the key of the party."""
        return {
            seat.party.key: seat for seat in (*self.left, *self.right, *self.places, *self.shelf)
        }

    @cached_property
    def seat_of(self) -> dict[str, Seat]:
        """Where everybody stands, by key; whoever is drawn by kind has the seat of the kind."""
        return {key: seat for seat in self.seats.values() for key in seat.keys}

    @cached_property
    def pairs_of(self) -> dict[str, list[Link]]:
        """The links of two of everybody whom a seat stands for, by id of the seat."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.pairs:
            ends = (
                self.seat_of[party.key] for party in (link.a, link.b) if party.key in self.seat_of
            )
            for id_ in {seat.id for seat in ends}:
                found[id_].append(link)
        return found

    @property
    def communities(self) -> int:
        """How many communities stand between the columns; what is of none stands there, too."""
        return sum(seat.party.kind == "area" for seat in self.places)

    @property
    def inside(self) -> int:
        """Links of link types between two of one kind, which a picture by kind cannot show."""
        ends = [
            {self.seat_of[party.key].id for party in (link.a, link.b) if party.key in self.seat_of}
            for link in self.pairs
            if link.present
        ]
        return sum(len(two) == 1 for two in ends) if self.grouped else 0


def plan_of(network: Network, language: Language) -> Plan:
    """Find everybody's place; the same network gives the same picture each time."""
    links = network.folded()
    shelved = {party.key for party in network.isolated}
    places = _places(network, links)
    standing = _standing(network, links, shelved)
    pairs = links
    groups: dict[str, list[Party]] = {}
    grouped = len(standing) > MOST_ROWS
    organisations = len(standing) + len(network.isolated)
    if grouped:
        standing, links, groups = _by_kind(standing, links, language)
    columns: dict[Column, list[Party]] = {"left": [], "right": []}
    for party in _ordered(standing, links, places):
        columns[column_of(party)].append(party)
    shelf = network.isolated
    return Plan(
        tuple(_seat(f"l{n}", one, "left", groups) for n, one in enumerate(columns["left"])),
        tuple(_seat(f"r{n}", one, "right", groups) for n, one in enumerate(columns["right"])),
        tuple(_seat(f"c{n}", one, "", {}) for n, one in enumerate(places)),
        tuple(_seat(f"s{n}", one, column_of(one), {}) for n, one in enumerate(shelf)),
        links,
        pairs,
        grouped,
        organisations,
    )  # fmt: skip


def _seat(
    id_: str, party: Party, column: Column | Literal[""], groups: Mapping[str, list[Party]]
) -> Seat:
    """The seat of a party, or of all those for whom a party was made."""
    of = groups.get(party.key, [])
    names = tuple(sorted(mask_numbers(one.name) for one in of))
    return Seat(id_, party, column, names, tuple(one.key for one in of) or (party.key,))


def column_of(party: Party) -> Column:
    """Public bodies and what is rooted nowhere on the left, firms and associations on the right."""
    public = [sort for sort in party.sectors if sort in _LEFT]
    return "left" if len(public) * 2 >= len(party.sectors) else "right"


def _places(network: Network, links: Iterable[Link]) -> list[Party]:
    """The communities of the scope, and those that somebody of it works with."""
    named = {
        party.key: party for link in links for party in (link.a, link.b) if _is_place(party)
    }  # fmt: skip
    named |= {party.key: party for party in network.communities}
    return sorted(named.values(), key=lambda one: (one.code, one.name, one.key))


def _is_place(party: Party) -> bool:
    return party.communal


def _standing(network: Network, links: Iterable[Link], shelved: set[str]) -> list[Party]:
    """Whoever is drawn beside the communities: linked by a type, or asked about by G24."""
    found = {party.key: party for party in network.subjects if not party.communal}
    for link in links:
        if link.present:
            found |= {party.key: party for party in (link.a, link.b) if not _is_place(party)}
    return [party for key, party in found.items() if key not in shelved]


def _by_kind(
    standing: list[Party], links: Iterable[Link], language: Language
) -> tuple[list[Party], tuple[Link, ...], dict[str, list[Party]]]:
    """Kinds of employers instead of organisations, the links between kinds, and who is of each."""
    of: dict[str, list[Party]] = defaultdict(list)
    for party in standing:
        of[sort_of(party)].append(party)
    groups = {
        sort: Party(
            f"kind:{sort}",
            "organisation",
            say(
                "kind_of",
                language,
                kind=sort if sort else say("no_kind", language),
                n=len(all_),
            ),
            sectors=(sort,) if sort else (),
        )
        for sort, all_ in of.items()
    }
    stands_for = {party.key: groups[sort] for sort, all_ in of.items() for party in all_}
    members = {groups[sort].key: all_ for sort, all_ in of.items()}
    return list(groups.values()), _regrouped(links, stands_for), members


def _regrouped(links: Iterable[Link], stands_for: dict[str, Party]) -> tuple[Link, ...]:
    by: dict[tuple[str, str], list[Link]] = defaultdict(list)
    ends: dict[str, Party] = {}
    for link in links:
        a, b = (stands_for.get(party.key, party) for party in (link.a, link.b))
        if a.key != b.key:
            ends |= {a.key: a, b.key: b}
            by[min(a.key, b.key), max(a.key, b.key)].append(link)
    found = []
    for (one, other), of in by.items():
        evidence = {each.key: each for link in of for each in link.evidence}
        ordered = sorted(evidence.values(), key=lambda each: (each.day, each.key))
        first = of[0]
        found.append(
            Link(
                ends[one], ends[other], tuple(ordered), first.types, first.as_of, first.recent_from
            )
        )
    return tuple(found)


def sort_of(party: Party) -> str:
    """The kind of employer that a party is of; empty where it is of none or of several."""
    return party.sectors[0] if len(party.sectors) == 1 else ""


def _ordered(standing: list[Party], links: Iterable[Link], places: list[Party]) -> list[Party]:
    """Beside the community that somebody works with most, then by kind and name."""
    at = {party.key: place for place, party in enumerate(places)}
    works: dict[str, Counter[str]] = defaultdict(Counter)
    for link in links:
        for one, other in ((link.a, link.b), (link.b, link.a)):
            if other.key in at:
                works[one.key][other.key] += max(link.recent, len(link.present))

    def order(party: Party) -> tuple[float, int, str, str]:
        counts = works[party.key]
        whole = sum(counts.values())
        mean = sum(at[key] * n for key, n in counts.items()) / whole if whole else len(places)
        sort = sort_of(party)
        return (
            round(mean, 3),
            _SORTS.index(sort) if sort in _SORTS else len(_SORTS),
            party.name,
            party.key,
        )

    return sorted(standing, key=order)


def between(links: Iterable[Link], one: str) -> Callable[[str], Link | None]:
    """Return a look-up of the link of one party with another."""
    mine = {
        (link.b if link.a.key == one else link.a).key: link
        for link in links
        if one in (link.a.key, link.b.key)
    }
    return mine.get
