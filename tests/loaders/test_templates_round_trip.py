"""The sample street written into the templates is the street its own ledgers tell of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph import schema
from graph.asking import standing
from graph.engines import Graph
from graph.ledgers import TITLES
from graph.settings import Settings
from loaders.cells.text import as_text
from loaders.columns import columns_of
from loaders.files.reader import Reader, Rows, SheetStart
from loaders.reading import SheetRead, read_paths
from loaders.rows import LEDGERS
from loaders.run import LoadResult, load
from loaders.templates import write_templates
from loaders.templates.workbook import AS_OF_CELL, HEADER_ROW
from samples import generate
from tests.engines.fixtures import emptied
from tests.graph.streets import KEY, Content, content

PROVENANCE = {"said", "marks", "source"}
"""What the graph keeps of where a row stood and of how it was written there."""

BOOKKEEPING = {"LedgerSheet", "Deployment"}


def loaded(graph: Graph, folder: Path) -> LoadResult:
    return load(
        graph,
        [folder],
        number_key=KEY,
        writer=nullcontext(),
        progress=lambda _what, _rows: None,
    )


def told(graph: Graph) -> Content:
    """Everything the graph says of the street."""
    things, links = content(graph)
    things = [thing for thing in things if thing["labels"][0] not in BOOKKEEPING]
    for one in [*things, *links]:
        for name in PROVENANCE:
            one["properties"].pop(name, None)
    return things, links


def stored_rows(sheet: SheetRead, reader: Reader) -> Iterator[dict[str, Any]]:
    """The data rows of a sheet as stored, by canonical header."""
    wanted = {row.number for row in sheet.rows}
    names = {field: column.name for field, column in columns_of(type(sheet.rows[0])).items()}
    here = False
    for piece in reader.read(sheet.path):
        if isinstance(piece, SheetStart):
            here = piece.name == sheet.sheet
        elif isinstance(piece, Rows) and here:
            for number, cells in enumerate(piece.cells, piece.first):
                if number in wanted:
                    yield {
                        names[field]: cells[places[0]]
                        if len(places) == 1
                        else "、".join(filter(None, (as_text(cells[place]) for place in places)))
                        for field, places in sheet.places.items()
                    }


def fill(street: Path, folder: Path) -> int:
    """Copy the rows of a street's ledgers into the templates; return how many there were."""
    write_templates(folder)
    number = 0
    reader = Reader()
    sheets = list(read_paths([street]))
    for ledger in LEDGERS:
        path = folder / f"{TITLES[ledger].zh}台账.xlsx"
        book = openpyxl.load_workbook(path)
        page = book[TITLES[ledger].zh]
        headers = [str(cell.value) for cell in page[HEADER_ROW]]
        for sheet in (one for one in sheets if one.ledger == ledger):
            assert sheet.refusals == []
            page[AS_OF_CELL] = f"{sheet.as_of.year}年{sheet.as_of.month}月"
            for row in stored_rows(sheet, reader):
                page.append([row.get(header) for header in headers])
                number += 1
        book.save(path)
    reader.close()
    return number


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("street") / "台账"
    generate(folder, households=500)
    return folder


def test_a_street_in_templates_is_the_same_street(
    street: Path, tmp_path: Path, embedded_settings: Settings, opened: dict[str, Graph]
) -> None:
    number = fill(street, tmp_path / "模板")
    keep = frozenset(item.name for item in schema.declared())
    graph = emptied(embedded_settings, opened, keep=frozenset())
    schema.apply(graph)
    first = loaded(graph, street)
    original = told(graph)
    graph = emptied(embedded_settings, opened, keep=keep)
    again = loaded(graph, tmp_path / "模板")
    assert again.refusals == []
    assert again.totals["read"] == first.totals["read"] == number > 1_000
    assert {one.sheet.ledger for one in again.sheets} == {*LEDGERS, None}
    assert again.as_of == first.as_of == date(2018, 10, 1)
    mine = told(graph)
    for part, other in zip(mine, original, strict=True):
        assert part == other


def test_empty_templates_leave_the_graph_as_it_was(
    tmp_path: Path, embedded_settings: Settings, opened: dict[str, Graph]
) -> None:
    graph = emptied(embedded_settings, opened, keep=frozenset())
    schema.apply(graph)
    write_templates(tmp_path)
    result = loaded(graph, tmp_path)
    assert result.refusals == []
    assert result.totals["read"] == 0
    assert result.as_of is None
    assert told(graph) == ([], [])
    # Templates that say nothing make no ledger look as if it were of today.
    assert standing(graph).day is None
