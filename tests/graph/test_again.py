"""The same ledgers once more: known as such, never at the price of a row that could now stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines import Graph
from loaders import again
from loaders.run import LoadResult
from tests.graph.streets import FIRST, LATER, content, give
from tests.oracle.rows import Ledger, Street, street_of
from tests.oracle.tiny import added, changed

FAULTY: Street = changed(
    changed(FIRST, "片区", {"片区名称": "东片"}, 包片党支部="丙支部"),
    "党员",
    {"姓名": "钱二"},
    所在党支部="丙支部",
)
"""One branch that nobody has heard of: it refuses a cell and a row."""

CONTRADICTING: Street = added(FAULTY, "片区", 社区="锦绣苑", 片区名称="西片", 包片党支部="甲支部")
"""Beside that, two rows of one day that differ in the branch of one patch."""

THIRD: Street = street_of(
    """
    党组织 2018-10-01
    党组织名称 | 类型 | 上级党组织
    丙支部 | 党支部 | 锦绣苑社区党委
    """
)


def loads(graph: Graph) -> int:
    return int(graph.read("MATCH (n:Load) RETURN count(n) AS loads")[0]["loads"])


def told(result: LoadResult) -> list[tuple[str, int, str, str, str]]:
    return [(one.file, one.row, one.column, one.value, one.reason.zh) for one in result.refusals]


@pytest.mark.parametrize(
    ("street", "codes"),
    [
        (FAULTY, {"unknown_ref"}),
        (CONTRADICTING, {"unknown_ref", "duplicate_conflict"}),
    ],
    ids=["unknown", "contradicting"],
)
def test_what_was_refused_is_refused_again(
    engine: Graph, tmp_path: Path, street: Street, codes: set[str]
) -> None:
    first = give(engine, tmp_path / "in", street)
    before = content(engine, bookkeeping=True)
    second = give(engine, tmp_path / "in", street)
    assert content(engine, bookkeeping=True) == before, "nothing is written, not even a load"
    assert told(second) == told(first)
    assert {one.code for one in second.refusals} == codes
    assert second.totals["rejected"] == first.totals["rejected"] >= len(codes)
    assert second.totals["cellsRefused"] == first.totals["cellsRefused"] == 1
    assert second.totals["unchanged"] == second.totals["read"] - first.totals["rejected"]


def test_what_is_known_now_stands(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FAULTY)
    give(engine, tmp_path / "in", THIRD)
    result = give(engine, tmp_path / "in", FAULTY)
    assert told(result) == []
    assert result.totals["created"] == 1


def test_a_load_in_between_makes_it_another_run(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST)
    give(engine, tmp_path / "in", LATER)
    number = loads(engine)
    give(engine, tmp_path / "in", FIRST)
    assert loads(engine) == number + 1


def test_too_many_refusals_are_not_kept(
    engine: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loaders.run.MOST_REFUSED", 1)
    first = give(engine, tmp_path / "in", FAULTY)
    assert len(first.refusals) > 1
    second = give(engine, tmp_path / "in", FAULTY)
    assert told(second) == told(first)
    assert loads(engine) == 2


def test_nothing_of_a_cell_is_kept_with_a_refusal() -> None:
    one = again.Refused("sheet#1", "branch", "unknown_ref", {"candidates": ""})
    assert again.Refused.from_text(one.to_text()) == one


def test_an_employer_taken_before_its_community_was_known_is_not_doubled(
    engine: Graph, tmp_path: Path
) -> None:
    """Without a credit code its name and community tell which it is."""
    employers = tuple(sheet for sheet in FIRST if sheet.kind == "单位")
    early = give(engine, tmp_path / "early", employers)
    assert {(one.column, one.code) for one in early.refusals} >= {("社区", "unknown_ref")}
    assert give(engine, tmp_path / "late", FIRST).refusals == []
    rows = engine.read(
        "MATCH (e:Employer) OPTIONAL MATCH (e)-[:IN_AREA]->(a:Area) RETURN e.name AS name, a.name AS area ORDER BY name"
    )
    assert [(row["name"], row["area"]) for row in rows] == [
        ("丁公司", "锦绣苑"),
        ("丙公司", "锦绣苑"),
        ("乙公司", "安居苑"),
        ("戊机关", "锦绣苑"),
    ]
    # A namesake in the other community is another one.
    namesake = Ledger(
        "单位", FIRST[0].day, ({"单位名称": "丁公司", "类型": "其他", "社区": "安居苑"},)
    )
    assert give(engine, tmp_path / "other", (namesake,)).refusals == []
    assert engine.read("MATCH (e:Employer) RETURN count(e) AS there")[0]["there"] == 5
