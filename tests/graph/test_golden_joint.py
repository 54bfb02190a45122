"""Exact rows of the questions on joint work and community bodies, counted by hand, on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from graph.engines import Graph
from tests.graph.streets import FIRST, give
from tests.graph.test_golden import asked, told
from tests.oracle.rows import Street
from tests.oracle.test_oracle_joint import BODIES, BRANCH, COMMITTEE, PAIR, TOP, TWO
from tests.oracle.tiny import with_sheet

JOINT = f"""
活动 2018-10-01
日期 | 名称 | 类别 | 社区 | 主办 | 参加单位 | 发起方
2018-03-01 | 上党课 | 组织生活联过 | 安居苑 | {COMMITTEE} | {BRANCH} | {COMMITTEE}
2017-05-01 | 党建共商会 | 党建共商 | 安居苑 | {COMMITTEE} | {BRANCH} | {COMMITTEE}
2018-03-31 | 联席会议 | 联席会 | 锦绣苑 | {COMMITTEE} | {BRANCH} |

共建 2018-10-01
甲方 | 乙方 | 类别 | 签订日期 | 到期日期
{COMMITTEE} | 乙公司 | 党建共商 | 2018-01-01 |
{TOP} | {COMMITTEE} | 党建共商 | 2018-02-01 | 2018-10-01
甲支部 | 丙公司 | 党建共商 | 2018-02-01 | 2019-10-01

报告 2018-10-01
类别 | 名称 | 报告主体 | 对象 | 应报日期 | 日期
报告 | 工作报告 | {BRANCH} | 居民代表 | 2018-06-30 | 2018-07-02
评议 | 民主评议 | {BRANCH} | 居民代表 | 2018-09-21 |
报告 | 半年报告 | {COMMITTEE} | | 2018-06-30 | 2018-06-30
"""


def _street() -> Street:
    """The tiny street with some joint work and half of its bodies."""
    return with_sheet(with_sheet(FIRST, JOINT), BODIES)


@pytest.fixture(scope="module")
def street(unwiped: Graph, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The street, loaded once into each engine; the tests of this module only read it."""
    assert give(unwiped, tmp_path_factory.mktemp("street"), _street()).refusals == []
    return unwiped


def test_g24_says_what_there_was_and_who_acts(street: Graph) -> None:
    answer = asked(street, "G24")
    columns = ("kind", "above", "employers", "lastJoint", "expired", "actor")
    assert told(answer, *columns) == [(TOP, "党委", None, "", None, date(2018, 10, 1), None)]
    assert (answer.numerator, answer.denominator) == (1, 2)
    both = asked(street, "G24", scope="安居苑", linkDays="10")
    assert (both.rows, both.denominator) == ([], 1), "乙公司 has an agreement in force"


def test_g25_lists_employers_and_pairs(street: Graph) -> None:
    answer = asked(street, "G25")
    columns = ("fault", "community", "organisations", "members", "signed", "lastJoint")
    assert told(answer, *columns) == [
        ("乙公司", "单位和党员都没有报到", "安居苑", BRANCH, 1, None, None),
        ("丙公司 ↔ 甲支部", "签了协议没有活动", None, None, None, date(2018, 2, 1), None),
    ]
    assert (answer.numerator, answer.denominator) == (2, 3)
    kinds = [row["subjectKind"] for row in answer.rows]
    assert kinds == ["employer", "pair"]
    stricter = asked(street, "G25", linkDays="30")
    assert (PAIR, date(2018, 3, 1)) in told(stricter, "lastJoint")
    # 安居苑 holds 乙公司 and one side of its agreement.
    part = asked(street, "G25", scope="安居苑")
    assert (part.numerator, part.denominator) == (1, 2)


def test_g26_says_who_always_started(street: Graph) -> None:
    answer = asked(street, "G26")
    assert told(answer, "starter", "passive", "events", "types", "lastJoint") == [
        (TWO, COMMITTEE, BRANCH, 2, 2, date(2018, 3, 1))
    ]
    assert (answer.numerator, answer.denominator) == (1, 1)


def test_g27_has_a_row_for_each_type_and_each_community(street: Graph) -> None:
    answer = asked(street, "G27")
    couple = "乙公司 ↔ 安居苑"
    last = date(2018, 3, 1)
    missing = ["事务共管", "社区工作联议", "群众意见联办", "难题共解"]
    assert told(answer, "missing", "done", "lastJoint", "actor") == [
        *((couple, kind, 2, last, "") for kind in missing),
        ("安居苑", "联席会", None, None, ""),
        ("锦绣苑", "联席会", None, date(2018, 3, 31), COMMITTEE),
    ]
    assert (answer.numerator, answer.denominator) == (3, 3)
    assert asked(street, "G27", meetingDays="184").numerator == 2


def test_g31_says_what_is_lacking_where(street: Graph) -> None:
    answer = asked(street, "G31", scope="锦绣苑")
    assert told(answer, "level", "lacking", "body") == [
        ("锦绣苑", "委员会", "群众文化", "锦绣苑第一居委会")
    ]
    assert len(asked(street, "G31").rows) == 6


def test_g32_has_a_row_for_each_report(street: Graph) -> None:
    answer = asked(street, "G32")
    assert told(answer, "kind", "report", "made", "late", "audience") == [
        (BRANCH, "报告", "工作报告", date(2018, 7, 2), 2, "居民代表"),
        (BRANCH, "评议", "民主评议", None, 10, "居民代表"),
    ]
    assert (answer.numerator, answer.denominator) == (1, 2)


def test_g35_and_g36_on_the_bodies(street: Graph) -> None:
    assert told(asked(street, "G35"), "staff", "off") == [("安居苑", 16, 1)]
    assert told(asked(street, "G35", basis="2"), "staff", "off") == [
        ("安居苑", 16, 1),
        ("锦绣苑", 9, -1),
    ]
    answer = asked(street, "G36", scope="锦绣苑")
    assert told(answer, "fault", "windows", "differing") == [
        ("锦绣苑/党费收缴", "一站式不一致", "党员服务", "安居苑"),
        ("锦绣苑/医保参保", "落多个窗口", "公共服务、社会服务", None),
        ("锦绣苑/租房备案", "未落窗口", "", None),
    ]
    assert answer.denominator == 3
