"""Two entries judged one, or not: what the graph says then, after later loads, and after taking it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.asking import ask, parameter_values, standing
from graph.catalogue import question
from graph.engines import Graph
from graph.errors import RefusedForSafety, WrongUse
from graph.judgements import Judgement, Verdict, judgements, same_things
from graph.judging import judge
from graph.lives import FOREVER
from graph.model import make_key
from graph.said import merge_sayings
from graph.same import Same, joined
from graph.scope import WHOLE, resolve
from loaders.candidates import candidates
from loaders.finding import find
from tests.graph.sayings import saying
from tests.graph.streets import FIRST, Content, content, give
from tests.oracle.rows import Street, street_of
from tests.oracle.tiny import DAY, added, changed

CODE = "91350100M000100Y43"
FULL = make_key("employer", uscc=CODE)
SHORT = make_key("employer", name="丙公司", community="640106004001")
BRANCH, TWIN = make_key("organisation", name="甲支部"), make_key("organisation", name="中共甲支部")


def _street() -> Street:
    """The tiny street, in which 丙公司 and 甲支部 stand twice, under two names each."""
    street = added(
        FIRST, "单位", 单位名称="丙有限公司", 类型="非公企业", 统一社会信用代码=CODE, 职工总数="30"
    )
    street = changed(street, "党员", {"姓名": "钱二"}, 工作单位="丙有限公司")
    street = added(
        street, "党组织", 党组织名称="中共甲支部", 类型="党支部", 上级党组织="锦绣苑社区党委",
        所在单位="丙有限公司", 书记="周五",
    )  # fmt: skip
    return changed(street, "片区", {"片区名称": "西片"}, 包片党支部="中共甲支部")


LATER = street_of(
    """
    党员 2018-11-01
    姓名 | 公民身份证号 | 人员类别 | 所在党支部 | 工作单位
    孙三 | {number} | 正式 | 中共甲支部 | 丙有限公司

    单位 2018-11-01
    单位名称 | 类型 | 社区 | 状态 | 职工总数
    丙公司 | 非公企业 | 锦绣苑 | 停业 | 12
    """.replace(
        "{number}",
        next(
            row["公民身份证号"]
            for sheet in FIRST
            if sheet.kind == "党员"
            for row in sheet.rows
            if row["姓名"] == "孙三"
        ),
    )
)


def word(kept: str, other: str, verdict: Verdict = "same", kind: str = "Employer") -> Judgement:
    return Judgement(kind, kept, other, verdict, "王五", "2018-12-01T08:00:00+00:00")


def same_branch(verdict: Verdict = "same") -> Judgement:
    return word(BRANCH, TWIN, verdict, "PartyOrganisation")


def said_by_ledgers(graph: Graph) -> Content:
    """Everything but what was judged."""
    things, links = content(graph)
    return [thing for thing in things if thing["labels"] != ["Judgement"]], links


def at_work(graph: Graph) -> list[tuple[str, str]]:
    rows = graph.read(
        "MATCH (m:PartyMember)-[r:WORKS_AT]->(e:Employer) WHERE toString(r.end) = $forever "
        "RETURN m.name AS member, e.key AS employer ORDER BY member",
        forever=FOREVER,
    )
    return [(row["member"], row["employer"]) for row in rows]


def numbers(graph: Graph, id_: str, day: date = DAY) -> tuple[int, int]:
    item = question(id_)
    answer = ask(
        graph, item, as_of=day, scope=WHOLE, values=parameter_values(item, {}, {}),
        standing=standing(graph),
    )  # fmt: skip
    return answer.numerator, answer.denominator


def test_two_entries_judged_one_count_once_until_the_word_is_taken_back(
    engine: Graph, tmp_path: Path
) -> None:
    assert give(engine, tmp_path / "in", _street()).refusals == []
    assert numbers(engine, "G18") == (2, 5)
    assert numbers(engine, "G04") == (0, 3)
    kept = judge(engine, word(SHORT, FULL))
    assert kept is not None
    assert judge(engine, same_branch()) is not None

    assert numbers(engine, "G18") == (2, 4)
    assert dict(at_work(engine))["钱二"] == dict(at_work(engine))["李四"] == SHORT
    (one,) = engine.read(
        "MATCH (e:Employer {key: $key})<-[:ROOTED_IN]-(o) "
        "RETURN e.name AS name, e.code AS code, e.staff AS staff, e.instructor AS instructor, o.key AS branch",
        key=SHORT,
    )
    assert one == {
        "name": "丙公司", "code": CODE, "staff": 30, "instructor": "周九", "branch": BRANCH,
    }  # fmt: skip
    assert engine.read("MATCH (e:Employer {key: $key})-[r]-() RETURN r", key=FULL) == []
    taken = (
        "MATCH (p:Patch)<-[:TAKES]-(o) RETURN DISTINCT o.key AS key, p.name AS patch ORDER BY patch"
    )
    assert [row["key"] for row in engine.read(taken)].count(BRANCH) == 2
    assert find(engine, "丙有限公司", DAY).key == find(engine, "丙公司", DAY).key == SHORT
    assert resolve(engine, "中共甲支部", DAY).key == resolve(engine, "甲支部", DAY).key == BRANCH

    together = content(engine)
    again = give(engine, tmp_path / "in", _street())
    assert again.totals["unchanged"] == again.totals["read"]
    assert content(engine) == together
    # Not known again as the last run: every row is told, and the graph must be the same.
    engine.write("MATCH (n:Load) REMOVE n.digest")
    give(engine, tmp_path / "in", changed(_street(), "党员", {"姓名": "钱二"}, 工作岗位="会计"))
    give(engine, tmp_path / "in", _street())
    assert [one for one in content(engine)[1] if "MEMBER" not in one["type"]] == [
        one for one in together[1] if "MEMBER" not in one["type"]
    ]

    assert judge(engine, word(SHORT, FULL, "different")) is not None
    assert judge(engine, same_branch("different")) is not None
    assert numbers(engine, "G18") == (2, 5)
    assert judge(engine, same_branch("different")) is None, "said already"
    assert [len(one.earlier) for one in judgements(engine)] == [1, 1]


def test_taking_it_back_leaves_the_graph_as_it_was(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", _street())
    apart = said_by_ledgers(engine)
    judge(engine, word(FULL, SHORT))
    judge(engine, same_branch())
    assert said_by_ledgers(engine) != apart
    judge(engine, same_branch("different"))
    judge(engine, word(FULL, SHORT, "different"))
    assert said_by_ledgers(engine) == apart


def test_judged_before_or_after_a_later_ledger_is_the_same(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", _street())
    judge(engine, word(FULL, SHORT))
    judge(engine, same_branch())
    give(engine, tmp_path / "in", LATER)
    judged_first = content(engine)
    engine.write("MATCH (n) DETACH DELETE n")
    give(engine, tmp_path / "in", _street())
    give(engine, tmp_path / "in", LATER)
    judge(engine, word(FULL, SHORT))
    judge(engine, same_branch())
    assert content(engine) == judged_first
    assert numbers(engine, "G18", date(2018, 11, 1))[1] == 3, "停业 by its other name"
    assert dict(at_work(engine))["孙三"] == FULL


def test_words_that_contradict_each_other_are_refused(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", _street())
    third = make_key("employer", name="丁公司", community="640106004001")
    judge(engine, word(FULL, SHORT))
    judge(engine, word(FULL, third))
    assert same_things(engine).group(third) == (FULL, *sorted((SHORT, third)))
    with pytest.raises(RefusedForSafety, match="第三个"):
        judge(engine, word(SHORT, third, "different"))
    judge(engine, word(FULL, third, "different"))
    with pytest.raises(RefusedForSafety, match="矛盾"):
        judge(engine, word(SHORT, third))
    assert len(judgements(engine)) == 2


def test_candidates_are_proposed_until_somebody_judges(engine: Graph, tmp_path: Path) -> None:
    street = _street()
    for name, relation in (("郑七", "父"), ("郑七", "父亲"), ("吴八", "子")):
        street = added(
            street, "住户", 社区="锦绣苑", 小区="锦园", 楼栋="1号楼", 单元="1单元", 室号="101",
            使用方式="常住", 姓名=name, 与户主关系=relation,
        )  # fmt: skip
    assert give(engine, tmp_path / "in", street).refusals == []
    found = candidates(engine)
    pairs = {(one.kind, one.first.name, one.second.name) for one in found}
    assert pairs == {
        ("Employer", "丙有限公司", "丙公司"),
        ("PartyOrganisation", "中共甲支部", "甲支部"),
        ("Resident", "郑七", "郑七"),
    }
    assert all(80 <= one.score <= 99 and one.reasons for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    verdicts: dict[str, Verdict] = {"PartyOrganisation": "different"}
    for one in found:
        verdict = verdicts.get(one.kind, "same")
        judge(engine, word(one.first.key, one.second.key, verdict, one.kind))
    assert candidates(engine) == []
    give(engine, tmp_path / "in", LATER)
    assert candidates(engine) == [], "a later load proposes none of them again"
    living = "MATCH (r:Resident) WHERE r.start < r.end RETURN r.name AS name ORDER BY name"
    assert [row["name"] for row in engine.read(living)] == ["吴八", "郑七"]


def test_a_name_that_fits_both_names_the_one(engine: Graph, tmp_path: Path) -> None:
    street = added(FIRST, "单位", 单位名称="丙公司", 类型="非公企业", 社区="安居苑")
    assert [one.code for one in give(engine, tmp_path / "in", street).refusals] == ["ambiguous_ref"]
    other = make_key("employer", name="丙公司", community="640106004004")
    judge(engine, word(SHORT, other))
    assert give(engine, tmp_path / "in", street).refusals == []
    assert dict(at_work(engine))["李四"] == SHORT
    with pytest.raises(WrongUse):
        find(engine, "没有这样的公司", DAY)


class TestJoined:
    def test_the_first_stands_where_two_rows_of_one_day_differ(self) -> None:
        first = [saying("2018-10-01", {"name": "甲", "staff": 3, "instructor": None})]
        other = [
            saying("2018-10-01", {"name": "乙", "staff": 9, "instructor": "周九", "kind": "国企"})
        ]
        (one,) = joined("Employer", first, [other])[:1]
        heard = {
            slot: claims[0].value
            for told in joined("Employer", first, [other])
            for slot, claims in told.values.items()
        }
        assert one.ledger == "members"
        assert heard == {"name": "甲", "staff": 3, "instructor": "周九", "kind": "国企"}

    def test_of_another_day_the_later_word_holds(self) -> None:
        first = [saying("2018-10-01", {"staff": 3})]
        other = [saying("2018-11-01", {"staff": 9})]
        assert joined("Employer", first, [other]) == merge_sayings(first, other)

    def test_groups_grow_through_any_of_theirs(self) -> None:
        same = Same.of_pairs([("b", "c"), ("a", "c"), ("d", "e"), ("e", "a")])
        assert {same.one(key) for key in "abcde"} == {"d"}
        assert same.group("c") == ("d", "a", "b", "c", "e")
        assert Same().heard(said := [saying("2018-10-01", {"staff": 1})]) == said
