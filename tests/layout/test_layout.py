"""However a street is written down and handed in, the graph is the same."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from random import Random

import pytest

from graph.engines import Graph
from loaders.run import load
from tests.engines.fixtures import wipe
from tests.graph.streets import KEY, Content, content
from tests.layout.dressed import dress
from tests.oracle import files
from tests.oracle.refusing import taken
from tests.oracle.streets import random_street

STREETS = 3
WAYS = 2
PROVENANCE = ("said", "marks", "source")
BOOKKEEPING = ("LedgerSheet", "Deployment")


def told(graph: Graph) -> Content:
    """Everything the graph says, but for where it was written."""
    things, links = content(graph)
    things = [one for one in things if one["labels"][0] not in BOOKKEEPING]
    for one in (*things, *links):
        for name in PROVENANCE:
            one["properties"].pop(name, None)
    return things, links


def loaded(graph: Graph, paths: list[Path]) -> tuple[int, list[str]]:
    """Load files in one run; returns the rows read, and what was refused or not read."""
    result = load(
        graph,
        paths,
        number_key=KEY,
        writer=nullcontext(),
        progress=lambda _what, _rows: None,
    )
    wrong = [f"{one.file} {one.sheet} {one.row} {one.column} {one.code}" for one in result.refusals]
    wrong += [f"{one.sheet.file}: {one.sheet.why}" for one in result.sheets if one.sheet.why]
    return result.totals["read"], wrong


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
