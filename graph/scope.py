"""Scope: the part of the street an answer speaks of, given as a code, a name, a path or an organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from graph.engines import Graph
from graph.errors import WrongUse
from graph.judgements import same_things
from graph.language import Text
from graph.same import Same
from graph.terms import ScopeKind, expand


@dataclass(frozen=True)
class Scope:
    """A resolved scope.

    Attributes:
        kind: which kind it is; ``none`` is the whole graph.
        name: what to call it; empty for the whole graph.
        key: key of the thing it names.
        parameters: ``$communities``, ``$organisations``, ``$ground`` for the queries.
    """

    kind: ScopeKind = "none"
    name: str = ""
    key: str = ""
    parameters: dict[str, Any] = field(default_factory=dict)


WHOLE = Scope(parameters={"communities": [], "organisations": [], "ground": ""})

_LABELS: dict[str, tuple[ScopeKind, Text]] = {
    "Area": ("area", Text("区划", "area")),
    "Grid": ("grid", Text("网格", "grid")),
    "Patch": ("patch", Text("片区", "patch")),
    "PartyOrganisation": ("organisation", Text("党组织", "party organisation")),
}


def resolve(graph: Graph, wanted: str | None, as_of: date) -> Scope:
    """Find what a scope names on a day.

    Args:
        graph: the open database.
        wanted: area code, area name or path (``社区/网格``), party organisation by code or name (a group
            as ``支部/小组``), with its kind before it where several kinds have the name
            (``网格:社区/名称``); ``None`` or empty for the whole.
        as_of: the day asked about.

    Raises:
        WrongUse: nothing or more than one thing has that name.
    """
    if not wanted:
        return WHOLE
    found = _candidates(graph, wanted.strip())
    row = only(found, wanted, () if found else _nearest(graph, wanted))
    return scope_of(graph, _LABELS[row["label"]][0], row["path"], row["key"], as_of)


def only(found: list[dict[str, Any]], wanted: str, near: Sequence[str] = ()) -> dict[str, Any]:
    """The only thing that a name fits; where nothing does, the names ``near`` it are offered.

    Raises:
        WrongUse: none or several.
    """
    if not found:
        near_zh = f"相近的有：{'、'.join(near)}。" if near else ""
        near_en = f" The nearest are: {', '.join(near)}." if near else ""
        raise WrongUse(
            f"没有找到范围「{wanted}」：请给区划代码、社区名、“社区/网格”或党组织全称。{near_zh}",
            f"No scope {wanted!r}: give an area code, a community, 'community/grid' or a party organisation."
            f"{near_en}",
        )
    if len(found) > 1:
        alike = Counter((row["label"], row["path"]) for row in found)
        told = [
            # Of one kind and name: what is offered must tell them apart.
            (row["label"], row["code"] or row["path"])
            if alike[row["label"], row["path"]] > 1
            else (row["label"], row["path"])
            for row in found[:5]
        ]
        zh, en = (
            sep.join(f"{getattr(_LABELS[label][1], lang)}:{name}" for label, name in told)
            for lang, sep in (("zh", "、"), ("en", ", "))
        )
        raise WrongUse(
            f"范围「{wanted}」不止一个。请写其中一个：{zh}；或用代码。",
            f"Scope {wanted!r} is ambiguous. Write one of: {en}; or use a code.",
        )
    return found[0]


def scope_of(graph: Graph, kind: ScopeKind, name: str, key: str, as_of: date) -> Scope:
    """The scope that a thing is on a day, where it is known which thing is meant."""
    key = same_things(graph).one(key)
    return Scope(kind, name, key, _parameters(graph, kind, key, as_of)) if key else WHOLE


def _candidates(graph: Graph, wanted: str) -> list[dict[str, Any]]:
    """What bears the name, on whatever day: a scope means the same thing on every day asked about."""
    wanted_in_full = wanted
    _, wanted, name, _ = _parts(wanted)
    rows = graph.read(
        """
        MATCH (a:Area)
        WHERE a.code IN $codes OR a.name IN $areas OR $name IN coalesce(a.formerNames, [])
        OPTIONAL MATCH (a)-[:PART_OF]->(parent:Area)
        RETURN 'Area' AS label, a.key AS key, a.name AS name, a.code AS code, collect(DISTINCT parent.name) AS above
        UNION ALL
        MATCH (g:Grid)
        WHERE g.name = $name
        OPTIONAL MATCH (g)-[:IN_AREA]->(parent:Area)
        RETURN 'Grid' AS label, g.key AS key, g.name AS name, g.code AS code, collect(DISTINCT parent.name) AS above
        UNION ALL
        MATCH (p:Patch)
        WHERE p.name = $name
        OPTIONAL MATCH (p)-[:IN_AREA]->(parent:Area)
        RETURN 'Patch' AS label, p.key AS key, p.name AS name, '' AS code, collect(DISTINCT parent.name) AS above
        UNION ALL
        MATCH (o:PartyOrganisation)
        WHERE o.name = $wanted OR o.code = $wanted OR $wanted IN coalesce(o.formerNames, [])
           OR (o.name = $name AND o.kind = '党小组')
        OPTIONAL MATCH (o)-[:UNDER]->(branch:PartyOrganisation)
        WHERE o.kind = '党小组'
        RETURN 'PartyOrganisation' AS label, o.key AS key, o.name AS name, o.code AS code, collect(DISTINCT branch.name) AS above
        """,
        wanted=wanted,
        codes=_area_codes(wanted),
        name=name,
        areas=sorted(_area_names(name)),
    )
    return narrowed(rows, wanted_in_full, same_things(graph))


def _nearest(graph: Graph, wanted: str) -> list[str]:
    """Names of areas and party organisations that look most like one that nothing bears."""
    _, wanted, _, _ = _parts(wanted)
    names = graph.read(
        "MATCH (a:Area) RETURN DISTINCT a.name AS name UNION "
        "MATCH (o:PartyOrganisation) WHERE o.kind <> '党小组' RETURN DISTINCT o.name AS name"
    )
    # 卖鱼侨 for 卖鱼桥社区: the noun at its end makes no name more alike, nor less.
    by_bare = {_bare(row["name"]): row["name"] for row in names if row["name"]}
    return [by_bare[one] for one in get_close_matches(_bare(wanted), sorted(by_bare), cutoff=0.5)]


def _bare(name: str) -> str:
    return name.removesuffix("社区").removesuffix("街道") or name


def _parts(wanted: str) -> tuple[set[str], str, str, str | None]:
    """The labels a name may be of, the name without that, its last part and the one before it."""
    labels, wanted = _kind_before(wanted)
    path = [part.strip() for part in wanted.split("/") if part.strip()]
    name = path[-1] if path else wanted
    return labels, wanted, name, path[-2] if len(path) > 1 else None


def _area_names(name: str) -> set[str]:
    """What an area may be called that is written so: with its noun or without."""
    bare = name.removesuffix("社区").removesuffix("街道")
    return {name, bare, f"{name}社区", f"{name}街道"} - {""}


def _area_codes(wanted: str) -> list[str]:
    """The twelve digits of an area's code, of which a district may be written by six, a street by nine."""
    short = wanted.isascii() and wanted.isdigit() and len(wanted) in (6, 9)
    return [wanted, wanted.ljust(12, "0")] if short else [wanted]


def is_called(row: dict[str, Any], wanted: str) -> bool:
    """Whether an area or a party organisation bears a name; the row as `narrowed` takes it."""
    _, whole, name, _ = _parts(wanted)
    if row["label"] == "Area":
        called = (row["name"], *row["former"])
        return (
            row["code"] in _area_codes(whole) or name in called or row["name"] in _area_names(name)
        )
    # Only a group has something before its name.
    is_group = bool(row["above"]) and row["name"] == name
    return is_group or whole in (row["name"], row["code"], *row["former"])


def narrowed(rows: list[dict[str, Any]], wanted: str, same: Same) -> list[dict[str, Any]]:
    """Of what bears a name those that are meant: by kind, by the area or branch before it, by code.

    Args:
        rows: ``{label, key, name, code, above}``, ``above`` the names of the areas they lie in, of a
            party group that of its branch; each gets ``path``, the name by which it alone is meant.
        wanted: as somebody wrote it.
        same: which things are one; of those one is enough.
    """
    labels, wanted, name, above = _parts(wanted)
    rows = [row for row in rows if row["label"] in labels]
    for row in rows:
        within = row["label"] != "Area" and row["above"]
        row["path"] = f"{row['above'][0]}/{row['name']}" if within else row["name"]
    if above is not None:
        names = _area_names(above)
        rows = [row for row in rows if names & set(row["above"]) or row["path"] == wanted]
    exact = (
        [row for row in rows if row["code"] == wanted]
        or [row for row in rows if row["label"] == "Area" and row["code"] in _area_codes(wanted)]
        or [row for row in rows if row["name"] == name]
    )
    return list({same.one(row["key"]): row for row in exact or rows}.values())


def _parameters(graph: Graph, kind: ScopeKind, key: str, as_of: date) -> dict[str, Any]:
    parameters: dict[str, Any] = {"communities": [], "organisations": [], "ground": ""}
    if kind == "area":
        parameters["communities"] = _holding(
            key, areas_above(graph, as_of), _taken_over(graph, as_of)
        )
        parameters["organisations"] = _organisations_in(
            graph, set(parameters["communities"]), as_of
        )
    elif kind == "organisation":
        parameters["organisations"] = _below(_organisations_above(graph, as_of), key)
    else:
        parameters["ground"] = key
    return parameters


def _kind_before(wanted: str) -> tuple[set[str], str]:
    """The labels a name may be of, and the name: ``网格:第一片`` is that of a grid only."""
    kind, colon, name = wanted.replace("：", ":", 1).partition(":")
    labels = {
        label for label, (_, title) in _LABELS.items() if kind.strip() in (title.zh, title.en)
    }
    return (labels, name.strip()) if colon and labels else (set(_LABELS), wanted)


def areas_above(graph: Graph, as_of: date) -> dict[str, str]:
    """Keys of areas, each with that of the area it lies in on a day.

    Before the first ledger that says so, it is the one that ledger says: a community lies in its
    street, whenever somebody came to write it down.
    """
    rows = graph.read(
        """
        MATCH (below:Area)-[r:PART_OF]->(above:Area)
        RETURN below.key AS below, above.key AS above, r.start AS start
        ORDER BY start
        """
    )
    found: dict[str, str] = {}
    for row in rows:
        if row["start"] <= as_of or row["below"] not in found:
            found[row["below"]] = row["above"]
    return found


def _taken_over(graph: Graph, as_of: date) -> dict[str, set[str]]:
    """Keys of areas out of force on a day, each with those that took it over."""
    found: dict[str, set[str]] = {}
    for row in graph.read(
        expand(
            "MATCH (earlier:Area)-[:SUCCEEDED_BY]->(later:Area) WHERE NOT @living(earlier) "
            "AND earlier.start <= $asOf RETURN earlier.key AS earlier, later.key AS later",
            "none",
        ),
        asOf=as_of,
    ):
        found.setdefault(row["earlier"], set()).add(row["later"])
    return found


def passed_on(graph: Graph, as_of: date) -> list[dict[str, Any]]:
    """Areas out of force on a day that another took over whole, each with the one that holds all of it now.

    Returns:
        ``key``, ``code`` and ``name`` of each, and of the other ``heir``, ``heirCode`` and ``heirName``.
    """
    query = expand(
        "MATCH (gone:Area) WHERE @retired(gone) WITH gone, @heir(gone) AS key WHERE key <> gone.key "
        "MATCH (heir:Area {key: key}) RETURN gone.key AS key, gone.code AS code, gone.name AS name, "
        "heir.key AS heir, heir.code AS heirCode, heir.name AS heirName",
        "none",
    )
    return graph.read(query, asOf=as_of)


def heirs(graph: Graph, as_of: date) -> dict[str, str]:
    """The keys alone of what `passed_on` says."""
    return {row["key"]: row["heir"] for row in passed_on(graph, as_of)}


def _holding(key: str, above: dict[str, str], gone: dict[str, set[str]]) -> list[str]:
    """An area, all below it, and those that these have taken over whole.

    What was not listed anew lies in them now: a scope may hold all that share it, where ``@heir``
    wants the one that has it alone.
    """
    found = {key}
    while (
        more := (
            {below for below, whole in above.items() if whole in found}
            | {one for one, later in gone.items() if later <= found}
        )
        - found
    ):
        found |= more
    return sorted(found)


def _organisations_above(graph: Graph, as_of: date) -> dict[str, str]:
    """Keys of organisations, each with that of the one directly above it on a day."""
    rows = graph.read(
        expand(
            "MATCH (below:PartyOrganisation)-[r:UNDER]->(above:PartyOrganisation) "
            "WHERE @current(r) RETURN below.key AS below, above.key AS above",
            "none",
        ),
        asOf=as_of,
    )
    return {row["below"]: row["above"] for row in rows}


def _below(above: dict[str, str], key: str) -> list[str]:
    """Keys of a thing and all below it."""
    children: dict[str, list[str]] = {}
    for below, whole in above.items():
        children.setdefault(whole, []).append(below)
    found = {key}
    queue = [key]
    while queue:
        for child in children.get(queue.pop(), []):
            if child not in found:
                found.add(child)
                queue.append(child)
    return sorted(found)


def _organisations_in(graph: Graph, communities: set[str], as_of: date) -> list[str]:
    """Organisations that lie in the communities: by their own, the nearest above with one, or their employer."""
    own = {
        row["key"]: row["area"]
        for row in graph.read(
            expand(
                "MATCH (o:PartyOrganisation)-[r:IN_AREA]->(a:Area) WHERE @current(r) RETURN o.key AS key, a.key AS area",
                "none",
            ),
            asOf=as_of,
        )
    }
    rooted: dict[str, set[str]] = {}
    for row in graph.read(
        expand(
            """
            MATCH (o:PartyOrganisation)-[r:ROOTED_IN]->(e:Employer)
            WHERE @current(r)
            OPTIONAL MATCH (e)-[inArea:IN_AREA]->(stated:Area)
            WHERE @current(inArea)
            OPTIONAL MATCH (e)-[housed:IN_BUILDING]->(:Building)-[within:IN_AREA]->(around:Area)
            WHERE @current(housed) AND @current(within)
            RETURN o.key AS key, coalesce(stated.key, around.key) AS area
            """,
            "none",
        ),
        asOf=as_of,
    ):
        if row["area"]:
            rooted.setdefault(row["key"], set()).add(row["area"])
    above = _organisations_above(graph, as_of)
    found = []
    for row in graph.read("MATCH (o:PartyOrganisation) RETURN o.key AS key"):
        areas = _areas_of(row["key"], own, above) or rooted.get(row["key"], set())
        if areas & communities:
            found.append(row["key"])
    return sorted(found)


def _areas_of(key: str, own: dict[str, str], above: dict[str, str]) -> set[str]:
    seen: set[str] = set()
    here: str | None = key
    while here is not None and here not in seen:
        if here in own:
            return {own[here]}
        seen.add(here)
        here = above.get(here)
    return set()
