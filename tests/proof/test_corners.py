"""Streets written by hand: the question agrees with the oracle on all their days, wrong copies do not."""

from __future__ import annotations

import pytest

from graph.catalogue import question, questions
from graph.engines import Graph
from tests.proof.corners import CORNERS
from tests.proof.corners.corner import Corner
from tests.proof.mutants import mutants, right
from tests.proof.mutations import told_apart_in
from tests.proof.product import Loaded


@pytest.mark.parametrize(
    ("id_", "corner"),
    [
        pytest.param(id_, corner, id=f"{id_} {corner.clause}")
        for id_, corners in CORNERS.items()
        for corner in corners
    ],
)
def test_a_corner_tells_wrong_copies_from_the_question(
    unwiped: Graph, id_: str, corner: Corner
) -> None:
    """The wrong ones are asked on the embedded engine: planning each takes Neo4j longer than all else."""
    product, item = Loaded(unwiped), question(id_)
    product.load(corner.street)
    assert told_apart_in(product, list(right(item)), corner) == set()
    if unwiped.info.embedded:
        wrong = [one for one in mutants(item) if f"{one.section} {one.fault}" in corner.tells]
        gone = told_apart_in(product, wrong, corner)
        assert set(corner.tells) == {f"{one.section} {one.fault}" for one in gone}


def test_corners_are_of_questions_that_there_are() -> None:
    assert set(CORNERS) <= set(questions())
