"""A bounded sample of the proof: a few random streets on each engine."""

from __future__ import annotations

from collections.abc import Mapping

from graph.catalogue import questions
from graph.engines import Graph
from tests.oracle.prove import prove
from tests.oracle.questions import LIMITS
from tests.proof.mutations import caught, wrong_copies
from tests.proof.product import Loaded, known, open_product

STREETS = {"embedded": 12, "neo4j": 4}
WITH_WHOLE_SHEETS = {"embedded": 3, "neo4j": 1}
"""How many streets each engine is asked about: planning for every kind of scope takes Neo4j seconds."""


def disagreements(graph: Graph, streets: Mapping[str, int], seed: int, *, whole: bool) -> list[str]:
    """What oracle and product say differently; on Neo4j a question keeps its scope on all days of a street."""
    embedded = graph.info.embedded
    number = streets["embedded" if embedded else "neo4j"]
    found = prove(Loaded(graph), number, seed, known(), whole=whole, one_scope=not embedded)
    return [one.report() for one in found]


def test_product_and_oracle_agree(unwiped: Graph) -> None:
    found = disagreements(unwiped, STREETS, 4_000, whole=False)
    assert not found, found[0]


def test_they_agree_on_what_whole_sheets_end(unwiped: Graph) -> None:
    """Whole sheets come in any order, and each day is asked about after all have come."""
    found = disagreements(unwiped, WITH_WHOLE_SHEETS, 9_000, whole=True)
    assert not found, found[0]


def test_every_rule_parameter_is_asked_with_several_values() -> None:
    varied = {id_: set(limits) for id_, limits in LIMITS.items()}
    for id_, question in questions().items():
        names = {one.name for one in question.parameters} - {"basis"}
        assert varied.get(id_, set()) == names, id_


COARSE = ("forgets the scope", "takes any value", "knows the first value only", "forgets the end")
"""Faults that show in almost every street."""

MOST_STREETS = 15


def test_a_wrong_copy_of_every_query_is_caught() -> None:
    left = [mutant for mutant in wrong_copies() if mutant.fault in COARSE]
    assert {copy.query for copy in left} == {copy.query for copy in wrong_copies()}
    with open_product("embedded") as product:
        for seed in range(4_000, 4_000 + MOST_STREETS):
            found = {copy.query for copy in caught(product, left, seed)}
            left = [copy for copy in left if copy.query not in found]
            if not left:
                break
    assert left == []
