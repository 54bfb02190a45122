"""However a street is written down and handed in, the graph is the same."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from graph.engines import Graph
from tests.engines.fixtures import wipe
from tests.layout.dressed import dress
from tests.layout.runs import refusals_of, run
from tests.layout.told import told
from tests.oracle import files
from tests.oracle.refusing import taken
from tests.oracle.streets import random_street

STREETS = 3
WAYS = 2


def loaded(graph: Graph, paths: list[Path]) -> tuple[int, list[str]]:
    """Load files in one run; returns the rows read, and what was refused or not read."""
    result = run(graph, paths)
    return result.totals["read"], refusals_of(result)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(STREETS))
def test_a_street_in_any_clothes_is_the_same_street(
    seed: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    engine: Graph = request.getfixturevalue("opened_embedded")
    # Of two rows that contradict each other the first stands, and clothes change their order.
    street = taken(random_street(seed))
    plain = tmp_path / "plain"
    plain.mkdir()
    wipe(engine)
    read, refused = loaded(engine, files.write(street, plain))
    wanted = told(engine)
    for way in range(WAYS):
        chance = Random(f"{seed}/{way}")
        folder = tmp_path / f"way{way}"
        folder.mkdir()
        paths = dress(street, folder, chance)
        wipe(engine)
        dressed = loaded(engine, paths)
        assert len(dressed[1]) == len(refused), dressed[1]
        assert dressed[0] == read
        for mine, other in zip(told(engine), wanted, strict=True):
            assert [one for one in mine if one not in other] == [], f"seed {seed}, way {way}"
            assert len(mine) == len(other)
