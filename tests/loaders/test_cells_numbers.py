"""Numbers, identity numbers, phones, lists and answers."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells import identity
from loaders.cells.coordinates import read_latitude, read_longitude
from loaders.cells.dates import Dated
from loaders.cells.known import Known, read_known
from loaders.cells.lists import (
    closed_list,
    read_answer,
    read_answer_or_date,
    read_many,
    read_yes_no,
)
from loaders.cells.numbers import read_decimal, read_integer
from loaders.cells.numerals import from_numerals
from loaders.cells.unreadable import Unreadable


def refused(read: object, value: object) -> str:
    """Return the code with which ``read`` refuses ``value``."""
    assert callable(read)
    with pytest.raises(Unreadable) as error:
        read(value)
    return error.value.code


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("5年", 5),
        ("12户", 12),
        ("1,200", 1200),
        (5.0, 5),
        ("５", 5),
        ("约30人", 30),
        ("", None),
        ("0", 0),
        (0.0, 0),
    ],
)
def test_integers(value: object, expected: int | None) -> None:
    assert read_integer(value) == expected


@pytest.mark.parametrize(
    "value", ["五六个", "3.5", -1.0, True, "12a", float("nan"), float("inf"), 1e12]
)
def test_no_integers(value: object) -> None:
    assert refused(read_integer, value) == "invalid_number"


def test_coordinates() -> None:
    assert read_longitude("106.25") == 106.25
    assert read_latitude(38.48) == 38.48
    assert read_decimal("-3.5") == -3.5
    assert refused(read_longitude, 38.48) == "invalid_coordinate"
    assert refused(read_latitude, "106.25") == "invalid_coordinate"


@pytest.mark.parametrize(
    "value",
    [
        "11010519491231002X",
        "440524188001010014",
        "11010519491231002x",
        "'11010519491231002X",
        " 110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_valid_ids(value: str) -> None:
    assert identity.read_person_id(value) in ("11010519491231002X", "440524188001010014")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("110105194912310021", "invalid_id"),
        ("110105491231002", "invalid_id"),
        ("11010519491331002X", "invalid_id"),
        ("某某", "invalid_id"),
        (12345.0, "invalid_id"),
        (110105194912310020.0, "damaged_id"),
        (110105194912310000, "damaged_id"),
        ("110105194912310000", "damaged_id"),
        ("1.10105E+17", "damaged_id"),
    ],
)
def test_refused_ids(value: object, code: str) -> None:
    assert refused(identity.read_person_id, value) == code


def test_birth_dates_must_be_possible() -> None:
    first = "64010621500101001"
    assert refused(identity.read_person_id, first + identity.id_check_sign(first)) == "invalid_id"
    assert identity.born("64010621500101001X") is None
    assert identity.born("11010519491231002X") == datetime.date(1949, 12, 31)


@given(
    st.integers(0, 10**6 - 1),
    st.dates(datetime.date(1900, 1, 1), datetime.date(2020, 1, 1)),
    st.integers(0, 999),
    st.integers(0, 17),
    st.sampled_from("0123456789"),
)
def test_one_wrong_digit_is_found(
    place: int, day: datetime.date, rest: int, where: int, digit: str
) -> None:
    first = f"{place:06d}{day:%Y%m%d}{rest:03d}"
    whole = first + identity.id_check_sign(first)
    if not whole.endswith("000"):
        assert identity.read_person_id(whole) == whole
    broken = whole[:where] + digit + whole[where + 1 :]
    if broken != whole:
        assert refused(identity.read_person_id, broken) in ("invalid_id", "damaged_id")


def test_social_credit_codes() -> None:
    assert identity.read_uscc("91350100M000100Y43") == "91350100M000100Y43"
    assert identity.read_uscc("91350100m000100y43") == "91350100M000100Y43"
    assert identity.read_uscc("—") is None
    assert refused(identity.read_uscc, "91350100M000100Y4Z") == "invalid_uscc"
    assert refused(identity.read_uscc, "91350100M000100Y4") == "invalid_uscc"
    assert refused(identity.read_uscc, 911101050000000000.0) == "damaged_id"
    assert refused(identity.read_uscc, 91.0) == "invalid_uscc"
    assert refused(identity.read_uscc, "9.11E+17") == "damaged_id"


def test_area_codes() -> None:
    assert identity.read_area_code("640106004001") == "640106004001"
    assert identity.read_area_code(640106004001.0) == "640106004001"
    assert identity.read_area_code("640106") == "640106000000"
    assert identity.read_area_codes("640106004001、640106004003") == (
        "640106004001",
        "640106004003",
    )
    assert identity.read_area_codes(640106004001.0) == ("640106004001",)
    assert identity.read_area_codes("") is None
    assert refused(identity.read_area_code, "64010600400") == "invalid_area_code"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("13900000000", ("13900000000",)),
        (13900000000.0, ("13900000000",)),
        ("13900000000、0951-5012345", ("13900000000", "0951-5012345")),
        ("13900000000/13900000001", ("13900000000", "13900000001")),
        ("13900000000 13900000001", ("13900000000", "13900000001")),
        ("13900000000（张三）", ("13900000000",)),
        ("张三13900000000", ("13900000000",)),
        ("+86 139 0000 0000", ("13900000000",)),
        ("139-0000-0000", ("13900000000",)),
        ("5012345\n5012345", ("5012345",)),
        ("无", None),
    ],
)
def test_phones(value: object, expected: tuple[str, ...] | None) -> None:
    assert identity.read_phones(value) == expected


@pytest.mark.parametrize("value", ["1390000000a1", "不详", "139000000001", "1.39E+10"])
def test_no_phones(value: str) -> None:
    assert refused(identity.read_phones, value) == "invalid_phone"


def test_closed_lists_accept_their_spellings() -> None:
    read = closed_list({"正式": ("正式党员", "正"), "预备": ("预备党员", "预")})
    assert read("正式党员") == read("正 式") == read("正") == "正式"
    assert read("—") is None
    with pytest.raises(Unreadable) as error:
        read("积极分子")
    assert error.value.code == "not_in_list"
    assert error.value.details == {"allowed": "正式、预备"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("是", True),
        ("有", True),
        ("√", True),
        (True, True),
        (1.0, True),
        ("否", False),
        ("无", False),
        ("×", False),
        ("x", False),
        (0.0, False),
        ("", None),
        ("—", None),
    ],
)
def test_yes_and_no(value: object, expected: bool | None) -> None:
    assert read_yes_no(value) is expected


def test_answers_that_carry_more() -> None:
    day = Dated(datetime.date(2018, 3, 1), "month")
    assert read_answer("是（北京）") == (True, "北京")
    assert read_answer_or_date("是（2018.3）") == (True, day)
    assert read_answer_or_date("2018.3") == (True, day)
    assert read_answer_or_date("否") == (False, None)
    assert refused(read_yes_no, "也许") == "not_in_list"
    assert refused(read_answer_or_date, "也许") == "invalid_date"


def test_several_names_in_a_cell() -> None:
    assert read_many("第1网格、第2网格") == ("第1网格", "第2网格")
    assert read_many("统计局\n烟草公司") == ("统计局", "烟草公司")
    assert read_many("/") is None


def test_what_is_known_of_a_household() -> None:
    day = Dated(datetime.date(2024, 3, 5), "day")
    assert read_known("三口之家（2024-03-05）") == Known("三口之家", day)
    assert read_known("清 2024.3.5") == Known("清", day)
    assert read_known(datetime.datetime(2024, 3, 5)) == Known("", day)
    assert read_known("2024-03-05") == Known("", day)
    assert read_known("已掌握") == Known("已掌握", None)
    assert read_known("已掌握 2024-13-05") == Known("已掌握 2024-13-05", None)
    assert read_known(3.0) == Known("3", None)
    assert read_known("不清") is None
    assert read_known("") is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("十二", 12), ("二十", 20), ("一百零五", 105), ("一二", 12), ("两千", 2000), ("甲", None)],
)
def test_numerals(text: str, number: int | None) -> None:
    assert from_numerals(text) == number
