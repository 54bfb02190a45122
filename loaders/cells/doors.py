"""Doors: building, unit and room in the many ways clerks write them.

Canonical forms: building ``3号楼`` (also ``甲1号楼``, ``A座``, names as they are), unit ``2单元``,
room ``501``.
"""

from __future__ import annotations

import datetime
import re
from typing import Final, NamedTuple

from loaders.cells.lists import split_many
from loaders.cells.numerals import NUMERALS, from_numerals
from loaders.cells.text import EMPTY, as_text, plain, read_name
from loaders.cells.unreadable import Unreadable


class Door(NamedTuple):
    """The parts of a door that a cell names; ``None`` for those it does not."""

    compound: str | None = None
    building: str | None = None
    unit: str | None = None
    room: str | None = None


MANY_BUILDINGS: Final = 300
_DASH = str.maketrans(dict.fromkeys("‐‑‒–—―−－﹣~～_", "-"))
_HASH = str.maketrans({"＃": "#", "﹟": "#", "№": "#"})
_NOUN = r"(?:号楼|楼号|号栋|号幢|号住宅楼|栋楼|幢楼|栋|幢|#楼|#栋|#|座|楼|号)"
_STEM = rf"(?:[甲乙丙丁戊]?\d{{1,4}}[甲乙丙丁戊A-Z]?|[{NUMERALS}]+|[A-Z]\d{{0,3}})"
_BUILDING = re.compile(rf"^(?P<front>第?)(?P<stem>{_STEM})(?P<noun>{_NOUN}?)$")
_NOUNED = re.compile(
    rf"^(?P<front>.*?)(?P<stem>(?<![\dA-Z]){_STEM})"
    r"(?P<noun>号楼|号栋|号幢|栋|幢|#楼|#|座)(?P<rest>.*)$"
)
_RANGE = re.compile(
    rf"^(?P<front>.*?)(?P<first>\d{{1,4}})(?:{_NOUN})?(?:-|至|到)"
    rf"(?P<last>\d{{1,4}})(?P<noun>{_NOUN})?$"
)
_COMPOUND_ENDS: Final = (
    "小区", "苑", "园", "院", "里", "村", "府", "庭", "城", "邸",
    "公寓", "家属楼", "新居", "湾", "郡",
)  # fmt: skip
_UNIT = re.compile(
    rf"^第?(?P<stem>\d{{1,2}}|[{NUMERALS}]{{1,3}}|[A-Z]|[东西南北中]{{1,2}})(?:号?单元|#|门|单)?$"
)
_ROOM_NOUN = re.compile(r"(?:号房|房间|室|号|户|房)$")
_UNIT_ROOM = re.compile(r"^(?P<unit>.{1,4}?)(?:号?单元|门)-?(?P<room>.+)$")
_DASHED = re.compile(r"^[A-Z]?\d{1,4}[A-Z]?(?:-[A-Z]?\d{1,5}[A-Z]?){1,3}$")
_FLOOR_ROOM = re.compile(
    rf"^第?(?P<floor>\d{{1,2}}|[{NUMERALS}]{{1,3}})(?:层|楼)-?"
    r"0*(?P<number>\d{1,5})(?P<part>[A-Z]|-\d{1,2})?$"
)


def door_text(value: object) -> str:
    """Return the cell in the form the door readers compare: NFKC, no spaces, one dash, capitals.

    Raises:
        Unreadable: ``door_became_date`` when the spreadsheet program turned ``3-2`` into 2 March.
    """
    if isinstance(value, (datetime.date, datetime.datetime, datetime.time, datetime.timedelta)):
        raise Unreadable("door_became_date")
    return plain(value).translate(_DASH).translate(_HASH).upper()


def _stem(text: str) -> str:
    number = from_numerals(text)
    if number is not None:
        return str(number)
    match = re.fullmatch(r"(\D*)0*(\d+)(\D*)", text)
    return f"{match[1]}{match[2]}{match[3]}" if match else text


def _building_name(stem: str, noun: str) -> str:
    stem = _stem(stem)
    if stem[0].isascii() and stem[0].isalpha() and (noun in ("座", "") or len(stem) == 1):
        return f"{stem}座"
    return f"{stem}号楼"


def building_of(text: str) -> Door:
    """Read the text of a building cell; it may also name the compound, the unit and the room.

    ``锦绣苑小区3号楼`` names compound and building; ``南区3号楼`` is a building ``南区3号楼``,
    because a part of a compound is no compound.

    Raises:
        Unreadable: ``several_not_allowed`` for ``1-10幢``.
    """
    if match := _BUILDING.match(text):
        return Door(building=_building_name(match["stem"], match["noun"]))
    if _DASHED.match(text):
        return _dashed(text, place="building")
    if (match := _RANGE.match(text)) and match["noun"]:
        raise Unreadable("several_not_allowed")
    if match := _NOUNED.match(text):
        compound, building = _split_front(
            match["front"], _building_name(match["stem"], match["noun"])
        )
        rest = match["rest"].lstrip("-")
        if not rest:
            return Door(compound, building)
        inner = room_of(rest)
        if inner.building is None and (inner.unit is not None or (inner.room or "").isdigit()):
            return Door(compound, building, inner.unit, inner.room)
    return Door(building=text)


def _split_front(front: str, building: str) -> tuple[str | None, str]:
    if not front:
        return None, building
    if front.endswith(_COMPOUND_ENDS):
        return front, building
    return None, f"{front}{building}"


def unit_of(text: str) -> Door:
    """Read a unit cell: ``2``, ``二单元``, ``3-2`` (building 3, unit 2), ``3号楼2单元``.

    Raises:
        Unreadable: ``invalid_door``.
    """
    if match := _UNIT.match(text):
        return Door(unit=f"{_stem(match['stem'])}单元")
    if _DASHED.match(text) and text.count("-") == 1:
        building, unit = text.split("-")
        return Door(building=_building_name(building, ""), unit=f"{_stem(unit)}单元")
    if match := _NOUNED.match(text):
        compound, building = _split_front(
            match["front"], _building_name(match["stem"], match["noun"])
        )
        inner = unit_of(match["rest"].lstrip("-"))
        if inner.building is None:
            return Door(compound, building, inner.unit)
    raise Unreadable("invalid_door")


def room_of(text: str) -> Door:
    """Read the text of a room cell: ``501``, ``0501室``, ``3-501``, ``3-2-501``, ``3号楼2单元501``.

    ``3-501`` is unit 3, room 501; ``3-2-501`` is building 3, unit 2, room 501 (ledgers.md,
    Identity).
    """
    if text.isdigit():
        return Door(room=_room_name(text))
    text = _ROOM_NOUN.sub("", text) or text
    if text.isdigit():
        return Door(room=_room_name(text))
    if _DASHED.match(text):
        return _dashed(text, place="room")
    if (match := _NOUNED.match(text)) and match["rest"]:
        compound, building = _split_front(
            match["front"], _building_name(match["stem"], match["noun"])
        )
        inner = room_of(match["rest"].lstrip("-"))
        if inner.building is None:
            return Door(compound, building, inner.unit, inner.room)
    if (match := _UNIT_ROOM.match(text)) and (unit := _UNIT.match(match["unit"])):
        return Door(unit=f"{_stem(unit['stem'])}单元", room=_room_name(match["room"]))
    return Door(room=_room_name(text))


def _on_floor(floor: str, number: str) -> str | None:
    """The room that a floor and a number name together, ``None`` where they contradict each other.

    ``5楼01`` and ``5楼501`` are both 501; ``5楼302`` is nothing sure.
    """
    if len(number) < 3:
        return f"{floor}{number.zfill(2)}"
    return number if number.startswith(floor) and len(number) == len(floor) + 2 else None


def _room_name(text: str) -> str:
    text = _ROOM_NOUN.sub("", text) or text
    if match := _FLOOR_ROOM.match(text):
        room = _on_floor(_stem(match["floor"]), match["number"])
        return f"{room}{match['part'] or ''}" if room else text
    stripped = text.lstrip("0")
    # 0501 is the door 501; 01 of a one-storey row stays 1, and 0 alone stays.
    return stripped if text.isdigit() and stripped else text


def _dashed(text: str, place: str) -> Door:
    parts = text.split("-")
    # 101-1 is half of a divided flat, not unit 101: the first part of a door is no room number.
    for cut in range(len(parts)):
        if (
            cut + 1 < len(parts)
            and len(parts[cut].strip("ABCDEFGH")) >= 3
            and len(parts[cut + 1]) < 3
        ):
            parts[cut : cut + 2] = [f"{_room_name(parts[cut])}-{parts[cut + 1]}"]
            break
    if len(parts) == 1:
        return Door(room=parts[0])
    room = _room_name(parts[-1])
    if len(parts) == 3:
        return Door(building=_building_name(parts[0], ""), unit=f"{_stem(parts[1])}单元", room=room)
    if len(parts) == 2 and place == "room":
        return Door(unit=f"{_stem(parts[0])}单元", room=room)
    if len(parts) == 2 and len(parts[1]) < 3:
        return Door(building=_building_name(parts[0], ""), unit=f"{_stem(parts[1])}单元")
    raise Unreadable("invalid_door")


def read_building(value: object) -> str | None:
    """Read a cell that names one building and nothing else.

    Raises:
        Unreadable: ``several_not_allowed``, ``invalid_door``, ``door_became_date``.
    """
    text = door_text(value)
    if text in EMPTY:
        return None
    door = building_of(text)
    if door.building is None:
        raise Unreadable("invalid_door")
    return door.building


def read_buildings(value: object) -> tuple[str, ...] | None:
    """Read a cell that may name several buildings: ``1-10幢`` names ten, ``1号楼、3号楼`` two.

    Raises:
        Unreadable: ``invalid_door``, ``too_many_buildings`` beyond 300, ``door_became_date``.
    """
    text = door_text(value)
    if text in EMPTY:
        return None
    names: dict[str, None] = {}
    for part in split_many(text):
        for _, name in _one_or_range(part):
            names[name] = None
    return tuple(names) or None


def compounds_in(value: object) -> set[str]:
    """The compounds that a cell of buildings names: ``南苑小区1号楼、2号楼`` one.

    Raises:
        Unreadable: as ``read_buildings``.
    """
    text = door_text(value)
    if text in EMPTY:
        return set()
    named = {compound for part in split_many(text) for compound, _ in _one_or_range(part)}
    return {compound for compound in named if compound is not None}


def read_building_names(text: str) -> list[tuple[str | None, str]]:
    """Compound and name of every building a text names: ``安居东苑3号楼``, ``南区/3号楼``, ``1-10幢``.

    Raises:
        Unreadable: ``invalid_door``, ``too_many_buildings`` beyond 300.
    """
    *front, last = door_text(text).split("/")
    compound = front[-1] if front else None
    return [(compound or own, name) for own, name in _one_or_range(last)]


def _one_or_range(part: str) -> list[tuple[str | None, str]]:
    match = _RANGE.match(part)
    if match is None:
        door = building_of(part)
        if door.building is None:
            raise Unreadable("invalid_door")
        return [(door.compound, door.building)]
    first, last = int(match["first"]), int(match["last"])
    if last <= first:
        raise Unreadable("invalid_door")
    if last - first >= MANY_BUILDINGS:
        raise Unreadable("too_many_buildings")
    front = match["front"]
    names = (_building_name(str(number), match["noun"] or "") for number in range(first, last + 1))
    return [_split_front(front, name) for name in names]


def read_unit_keepers(value: object) -> tuple[tuple[str, str], ...] | None:
    """Read ``1单元:张三;2单元:李四`` into pairs of unit and name.

    Raises:
        Unreadable: ``invalid_unit_keepers``.
    """
    text = as_text(value)
    if text in EMPTY:
        return None
    pairs: list[tuple[str, str]] = []
    for part in split_many(text):
        match = re.match(r"^\s*(.{1,6}?(?:单元|门))\s*[:：\-—(（]?\s*([^)）]+)[)）]?$", part)
        match = match or re.match(r"^\s*(\d{1,2})\s*[:：\-—.]\s*(.+)$", part)
        name = read_name(match[2]) if match else None
        unit = unit_of(door_text(match[1])).unit if match else None
        if name is None or unit is None:
            raise Unreadable("invalid_unit_keepers")
        pairs.append((unit, name))
    return tuple(pairs) or None
