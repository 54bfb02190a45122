"""The maps' rows: their numbers are those of the questions and of the coverage, on both engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from graph.asking import Answer, Standing, ask, parameter_values, standing
from graph.catalogue import question
from graph.engines import Graph
from graph.overview import Reach, reach
from graph.pictures import WHOLE, Chain, Ground, add_flats, chain, coverage_ground
from graph.scope import Scope, resolve
from graph.terms import CYPHER, SCOPE_KINDS, ScopeKind, expand, parameters_of, scoped_subjects
from loaders.run import load
from tests.graph.plans import faults
from tests.graph.streets import KEY

FILES = sorted(CYPHER.glob("pictures/*.cypher"))
LINKS = ("", "党员未编入现有党小组", "党小组没有现存的上级党支部", "楼栋未落片", "片区没有支部包",
         "所在支部未包该楼片区")  # fmt: skip
"""How G07 says what ``reached`` counts."""


class Street(NamedTuple):
    graph: Graph
    day: date
    there: Standing


@pytest.fixture(scope="module")
def street(unwiped: Graph, sample: Path) -> Street:
    """The demonstration street; the tests of this module only read it."""
    load(
        unwiped,
        [sample],
        number_key=KEY,
        writer=nullcontext(),
        progress=lambda _what, _rows: None,
    )
    there = standing(unwiped)
    assert there.day is not None
    return Street(unwiped, there.day, there)


SCOPES = ["", "安居苑", "grid", "patch", "organisation"]


def scope_of(street: Street, wanted: str) -> Scope:
    """A named scope, or the first of its kind that is not empty."""
    if wanted not in ("grid", "patch", "organisation"):
        return resolve(street.graph, wanted or None, street.day)
    label, relation = {
        "grid": ("Grid", "<-[:IN_GRID]-(:Building)"),
        "patch": ("Patch", "<-[:IN_PATCH]-(:Building)"),
        "organisation": ("PartyOrganisation", "-[:TAKES]->(:Patch)"),
    }[wanted]
    rows = street.graph.read(
        f"MATCH (x:{label}){relation} OPTIONAL MATCH (x)-[:IN_AREA]->(a:Area) "
        "RETURN x.name AS name, a.name AS area, x.key AS key ORDER BY key LIMIT 1"
    )
    name = rows[0]["name"] if wanted == "organisation" else f"{rows[0]['area']}/{rows[0]['name']}"
    return resolve(street.graph, name, street.day)


def asked(street: Street, id_: str, scope: Scope) -> Answer:
    item = question(id_)
    return ask(
        street.graph,
        item,
        as_of=street.day,
        scope=scope,
        values=parameter_values(item, {}, {}),
        standing=street.there,
    )


def drawn(street: Street, scope: Scope, rules: Mapping[str, str]) -> tuple[Chain, Ground]:
    return (
        chain(street.graph, as_of=street.day, scope=scope, standing=street.there),
        coverage_ground(
            street.graph, as_of=street.day, scope=scope, rules=rules, standing=street.there
        ),
    )


def summed(ground: Ground) -> Reach:
    whole = Reach("", "")
    for block in ground.blocks:
        add_flats(whole, block)
    return whole


@pytest.mark.parametrize("wanted", SCOPES)
def test_the_numbers_are_those_of_the_questions_and_of_the_coverage(
    street: Street, wanted: str
) -> None:
    scope = scope_of(street, wanted)
    led, ground = drawn(street, scope, {})
    counted, _ = reach(street.graph, as_of=street.day, scope=scope, contact_days=30)
    assert counted.occupied > 0
    levels, links = summed(ground), summed(led)
    for name in ("occupied", "taken", "covered", "taken_covered", "l0", "l1", "l2", "l3"):
        assert getattr(levels, name) == getattr(counted, name), name
    for name in ("occupied", "taken", "covered", "taken_covered", "taken_covered_whole", "whole"):
        assert getattr(links, name) == getattr(counted, name), name

    uncovered = asked(street, "G01", scope)
    assert uncovered.denominator == links.occupied
    assert uncovered.numerator == links.occupied - links.covered
    broken = asked(street, "G07", scope)
    assert broken.denominator == links.covered
    found = Counter(
        LINKS[flat.reached]
        for block in led.blocks
        for flat in block.flats
        if 0 < flat.reached < WHOLE
    )
    assert found == Counter(row["link"] for row in broken.rows)
    untaken = asked(street, "G04", scope)
    listed = [patch for patch in led.patches.values() if patch.listed]
    assert untaken.denominator == len(listed)
    assert {row["subject"] for row in untaken.rows} == {
        f"{patch.community}/{patch.name}" for patch in listed if not patch.takers
    }


def test_what_a_member_answers_for_adds_up(street: Street) -> None:
    led, _ = drawn(street, scope_of(street, ""), {})
    assert all(duty.building in {block.key for block in led.blocks} for duty in led.duties)
    for block in led.blocks:
        best = max((duty.reached for duty in led.duties if duty.building == block.key), default=0)
        assert best == max((flat.reached for flat in block.flats), default=0)
    groups = {key for branch in led.branches.values() for key, _ in branch.groups}
    whole = [duty for duty in led.duties if duty.reached == WHOLE]
    assert whole
    assert {duty.group for duty in whole} <= groups
    assert all(duty.branch in led.branches for duty in whole)


def test_a_deployments_period_counts(street: Street) -> None:
    scope = scope_of(street, "")
    _, ground = drawn(street, scope, {"contactDays": "1"})
    counted, _ = reach(street.graph, as_of=street.day, scope=scope, contact_days=1)
    assert ground.contact_days == 1
    assert summed(ground).l3 == counted.l3


def test_before_the_first_ledger_there_is_nothing(street: Street) -> None:
    earlier = Street(street.graph, date(1990, 1, 1), street.there)
    led, ground = drawn(earlier, resolve(street.graph, None, earlier.day), {})
    assert summed(led).occupied == summed(ground).occupied == 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_picture_knows_its_scope_by_the_words(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("// ")
    asks_by_key = {"groups"}
    assert bool(scoped_subjects(text)) or path.stem in asks_by_key
    for kind in SCOPE_KINDS:
        assert "@" not in expand(text, kind)


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("unwiped", ["neo4j"], indirect=True)
@pytest.mark.parametrize("kind", ["none", "area"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_plans(street: Street, path: Path, kind: ScopeKind) -> None:
    query = expand(path.read_text("utf-8"), kind)
    everything: dict[str, Any] = {
        "asOf": street.day, "contactDays": 30, "patches": ["x"], "branches": ["x"],
        "communities": ["x"], "organisations": ["x"], "ground": "x",
    }  # fmt: skip
    given = {name: everything[name] for name in parameters_of(query)}
    assert faults(street.graph.explain(query, **given)) == []
