"""The panel beside the map of links when somebody is chosen, as data for its script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from graph.language import Language
from graph.links import DIRECTIONS, Evidence, Item, Link, Network, Party
from viz.maps.joint_places import Plan, Seat
from viz.maps.wording import say
from viz.masking import mask_numbers

_MOST: Final = 8
"""Lines of a list in the panel."""

_MOST_PAIRS: Final = 60
"""Pairs that the panel names one by one."""


def glyphs_of(types: Sequence[str]) -> list[str]:
    """One sign for each type: the last of its name, or its number where two end alike."""
    ends = [type_[-1:] for type_ in types]
    return [
        end if ends.count(end) == 1 and end else str(place)
        for place, end in enumerate(ends, start=1)
    ]


def details_of(network: Network, plan: Plan, language: Language) -> dict[str, Any]:
    """Return the panel of everybody on the map, by id; those it works with are always named."""
    items = _items(network)
    seats = [*plan.rows, *plan.places, *plan.shelf]
    return {seat.id: _detail(network, plan, seat, items, language) for seat in seats}


def _items(network: Network) -> dict[str, list[Item]]:
    """Open resources and needs by whoever they stand for on the map."""
    fold = network.fold()
    found: dict[str, list[Item]] = defaultdict(list)
    for item in network.items:
        owner = network.parties.get(item.owner)
        if owner is not None:
            found[fold(owner).key].append(item)
    return found


def _detail(
    network: Network,
    plan: Plan,
    seat: Seat,
    items: dict[str, list[Item]],
    language: Language,
) -> dict[str, Any]:
    links = plan.pairs_of[seat.id]
    mine = [item for key in seat.keys for item in items.get(key, ())]
    last = max(
        ((one, link) for link in links for one in link.evidence if one.kind == "event"),
        key=lambda both: (both[0].type in network.types, both[0].day, both[0].key),
        default=None,
    )
    places = [] if not seat.column else [place.party for place in plan.places]
    others = _others(links, seat, {party.key for party in places})
    return {
        "name": seat.name,
        "sub": _sub(seat.party, language),
        "types": [_type(links, type_, language) for type_ in network.types],
        "places": [_place(place, links, seat, network, language) for place in places],
        "others": [
            _line(_with(link, seat), link, seat, network, language) for link in others[:_MOST_PAIRS]
        ],
        "more": max(len(others) - _MOST_PAIRS, 0),
        "place": not seat.column,
        "last": None if last is None else _last(*last, seat, language),
        "gives": _cut([_item(one, language) for one in mine if one.kind == "资源"], language),
        "needs": _cut([_item(one, language) for one in mine if one.kind == "需求"], language),
        "agreements": _agreed(links, "agreement", seat, language),
        "projects": _agreed(links, "project", seat, language),
        "wanted": _fitting(mine, "资源", items, seat, network, language),
        "offered": _fitting(mine, "需求", items, seat, network, language),
        "members": list(seat.members),
    }


def _others(links: Iterable[Link], seat: Seat, shown: set[str]) -> list[Link]:
    """The links to be named one by one, the liveliest first: of a community and of a kind all."""
    found = [
        link
        for link in links
        if not seat.column
        or (link.present and (seat.grouped or _other(link, seat).key not in shown))
    ]
    return sorted(found, key=lambda link: (*liveliest(link), _with(link, seat)))


def liveliest(link: Link) -> tuple[int, ...]:
    """Puts the liveliest first: events of the link types in the period, then whatever else there is."""
    typed = sum(one.recent for one in link.records)
    return (-typed, -len(link.present), -link.recent, -link.last.toordinal())


def _place(
    place: Party, links: Iterable[Link], seat: Seat, network: Network, language: Language
) -> list[Any]:
    """What there is with a community; of a kind all its members' links with it, added up."""
    mine = [link for link in links if place.key in (link.a.key, link.b.key)]
    name = mask_numbers(place.name)
    if not seat.grouped:
        return _line(name, mine[0] if mine else None, seat, network, language)
    living = [link for link in mine if link.live]
    if not living:
        return _line(name, None, seat, network, language)
    counts = [cell[1] for cell in (_type(living, type_, language) for type_ in network.types)]
    known = [int(any(type_ in link.present for link in living)) for type_ in network.types]
    held = sum(link.direction != "none" for link in living)
    sided = sum(link.direction == "one_sided" for link in living)
    how = say("sided_of", language, n=sided, of=held) if held else ""
    return [name, counts, known, how, int(sided > 0)]


def _other(link: Link, seat: Seat) -> Party:
    return link.b if link.a.key in seat.keys else link.a


def _with(link: Link, seat: Seat) -> str:
    """With whom; where several are drawn as one, also who."""
    return mask_numbers(link.name if seat.grouped else _other(link, seat).name)


def _sub(party: Party, language: Language) -> str:
    parts = [*(party.sectors or ([party.sort] if party.sort else [])), party.community]
    if party.members:
        parts.append(say("party_members", language, n=party.members))
    return " · ".join(part for part in parts if part and part != party.name)


def _type(links: Iterable[Link], type_: str, language: Language) -> list[Any]:
    """``[state, events in the period, what stands below]`` of one type."""
    every = list(links)
    events = {
        one.key: (one, link.is_recent(one))
        for link in every
        for one in link.evidence
        if one.type == type_ and one.kind == "event"
    }
    recent = [one for one, lately in events.values() if lately]
    days = [one.day for one, _ in events.values()]
    if recent:
        return ["now", len(recent), max(days).isoformat()[5:]]
    if days:
        return ["kept", 0, max(days).isoformat()[:7]]
    if any(type_ in link.present for link in every):
        return ["kept", 0, say("kept", language)]
    return ["never", 0, say("never_short", language)]


def _line(
    name: str, link: Link | None, seat: Seat, network: Network, language: Language
) -> list[Any]:
    """``[name, [events of each type], whether each has anything, how they start]``."""
    if link is None or not link.live:
        nothing = [0] * len(network.types)
        return [name, nothing, nothing, say("unlinked", language), 1]
    counts = [one.recent for one in link.records]
    known = [int(one.known) for one in link.records]
    return [name, counts, known, _starts(link, seat, language),
            int(link.direction == "one_sided")]  # fmt: skip


def _starts(link: Link, seat: Seat, language: Language) -> str:
    if link.direction == "one_sided" and seat.grouped:
        starter = link.a if link.starter == link.a.key else link.b
        return say("sided_by", language, name=mask_numbers(starter.name))
    if link.direction == "one_sided":
        mine = link.starter == seat.party.key
        return say("started_it" if mine else "was_started", language)
    if link.direction == "mutual":
        return DIRECTIONS["mutual"].say(language)
    return say("unclear", language) if link.direction == "unknown" else ""


def _last(one: Evidence, link: Link, seat: Seat, language: Language) -> list[str]:
    source = one.source
    parts = [one.type, _with(link, seat)]
    if source is not None:
        parts.append(say("source_row", language, file=source.file, row=source.row))
    return [f"{one.day.isoformat()} {mask_numbers(one.name)}", " · ".join(parts)]


def _item(one: Item, language: Language) -> list[str]:
    return [
        f"{mask_numbers(one.name)}（{one.category}）" if language == "zh" else f"{mask_numbers(one.name)} ({one.category})",
        say("listed_since", language, day=one.day.isoformat()),
    ]  # fmt: skip


def _agreed(links: Iterable[Link], kind: str, seat: Seat, language: Language) -> list[list[str]]:
    found = []
    pair = "pair_" if seat.grouped else "with_"
    for link in links:
        for one in link.evidence:
            if one.kind == kind and one.running:
                words = {"name": _with(link, seat), "since": one.day.isoformat()}
                below = (
                    say(f"{pair}until", language, **words, until=one.until.isoformat())
                    if one.until
                    else say(f"{pair}open", language, **words)
                )
                found.append([mask_numbers(one.name) or say("no_name", language), below])
    return _cut(sorted(found), language)


def _cut(lines: list[list[str]], language: Language) -> list[list[str]]:
    """As many as the panel holds, and how many there are besides."""
    more = len(lines) - _MOST
    return [*lines[:_MOST], *([[say("more_lines", language, n=more), ""]] if more > 0 else [])]


def _fitting(
    mine: Iterable[Item],
    kind: str,
    items: dict[str, list[Item]],
    seat: Seat,
    network: Network,
    language: Language,
) -> list[list[str]]:
    """Items of others of the other list and of the same 类别 as mine of ``kind``."""
    categories = {one.category for one in mine if one.kind == kind}
    found = []
    for owner, theirs in items.items():
        for one in theirs:
            if owner not in seat.keys and one.kind != kind and one.category in categories:
                name = mask_numbers(network.parties[one.owner].name)
                found.append(
                    [
                        f"{name} {mask_numbers(one.name)}",
                        say("listed_since", language, day=one.day.isoformat()),
                    ]
                )
    return _cut(sorted(found), language)
