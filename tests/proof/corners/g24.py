"""G24: organisations without any link."""

from __future__ import annotations

from typing import Final

from tests.graph.streets import FIRST
from tests.oracle.tiny import with_sheet
from tests.proof.corners.corner import Corner

CORNERS: Final = (
    Corner(
        "a committee leaves its community, another its employer; both have a branch",
        ("rows ends a day late", "rows forgets the end"),
        with_sheet(
            FIRST,
            """
            党组织 2018-10-02
            党组织名称 | 类型 | 上级党组织 | 所在单位 | 所属社区
            辛党委 | 党委 | 街道党工委 | | 锦绣苑
            辛支部 | 党支部 | 辛党委 | |
            酉党委 | 党委 | 街道党工委 | 丁公司 | 锦绣苑
            酉支部 | 党支部 | 酉党委 | |

            党组织 2018-11-01
            党组织名称 | 类型 | 上级党组织 | 所在单位 | 所属社区
            辛党委 | 党委 | 街道党工委 | |

            党组织 2018-11-10 齐全:酉党委
            党组织名称 | 类型 | 上级党组织 | 所在单位 | 所属社区
            酉党委 | 党委 | 街道党工委 | | 锦绣苑
            酉支部 | 党支部 | 酉党委 | |
            """,
        ),
    ),
    Corner(
        "an employer, which alone is linked, is first listed later, then left out and listed again",
        ("rows starts a day late", "rows forgets earlier lives"),
        with_sheet(
            FIRST,
            """
            党组织 2018-10-02
            党组织名称 | 类型 | 上级党组织 | 所在单位
            辛一支部 | 党支部 | 街道党工委 | 辛一公司
            辛二支部 | 党支部 | 街道党工委 | 辛二公司
            辛三支部 | 党支部 | 街道党工委 | 辛三公司

            共建 2018-10-04
            甲方 | 乙方 | 类别 | 签订日期
            辛一公司 | 戊机关 | 党建共商 | 2018-10-04

            活动 2018-10-04
            日期 | 名称 | 类别 | 主办 | 参加单位
            2018-10-04 | 活动 | 党建共商 | 戊机关 | 辛二公司

            清单 2018-10-04
            清单 | 名称 | 类别 | 提出方 | 开始日期 | 状态
            项目 | 新项目 | 场地 | 辛三公司 | 2018-10-04 | 进行中

            单位 2018-10-20
            社区 | 单位名称 | 类型 | 状态
            安居苑 | 辛一公司 | 非公企业 | 在营
            安居苑 | 辛二公司 | 非公企业 | 在营
            安居苑 | 辛三公司 | 非公企业 | 在营

            单位 2018-12-10 齐全:安居苑
            社区 | 单位名称 | 类型 | 状态
            安居苑 | 乙公司 | 非公企业 | 在营

            单位 2019-01-10
            社区 | 单位名称 | 类型 | 状态
            安居苑 | 辛一公司 | 非公企业 | 在营
            安居苑 | 辛二公司 | 非公企业 | 在营
            安居苑 | 辛三公司 | 非公企业 | 在营
            """,
        ),
    ),
    Corner(
        "a project is put off, is done, or runs out",
        (
            "rows forgets the start",
            "rows ends a day late",
            "rows takes the newest value",
            "rows forgets the older values",
        ),
        with_sheet(
            FIRST,
            """
            党组织 2018-10-02
            党组织名称 | 类型 | 上级党组织
            庚支部 | 党支部 | 街道党工委

            清单 2018-10-04
            清单 | 名称 | 类别 | 提出方 | 开始日期 | 到期日期 | 状态
            项目 | 一项目 | 场地 | 庚支部 | 2018-10-10 | 2018-11-20 | 进行中
            项目 | 二项目 | 场地 | 乙支部 | 2018-10-04 | | 进行中

            清单 2018-10-25
            清单 | 名称 | 类别 | 提出方 | 开始日期 | 到期日期 | 状态
            项目 | 一项目 | 场地 | 庚支部 | 2018-10-20 | 2018-11-20 | 进行中

            清单 2018-11-15
            清单 | 名称 | 类别 | 提出方 | 开始日期 | 到期日期 | 状态
            项目 | 二项目 | 场地 | 乙支部 | 2018-10-04 | | 已完成
            """,
        ),
    ),
)
