"""What an official can use of a network: who stands alone, who holds it together, on how few it rests.

They speak of organisations and never of persons, and put nobody in an order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from graph.analysis.projection import Graph
from graph.links import Link, Network, Party


@dataclass(frozen=True)
class Bridge:
    """Somebody through whom alone others are reached.

    Attributes:
        party: who.
        cut_off: who would have no way to the rest without it, the greatest remaining part being
            the rest; by name.
    """

    party: Party
    cut_off: tuple[Party, ...]


@dataclass(frozen=True)
class Measures:
    """The measures of a network; links count that live: something runs, or lies in the period.

    Attributes:
        subjects: organisations of which it is asked whether they are isolated.
        isolated: those that are (as G24 asks).
        linked: parties with at least one living link.
        groups: parts of the network between which there is no link.
        bridges: who alone holds others to it.
        events: joint events of the period; one of several pairs counts once.
        left_out: further ones, only among a community's own, or with somebody who is gone.
        busiest: the fewest organisations that took part in half of them, beside communities.
        taking_part: organisations that took part in any.
        one_sided: links of the link types that one side alone ever started.
        of_types: links with an event of a link type; of these two (as G26 asks).
    """

    subjects: int
    isolated: tuple[Party, ...]
    linked: int
    groups: int
    bridges: tuple[Bridge, ...]
    events: int
    left_out: int
    busiest: tuple[Party, ...]
    taking_part: int
    one_sided: int
    of_types: int


def measures(network: Network) -> Measures:
    """Measure a network: communities stand for their own bodies, organisations for their employers."""
    folded = network.folded()
    by_key = {party.key: party for link in folded for party in (link.a, link.b)}
    graph: Graph = nx.Graph()
    graph.add_edges_from((link.a.key, link.b.key) for link in folded if link.live)
    there = _recent(folded)
    of_types = [link for link in network.links if link.direction != "none"]
    busiest, taking_part = _busiest(there, by_key)
    return Measures(
        len(network.subjects),
        network.isolated,
        graph.number_of_nodes(),
        nx.number_connected_components(graph),
        _bridges(graph, by_key),
        len(there),
        len(_recent(network.links).keys() - there.keys()),
        busiest,
        taking_part,
        sum(link.direction == "one_sided" for link in of_types),
        len(of_types),
    )


def _recent(links: Iterable[Link]) -> dict[str, set[str]]:
    """Events of the period, with everybody who was there."""
    there: dict[str, set[str]] = {}
    for link in links:
        for one in link.evidence:
            if one.kind == "event" and link.is_recent(one):
                there.setdefault(one.key, set()).update((link.a.key, link.b.key))
    return there


def _bridges(graph: Graph, by_key: dict[str, Party]) -> tuple[Bridge, ...]:
    found = []
    for key in nx.articulation_points(graph):
        (around,) = (part for part in nx.connected_components(graph) if key in part)
        rest = graph.subgraph(around - {key})
        parts = sorted(nx.connected_components(rest), key=lambda part: (-len(part), sorted(part)))
        cut = (by_key[other] for part in parts[1:] for other in part)
        found.append(Bridge(by_key[key], tuple(sorted(cut, key=_by_name))))
    return tuple(sorted(found, key=lambda one: _by_name(one.party)))


def _busiest(there: dict[str, set[str]], by_key: dict[str, Party]) -> tuple[tuple[Party, ...], int]:
    """Organisations that cover half of the events, the one that adds most of them first."""
    left = {
        event: {key for key in keys if not by_key[key].communal} for event, keys in there.items()
    }
    left = {event: keys for event, keys in left.items() if keys}
    wanted = len(left) / 2
    taking_part = len(set().union(*left.values()))
    chosen: list[Party] = []
    covered = 0
    while left and covered < wanted:
        counts = Counter(key for keys in left.values() for key in keys)
        key = min(counts, key=lambda one: (-counts[one], _by_name(by_key[one])))
        chosen.append(by_key[key])
        covered += counts[key]
        left = {event: keys for event, keys in left.items() if key not in keys}
    return tuple(sorted(chosen, key=_by_name)), taking_part


def _by_name(party: Party) -> tuple[str, str]:
    return (party.name, party.key)
