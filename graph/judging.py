"""Judging a pair of things, and deriving again whatever the judgement changes: in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graph import schema
from graph.engines import Graph
from graph.errors import RefusedForSafety
from graph.history import State, plan_for
from graph.judgements import Judgement, judgements, same_of
from graph.link_book import LinkBook
from graph.model import RELATIONS, Relation
from graph.said import Saying
from graph.same import Same, changed_groups
from graph.statements import remove_all_links
from graph.store import BATCH, batches, thing_row, thing_statement


def judge(graph: Graph, verdict: Judgement) -> Judgement | None:
    """Keep a judgement and derive again all that it changes. The caller holds the writer lock.

    Args:
        graph: the open database.
        verdict: the judgement; its ``earlier`` is filled in.

    Returns:
        The judgement as kept; ``None`` if just this was judged already, and nothing changed.

    Raises:
        RefusedForSafety: it contradicts what was judged of other pairs.
    """
    before = judgements(graph)
    known = next((one for one in before if one.key == verdict.key), None)
    if known is not None:
        if (known.verdict, known.kept) == (verdict.verdict, verdict.kept):
            return None
        was = " ".join((known.at, known.verdict, known.by))
        verdict = replace(verdict, earlier=(*known.earlier, was))
    after = [one for one in before if one.key != verdict.key] + [verdict]
    _check(after, verdict)
    # The constraint, where the database is older than judgements are.
    schema.apply(graph)
    graph.write_many(
        [_kept(verdict), *_again(graph, verdict.kind, same_of(before), same_of(after))]
    )
    return verdict


def rejoin(graph: Graph) -> None:
    """Derive all joined things again from what is said of each: a load writes them one by one."""
    judged = judgements(graph)
    same = same_of(judged)
    if not same.stands:
        return
    keys_by_label: dict[str, list[str]] = {}
    for one in judged:
        if same.one(one.kept) == same.one(one.other):
            keys_by_label.setdefault(one.kind, []).extend(same.group(one.kept))
    for label, keys in keys_by_label.items():
        firsts = sorted({same.one(key) for key in keys})
        for some in batches(firsts, BATCH):
            group = [key for first in some for key in same.group(first)]
            rows = _rows(graph, label, group)
            statements: list[tuple[str, dict[str, Any]]] = [
                (remove_all_links(relation), {"keys": group})
                for relation in plan_for(label).relations.values()
            ]
            links = LinkBook()
            states = _states(label, rows, same)
            for key, state in states.items():
                links.note(key, {}, state.links)
            graph.write_many(
                [*statements, _written(label, rows, states, states), *links.statements()]
            )


def _check(judged: Sequence[Judgement], last: Judgement) -> None:
    """Refuse a judgement that others make impossible, naming no thing: it may be a person."""
    same = same_of(judged)
    for one in judged:
        if one.verdict != "different" or same.one(one.kept) != same.one(one.other):
            continue
        if one is last:
            raise RefusedForSafety(
                "这两个已经通过第三个认定为同一个；请先用 dawangge review list 看清，再对那一对说 different。",
                "These two are one through a third; see dawangge review list and judge that pair different first.",
            )
        raise RefusedForSafety(
            "认为相同会与已有的认定矛盾：同一组里有一对认定过不是同一个（见 dawangge review list）。",
            "This contradicts an earlier judgement: a pair among them was judged different (dawangge review list).",
        )


def _kept(one: Judgement) -> tuple[str, dict[str, Any]]:
    properties = {
        "key": one.key,
        "kind": one.kind,
        "kept": one.kept,
        "other": one.other,
        "verdict": one.verdict,
        "by": one.by,
        "at": one.at,
        "earlier": list(one.earlier),
    }
    statement = "MERGE (j:Judgement {key: $key}) SET j = $properties"
    return statement, {"key": one.key, "properties": properties}


def _again(graph: Graph, kind: str, before: Same, after: Same) -> list[tuple[str, dict[str, Any]]]:
    """What has to be written so that the graph says what follows from ``after``.

    One judgement changes groups of one ``kind``; whoever names one of them by a relation he keeps is
    derived again as well.
    """
    moved = set(changed_groups(before, after))
    if not moved:
        return []
    touched: dict[str, set[str]] = {kind: set(moved)}
    for relation in RELATIONS:
        if relation.other == kind:
            touched.setdefault(relation.owner, set()).update(_owners(graph, relation, moved))
    links = LinkBook()
    things = []
    for label, found in touched.items():
        keys = {key for one in found for same in (before, after) for key in same.group(one)}
        rows = _rows(graph, label, sorted(keys))
        old, new = _states(label, rows, before), _states(label, rows, after)
        for key in rows:
            links.note(key, old[key].links, new[key].links)
        if label == kind:
            things.append(_written(label, rows, new, sorted(moved)))
    return [*things, *links.statements()]


def _owners(graph: Graph, relation: Relation, keys: Iterable[str]) -> list[str]:
    """Whose rows name one of the things by this relation, on whatever day."""
    owner, other = ("a", "b") if relation.said_of == "source" else ("b", "a")
    rows = graph.read(
        f"UNWIND $keys AS key\nMATCH ({other}:{relation.other} {{key: key}})\n"
        f"MATCH (a:{relation.source})-[:{relation.type}]->(b:{relation.target})\n"
        f"RETURN DISTINCT {owner}.key AS owner",
        keys=sorted(keys),
    )
    return [row["owner"] for row in rows]


def _rows(graph: Graph, label: str, keys: Sequence[str]) -> dict[str, dict[str, Any]]:
    """By key: ``said``, read, and the ``load`` that wrote it last."""
    found = graph.read(
        f"UNWIND $keys AS key MATCH (n:{label} {{key: key}}) "
        "RETURN n.key AS key, n.said AS said, n.load AS load",
        keys=list(keys),
    )
    return {
        row["key"]: {**row, "said": [Saying.from_text(text) for text in row["said"]]}
        for row in found
    }


def _states(label: str, rows: Mapping[str, dict[str, Any]], same: Same) -> dict[str, State]:
    said = {key: row["said"] for key, row in rows.items()}
    return {key: same.state(label, key, said) for key in rows}


def _written(
    label: str,
    rows: Mapping[str, dict[str, Any]],
    states: Mapping[str, State],
    keys: Iterable[str],
) -> tuple[str, dict[str, Any]]:
    return thing_statement(
        label,
        [thing_row(label, key, rows[key]["said"], states[key], rows[key]["load"]) for key in keys],
    )


__all__ = ["Judgement", "judge", "rejoin"]
