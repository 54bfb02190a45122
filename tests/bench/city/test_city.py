"""The SQL of the city bench and the graph say the same, on a street small enough for every run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from graph import schema
from graph.asking import Standing, standing
from graph.catalogue import Question, questions
from graph.engines import Graph
from graph.settings import Settings
from samples import generate
from tests.bench.__main__ import loading
from tests.bench.city import yardstick
from tests.bench.city.asking import asked
from tests.bench.city.ledgers import write_ledgers
from tests.bench.city.numbers import write_numbers
from tests.engines.fixtures import emptied

HOUSEHOLDS, SEED, DAY = 1_500, 2018, date(2018, 10, 1)


class Street(NamedTuple):
    """One street in the graph and in the flat tables."""

    graph: Graph
    there: Standing
    yardstick: yardstick.Yardstick


@pytest.fixture(scope="module")
def street(
    embedded_settings: Settings, opened: dict[str, Graph], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Street]:
    """A street with clerks' mistakes, loaded by the loader and written as tables."""
    ledgers, tables = tmp_path_factory.mktemp("ledgers"), tmp_path_factory.mktemp("tables")
    generate(ledgers, households=HOUSEHOLDS, seed=SEED, as_of=DAY, dirt=True)
    write_ledgers(tables, HOUSEHOLDS, SEED, DAY)
    write_numbers(ledgers, tables)
    yardstick.build(tables / "street.duckdb", tables, DAY)
    graph = emptied(
        embedded_settings, opened, keep=frozenset(item.name for item in schema.declared())
    )
    loading(graph, ledgers)
    flat = yardstick.Yardstick(tables / "street.duckdb")
    yield Street(graph, standing(graph), flat)
    flat.close()


@pytest.mark.parametrize("question", questions().values(), ids=lambda one: one.id)
def test_graph_and_tables_say_the_same(street: Street, question: Question) -> None:
    ours = asked(street.graph, question, street.there, DAY)
    assert ours == street.yardstick.answer(question.id)
    assert ours == asked(street.graph, question, street.there, DAY, listed=False)
    # Every question has something to find here, so that nobody agrees about nothing.
    assert 0 < ours[0] <= ours[1]


def test_lost_rows_are_not_passed_over(tmp_path: Path) -> None:
    write_ledgers(tmp_path, HOUSEHOLDS, SEED, DAY)
    for name, header in (
        ("台账表", "id,ledger"),
        ("号码", "sheet,is_code,numeric,text,branch"),
        ("坏电话", "employer"),
    ):
        (tmp_path / f"{name}.csv").write_text(f"{header}\n", "utf-8")
    duties = tmp_path / "包户.csv"
    lines = duties.read_text("utf-8").splitlines()
    *front, last = lines
    duties.write_text("\n".join([*front, last.replace("号楼", "号院")]) + "\n", "utf-8")
    with pytest.raises(ValueError, match="包户"):
        yardstick.build(tmp_path / "street.duckdb", tmp_path, DAY)
