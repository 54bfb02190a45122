"""The write statements, derived from the model: one per kind of thing and of relation.

Every statement takes ``$rows`` and finds both ends by label and key: a MATCH without a key scans the
label and alone turns 18,000 relations a second into 2,000.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from graph.model import RELATIONS, THINGS, Relation


@cache
def relation_named(name: str) -> Relation:
    """The declared relation of that name (``Relation.name``)."""
    return next(relation for relation in RELATIONS if relation.name == name)


def _known_label(label: str) -> str:
    if not any(thing.label == label for thing in THINGS):
        raise KeyError(label)
    return label


def write_things(label: str, dates: Iterable[str] = ()) -> str:
    """Rows ``{key, properties, …}``: creates or replaces all properties of each thing.

    Of each of the properties named in ``dates`` a row holds the place in ``$days``, or null: a date
    is dear to send, and a street has few of them.
    """
    dated = "".join(f", n.{name} = $days[row.{name}]" for name in dates)
    return (
        f"UNWIND $rows AS row\nMERGE (n:{_known_label(label)} {{key: row.key}})\n"
        f"SET n = row.properties{dated}"
    )


def news_of_things(label: str) -> str:
    """Rows ``{key, marks}``: the ``same`` keys, and the ``changed`` things that are known too.

    ``changed`` holds ``{key, halfWritten, said}``; a thing last written by a load in ``$unfinished`` is
    never the same. One row: thousands of small ones cost more to carry than to find.
    """
    return f"""UNWIND $rows AS row
MATCH (n:{_known_label(label)} {{key: row.key}})
WITH row.key AS key, n.said AS said, n.load IN $unfinished AS halfWritten,
     all(mark IN row.marks WHERE mark IN n.marks) AS same
RETURN collect(CASE WHEN same AND NOT halfWritten THEN key END) AS same,
       collect(CASE WHEN halfWritten OR NOT same THEN {{key: key, halfWritten: halfWritten, said: said}} END) AS changed"""


def half_written(label: str) -> str:
    """Things last written by a load that never finished, ``{key, said}``."""
    return (
        f"MATCH (n:{_known_label(label)})\nWHERE n.load IN $unfinished\n"
        "RETURN n.key AS key, n.said AS said"
    )


def write_links(relation: Relation) -> str:
    """Rows ``{from, to, start, end, properties}``; answers how many were written as ``written``.

    ``start`` and ``end`` are places in ``$days``, or null.
    """
    start = "" if relation.permanent else " {start: $days[row.start]}"
    # All properties are replaced: what an earlier saying told of it must not stay behind.
    keep = "" if relation.permanent else ", r.start = $days[row.start], r.end = $days[row.end]"
    return f"""UNWIND $rows AS row
MATCH (a:{relation.source} {{key: row.from}})
MATCH (b:{relation.target} {{key: row.to}})
MERGE (a)-[r:{relation.type}{start}]->(b)
SET r = row.properties{keep}
RETURN count(r) AS written"""


def remove_links(relation: Relation) -> str:
    """Rows ``{from, to, start}``: intervals that a newer saying has replaced.

    ``start`` is a place in ``$days``.
    """
    start = "" if relation.permanent else " {start: $days[row.start]}"
    return f"""UNWIND $rows AS row
MATCH (a:{relation.source} {{key: row.from}})-[r:{relation.type}{start}]->(b:{relation.target} {{key: row.to}})
DELETE r"""


def remove_all_links(relation: Relation) -> str:
    """``$keys`` of owners: every relation of this kind that they keep."""
    owner = "a" if relation.said_of == "source" else "b"
    return f"""UNWIND $keys AS key
MATCH ({owner}:{relation.owner} {{key: key}})
MATCH (a:{relation.source})-[r:{relation.type}]->(b:{relation.target})
DELETE r"""


def mark_without_end(relation: Relation) -> str:
    """Rows ``{from, to}``: owners whose other end does not exist get ``load`` = ``$load``."""
    owner, other = ("from", "to") if relation.said_of == "source" else ("to", "from")
    return f"""UNWIND $rows AS row
MATCH (n:{relation.owner} {{key: row.{owner}}})
OPTIONAL MATCH (m:{relation.other} {{key: row.{other}}})
WITH n, m WHERE m IS NULL
SET n.load = $load"""
