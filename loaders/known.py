"""Making everything in the graph nameable before a run."""

from __future__ import annotations

from graph.engines import Graph
from graph.judgements import same_things
from loaders.ledgers.organisations import RANK
from loaders.references import References


def load_places(graph: Graph, names: References) -> None:
    """Read the names of all areas and buildings in the graph into ``names``."""
    for row in graph.read(
        "MATCH (a:Area) RETURN a.key AS key, a.code AS code, a.name AS name, a.level AS level, "
        "coalesce(a.formerNames, []) AS formerNames"
    ):
        names.add_area(row["key"], row["code"], row["name"], is_community=row["level"] == "社区")
        for name in row["formerNames"]:
            names.add_former_area(row["key"], name)
    for row in graph.read(
        "MATCH (a:Area)-[:SUCCEEDED_BY]->(b:Area) RETURN a.key AS earlier, b.key AS later"
    ):
        names.predecessors.setdefault(row["later"], set()).add(row["earlier"])
    for row in graph.read(
        "MATCH (b:Building)-[:IN_AREA]->(a:Area) OPTIONAL MATCH (b)-[:IN_COMPOUND]->(c:Compound) "
        "RETURN DISTINCT b.key AS key, b.name AS name, c.name AS compound, a.key AS area"
    ):
        names.add_building(row["key"], row["area"], row["compound"] or "", row["name"])


def load_names(graph: Graph, names: References) -> None:
    """Read the names of all things in the graph into ``names``.

    Households come as keys alone; a street has 20,000 and a city 400,000.
    """
    load_places(graph, names)
    for label, kind in (("Grid", names.grids), ("Patch", names.patches)):
        code = "x.code" if label == "Grid" else "NULL"
        for row in graph.read(
            f"MATCH (x:{label})-[:IN_AREA]->(a:Area) "
            f"RETURN DISTINCT x.key AS key, x.name AS name, a.key AS area, {code} AS code"
        ):
            kind.add(row["key"], row["name"], row["area"], row["code"])
    for row in graph.read_stream("MATCH (h:Household) RETURN h.key AS key"):
        names.households.add(row["key"])
    _load_organisations(graph, names)
    for row in graph.read(
        "MATCH (e:Employer) OPTIONAL MATCH (e)-[:IN_AREA]->(a:Area) "
        "RETURN DISTINCT e.key AS key, e.name AS name, e.code AS code, a.key AS area, "
        "coalesce(e.formerNames, []) AS formerNames"
    ):
        names.add_employer(row["key"], row["name"], row["area"], row["code"])
        for name in row["formerNames"]:
            names.employers.also(row["key"], name, row["area"] or "")
    for row in graph.read(
        "MATCH (b:CommunityBody)-[:IN_AREA]->(a:Area) "
        "RETURN DISTINCT b.key AS key, b.kind AS kind, b.name AS name, a.key AS area"
    ):
        names.add_body(row["key"], row["kind"], row["name"], row["area"])
    for row in graph.read(
        "MATCH (i:ListItem)-[:STATED_BY]->(owner) "
        "RETURN DISTINCT i.key AS key, i.list AS list, i.name AS name, owner.name AS owner"
    ):
        names.add_list_item(row["key"], row["list"], row["name"], row["owner"])
    for row in graph.read(
        "MATCH (m:PartyMember)-[:MEMBER_OF]->(o:PartyOrganisation) "
        "RETURN DISTINCT m.key AS key, m.name AS name, o.key AS branch"
    ):
        names.add_member(row["key"], row["name"], row["branch"], row["key"].rpartition("=")[2])
    for row in graph.read(
        "MATCH (m:PartyMember)-[:IN_GROUP]->(g:PartyOrganisation) "
        "RETURN DISTINCT m.key AS key, g.key AS group"
    ):
        names.groups_of_member.setdefault(row["key"], set()).add(row["group"])
    names.take_for_one(same_things(graph))


def _load_organisations(graph: Graph, names: References) -> None:
    rows = graph.read(
        "MATCH (o:PartyOrganisation) OPTIONAL MATCH (o)-[r:UNDER]->(p:PartyOrganisation) "
        "RETURN o.key AS key, o.name AS name, o.code AS code, o.kind AS kind, "
        "coalesce(o.formerNames, []) AS formerNames, coalesce(o.kindBefore, []) AS kinds, "
        "p.key AS parent ORDER BY r.start"
    )
    # A group is nameable by the name of its branch too, so branches come first.
    for row in sorted(rows, key=lambda row: bool(row["kind"] == "党小组")):
        branch = row["parent"] if row["kind"] == "党小组" else None
        names.add_organisation(row["key"], row["name"], row["code"], branch)
        for name in row["formerNames"]:
            # Only where nothing bears it now: a name that was given up may be another's.
            names.organisations.also(row["key"], name, branch or "")
        names.organisation_kinds[row["key"]] = {
            row["kind"],
            *(earlier.partition("=")[2] for earlier in row["kinds"]),
        }
        if row["parent"]:
            names.organisation_parents[row["key"]] = row["parent"]
        names.highest_rank = min(names.highest_rank, RANK.get(row["kind"], 9))
    for row in graph.read(
        "MATCH (o:PartyOrganisation)-[r:IN_AREA]->(a:Area) RETURN o.key AS key, a.key AS area ORDER BY r.start"
    ):
        names.organisation_communities[row["key"]] = row["area"]
