"""Who is named as the one to act, on the tiny street."""

from __future__ import annotations

from pathlib import Path

from graph.asking import ask, parameter_values, standing
from graph.catalogue import question
from graph.engines import Graph
from graph.scope import WHOLE
from tests.graph.streets import FIRST, give
from tests.oracle.tiny import DAY


def test_a_blank_household_names_its_branch_else_the_committee(
    engine: Graph, tmp_path: Path
) -> None:
    give(engine, tmp_path / "street", FIRST)
    asked = question("G01")
    values = parameter_values(asked, {}, {})
    answer = ask(engine, asked, as_of=DAY, scope=WHOLE, values=values, standing=standing(engine))
    assert {row["subject"]: row["actor"] for row in answer.rows} == {
        "锦绣苑/锦园/1号楼/1单元/102": "甲支部",
        "锦绣苑/锦园/2号楼/1单元/201": "锦绣苑社区党委",
    }
