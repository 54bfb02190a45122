"""What this program relies on, asked of both engines: each line here was once a surprise."""

from __future__ import annotations

import logging
from datetime import date

import pytest
from neo4j.exceptions import Neo4jError

from graph.engines import Graph

DAY = date(2018, 10, 30)
KEYED = "CREATE CONSTRAINT test_key IF NOT EXISTS FOR (n:Door) REQUIRE n.key IS UNIQUE"


@pytest.fixture
def doors(bare_engine: Graph) -> Graph:
    bare_engine.schema_command(KEYED)
    return bare_engine


def test_says_what_it_is(doors: Graph) -> None:
    assert doors.info.product == ("ArcadeDB" if doors.info.embedded else "Neo4j")
    assert doors.info.version[0].isdigit()
    assert doors.info.edition


def test_a_failing_write_leaves_nothing(doors: Graph) -> None:
    rows = [{"key": f"k{number}", "divisor": 1} for number in range(500)]
    rows[400]["divisor"] = 0
    with pytest.raises(Neo4jError):
        doors.write(
            "UNWIND $rows AS row MERGE (n:Door {key: row.key}) SET n.x = 1 / row.divisor",
            rows=rows,
        )
    assert doors.read("MATCH (n:Door) RETURN count(n) AS n") == [{"n": 0}]


def test_several_statements_are_all_or_none(doors: Graph) -> None:
    with pytest.raises(Neo4jError):
        doors.write_many(
            [
                ("CREATE (:Door {key: $key})", {"key": "a"}),
                ("CREATE (:Door {key: $key}) RETURN 1 / $zero", {"key": "b", "zero": 0}),
            ]
        )
    assert doors.read("MATCH (n:Door) RETURN n.key AS key") == []
    doors.write_many([("CREATE (:Door {key: $key})", {"key": key}) for key in "ab"])
    assert doors.read("MATCH (n:Door) RETURN n.key AS key ORDER BY key") == [
        {"key": "a"},
        {"key": "b"},
    ]


def test_merge_by_a_key_makes_one(doors: Graph) -> None:
    for _ in range(2):
        doors.write("UNWIND ['a', 'a', 'b'] AS key MERGE (n:Door {key: key})")
    assert doors.read("MATCH (n:Door) RETURN count(n) AS n") == [{"n": 2}]
    with pytest.raises(Neo4jError, match=r"(?i)constraint|duplicate"):
        doors.write("CREATE (:Door {key: 'a'})")


def test_dates_go_in_and_come_out(doors: Graph) -> None:
    doors.write("CREATE (:Door {key: 'a', day: $day})", day=DAY)
    row = doors.read(
        "MATCH (n:Door) WHERE n.day < $next AND n.day >= $day "
        "RETURN n.day AS day, [n.day] AS days, {day: n.day} AS map, n.day + duration({days: 3}) "
        "AS later, duration.inDays(n.day, $next).days AS gap, toString(n.day) AS text, "
        "date('2018-10-30') = n.day AS same, n.day.year AS year",
        day=DAY,
        next=date(2018, 11, 2),
    )[0]
    assert row == {
        "day": DAY,
        "days": [DAY],
        "map": {"day": DAY},
        "later": date(2018, 11, 2),
        "gap": 3,
        "text": "2018-10-30",
        "same": True,
        "year": 2018,
    }
    assert type(row["day"]) is date


def test_lists_of_text_are_properties(doors: Graph) -> None:
    said = ["锦绣苑", "3号楼|2单元"]
    doors.write("CREATE (:Door {key: 'a', said: $said, none: $none})", said=said, none=[])
    assert doors.read(
        "MATCH (n:Door) WHERE '锦绣苑' IN n.said RETURN n.said AS said, n.none AS none, "
        "[text IN n.said WHERE text STARTS WITH '3' | substring(text, 0, 3)] AS parts, "
        "left(n.said[1], 1) AS first, size(n.said) AS size, split(n.said[1], '|') AS cut"
    ) == [
        {
            "said": said,
            "none": [],
            "parts": ["3号楼"],
            "first": "3",
            "size": 2,
            "cut": ["3号楼", "2单元"],
        }
    ]


def test_null_is_absence(doors: Graph) -> None:
    doors.write("CREATE (n:Door) SET n = $properties", properties={"key": "a", "end": None, "x": 1})
    doors.write("MATCH (n:Door) SET n.x = null")
    assert doors.read(
        "MATCH (n:Door) RETURN keys(n) AS keys, n.end AS end, n.end > $day AS later, "
        "n.end IS NULL OR n.end > $day AS current, coalesce(n.end, $day) AS day",
        day=DAY,
    ) == [{"keys": ["key"], "end": None, "later": None, "current": True, "day": DAY}]


def test_setting_all_properties_replaces_them(doors: Graph) -> None:
    doors.write("CREATE (:Door {key: 'a', old: 1})")
    doors.write(
        "MATCH (n:Door {key: 'a'}) SET n = $properties", properties={"key": "a", "new": [1, 2]}
    )
    assert doors.read("MATCH (n:Door) RETURN n.old AS old, n.new AS new") == [
        {"old": None, "new": [1, 2]}
    ]


def test_adding_properties_keeps_the_others(doors: Graph) -> None:
    doors.write("CREATE (:Door {key: 'a', old: 1})")
    doors.write("MATCH (n:Door {key: 'a'}) SET n += $properties", properties={"new": 2})
    assert doors.read("MATCH (n:Door) RETURN n.old AS old, n.new AS new") == [{"old": 1, "new": 2}]


def test_ten_thousand_rows_at_once(doors: Graph) -> None:
    rows = [{"key": f"k{number}", "text": "住户" * 40} for number in range(10_000)]
    assert doors.write(
        "UNWIND $rows AS row MERGE (n:Door {key: row.key}) SET n.text = row.text "
        "RETURN count(*) AS n",
        rows=rows,
    ) == [{"n": 10_000}]
    # Beside the default bound of the embedded engine, 16 MiB a message.
    wide = [{"key": f"k{number}", "text": "住户" * 340} for number in range(10_000)]
    doors.write(
        "UNWIND $rows AS row MATCH (n:Door {key: row.key}) SET n.text = row.text", rows=wide
    )
    stream = doors.read_stream("MATCH (n:Door) RETURN n.key AS key, size(n.text) AS size")
    seen = {row["key"]: row["size"] for row in stream}
    assert len(seen) == 10_000
    assert set(seen.values()) == {680}


def test_a_stream_can_be_left_early(doors: Graph) -> None:
    stream = doors.read_stream("UNWIND range(1, 100000) AS number RETURN number")
    assert [next(stream)["number"] for _ in range(3)] == [1, 2, 3]
    stream.close()
    assert doors.read("RETURN 1 AS one") == [{"one": 1}]


def test_several_questions_in_one_transaction(doors: Graph) -> None:
    doors.write("CREATE (:Door {key: 'a'})")
    assert doors.read_many(
        [
            ("MATCH (n:Door) RETURN count(n) AS n", {}),
            ("MATCH (n:Door {key: $key}) RETURN n.key AS key", {"key": "a"}),
            ("MATCH (n:Door {key: $key}) RETURN n.key AS key", {"key": "b"}),
        ]
    ) == [[{"n": 1}], [{"key": "a"}], []]


def test_schema_commands(bare_engine: Graph) -> None:
    for _ in range(2):
        bare_engine.schema_command(KEYED)
        bare_engine.schema_command("CREATE INDEX test_name IF NOT EXISTS FOR (n:Door) ON (n.name)")
    constraints = bare_engine.schema_command("SHOW CONSTRAINTS")
    assert [(row["name"], row["labelsOrTypes"], row["properties"]) for row in constraints] == [
        ("test_key", ["Door"], ["key"])
    ]
    indexes = [
        row
        for row in bare_engine.schema_command("SHOW INDEXES")
        if row["owningConstraint"] is None and row["type"] != "LOOKUP"
    ]
    assert [(row["labelsOrTypes"], row["properties"]) for row in indexes] == [(["Door"], ["name"])]
    bare_engine.schema_command("DROP CONSTRAINT test_key IF EXISTS")
    bare_engine.schema_command("DROP INDEX test_name IF EXISTS")
    assert bare_engine.schema_command("SHOW CONSTRAINTS") == []


def test_plans_are_read_on_neo4j_only(doors: Graph) -> None:
    query = "MATCH (n:Door {key: $key}) RETURN n.key AS key"
    if doors.info.embedded:
        with pytest.raises(NotImplementedError, match="prose"):
            doors.explain(query, key="a")
        return
    plan = doors.explain(query, key="a")
    operators = []
    while plan:
        operators.append(plan["operatorType"].removesuffix("@neo4j"))
        plan = plan["children"][0] if plan.get("children") else {}
    assert operators[-1].startswith("NodeUniqueIndexSeek")


def test_a_retry_of_the_driver_is_not_told_on_the_terminal() -> None:
    assert any(isinstance(one, logging.NullHandler) for one in logging.getLogger("neo4j").handlers)
