"""A street with clerks' mistakes: exactly those are refused, and no answer changes."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from graph import schema
from graph.asking import ask, parameter_values, standing
from graph.catalogue import Question, questions
from graph.engines import Graph
from graph.scope import resolve
from graph.settings import Settings
from loaders.refusals import REASONS
from loaders.run import LoadResult, load
from samples import generate
from tests.engines.fixtures import emptied
from tests.graph.streets import KEY

NEVER_OF_A_ROW = {"invalid_value"}
"""Reasons that no reader of a cell gives."""


class Loaded(NamedTuple):
    graph: Graph
    folder: Path
    result: LoadResult


@pytest.fixture(scope="module")
def street(
    tmp_path_factory: pytest.TempPathFactory,
    embedded_settings: Settings,
    opened: dict[str, Graph],
) -> Loaded:
    """The smallest street with its dirt, loaded once; the tests of this module only read it."""
    folder = tmp_path_factory.mktemp("dirty")
    generate(folder, households=500, dirt=True)
    keep = frozenset(item.name for item in schema.declared())
    graph = emptied(embedded_settings, opened, keep=keep)
    schema.apply(graph)
    return Loaded(graph, folder, loaded(graph, folder))


def loaded(graph: Graph, folder: Path) -> LoadResult:
    return load(
        graph,
        [folder],
        number_key=KEY,
        writer=nullcontext(),
        progress=lambda _what, _rows: None,
    )


def planted(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "refusals.json").read_text(encoding="utf-8"))
    return found


def refused(result: LoadResult) -> Counter[tuple[Any, ...]]:
    return Counter(
        (one.file, one.sheet, one.row, one.column, one.code, one.level) for one in result.refusals
    )


def expected(folder: Path) -> Counter[tuple[Any, ...]]:
    return Counter(
        tuple(one[name] for name in ("file", "sheet", "row", "column", "code", "level"))
        for one in planted(folder)["refusals"]
    )


def test_exactly_the_planted_mistakes_are_refused(street: Loaded) -> None:
    found, wanted = refused(street.result), expected(street.folder)
    assert sorted(wanted - found) == []
    assert sorted(found - wanted) == []


def test_every_reason_of_a_row_is_among_them(street: Loaded) -> None:
    assert {one.code for one in street.result.refusals} == set(REASONS) - NEVER_OF_A_ROW


def test_exactly_the_planted_sheets_are_not_read(street: Loaded) -> None:
    left = [
        {"file": one.sheet.file, "sheet": one.sheet.sheet, "code": one.sheet.code}
        for one in street.result.sheets
        if one.sheet.ledger is None
    ]
    assert left == planted(street.folder)["unread"]


def test_every_row_is_accounted_for(street: Loaded) -> None:
    levels = Counter(one["level"] for one in planted(street.folder)["refusals"])
    totals = street.result.totals
    assert totals["rejected"] == levels["row"]
    assert totals["cellsRefused"] == levels["cell"]


@pytest.mark.parametrize("asked", questions().values(), ids=lambda one: one.id)
def test_the_answers_are_those_of_the_clean_street(street: Loaded, asked: Question) -> None:
    key = json.loads((street.folder / "answers.json").read_text(encoding="utf-8"))
    day = date.fromisoformat(key["asOf"])
    entry = key["questions"][asked.id][0]
    answer = ask(
        street.graph,
        asked,
        as_of=day,
        scope=resolve(street.graph, None, day),
        values=parameter_values(asked, {}, {}),
        standing=standing(street.graph),
    )
    assert (answer.numerator, answer.denominator) == (entry["numerator"], entry["denominator"])
    listed = {row["subjectKey"]: row["subject"] for row in answer.rows}
    assert sorted(listed.values()) == sorted(entry["subjects"])


def test_loading_it_again_refuses_the_same_and_changes_nothing(street: Loaded) -> None:
    again = loaded(street.graph, street.folder)
    assert refused(again) == refused(street.result)
    assert again.totals["unchanged"] == again.totals["read"] - again.totals["rejected"]
