"""Projections, measures and exports: published figures, and a network drawn by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest

from graph.analysis import (
    affiliation,
    cytoscape,
    graphml,
    measures,
    network_graph,
    node_link,
    organisation_graph,
    projected,
)
from graph.links import Evidence, Network
from graph.links.evidence import Joint
from tests.graph.links.networks import TYPES, community, drawn, held, network, party


def test_the_published_figures_of_the_southern_women() -> None:
    """Davis, Gardner and Gardner, Deep South (1941): 18 women, 14 events, 89 attendances."""
    davis = nx.davis_southern_women_graph()
    women = affiliation((woman, event) for woman in davis.graph["top"] for event in davis[woman])
    assert (women.number_of_nodes(), women.number_of_edges()) == (32, 89)
    by_women, by_events = projected(women), projected(women, things=True)
    assert (by_women.number_of_nodes(), by_women.number_of_edges()) == (18, 139)
    assert (by_events.number_of_nodes(), by_events.number_of_edges()) == (14, 66)
    assert by_women["Evelyn Jefferson"]["Theresa Anderson"]["weight"] == 7


def test_the_same_text_may_be_somebody_and_something() -> None:
    tied = projected(affiliation([("a", "b"), ("b", "b")]))
    assert list(tied.edges(data="weight")) == [("a", "b", 1)]


def test_who_holds_others_to_the_network() -> None:
    found = measures(drawn(("甲", "乙"), ("乙", "丙"), ("丙", "丁"), ("丁", "乙"), alone=("戊",)))
    assert [(one.party.name, [cut.name for cut in one.cut_off]) for one in found.bridges] == [
        ("乙", ["甲"])
    ]
    assert (found.groups, found.linked) == (1, 4)
    assert [one.name for one in found.isolated] == ["戊"]
    assert found.subjects == 5


def test_on_how_few_it_rests() -> None:
    found = measures(drawn(("社区", "甲"), ("社区", "甲"), ("社区", "乙"), ("社区", "丙")))
    assert (found.events, found.taking_part) == (4, 3)
    assert [one.name for one in found.busiest] == ["甲"]
    assert (found.one_sided, found.of_types) == (3, 3)


def test_only_pairs_with_an_event_of_their_own_are_told_one_sided_or_not() -> None:
    firm = replace(party("公司"), kind="employer")
    branch = replace(party("支部"), covers=(firm.key,), roots=(firm.key,))
    agreed = Evidence("a1", "agreement", TYPES[0], "", date(2024, 1, 1), running=True)
    seen = network(
        [firm, branch, community("社区"), replace(community("委员会"), kind="body")],
        [
            held(1, date(2024, 6, 1), TYPES[0], "社区", "社区", "支部"),
            Joint((("公司", "社区"),), agreed, None),
            held(2, date(2024, 6, 1), TYPES[0], "社区", "社区", "委员会"),
        ],
    )
    # The firm acts with its branch, but it never was at an event itself (as in G26).
    assert sum(bool(link.starters) for link in seen.links) == 3
    found = measures(seen)
    assert (found.one_sided, found.of_types) == (2, 2)
    assert (found.events, found.left_out) == (1, 1), "a community with its own body is no pair"


def test_organisations_through_events_and_communities() -> None:
    graph = organisation_graph(drawn(("社区", "甲"), ("社区", "乙"), ("甲", "丙"), ("甲", "丙")))
    ties = {frozenset((one, other)): data for one, other, data in graph.edges(data=True)}
    assert ties == {
        frozenset(("key-甲", "key-乙")): {"events": 0, "communities": 1, "weight": 1},
        frozenset(("key-甲", "key-丙")): {"events": 2, "communities": 0, "weight": 2},
    }
    assert graph.nodes["key-丙"] == {"name": "丙"}


def test_an_empty_network_is_measured_and_written() -> None:
    empty = drawn()
    found = measures(empty)
    assert (found.subjects, found.groups, found.busiest, found.bridges) == (0, 0, (), ())
    assert node_link(network_graph(empty))["nodes"] == []
    assert "graphml" in graphml(network_graph(empty))


@pytest.fixture
def seen() -> Network:
    return drawn(("社区", "甲<&>乙"), ("甲<&>乙", "丙"), alone=("丁",))


def test_the_exports_say_the_same(seen: Network) -> None:
    graph = network_graph(seen)
    again = nx.node_link_graph(node_link(graph), edges="edges")
    read = nx.read_graphml(io.BytesIO(graphml(graph).encode()), force_multigraph=True)
    drawn_again = nx.cytoscape_graph(cytoscape(graph))
    for other in (again, read, drawn_again):
        assert {node: data["name"] for node, data in other.nodes(data=True)} == {
            node: data["name"] for node, data in graph.nodes(data=True)
        }
        edges = {
            (frozenset((one, end)), data["type"], data["events"], data["direction"])
            for one, end, data in other.edges(data=True)
        }
        assert edges == {
            (frozenset((one, end)), data["type"], data["events"], data["direction"])
            for one, end, data in graph.edges(data=True)
        }
    assert graph.nodes["key-丁"]["isolated"] is True
    assert read.graph["asOf"] == "2024-06-30"
    about = cytoscape(graph)["data"]
    assert about["asOf"] == drawn_again.graph["asOf"] == "2024-06-30"
    assert set(about) == set(graph.graph)
    ids = [one["data"]["id"] for one in cytoscape(graph)["elements"]["edges"]]
    assert len(set(ids)) == len(ids) == 2
