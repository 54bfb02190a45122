"""What several commands take: the format of a file, which its name says where nothing else does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cli.options import CoverageFormat, GapsFormat, LinksFormat, TableFormat, form_of
from graph.errors import WrongUse


@pytest.mark.parametrize(
    ("offered", "form", "out", "expected"),
    [
        (TableFormat, "table", None, "table"),
        (TableFormat, "table", "名单.NDJSON", "ndjson"),
        (TableFormat, "csv", "名单.xlsx", "csv"),
        (CoverageFormat, "table", "覆盖.csv", "csv"),
        (GapsFormat, "text", None, "text"),
        (GapsFormat, "text", "销号.xlsx", "xlsx"),
        (LinksFormat, "table", "网络.cyjs", "cytoscape"),
        (LinksFormat, "cytoscape", "网络", "cytoscape"),
    ],
)
def test_the_name_of_a_file_says_its_format(
    offered: Any, form: str, out: str | None, expected: str
) -> None:
    assert form_of(form, None if out is None else Path(out), offered) == expected


def test_a_name_that_says_no_format_is_told_those_there_are() -> None:
    with pytest.raises(WrongUse) as wrong:
        form_of("table", Path("街道/网络.txt"), LinksFormat)
    text = wrong.value.text
    assert ".json、.ndjson、.csv、.xlsx、.graphml、.cyjs 结尾" in text.zh
    assert "'网络.txt': end it in one of .json, .ndjson, .csv, .xlsx, .graphml, .cyjs" in text.en
    for name in ("名单", "名单.csv", "名单.text"):
        with pytest.raises(WrongUse, match=r"json.*xlsx"):
            form_of("text", Path(name), GapsFormat)


def test_a_workbook_needs_a_file() -> None:
    with pytest.raises(WrongUse, match="--out"):
        form_of("xlsx", None, TableFormat)
