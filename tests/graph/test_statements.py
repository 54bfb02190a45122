"""Every write statement runs on both engines and finds its ends by their keys."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph import statements
from graph.engines import Graph
from graph.model import RELATIONS, THINGS, Relation
from tests.graph.plans import faults, operators

APRIL, MAY = date(2018, 4, 1), date(2018, 5, 1)
HISTORICAL = [thing.label for thing in THINGS if thing.historical]
KEYED = {"NodeUniqueIndexSeek", "NodeUniqueIndexSeek(Locking)"}


def things_statements(label: str) -> list[tuple[str, dict[str, Any]]]:
    rows = [{"key": "a", "properties": {"key": "a"}, "marks": [], "start": 0}]
    return [
        (statements.write_things(label, ["start", "end"]), {"rows": rows, "days": [APRIL]}),
        (statements.news_of_things(label), {"rows": rows, "unfinished": []}),
    ]


def links_statements(rows: list[dict[str, Any]], name: str) -> list[tuple[str, dict[str, Any]]]:
    relation = statements.relation_named(name)
    return [
        (statements.write_links(relation), {"rows": rows, "days": [APRIL, MAY]}),
        (statements.mark_without_end(relation), {"rows": rows, "load": "x"}),
        (statements.remove_links(relation), {"rows": rows, "days": [APRIL, MAY]}),
        (statements.remove_all_links(relation), {"keys": ["a", "b"]}),
    ]


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("engine_settings", ["neo4j"], indirect=True)
class TestPlans:
    def test_things(self, engine: Graph) -> None:
        for label in HISTORICAL:
            for statement, parameters in things_statements(label):
                plan = engine.explain(statement, **parameters)
                assert KEYED & set(operators(plan)), statement
                assert faults(plan) == [], statement
            plan = engine.explain(statements.half_written(label), unfinished=["x"])
            assert faults(plan) == []

    def test_relations(self, engine: Graph) -> None:
        rows = [{"from": "a", "to": "b", "start": APRIL, "properties": {}}]
        for relation in RELATIONS:
            found = links_statements(rows, relation.name)
            # What Neo4j plans of one relation holds for all of its shape; loading is what must be quick.
            for statement, parameters in found if relation in shapes() else found[:1]:
                plan = engine.explain(statement, **parameters)
                assert KEYED & set(operators(plan)), statement
                assert "NodeByLabelScan" not in operators(plan), statement
                # Both ends at once, a key each: a product of one by one.
                assert set(faults(plan)) <= {"CartesianProduct"}, statement


def test_things_are_written_found_and_replaced(engine: Graph) -> None:
    for label in HISTORICAL:
        for properties, start in (({"old": 1}, 0), ({"new": 2}, 1), ({"new": 2}, None)):
            row = {
                "key": "a",
                "properties": {
                    "key": "a",
                    "marks": ["m"],
                    "said": ["saying"],
                    "load": "y",
                    **properties,
                },
            }
            engine.write(
                statements.write_things(label, ["start"]),
                rows=[{**row, "start": start}],
                days=[APRIL, MAY],
            )
            told = engine.read(
                f"MATCH (n:{label}) RETURN n.old AS old, n.new AS new, n.start AS start"
            )
            assert told == [
                {
                    "old": properties.get("old"),
                    "new": properties.get("new"),
                    "start": None if start is None else [APRIL, MAY][start],
                }
            ]
        asked = [{"key": "a", "marks": ["m"]}, {"key": "b", "marks": ["m"]}]
        found = engine.read(statements.news_of_things(label), rows=asked, unfinished=[])
        assert found == [{"same": ["a"], "changed": []}]
        asked = [{"key": "a", "marks": ["m", "another"]}]
        changed = engine.read(statements.news_of_things(label), rows=asked, unfinished=[])
        assert changed == [
            {"same": [], "changed": [{"key": "a", "halfWritten": False, "said": ["saying"]}]}
        ]
        engine.write(f"MATCH (n:{label}) SET n.load = 'x'")
        half = engine.read(statements.news_of_things(label), rows=asked[:1], unfinished=["x"])
        assert [row["halfWritten"] for row in half[0]["changed"]] == [True]


def shapes() -> list[Relation]:
    """One relation of every shape that its statements can have."""
    by_shape = {(one.permanent, one.said_of, one.source == one.target): one for one in RELATIONS}
    return list(by_shape.values())


@pytest.mark.parametrize("relation", shapes(), ids=lambda relation: relation.name)
def test_relations_are_written_once_and_removed(unwiped: Graph, relation: Relation) -> None:
    written_once_and_removed(unwiped, relation)


@pytest.mark.parametrize("engine_settings", ["embedded"], indirect=True)
def test_every_relation(engine: Graph) -> None:
    """Neo4j is shown one of every shape: it takes long to plan them all."""
    for relation in RELATIONS:
        written_once_and_removed(engine, relation)


def written_once_and_removed(graph: Graph, relation: Relation) -> None:
    name = relation.name
    for label in {relation.source, relation.target}:
        things = [{"key": key, "properties": {"key": key}} for key in "ab"]
        graph.write(statements.write_things(label), rows=things)
    ends = {"from": "a", "to": "b"}
    days = [None] if relation.permanent else [0, 1]
    rows: list[dict[str, Any]] = [
        {**ends, "start": day, "properties": {"source": "s#1"}} for day in days
    ]
    count = (
        f"MATCH (:{relation.source} {{key: 'a'}})-[r:{relation.type}]->"
        f"(:{relation.target} {{key: 'b'}}) RETURN count(r) AS n"
    )
    (write, given), _, (remove, dated), (remove_all, _) = links_statements(rows, name)
    for _ in range(2):
        assert graph.write(write, **given) == [{"written": len(rows)}]
        assert graph.read(count) == [{"n": len(rows)}]
    graph.write(remove, **{**dated, "rows": rows[:1]})
    assert graph.read(count) == [{"n": len(rows) - 1}]
    graph.write(write, **given)
    graph.write(remove_all, keys=["a" if relation.said_of == "source" else "b"])
    assert graph.read(count) == [{"n": 0}]
    missing = [{**rows[0], "to" if relation.said_of == "source" else "from": "nobody"}]
    assert graph.write(write, **{**given, "rows": missing}) == [{"written": 0}]
    graph.write(statements.mark_without_end(relation), rows=missing, load="died")
    owner = "a" if relation.said_of == "source" else "b"
    marked = graph.read(f"MATCH (n:{relation.owner} {{load: 'died'}}) RETURN n.key AS key")
    assert marked == [{"key": owner}]
    graph.write(f"MATCH (n:{relation.owner} {{load: 'died'}}) REMOVE n.load")


def test_an_unknown_label_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        statements.write_things("Person")
