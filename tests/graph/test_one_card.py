"""A household's card that is filled in by a row for each resident, each looked over on its own day."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from graph.engines import Graph
from graph.said import Claim, sheet_of
from graph.superseding import superseded
from tests.graph.sayings import saying
from tests.graph.streets import FIRST, content, give
from tests.oracle.rows import Street, street_of


def _cards(*days: str, name: str = "另册") -> Street:
    """A sheet with a row for each resident of one door."""
    rows = "\n".join(
        f"锦绣苑 | 锦园 | 1号楼 | 1单元 | 103 | 常住 | 周{number} | 三口之家 | 未见隐患（2018-0{number}-02） | {day}"
        for number, day in enumerate(days, start=1)
    )
    return street_of(
        f"""
        住户 2018-10-01 {name}
        社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式 | 姓名 | 家庭情况 | 隐患矛盾 | 信息更新日期
        {rows}
        """
    )


def _said(graph: Graph) -> dict[str, Any]:
    (row,) = graph.read(
        "MATCH (h:Household {room: '103'}) OPTIONAL MATCH (r:Resident)-[:LIVES_IN]->(h) "
        "WITH h, r.name AS name ORDER BY name RETURN collect(name) AS residents, "
        "toString(h.familyKnown) AS family, toString(h.hazardsKnown) AS hazards, "
        "toString(h.updated) AS updated"
    )
    return row


@pytest.mark.parametrize("days", list(permutations(("2018-05-01", "2018-09-01", ""))))
def test_no_resident_is_lost_and_the_latest_day_holds(
    engine: Graph, tmp_path: Path, days: tuple[str, ...]
) -> None:
    result = give(engine, tmp_path / "in", FIRST + _cards(*days))
    assert result.refusals == []
    assert _said(engine) == {
        "residents": ["周1", "周2", "周3"],
        # The row without a day speaks of the ledger's.
        "family": "2018-10-01",
        "hazards": "2018-03-02",
        "updated": "2018-09-01",
    }


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_in_several_runs_the_latest_day_holds_too(
    engine: Graph, tmp_path: Path, order: tuple[int, int]
) -> None:
    sheets = (_cards("2018-05-01", name="甲"), _cards("2018-05-01", "2018-09-01", name="乙"))
    give(engine, tmp_path / "in", FIRST)
    for number in order:
        assert give(engine, tmp_path / "in", sheets[number]).refusals == []
    said = _said(engine)
    assert (said["family"], said["updated"]) == ("2018-09-01", "2018-09-01")


def test_a_day_mended_in_its_own_sheet_takes_the_place_of_the_wrong_one(
    engine: Graph, tmp_path: Path
) -> None:
    give(engine, tmp_path / "in", FIRST + _cards("2018-05-01", "2018-09-30"))
    give(engine, tmp_path / "in", _cards("2018-05-01", "2018-03-09"))
    assert (_said(engine)["family"], _said(engine)["updated"]) == ("2018-05-01", "2018-05-01")
    before = content(engine)
    again = give(engine, tmp_path / "in", _cards("2018-05-01", "2018-03-09"))
    assert again.totals["unchanged"] == 2
    assert content(engine) == before


def test_what_a_load_that_died_said_is_said_once() -> None:
    """The load after it says the same of the same sheet: no second word, without the days."""
    word = saying("2018-10-01", {"head": "张一", "updated": "2018-09-30"}, ledger="residents")
    own = {sheet_of(word.source)}
    assert superseded("Household", [word], [word], own) == [word]
    mended = replace(word, values={**word.values, "updated": [Claim("2018-09-01")]})
    (kept,) = superseded("Household", [word], [mended], own)
    assert kept.values.keys() == {"head"}
