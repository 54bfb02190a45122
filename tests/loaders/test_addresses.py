"""Free-text addresses: taken apart, and led to what is certain."""

from __future__ import annotations

import pytest

from graph.model import make_key
from loaders.cells.addresses import Front, Reading, front_of, readings
from loaders.ledgers.ground import household_key
from loaders.ledgers.placing import Unplaced, building_at, household_at
from loaders.references import References

JINXIU, LANSHAN = "锦绣苑", "蓝山名邸"


def _names() -> References:
    names = References()
    names.add_area("区", "640106000000", "金凤区", is_community=False)
    names.add_area("街", "640106004000", "北京中路街道", is_community=False)
    names.add_area(JINXIU, "640106004001", "锦绣苑", is_community=True)
    names.add_area(LANSHAN, "640106004003", "蓝山名邸社区", is_community=True)
    names.add_area("新", "640106004005", "新市区社区", is_community=True)
    for community, compound, name, doors in (
        (JINXIU, "锦绣苑", "3号楼", ("1单元/501", "2单元/501", "2单元/302")),
        (JINXIU, "锦绣苑", "A座", ("1单元/1203",)),
        (JINXIU, "锦绣苑南区", "3号楼", ("2单元/501",)),
        (JINXIU, "锦绣苑", "8号楼", ("1单元/101",)),
        (JINXIU, "", "鼎新大厦", ("1单元/503",)),
        (JINXIU, "", "金水大厦", ()),
        (LANSHAN, "", "金水大厦", ()),
        (LANSHAN, "", "众一大厦", ()),
        ("新", "", "创业大楼", ()),
    ):
        key = _building(community, compound, name)
        names.add_building(key, community, compound, name)
        names.households.update(household_key(key, *door.split("/")) for door in doors)
    return names


def _building(community: str, compound: str, name: str) -> str:
    return make_key("building", community=community, compound=compound, name=name)


NAMES = _names()


def led(text: str, community: str | None = None) -> str:
    """The building that an address leads to, as 社区/小区/楼, or why it leads to none."""
    try:
        key = building_at(text, NAMES, community).building
    except Unplaced as error:
        return error.reason
    return "/".join(part.partition("=")[2] for part in key.split("|")[1:])


def home(text: str) -> str:
    """The household that an address leads to, as 小区/楼/单元/室, or why it leads to none."""
    try:
        key = household_at(text, NAMES)
    except Unplaced as error:
        return error.reason
    return "/".join(part.partition("=")[2] for part in key.split("|")[2:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "宁夏银川市金凤区北京中路街道锦绣苑社区锦绣苑小区3号楼2单元501室",
            Reading("宁夏银川市金凤区北京中路街道锦绣苑社区锦绣苑小区3号楼", "2单元", "501"),
        ),
        ("锦绣苑3-2-501", Reading("锦绣苑3号楼", "2单元", "501")),
        ("锦绣苑小区3栋501", Reading("锦绣苑小区3号楼", None, "501")),
        ("北京中路168号锦绣苑A座1203", Reading("北京中路168号锦绣苑A座", None, "1203")),
        ("3号楼2单元501", Reading("3号楼", "2单元", "501")),
        ("锦绣苑3楼2单元501", Reading("锦绣苑3号楼", "2单元", "501")),
        ("锦绣苑，3号楼，2单元，501", Reading("锦绣苑3号楼", "2单元", "501")),
        ("众一大厦B1层", Reading("众一大厦", None, None)),
        ("众一大厦1-3层", Reading("众一大厦", None, None)),
        ("众一大厦１２层１２０３", Reading("众一大厦", None, "1203")),
        ("贺兰县某村", Reading("贺兰县某村", None, None)),
    ],
)
def test_an_address_taken_apart(text: str, expected: Reading) -> None:
    assert next(readings(text)) == expected


@pytest.mark.parametrize("text", ["", "501", "3-501", "—", "1-3号楼", "某" * 101])
def test_what_names_no_place(text: str) -> None:
    assert [reading for reading in readings(text) if "楼" in reading.place or "501" in text] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宁夏回族自治区银川市金凤区北京中路街道办事处", (("金凤区",), ("北京中路街道",), ())),
        ("宁夏金凤区北京中路168号", (("宁夏金凤区",), (), ())),
        ("北京中路蓝山名邸社区居委会", ((), (), ("蓝山名邸社区居委会",))),
        ("正源北街与北京中路交叉口西南角", ((), (), ())),
        ("新华大街甲12-1号院", ((), (), ())),
        ("锦绣苑小区", None),
        ("锦绣苑南区", None),
        ("北京中路新", None),
        ("北京中路168号附近", None),
    ],
)
def test_what_stands_before_a_building(
    text: str, expected: tuple[tuple[str, ...], ...] | None
) -> None:
    assert front_of(text) == (None if expected is None else Front(*expected))


def test_the_name_of_an_area_parts_no_other() -> None:
    assert front_of("河东区") is None, "it may be a part of a compound"
    assert front_of("河东区新市区社区", ("河东区", "新市区社区")) == Front((), (), ("新市区社区",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("北京中路众一大厦12层", "蓝山名邸/众一大厦"),
        ("北京中路168号众一大厦12层1203-1205室", "蓝山名邸/众一大厦"),
        ("宁夏银川市金凤区北京中路街道众一大厦", "蓝山名邸/众一大厦"),
        ("蓝山名邸社区众一大厦12F", "蓝山名邸/众一大厦"),
        ("正源北街与北京中路交叉口西南角众一大厦1201、1202室", "蓝山名邸/众一大厦"),
        ("北京中路新市区社区创业大楼3楼", "新/创业大楼"),
        ("锦绣苑社区金水大厦5层", "锦绣苑/金水大厦"),
        ("银川市金凤区蓝山名邸社区金水大厦", "蓝山名邸/金水大厦"),
        ("北京中路锦绣苑小区8栋底商", "看不出楼栋"),
        ("北京中路锦绣苑小区8栋101", "锦绣苑/锦绣苑/8号楼"),
        ("金水大厦5层", "不止一栋楼"),
        ("北京中路新众一大厦", "看不出楼栋"),
        ("新众一大厦12层", "看不出楼栋"),
        ("众一大厦对面", "看不出楼栋"),
        ("众一大厦B座", "看不出楼栋"),
        ("北京中路168号", "看不出楼栋"),
        ("兴庆区众一大厦12层", "不在本辖区"),
        ("上海西路街道众一大厦12层", "不在本辖区"),
        ("安居苑社区众一大厦12层", "不在本辖区"),
        ("锦绣苑社区众一大厦12层", "没有这栋楼"),
        ("金凤区锦绣苑社区众一大厦12层", "没有这栋楼"),
        ("北京中路8号楼2层", "没有这栋楼"),
        ("锦绣苑9号楼2层", "没有这栋楼"),
        ("8号楼2层", "锦绣苑/锦绣苑/8号楼"),
    ],
)
def test_the_building_of_an_address(text: str, expected: str) -> None:
    assert led(text) == expected


@pytest.mark.parametrize(
    ("text", "community", "expected"),
    [
        ("金水大厦5层", JINXIU, "锦绣苑/金水大厦"),
        ("北京中路8号楼", JINXIU, "锦绣苑/锦绣苑/8号楼"),
        ("众一大厦12层", JINXIU, "没有这栋楼"),
        ("蓝山名邸社区众一大厦12层", JINXIU, "没有这栋楼"),
        ("3号楼", JINXIU, "不止一栋楼"),
    ],
)
def test_the_community_of_another_cell(text: str, community: str, expected: str) -> None:
    assert led(text, community) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "宁夏银川市金凤区北京中路街道锦绣苑社区锦绣苑小区3号楼2单元501室",
            "锦绣苑/3号楼/2单元/501",
        ),
        ("锦绣苑3-2-501", "锦绣苑/3号楼/2单元/501"),
        ("锦绣苑3#2-501", "锦绣苑/3号楼/2单元/501"),
        ("锦绣苑三号楼二单元501", "锦绣苑/3号楼/2单元/501"),
        ("锦绣苑/3号楼/2单元/501", "锦绣苑/3号楼/2单元/501"),
        ("金凤区北京中路街道锦绣苑3栋2单元5楼501", "锦绣苑/3号楼/2单元/501"),
        ("锦绣苑3栋2单元5楼01", "锦绣苑/3号楼/2单元/501"),
        ("锦绣苑南区3号楼2单元501", "锦绣苑南区/3号楼/2单元/501"),
        ("锦绣苑小区3栋302", "锦绣苑/3号楼/2单元/302"),
        ("北京中路168号锦绣苑A座1203", "锦绣苑/A座/1单元/1203"),
        ("锦绣苑社区鼎新大厦1单元503室", "鼎新大厦/1单元/503"),
        ("金凤区鼎新大厦5层503", "鼎新大厦/1单元/503"),
        ("8号楼1单元101", "锦绣苑/8号楼/1单元/101"),
        ("锦绣苑小区3栋501", "不止一户"),
        ("锦绣苑小区3栋109", "没有这一户"),
        ("锦绣苑小区3栋2单元109", "没有这一户"),
        ("锦绣苑3栋2单元5楼302", "没有这一户"),
        ("锦绣苑小区3栋", "没有写到室号"),
        ("锦绣苑小区3栋5层", "没有写到室号"),
        ("锦绣苑小区9栋2单元501", "没有这栋楼"),
        ("3号楼2单元501", "不止一栋楼"),
        ("锦绣苑社区3号楼2单元501", "不止一栋楼"),
        ("兴庆区锦绣苑3号楼2单元501", "不在本辖区"),
        ("北京中路168号8号楼1单元101", "没有这栋楼"),
        ("金凤区锦绣苑东区3号楼2单元501", "没有这栋楼"),
        ("新锦绣苑3号楼2单元501", "没有这栋楼"),
        ("贺兰县某村", "看不出楼栋"),
        ("3-501", "看不出楼栋"),
    ],
)
def test_the_household_of_an_address(text: str, expected: str) -> None:
    assert home(text) == expected


def test_an_area_is_elsewhere_only_where_some_of_its_level_are_known() -> None:
    names = References()
    names.add_area(JINXIU, "640106004001", "锦绣苑", is_community=True)
    key = _building(JINXIU, "", "众一大厦")
    names.add_building(key, JINXIU, "", "众一大厦")
    assert building_at("金凤区北京中路街道众一大厦2层", names).building == key
