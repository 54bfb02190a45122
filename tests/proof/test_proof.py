"""A bounded sample of the proof: a few random streets on each engine."""

from __future__ import annotations

from graph.engines import Graph
from tests.oracle.prove import prove
from tests.proof.mutations import survivors, wrong_copies
from tests.proof.product import Loaded, known, open_product

STREETS = 12


def test_product_and_oracle_agree(unwiped: Graph) -> None:
    streets = prove(Loaded(unwiped), STREETS, 4_000, known())
    found = [one.report() for one in streets]
    assert not found, found[0]


WITH_WHOLE_SHEETS = 4


def test_they_agree_on_what_whole_sheets_end(unwiped: Graph) -> None:
    """Whole sheets come in any order, and each day is asked about after all have come."""
    streets = prove(Loaded(unwiped), WITH_WHOLE_SHEETS, 9_000, known(), whole=True)
    found = [one.report() for one in streets]
    assert not found, found[0]


COARSE = ("forgets the scope", "takes any value", "knows the first value only", "forgets the end")
"""Faults that show in almost every street."""


def test_a_wrong_copy_of_every_query_is_caught() -> None:
    copies = [mutant for mutant in wrong_copies() if mutant.fault in COARSE]
    assert {copy.query for copy in copies} == {copy.query for copy in wrong_copies()}
    with open_product("embedded") as product:
        left = survivors(product, copies, 3, 4_000)
    caught = {copy.query for copy in copies if copy not in left}
    assert caught == {copy.query for copy in copies}
