"""Exact rows of the questions on who holds and keeps what, counted by hand, on both engines."""

from __future__ import annotations

import pytest

from graph.engines import Graph
from tests.graph.streets import FIRST, give
from tests.graph.test_golden import asked, told
from tests.oracle.cases import BY_ZHAO, LI, ROOM_102, SUN, member
from tests.oracle.cases import FIRST as FIRST_BUILDING
from tests.oracle.rows import Street
from tests.oracle.tiny import added, changed, with_sheet

CARD = {
    "家庭情况": "已知",
    "人员类别": "已知",
    "区域设施": "已知",
    "隐患矛盾": "未见隐患 2018-09-01",
}
ROOM_201 = {**ROOM_102, "楼栋": "2号楼", "室号": "201"}
ROOM_302 = {"社区": "安居苑", "小区": "安园", "楼栋": "3号楼", "单元": "1单元", "室号": "302"}
H102, H201 = "锦绣苑/锦园/1号楼/1单元/102", "锦绣苑/锦园/2号楼/1单元/201"
H301 = "安居苑/安园/3号楼/1单元/301"
B2, B3 = "锦绣苑/锦园/2号楼", "安居苑/安园/3号楼"


def _street() -> Street:
    """The tiny street with keepers, calls and cards, each with a hole or two."""
    street = changed(
        FIRST, "楼栋", FIRST_BUILDING, 类型="住宅", 楼栋长="周九", 单元数="2", 单元长="1单元:吴十"
    )
    street = changed(street, "网格", {"社区": "锦绣苑", "网格名称": "第一网格"}, 网格员="郑一")
    street = changed(street, "片区", {"片区名称": "东片"}, 包片委员="陈二")
    street = changed(street, "住户", {"室号": "101"}, **CARD)
    street = changed(street, "住户", {"室号": "102"}, **{**CARD, "家庭情况": "三口 2017-01-01"})
    street = changed(street, "包户", BY_ZHAO, 岗位="A", 最近联系日期="2018-09-20")
    for who, where, last in (
        ("赵一", ROOM_102, "2018-08-01"), ("钱二", ROOM_102, ""),
        ("孙三", ROOM_201, ""), ("李四", ROOM_302, ""),
    ):  # fmt: skip
        street = added(street, "包户", 党员姓名=who, **where, 最近联系日期=last)
    street = with_sheet(
        street,
        """
        治理 2018-10-01
        社区 | 机构 | 名称 | 户数
        锦绣苑 | 居委会 | 一居 | 700
        安居苑 | 居委会 | 二居 | 701
        """,
    )
    return member(member(street, SUN, 免包原因="有病"), LI, 党籍状态="停止")


@pytest.fixture(scope="module")
def street(unwiped: Graph, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The street, loaded once into each engine; the tests of this module only read it."""
    assert give(unwiped, tmp_path_factory.mktemp("street"), _street()).refusals == []
    return unwiped


def test_g02_tells_when_and_by_whom_it_should_have_been(street: Graph) -> None:
    answer = asked(street, "G02")
    assert told(answer, "contact", "days", "member", "branch", "patch") == [
        (H301, "从未", None, "孙三", "乙支部", "南片"),
        (H102, "2018-08-01", 61, "赵一、钱二", "甲支部", "东片"),
        (H201, "从未", None, "孙三", "乙支部", "西片"),
    ]
    assert (answer.numerator, answer.denominator) == (3, 4)
    assert asked(street, "G02", contactDays="61").numerator == 2
    assert asked(street, "G02", contactDays="60").numerator == 3


def test_g06_lists_buildings_then_units(street: Graph) -> None:
    answer = asked(street, "G06")
    assert told(answer, "subjectKind", "missing", "use", "households", "grid") == [
        (B3, "building", "无楼栋长", "", 1, "第一网格"),
        (B2, "building", "无楼栋长", "", 1, "第二网格"),
        (f"{B3}/1单元", "unit", "无单元长", "", 1, "第一网格"),
        ("锦绣苑/锦园/1号楼/2单元", "unit", "无单元长", "住宅", 0, "第一网格"),
        (f"{B2}/1单元", "unit", "无单元长", "", 1, "第二网格"),
    ]
    assert (answer.numerator, answer.denominator) == (5, 7)
    part = asked(street, "G06", scope="锦绣苑/第一网格")
    assert (part.numerator, part.denominator) == (1, 3)
    assert asked(street, "G06", scope="乙支部").denominator == 4, "孙三 answers for 201"


def test_g10_says_how_much_there_is_to_take_over(street: Graph) -> None:
    answer = asked(street, "G10")
    assert told(answer, "branch", "group", "reason", "households", "alone") == [
        ("乙支部/孙三", "乙支部", "乙一组", "有病", 2, 2)
    ]
    assert (answer.numerator, answer.denominator) == (1, 1)
    of_age = asked(street, "G10", exemptAge="48")
    assert told(of_age, "reason", "households", "alone") == [
        ("乙支部/孙三", "有病", 2, 2),
        ("乙支部/李四", "已到免包年龄", 1, 1),
        ("甲支部/赵一", "已到免包年龄", 2, 2),
        ("甲支部/钱二", "已到免包年龄", 1, 1),
    ]
    assert (of_age.numerator, of_age.denominator) == (4, 4)


def test_g12_tells_who_and_of_which_branches(street: Graph) -> None:
    answer = asked(street, "G12")
    assert told(answer, "members", "member", "posts", "branches", "branch") == [
        (H102, 2, "赵一、钱二", "", "同一支部", "甲支部")
    ]
    assert (answer.numerator, answer.denominator) == (1, 4)


def test_g13_tells_whose_patch_it_is(street: Graph) -> None:
    answer = asked(street, "G13")
    assert told(answer, "branch", "member", "patch", "taken") == [
        (H201, "乙支部", "孙三", "西片", "")
    ]
    assert (answer.numerator, answer.denominator) == (1, 4)


def test_g14_names_every_household_of_who_is_gone(street: Graph) -> None:
    answer = asked(street, "G14")
    assert told(answer, "branch", "reason", "household", "use", "others", "patch") == [
        ("乙支部/李四", "乙支部", "停止党籍", "安居苑/安园/3号楼/1单元/302", "空房", 0, "南片")
    ]
    assert (answer.numerator, answer.denominator) == (1, 4)


def test_g15_lists_households_and_buildings(street: Graph) -> None:
    answer = asked(street, "G15")
    assert told(answer, "subjectKind", "households", "risk", "member", "branch") == [
        (B3, "building", 1, "应免包", "孙三", "乙支部"),
        (H301, "household", 1, "应免包", "孙三", "乙支部"),
        (B2, "building", 1, "应免包", "孙三", "乙支部"),
        (H201, "household", 1, "应免包", "孙三", "乙支部"),
    ]
    assert (answer.numerator, answer.denominator) == (4, 7)


def test_g28_says_which_parts_and_how_old(street: Graph) -> None:
    answer = asked(street, "G28")
    nothing = "家庭情况、人员类别、区域设施、隐患矛盾"
    assert told(answer, "unknown", "outdated", "oldest", "member", "grid") == [
        (H301, nothing, "", None, "孙三", "第一网格"),
        (H102, "", "家庭情况", "2017-01-01", "赵一、钱二", "第一网格"),
        (H201, nothing, "", None, "孙三", "第二网格"),
    ]
    assert (answer.numerator, answer.denominator) == (3, 4)
    assert asked(street, "G28", cardDays="29").numerator == 4, "of 101 a part is 30 days old"


def test_g29_lists_grids_then_patches(street: Graph) -> None:
    answer = asked(street, "G29")
    assert told(answer, "subjectKind", "missing", "buildings", "households", "actor") == [
        ("安居苑/第一网格", "grid", "无网格员", 1, 1, "社区管理服务站"),
        ("锦绣苑/第二网格", "grid", "无网格员", 1, 1, "社区管理服务站"),
        ("安居苑/南片", "patch", "无包片委员", 1, 1, "社区居委会"),
        ("锦绣苑/西片", "patch", "无包片委员", 1, 1, "社区居委会"),
    ]
    assert (answer.numerator, answer.denominator) == (4, 6)


def test_g30_says_the_number_and_the_limits(street: Graph) -> None:
    answer = asked(street, "G30")
    columns = ("subjectKind", "community", "households", "least", "most", "fault")
    assert told(answer, *columns) == [
        ("安居苑", "community", "安居苑", 1, 3000, 7000, "偏小"),
        ("锦绣苑", "community", "锦绣苑", 3, 3000, 7000, "偏小"),
        ("安居苑/第一网格", "grid", "安居苑", 1, 300, 500, "偏小"),
        ("锦绣苑/第一网格", "grid", "锦绣苑", 2, 300, 500, "偏小"),
        ("锦绣苑/第二网格", "grid", "锦绣苑", 1, 300, 500, "偏小"),
        ("二居", "committee", "安居苑", 701, 100, 700, "偏大"),
    ]
    assert (answer.numerator, answer.denominator) == (6, 7)
    limits = {"communityLeast": "1", "gridLeast": "1", "gridMost": "1", "committeeMost": "701"}
    assert told(asked(street, "G30", **limits), "fault") == [("锦绣苑/第一网格", "偏大")]
