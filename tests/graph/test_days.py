"""Ledgers of several days, groups and branches that come and go: exact rows, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from graph.asking import Answer, ask, parameter_values, standing
from graph.catalogue import question
from graph.engines import Graph
from graph.scope import resolve
from graph.who import Who, who
from loaders.finding import find
from tests.graph.streets import FIRST, give
from tests.oracle.cases import BY_ZHAO, IN_EAST, ZHAO, member, organisation
from tests.oracle.rows import Ledger, Street
from tests.oracle.tiny import DAY, changed


def asked(graph: Graph, id_: str, scope: str | None = None) -> Answer:
    item = question(id_)
    return ask(
        graph,
        item,
        as_of=DAY,
        scope=resolve(graph, scope, DAY),
        values=parameter_values(item, {}, {}),
        standing=standing(graph),
    )


def told(answer: Answer, *columns: str) -> list[tuple[Any, ...]]:
    """The subject of each row and some of its cells."""
    return [(row["subject"], *(row[name] for name in columns)) for row in answer.rows]


def chain(graph: Graph, wanted: str) -> Who:
    """Who answers for what somebody typed."""
    found = find(graph, wanted, DAY)
    return who(graph, found.kind, found.key, as_of=DAY, standing=standing(graph), rules={})


def later(street: Street, kind: str) -> Street:
    """The street with the sheets of a kind a month younger."""
    month = timedelta(days=31)
    return tuple(
        replace(sheet, day=sheet.day + month) if sheet.kind == kind else sheet for sheet in street
    )


def test_a_branch_that_will_be_founded_is_below_its_committee_already(
    engine: Graph, tmp_path: Path
) -> None:
    """Its employer is in the committee's scope, and has no organisation yet."""
    give(engine, tmp_path / "street", organisation(FIRST, "乙支部", 成立日期="2018-10-02"))
    answer = asked(engine, "G18", scope="街道党工委")
    assert told(answer) == [("乙公司",)]
    assert (answer.numerator, answer.denominator) == (1, 1)


def test_a_branch_listed_late_was_a_branch_from_its_founding(engine: Graph, tmp_path: Path) -> None:
    """The ledger of organisations is a month younger than the others."""
    founded = organisation(FIRST, "甲支部", 成立日期="2012-07-01")
    give(engine, tmp_path / "street", later(founded, "党组织"))
    assert told(asked(engine, "G04")) == [("安居苑/南片",), ("锦绣苑/西片",)]
    assert asked(engine, "G04", scope="锦绣苑社区党委").denominator == 1


def test_a_street_has_its_communities_before_its_areas_were_listed(
    engine: Graph, tmp_path: Path
) -> None:
    """On that day no community is in force yet, but the households are the street's."""
    give(engine, tmp_path / "street", later(FIRST, "区划"))
    answer = asked(engine, "G01", scope="北京中路街道")
    assert (answer.numerator, answer.denominator) == (2, 4)


@pytest.mark.parametrize(
    ("reason", "reasons"),
    [("转出", {}), ("去世", {"锦绣苑/锦园/1号楼/1单元/101": "党员已去世"})],
)
def test_a_member_transferred_inside_the_street_is_back(
    engine: Graph, tmp_path: Path, reason: str, reasons: dict[str, str]
) -> None:
    """赵一 left 甲支部 in September; a sheet of the very day lists him in 乙支部."""
    earlier = DAY - timedelta(days=10)
    street = tuple(
        replace(sheet, day=earlier) if sheet.kind == "党员" else sheet for sheet in FIRST
    )
    street = member(street, ZHAO, 离开日期="2018-09-15", 离开原因=reason)
    zhao = next(row for sheet in street for row in sheet.rows if row.get("姓名") == "赵一")
    again = {**zhao, "所在党支部": "乙支部", "所在党小组": "", "离开日期": "", "离开原因": ""}
    give(engine, tmp_path / "street", (*street, Ledger("党员", DAY, (again,))))
    found = {row["subject"]: row["reason"] for row in asked(engine, "G01").rows}
    never = {"锦绣苑/锦园/1号楼/1单元/102": "从未落实", "锦绣苑/锦园/2号楼/1单元/201": "从未落实"}
    assert found == reasons | never


def test_a_group_that_is_no_more_reaches_nobody(engine: Graph, tmp_path: Path) -> None:
    """G03 and G07 say the same of its member, as of its building."""
    give(engine, tmp_path / "street", organisation(FIRST, "甲一组", 撤销日期="2018-10-01"))
    assert told(asked(engine, "G03"), "answering") == [
        ("锦绣苑/锦园/1号楼", 1),
        ("锦绣苑/锦园/2号楼", 0),
    ]
    assert told(asked(engine, "G07"), "link") == [
        ("锦绣苑/锦园/1号楼/1单元/101", "党员未编入现有党小组")
    ]


@pytest.mark.parametrize(
    ("branch", "now", "formerly"),
    [
        ({"撤销日期": "2018-05-01"}, "甲支部", "甲支部"),
        ({"撤销日期": "2018-05-01"}, "街道党工委", None),
        ({"成立日期": "2018-10-02"}, "甲支部", None),
    ],
    ids=["abolished", "a committee has it", "not founded yet"],
)
def test_g04_names_who_had_the_patch_and_not_who_has_it(
    engine: Graph, tmp_path: Path, branch: dict[str, str], now: str, formerly: str | None
) -> None:
    street = changed(organisation(FIRST, "甲支部", **branch), "片区", IN_EAST, 包片党支部=now)
    give(engine, tmp_path / "street", street)
    rows = dict(told(asked(engine, "G04"), "formerly"))
    assert rows == {"锦绣苑/东片": formerly, "锦绣苑/西片": None}


def test_a_member_whom_later_ledgers_list_first_has_not_left(engine: Graph, tmp_path: Path) -> None:
    """The ledgers that list 赵一 are younger, though his responsibility is older than the day."""
    since = changed(FIRST, "包户", BY_ZHAO, 开始日期="2018-01-01")
    give(engine, tmp_path / "street", later(later(since, "党员"), "包户"))
    row = next(row for row in asked(engine, "G01").rows if row["subject"].endswith("101"))
    assert row["reason"] == "党员台账当日还没有他"
    # He has not left, and nothing was handed over.
    door = chain(engine, "锦绣苑锦园1号楼1单元101")
    assert "包户党员，党员台账当日还没有他" in [step.kind.zh for step in door.steps]
    zhao = chain(engine, "赵一")
    assert zhao.verdict.zh == "不在岗（党员台账当日还没有他），名下还有 1 户。"
    assert zhao.missing == ()
