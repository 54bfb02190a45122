"""The seven ledgers of joint work, bodies and visits together: twice, and in either order of days."""
# ruff: noqa: E501  (a row of a ledger is one line)

from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines import Graph
from tests.graph.streets import content
from tests.loaders.ledgers.handing import hand_in, outcomes, refused

LEDGERS = ("contacts", "events", "agreements", "lists", "bodies", "reporting", "reports")

OCTOBER = """
走访 2018-10-01
日期 | 党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号 | 方式
2018-09-30 | 赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 上门

活动 2018-10-01
日期 | 名称 | 类别 | 社区 | 主办 | 参加单位 | 发起方 | 结果
2018-09-20 | 整治 | 事务共管 | 锦绣苑 | 甲支部、乙公司 | 丙公司 | 第一居委会 |

共建 2018-10-01
甲方 | 乙方 | 类别 | 签订日期 | 到期日期
锦绣苑社区党委 | 乙公司 | 党建共商 | 2017-05-01 | 2019-05-01

清单 2018-10-01
清单 | 名称 | 类别 | 提出方 | 对应资源 | 对应需求 | 状态
项目 | 助餐 | 服务 | 锦绣苑社区党委 | 食堂 | | 进行中
资源 | 食堂 | 场地 | 乙公司 | | | 未对接

治理 2018-10-01
社区 | 机构 | 名称 | 下设 | 负责人 | 户数 | 办理事项
锦绣苑 | 居委会 | 第一居委会 | | 吴四 | 500 |
锦绣苑 | 管理服务站 | 服务站 | 党员服务 | 周三 | | 党费收缴

报到 2018-10-01
对象 | 名称 | 社区 | 报到日期 | 服务事项 | 服务日期
单位 | 乙公司 | 锦绣苑 | 2018-03-01 | 整治 | 2018-04-05
党员 | 孙三 | 锦绣苑 | 2018-03-03 | |

报告 2018-10-01
类别 | 名称 | 报告主体 | 应报日期 | 日期
报告 | 半年报告 | 第一居委会 | 2018-06-30 |
"""

DECEMBER = """
走访 2018-12-01
日期 | 党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号 | 方式 | 事项类别
2018-09-30 | 赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 电话 | 政策
2018-11-30 | 孙三 | 安居苑 | 安园 | 3号楼 | 1单元 | 301 | 上门 |

活动 2018-12-01
日期 | 名称 | 类别 | 主办 | 参加单位 | 发起方 | 结果
2018-09-20 | 整治 | 事务共管 | 乙公司、甲支部 | 丁公司 | 甲支部 | 已办结

共建 2018-12-01
甲方 | 乙方 | 类别 | 签订日期 | 到期日期 | 事项
锦绣苑社区党委 | 乙公司 | 党建共商 | 2017-05-01 | 2021-05-01 | 共用活动室

清单 2018-12-01
清单 | 名称 | 类别 | 提出方 | 对应资源 | 对应需求 | 状态
项目 | 助餐 | 服务 | 锦绣苑社区党委 | | 吃饭难 | 已完成
需求 | 吃饭难 | 民生 | 锦绣苑 | | |

治理 2018-12-01
社区 | 机构 | 名称 | 下设 | 负责人 | 户数 | 办理事项 | 是否一站式
锦绣苑 | 居委会 | 第一居委会 | | 郑六 | 480 | |
锦绣苑 | 管理服务站 | 服务站 | 公共服务 | | | 党费收缴 | 是

报到 2018-12-01
对象 | 名称 | 社区 | 报到日期 | 服务事项 | 服务日期
单位 | 乙公司 | 锦绣苑 | 2018-03-01 | 义诊 | 2018-11-05
单位 | 乙公司 | 安居苑 | 2018-11-01 | |

报告 2018-12-01
类别 | 名称 | 报告主体 | 应报日期 | 日期 | 结果
报告 | 半年报告 | 第一居委会 | 2018-06-30 | 2018-10-20 | 满意
"""


def test_twice_changes_nothing(engine: Graph, tmp_path: Path) -> None:
    first = hand_in(engine, tmp_path / "in", OCTOBER, DECEMBER)
    assert refused(first) == []
    before = content(engine)
    # A load in between: what is loaded again is told again, not only known by its files.
    hand_in(engine, tmp_path / "other", OCTOBER, street=())
    again = hand_in(engine, tmp_path / "in", OCTOBER, DECEMBER)
    assert refused(again) == []
    assert again.ended == 0
    for ledger in LEDGERS:
        read = sum(outcomes(first, ledger).values())
        assert outcomes(again, ledger) == {"unchanged": read}, ledger
    assert content(engine) == before


@pytest.mark.parametrize(
    "runs", [(OCTOBER, DECEMBER), (DECEMBER, OCTOBER)], ids=["in order", "backwards"]
)
def test_either_order_of_days_gives_what_one_run_gives(
    engine: Graph, tmp_path: Path, runs: tuple[str, str]
) -> None:
    hand_in(engine, tmp_path / "in", OCTOBER, DECEMBER)
    at_once = content(engine)
    engine.write("MATCH (n) DETACH DELETE n")
    hand_in(engine, tmp_path / "in")
    for sheets in runs:
        # The starter of an event and the owner of a report are bodies that the other run may bring.
        bodies = OCTOBER[OCTOBER.index("治理") : OCTOBER.index("报到")]
        known = () if "治理 2018-10-01" in sheets else (bodies,)
        assert refused(hand_in(engine, tmp_path / "in", sheets, *known, street=())) == []
    assert content(engine) == at_once
