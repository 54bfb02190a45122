"""What could join two parties and does not yet: told apart by kind, never mixed with the actual links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.links.asked import Asked, Row
from graph.links.parts import Item, Latent, LatentKind, Link, Party, pairs

FILES = ("items", "homes", "places", "instructors")


@dataclass(frozen=True)
class Ground:
    """What the latent links are found in: rows of `FILES`, in their order."""

    items: list[Row]
    homes: list[Row]
    places: list[Row]
    instructors: list[Row]

    @property
    def named(self) -> set[str]:
        """Keys of the parties that the rows name."""
        return {
            *(row["owner"] for row in self.items),
            *(row["employer"] for row in self.instructors),
        }


def ground(asked: Asked) -> Ground:
    """Read what latent links are found in."""
    return Ground(*asked.together(*FILES))


def items_of(asked: Asked, rows: Iterable[Row], parties: Mapping[str, Party]) -> list[Item]:
    """Resources and needs nobody has taken up, of parties that are there."""
    return [
        Item(
            asked.opaque(row["item"]),
            row["list"],
            row["name"],
            row["category"],
            parties[row["owner"]].key,
            row["day"],
        )
        for row in rows
        if row["owner"] in parties
    ]


def latent_links(
    there: Ground,
    items: Iterable[Item],
    parties: Mapping[str, Party],
    links: Iterable[Link],
) -> list[Latent]:
    """All of them with one side in scope, by kind; in each the most first.

    Args:
        there: rows.
        items: resources and needs.
        parties: by their keys in the graph.
        links: the actual ones.
    """
    known = list(links)
    linked = {frozenset((one.a.key, one.b.key)) for one in known}
    by_key = {one.key: one for one in parties.values()}
    found = [
        *_fits(items, by_key),
        *_homes(there.homes, parties),
        *_places(there.places, parties),
        *_instructors(there.instructors, parties),
        *_partners(known),
    ]
    order = {kind: place for place, kind in enumerate(dict.fromkeys(one.kind for one in found))}
    return sorted(
        (
            Latent(
                one.kind, one.a, one.b, one.count, one.what,
                frozenset((one.a.key, one.b.key)) in linked,
            )
            for one in found
            if (one.a.in_scope or one.b.in_scope) and one.a.there and one.b.there
        ),
        key=lambda one: (order[one.kind], -one.count, one.a.name, one.b.name, one.a.key, one.b.key),
    )  # fmt: skip


def _fits(items: Iterable[Item], parties: Mapping[str, Party]) -> Iterator[Latent]:
    """A resource of one and a need of the other are of the same 类别, and both are open."""
    listed = list(items)
    by: dict[tuple[str, str], list[str]] = defaultdict(list)
    needs: dict[str, list[Item]] = defaultdict(list)
    for item in listed:
        if item.kind == "需求":
            needs[item.category].append(item)
    for item in listed:
        if item.kind == "资源":
            for need in needs[item.category]:
                if need.owner != item.owner:
                    by[item.owner, need.owner].append(f"{item.name} → {need.name}")
    for (giver, taker), what in by.items():
        yield Latent("fit", parties[giver], parties[taker], len(what), tuple(what))


def _homes(rows: Iterable[Row], parties: Mapping[str, Party]) -> Iterator[Latent]:
    for row in rows:
        if row["one"] in parties and row["other"] in parties:
            yield Latent("home", parties[row["one"]], parties[row["other"]], row["members"], ())


def _places(rows: Iterable[Row], parties: Mapping[str, Party]) -> Iterator[Latent]:
    """Organisations whose employers are in one building; else those in one patch."""
    buildings: dict[str, set[str]] = defaultdict(set)
    patches: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for row in rows:
        if row["organisation"] not in parties:
            continue
        buildings[row["building"]].add(row["organisation"])
        names[row["building"]] = row["name"]
        for patch, name in zip(row["patches"], row["patchNames"], strict=True):
            patches[patch].add(row["organisation"])
            names[patch] = name
    housed = _shared(buildings)
    yield from _together("building", housed, parties, names)
    near = {pair: what for pair, what in _shared(patches).items() if pair not in housed}
    yield from _together("patch", near, parties, names)


def _instructors(rows: Iterable[Row], parties: Mapping[str, Party]) -> Iterator[Latent]:
    """One name with no contradicting phone is one instructor, as in G20."""
    of: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row["employer"] in parties:
            of[row["instructor"]][row["employer"]] = row["phone"]
    for phones in of.values():
        for one, other in pairs(phones):
            if not phones[one] or not phones[other] or phones[one] == phones[other]:
                yield _named("instructor", parties[one], parties[other], [], 1)


def _partners(links: Iterable[Link]) -> Iterator[Latent]:
    """Two who have no link between them, and have links with the same others."""
    partners: dict[str, set[str]] = defaultdict(set)
    by_key: dict[str, Party] = {}
    for link in links:
        for one, other in ((link.a, link.b), (link.b, link.a)):
            partners[one.key].add(other.key)
            by_key[one.key] = one
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for partner, others in partners.items():
        for pair in pairs(others):
            if pair[1] not in partners[pair[0]]:
                shared[pair].append(partner)
    for (first, second), common in shared.items():
        names = sorted(by_key[key].name for key in common)
        yield _named("partners", by_key[first], by_key[second], names)


def _shared(groups: Mapping[str, set[str]]) -> dict[tuple[str, str], list[str]]:
    """Pairs that stand in one group or several, with these."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for group, members in sorted(groups.items()):
        for pair in pairs(members):
            found[pair].append(group)
    return found


def _together(
    kind: LatentKind,
    shared: Mapping[tuple[str, str], list[str]],
    parties: Mapping[str, Party],
    names: Mapping[str, str],
) -> Iterator[Latent]:
    for (one, other), groups in shared.items():
        what = [names[group] for group in groups if group in names]
        yield _named(kind, parties[one], parties[other], what, len(groups))


def _named(
    kind: LatentKind, one: Party, other: Party, what: list[str], count: int | None = None
) -> Latent:
    """Whichever name comes first stands first: none of the two does more for it."""
    a, b = sorted((one, other), key=lambda party: (party.name, party.key))
    return Latent(kind, a, b, len(what) if count is None else count, tuple(what))
