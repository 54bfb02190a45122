"""Finding the one thing that somebody asks for, by its address or its name.

A clerk types what he would say: ``锦绣苑南区3号楼2单元501``, ``锦绣苑/南区/3栋``, a firm's name. The same
readers take it apart that read the cells of ledgers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz, process

from graph.engines import Graph
from graph.errors import WrongUse
from graph.judgements import same_things
from graph.who import naming
from loaders.cells.addresses import tail_of
from loaders.cells.doors import building_of, door_text, room_of
from loaders.cells.text import normal_name
from loaders.cells.unreadable import Unreadable
from loaders.known import load_places
from loaders.ledgers.placing import Unplaced, building_at
from loaders.references import References
from loaders.sites import short_spellings, whole_spellings

SHOWN = 6
"""Candidates that a sentence names; beyond them it says how many there are."""

_NUMERALS = "一二三四五六七八九十"
_DASHED = re.compile(r"(?P<front>.*?)(?P<door>\d{1,3}-\d{1,2}-\d{3,5})(?:室|号|户)?")
_UNIT_LAST = re.compile(rf"(?P<front>.+?)(?P<unit>(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}}|[A-Z])号?单元)")
_NUMBERED = re.compile(r".*\d+号楼|[A-Z]座")


@dataclass(frozen=True)
class Found:
    """What was asked for: ``kind`` as ``graph.who.who`` takes it, and its key."""

    kind: str
    key: str


@dataclass(frozen=True)
class _Address:
    """An address taken apart: everything before the unit, unit and room where it names them."""

    place: str
    unit: str | None = None
    room: str | None = None


@dataclass(frozen=True)
class _Named:
    """A candidate: what it is, and how it is told to a reader."""

    kind: str
    key: str
    shown: str
    living: bool = True

    @property
    def name(self) -> str:
        """Its own name, without the place it is told with."""
        return self.shown.rpartition("/")[2]


def find(graph: Graph, wanted: str, as_of: date) -> Found:
    """Find a door, building, employer, party organisation or member.

    Args:
        graph: the open database.
        wanted: an address, or a name in full or as much of it as is unambiguous.
        as_of: among several of a name those that exist on this day are meant.

    Returns:
        What stands for it, where it was judged one with another.

    Raises:
        WrongUse: nothing or several things fit; the candidates are named, but what was asked is not
            repeated: it may be a person's name.
    """
    found = _find(graph, wanted, as_of)
    return Found(found.kind, same_things(graph).one(found.key))


def _find(graph: Graph, wanted: str, as_of: date) -> Found:
    text = wanted.strip()
    if not normal_name(text):
        raise WrongUse("请给一个门牌、楼栋或单位名称。", "Give a door, a building or a name.")
    rows = naming.names(graph, as_of)
    known = [_thing(row) for row in rows]
    buildings = naming.buildings(graph, as_of)
    exact = [*_by_name(graph, rows, text, as_of), *_buildings(buildings, text)]
    if exact:
        return _only(exact)
    address = _address(text, buildings)
    there = _buildings(buildings, address.place) if address is not None else []
    if address is None or not there:
        there, address = _as_in_cells(graph, buildings, text) or ([], address)
    if address is not None and there:
        if address.room is None:
            return _only(there)
        return _only(_doors(graph, there, address))
    part = normal_name(text)
    partly = [one for one in known if len(part) > 1 and part in normal_name(one.name)]
    if partly:
        # A firm goes before its own branch, which is named after it.
        return _only([one for one in partly if one.kind == "employer"] or partly)
    raise _unknown(text, address, known, buildings)


def _only(found: Iterable[_Named]) -> Found:
    """The only candidate; those that exist on the day go before those that do not."""
    unique = {one.key: one for one in found}
    living = [one for one in unique.values() if one.living]
    left = living or list(unique.values())
    if len(left) == 1:
        return Found(left[0].kind, left[0].key)
    names = sorted(one.shown for one in left)
    shown, more = names[:SHOWN], len(names) > SHOWN
    raise WrongUse(
        f"不止一处：{'、'.join(shown)}{f'等 {len(names)} 处' if more else ''}。请写全一些。",
        f"It fits {len(names)} things: {', '.join(shown)}{' …' if more else ''}. Say more.",
    )


# -- names -----------------------------------------------------------------------------------


def _thing(row: naming.Row) -> _Named:
    shown = f"{row['place']}/{row['name']}" if row["place"] else row["name"]
    return _Named(row["kind"], row["key"], shown, bool(row["living"]))


def _by_name(graph: Graph, rows: list[naming.Row], text: str, as_of: date) -> list[_Named]:
    """What bears just this name, or is written ``支部/姓名``, ``社区/单位``."""
    front, _, last = text.rpartition("/")
    name = normal_name(text)
    found = []
    for row in rows:
        one = _thing(row)
        called = {normal_name(row["name"]), *map(normal_name, row["formerNames"])}
        inside = normal_name(row["place"] + row["name"])
        if name in called or name in (normal_name(one.shown), inside) or text == row["code"]:
            found.append(one)
    for row in naming.persons(graph, last.strip(), as_of):
        if not front or normal_name(front) == normal_name(row["branch"] or ""):
            # A person's name never stands in a sentence that may reach a log.
            shown = f"{row['branch'] or '没有支部'}的一名党员"
            found.append(_Named("member", row["member"], shown))
    return found


# -- addresses -------------------------------------------------------------------------------


def _address(text: str, buildings: list[naming.Row]) -> _Address | None:
    """Take an address apart, ``None`` where it does not begin with a building."""
    try:
        whole = _joined(text)
        if dashed := _DASHED.fullmatch(whole):
            door = room_of(dashed["door"])
            return _Address(f"{dashed['front']}{door.building}", door.unit, door.room)
        if last := _UNIT_LAST.fullmatch(whole):
            # A unit without a room: the building answers for it.
            return _Address(_place(last["front"]))
        door = building_of(whole)
        if door.room is not None or _NUMBERED.fullmatch(door.building or ""):
            return _Address(f"{door.compound or ''}{door.building}", door.unit, door.room)
        return _after_a_name(whole, buildings)
    except Unreadable:
        return None


def _as_in_cells(
    graph: Graph, buildings: list[naming.Row], text: str
) -> tuple[list[_Named], _Address] | None:
    """The building of an address with areas and a road before it, as cells of ledgers have them."""
    names = References()
    load_places(graph, names)
    try:
        at = building_at(text, names)
        keys, address = {at.building}, _Address(text, at.unit, at.room)
    except Unplaced as error:
        keys, address = set(error.buildings), _Address(text)
    there = [_building(row) for row in buildings if row["building"] in keys]
    return (there, address) if there else None


def _joined(text: str) -> str:
    """The address as one word, ``/`` between two numbers kept apart as ``-``."""
    whole = door_text(text).strip("/")
    return re.sub(r"(?<=\d)/(?=\d)", "-", whole).replace("/", "")


def _place(text: str) -> str:
    door = building_of(text)
    return f"{door.compound or ''}{door.building}"


def _after_a_name(whole: str, buildings: list[naming.Row]) -> _Address | None:
    """An address whose building has a name of its own: ``恒信大厦1单元501``."""
    names = {spelled for row in buildings for spelled in _whole(row) | _short(row)}
    begun = [name for name in names if normal_name(whole).startswith(name)]
    if not begun:
        return None
    name = max(begun, key=len)
    rest = whole[len(name) :].lstrip("-")
    if (door := tail_of(rest)) is not None:
        return _Address(name, *door)
    written = room_of(rest)
    return _Address(name, written.unit, written.room)


def _whole(row: naming.Row) -> set[str]:
    compound = row["path"].removesuffix(row["name"]).removesuffix("/")
    return whole_spellings(row["community"], compound, row["name"])


def _short(row: naming.Row) -> set[str]:
    return short_spellings(row["community"], row["name"])


def _buildings(buildings: list[naming.Row], place: str) -> list[_Named]:
    """The buildings that are written so; those without their compound only if there is no other."""
    written = {normal_name(place)}
    with suppress(Unreadable):
        door = building_of(_joined(place))
        if door.unit is None and door.room is None:
            written.add(normal_name(f"{door.compound or ''}{door.building}"))
    found = [row for row in buildings if written & _whole(row)] or [
        row for row in buildings if written & _short(row)
    ]
    return [_building(row) for row in found]


def _building(row: naming.Row) -> _Named:
    return _Named(
        "building", row["building"], f"{row['community']}/{row['path']}", bool(row["living"])
    )


def _doors(graph: Graph, there: list[_Named], address: _Address) -> list[_Named]:
    """The doors of some buildings that an address names; refused with the nearest if none does."""
    shown = {one.key: one for one in there}
    rows = naming.rooms(graph, shown)
    found, near = [], []
    for row in rows:
        house = shown[row["building"]]
        text = f"{house.shown}/{row['unit']}/{row['room']}"
        door = _Named("household", row["household"], text, house.living)
        fits = address.unit is None or normal_name(row["unit"]) == normal_name(address.unit)
        if fits and normal_name(row["room"]) == normal_name(address.room or ""):
            found.append(door)
        near.append((fits, row["room"], text))
    if found:
        return found
    raise _no_door(address, near)


def _no_door(address: _Address, near: list[tuple[bool, str, str]]) -> WrongUse:
    rooms = [(room, text) for fits, room, text in near if fits] or [
        (room, text) for _, room, text in near
    ]
    if not rooms:
        return WrongUse(
            "台账里没有这扇门：这栋楼没有住户。",
            "No ledger knows this door: nobody lives in the building.",
        )
    best = process.extract(
        address.room or "", [room for room, _ in rooms], scorer=fuzz.ratio, limit=3
    )
    names = [rooms[place][1] for _, _, place in best]
    return WrongUse(
        f"台账里没有这扇门，相近的有：{'、'.join(names)}。",
        f"No ledger knows this door; the nearest are {', '.join(names)}.",
    )


def _unknown(
    text: str, address: _Address | None, known: list[_Named], buildings: list[naming.Row]
) -> WrongUse:
    """The sentence for what nothing fits, with the nearest names."""
    shown = [f"{row['community']}/{row['path']}" for row in buildings]
    if address is None or not _NUMBERED.fullmatch(address.place):
        shown += [one.shown for one in known]
    best = process.extract(
        normal_name(address.place if address else text), shown, processor=normal_name,
        limit=3, score_cutoff=50,
    )  # fmt: skip
    names = [name for name, _, _ in best]
    near = f"，相近的有：{'、'.join(names)}" if names else ""
    near_en = f"; the nearest are {', '.join(names)}" if names else ""
    return WrongUse(
        f"台账里没有这个门牌或名称{near}。可以写门牌、楼栋、单位、党组织全称或党员姓名。",
        f"No ledger knows this door or name{near_en}. Give a door, a building, a firm, an organisation or a member.",
    )
