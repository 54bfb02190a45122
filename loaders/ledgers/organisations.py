"""党组织: the tree of party organisations, where they are rooted, their terms and secretaries."""

from __future__ import annotations

import contextlib

from graph.model import make_key, within_key
from graph.said import LIFE
from loaders.book import Fact, Told
from loaders.cells.text import normal_name
from loaders.cells.unreadable import Unreadable
from loaders.ledgers.common import iso, tell_post
from loaders.references import Unresolved
from loaders.rows.party import OrganisationRow
from loaders.telling import CellRefusal, Hand, Recipe, RowRefused

# From the highest kind to the lowest.
RANK = {"党委": 0, "党总支": 1, "党支部": 2, "党小组": 3}


def identify(row: OrganisationRow, hand: Hand) -> tuple[str, str | None]:
    names = hand.names
    parent = None
    if row.parent is not None:
        parent = hand.must("parent", names.organisation, row.parent)
    elif row.kind == "党小组" or (row.kind != "党委" and names.highest_rank < RANK[row.kind]):
        # Empty only at the top: something in this street stands above an organisation of this kind.
        raise RowRefused("parent", "missing_required")
    branch = parent if row.kind == "党小组" else None
    key = _key(row, branch, hand)
    names.add_organisation(key, row.name, row.code, branch)
    if parent is not None:
        names.organisation_parents[key] = parent
    if row.community is not None:
        with contextlib.suppress(Unresolved):  # refused as a cell when the row is told
            names.organisation_communities[key] = names.community(row.community)
    return key, parent


def _key(row: OrganisationRow, branch: str | None, hand: Hand) -> str:
    names = hand.names.organisations
    if row.code:
        return make_key("organisation", code=row.code)
    known = names.keys(row.name, branch or "")
    if len(known) == 1:
        return next(iter(known))
    if branch is not None:
        return within_key("group", branch, group=normal_name(row.name))
    return make_key("organisation", name=normal_name(row.name))


def tell(row: OrganisationRow, identity: tuple[str, str | None], hand: Hand) -> Told:
    key, parent = identity
    label = "PartyOrganisation"
    told = Told(Fact(label, key))
    told.thing(label, key)
    told.tell(
        label,
        key,
        name=row.name,
        code=row.code,
        kind=row.kind,
        form=row.form,
        founded=iso(row.founded),
        termStart=iso(row.term_started),
        termYears=row.term_years,
        hasCommittee=None if row.has_committee is None else ("有" if row.has_committee else "无"),
        formerNames=[row.name],
    )
    if row.founded or row.dissolved:
        told.say(label, key, LIFE, True, start=iso(row.founded), end=iso(row.dissolved))
    # From the day of the ledger, or from its founding where that is earlier (`from_start`): a branch
    # that will be founded is in the scope of its committee already, as an abolished one is.
    told.say(label, key, "PartyOrganisation-UNDER-PartyOrganisation", parent)
    if row.said("employers") and not row.employers:
        # It ends no root, but a root named later is not one from the founding on.
        told.say(label, key, "PartyOrganisation-ROOTED_IN-Employer", None)
    for text in row.employers or ():
        employer = hand.may("employers", hand.names.employer, text)
        if employer is not None:
            told.say(label, key, "PartyOrganisation-ROOTED_IN-Employer", employer)
    community = None
    if row.community is not None:
        community = hand.may("community", hand.names.community, row.community)
    if row.said("community") and (community is not None or row.community is None):
        told.say(label, key, "PartyOrganisation-IN_AREA-Area", community)
    tell_post(told, row, label, key, "secretary", field="secretary")
    _tell_buildings(told, row, key, community, hand)
    return told


def _tell_buildings(
    told: Told, row: OrganisationRow, key: str, community: str | None, hand: Hand
) -> None:
    """The buildings a group claims, in its own community or the one its branch lies in."""
    if not row.buildings:
        return
    around = community or hand.names.community_of(key)
    for text in row.buildings:
        try:
            claimed = hand.names.buildings_named(text, around)
        except Unreadable:
            hand.refused.append(CellRefusal("buildings", "invalid_door", {}))
        except Unresolved as error:
            hand.refused.append(
                CellRefusal("buildings", error.code, {"candidates": error.candidates})
            )
        else:
            for building in claimed:
                told.say("PartyOrganisation", key, "PartyOrganisation-CLAIMS-Building", building)


RECIPE = Recipe(OrganisationRow, identify, tell, nested=True)
