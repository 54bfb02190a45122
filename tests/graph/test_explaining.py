"""Why a question lists a subject or does not: for every question, by nothing but the question itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.asking import Answer, ask, parameter_values, standing
from graph.catalogue import question, questions
from graph.engines import Graph
from graph.errors import WrongUse
from graph.explaining import Counting, Explanation, explain
from graph.facts import KINDS, about
from graph.narrowing import kinds_of
from graph.scope import WHOLE, resolve
from graph.who import STEPS, Who, who
from loaders.finding_any import find_any
from tests.graph.streets import FIRST, give
from tests.oracle.rows import street_of
from tests.oracle.tiny import DAY, changed

STREET = changed(
    changed(FIRST, "楼栋", {"楼号": "1号楼"}, 楼栋长="郑七", 单元长="1单元:吴八", 居委会="锦绣苑第一居委会"),
    "片区", {"片区名称": "东片"}, 包片委员="周九",
) + street_of(
    """
    治理 2018-10-01
    社区 | 机构 | 名称 | 下设 | 户数 | 工作人员数 | 办理事项 | 是否一站式
    锦绣苑 | 居委会 | 锦绣苑第一居委会 | 人民调解 | 90 | | |
    锦绣苑 | 管理服务站 | 锦绣苑服务站 | 公共服务 | | 8 | 老年证 | 是

    共建 2018-10-01
    甲方 | 乙方 | 类别 | 签订日期
    甲支部 | 乙支部 | 组织生活联过 | 2018-09-01
    乙公司 | 丁公司 | 组织生活联过 | 2018-09-01
    """
)  # fmt: skip


@pytest.fixture(scope="module")
def street(
    unwiped: Graph,
    tmp_path_factory: pytest.TempPathFactory,
) -> Graph:
    """The street in each engine; the tests only read it."""
    assert give(unwiped, Path(tmp_path_factory.mktemp("street")), STREET).refusals == []
    return unwiped


def answered(graph: Graph, id_: str, known: dict[str, str], scope: str | None = None) -> Answer:
    item = question(id_)
    return ask(
        graph, item, as_of=DAY, scope=resolve(graph, scope, DAY), keys=known,
        values=parameter_values(item, {}, {}), standing=standing(graph),
    )  # fmt: skip


def told(graph: Graph, id_: str, subject: str, scope: str | None = None) -> Explanation:
    known: dict[str, str] = {}
    answer = answered(graph, id_, known, scope)
    keys = [one.key for one in find_any(graph, subject, DAY)]
    return explain(
        graph, answer, known, keys, standing=standing(graph), rules={},
        values=parameter_values(question(id_), {}, {}),
    )  # fmt: skip


def asked(graph: Graph, wanted: str) -> Who:
    (found,) = find_any(graph, wanted, DAY)
    return who(graph, found.kind, found.key, as_of=DAY, standing=standing(graph), rules={})


@pytest.mark.parametrize("id_", questions())
def test_what_counts_one_by_one_is_what_the_question_counts(street: Graph, id_: str) -> None:
    """The heart of it: asked of every thing alone, the denominator says just what it says of all."""
    item = question(id_)
    values = parameter_values(item, {}, {})
    answer = answered(street, id_, {})
    kinds = kinds_of(item)
    labels = [label for label, kind in KINDS.items() if kind in kinds]
    keys = [
        row["key"]
        for label in labels
        for row in street.read(f"MATCH (n:{label}) RETURN n.key AS key ORDER BY key")
    ]
    told = {
        key: Counting(street, item, [key], DAY, values).counts("denominator", WHOLE) for key in keys
    }
    counted = [key for key, one in told.items() if one]
    if "pair" in item.subject:
        assert len(counted) <= answer.denominator or not answer.denominator
    else:
        assert len(counted) == answer.denominator, (item.subject, told)


@pytest.mark.parametrize("id_", questions())
def test_every_listed_subject_is_explained_with_its_rows(street: Graph, id_: str) -> None:
    known: dict[str, str] = {}
    answer = answered(street, id_, known)
    for subject in dict.fromkeys(row["subject"] for row in answer.rows[:4]):
        found = told(street, id_, subject)
        mine = [row for row in answer.rows if row["subject"] == subject]
        assert (found.listed, found.subject, found.answer.rows) == (True, subject, mine)
        assert found.subject_key == mine[0]["subjectKey"]
        assert found.reasons[-1].holds is True
        assert found.reasons[-1].sources
        assert found.counted is True or answer.question.is_rate
        assert all(one.facts for one in found.things)
        assert found.who is not None or len(found.things) == 2
        if found.who is not None and not (answer.question.is_rate or answer.question.is_quality):
            assert id_ in {one.question for one in found.who.missing}


def test_what_is_not_listed_says_whether_it_is_counted(street: Graph) -> None:
    covered = told(street, "G01", "锦绣苑/锦园/1号楼/1单元/101")
    assert (covered.listed, covered.counted) == (False, True)
    vacant = told(street, "G01", "安居苑/安园/3号楼/1单元/302")
    assert (vacant.listed, vacant.counted) == (False, False)
    assert [one.holds for one in vacant.reasons] == [True, False, False]
    assert "不在分母里" in vacant.reasons[1].told.zh
    assert [one.value for one in vacant.things[0].facts if one.title.zh == "使用方式"] == ["空房"]


def test_the_scope_is_told_where_it_leaves_a_subject_out(street: Graph) -> None:
    outside = told(street, "G04", "锦绣苑/西片", "安居苑")
    assert (outside.listed, outside.counted) == (False, False)
    assert "不在范围“安居苑”之内" in [one.told.zh for one in outside.reasons]
    inside = told(street, "G04", "锦绣苑/西片", "锦绣苑")
    assert (inside.listed, inside.counted) == (True, True)
    assert "在范围“锦绣苑”之内" in [one.told.zh for one in inside.reasons]


def test_a_rate_tells_of_an_employer_whether_it_is_in_the_numerator(street: Graph) -> None:
    for name, counted, built in (
        ("乙公司", True, True),
        ("丙公司", True, False),
        ("戊机关", False, False),
    ):
        found = told(street, "G19", name)
        assert (found.counted, found.listed) == (counted, False)
        assert [one.holds for one in found.reasons if one.told.zh.endswith("分子里")] == [built], (
            name
        )


def test_who_answers_for_a_patch_a_grid_a_unit_and_a_community(street: Graph) -> None:
    patch = asked(street, "锦绣苑/东片")
    assert (patch.subject_kind, patch.subject) == ("patch", "锦绣苑/东片")
    assert patch.verdict.zh == "甲支部包这一片；在住 2 户，1 户有党员联系。"
    assert [step.name for step in patch.steps if step.step == "organisation"] == ["甲支部"]
    assert all(step.source for step in patch.steps)
    assert [(one.what.zh, one.who, one.question) for one in patch.missing] == [
        ("1 户没有在岗党员包", "甲支部", "G01")
    ]
    west = asked(street, "锦绣苑/西片")
    assert [one.what.zh for one in west.missing] == [
        "1 户没有在岗党员包",
        "无支部包片",
        "AB岗缺位：无包片委员",
    ]
    grid = asked(street, "锦绣苑第一网格")
    assert [one.what.zh for one in grid.missing] == [
        "1 户没有在岗党员包",
        "AB岗缺位：无网格员",
        "规模失当：偏小",
    ]
    assert grid.counts[0].out_of == 2
    unit = asked(street, "锦绣苑/锦园/1号楼/1单元")
    assert (unit.subject_kind, unit.subject) == ("unit", "锦绣苑/锦园/1号楼/1单元")
    assert ("吴八", "单元长") in [(step.person, step.post.zh) for step in unit.steps]
    assert [step.step for step in unit.steps if step.step in ("patch", "branch")]
    community = asked(street, "锦绣苑")
    assert community.subject_kind == "community"
    assert "在住 3 户，1 户有党员联系" in community.verdict.zh
    first, *others = community.missing
    assert (first.what.zh, first.who) == ("2 户没有在岗党员包", "社区党委")
    assert {one.question for one in others} == {"G27", "G30", "G31", "G35"}
    assert {step.name for step in community.steps} >= {"锦绣苑第一居委会", "锦绣苑服务站"}
    for name in ("锦绣苑第一居委会", "锦绣苑/老年证"):
        found = asked(street, name)
        assert found.steps[0].source is not None
        assert found.verdict.zh.startswith("台账自 2018-10-01")
    assert {step.step for step in community.steps} <= set(STEPS)


def test_a_pair_is_told_of_both(street: Graph) -> None:
    first, second = find_any(street, "甲支部 ↔ 乙支部", DAY)
    assert (first.kind, second.kind) == ("organisation", "organisation")
    with pytest.raises(WrongUse):
        find_any(street, "甲支部 ↔ 没有的", DAY)


def test_facts_hold_on_the_day_they_are_asked_for(street: Graph) -> None:
    (found,) = find_any(street, "锦绣苑/东片", DAY)
    known = about(street, "Patch", found.key, DAY)
    assert known is not None
    told_of = {(fact.title.zh, fact.value) for fact in known.facts}
    assert {
        ("包片委员", "周九"),
        ("包片", "甲支部"),
        ("在社区", "锦绣苑"),
        ("落片", "锦园/1号楼"),
    } <= told_of
    before = about(street, "Patch", found.key, DAY.replace(year=2017))
    assert before is not None
    assert (before.lives, before.facts, before.sources) == (False, (), ())
    assert about(street, "Patch", "patch|none=1", DAY) is None
