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


COARSE = ("forgets the scope", "takes any value", "knows the first value only", "forgets the end")
"""Faults that show in almost every street."""


def test_a_wrong_copy_of_every_query_is_caught() -> None:
    copies = [mutant for mutant in wrong_copies() if mutant.fault in COARSE]
    assert {copy.query for copy in copies} == {copy.query for copy in wrong_copies()}
    with open_product("embedded") as product:
        left = survivors(product, copies, 3, 4_000)
    caught = {copy.query for copy in copies if copy not in left}
    assert caught == {copy.query for copy in copies}
