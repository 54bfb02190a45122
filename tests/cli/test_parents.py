"""The area above an area may have come with an earlier load."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.engines import connect
from graph.settings import read_settings
from tests.cli.conftest import Program
from tests.loaders.books import save

HEADERS = ["代码", "名称", "级别", "上级代码"]
STREET = ["640106004000", "北京中路街道", "街道", ""]
pytestmark = pytest.mark.xdist_group("cli")


def above(data: Path) -> dict[str, str]:
    """The code of every area below another, and of that one."""
    with connect(read_settings(data=data, _env_file=None, neo4j_uri=None)) as graph:
        rows = graph.read("MATCH (a:Area)-[:PART_OF]->(b:Area) RETURN a.code AS a, b.code AS b")
    return {row["a"]: row["b"] for row in rows}


def test_the_area_above_is_that_of_an_earlier_load_or_refused_in_its_cell(
    fresh: Program, tmp_path: Path
) -> None:
    save(tmp_path / "街道 2018年9月.xlsx", [HEADERS, STREET])
    assert fresh("load", tmp_path / "街道 2018年9月.xlsx").status == 0
    # The second names its parent by the structure of its code, the third one that nobody knows.
    later = save(
        tmp_path / "社区 2018年10月.xlsx",
        [
            HEADERS,
            ["640106004001", "锦绣苑", "社区", "640106004000"],
            ["640106004002", "长庆花园", "社区", ""],
            ["640106004003", "蓝山名邸", "社区", "640106009000"],
        ],
    )
    ran = fresh("load", later, "--format", "json")
    document = json.loads(ran.out)
    assert ran.status == 1
    assert (document["totals"]["created"], document["totals"]["rejected"]) == (3, 0)
    [refusal] = document["refusals"]
    assert {name: refusal[name] for name in ("row", "column", "value", "level", "code")} == {
        "row": 4,
        "column": "上级代码",
        "value": "640106009000",
        "level": "cell",
        "code": "unknown_ref",
    }
    assert "640106004000" in refusal["reason"]
    found = above(tmp_path / "data")
    assert found["640106004001"] == found["640106004002"] == "640106004000"
    assert "640106004003" not in found
