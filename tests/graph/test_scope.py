"""What a scope names, and what is said when it names nothing or several things."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines import Graph
from graph.errors import WrongUse
from graph.scope import resolve
from tests.graph.streets import FIRST, give
from tests.oracle.rows import Street
from tests.oracle.tiny import DAY, added

TWICE: Street = added(
    added(FIRST, "网格", 社区="锦绣苑", 网格名称="中片"), "片区", 社区="锦绣苑", 片区名称="中片"
)
"""A grid and a patch of one name, in one community."""


def test_a_kind_before_the_name_tells_a_grid_from_a_patch(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "street", TWICE)
    with pytest.raises(WrongUse) as refused:
        resolve(engine, "锦绣苑/中片", DAY)
    offered = ("网格:锦绣苑/中片", "片区:锦绣苑/中片")
    for sentence, names in (
        (refused.value.text.zh, offered),
        (refused.value.text.en, ("grid:锦绣苑/中片", "patch:锦绣苑/中片")),
    ):
        for name in names:
            assert name in sentence
    for wanted, kind in (
        *zip(offered, ("grid", "patch"), strict=True),
        ("网格：锦绣苑/中片", "grid"),
        ("patch:中片", "patch"),
        ("区划:锦绣苑", "area"),
        ("党组织:甲支部", "organisation"),
    ):
        assert resolve(engine, wanted, DAY).kind == kind
    assert resolve(engine, offered[0], DAY).name == "锦绣苑/中片"
    with pytest.raises(WrongUse, match="没有找到"):
        resolve(engine, "片区:第一网格", DAY)
