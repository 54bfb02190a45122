"""The demonstration street: the graph finds exactly the gaps that were planted in it."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from graph import schema
from graph.asking import ask, parameter_values, picture, query_parameters, standing
from graph.catalogue import SUBJECT_COLUMNS, Question, Section, questions
from graph.engines import Graph
from graph.model import THINGS
from graph.overview import reach
from graph.scope import Scope, resolve
from graph.settings import Settings
from graph.terms import SCOPE_KINDS, ScopeKind
from loaders.run import LoadResult, load
from tests.engines.fixtures import EVERY_ENGINE, emptied
from tests.graph.plans import faults
from tests.graph.streets import KEY, content
from tests.graph.test_catalogue import PICTURE_COLUMNS, RATE

every_question = pytest.mark.parametrize("asked", questions().values(), ids=lambda one: one.id)


SECOND_BASES = {"any", "stated", "due", "occupied", "in_operation", "all", "mixed"}
FIRST_BASES = {"default", "own", "working", "operating"}
"""What the key calls the bases of a question."""


DENOMINATOR_ONLY: tuple[Section, ...] = ("denominator",)
"""Planning takes Neo4j seconds a query; this section has the whole condition of a scope."""


class Loaded(NamedTuple):
    """The demonstration street in one engine."""

    graph: Graph
    first: LoadResult
    folder: Path
    key: dict[str, Any]
    day: date


@pytest.fixture(scope="module", params=EVERY_ENGINE)
def street(request: pytest.FixtureRequest, opened: dict[str, Graph], sample: Path) -> Loaded:
    """The street, loaded once into each engine; the tests of this module only read it."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    graph = emptied(settings, opened, keep=frozenset(item.name for item in schema.declared()))
    first = loaded(graph, sample)
    key = json.loads((sample / "answers.json").read_text("utf-8"))
    return Loaded(graph, first, sample, key, date.fromisoformat(key["asOf"]))


def loaded(graph: Graph, folder: Path) -> LoadResult:
    return load(
        graph,
        [folder],
        number_key=KEY,
        writer=nullcontext(),
        progress=lambda _what, _rows: None,
    )


def basis_values(basis: str) -> dict[str, str]:
    """The parameters by which a basis of the key is asked for."""
    return {"basis": "2"} if basis in SECOND_BASES else {}


@every_question
def test_exactly_the_planted_gaps(street: Loaded, asked: Question) -> None:
    entries = street.key["questions"].get(asked.id, [])
    assert entries, "the sample plants this question's gaps"
    now = standing(street.graph)
    for entry in entries:
        assert entry["basis"] in FIRST_BASES | SECOND_BASES
        answer = ask(
            street.graph,
            asked,
            as_of=street.day,
            scope=resolve(street.graph, entry["scope"], street.day),
            values=parameter_values(asked, {}, basis_values(entry["basis"])),
            standing=now,
        )
        where = f"{entry['basis']}, {entry['scope']}"
        if "subjects" in entry:
            # Two members of one branch may bear one name: they are two subjects with one text.
            listed = {row["subjectKey"]: row["subject"] for row in answer.rows}
            assert sorted(listed.values()) == sorted(entry["subjects"]), where
        found = (answer.numerator, answer.denominator)
        assert found == (entry["numerator"], entry["denominator"]), where
        assert all(list(row) == answer.columns for row in answer.rows)


@every_question
def test_the_picture_adds_up_to_the_answer(street: Loaded, asked: Question) -> None:
    values = parameter_values(asked, {}, {})
    scope = resolve(street.graph, None, street.day)
    answer = ask(
        street.graph,
        asked,
        as_of=street.day,
        scope=scope,
        values=values,
        standing=standing(street.graph),
    )
    rows = picture(street.graph, asked, as_of=street.day, scope=scope, values=values)
    assert all(list(row) == PICTURE_COLUMNS for row in rows)
    assert sum(row["listed"] for row in rows) == answer.numerator
    if asked.picture_kind == "bars":
        assert sum(row["total"] for row in rows) == answer.denominator


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("street", ["neo4j"], indirect=True)
@pytest.mark.parametrize("kind", SCOPE_KINDS)
@every_question
def test_plans(street: Loaded, asked: Question, kind: ScopeKind) -> None:
    """No plan reads everything, and the server names the columns that the header declares."""
    values = parameter_values(asked, {}, {})
    scope = Scope(kind, "x", "x", {"communities": ["x"], "organisations": ["x"], "ground": "x"})
    columns = {
        "rows": [*SUBJECT_COLUMNS, *(one.name for one in asked.columns)],
        RATE: [RATE],
        "denominator": ["denominator"],
        "picture": PICTURE_COLUMNS,
    }
    for section in asked.sections if kind in ("none", "area") else DENOMINATOR_ONLY:
        query, given = query_parameters(asked, section, street.day, scope, values)
        plan = street.graph.explain(query, **given)
        assert faults(plan) == [], section
        named = plan["args"]["Details"].split(",")
        assert [name.strip("` ") for name in named] == columns[section]


def test_the_reach_is_that_of_the_key(street: Loaded) -> None:
    scope = resolve(street.graph, None, street.day)
    whole, communities = reach(street.graph, as_of=street.day, scope=scope, contact_days=30)
    assert {
        one.name: {
            "occupied": one.occupied,
            "L0": one.l0,
            "L1": one.l1,
            "L2": one.l2,
            "L3": one.l3,
            "chainWhole": one.whole,
        }
        for one in communities
    } == street.key["coverage"]
    assert whole.occupied == whole.l0 + whole.l1 + whole.l2 + whole.l3 > 0
    assert whole.covered == whole.l2 + whole.l3
    for count in ("occupied", "taken", "all_steps", "covered", "whole", "l0", "l1", "l2", "l3"):
        assert getattr(whole, count) == sum(getattr(one, count) for one in communities)


def test_keys_are_made_of_the_declared_parts(street: Loaded) -> None:
    """Each in one of the ways declared, in that order; a part that it lacks is left out."""
    ways_used: set[tuple[str, tuple[str, ...]]] = set()
    for thing in THINGS:
        for row in street.graph.read(f"MATCH (n:{thing.label}) RETURN n.key AS key"):
            named = [part.partition("=")[0] for part in row["key"].split("|")[1:]]
            # Several organisers of one event are numbered.
            parts = list(dict.fromkeys(re.sub(r"^(organiser)\d+$", r"\1", one) for one in named))
            fitting = [
                way
                for way in (thing.key_parts, *thing.other_keys)
                if parts == [part for part in way if part in parts] and way[-1] in parts
            ]
            assert fitting, (thing.label, named)
            ways_used.add((thing.label, fitting[0]))
    assert {label for label, _ in ways_used} >= {"Area", "Employer", "Household", "PartyMember"}
    groups = {way for label, way in ways_used if label == "PartyOrganisation"}
    assert any("group" in way for way in groups)
    assert any("group" not in way for way in groups)


def test_nothing_is_refused(street: Loaded) -> None:
    assert street.first.refusals == []
    assert street.first.totals["rejected"] == 0
    assert standing(street.graph).day == street.day
    assert standing(street.graph).loading is False


def test_a_second_load_changes_nothing(street: Loaded) -> None:
    before = content(street.graph)
    again = loaded(street.graph, street.folder)
    assert again.totals["unchanged"] == again.totals["read"] == street.first.totals["read"]
    assert again.ended == 0
    assert content(street.graph) == before
