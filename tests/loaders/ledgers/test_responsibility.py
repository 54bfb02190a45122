"""包户 on both engines: two rows of one responsibility of one day."""

from __future__ import annotations

from pathlib import Path

from graph.engines import Graph
from tests.graph.streets import FIRST
from tests.loaders.ledgers.handing import hand_in, links, outcomes


def test_they_may_add_to_it_but_not_differ(engine: Graph, tmp_path: Path) -> None:
    sheet = """
    包户 2018-10-01
    党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号 | 岗位 | 开始日期 | 结束日期
    赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | A | 2018-01-01 |
    赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | | 2018-01-01 | 2018-12-01
    赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | B | 2018-01-01 |
    赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | A | 2018-01-01 | 2018-11-01
    赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | B | 2018-12-01 |
    赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 102 | B | 2018-01-01 |
    """
    street = tuple(one for one in FIRST if one.kind != "包户")
    result = hand_in(engine, tmp_path / "in", sheet, street=street)
    told = [(one.row, one.level, one.code, one.details["other"]) for one in result.refusals]
    file = "包户_2018-10-01.csv"
    assert told == [
        (4, "row", "duplicate_conflict", f"{file} 第2行"),
        (5, "row", "duplicate_conflict", f"{file} 第3行"),
    ]
    assert outcomes(result, "responsibility") == {"created": 3, "updated": 1, "rejected": 2}
    assert [row[1:] for row in links(engine, "ANSWERS_FOR", "post")] == [
        ("锦园/1号楼/1单元/101", "2018-01-01", "2018-12-01", "A"),
        ("锦园/1号楼/1单元/101", "2018-12-01", None, "B"),
        ("锦园/1号楼/1单元/102", "2018-01-01", None, "B"),
    ]
