"""The tiny street with joint work, small enough to be counted by hand."""

from __future__ import annotations

from tests.graph.streets import FIRST
from tests.oracle.cases import LI, QIAN, ZHAO, employer, member
from tests.oracle.rows import Street, street_of

_JOINT = """
活动 2018-10-01
日期 | 名称 | 类别 | 社区 | 主办 | 参加单位 | 发起方
2018-09-20 | 联合党课 | 组织生活联过 | 锦绣苑 | 锦绣苑社区党委 | 乙支部 | 锦绣苑社区党委
2018-08-20 | 共商党建 | 党建共商 | 锦绣苑 | 乙支部 | 锦绣苑社区党委、丁公司 | 乙支部
2016-05-05 | 早年党课 | 组织生活联过 | 锦绣苑 | 锦绣苑社区党委 | 乙支部 |
2018-09-01 | 停车难 | 难题共解 | 锦绣苑 | 锦绣苑社区党委 | 丙公司 | 锦绣苑社区党委
2018-06-01 | 共管环境 | 事务共管 | 锦绣苑 | 丙公司 | 锦绣苑社区党委 | 锦绣苑社区党委
2018-09-10 | 联席会 | 联席会 | 安居苑 | 安居苑 | 乙支部 | 安居苑
2018-09-11 | 九月党日 | 主题党日 | 锦绣苑 | 甲支部 | | 甲支部
2018-10-02 | 明日党课 | 组织生活联过 | 锦绣苑 | 甲支部 | 丙公司 | 甲支部

共建 2018-10-01
甲方 | 乙方 | 类别 | 签订日期 | 到期日期 | 事项
锦绣苑社区党委 | 丁公司 | 事务共管 | 2017-01-01 | | 共用场地
甲支部 | 丙公司 | 难题共解 | 2016-01-01 | 2018-10-01 | 到期协议

清单 2018-10-01
清单 | 名称 | 类别 | 提出方 | 对应资源 | 对应需求 | 开始日期 | 到期日期 | 状态
资源 | 会议室 | 场地 | 乙公司 | | | 2018-01-01 | | 未对接
资源 | 讲师 | 人才 | 丙公司 | | | 2018-01-01 | | 进行中
需求 | 议事场地 | 场地 | 锦绣苑 | | | 2018-02-01 | | 未对接
需求 | 课后托管 | 人才 | 安居苑 | | | 2018-02-01 | | 进行中
需求 | 旧场地 | 场地 | 安居苑 | | | 2017-02-01 | 2018-10-01 | 未对接
项目 | 托管项目 | 人才 | 锦绣苑社区党委 | 讲师 | 课后托管 | 2018-03-01 | | 进行中

报到 2018-10-01
对象 | 名称 | 身份证号 | 社区 | 报到日期 | 服务事项 | 服务日期
单位 | 戊机关 | | 安居苑 | 2018-04-01 | 义诊 | 2018-05-01
党员 | 李四 | {li} | 锦绣苑 | 2018-04-02 | |
"""


def _number(street: Street, name: str) -> str:
    return next(
        row["公民身份证号"]
        for sheet in street
        if sheet.kind == "党员"
        for row in sheet.rows
        if row["姓名"] == name
    )


def joint_street() -> Street:
    """The tiny street, its employers housed, its members at home, and what they do together."""
    street = FIRST
    for name, building in (("乙公司", "1号楼"), ("丙公司", "1号楼"), ("丁公司", "2号楼")):
        street = employer(street, name, 楼栋=building, 社区="锦绣苑")
    street = employer(street, "丙公司", 党组织名称="甲支部")
    street = employer(street, "丁公司", 党建指导员="周九")
    street = member(street, ZHAO, 家庭住址="安居苑安园3号楼1单元301")
    street = member(street, QIAN, 家庭住址="锦绣苑锦园1号楼1单元102")
    street = member(street, LI, 工作单位="丙公司")
    return street + street_of(_JOINT.format(li=_number(street, "李四")))
