"""Every row of every question can show the ledger rows it rests on."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from graph.asking import Answer, ask, parameter_values, standing
from graph.catalogue import Question, question, questions
from graph.engines import Graph
from graph.model import make_key, within_key
from graph.scope import WHOLE
from graph.sources import LABELS, Source, sources_of, things_in
from tests.graph.streets import FIRST, give
from tests.oracle.rows import Street, street_of
from tests.oracle.tiny import DAY, added, changed

BRANCH, OTHER = (make_key("organisation", name=name) for name in ("甲支部", "乙支部"))
TOGETHER = street_of(
    """
    共建 2018-10-01
    甲方 | 乙方 | 类别 | 签订日期
    甲支部 | 乙支部 | 组织生活联过 | 2018-09-01

    活动 2018-10-01
    日期 | 名称 | 类别 | 主办 | 参加单位
    2018-09-03 | 读书会 | 组织生活联过 | 甲支部 | 乙支部
    2018-09-04 | 讲座 | 组织生活联过 | 甲支部 | 丙公司
    """
)


def _street() -> Street:
    street = changed(
        FIRST, "包户", {"党员姓名": "赵一"}, 结束日期="2018-09-01", 开始日期="2018-01-01"
    )
    return added(street, "包户", 党员姓名="钱二", 社区="锦绣苑", 小区="锦园", 楼栋="1号楼", 单元="1单元",
                 室号="102", 最近联系日期="2018-09-20") + TOGETHER  # fmt: skip


@pytest.fixture(scope="module")
def street(
    unwiped: Graph,
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Graph, Path]:
    """The street in each engine, and the files it came in; the tests only read it."""
    folder = Path(tmp_path_factory.mktemp("street"))
    assert give(unwiped, folder, _street()).refusals == []
    return unwiped, folder


def answered(graph: Graph, item: Question, day: date = DAY) -> Answer:
    return ask(
        graph, item, as_of=day, scope=WHOLE, values=parameter_values(item, {}, {}),
        standing=standing(graph), sources=True,
    )  # fmt: skip


def cells(folder: Path, source: Source) -> list[str]:
    """The row of the file that a source names."""
    with (folder / source.file).open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.reader(handle))[source.row - 1]


@pytest.mark.parametrize("id_", questions())
def test_every_row_names_rows_of_the_files_that_speak_of_it(
    street: tuple[Graph, Path], id_: str
) -> None:
    graph, folder = street
    answer = answered(graph, question(id_))
    assert answer.sources is not None
    assert set(answer.sources) == {row["subjectKey"] for row in answer.rows}
    for row in answer.rows:
        found = answer.sources[row["subjectKey"]]
        assert found, row
        last = str(row["subject"]).rpartition("/")[2]
        told = [cells(folder, one) for one in found]
        assert any(last in line or last in "".join(line) for line in told) or " ↔ " in last, row
        assert all(len(one.sha256) == 64 and one.version and one.day <= DAY for one in found)


def test_a_missing_thing_rests_on_what_states_its_subject(street: tuple[Graph, Path]) -> None:
    graph, folder = street
    answer = answered(graph, question("G04"))
    (row,) = answer.rows
    (source,) = (answer.sources or {})[row["subjectKey"]]
    assert (source.ledger, source.file, source.sheet) == ("patches", "片区_2018-10-01.csv", "")
    assert cells(folder, source)[:2] == ["锦绣苑", "西片"]


def test_who_answered_for_a_door_is_told_beside_it(street: tuple[Graph, Path]) -> None:
    graph, folder = street
    answer = answered(graph, question("G01"))
    told = {
        row["subject"]: [cells(folder, one)[0] for one in (answer.sources or {})[row["subjectKey"]]]
        for row in answer.rows
    }
    assert told["锦绣苑/锦园/1号楼/1单元/101"] == ["锦绣苑", "赵一", "锦绣苑"], "it ended"
    assert told["锦绣苑/锦园/2号楼/1单元/201"] == ["锦绣苑", "锦绣苑"]


def test_a_pair_rests_on_what_the_two_did(street: tuple[Graph, Path]) -> None:
    graph, folder = street
    pair = f"pair|{BRANCH}|{OTHER}"
    found = sources_of(graph, [pair], as_of=DAY, ledgers=("agreements", "events"))[pair]
    assert [cells(folder, one)[1] for one in found] == ["乙支部", "读书会"]
    both = sources_of(graph, [pair], as_of=DAY, ledgers=("organisations",))[pair]
    assert [cells(folder, one)[0] for one in both] == ["甲支部", "乙支部"]


def test_before_the_first_ledger_nothing_speaks_of_it(street: tuple[Graph, Path]) -> None:
    graph, _ = street
    assert sources_of(graph, [BRANCH], as_of=date(2001, 1, 1), ledgers=("organisations",)) == {
        BRANCH: ()
    }


def test_every_key_says_what_it_is_the_key_of(street: tuple[Graph, Path]) -> None:
    graph, _ = street
    rows = graph.read(
        "MATCH (n) WHERE n.said IS NOT NULL RETURN labels(n)[0] AS label, n.key AS key"
    )
    assert {row["label"] for row in rows} >= {"Area", "Household", "PartyMember", "Agreement"}
    for row in rows:
        assert things_in(row["key"]) == [(row["label"], row["key"])]


@pytest.mark.parametrize("between", ["|", " ↔ ", "/"])
def test_the_two_of_a_pair(between: str) -> None:
    first = within_key("group", make_key("organisation", name="a|b"), group="employer|x=1")
    second = make_key("area", code="640106004001")
    found = things_in(f"pair|{first}{between}{second}")
    assert [label for label, _ in found] == ["PartyOrganisation", "Area"]
    assert found[1][1] == second
    assert found[0][1] == first
    assert set(LABELS.values()) >= {"Unit", "Report", "ServiceItem", "ListItem", "CommunityBody"}
