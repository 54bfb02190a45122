"""G06: buildings and stairwells without a keeper."""

from __future__ import annotations

from typing import Final

from tests.graph.streets import FIRST
from tests.oracle.tiny import with_sheet
from tests.proof.corners.corner import Corner

_ONE_BUILDING: Final = with_sheet(
    FIRST,
    """
    楼栋 2018-11-01 齐全:锦绣苑
    社区 | 小区 | 楼号 | 网格 | 片区
    锦绣苑 | 锦园 | 2号楼 | 第二网格 | 西片
    """,
)
"""A whole ledger has but one building of the community."""

CORNERS: Final = (
    Corner(
        "a building is torn down, of which a door is listed for the first time that day; some are built anew",
        (
            "rows forgets the start",
            "rows forgets the end",
            "rows ends a day late",
            "denominator forgets the start",
            "denominator forgets the end",
            "denominator ends a day late",
        ),
        with_sheet(
            _ONE_BUILDING,
            """
            楼栋 2018-10-02
            社区 | 小区 | 楼号 | 网格 | 片区
            锦绣苑 | 锦园 | 5号楼 | 第二网格 | 西片

            住户 2018-11-01
            社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
            锦绣苑 | 锦园 | 1号楼 | 2单元 | 201 | 常住
            锦绣苑 | 锦园 | 5号楼 | 2单元 | 201 | 常住

            楼栋 2018-12-01
            社区 | 小区 | 楼号 | 网格 | 片区
            锦绣苑 | 锦园 | 1号楼 | 第一网格 | 东片
            """,
        ),
    ),
    Corner(
        "a building is new on the day of a whole ledger that has it not, and gone by the next",
        ("rows forgets the end", "denominator forgets the end"),
        with_sheet(
            _ONE_BUILDING,
            """
            住户 2018-11-01
            社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
            锦绣苑 | 锦园 | 4号楼 | 1单元 | 101 | 常住

            楼栋 2018-12-01 齐全:锦绣苑
            社区 | 小区 | 楼号 | 网格 | 片区
            锦绣苑 | 锦园 | 2号楼 | 第二网格 | 西片
            """,
        ),
    ),
)
