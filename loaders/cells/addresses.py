"""Free-text addresses, taken apart; which building one means is known by the names (`loaders.ledgers.placing`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from loaders.cells.doors import Door, building_of, door_text, room_of
from loaders.cells.numerals import NUMERALS
from loaders.cells.unreadable import Unreadable


class Reading(NamedTuple):
    """One way to take an address apart.

    Attributes:
        place: everything before the unit; a numbered building at its end is written ``3号楼``.
        unit: canonical, ``None`` where none is named.
        room: canonical, ``None`` where none is named; a floor alone is no room.
    """

    place: str
    unit: str | None = None
    room: str | None = None


class Front(NamedTuple):
    """What stands before a building or its compound: the areas it says that it lies in.

    Attributes:
        districts: as far as they are named, each perhaps with its province or city before it.
        streets: 街道, 镇 and 乡, in the same way.
        communities: with their noun.
    """

    districts: tuple[str, ...]
    streets: tuple[str, ...]
    communities: tuple[str, ...]


NOWHERE: Final = Front((), (), ())
"""Nothing stands before."""

_FLOOR: Final = (
    rf"第?(?:负|地下|B)?(?:\d{{1,2}}|[{NUMERALS}]{{1,3}})(?:[-、](?:\d{{1,2}}|[{NUMERALS}]{{1,3}}))?"
    r"(?:层|楼|F)"
)
_UNIT: Final = rf"第?(?:\d{{1,2}}|[{NUMERALS}]{{1,3}}|[A-Z]|[东西南北中])(?:号?单元|门)"
_ROOM: Final = r"(?:\d{1,2}-)?[A-Z]?\d{1,5}[A-Z]?(?:[-、]\d{1,5})*(?:号房|房间|室|号|户|房)?"
_TAIL = re.compile(
    rf"(?<![\dA-Z])(?:(?P<unit>{_UNIT})-?)?(?:(?P<floor>{_FLOOR})-?)?(?P<room>{_ROOM})?$"
)
_DASHED = re.compile(
    r"(?P<front>.*?)(?<![\dA-Z])(?<!\d-)(?P<door>\d{1,3}-\d{1,2}-\d{3,5}(?:-\d{1,2})?)(?:室|号|户)?"
)
_BARE = re.compile(r"(?P<stem>(?<![\dA-Z])[甲乙丙丁戊]?\d{1,4}[A-Z]?)(?:楼|号)$")

_SEGMENT = re.compile(
    r"(?P<name>[^\W\d_]{1,15}?)"
    r"(?:(?P<wide>自治区|自治州|省|市)|(?P<street>街道|镇|乡)"
    r"|(?P<community>社区居民委员会|社区居委会|社区)"
    # 锦绣苑小区 and its 南区 are compounds.
    rf"|(?P<district>自治县|(?<![小南东西北中{NUMERALS}])区|县|旗)"
    r"|(?P<road>大街|大道|路|街|巷|道)"
    r"(?:(?:交叉口|交汇处|交界处|路口)(?:[东西南北]{1,2}(?:侧|角|面|边))?|[东西南北]{1,2}侧)?"
    r"(?:[甲乙丙丁]?\d{1,5}(?:-\d{1,4})?号(?:院|附\d{1,3}号)?)?)"
    r"(?!街道|社区)"
)
_LONGEST: Final = 100
"""Signs of an address; what is longer is a story."""
_KINDS: Final = ("district", "street", "community")


def readings(text: str) -> Iterator[Reading]:
    """Yield the ways to take an address apart, the one that says most of the door first.

    The last one takes all of it for the name of a place: ``众一大厦`` as well as ``北京中路168号``.
    """
    try:
        whole = door_text(text).strip("/-")
    except Unreadable:
        return
    whole = re.sub(r"(?<=\d)/(?=\d)", "-", whole)
    whole = re.sub(r"[/,;。]", "", re.sub(r"(?<=\d),(?=\d)", "、", whole))
    if len(whole) > _LONGEST:
        return
    if dashed := _DASHED.fullmatch(whole):
        door = room_of(dashed["door"])
        yield Reading(f"{dashed['front']}{door.building}", door.unit, door.room)
        return
    start = 0
    while start <= len(whole) and (tail := _TAIL.search(whole, start)):
        start = tail.start() + 1
        place = _place(whole[: tail.start()].rstrip("-"), before_unit=tail["unit"] is not None)
        if place:
            yield Reading(place, *_door(tail))


def tail_of(text: str) -> tuple[str | None, str | None] | None:
    """Unit and room of what stands after a building, ``None`` if it is more than that."""
    tail = _TAIL.fullmatch(text)
    return _door(tail) if tail else None


def _door(tail: re.Match[str]) -> tuple[str | None, str | None]:
    """Unit and room of the end of an address."""
    room = tail["room"]
    door = room_of(f"{tail['floor'] or ''}{room}") if room else Door()
    unit = room_of(f"{tail['unit'].removeprefix('第')}1").unit if tail["unit"] else None
    return unit or door.unit, door.room


def _place(text: str, *, before_unit: bool) -> str | None:
    """A place as it is looked up, ``None`` for what names none: a mere number is no building."""
    if text.isascii() and text.isalnum():
        return None
    if before_unit:
        # 锦绣苑3楼2单元: what comes before a unit is a building, not a floor.
        text = _BARE.sub(r"\g<stem>号楼", text)
    try:
        door = building_of(text)
    except Unreadable:
        return None
    if door.unit is not None or door.room is not None:
        return text
    return f"{door.compound or ''}{door.building}"


def front_of(text: str, known: Sequence[str] = ()) -> Front | None:
    """Read what stands before a building: ``宁夏银川市金凤区北京中路168号``.

    Args:
        text: as in ``Reading.place``.
        known: names of areas with their nouns; what they hold parts no others: ``河东区``, ``新市区社区``.

    Returns:
        ``None`` where some of it is not understood: it may be the name of another compound.
    """
    text = text.replace("街道办事处", "街道").replace("街道办", "街道")
    found: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    place = 0
    while place < len(text):
        begun = max((name for name in known if text.startswith(name, place)), key=len, default="")
        if begun:
            if begun.endswith("社区"):
                found["community"].append(begun)
            place += len(begun)
            continue
        segment = _SEGMENT.match(text, place)
        if segment is None:
            return None
        for kind in _KINDS:
            if segment[kind] is not None:
                found[kind].append(segment[0])
        place = segment.end()
    return Front(*(tuple(found[kind]) for kind in _KINDS))
