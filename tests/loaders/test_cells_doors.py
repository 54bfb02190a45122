"""Doors."""

from __future__ import annotations

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.doors import (
    Door,
    building_of,
    door_text,
    read_building,
    read_building_names,
    read_buildings,
    read_unit_keepers,
    room_of,
    unit_of,
)
from loaders.cells.unreadable import Unreadable
from loaders.rows.door import fit_buildings, fit_door


@pytest.mark.parametrize(
    "value",
    [
        "1栋",
        "1幢",
        "1号楼",
        "１号楼",
        "1#",
        "1#楼",
        "01号楼",
        "第1栋",
        "一号楼",
        "1 号 楼",
        1.0,
        1,
        "1",
        "1号",
        "1座",
    ],
)
def test_one_building_in_many_spellings(value: object) -> None:
    assert read_building(value) == "1号楼"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("A座", "A座"),
        ("a栋", "A座"),
        ("甲1号楼", "甲1号楼"),
        ("众一大厦", "众一大厦"),
        ("综合楼", "综合楼"),
        ("南区3栋", "南区3号楼"),
        ("十二幢", "12号楼"),
        ("无", None),
    ],
)
def test_other_buildings(value: str, expected: str | None) -> None:
    assert read_building(value) == expected


def test_a_building_cell_may_name_more() -> None:
    assert building_of("锦绣苑小区3号楼") == Door("锦绣苑小区", "3号楼")
    assert building_of("3号楼2单元501") == Door(None, "3号楼", "2单元", "501")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1-10幢", tuple(f"{number}号楼" for number in range(1, 11))),
        ("1号楼、3号楼", ("1号楼", "3号楼")),
        ("1至3号楼，5#", ("1号楼", "2号楼", "3号楼", "5号楼")),
        ("5号楼-7号楼", ("5号楼", "6号楼", "7号楼")),
        ("众一大厦", ("众一大厦",)),
        ("—", None),
    ],
)
def test_several_buildings(value: str, expected: tuple[str, ...] | None) -> None:
    assert read_buildings(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3栋", [(None, "3号楼")]),
        ("锦绣大厦", [(None, "锦绣大厦")]),
        ("锦西园3号楼", [("锦西园", "3号楼")]),
        ("锦西园/3号楼", [("锦西园", "3号楼")]),
        ("锦西园1-2号楼", [("锦西园", "1号楼"), ("锦西园", "2号楼")]),
    ],
)
def test_buildings_with_their_compound(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert read_building_names(text) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [("1-10幢", "several_not_allowed"), (datetime.datetime(2018, 3, 2), "door_became_date")],
)
def test_refused_buildings(value: object, code: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_building(value)
    assert error.value.code == code


def test_refused_ranges() -> None:
    for value, code in (("1-900幢", "too_many_buildings"), ("5-2幢", "invalid_door")):
        with pytest.raises(Unreadable) as error:
            read_buildings(value)
        assert error.value.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", "2单元"),
        ("2单元", "2单元"),
        ("二单元", "2单元"),
        ("东单元", "东单元"),
        ("2门", "2单元"),
        ("02", "2单元"),
    ],
)
def test_units(text: str, expected: str) -> None:
    assert unit_of(door_text(text)) == Door(unit=expected)


def test_no_unit() -> None:
    with pytest.raises(Unreadable):
        unit_of("某个单元楼")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("501", Door(room="501")),
        (501.0, Door(room="501")),
        ("501室", Door(room="501")),
        ("0501", Door(room="501")),
        ("3-501", Door(unit="3单元", room="501")),
        ("3－501", Door(unit="3单元", room="501")),
        ("3-2-501", Door(building="3号楼", unit="2单元", room="501")),
        ("3号楼2单元501", Door(building="3号楼", unit="2单元", room="501")),
        ("2单元501室", Door(unit="2单元", room="501")),
        ("101-1", Door(room="101-1")),
        ("1-101-2", Door(unit="1单元", room="101-2")),
        ("商铺3", Door(room="商铺3")),
    ],
)
def test_rooms(value: object, expected: Door) -> None:
    assert room_of(door_text(value)) == expected


@given(st.integers(1, 60), st.integers(1, 9), st.integers(101, 3404))
def test_every_spelling_of_a_door_is_one_door(building: int, unit: int, room: int) -> None:
    expected = Door(building=f"{building}号楼", unit=f"{unit}单元", room=str(room))
    for form in (
        f"{building}-{unit}-{room}",
        f"{building}号楼{unit}单元{room}室",
        f"{building}#{unit}-{room}",
        f"{building}栋{unit}单元{room}",
    ):
        assert room_of(door_text(form)) == expected


@given(st.text(max_size=12))
def test_doors_never_crash(text: str) -> None:
    for read in (
        read_building,
        read_buildings,
        read_unit_keepers,
        lambda value: unit_of(door_text(value)),
        lambda value: room_of(door_text(value)),
    ):
        with contextlib.suppress(Unreadable):
            read(text)


def test_unit_keepers() -> None:
    assert read_unit_keepers("1单元:张三;2单元：李 四") == (("1单元", "张三"), ("2单元", "李四"))
    assert read_unit_keepers("1:张三、2:李四") == (("1单元", "张三"), ("2单元", "李四"))
    assert read_unit_keepers("") is None
    with pytest.raises(Unreadable):
        read_unit_keepers("张三")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"building": "3栋", "unit": "2", "room": "501"}, ("3号楼", "2单元", "501")),
        ({"room": "3-2-501"}, ("3号楼", "2单元", "501")),
        ({"building": "3栋", "room": "2-501"}, ("3号楼", "2单元", "501")),
        ({"building": "3栋", "unit": "2", "room": "3-501"}, ("3号楼", "2单元", "501")),
        ({"building": "3号楼2单元501", "unit": "", "room": ""}, ("3号楼", "2单元", "501")),
        ({"building": "3栋", "unit": "2", "room": "3-2-501"}, ("3号楼", "2单元", "501")),
    ],
)
def test_a_door_from_whatever_columns_name_it(
    cells: dict[str, object], expected: tuple[str, str, str]
) -> None:
    assert fit_door(cells) == []
    assert (cells["building"], cells["unit"], cells["room"]) == expected


def test_columns_that_contradict_each_other() -> None:
    faults = fit_door({"building": "3栋", "unit": "2", "room": "4-501"})
    assert [(fault.field, fault.cause.code) for fault in faults] == [("room", "door_conflict")]
    faults = fit_door({"compound": "蓝山名邸", "building": "锦绣苑小区3号楼", "room": "501"})
    assert [(fault.field, fault.cause.code) for fault in faults] == [("building", "door_conflict")]


def test_a_compound_named_in_the_building_is_taken() -> None:
    cells: dict[str, object] = {"building": "锦绣苑小区3号楼", "unit": "1", "room": "101"}
    assert fit_door(cells) == []
    assert cells["compound"] == "锦绣苑小区"
    cells = {"compound": "锦绣苑", "building": "锦绣苑小区3号楼", "unit": "1", "room": "101"}
    assert fit_door(cells) == []
    assert cells["compound"] == "锦绣苑"


@pytest.mark.parametrize(
    ("text", "unit", "room"),
    [
        ("5楼501", None, "501"),
        ("5楼501室", None, "501"),
        ("5层01", None, "501"),
        ("12楼1203", None, "1203"),
        ("十二层3号", None, "1203"),
        ("2单元5楼501", "2单元", "501"),
        ("2单元5楼501-1", "2单元", "501-1"),
        ("5楼302", None, "5楼302"),
        ("1楼1203", None, "1楼1203"),
    ],
)
def test_a_floor_before_the_room(text: str, unit: str | None, room: str) -> None:
    assert room_of(text) == Door(unit=unit, room=room)


@pytest.mark.parametrize(
    ("buildings", "given", "compound"),
    [
        ("南苑小区3号楼", "", "南苑小区"),
        ("南苑1-3号楼", "—", "南苑"),
        ("南苑1号楼、2号楼", None, "南苑"),
        ("南苑3号楼", "南苑小区", "南苑小区"),
        ("3号楼", "南苑", "南苑"),
        ("3号楼", "", ""),
        ("", "", ""),
        (datetime.date(2018, 3, 2), "", ""),
    ],
)
def test_a_compound_before_the_buildings(
    buildings: object, given: object, compound: object
) -> None:
    cells = {"buildings": buildings, "compound": given}
    assert fit_buildings(cells) == []
    assert cells == {"buildings": buildings, "compound": compound}


@pytest.mark.parametrize(
    ("buildings", "given", "code"),
    [("南苑1号楼、北苑1号楼", "", "several_not_allowed"), ("南苑1号楼", "北苑", "door_conflict")],
)
def test_compounds_that_differ(buildings: str, given: str, code: str) -> None:
    (fault,) = fit_buildings({"buildings": buildings, "compound": given})
    assert (fault.field, fault.cause.code) == ("buildings", code)
