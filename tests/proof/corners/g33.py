"""G33: office buildings without any party presence."""

from __future__ import annotations

from typing import Final

from tests.graph.streets import FIRST
from tests.oracle.tiny import with_sheet
from tests.proof.corners.corner import Corner
from tests.proof.corners.offices import STREET

CORNERS: Final = (
    Corner(
        "the only branch in an office building is dissolved",
        ("rows ends a day late", "rows forgets the end"),
        with_sheet(
            FIRST,
            """
            楼栋 2018-10-02
            社区 | 小区 | 楼号 | 类型
            锦绣苑 | 锦园 | 9号楼 | 商务楼宇

            单位 2018-10-02
            单位名称 | 类型 | 社区 | 楼栋 | 状态
            壬公司 | 非公企业 | 锦绣苑 | 9号楼 | 在营

            党组织 2018-10-02
            党组织名称 | 类型 | 设置形式 | 上级党组织 | 所在单位
            壬支部 | 党支部 | 单独 | 街道党工委 | 壬公司

            党组织 2018-11-01
            党组织名称 | 类型 | 上级党组织 | 撤销日期
            壬支部 | 党支部 | 街道党工委 | 2018-10-20
            """,
        ),
    ),
    Corner(
        "who covers an employer, the employer and the building begin and end, each alone",
        (
            "rows ends a day late",
            "rows forgets the end",
            "rows forgets the start",
            "rows starts a day late",
            "rows forgets earlier lives",
            "rows knows the first value only",
        ),
        STREET,
    ),
)
