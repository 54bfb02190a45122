"""网格: the grids of a community and their keepers."""

from __future__ import annotations

from graph.model import make_key
from loaders.book import Fact, Told
from loaders.cells.text import normal_name
from loaders.ledgers.areas import area_code
from loaders.ledgers.common import iso, tell_post
from loaders.rows.ground import GridRow
from loaders.telling import Hand, Recipe


def identify(row: GridRow, hand: Hand) -> tuple[str, str]:
    community = hand.must("community", hand.names.community, row.community)
    key = make_key("grid", community=area_code(community), name=normal_name(row.name))
    hand.names.grids.add(key, row.name, community, row.code)
    return key, community


def tell(row: GridRow, identity: tuple[str, str], hand: Hand) -> Told:
    key, community = identity
    told = Told(Fact("Grid", key))
    told.thing("Grid", key)
    told.tell("Grid", key, name=row.name, code=row.code, keeperEmployment=row.employment)
    told.say("Grid", key, "Grid-IN_AREA-Area", community)
    tell_post(told, row, "Grid", key, "keeper", field="keeper", start=iso(row.starts))
    return told


RECIPE = Recipe(GridRow, identify, tell)
