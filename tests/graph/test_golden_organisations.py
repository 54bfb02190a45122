"""Exact rows of the questions about branches, terms, instructors and office buildings."""

from __future__ import annotations

import pytest

from graph.engines import Graph
from tests.graph.streets import FIRST, give
from tests.graph.test_golden import asked, told
from tests.oracle.cases import FIRST as FIRST_BUILDING
from tests.oracle.cases import QIAN, ROOM_102, employer, member, organisation
from tests.oracle.rows import Street
from tests.oracle.tiny import added, changed, with_sheet

COMMITTEES = """
治理 2018-10-01
社区 | 机构 | 名称
锦绣苑 | 居委会 | 第一居委会
锦绣苑 | 居委会 | 第二居委会
安居苑 | 居委会 | 第三居委会
"""


def _street() -> Street:
    """The tiny street with terms, secretaries, an office building and residents' committees."""
    street = with_sheet(FIRST, COMMITTEES)
    street = changed(
        street, "楼栋", {"社区": "锦绣苑"}, 类型="住宅", 居委会="第一居委会、第二居委会"
    )
    street = changed(street, "楼栋", FIRST_BUILDING, 类型="商务楼宇", 居委会="")
    street = changed(street, "楼栋", {"社区": "安居苑"}, 类型="住宅", 居委会="第三居委会")
    street = employer(street, "丁公司", 楼栋="1号楼", 职工总数="12", 未建原因="无党员")
    street = employer(street, "丙公司", 最近走访日期="2018-06-30")
    street = employer(street, "戊机关", 党建指导员="周九", 最近走访日期="2018-09-01")
    street = organisation(street, "乙支部", 设置形式="联合", 所在单位="乙公司、丙公司")
    street = organisation(street, "乙支部", 本届起始日期="2015-09-01", 书记="白如玉")
    street = organisation(street, "甲支部", 本届起始日期="2013-11-01", 任期="5年", 有无支委会="无")
    street = organisation(street, "锦绣苑社区党委", 本届起始日期="2018-01-01")
    street = member(street, QIAN, 家庭住址="")
    return added(street, "包户", 党员姓名="钱二", **{**ROOM_102, "室号": "101"})


@pytest.fixture(scope="module")
def street(unwiped: Graph, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The street, loaded once into each engine; the tests of this module only read it."""
    assert give(unwiped, tmp_path_factory.mktemp("street"), _street()).refusals == []
    return unwiped


def test_g08_names_the_branch_and_its_size(street: Graph) -> None:
    answer = asked(street, "G08", groupsDue="2")
    assert told(answer, "branch", "members", "groups", "category") == [
        ("甲支部/钱二", "甲支部", 2, 1, "正式")
    ]
    assert (answer.numerator, answer.denominator) == (1, 4)
    assert asked(street, "G08").denominator == 0


def test_g11_says_how_many_and_how_far_apart_and_names_nobody(street: Graph) -> None:
    columns = ("community", "holders", "below", "above", "least", "most", "mean")
    answer = asked(street, "G11")
    assert told(answer, *columns) == [
        ("乙支部", "安居苑", 1, 1, 0, 1, 1, 1.0),
        ("甲支部", "锦绣苑", 2, 2, 0, 1, 1, 1.0),
    ]
    assert (answer.numerator, answer.denominator) == (2, 2)
    names = {"赵一", "钱二", "孙三", "李四"}
    assert not any(names & {str(cell) for cell in row.values()} for row in answer.rows)
    answer = asked(street, "G11", scope="锦绣苑", fewestHouseholds="1")
    assert (answer.rows, answer.denominator) == ([], 1)


def test_g17_says_which_kind_and_the_reason(street: Graph) -> None:
    columns = ("community", "band", "working", "stated", "reason", "instructor")
    answer = asked(street, "G17")
    assert told(answer, *columns) == [
        ("丁公司", "锦绣苑", "无正式党员", 0, 0, "无党员", ""),
        ("戊机关", "锦绣苑", "无正式党员", 0, 9, "", "周九"),
    ]
    assert (answer.numerator, answer.denominator) == (2, 2)
    assert told(asked(street, "G17", basis="2")) == [("丁公司",)]


def test_g20_has_a_row_for_each_fault(street: Graph) -> None:
    columns = ("community", "fault", "instructor", "employers", "visited")
    answer = asked(street, "G20", instructorEmployers="1")
    assert told(answer, *columns) == [
        ("丙公司", "锦绣苑", "空挂", "周九", 2, "2018-06-30"),
        ("丙公司", "锦绣苑", "超负荷", "周九", 2, "2018-06-30"),
        ("戊机关", "锦绣苑", "超负荷", "周九", 2, "2018-09-01"),
    ]
    assert (answer.numerator, answer.denominator) == (2, 2)
    assert told(asked(street, "G20"), "fault") == [("丙公司", "空挂")]
    assert asked(street, "G20", scope="安居苑", instructorEmployers="1").denominator == 0


def test_g21_names_the_employers(street: Graph) -> None:
    answer = asked(street, "G21", jointEmployers="1")
    assert told(answer, "community", "count", "employers", "members", "actor") == [
        ("乙支部", "安居苑", 2, "丙公司、乙公司", 2, "街道党工委")
    ]
    assert (asked(street, "G21").numerator, answer.denominator) == (0, 1)


def test_g22_has_a_row_for_each_warning(street: Graph) -> None:
    columns = ("community", "warning", "form", "members", "formal", "committee", "actor")
    answer = asked(street, "G22", committeeDue="2")
    assert told(answer, *columns) == [
        ("甲支部", "锦绣苑", "应设支委会而未设", "区域", 2, 2, "无", "锦绣苑社区党委"),
        ("甲支部", "锦绣苑", "没有书记", "区域", 2, 2, "无", "锦绣苑社区党委"),
    ]
    assert (answer.numerator, answer.denominator) == (1, 2)
    assert told(asked(street, "G22", branchMost="1", scope="乙支部"), "warning") == [
        ("乙支部", "党员过多")
    ]


def test_g23_tells_the_end_of_the_term_and_where_it_stands(street: Graph) -> None:
    columns = ("community", "kind", "state", "started", "years", "stated", "due", "days", "actor")
    answer = asked(street, "G23")
    assert told(answer, *columns) == [
        ("乙支部", "安居苑", "党支部", "届满", "2015-09-01", 3, "条例", "2018-09-01", 30, "街道党工委"),
        ("甲支部", "锦绣苑", "党支部", "即将届满", "2013-11-01", 5, "台账", "2018-11-01", -31, "锦绣苑社区党委"),
    ]  # fmt: skip
    assert (answer.numerator, answer.denominator) == (2, 3)
    assert told(asked(street, "G23", noticeDays="30")) == [("乙支部",)]
    assert asked(street, "G23", scope="锦绣苑/东片").denominator == 0, "a patch is no community"


def test_g33_says_who_is_near(street: Graph) -> None:
    columns = ("community", "use", "employers", "staff", "working", "patch", "nearby")
    answer = asked(street, "G33")
    assert told(answer, *columns) == [
        ("锦绣苑/锦园/1号楼", "锦绣苑", "商务楼宇", 1, 12, 0, "东片", "甲支部")
    ]
    assert (answer.numerator, answer.denominator) == (1, 1)


def test_g34_names_the_claims(street: Graph) -> None:
    columns = ("community", "use", "fault", "claims", "households", "actor")
    answer = asked(street, "G34")
    assert told(answer, *columns) == [
        ("锦绣苑/锦园/2号楼", "锦绣苑", "住宅", "居委会重复", "第一居委会、第二居委会", 1, "锦绣苑社区党委")
    ]  # fmt: skip
    assert (answer.numerator, answer.denominator) == (1, 2)
