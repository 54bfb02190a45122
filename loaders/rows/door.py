"""The columns that name a door, and bringing into place what stands in them."""

from __future__ import annotations

import functools
from typing import Final

from loaders import columns as kinds
from loaders.cells.doors import Door, building_of, compounds_in, door_text, room_of, unit_of
from loaders.cells.text import EMPTY, normal_name
from loaders.cells.unreadable import Unreadable
from loaders.columns import Column, RefTarget, column
from loaders.rows import names
from loaders.rows.base import Fault

SUPPLIER: Final = "room"
"""The field whose cell supplies the building or the unit where they have no column: ``3-2-501``."""

COMPOUND: Final = column(
    "小区",
    *names.COMPOUND,
    kind=kinds.LABEL,
    note="小区或楼院的名字；没有就空着",
    example="示例小区",
)


def community(note: str, *, single: bool = False) -> Column:
    """The column of the community in which a building or door stands."""
    return column(
        "社区",
        *names.COMMUNITY,
        kind=kinds.REF,
        bold=True,
        ref="community",
        single=single,
        note=note,
    )


def building(note: str, *, supplied: bool = True) -> Column:
    """The column of a building; that of a room, where there is one, may supply it."""
    return column(
        "楼栋",
        *names.without(names.BUILDING, "楼栋"),
        kind=kinds.BUILDING,
        bold=True,
        supplied=supplied,
        note=note,
    )


def unit(note: str) -> Column:
    """The column of the unit of a door; the room's may supply it."""
    return column(
        "单元",
        *names.without(names.UNIT, "单元"),
        kind=kinds.UNIT,
        bold=True,
        supplied=True,
        note=note,
    )


def room(note: str, *, ref: RefTarget | None = "household") -> Column:
    """The column of the room of a door; ``ref`` is ``None`` where the row itself makes the door known."""
    return column(
        "室号",
        *names.without(names.ROOM, "室号"),
        kind=kinds.ROOM,
        bold=True,
        ref=ref,
        note=note,
    )


_READERS = {"building": building_of, "unit": unit_of, "room": room_of}


def fit_door(cells: dict[str, object]) -> list[Fault]:
    """Replace building, unit, room (and an absent compound) by their canonical forms.

    Each column may name more than its own level; what two columns name must agree. ``3-501`` beside
    a unit column is building 3, room 501 when the unit column says something else than 3.

    Args:
        cells: stored cells by field; changed in place.

    Returns:
        cells that cannot be read (``invalid_door`` …) or that contradict another
        (``door_conflict``).
    """
    faults: list[Fault] = []
    named: dict[str, Door] = {}
    for level in ("building", "unit", "room"):
        value = cells.pop(level, None)
        try:
            door = _read(level, value)
        except Unreadable as cause:
            faults.append(Fault(level, cause))
            continue
        if door is not None:
            named[level] = door
    building, unit, room = (named.get(level, _NOTHING) for level in ("building", "unit", "room"))
    if unit.unit is not None and room.unit is not None and room.unit != unit.unit:
        as_building = f"{room.unit.removesuffix('单元')}号楼"
        if room.building is None and building.building in (None, as_building):
            room = Door(room.compound, as_building, None, room.room)
    for level, said in (
        ("building", (building.building, unit.building, room.building)),
        ("unit", (unit.unit, building.unit, room.unit)),
        ("room", (room.room, building.room)),
    ):
        known = [name for name in said if name is not None]
        if known:
            cells[level] = known[0]
            if any(name != known[0] for name in known):
                faults.append(Fault("room", Unreadable("door_conflict")))
    found = building.compound or unit.compound or room.compound
    if not _fit_compound(cells, found):
        faults.append(Fault("building", Unreadable("door_conflict")))
    return faults


def fit_buildings(cells: dict[str, object]) -> list[Fault]:
    """Take the compound that a cell of buildings names into its place: ``南苑小区1-3号楼``.

    Args:
        cells: stored cells by field; changed in place.

    Returns:
        the cell, if it names several compounds, or another than the column of compounds does.
    """
    try:
        compounds = compounds_in(cells.get("buildings"))
    except Unreadable:
        return []  # refused when the cell is read
    if len(compounds) > 1:
        return [Fault("buildings", Unreadable("several_not_allowed"))]
    if not _fit_compound(cells, next(iter(compounds), None)):
        return [Fault("buildings", Unreadable("door_conflict"))]
    return []


_NOTHING = Door()


@functools.lru_cache(maxsize=20_000)
def _read(level: str, value: object) -> Door | None:
    text = door_text(value)
    return None if text in EMPTY else _READERS[level](text)


def _fit_compound(cells: dict[str, object], found: str | None) -> bool:
    """Fill in an absent compound; says whether what was found fits the one given."""
    if found is None:
        return True
    given = cells.get("compound")
    if given is None or given in EMPTY:
        cells["compound"] = found
        return True
    one, other = normal_name(str(given)), normal_name(found)
    return (
        one.endswith(other) or other.endswith(one) or one.startswith(other) or other.startswith(one)
    )
