"""Free-text addresses, read only where they are certain."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.cells.doors import Door, door_text, room_of
from loaders.cells.unreadable import Unreadable


class Address(NamedTuple):
    """What an address surely says; a household address has a building and a room."""

    community: str | None
    compound: str | None
    building: str | None
    unit: str | None
    room: str | None


_COMMUNITY = re.compile(r"(?:^|街道|镇|区|市|县)([^街道镇区市县]{2,12}社区)")
_AREA = re.compile(
    r"^.*(?:省|自治区|市|(?<!小)(?<!社)区|县|街道|社区|[路街巷道]\d*号?(?!楼)|镇)(?=.)"
)
_TAIL = re.compile(
    r"(?P<door>(?:[甲乙丙丁]?\d{1,3}|[A-Z]\d{0,2}|[一二三四五六七八九十]{1,3})"
    r"(?:号楼|栋|幢|#楼|#|座|楼)-?"
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]|[A-Z])(?:号?单元|门|-)-?)?"
    r"\d{1,5}[A-Z]?(?:-\d{1,2})?(?:室|号|户)?|\d{1,3}-\d{1,2}-\d{3,5}(?:室|号|户)?)$"
)


def parse_address(text: str) -> Address | None:
    """Return the door an address names, or ``None`` when it does not surely name one.

    ``锦绣苑小区3号楼2单元501室`` and ``锦绣苑3-2-501`` are certain; a street and a house number are
    not.
    """
    try:
        whole = door_text(text)
        tail = _TAIL.search(whole)
        if tail is None:
            return None
        door: Door = room_of(tail["door"])
    except Unreadable:
        return None
    if door.building is None or door.room is None:
        return None
    front = whole[: tail.start("door")]
    community = _COMMUNITY.search(front)
    rest = _AREA.sub("", front)
    compound = rest or door.compound
    return Address(
        community[1] if community else None, compound or None, door.building, door.unit, door.room
    )
