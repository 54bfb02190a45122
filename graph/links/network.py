"""The 三联三共 network of a day: who is linked with whom, who with nobody, and what could be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from graph.asking import Standing
from graph.catalogue import shared_number
from graph.engines import Graph
from graph.joint import JointWork
from graph.links.asked import Asked
from graph.links.evidence import Joint, by_pair, in_scope, joint_work_of
from graph.links.latent import Ground, ground, items_of, latent_links
from graph.links.parties import COMMUNITY, folded, parties_of, sides_of
from graph.links.parts import Evidence, Item, Latent, Link, Party
from graph.scope import Scope

LEDGERS = ("events", "agreements", "lists", "reporting")
"""The ledgers a network rests on."""


@dataclass(frozen=True)
class Network:
    """The network of a scope on a day.

    Attributes:
        as_of: the day it speaks of.
        scope: the part it speaks of.
        standing: which ledgers are loaded for which days.
        joint: the link types and kinds of event that the deployment knows.
        period: days of the period in which an event counts as recent.
        parties: everybody there on the day or named by a link, by opaque key.
        links: actual links with one side in scope, by name.
        latent: what could join two, with one side in scope.
        items: resources and needs that nobody has taken up.
        subjects: the organisations in scope of which G24 asks whether they are isolated, by name.
        bound: keys of those of them that something links.
    """

    as_of: date
    scope: Scope
    standing: Standing
    joint: JointWork
    period: int
    parties: Mapping[str, Party]
    links: tuple[Link, ...]
    latent: tuple[Latent, ...]
    items: tuple[Item, ...]
    subjects: tuple[Party, ...]
    bound: frozenset[str]
    _joint: tuple[Joint, ...]
    _by_graph_key: Mapping[str, Party]

    @property
    def types(self) -> tuple[str, ...]:
        """Names of the link types, in their order."""
        return tuple(kind.name for kind in self.joint.link_types)

    @cached_property
    def communities(self) -> tuple[Party, ...]:
        """The communities in force in scope, by code."""
        found = (
            one
            for one in self.parties.values()
            if one.kind == "area" and one.sort == COMMUNITY and one.in_scope and one.there
        )
        return tuple(sorted(found, key=lambda one: (one.code, one.key)))

    @property
    def isolated(self) -> tuple[Party, ...]:
        """Those of `subjects` that nothing links, as G24 lists them."""
        return tuple(one for one in self.subjects if one.key not in self.bound)

    def last_of(self, party: Party) -> date | None:
        """Day of the last event that a party held with another; ``None``: never."""
        days = [
            one.day
            for link in self.links_of(party)
            for one in link.evidence
            if one.kind == "event"
        ]  # fmt: skip
        return max(days, default=None)

    def links_of(self, party: Party) -> tuple[Link, ...]:
        """The links of one party."""
        return tuple(link for link in self.links if party.key in (link.a.key, link.b.key))

    def folded(self) -> tuple[Link, ...]:
        """The links of communities and organisations of the day: each with all that stands for it.

        A community stands for its committee, branches and bodies, an organisation for the employer
        it alone is rooted in.
        """
        fold = folded(self._by_graph_key)
        links = _links(
            in_scope(self._joint, self._by_graph_key),
            self._joint,
            {key: fold(party) for key, party in self._by_graph_key.items()},
            self.types,
            self.as_of,
            self.period,
        )
        return tuple(link for link in links if link.a.there and link.b.there)

    def fold(self) -> Callable[[Party], Party]:
        """What a party stands for in `folded`."""
        return folded(self._by_graph_key)


def link_network(
    graph: Graph,
    *,
    as_of: date,
    scope: Scope,
    rules: Mapping[str, str],
    joint: JointWork,
    standing: Standing,
) -> Network:
    """Read the network.

    Args:
        graph: the open database.
        as_of: the day asked about.
        scope: resolved for that day; a link is in it by either side.
        rules: the deployment's rule parameters.
        joint: the deployment's link types.
        standing: the ledgers there are, read before.
    """
    asked = Asked(graph, as_of, scope, standing)
    everything = joint_work_of(asked)
    there = ground(asked)
    named = {key for one in everything for pair in one.pairs for key in pair}
    parties = parties_of(asked, named | there.named)
    types = [kind.name for kind in joint.link_types]
    period = shared_number("linkDays", rules)
    (joining,) = asked.together("joining", linkTypes=types, linkDays=period)
    return network_of(
        parties,
        tuple(everything),
        tuple(items_of(asked, there.items, parties)),
        there,
        {row["key"]: bool(row["linked"]) for row in joining},
        as_of=as_of,
        scope=scope,
        standing=standing,
        joint=joint,
        period=period,
    )


def network_of(
    parties: Mapping[str, Party],
    found: tuple[Joint, ...],
    items: tuple[Item, ...],
    there: Ground,
    joining: Mapping[str, bool],
    *,
    as_of: date,
    scope: Scope,
    standing: Standing,
    joint: JointWork,
    period: int,
) -> Network:
    """Put a network together.

    Args:
        parties: by their keys in the graph.
        found: what was done together, in scope and elsewhere.
        items: resources and needs that nobody has taken up.
        there: what latent links are found in.
        joining: the organisations of which G24 asks, and whether anything links them.
        as_of: the day.
        scope: the part.
        standing: the ledgers there are.
        joint: the deployment's link types.
        period: days in which an event counts as recent.
    """
    types = tuple(kind.name for kind in joint.link_types)
    links = _links(in_scope(found, parties), found, parties, types, as_of, period)
    return Network(
        as_of,
        scope,
        standing,
        joint,
        period,
        {one.key: one for one in parties.values()},
        links,
        tuple(latent_links(there, items, parties, links)),
        items,
        tuple(sorted((parties[key] for key in joining), key=lambda one: (one.name, one.key))),
        frozenset(parties[key].key for key, linked in joining.items() if linked),
        found,
        parties,
    )


def _links(
    shown: tuple[Joint, ...],
    found: tuple[Joint, ...],
    parties: Mapping[str, Party],
    types: tuple[str, ...],
    as_of: date,
    period: int,
) -> tuple[Link, ...]:
    """The links of what is shown; ``parties`` says what each key of the graph stands for.

    Who started is told by all that was found: those who act for a side may lie elsewhere.
    """
    by_key = {one.key: one for one in parties.values()}

    def fold(key: str) -> str:
        return parties[key].key if key in parties else ""

    since = as_of - timedelta(days=period)
    sides = sides_of(by_key)
    held = by_pair(found, fold)
    links = []
    for (one, other), evidence in by_pair(shown, fold).items():
        if other in sides[one]:
            continue
        a, b = sorted((by_key[one], by_key[other]), key=lambda party: (party.name, party.key))
        started = _starters((a.key, b.key), held, sides, types)
        links.append(Link(a, b, tuple(evidence), types, as_of, since, started))
    return tuple(sorted(links, key=lambda link: (link.a.name, link.b.name, link.a.key, link.b.key)))


def _starters(
    pair: tuple[str, str],
    held: Mapping[tuple[str, str], Sequence[Evidence]],
    sides: Mapping[str, frozenset[str]],
    types: tuple[str, ...],
) -> tuple[str, ...]:
    """Which side started each event of the link types that the two sides held together (G26).

    An employer and its own organisations are one side. Who may act for both sides is neither.
    """
    one, other = (sides[key] for key in pair)
    events = {
        event.key: event
        for first in sorted(one)
        for second in sorted(other)
        for event in held.get((min(first, second), max(first, second)), ())
        if event.kind == "event" and event.type in types
    }
    started = []
    for event in events.values():
        acting = [key for key in pair if event.starter in sides[key]]
        exactly = event.starter if event.starter in pair else ""
        started.append(exactly or (acting[0] if len(acting) == 1 else ""))
    return tuple(started)
