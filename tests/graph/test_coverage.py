"""Coverage by places: what is planned, what an empty database says, what an order is."""

from __future__ import annotations

from datetime import date

import pytest

from graph.coverage import (
    KINDS_OF_PLACE,
    By,
    Reach,
    coverage,
    levels_query,
    places_query,
    summed,
)
from graph.engines import Graph
from graph.scope import WHOLE
from graph.terms import SCOPE_KINDS, parameters_of
from tests.graph.plans import faults

GIVEN = {
    "asOf": date(2018, 10, 1),
    "contactDays": 30,
    "communities": [],
    "organisations": [],
    "ground": "",
}


@pytest.mark.parametrize("by", KINDS_OF_PLACE)
def test_its_queries_are_planned_without_a_scan(unwiped: Graph, by: By) -> None:
    for kind in SCOPE_KINDS:
        for query in (levels_query((by,), kind), places_query(by, kind)):
            assert "@" not in query
            assert "{{" not in query
            assert parameters_of(query) <= set(GIVEN)
            if kind in ("none", "area") and not unwiped.info.embedded:
                plan = unwiped.explain(query, **{one: GIVEN[one] for one in parameters_of(query)})
                assert faults(plan) == []


def test_several_kinds_of_place_are_planned_together(unwiped: Graph) -> None:
    query = levels_query(KINDS_OF_PLACE, "none")
    given = {one: GIVEN[one] for one in parameters_of(query)}
    assert unwiped.read(query, **given) == []
    if not unwiped.info.embedded:
        assert faults(unwiped.explain(query, **given)) == []


@pytest.mark.parametrize("by", KINDS_OF_PLACE)
def test_an_empty_database_has_no_places(unwiped: Graph, by: By) -> None:
    found = coverage(unwiped, by, as_of=GIVEN["asOf"], scope=WHOLE, contact_days=30)  # type: ignore[arg-type]
    assert (found.rows, found.whole, found.again) == ([], Reach("", ""), 0)


def test_places_without_households_have_a_row_and_those_in_none_come_last() -> None:
    from graph.coverage import _Place

    places = {
        name: _Place("1", f"锦绣苑/{name}", there)
        for name, there in (("第10片", True), ("第二片", True), ("第1片", True), ("旧片", False))
    }
    same = {"taken": True, "covered": False, "whole": False, "contacted": False}
    whole = Reach("", "")
    rows = summed(
        [
            ({"households": 3, **same}, ["第1片", "第10片"]),
            ({"households": 2, **same}, []),
        ],
        places,
        whole,
        "未落片",
    )
    assert [(one.name, one.occupied, one.l1) for one in rows] == [
        ("锦绣苑/第1片", 3, 3), ("锦绣苑/第二片", 0, 0), ("锦绣苑/第10片", 3, 3), ("未落片", 2, 2)
    ]  # fmt: skip
    assert (whole.occupied, whole.taken) == (5, 5)
