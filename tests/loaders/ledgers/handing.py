"""Handing a drawn sheet to the loader, and telling what came of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from graph.engines import Graph
from loaders.run import LoadResult
from tests.graph.streets import FIRST, give
from tests.oracle.rows import Street, street_of

FOREVER = date(9999, 12, 31)

Refused = tuple[int, str, str, str, str, str]
"""Row, column, value, level, code, candidates."""


def hand_in(graph: Graph, folder: Path, *texts: str, street: Street = FIRST) -> LoadResult:
    """Load a street together with further sheets, as `street_of` reads them."""
    return give(graph, folder, street + street_of("\n\n".join(texts)))


def refused(result: LoadResult) -> list[Refused]:
    """Every refusal, by file and row."""
    return [
        (one.row, one.column, one.value, one.level, one.code, one.details.get("candidates", ""))
        for one in sorted(result.refusals, key=lambda one: (one.file, one.row))
    ]


def outcomes(result: LoadResult, ledger: str) -> dict[str, int]:
    """What became of the rows of one ledger, without what did not occur."""
    counts: dict[str, int] = {}
    for one in result.sheets:
        if one.sheet.ledger == ledger:
            for outcome, number in one.counts.items():
                counts[outcome] = counts.get(outcome, 0) + number
    return {outcome: number for outcome, number in counts.items() if number}


def links(graph: Graph, relation: str, *details: str) -> list[tuple[Any, ...]]:
    """Relations of a type: what they join, start, end (``None``: not ended), some details."""
    rows = graph.read(
        f"MATCH (a)-[r:{relation}]->(b) "
        "RETURN coalesce(a.path, a.name) AS source, coalesce(b.path, b.name) AS target, "
        "r.start AS start, r.end AS end, properties(r) AS details"
    )
    found = [
        (
            row["source"],
            row["target"],
            str(row["start"]),
            None if row["end"] == FOREVER else str(row["end"]),
            *(row["details"].get(name) for name in details),
        )
        for row in rows
    ]
    return sorted(found, key=repr)


def things(graph: Graph, label: str, *names: str) -> list[tuple[Any, ...]]:
    """Some properties of every thing of a label; days as texts."""
    rows = graph.read(f"MATCH (n:{label}) RETURN properties(n) AS said")
    found = [tuple(_text(row["said"].get(name)) for name in names) for row in rows]
    return sorted(found, key=repr)


def _text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
