"""A bounded sample of the proof of the link network."""

from __future__ import annotations

from collections import Counter

from graph.engines import Graph
from tests.proof.links import differences
from tests.proof.product import Loaded

STREETS = {"embedded": 12, "neo4j": 3}


def test_the_network_is_what_the_rows_say(unwiped: Graph) -> None:
    product, tally = Loaded(unwiped), Counter[str]()
    streets = STREETS["embedded" if unwiped.info.embedded else "neo4j"]
    found = [
        one for seed in range(6_000, 6_000 + streets) for one in differences(product, seed, tally)
    ]
    assert not found, found[0]
    assert all(tally[what] > streets for what in ("joined", "isolated", "one-sided"))
