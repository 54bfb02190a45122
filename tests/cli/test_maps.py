"""The maps of the loaded street: what stands beside a grid or a patch is what its questions answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.asking import Answer, Standing, ask, parameter_values, standing
from graph.catalogue import question
from graph.coverage import coverage
from graph.engines import Graph, connect
from graph.pictures import chain, coverage_ground
from graph.scope import WHOLE, resolve
from graph.settings import read_settings
from tests.cli.conftest import Program
from viz.maps.coverage import communities_of
from viz.maps.tiles import tiles_of

pytestmark = pytest.mark.xdist_group("cli")


@pytest.fixture(scope="module")
def graph(loaded: Program, street_data: Path) -> Iterator[Graph]:
    with connect(read_settings(data=street_data, _env_file=None, neo4j_uri=None)) as opened:
        yield opened


@pytest.fixture(scope="module")
def there(graph: Graph) -> Standing:
    return standing(graph)


def asked(graph: Graph, there: Standing, id_: str, wanted: str) -> Answer:
    item = question(id_)
    assert there.day is not None
    return ask(
        graph,
        item,
        as_of=there.day,
        scope=resolve(graph, wanted, there.day),
        values=parameter_values(item, {}, {}),
        standing=there,
    )


def test_every_grids_number_is_the_one_its_question_gives(graph: Graph, there: Standing) -> None:
    assert there.day is not None
    ground = coverage_ground(graph, as_of=there.day, scope=WHOLE, rules={}, standing=there)
    twice = [block for block in ground.blocks if len(set(block.grids)) > 1]
    assert twice, "the street has buildings that two grids claim"
    parts = communities_of(ground, "zh")
    listed = coverage(graph, "grid", as_of=there.day, scope=WHOLE, contact_days=30).rows
    drawn = [
        f"{community.name}/{grid.name}"
        for community in parts
        for grid in community.grids
        if grid.there
    ]
    assert sorted(drawn) == sorted(row.name for row in listed if row.code)
    for community in parts:
        for grid in community.grids:
            if not grid.there:
                continue
            wanted = f"{community.name}/{grid.name}"
            answer = asked(graph, there, "G01", wanted)
            assert (grid.gap, grid.reach.occupied) == (answer.numerator, answer.denominator), wanted
            alone = coverage_ground(
                graph,
                as_of=there.day,
                scope=resolve(graph, wanted, there.day),
                rules={},
                standing=there,
            )
            (part,) = communities_of(alone, "zh")
            (only,) = part.grids
            assert (only.name, only.gap) == (grid.name, grid.gap)
            assert only.reach.occupied == grid.reach.occupied
        answer = asked(graph, there, "G01", community.name)
        assert (community.gap, community.reach.occupied) == (answer.numerator, answer.denominator)


def test_every_patchs_number_is_the_one_its_questions_give(graph: Graph, there: Standing) -> None:
    assert there.day is not None
    seen = chain(graph, as_of=there.day, scope=WHOLE, standing=there)
    assert [block for block in seen.blocks if len(block.patches) > 1]
    tiles = [tile for tile in tiles_of(seen, "zh") if tile.cells]
    compared = 0
    for patch in seen.patches.values():
        wanted = f"{patch.community}/{patch.name}"
        uncovered, broken = (asked(graph, there, id_, wanted) for id_ in ("G01", "G07"))
        scope = resolve(graph, wanted, there.day)
        (alone,) = tiles_of(chain(graph, as_of=there.day, scope=scope, standing=there), "zh")
        assert alone.occupied == uncovered.denominator, wanted
        assert alone.gap == uncovered.numerator + broken.numerator, wanted
        for tile in tiles:
            blocks = [block for cell in tile.cells for block in cell.blocks]
            if tile.place == f"{patch.community} · {patch.name}" and all(
                patch.key in block.patches for block in blocks
            ):
                assert tile.counts == alone.counts
                compared += 1
    assert compared
