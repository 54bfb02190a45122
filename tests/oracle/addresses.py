"""Addresses in free text, as far as the random streets write them.

What is certain is read (ledgers.md: 家庭住址, "parsed to a household where it can be"): areas of
this street and one of its roads may stand before the door, a floor before the room or behind an
office building.
"""

from __future__ import annotations

import re

_FRONT = re.compile(r"^(?:宁夏)?(?:银川市)?(?:金凤区)?(?:北京中路街道)?(?:北京中路\d+号)?")
_FLOOR = re.compile(r"(?<=单元)(\d+)[楼层](?=\1\d\d$)")
_TOWER = re.compile(r"(.+大厦)(?:\d+层)?")


def door_in(address: str) -> str:
    """The door of an address as one word, without what stands before it, 室 and the floor."""
    bare = _FRONT.sub("", address.replace("/", "")).removesuffix("室")
    return _FLOOR.sub("", bare)


def tower_in(address: str) -> str:
    """The name of the office building of an address, ``''`` if it names none."""
    found = _TOWER.fullmatch(_FRONT.sub("", address))
    return found[1] if found else ""
