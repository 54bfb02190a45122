"""Every question asked of an empty database, for every kind of scope, on both engines."""

from __future__ import annotations

from datetime import date

import pytest

from graph.asking import ask, parameter_values, picture, standing
from graph.catalogue import Question, questions
from graph.engines import Graph
from graph.overview import overview, reach
from graph.scope import WHOLE, Scope, resolve
from graph.terms import SCOPE_KINDS, ScopeKind

DAY = date(2018, 10, 1)

every_question = pytest.mark.parametrize("asked", questions().values(), ids=lambda one: one.id)
every_scope = pytest.mark.parametrize("kind", SCOPE_KINDS)


def scope_of(kind: ScopeKind) -> Scope:
    """A scope of that kind in which nothing lies."""
    nothing = {"communities": ["x"], "organisations": ["x"], "ground": "x"}
    return WHOLE if kind == "none" else Scope(kind, "x", "x", nothing)


@every_scope
@every_question
def test_an_empty_database_has_no_gaps(unwiped: Graph, asked: Question, kind: ScopeKind) -> None:
    if not unwiped.info.embedded:
        # Planning takes Neo4j seconds, and `test_sample` has it plan every kind of scope.
        kind = "none"
    values = parameter_values(asked, {}, {})
    scope = scope_of(kind)
    answer = ask(unwiped, asked, as_of=DAY, scope=scope, values=values, standing=standing(unwiped))
    assert (answer.numerator, answer.denominator, answer.rows) == (0, 0, [])
    assert answer.rate is None
    assert answer.stale() == {}
    assert set(answer.ledger_days.values()) == {None}
    assert picture(unwiped, asked, as_of=DAY, scope=scope, values=values) == []


@every_scope
def test_an_empty_database_reaches_nobody(unwiped: Graph, kind: ScopeKind) -> None:
    whole, communities = reach(unwiped, as_of=DAY, scope=scope_of(kind), contact_days=30)
    assert (whole.occupied, communities) == (0, [])


def test_an_empty_database_can_be_looked_at(unwiped: Graph) -> None:
    now = standing(unwiped)
    assert (now.day, now.days, now.loading) == (None, {}, False)
    seen = overview(unwiped, as_of=DAY, scope=resolve(unwiped, "", DAY), rules={}, standing=now)
    assert set(seen.answers) == set(questions())
    assert seen.whole.occupied == 0
