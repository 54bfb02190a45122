"""Scopes on the tiny street: the table at the end of domain.md section 5."""

from __future__ import annotations

import pytest

from tests.oracle.questions import answers
from tests.oracle.rows import Street
from tests.oracle.scope import Kind, Scope
from tests.oracle.tiny import DAY, TINY, added, changed


@pytest.mark.parametrize(
    ("question", "kind", "name", "counts"),
    [
        ("G01", "area", "640106004000", (2, 4)),
        ("G01", "area", "北京中路街道", (2, 4)),
        ("G01", "area", "锦绣苑", (2, 3)),
        ("G01", "area", "640106004004", (0, 1)),
        ("G01", "grid", "锦绣苑/第一网格", (1, 2)),
        ("G01", "grid", "安居苑/第一网格", (0, 1)),
        ("G01", "patch", "锦绣苑/西片", (1, 1)),
        ("G01", "organisation", "街道党工委", (1, 3)),
        ("G01", "organisation", "锦绣苑社区党委", (1, 2)),
        ("G01", "organisation", "乙支部", (0, 1)),
        ("G03", "area", "锦绣苑", (1, 2)),
        ("G03", "organisation", "甲支部", (0, 1)),
        ("G04", "area", "锦绣苑", (1, 2)),
        ("G04", "patch", "锦绣苑/西片", (1, 1)),
        ("G04", "grid", "锦绣苑/第二网格", (1, 1)),
        ("G04", "organisation", "街道党工委", (0, 2)),
        ("G05", "patch", "锦绣苑/东片", (0, 1)),
        ("G06", "area", "锦绣苑", (4, 4)),
        ("G06", "grid", "锦绣苑/第一网格", (2, 2)),
        ("G06", "organisation", "乙支部", (2, 2)),
        ("G07", "organisation", "甲支部", (0, 1)),
        ("G09", "area", "锦绣苑", (1, 2)),
        ("G09", "area", "安居苑", (0, 0)),
        ("G09", "organisation", "锦绣苑社区党委", (1, 2)),
        ("G09", "organisation", "乙支部", (0, 0)),
        ("G09", "grid", "锦绣苑/第一网格", (0, 0)),
        ("G18", "area", "锦绣苑", (2, 3)),
        ("G18", "organisation", "乙支部", (0, 1)),
        ("G18", "grid", "锦绣苑/第一网格", (0, 0)),
        ("G19", "area", "安居苑", (1, 1)),
        ("G19", "organisation", "乙支部", (1, 1)),
        ("G29", "area", "锦绣苑", (4, 4)),
        ("G29", "grid", "锦绣苑/第一网格", (2, 2)),
        ("G29", "patch", "锦绣苑/西片", (2, 2)),
        ("G29", "organisation", "乙支部", (2, 2)),
    ],
)
def test_a_part_of_the_street(
    question: str, kind: Kind, name: str, counts: tuple[int, int]
) -> None:
    answer = answers(question, TINY, DAY, Scope(kind, name))
    assert (answer.numerator, answer.denominator) == counts


ACROSS = added(
    TINY,
    "包户",
    党员姓名="孙三",
    社区="锦绣苑",
    小区="锦园",
    楼栋="2号楼",
    单元="1单元",
    室号="201",
)


@pytest.mark.parametrize(
    ("question", "counts"),
    [("G01", (0, 2)), ("G03", (0, 2)), ("G04", (1, 2)), ("G06", (4, 4)), ("G29", (4, 4))],
)
def test_what_their_member_answers_for_is_in_an_organisations_scope(
    question: str, counts: tuple[int, int]
) -> None:
    """孙三 of 乙支部 answers for a household of 西片, which nobody took."""
    answer = answers(question, ACROSS, DAY, Scope("organisation", "乙支部"))
    assert (answer.numerator, answer.denominator) == counts


IN_A_TOWER: Street = added(
    added(TINY, "楼栋", 社区="锦绣苑", 小区="", 楼号="锦绣大厦", 网格="第一网格", 片区="东片"),
    "单位",
    单位名称="己公司",
    类型="非公企业",
    楼栋="锦绣大厦",
    统一社会信用代码="91350100M000100Y43",
)


@pytest.mark.parametrize(
    ("kind", "name", "listed"),
    [
        ("area", "锦绣苑", True),
        ("area", "安居苑", False),
        ("grid", "锦绣苑/第一网格", True),
        ("grid", "锦绣苑/第二网格", False),
        ("patch", "锦绣苑/东片", True),
    ],
)
def test_an_employer_without_a_community_lies_where_its_building_does(
    kind: Kind, name: str, listed: bool
) -> None:
    assert ("己公司" in answers("G18", IN_A_TOWER, DAY, Scope(kind, name)).subjects) is listed


@pytest.mark.parametrize(
    ("clause", "branch", "roots", "area", "listed"),
    [
        ("its own community before that above", "安居苑", "", "安居苑", True),
        ("its own community before that above", "安居苑", "", "锦绣苑", False),
        ("that of the nearest above", "", "", "锦绣苑", True),
        ("that above before that of an employer", "", "乙公司", "安居苑", False),
    ],
)
def test_where_a_member_belongs(
    clause: str, branch: str, roots: str, area: str, listed: bool
) -> None:
    street = changed(TINY, "党组织", {"党组织名称": "甲支部"}, 所属社区=branch, 所在单位=roots)
    found = answers("G09", street, DAY, Scope("area", area), {"basis": 2}).subjects
    assert ("甲支部/钱二" in found) is listed, clause


def test_a_branch_with_no_community_above_is_where_an_employer_of_its_is() -> None:
    street = changed(TINY, "党组织", {"党组织名称": "乙支部"}, 所属社区="", 所在单位="丁公司")
    found = answers("G09", street, DAY, Scope("area", "锦绣苑"), {"basis": 2}).subjects
    assert "乙支部/李四" in found


def test_an_unknown_organisation_holds_nothing() -> None:
    answer = answers("G01", TINY, DAY, Scope("organisation", "没有的支部"))
    assert (answer.numerator, answer.denominator) == (0, 0)
