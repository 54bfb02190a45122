"""片区: the patches of a community, who keeps them and which branch has taken them."""

from __future__ import annotations

from graph.model import make_key
from loaders.book import Fact, Told
from loaders.cells.text import normal_name
from loaders.ledgers.areas import area_code
from loaders.ledgers.common import iso, tell_holder
from loaders.rows.ground import PatchRow
from loaders.telling import Hand, Recipe


def identify(row: PatchRow, hand: Hand) -> tuple[str, str]:
    community = hand.must("community", hand.names.community, row.community)
    key = make_key("patch", community=area_code(community), name=normal_name(row.name))
    hand.names.patches.add(key, row.name, community)
    return key, community


def tell(row: PatchRow, identity: tuple[str, str], hand: Hand) -> Told:
    key, community = identity
    told = Told(Fact("Patch", key))
    told.thing("Patch", key)
    told.tell("Patch", key, name=row.name)
    told.say("Patch", key, "Patch-IN_AREA-Area", community)
    start, end = iso(row.starts), iso(row.ends)
    tell_holder(told, row, "Patch", key, "keeper", field="keeper", start=start, end=end)
    if row.said("branch"):
        if row.branch is None:
            told.say("Patch", key, "PartyOrganisation-TAKES-Patch", None)
        elif (branch := hand.may("branch", hand.names.organisation, row.branch)) is not None:
            told.say("Patch", key, "PartyOrganisation-TAKES-Patch", branch, start=start, end=end)
    return told


RECIPE = Recipe(PatchRow, identify, tell)
