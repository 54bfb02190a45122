"""G27: which of the six types a community and its employers lack, and communities without a meeting."""

from __future__ import annotations

from typing import Final

from tests.graph.streets import FIRST
from tests.oracle.tiny import with_sheet
from tests.proof.corners.corner import Corner

_PLACES: Final = range(1, 10)
"""Communities, each with an employer of its own that meets one holder, and no other, on one day."""

_HOLDERS: Final = {
    1: "戊机关",
    2: "二社区",
    3: "三站",
    4: "四党委",
    5: "五党委",
    7: "七党委",
    8: "八党委",
}
_NUMERALS: Final = "〇一二三四五六七八九"


def _each(line: str, places: range | list[int] = _PLACES) -> str:
    """The line, once for every place, under each other: `@` is its numeral, `#` its holder."""
    return "\n".join(
        line.replace("@", _NUMERALS[place])
        .replace("#", _HOLDERS.get(place, ""))
        .replace("$", str(place))
        for place in places
    )


_HELD: Final = list(_HOLDERS)

CORNERS: Final = (
    Corner(
        "events in a community, by itself, a body or its committee, which moves, ends or leaves an employer",
        (
            "rows ends a day late",
            "rows forgets the end",
            "rows forgets the start",
            "rows starts a day late",
            "denominator forgets the start",
        ),
        with_sheet(
            FIRST,
            f"""
区划 2018-10-01 添
代码 | 名称 | 级别 | 上级代码
{_each("64010600401$ | @社区 | 社区 | 640106004000")}

党组织 2018-10-02
党组织名称 | 类型 | 设置形式 | 上级党组织 | 所在单位 | 所属社区
{_each("@支部 | 党支部 | 单独 | 街道党工委 | @公司 |")}
四党委 | 党委 | | 街道党工委 | | 四社区
五党委 | 党委 | | 街道党工委 | | 五社区
七党委 | 党委 | | 街道党工委 | | 七社区
八党委 | 党委 | | 街道党工委 | 八公司 | 八社区

单位 2018-10-03
社区 | 单位名称 | 类型 | 状态 | 楼栋
{_each("@社区 | @公司 | 非公企业 | 在营 |", range(1, 9))}
 | 九公司 | 非公企业 | 在营 | 九号楼

治理 2018-10-03
社区 | 机构 | 名称
三社区 | 管理服务站 | 三站

活动 2018-10-04
日期 | 名称 | 类别 | 社区 | 主办 | 参加单位
2018-10-04 | 一活动 | 党建共商 | 一社区 | 戊机关 | 一公司
{_each("2018-10-04 | @活动 | 党建共商 | | # | @公司", _HELD[1:])}
2018-10-04 | 六活动 | 党建共商 | | 五党委 | 六公司
2018-10-05 | 一会 | 联席会 | 一社区 | 戊机关 |
{_each("2018-10-05 | @会 | 联席会 | | # |", _HELD[1:])}

楼栋 2018-10-10
社区 | 小区 | 楼号
九社区 | 九园 | 九号楼

党组织 2018-11-01
党组织名称 | 类型 | 设置形式 | 上级党组织 | 所在单位 | 所属社区
五党委 | 党委 | | 街道党工委 | | 六社区

党组织 2018-11-10 齐全:八党委
党组织名称 | 类型 | 设置形式 | 上级党组织 | 所在单位 | 所属社区
八党委 | 党委 | | 街道党工委 | | 八社区

党组织 2018-11-15
党组织名称 | 类型 | 设置形式 | 上级党组织 | 撤销日期 | 所属社区
七党委 | 党委 | | 街道党工委 | 2018-11-20 | 七社区
            """,
        ),
    ),
)
