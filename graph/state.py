"""What tells one published state of the database from another."""

from __future__ import annotations

import hashlib

from graph.engines import Graph


def state_of(graph: Graph) -> str:
    """The state: which loads there are, how each of them stands, and what was judged."""
    found = graph.read_many(
        [
            ("MATCH (n:Load) RETURN n.id AS id, n.state AS state ORDER BY id", {}),
            ("MATCH (n:Judgement) RETURN n.key AS id, n.at AS state ORDER BY id", {}),
        ]
    )
    told = [(row["id"], row["state"]) for rows in found for row in rows]
    return hashlib.sha256(repr(told).encode()).hexdigest()
