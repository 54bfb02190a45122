"""A bounded sample of the proof: a few random streets on each engine."""

from __future__ import annotations

import pytest

from tests.oracle.prove import prove
from tests.proof.mutations import survivors, wrong_copies
from tests.proof.product import known, open_product

STREETS = 12


@pytest.mark.parametrize("engine", ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def test_product_and_oracle_agree(engine: str) -> None:
    with open_product(engine) as product:
        found = [one.report() for one in prove(product, STREETS, 4_000, known())]
    assert not found, found[0]


WITH_WHOLE_SHEETS = 4


@pytest.mark.parametrize("engine", ["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def test_they_agree_on_what_whole_sheets_end(engine: str) -> None:
    """Whole sheets come in any order, and each day is asked about after all have come."""
    with open_product(engine) as product:
        found = [
            one.report() for one in prove(product, WITH_WHOLE_SHEETS, 9_000, known(), whole=True)
        ]
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
