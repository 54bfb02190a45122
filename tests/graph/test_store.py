"""What loads leave in the graph: written once, mended, ended, guarded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.behind import Behind
from graph.deployment import DEPLOYMENT_KEY, guard
from graph.engines import Graph
from graph.errors import RefusedForSafety
from graph.link_book import LinkBook
from graph.number_key import fingerprint
from graph.said import Claim, Saying
from graph.statements import relation_named
from graph.store import Store
from tests.graph.sayings import ANSWERS_FOR, MEMBER_OF, saying, unlisted
from tests.graph.streets import FIRST, KEY, LATER, MENDED, content, give

APRIL, MAY, JUNE = "2018-04-01", "2018-05-01", "2018-06-01"


def keep(graph: Graph, said: dict[str, dict[str, list[Saying]]]) -> int:
    """One load of sayings by label and key; returns how many intervals it ended."""
    store = Store(graph, "f")
    store.begin()
    store.recover()
    news = {label: store.news(label, by_key) for label, by_key in said.items()}
    links = LinkBook()
    with Behind() as behind:
        for label, by_key in said.items():
            store.keep(label, by_key, news[label], links, lambda _what, _rows: None, behind)
        store.write_links(links, lambda _what, _rows: None, behind)
    store.recover()
    store.finish(())
    return sum(one.ended for one in news.values())


def ends(*days: str) -> dict[str, dict[str, list[Saying]]]:
    """The branches and doors that the sayings of these tests name."""
    said = [saying(day) for day in days or (APRIL,)]
    return {
        "PartyOrganisation": {"branch1": said, "branch2": said},
        "Household": {"door1": said, "door2": said},
    }


def member(*said: Saying) -> dict[str, dict[str, list[Saying]]]:
    return {"PartyMember": {"m": list(said)}}


def links_of(graph: Graph, slot: str) -> list[tuple[str, date, date]]:
    """Relations of the one member: other end, start, end."""
    type_ = relation_named(slot).type
    return [
        (row["other"], row["start"], row["end"])
        for row in graph.read(
            f"MATCH (:PartyMember {{key: 'm'}})-[r:{type_}]->(o) "
            "RETURN o.key AS other, r.start AS start, r.end AS end ORDER BY start, other"
        )
    ]


class TestReloading:
    def test_unchanged_ledgers_change_nothing(self, engine: Graph, tmp_path: Path) -> None:
        first = give(engine, tmp_path / "in", FIRST)
        before = content(engine)
        assert first.totals["unchanged"] == first.totals["rejected"] == 0
        second = give(engine, tmp_path / "in", FIRST)
        assert content(engine) == before
        assert second.totals["unchanged"] == second.totals["read"] == first.totals["read"]
        assert second.ended == 0
        written_last = {
            thing["properties"].get("load") for thing in content(engine, bookkeeping=True)[0]
        }
        assert len(written_last - {None}) == 1, "what is unchanged is not written again"

    def test_a_mended_file_of_the_same_day_replaces(self, engine: Graph, tmp_path: Path) -> None:
        give(engine, tmp_path / "in", FIRST)
        grouped = (
            "MATCH (:PartyMember {name: '钱二'})-[r:IN_GROUP]->(g:PartyOrganisation) "
            "RETURN g.name AS name, toString(r.start) AS start, toString(r.end) AS end"
        )
        assert engine.read(grouped) == []
        give(engine, tmp_path / "in", MENDED)
        assert engine.read(grouped) == [
            {"name": "甲一组", "start": "2018-10-01", "end": "9999-12-31"}
        ]
        assert engine.read(
            "MATCH (:PartyMember {name: '孙三'})-[r:ANSWERS_FOR]->() RETURN toString(r.end) AS end"
        ) == [{"end": "9999-12-31"}], "an incomplete ledger ends nothing"

    def test_either_order_of_two_days(self, engine: Graph, tmp_path: Path) -> None:
        give(engine, tmp_path / "in", FIRST)
        give(engine, tmp_path / "in", LATER)
        in_turn = content(engine)
        engine.write("MATCH (n) DETACH DELETE n")
        give(engine, tmp_path / "in", FIRST + LATER)
        assert content(engine) == in_turn

    def test_answers_before_and_after_a_later_day(self, engine: Graph, tmp_path: Path) -> None:
        give(engine, tmp_path / "in", FIRST)
        assert give(engine, tmp_path / "in", LATER).ended == 3
        taken = (
            "MATCH (p:Patch {name: '东片'})<-[r:TAKES]-(o:PartyOrganisation) "
            "WHERE r.start <= $day AND $day < r.end RETURN o.name AS name"
        )
        assert engine.read(taken, day=date(2018, 10, 31)) == [{"name": "甲支部"}]
        assert engine.read(taken, day=date(2018, 11, 1)) == [{"name": "乙支部"}]
        assert engine.read(taken, day=date(2018, 9, 30)) == []


class TestIntervals:
    def test_a_later_day_ends_what_is_single_valued(self, engine: Graph) -> None:
        keep(engine, {**ends(), **member(saying(APRIL, {MEMBER_OF: "branch1"}))})
        assert keep(engine, member(saying(MAY, {MEMBER_OF: "branch2"}))) == 1
        assert links_of(engine, MEMBER_OF) == [
            ("branch1", date(2018, 4, 1), date(2018, 5, 1)),
            ("branch2", date(2018, 5, 1), date(9999, 12, 31)),
        ]

    def test_an_older_ledger_moves_the_start_back(self, engine: Graph) -> None:
        keep(engine, {**ends(), **member(saying(MAY, {MEMBER_OF: "branch1"}))})
        assert keep(engine, member(saying(APRIL, {MEMBER_OF: "branch1"}))) == 0
        assert links_of(engine, MEMBER_OF) == [
            ("branch1", date(2018, 4, 1), date(9999, 12, 31)),
        ]

    def test_a_mended_value_takes_the_place_of_the_wrong_one(self, engine: Graph) -> None:
        wrong, right = (
            saying(APRIL, {MEMBER_OF: branch, "standing": standing})
            for branch, standing in (("branch1", "停止"), ("branch2", "正常"))
        )
        keep(engine, {**ends(), **member(wrong)})
        keep(engine, member(right))
        assert links_of(engine, MEMBER_OF) == [
            ("branch2", date(2018, 4, 1), date(9999, 12, 31)),
        ]
        assert engine.read(
            "MATCH (m:PartyMember) RETURN m.standing AS now, m.standingBefore AS before"
        ) == [{"now": "正常", "before": None}]

    def test_a_complete_ledger_ends_what_it_no_longer_lists(self, engine: Graph) -> None:
        keep(
            engine,
            {**ends(), **member(saying(APRIL, {ANSWERS_FOR: [Claim("door1"), Claim("door2")]}))},
        )
        later = [saying(MAY, {ANSWERS_FOR: "door1"}), unlisted(MAY, ANSWERS_FOR, "door2")]
        assert keep(engine, member(*later)) == 1
        assert links_of(engine, ANSWERS_FOR) == [
            ("door1", date(2018, 4, 1), date(9999, 12, 31)),
            ("door2", date(2018, 4, 1), date(2018, 5, 1)),
        ]

    def test_a_later_ledger_that_is_silent_takes_no_detail_back(self, engine: Graph) -> None:
        first = Claim("door1", APRIL, None, {"post": "A"})
        keep(engine, {**ends(), **member(saying(MAY, {ANSWERS_FOR: first}))})
        keep(engine, member(saying(JUNE, {ANSWERS_FOR: Claim("door1", APRIL)})))
        (row,) = engine.read("MATCH ()-[r:ANSWERS_FOR]->() RETURN properties(r) AS properties")
        assert row["properties"] == {
            "start": date(2018, 4, 1),
            "end": date(9999, 12, 31),
            "post": "A",
            "source": f"members-{JUNE}#2",
        }

    def test_a_missing_end_is_a_mistake_of_the_program(self, engine: Graph) -> None:
        with pytest.raises(RuntimeError, match="1 of 1 ends are missing"):
            keep(engine, member(saying(APRIL, {MEMBER_OF: "nowhere"})))


class TestGuard:
    def test_an_empty_database_is_ours_to_take(self, engine: Graph) -> None:
        assert guard(engine, "f") is False
        Store(engine, "f").begin()
        assert guard(engine, "f") is True
        assert guard(engine) is True

    def test_foreign_data_is_refused_and_left_alone(self, engine: Graph, tmp_path: Path) -> None:
        engine.write("CREATE (:Person {name: 'somebody'})")
        before = content(engine, bookkeeping=True)
        with pytest.raises(RefusedForSafety, match="已有别的数据"):
            give(engine, tmp_path / "in", FIRST)
        assert content(engine, bookkeeping=True) == before

    def test_another_key_is_refused(self, engine: Graph) -> None:
        Store(engine, fingerprint(KEY)).begin()
        with pytest.raises(RefusedForSafety, match="密钥"):
            Store(engine, fingerprint(b"another")).begin()

    def test_another_model_is_refused(self, engine: Graph) -> None:
        Store(engine, "f").begin()
        engine.write(
            "MATCH (n:Deployment {key: $key}) SET n.modelVersion = '99'", key=DEPLOYMENT_KEY
        )
        with pytest.raises(RefusedForSafety, match="模型版本"):
            guard(engine)
