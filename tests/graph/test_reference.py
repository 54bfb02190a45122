"""The reference page says what the model declares, and the committed one is that page."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import reference
from graph.model import RELATIONS, THINGS
from graph.schema import declared
from graph.terms import terms


def test_the_committed_page_is_up_to_date() -> None:
    assert reference.PAGE.read_text("utf-8") == reference.page(), "python -m graph.reference"


def test_everything_declared_stands_in_it() -> None:
    page = reference.page()
    for thing in THINGS:
        assert f"### `{thing.label}` {thing.title.zh}" in page
        assert thing.meaning.en in page
        assert thing.colour in page
        for attribute in thing.attributes:
            assert f"| `{attribute.name}` | {attribute.title.zh}" in page
    for relation in RELATIONS:
        assert f"`(:{relation.source})-[:{relation.type}]->(:{relation.target})`" in page
    for word in terms():
        assert f"| `@{word}` |" in page
    for item in declared():
        assert f"`{item.name}`" in page


def test_every_table_is_rectangular() -> None:
    columns = 0
    for line in reference.page().splitlines():
        if not line.startswith("|"):
            columns = 0
            continue
        cells = line.replace("\\|", "").count("|")
        assert columns in (0, cells), line
        columns = cells


def test_writing_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reference, "PAGE", tmp_path / "model.md")
    assert reference.main() == 0
    assert (tmp_path / "model.md").read_text("utf-8") == reference.page()
    assert capsys.readouterr().out.startswith("model.md")
