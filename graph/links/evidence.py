"""What the ledgers of joint work say was done together, pair by pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from graph.links.asked import Asked, Row
from graph.links.parts import Evidence, Party, pairs
from graph.sources import read_sheets, source_at

FOREVER = date(9999, 12, 31)
_FILES = ("events", "agreements", "projects", "reports")


@dataclass(frozen=True)
class Joint:
    """A thing done together: the pairs it joins, by keys of the graph, and what it says of each.

    ``evidence.starter`` holds a key of the graph; ``source`` is still the graph's name of the row.
    """

    pairs: tuple[tuple[str, str], ...]
    evidence: Evidence
    source: str | None


def joint_work_of(asked: Asked) -> list[Joint]:
    """Everything done together up to the day, oldest first; what one party did alone is left out."""
    events, agreements, projects, reports = asked.together(*_FILES)
    found = [
        *(_event(asked, row) for row in events),
        *(_agreement(asked, row) for row in agreements),
        *(_project(asked, row) for row in projects),
        *(_report(asked, row) for row in reports),
    ]
    order = sorted(
        (one for one in found if one.pairs),
        key=lambda one: (one.evidence.day, one.evidence.kind, one.evidence.key),
    )
    return list(_sourced(asked, order))


def _event(asked: Asked, row: Row) -> Joint:
    """Whoever organised it or took part was there with every other."""
    there = [*row["organisers"], *row["participants"]]
    evidence = Evidence(
        asked.opaque(row["event"]),
        "event",
        row["type"],
        row["name"],
        row["day"],
        starter=next(iter(row["starters"]), ""),
    )
    return Joint(tuple(pairs(there)), evidence, next(iter(row["sources"]), None))


def _lasting(asked: Asked, row: Row, kind: Literal["agreement", "project"]) -> Evidence:
    """Evidence that holds for a time, not of a day."""
    return Evidence(
        asked.opaque(row[kind]),
        kind,
        row["type"],
        row["name"],
        row["day"],
        _end(row["until"]),
        bool(row["running"]),
    )


def _agreement(asked: Asked, row: Row) -> Joint:
    evidence = _lasting(asked, row, "agreement")
    return Joint(tuple(pairs((row["one"], row["other"]))), evidence, row["source"])


def _project(asked: Asked, row: Row) -> Joint:
    """Whoever gives is joined with whoever needs it and with whoever proposed to join them."""
    givers = row["givers"] or [row["proposer"]]
    takers = [*row["takers"], row["proposer"]]
    joined = {pair for giver in givers for taker in takers for pair in pairs((giver, taker))}
    evidence = _lasting(asked, row, "project")
    return Joint(tuple(sorted(joined)), evidence, row["source"])


def _report(asked: Asked, row: Row) -> Joint:
    reported = row["done"] == "REPORTED_TO"
    told = "|".join((row["party"], row["area"], row["done"], row["day"].isoformat(), row["name"]))
    evidence = Evidence(
        asked.opaque(told),
        "report" if reported else "service",
        "",
        row["name"],
        row["day"],
        _end(row["until"]) if reported else None,
        reported and bool(row["running"]),
        members=row["members"],
    )
    return Joint(((row["party"], row["area"]),), evidence, row["source"])


def _end(until: date) -> date | None:
    return None if until >= FOREVER else until


def _sourced(asked: Asked, found: Iterable[Joint]) -> Iterator[Joint]:
    """The same with file, sheet and row."""
    known = list(found)
    named = {one.source.rpartition("#")[0] for one in known if one.source}
    sheets = read_sheets(asked.graph, named)
    for one in known:
        source = source_at(one.source, sheets) if one.source else None
        yield replace(one, evidence=replace(one.evidence, source=source))


def in_scope(found: Iterable[Joint], parties: Mapping[str, Party]) -> tuple[Joint, ...]:
    """What was done by pairs of which one is in scope.

    Args:
        found: what was done together.
        parties: by their keys in the graph.
    """

    def listed(pair: tuple[str, str]) -> bool:
        both = [parties[key] for key in pair if key in parties]
        return len(both) == len(pair) and any(one.in_scope for one in both)

    kept = (replace(one, pairs=tuple(filter(listed, one.pairs))) for one in found)
    return tuple(one for one in kept if one.pairs)


def by_pair(
    found: Iterable[Joint], fold: Callable[[str], str]
) -> dict[tuple[str, str], list[Evidence]]:
    """Evidence by pair, each thing once a pair.

    Args:
        found: what was done together.
        fold: what a party stands for.
    """
    by: dict[tuple[str, str], dict[str, Evidence]] = {}
    for one in found:
        evidence = replace(one.evidence, starter=fold(one.evidence.starter))
        for pair in one.pairs:
            first, second = map(fold, pair)
            if first == second:
                continue
            both = (min(first, second), max(first, second))
            by.setdefault(both, {}).setdefault(evidence.key, evidence)
    return {pair: list(things.values()) for pair, things in by.items()}
