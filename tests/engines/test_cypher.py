"""The parts of Cypher that questions and writes are made of, asked of both engines."""

from __future__ import annotations

from datetime import date

import pytest

from graph.engines import Graph

JUNE, JULY = date(2018, 6, 1), date(2018, 7, 1)


@pytest.fixture
def street(bare_engine: Graph) -> Graph:
    """Two patches; the first is taken by a branch and holds two of three households."""
    bare_engine.schema_command(
        "CREATE CONSTRAINT test_key IF NOT EXISTS FOR (n:Home) REQUIRE n.key IS UNIQUE"
    )
    bare_engine.write(
        "CREATE (one:Plot {key: 'p1'}), (:Plot {key: 'p2'}), (team:Team {key: 't'}), "
        "(team)-[:TAKES {start: $june}]->(one), "
        "(:Home {key: 'h1', use: '常住'})-[:IN {start: $june}]->(one), "
        "(:Home {key: 'h2', use: '空房'})-[:IN {start: $june, end: $july}]->(one), "
        "(:Home {key: 'h3', use: '出租'})",
        june=JUNE,
        july=JULY,
    )
    return bare_engine


def test_exists(street: Graph) -> None:
    assert street.read(
        "MATCH (home:Home) WHERE NOT EXISTS { MATCH (home)-[lies:IN]->(plot:Plot) "
        "WHERE lies.start <= $day AND (lies.end IS NULL OR $day < lies.end) } "
        "RETURN home.key AS key ORDER BY key",
        day=JULY,
    ) == [{"key": "h2"}, {"key": "h3"}]


def test_count_and_collect(street: Graph) -> None:
    assert street.read(
        "MATCH (plot:Plot) "
        "RETURN plot.key AS key, COUNT { (plot)<-[:IN]-(:Home) } AS homes, "
        "COLLECT { MATCH (plot)<-[:IN]-(home:Home) RETURN home.key ORDER BY home.key } AS keys "
        "ORDER BY key"
    ) == [
        {"key": "p1", "homes": 2, "keys": ["h1", "h2"]},
        {"key": "p2", "homes": 0, "keys": []},
    ]


def test_call_with_a_scope(street: Graph) -> None:
    assert street.read(
        "MATCH (plot:Plot) CALL (plot) { "
        "MATCH (plot)<-[:IN]-(home:Home) RETURN count(home) AS homes } "
        "RETURN plot.key AS key, homes ORDER BY key"
    ) == [{"key": "p1", "homes": 2}, {"key": "p2", "homes": 0}]


def test_union_inside_call(street: Graph) -> None:
    assert street.read(
        "MATCH (plot:Plot) CALL (plot) { "
        "MATCH (plot)<-[:IN]-(home:Home) RETURN home.key AS what "
        "UNION MATCH (plot)<-[:TAKES]-(team:Team) RETURN team.key AS what } "
        "RETURN plot.key AS key, what ORDER BY key, what"
    ) == [{"key": "p1", "what": what} for what in ("h1", "h2", "t")]


def test_optional_match_and_case(street: Graph) -> None:
    assert street.read(
        "MATCH (plot:Plot) OPTIONAL MATCH (plot)<-[takes:TAKES]-(team:Team) "
        "RETURN plot.key AS key, "
        "CASE WHEN team IS NULL THEN '空白' WHEN takes.start > $day THEN '未到' ELSE team.key END "
        "AS state ORDER BY key",
        day=JULY,
    ) == [{"key": "p1", "state": "t"}, {"key": "p2", "state": "空白"}]


def test_a_list_as_parameter(street: Graph) -> None:
    query = (
        "MATCH (home:Home) WHERE $keys IS NULL OR home.key IN $keys RETURN home.key AS key "
        "ORDER BY key"
    )
    assert len(street.read(query, keys=None)) == 3
    assert street.read(query, keys=["h3", "h1"]) == [{"key": "h1"}, {"key": "h3"}]
    assert street.read(query, keys=[]) == []


def test_paths_of_any_length(street: Graph) -> None:
    street.write(
        "CREATE (:Team {key: 'top'})<-[:UNDER]-(:Team {key: 'mid'})<-[:UNDER]-(:Team {key: 'low'})"
    )
    assert street.read(
        "MATCH (:Team {key: 'top'})<-[:UNDER*0..]-(team:Team) RETURN team.key AS key ORDER BY key"
    ) == [{"key": "low"}, {"key": "mid"}, {"key": "top"}]


def test_aggregates_and_sorting(street: Graph) -> None:
    assert street.read(
        "MATCH (home:Home) WITH home.use AS use, count(*) AS homes, min(home.key) AS first, "
        "collect(DISTINCT home.key) AS keys ORDER BY use "
        "RETURN collect({use: use, homes: homes, first: first, size: size(keys)}) AS rows"
    ) == [
        {
            "rows": [
                {"use": use, "homes": 1, "first": key, "size": 1}
                for use, key in sorted({"常住": "h1", "空房": "h2", "出租": "h3"}.items())
            ]
        }
    ]


def test_list_predicates_and_reduce(street: Graph) -> None:
    assert street.read(
        "WITH [1, 2, 3] AS numbers RETURN any(n IN numbers WHERE n > 2) AS some, "
        "all(n IN numbers WHERE n > 2) AS every, none(n IN numbers WHERE n > 5) AS no, "
        "reduce(sum = 0, n IN numbers | sum + n) AS total, "
        "[n IN numbers WHERE n <> 2 | n * 10] AS tens, numbers[-1] AS last, numbers[0..2] AS two"
    ) == [
        {
            "some": True,
            "every": False,
            "no": True,
            "total": 6,
            "tens": [10, 30],
            "last": 3,
            "two": [1, 2],
        }
    ]


def test_a_relation_is_known_by_its_start(street: Graph) -> None:
    rows = [
        {"home": "h3", "plot": "p2", "start": start, "properties": {"source": "甲"}}
        for start in (JUNE, JULY, JULY)
    ]
    statement = (
        "UNWIND $rows AS row MATCH (home:Home {key: row.home}) MATCH (plot:Plot {key: row.plot}) "
        "MERGE (home)-[lies:IN {start: row.start}]->(plot) SET lies += row.properties "
        "RETURN count(*) AS written"
    )
    for _ in range(2):
        assert street.write(statement, rows=rows) == [{"written": 3}]
    assert street.read(
        "MATCH (:Home {key: 'h3'})-[lies:IN]->(:Plot) "
        "RETURN lies.start AS start, lies.source AS source ORDER BY start"
    ) == [{"start": JUNE, "source": "甲"}, {"start": JULY, "source": "甲"}]


def test_a_relation_can_be_removed_and_made_again(street: Graph) -> None:
    rows = [{"home": "h1", "plot": "p1", "start": JUNE}]
    remove = (
        "UNWIND $rows AS row MATCH (:Home {key: row.home})-[lies:IN]->(:Plot {key: row.plot}) "
        "WHERE lies.start = row.start DELETE lies"
    )
    street.write(remove, rows=rows)
    assert street.read("MATCH (:Home {key: 'h1'})-[lies:IN]->() RETURN count(lies) AS n") == [
        {"n": 0}
    ]
    street.write(
        "UNWIND $rows AS row MATCH (home:Home {key: row.home}) MATCH (plot:Plot {key: row.plot}) "
        "MERGE (home)-[:IN {start: row.start}]->(plot)",
        rows=rows,
    )
    assert street.read("MATCH (:Home)-[lies:IN]->(:Plot) RETURN count(lies) AS n") == [{"n": 2}]


def test_counters_tell_what_a_merge_made(street: Graph) -> None:
    assert street.write(
        "UNWIND ['h1', 'h9'] AS key MERGE (home:Home {key: key}) "
        "ON CREATE SET home.fresh = true ON MATCH SET home.fresh = false "
        "RETURN key, home.fresh AS fresh ORDER BY key"
    ) == [{"key": "h1", "fresh": False}, {"key": "h9", "fresh": True}]
