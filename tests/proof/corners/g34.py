"""G34: buildings that no or several residents' committees serve."""

from __future__ import annotations

from typing import Final

from tests.graph.streets import FIRST
from tests.oracle.tiny import with_sheet
from tests.proof.corners.corner import Corner

CORNERS: Final = (
    Corner(
        "a mixed building becomes an office building",
        ("rows forgets the older values",),
        with_sheet(
            FIRST,
            """
            楼栋 2018-10-02
            社区 | 小区 | 楼号 | 类型
            锦绣苑 | 锦园 | 1号楼 | 商住

            楼栋 2018-11-01
            社区 | 小区 | 楼号 | 类型
            锦绣苑 | 锦园 | 1号楼 | 商务楼宇
            """,
        ),
    ),
)
