"""区划: the tree of areas, their life and their successors."""

from __future__ import annotations

from graph.model import make_key
from graph.said import LIFE
from loaders.book import Fact, Told
from loaders.ledgers.common import iso
from loaders.rows.ground import AreaRow
from loaders.telling import Hand, Recipe

_LEVEL_BY_ZEROS = ((9, "省级"), (6, "区县"), (3, "街道"))


def area_key(code: str) -> str:
    """Key of an area: its code."""
    return make_key("area", code=code)


def area_code(key: str) -> str:
    """Code of an area, from its key."""
    return key.removeprefix("area|code=")


def level_of(code: str) -> str:
    """Level of a statistical code 2+2+2+3+3 by its trailing zeros."""
    for digits, level in _LEVEL_BY_ZEROS:
        if code.endswith("0" * digits):
            return level
    return "社区"


def parent_of(code: str) -> str | None:
    """Code of the next larger area, by the structure of the statistical code."""
    for digits in (3, 6):
        parent = code[: 12 - digits] + "0" * digits
        if parent != code:
            return parent
    return None


def identify(row: AreaRow, hand: Hand) -> str:
    key = area_key(row.code)
    level = row.level or level_of(row.code)
    hand.names.add_area(key, row.code, row.name, is_community=level == "社区")
    for successor in row.successor_codes or ():
        hand.names.predecessors.setdefault(area_key(successor), set()).add(key)
    return key


def tell(row: AreaRow, key: str, hand: Hand) -> Told:
    told = Told(Fact("Area", key))
    told.thing("Area", key)
    told.tell(
        "Area",
        key,
        code=row.code,
        name=row.name,
        level=row.level or level_of(row.code),
        formerNames=[row.name],
    )
    if row.starts or row.ends:
        told.say("Area", key, LIFE, True, start=iso(row.starts), end=iso(row.ends))
    known = hand.names.areas.by_code
    if row.parent_code is not None:
        parent = hand.may("parent_code", hand.names.area, row.parent_code)
    else:
        derived = parent_of(row.code)
        parent = known.get(derived) if derived else None
    if parent is not None:
        told.say("Area", key, "Area-PART_OF-Area", parent)
    for code in row.successor_codes or ():
        successor = hand.may("successor_codes", hand.names.area, code)
        if successor is not None:
            told.say("Area", key, "Area-SUCCEEDED_BY-Area", successor, start=iso(row.ends))
    return told


RECIPE = Recipe(AreaRow, identify, tell)
