"""Ledgers declared whole: what they no longer list ends on their day, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from pathlib import Path

import pytest

from graph import model
from graph.endings import in_words
from graph.engines import Graph
from graph.errors import RefusedForSafety, WrongUse
from graph.history import Ending, thing_of
from loaders.whole import Whole
from tests.graph.streets import FIRST, content, give
from tests.graph.test_crash import Died, counted_writes, die_after
from tests.oracle.rows import Ledger, Street
from tests.oracle.tiny import changed, without


def later(*kinds: str, street: Street = FIRST) -> Street:
    """The sheets of some kinds as they are handed in a month after the tiny street."""
    return tuple(
        Ledger(sheet.kind, sheet.day.replace(month=11), sheet.rows)
        for sheet in street
        if sheet.kind in kinds
    )


STREET = "北京中路街道"
SURE = Whole(STREET, confirmed=True)
LEFT_OUT = {
    "网格": {"网格名称": "第二网格"},
    "片区": {"片区名称": "西片"},
    "楼栋": {"楼号": "2号楼"},
    "住户": {"室号": "102"},
    "党员": {"姓名": "钱二"},
    "单位": {"单位名称": "丁公司"},
}
"""Of every kind of thing one that the sheets of November leave out."""
THINGS = {
    "网格": "Grid", "片区": "Patch", "楼栋": "Building",
    "住户": "Household", "党员": "PartyMember", "单位": "Employer",
}  # fmt: skip


def lacking(kind: str) -> Street:
    return without(later(kind), kind, LEFT_OUT[kind])


def ended(graph: Graph, label: str) -> list[str]:
    """The days on which things of a label ended."""
    rows = graph.read(
        f"MATCH (n:{label}) WHERE n.end < date('9999-12-31') RETURN toString(n.end) AS day"
    )
    return [row["day"] for row in rows]


@pytest.mark.parametrize("kind", LEFT_OUT)
def test_things_end_on_the_day_of_the_whole_ledger(
    engine: Graph, tmp_path: Path, kind: str
) -> None:
    give(engine, tmp_path / "in", FIRST)
    result = give(engine, tmp_path / "in", lacking(kind), whole=SURE)
    assert ended(engine, THINGS[kind]) == ["2018-11-01"]
    assert result.ended == 1
    (one,) = result.wholes
    assert (len(one.tally.ending), one.is_proven) == (1, True)
    assert one.tally.current == len(next(s for s in FIRST if s.kind == kind).rows)
    again = give(engine, tmp_path / "in", lacking(kind), whole=SURE)
    assert (again.ended, again.totals["unchanged"]) == (0, again.totals["read"])


def test_an_incomplete_ledger_ends_nothing(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST)
    assert give(engine, tmp_path / "in", lacking("住户")).ended == 0
    assert ended(engine, "Household") == []


DUTY: Street = without(later("包户"), "包户", {"党员姓名": "孙三"})
ROOTS: Street = changed(later("党组织"), "党组织", {"党组织名称": "乙支部"}, 所在单位="")


@pytest.mark.parametrize(
    ("street", "relation"), [(DUTY, "ANSWERS_FOR"), (ROOTS, "ROOTED_IN")], ids=["duty", "roots"]
)
def test_relations_end_and_things_go_on(
    engine: Graph, tmp_path: Path, street: Street, relation: str
) -> None:
    give(engine, tmp_path / "in", FIRST)
    assert give(engine, tmp_path / "in", street, whole=SURE).ended == 1
    found = engine.read(f"MATCH ()-[r:{relation}]->() RETURN toString(r.end) AS day ORDER BY day")
    assert found[0]["day"] == "2018-11-01"
    assert ended(engine, "PartyMember") == ended(engine, "PartyOrganisation") == []


@pytest.mark.parametrize(
    ("scope", "ends"),
    [
        ("锦绣苑", ["2018-11-01"]),
        ("安居苑", []),
        ("锦绣苑社区", ["2018-11-01"]),
        ("锦绣苑社区党委", ["2018-11-01"]),
        ("乙支部", []),
        ("甲支部/甲一组", []),
    ],
)
def test_only_the_scope_is_whole(
    engine: Graph, tmp_path: Path, scope: str, ends: list[str]
) -> None:
    """钱二 is of 甲支部, below the committee of 锦绣苑."""
    give(engine, tmp_path / "in", FIRST)
    give(engine, tmp_path / "in", lacking("党员"), whole=Whole(scope, confirmed=True))
    assert ended(engine, "PartyMember") == ends


def test_a_responsibility_lies_where_its_door_does_or_its_member(
    engine: Graph, tmp_path: Path
) -> None:
    give(engine, tmp_path / "in", FIRST)
    for scope, ends in (("锦绣苑", 0), ("甲支部", 0), ("安居苑", 1)):
        result = give(engine, tmp_path / "in", DUTY, whole=Whole(scope, confirmed=True))
        assert result.ended == ends, scope


def test_a_refused_row_blocks_its_ledger_alone(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST)
    members = changed(lacking("党员"), "党员", {"姓名": "李四"}, 所在党支部="无此支部")
    result = give(engine, tmp_path / "in", (*members, *lacking("住户")), whole=SURE)
    assert result.totals["rejected"] == 1
    assert ended(engine, "PartyMember") == []
    assert ended(engine, "Household") == ["2018-11-01"]
    members_, households = (
        next(one for one in result.wholes if one.declaration.ledger == ledger)
        for ledger in ("members", "residents")
    )
    assert (members_.is_proven, len(members_.tally.ending), members_.tally.current) == (False, 2, 4)
    assert (households.is_proven, len(households.tally.ending)) == (True, 1)
    # Mended, it counts.
    assert give(engine, tmp_path / "in", lacking("党员"), whole=SURE).ended == 1


def test_a_refused_cell_blocks_nothing(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST)
    members = changed(lacking("党员"), "党员", {"姓名": "李四"}, 工作单位="无此单位")
    result = give(engine, tmp_path / "in", members, whole=SURE)
    assert (result.totals["cellsRefused"], result.ended) == (1, 1)


def test_too_much_is_refused_and_nothing_written(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST)
    before = content(engine, bookkeeping=True)
    with pytest.raises(RefusedForSafety, match=r"党员（2018-11-01）4 中的 1.*--confirm-ending"):
        give(engine, tmp_path / "in", lacking("党员"), whole=Whole(STREET))
    assert content(engine, bookkeeping=True) == before
    result = give(engine, tmp_path / "in", lacking("党员"), whole=Whole(STREET), dry_run=True)
    assert (result.ended, result.wholes[0].too_many) == (1, True)
    assert content(engine, bookkeeping=True) == before
    assert give(engine, tmp_path / "in", lacking("党员"), whole=Whole(STREET, share=0.3)).ended == 1


@pytest.mark.parametrize("scope", ["第一网格", "无此社区"])
def test_a_scope_is_an_area_or_an_organisation(engine: Graph, tmp_path: Path, scope: str) -> None:
    give(engine, tmp_path / "in", FIRST)
    before = content(engine, bookkeeping=True)
    with pytest.raises(WrongUse, match="不是已知的区划或党组织"):
        give(engine, tmp_path / "in", lacking("党员"), whole=Whole(scope))
    assert content(engine, bookkeeping=True) == before


def test_the_scope_may_come_with_the_run(engine: Graph, tmp_path: Path) -> None:
    assert give(engine, tmp_path / "in", FIRST, whole=Whole(STREET)).ended == 0


def test_who_left_is_not_counted_as_current(engine: Graph, tmp_path: Path) -> None:
    left = changed(FIRST, "党员", {"姓名": "钱二"}, 离开日期="2018-09-01", 离开原因="转出")
    give(engine, tmp_path / "in", left)
    (one,) = give(engine, tmp_path / "in", lacking("党员"), whole=Whole(STREET)).wholes
    assert (len(one.tally.ending), one.tally.current) == (0, 3)


RUNS: tuple[tuple[Street, bool], ...] = (
    (FIRST, False),
    ((*lacking("党员"), *lacking("住户"), *DUTY), True),
    (tuple(Ledger(s.kind, s.day.replace(month=12), s.rows) for s in FIRST if s.kind in ("住户", "包户")), False),
)  # fmt: skip
"""October; November, whole; December with everybody back but who was a member only."""


def run_all(graph: Graph, folder: Path, runs: Sequence[tuple[Street, bool]]) -> None:
    graph.write("MATCH (n) DETACH DELETE n")
    for _ in range(2):
        for street, is_whole in runs:
            # The scope is named by its code's area, which only October lists.
            areas = FIRST[:1] if is_whole else ()
            give(graph, folder, (*areas, *street), whole=SURE if is_whole else None)


def test_any_order_of_runs(engine: Graph, tmp_path: Path) -> None:
    """Rows that name what has not come yet are taken when they come again."""
    run_all(engine, tmp_path / "in", RUNS)
    expected = content(engine)
    # The engines take turns.
    for order in list(permutations(RUNS))[1 + engine.info.embedded :: 2]:
        run_all(engine, tmp_path / "in", order)
        assert content(engine) == expected


def test_what_an_older_ledger_brings_is_ended_already(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", (*FIRST[:1], *FIRST[3:4], *lacking("住户")), whole=SURE)
    assert ended(engine, "Household") == []
    give(engine, tmp_path / "in", FIRST)
    assert ended(engine, "Household") == ["2018-11-01"]


def test_a_load_that_dies_while_it_ends_things_is_run_again(
    engine: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    street = (*lacking("党员"), *lacking("住户"), *DUTY)

    def begin() -> None:
        engine.write("MATCH (n) DETACH DELETE n")
        give(engine, tmp_path / "in", FIRST)

    begin()
    writes = counted_writes(
        engine, monkeypatch, lambda: give(engine, tmp_path / "in", street, whole=SURE)
    )
    undisturbed = content(engine)
    for died_after in range(engine.info.embedded, writes, 3):
        begin()
        with monkeypatch.context() as patched:
            die_after(engine, died_after, patched)
            with pytest.raises(Died):
                give(engine, tmp_path / "in", street, whole=SURE)
        # Run again as it was it heals; without the declaration nothing that it ended stays so.
        if died_after % 2:
            give(engine, tmp_path / "in", street)
            assert ended(engine, "PartyMember") == ended(engine, "Household") == []
        give(engine, tmp_path / "in", street, whole=SURE)
        assert content(engine) == undisturbed, f"died after write {died_after} of {writes}"


def test_whatever_may_end_has_words(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST)
    things = [
        Ending("", "2018-11-01", thing.label, "k") for thing in model.THINGS if thing.historical
    ]
    relations = [
        Ending("", "2018-11-01", one.owner, "k", one.name, "o")
        for one in model.RELATIONS
        if thing_of(one.owner).historical
    ]
    told = in_words(engine, [*things, *relations])
    assert len(told) == len(things) + len(relations) > 40
    assert {one.subject.name for one in told} == {""}, "nothing of that key is there"
