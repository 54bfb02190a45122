"""Where a free-text address leads: to a known building or household where that is certain, else why not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from loaders.cells.addresses import NOWHERE, Front, front_of, readings
from loaders.cells.text import normal_name
from loaders.ledgers.ground import household_key
from loaders.naming import Unresolved
from loaders.references import References

NO_BUILDING: Final = "看不出楼栋"
UNKNOWN_BUILDING: Final = "没有这栋楼"
SEVERAL_BUILDINGS: Final = "不止一栋楼"
ELSEWHERE: Final = "不在本辖区"
NO_ROOM: Final = "没有写到室号"
UNKNOWN_HOUSEHOLD: Final = "没有这一户"
SEVERAL_HOUSEHOLDS: Final = "不止一户"

_NUMBERED = re.compile(r".*\d[a-z]?号楼|[a-z]\d*座")
_LEVELS: Final = ("区县", "街道", "社区")
_NOUNS: Final = ("区", "县", "旗", "市", "街道", "镇", "乡", "社区")


class Unplaced(Exception):
    """An address that leads to nothing that is certain.

    Attributes:
        reason: as the graph keeps it; one of the constants above.
        buildings: keys of the several that it could mean.
    """

    def __init__(self, reason: str, buildings: frozenset[str] = frozenset()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.buildings = buildings


@dataclass(frozen=True)
class Placed:
    """A known building, and what an address says of the door in it."""

    building: str
    unit: str | None
    room: str | None


def building_at(text: str, names: References, community: str | None = None) -> Placed:
    """The building that an address names.

    Certain is what is known by its compound and name, or by a name that one building bears alone;
    everything before it must be understood, and name no area but that in which the building lies.

    Args:
        text: as written.
        names: everything that can be named.
        community: key of the one in which it lies by another cell of its row.

    Raises:
        Unplaced: it names none, or it is not certain which.
    """
    reason = NO_BUILDING
    for reading in readings(text):
        ends = names.buildings.at_end(reading.place)
        if ends is None:
            if _NUMBERED.fullmatch(normal_name(reading.place)):
                reason = UNKNOWN_BUILDING
            continue
        before, spelled, found = ends
        front = front_of(before.upper(), _areas(names)) if before else NOWHERE
        if front is None or (
            _is_mere_number(spelled) and before and not _is_said(front, community)
        ):
            reason = UNKNOWN_BUILDING if _NUMBERED.fullmatch(spelled) else NO_BUILDING
            continue
        return Placed(_only(found, front, names, community), reading.unit, reading.room)
    raise Unplaced(reason)


def household_at(text: str, names: References) -> str:
    """The household that an address names, by its key.

    Raises:
        Unplaced: it names none that a ledger of residents knows, or could name several.
    """
    at = building_at(text, names)
    if at.room is None:
        raise Unplaced(NO_ROOM)
    key = household_key(at.building, at.unit or "", at.room)
    if key in names.households:
        return key
    if at.unit is not None:
        raise Unplaced(UNKNOWN_HOUSEHOLD)
    room = normal_name(at.room)
    beside = household_key(at.building, "-", at.room)
    found = [key for _, known, key in names.doors_beside(beside) if known == room]
    if len(found) == 1:
        return found[0]
    raise Unplaced(SEVERAL_HOUSEHOLDS if found else UNKNOWN_HOUSEHOLD)


def _is_mere_number(spelled: str) -> bool:
    """``3号楼``: there is one in every compound, also in those that no ledger knows."""
    return re.fullmatch(r"[甲乙丙丁戊]?\d+[a-z]?号楼|[a-z]\d*座", spelled) is not None


def _is_said(front: Front, community: str | None) -> bool:
    return community is not None or bool(front.communities)


def _areas(names: References) -> tuple[str, ...]:
    """Names of areas as an address has them, with their nouns."""
    known = (name for level in _LEVELS for name in names.area_names(level))
    return tuple(name for name in known if name.endswith(_NOUNS))


def _only(found: set[str], front: Front, names: References, community: str | None) -> str:
    """The one building that lies where an address, and its row, say that it does."""
    for level, said in (("区县", front.districts), ("街道", front.streets)):
        if any(names.is_elsewhere(text, level) for text in said):
            raise Unplaced(ELSEWHERE)
    try:
        places = [names.community(name) for name in front.communities]
    except Unresolved:
        raise Unplaced(ELSEWHERE) from None
    for place in [*places, *([community] if community is not None else [])]:
        found = names.buildings.within(found, place)
    if len(found) > 1:
        raise Unplaced(SEVERAL_BUILDINGS, frozenset(found))
    if not found:
        raise Unplaced(UNKNOWN_BUILDING)
    return next(iter(found))
