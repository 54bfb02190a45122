"""The official division lists of five years: the loads find the differences of the files."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from graph.engines import Graph
from graph.said import Saying
from loaders.mapping import load_mapping
from loaders.run import LoadResult, load
from tests.divisions.fetched import KINDS, YEARS, listed, lists
from tests.graph.streets import KEY

MAPPING = Path(__file__).with_name("mapping.toml")
STREET = "640106004"
SIX = ("锦绣苑", "蓝山名邸", "安居苑", "民生花园", "清馨苑", "森林公园")
PUBLISHED = {2019: (37, 28, 18), 2020: (17, 16, 35), 2021: (45, 14, 2), 2023: (14, 8, 6)}
"""Communities and villages added, removed and renamed since the list before."""


def loaded(graph: Graph, year: int) -> LoadResult:
    return load(
        graph,
        [lists(year)],
        number_key=KEY,
        as_of=date(year, 12, 31),
        mapping=load_mapping(MAPPING),
        writer=nullcontext(),
        progress=lambda _what, _rows: None,
    )


def days_of(graph: Graph) -> dict[str, set[str]]:
    """The days on which each area was listed, by its code."""
    rows = graph.read("MATCH (a:Area) RETURN a.code AS code, a.said AS said")
    return {
        row["code"]: {day for text in row["said"] for day in Saying.from_text(text).days}
        for row in rows
    }


def counts(result: LoadResult) -> dict[str, tuple[int, int]]:
    """Rows created and updated, by file."""
    return {
        Path(one.sheet.file).stem: (one.counts["created"], one.counts["updated"])
        for one in result.sheets
    }


@pytest.mark.slow
def test_the_differences_of_the_years_are_those_of_the_files(engine: Graph) -> None:
    for year in YEARS:
        result = loaded(engine, year)
        assert result.refusals == []
        assert {one.sheet.ledger for one in result.sheets} == {"areas"}
        assert result.totals["read"] == sum(len(listed(year, kind)) for kind in KINDS)
        if year not in PUBLISHED:
            assert result.totals["created"] == result.totals["read"]
            continue
        before = max(one for one in YEARS if one < year)
        days = days_of(engine)
        for kind in KINDS:
            old, new = listed(before, kind), listed(year, kind)
            renamed = {code for code in old.keys() & new.keys() if old[code] != new[code]}
            said = counts(result)[kind]
            assert said == (len(new.keys() - old.keys()), len(renamed)), (year, kind)
            gone = {
                code
                for code in (code.ljust(12, "0") for code in old)
                if f"{year}-12-31" not in days[code]
            }
            assert gone == {code.ljust(12, "0") for code in old.keys() - new.keys()}
            if kind == "villages":
                assert (said[0], len(gone), said[1]) == PUBLISHED[year]
    again = loaded(engine, 2023)
    assert again.totals["unchanged"] == again.totals["read"]
    _the_street_keeps_its_six(engine)
    _names_are_kept(engine)


def _the_street_keeps_its_six(engine: Graph) -> None:
    for year in YEARS:
        rows = engine.read(
            "MATCH (a:Area)-[r:PART_OF]->(:Area {code: $street}) "
            "WHERE r.start <= $day AND r.end > $day "
            "RETURN a.code AS code, a.name AS name ORDER BY code",
            street=f"{STREET}000",
            day=date(year, 12, 31),
        )
        assert [row["code"] for row in rows] == [f"{STREET}00{n}" for n in (1, 3, 4, 5, 6, 7)]
        assert [row["name"].split("社区")[0] for row in rows] == list(SIX)


def _names_are_kept(engine: Graph) -> None:
    """A renamed area is shown under its present name and found under every name it bore."""
    rows = engine.read(
        "MATCH (a:Area) RETURN a.code AS code, a.name AS name, a.formerNames AS names"
    )
    found = {row["code"]: row for row in rows}
    renamed = 0
    for kind in KINDS:
        for before, year in pairwise(YEARS):
            old, new = listed(before, kind), listed(year, kind)
            for code in old.keys() & new.keys():
                row = found[code.ljust(12, "0")]
                assert {old[code], new[code]} <= set(row["names"])
                renamed += old[code] != new[code]
        for code, name in listed(max(YEARS), kind).items():
            assert found[code.ljust(12, "0")]["name"] == name
    assert renamed > 60
