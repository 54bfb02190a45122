"""Q06: members by the roster and not by a household's card, or the reverse."""

from __future__ import annotations

from typing import Final

from tests.graph.streets import FIRST, number
from tests.oracle.tiny import changed, with_sheet
from tests.proof.corners.corner import Corner

_CARDED: Final = with_sheet(
    changed(FIRST, "党员", {"姓名": "赵一"}, 家庭住址="锦绣苑锦园1号楼1单元101"),
    """
    住户 2018-10-02
    社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式 | 姓名 | 身份证号 | 政治面貌
    锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 常住 | 郑十 | | 群众
    """,
)
"""The home of 赵一 has a card, on which is somebody else."""

CORNERS: Final = (
    Corner(
        "a member is put on the card of his home later than somebody else",
        ("rows forgets the start",),
        with_sheet(
            _CARDED,
            f"""
            住户 2018-11-01
            社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式 | 姓名 | 身份证号 | 政治面貌
            锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 常住 | 赵一 | {number(1)} | 中共党员
            """,
        ),
    ),
    Corner(
        "his card lies in another flat, which is left out and listed again",
        ("rows forgets the start",),
        with_sheet(
            _CARDED,
            f"""
            住户 2018-10-02 乙
            社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式 | 姓名 | 身份证号 | 政治面貌
            锦绣苑 | 锦园 | 1号楼 | 1单元 | 102 | 常住 | 赵一 | {number(1)} | 中共党员

            住户 2018-11-01 齐全:锦绣苑
            社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
            锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 常住

            住户 2018-12-01
            社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
            锦绣苑 | 锦园 | 1号楼 | 1单元 | 102 | 常住
            """,
        ),
    ),
)
