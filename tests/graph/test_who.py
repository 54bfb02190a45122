"""Who answers for what, on the tiny street by hand, and never against the questions."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from graph import schema
from graph.asking import ask, parameter_values, standing
from graph.catalogue import question
from graph.engines import Graph
from graph.errors import WrongUse
from graph.scope import WHOLE
from graph.settings import Settings
from graph.terms import CYPHER
from graph.who import Asking, Source, Who, query, who, who_of
from loaders.finding import find
from loaders.run import load
from samples import generate
from tests.engines.fixtures import ENGINES, emptied
from tests.graph.plans import faults
from tests.graph.streets import FIRST, KEY, give
from tests.oracle.cases import BY_ZHAO, LI, QIAN, ROOM_102, SUN, employer, member, organisation
from tests.oracle.rows import Street
from tests.oracle.tiny import DAY, added, changed

ROOM_101 = ROOM_102 | {"室号": "101"}
ROOM_201 = ROOM_102 | {"楼栋": "2号楼", "室号": "201"}
FILES = sorted(path.stem.removeprefix("who_") for path in CYPHER.glob("coverage/who_*.cypher"))


def _street() -> Street:
    """The tiny street with an A and a B, a member in no group, one gone and one exempt."""
    street = changed(
        FIRST, "包户", BY_ZHAO, 岗位="A", 开始日期="2018-01-01", 最近联系日期="2018-09-20"
    )
    street = added(street, "包户", 党员姓名="钱二", **ROOM_101, 岗位="B", 开始日期="2018-02-01")
    street = added(street, "包户", 党员姓名="钱二", **ROOM_102, 开始日期="2018-03-01")
    street = added(street, "包户", 党员姓名="李四", **ROOM_201, 开始日期="2018-04-01")
    street = member(street, LI, 离开日期="2018-09-01", 离开原因="转出")
    street = member(street, SUN, 免包原因="有病")
    street = member(street, QIAN, 联系电话="13900002222")
    street = organisation(street, "甲支部", 书记="周五", 书记电话="13900004416")
    street = organisation(street, "甲一组", 负责楼栋="1号楼")
    return employer(street, "丙公司", 楼栋="2号楼")


@pytest.fixture(scope="module")
def street(unwiped: Graph, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The street, loaded once into each engine; the tests of this module only read it."""
    assert give(unwiped, tmp_path_factory.mktemp("street"), _street()).refusals == []
    return unwiped


def asked(graph: Graph, wanted: str, day: date = DAY) -> Who:
    found = find(graph, wanted, day)
    return who(graph, found.kind, found.key, as_of=day, standing=standing(graph), rules={})


def told(answer: Who) -> list[tuple[str, str, str, int]]:
    return [(step.step, step.mark, step.name, step.chain) for step in answer.steps]


def gaps(answer: Who) -> list[tuple[str, str]]:
    return [(one.what.zh, one.who) for one in answer.missing]


def test_a_door_with_a_and_b_whose_chain_is_whole(street: Graph) -> None:
    answer = asked(street, "锦绣苑/锦园/1号楼/1单元/101")
    assert (answer.level, answer.chain_whole) == ("L3", True)
    assert told(answer) == [
        ("household", "holds", "锦园/1号楼/1单元/101", 0),
        ("member", "holds", "赵一", 1),
        ("group", "holds", "甲一组", 1),
        ("branch", "holds", "甲支部", 1),
        ("member", "holds", "钱二", 2),
        ("group", "broken", "", 2),
        ("patch", "holds", "东片", 0),
        ("committee", "holds", "锦绣苑社区党委", 0),
    ]
    assert [step.kind.zh for step in answer.steps if step.step == "member"] == [
        "A岗党员",
        "B岗党员",
    ]
    assert "链条完整" in answer.verdict.zh
    keepers = ["第一网格没有网格员", "东片没有包片委员", "1号楼没有楼栋长", "1单元没有单元长"]
    card = "四清不全：家庭情况、人员类别、区域设施、隐患矛盾"
    assert [one.what.zh for one in answer.missing] == [*keepers, card]


def test_every_link_says_since_when_and_by_which_row(street: Graph) -> None:
    answer = asked(street, "锦绣苑/锦园/1号楼/1单元/101")
    said = {
        (step.step, step.chain): (
            step.since,
            (step.source.ledger, step.source.row) if isinstance(step.source, Source) else None,
        )
        for step in answer.steps
        if step.name
    }
    # Row 1 is the header, so the first row of each ledger is row 2.
    assert said == {
        ("household", 0): (DAY, ("residents", 2)),
        ("member", 1): (date(2018, 1, 1), ("responsibility", 2)),
        ("group", 1): (DAY, ("members", 2)),
        ("branch", 1): (DAY, ("organisations", 6)),
        ("member", 2): (date(2018, 2, 1), ("responsibility", 4)),
        ("patch", 0): (DAY, ("patches", 2)),
        ("committee", 0): (DAY, ("organisations", 3)),
    }
    branch = next(step for step in answer.steps if step.step == "branch")
    assert (branch.person, branch.phone) == ("周五", "13900004416")


def test_a_door_whose_member_is_in_no_group(street: Graph) -> None:
    answer = asked(street, "锦园1号楼1单元102")
    assert (answer.level, answer.chain_whole) == ("L2", False)
    assert gaps(answer)[0] == ("链条断在：党员未编入现有党小组", "甲支部")
    assert answer.missing[1].what.zh == "从来没有联系记录"
    assert answer.missing[1].person == "钱二"


def test_a_door_whose_only_member_is_gone(street: Graph) -> None:
    answer = asked(street, "锦绣苑锦园2号楼1单元201")
    assert (answer.level, answer.chain_whole) == ("L0", False)
    assert answer.verdict.zh.startswith("L0 空白")
    assert gaps(answer)[:3] == [
        ("没有在岗党员包这一户（党员已转出）", "锦绣苑社区党委"),
        ("党员已转出，包户责任还没有交接", "乙支部"),
        ("西片没有支部包", "锦绣苑社区党委"),
    ]
    assert [(step.step, step.mark) for step in answer.steps[1:4]] == [
        ("member", "broken"),
        ("member", "broken"),
        ("patch", "broken"),
    ]


def test_the_same_door_before_he_left(street: Graph) -> None:
    earlier = who(
        street,
        "household",
        find(street, "锦绣苑锦园2号楼1单元201", DAY).key,
        as_of=DAY,
        standing=standing(street),
        rules={},
    )
    assert [span.name for span in earlier.spans] == ["李四"]
    with pytest.raises(WrongUse) as refused:
        asked(street, "锦绣苑锦园2号楼1单元201", date(2018, 8, 1))
    assert "台账自 2018-10-01 起有它" in refused.value.text.zh


def test_an_exempt_member_still_answers_but_needs_a_successor(street: Graph) -> None:
    answer = asked(street, "安居苑/安园/3号楼/1单元/301")
    assert (answer.level, answer.chain_whole) == ("L2", True)
    assert answer.missing[0].what.zh == "包户党员应免包（有病），需要接手人"
    assert (answer.missing[0].who, answer.missing[0].person) == ("乙支部", "孙三")
    assert answer.steps[-1].kind.zh == "本社区没有登记党委"


def test_a_vacant_flat_is_in_no_denominator(street: Graph) -> None:
    answer = asked(street, "安居苑/安园/3号楼/1单元/302")
    assert (answer.level, answer.chain_whole) == (None, None)
    assert "空房，不在任何户数分母里" in answer.verdict.zh
    assert not [one for one in answer.missing if one.link.zh == "党员"]


def test_a_building_counts_its_households(street: Graph) -> None:
    answer = asked(street, "锦绣苑锦园1号楼")
    assert [(count.number, count.out_of) for count in answer.counts] == [
        (2, 2), (1, 2), (1, 2), (0, 2), (0, 2), (1, 2),
    ]  # fmt: skip
    assert told(answer)[:2] == [
        ("building", "holds", "锦园/1号楼", 0),
        ("group", "holds", "甲一组", 0),
    ]
    assert gaps(answer)[0] == ("1 户链条不完整", "各包户党员所在党支部")
    blank = asked(street, "锦园2号楼")
    assert ("没有党小组到这栋楼", "锦绣苑社区党委") in gaps(blank)


def test_firms_organised_visited_and_blank(street: Graph) -> None:
    organised = asked(street, "乙公司")
    assert organised.verdict.zh == "组织覆盖：乙支部。"
    assert ("没有登记在哪栋楼，落不到片区", "安居苑") in gaps(organised)
    visited = asked(street, "丙公")
    assert visited.verdict.zh == "工作覆盖：没有党组织，有党建指导员。"
    assert ("instructor", "holds", "周九", 0) in told(visited)
    assert ("西片没有支部包", "锦绣苑社区党委") in gaps(visited)
    blank = asked(street, "丁公司")
    assert gaps(blank)[0] == ("没有党组织，也没有党建指导员", "街道组织办")


def test_members_and_organisations(street: Graph) -> None:
    qian = asked(street, "甲支部/钱二")
    assert (qian.subject, qian.verdict.zh) == ("甲支部/钱二", "在岗，现包 2 户。")
    assert gaps(qian) == [("没有编入现有党小组", "甲支部")]
    assert asked(street, "李四").verdict.zh == "不在岗（已转出），名下还有 1 户。"
    assert "应免包（有病）" in asked(street, "孙三").verdict.zh
    assert asked(street, "赵一").missing == ()
    branch = asked(street, "甲支部")
    assert branch.verdict.zh == "党支部，2 名党员，包 1 个片区。"
    assert gaps(branch) == [
        ("2 户由没有编入党小组的党员联系，链条断在这一环", "甲支部"),
        ("包户失衡", "该党支部"),
    ]
    assert [step[2] for step in told(branch)] == [
        "甲支部",
        "锦绣苑/东片",
        "锦绣苑社区党委",
        "街道党工委",
    ]
    assert asked(street, "甲支部/甲一组").steps[1].name == "甲支部"


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        ("锦绣苑社区锦园1栋1单元102室", "household"),
        ("锦园1-1-102", "household"),
        ("锦绣苑１号楼102", "household"),
        ("安园三号楼", "building"),
        ("锦园1号楼1单元", "building"),
    ],
)
def test_addresses_as_clerks_write_them(street: Graph, wanted: str, kind: str) -> None:
    assert find(street, wanted, DAY).kind == kind


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("锦园1号楼109", ("没有这扇门", "1单元/101")),
        ("锦园9号楼", ("相近的有", "锦园/1号楼")),
        ("公司", ("不止一处", "锦绣苑/丙公司", "安居苑/乙公司")),
        ("—", ("没有这个门牌或名称",)),
        (" ", ("请给一个门牌",)),
    ],
)
def test_what_nothing_or_several_things_fit(
    street: Graph, wanted: str, words: tuple[str, ...]
) -> None:
    with pytest.raises(WrongUse) as refused:
        find(street, wanted, DAY)
    assert all(word in refused.value.text.zh for word in words), refused.value.text.zh


@pytest.mark.parametrize("name", FILES)
@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("unwiped", ["neo4j"], indirect=True)
def test_a_plan_without_scans_of_everything(street: Graph, name: str) -> None:
    given = {
        "asOf": DAY, "contactDays": 30, "exemptAge": 70, "buildings": [],
        **dict.fromkeys(
            ("household", "building", "community", "employer", "member", "organisation", "name"), ""
        ),
    }  # fmt: skip
    assert faults(street.explain(query(name), **given)) == []


@pytest.fixture(scope="module")
def six_hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("who") / "street"
    generate(folder, households=600)
    return folder


@pytest.mark.parametrize("engine_name", ENGINES)
def test_it_never_contradicts_the_questions(
    request: pytest.FixtureRequest, opened: dict[str, Graph], six_hundred: Path, engine_name: str
) -> None:
    settings: Settings = request.getfixturevalue(f"{engine_name}_settings")
    graph = emptied(settings, opened, keep=frozenset(item.name for item in schema.declared()))
    load(graph, [six_hundred], number_key=KEY, writer=nullcontext(), progress=lambda _w, _r: None)
    now = standing(graph)
    assert now.day is not None
    listed = {
        id_: {
            row["subjectKey"]: row
            for row in ask(
                graph,
                question(id_),
                as_of=now.day,
                scope=WHOLE,
                values=parameter_values(question(id_), {}, {}),
                standing=now,
            ).rows
        }
        for id_ in ("G01", "G04", "G07")
    }
    untaken = {row["subject"].rpartition("/")[2] for row in listed["G04"].values()}
    asking = Asking(graph, now.day, now, {})
    seen = 0
    for row in graph.read("MATCH (h:Household) RETURN h.key AS key ORDER BY key"):
        answer = who_of(asking, "household", row["key"])
        key = answer.subject_key
        if answer.level is None:
            assert key not in listed["G01"]
            assert key not in listed["G07"]
            continue
        seen += 1
        covered = answer.level in ("L2", "L3")
        present = [step for step in answer.steps if step.step == "member" and step.mark == "holds"]
        assert covered == bool(present) == (key not in listed["G01"]), key
        assert (covered and key not in listed["G07"]) == answer.chain_whole, key
        if key in listed["G01"]:
            blank = listed["G01"][key]
            assert blank["reason"] in answer.missing[0].what.zh
            assert blank["actor"] == answer.missing[0].who
        if key in listed["G07"]:
            links = " ".join(one.what.zh for one in answer.missing)
            link = str(listed["G07"][key]["link"])
            known = {"楼栋未落片": "本楼不在任何片区", "片区没有支部包": "没有支部包"}
            assert known.get(link, link) in links, key
        broken = {
            s.name for s in answer.steps if s.step == "patch" and s.mark == "broken" and s.name
        }
        assert broken <= untaken
    assert seen > 400
