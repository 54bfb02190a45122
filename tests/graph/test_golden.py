"""Exact rows of the questions on the tiny street, counted by hand, on both engines."""

from __future__ import annotations

from typing import Any

import pytest

from graph.asking import Answer, ask, parameter_values, standing
from graph.catalogue import question
from graph.engines import Graph
from graph.scope import resolve
from tests.graph.streets import FIRST, give
from tests.oracle.cases import FIRST as FIRST_BUILDING
from tests.oracle.cases import (
    LI,
    QIAN,
    SUN,
    ZHAO,
    employer,
    member,
    organisation,
)
from tests.oracle.rows import Street
from tests.oracle.tiny import DAY, changed

AT_HOME = "锦绣苑锦园2号楼1单元201"


def _street() -> Street:
    """The tiny street, a little worse: holes, double claims, members who live under one roof."""
    street = changed(FIRST, "楼栋", FIRST_BUILDING, 网格="", 片区="东片、西片", 类型="住宅")
    for who in (ZHAO, QIAN, SUN):
        street = member(street, who, 家庭住址=AT_HOME)
    # 丙公司 is organised, but by a branch of another form than single and joint.
    street = employer(street, "丙公司", 党组织名称="甲支部")
    for who in (ZHAO, SUN, QIAN):
        street = member(street, who, 工作单位="丙公司")
    street = employer(street, "丁公司", 楼栋="2号楼", 职工总数="12", 未建原因="无党员")
    street = organisation(street, "甲支部", 所属社区="锦绣苑")
    return member(street, LI, 工作单位="丁公司")


@pytest.fixture(scope="module")
def street(unwiped: Graph, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The street, loaded once into each engine; the tests of this module only read it."""
    assert give(unwiped, tmp_path_factory.mktemp("street"), _street()).refusals == []
    return unwiped


def asked(graph: Graph, id_: str, scope: str | None = None, **given: str) -> Answer:
    item = question(id_)
    return ask(
        graph,
        item,
        as_of=DAY,
        scope=resolve(graph, scope, DAY),
        values=parameter_values(item, {}, given),
        standing=standing(graph),
    )


def told(answer: Answer, *columns: str) -> list[tuple[Any, ...]]:
    """The subject of each row and some of its cells."""
    return [(row["subject"], *(row[name] for name in columns)) for row in answer.rows]


def test_g03_says_who_could_form_a_group_and_who_acts(street: Graph) -> None:
    columns = ("community", "households", "answering", "living", "enough", "patch", "actor")
    answer = asked(street, "G03")
    assert told(answer, *columns) == [
        ("锦绣苑/锦园/2号楼", "锦绣苑", 1, 0, 3, True, "西片", "锦绣苑社区党委")
    ]
    assert (answer.numerator, answer.denominator) == (1, 3)
    stricter = asked(street, "G03", groupMembers="4")
    assert told(stricter, "enough") == [("锦绣苑/锦园/2号楼", False)]


def test_g05_has_a_row_for_each_fault_and_counts_the_building_once(street: Graph) -> None:
    answer = asked(street, "G05")
    assert told(answer, "use", "fault", "claims", "households", "actor") == [
        ("锦绣苑/锦园/1号楼", "住宅", "片区重复", "东片、西片", 2, "社区居委会"),
        ("锦绣苑/锦园/1号楼", "住宅", "网格空白", "", 2, "社区管理服务站"),
    ]
    assert (answer.numerator, answer.denominator) == (1, 3)
    assert asked(street, "G05", scope="安居苑").rows == []


def test_g09_names_the_building_and_its_households_without_a_member(street: Graph) -> None:
    columns = ("branch", "group", "category", "home", "uncovered")
    answer = asked(street, "G09")
    assert told(answer, *columns) == [
        ("甲支部/钱二", "甲支部", None, "正式", "锦绣苑/锦园/2号楼", 1)
    ]
    assert (answer.numerator, answer.denominator) == (1, 2)
    # 李四 is of a branch that is rooted in an employer, and where he lives nobody has written down.
    answer = asked(street, "G09", basis="2")
    assert told(answer, *columns) == [
        ("乙支部/李四", "乙支部", "乙一组", "预备", None, None),
        ("甲支部/钱二", "甲支部", None, "正式", "锦绣苑/锦园/2号楼", 1),
    ]
    assert (answer.numerator, answer.denominator) == (2, 4)
    assert asked(street, "G09", basis="2", exemptAge="40").denominator == 0


def test_g18_tells_what_is_known_of_the_employer(street: Graph) -> None:
    columns = ("community", "building", "kind", "staff", "working", "reason", "nearby")
    answer = asked(street, "G18")
    assert told(answer, *columns) == [
        ("丁公司", "锦绣苑", "锦园/2号楼", "社会组织", 12, 0, "无党员", ""),
        ("戊机关", "锦绣苑", None, "机关", None, 0, "", ""),
    ]
    assert (answer.numerator, answer.denominator) == (2, 4)


def test_g19_counts_employers_in_rows_of_communities(street: Graph) -> None:
    columns = ("numerator", "denominator", "rate", "missing")
    answer = asked(street, "G19")
    assert told(answer, *columns) == [("锦绣苑", 0, 2, 0.0, 2), ("安居苑", 1, 1, 1.0, 0)]
    assert (answer.numerator, answer.denominator) == (1, 3)
    assert answer.gaps == 0, "what is organised is no gap"
    # Organised by due: 丙公司 has three formal members, and a branch of whatever form.
    answer = asked(street, "G19", basis="2")
    assert told(answer, *columns) == [("锦绣苑", 1, 1, 1.0, 0), ("安居苑", 0, 0, None, 0)]
    assert (answer.numerator, answer.denominator) == (1, 1)


@pytest.mark.parametrize(
    ("scope", "rows"),
    [
        ("安居苑", [("安居苑", 1, 1)]),
        # 丁公司 is in a building of that grid; a community that holds nothing counted has no row.
        ("锦绣苑/第二网格", [("锦绣苑", 0, 1)]),
        ("乙支部", [("安居苑", 1, 1)]),
        ("甲支部", []),
    ],
)
def test_g19_in_a_part(street: Graph, scope: str, rows: list[tuple[str, int, int]]) -> None:
    answer = asked(street, "G19", scope=scope)
    assert told(answer, "numerator", "denominator") == rows
    assert answer.numerator == sum(row[1] for row in rows)
    assert answer.denominator == sum(row[2] for row in rows)
