"""Text, names and dates as clerks write them."""

from __future__ import annotations

import contextlib
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cells.dates import Dated, find_date, read_date
from loaders.cells.text import EMPTY, as_text, is_empty, normal_name, plain, read_name, read_text
from loaders.cells.unreadable import Unreadable

OCTOBER = Dated(datetime.date(2018, 10, 1), "month")
THE_30TH = Dated(datetime.date(2018, 10, 30), "day")


@pytest.mark.parametrize("value", sorted(sign for sign in EMPTY if sign is not None))
def test_signs_of_nothing_are_empty(value: str) -> None:
    assert is_empty(value)
    assert is_empty(f" {value}\u3000")
    assert read_text(value) is None
    assert read_name(value) is None
    assert read_date(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (501.0, "501"),
        (12.5, "12.5"),
        (None, ""),
        (True, "TRUE"),
        (datetime.datetime(2018, 10, 30), "2018-10-30"),
        (datetime.datetime(2018, 10, 30, 8, 5), "2018-10-30 08:05:00"),
        (datetime.date(2018, 10, 30), "2018-10-30"),
        (" 一 \n 二\u200b ", "一 二"),
        ("\u3000锦绣苑 \ufeff", "锦绣苑"),
    ],
)
def test_text_is_what_a_person_sees(value: object, expected: str) -> None:
    assert as_text(value) == expected


def test_width_goes_for_codes_and_stays_in_names() -> None:
    assert plain("６４０１ ０６") == "640106"
    assert read_text("第三党支部（筹）") == "第三党支部（筹）"
    assert normal_name("第三党支部（筹）") == normal_name("第三 党支部(筹)")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("张 三", "张三"),
        ("张　三", "张三"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("马•哈桑", "马·哈桑"),
    ],
)
def test_names_lose_their_inner_spaces(value: str, expected: str) -> None:
    assert read_name(value) == expected


def test_different_names_stay_different() -> None:
    assert normal_name("第一党支部") != normal_name("第二党支部")
    assert normal_name("A座") == normal_name("ａ座")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018.10", OCTOBER),
        ("2018-10", OCTOBER),
        ("2018/10", OCTOBER),
        ("2018年10月", OCTOBER),
        ("２０１８年１０月", OCTOBER),
        ("201810", OCTOBER),
        (201810.0, OCTOBER),
        (2018.10, OCTOBER),
        ("2018.10.30", THE_30TH),
        ("20181030", THE_30TH),
        (20181030.0, THE_30TH),
        ("2018年10月30日", THE_30TH),
        ("2018年10月30号", THE_30TH),
        ("18年10月30号", THE_30TH),
        ("2018 年 10 月 30 日", THE_30TH),
        ("2018/10/30", THE_30TH),
        ("2018-10-30 00:00:00", THE_30TH),
        ("2018/10/30 8:05", THE_30TH),
        ("20181030 08:05", THE_30TH),
        ("18-10-30", THE_30TH),
        ("43403", THE_30TH),
        (43403.0, THE_30TH),
        (43403, THE_30TH),
        (43403.5, THE_30TH),
        (datetime.datetime(2018, 10, 30, 12), THE_30TH),
        (datetime.date(2018, 10, 30), THE_30TH),
        ("2018", Dated(datetime.date(2018, 1, 1), "year")),
        (2018.0, Dated(datetime.date(2018, 1, 1), "year")),
        ("2018年", Dated(datetime.date(2018, 1, 1), "year")),
        ("2018/3/5", Dated(datetime.date(2018, 3, 5), "day")),
        ("2018-3", Dated(datetime.date(2018, 3, 1), "month")),
        (2018.03, Dated(datetime.date(2018, 3, 1), "month")),
    ],
)
def test_dates_in_all_forms(value: object, expected: Dated) -> None:
    assert read_date(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "2018.13",
        "2018-02-30",
        "20181340",
        "去年",
        "1800-01-01",
        "2018-00",
        "3-2",
        5.0,
        2018.125,
        1e9,
        True,
        "2018.1.1.1",
    ],
)
def test_what_is_no_date_is_refused(value: object) -> None:
    with pytest.raises(Unreadable) as refused:
        read_date(value)
    assert refused.value.code == "invalid_date"


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31)))
def test_every_day_is_read_in_every_form(day: datetime.date) -> None:
    expected = Dated(day, "day")
    for form in (
        "{0.year}.{0.month}.{0.day}",
        "{0:%Y%m%d}",
        "{0.year}年{0.month}月{0.day}日",
        "{0}",
    ):
        assert read_date(form.format(day)) == expected
    assert read_date(f"{day.year}.{day.month:02d}") == Dated(day.replace(day=1), "month")


@given(st.dates(datetime.date(1927, 6, 1), datetime.date(2099, 12, 31)))
def test_serials_are_days(day: datetime.date) -> None:
    serial = (day - datetime.date(1899, 12, 30)).days
    assert read_date(float(serial)) == read_date(str(serial)) == Dated(day, "day")


@given(st.one_of(st.text(max_size=20), st.floats(), st.integers(), st.booleans(), st.none()))
def test_dates_never_crash(value: object) -> None:
    with contextlib.suppress(Unreadable):
        assert read_date(value) is None or isinstance(read_date(value), Dated)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("北京中路街道党员台账（2018年10月）", OCTOBER),
        ("党员_20181030", THE_30TH),
        ("党员 2018-10-30 版", THE_30TH),
        ("党员201810", OCTOBER),
        ("截至2018年10月30日", THE_30TH),
        ("2018年度党员台账", None),
        ("640106004001锦绣苑", None),
        ("党员台账", None),
        ("2018年1-10月党员台账", OCTOBER),
        ("2018年1月-10月", OCTOBER),
        ("2018年1至10月", OCTOBER),
        ("2018年1-10", OCTOBER),
        ("2018.1-2018.10", OCTOBER),
        ("2018.1-10月", OCTOBER),
        ("2018-1-10月", OCTOBER),
        ("2017年11月至2018年10月", OCTOBER),
        ("2018年1月1日至10月30日", THE_30TH),
        ("2018年10月1日-30日", THE_30TH),
        ("20180101-20181030", THE_30TH),
        ("2018年10月-2", OCTOBER),
        ("2018年10-30", THE_30TH),
        ("2018.10月30日", THE_30TH),
        ("依据2012年5月通知 截至2018年10月", OCTOBER),
        ("依据2012年5月通知编制，2018年10月", OCTOBER),
        ("截至2018年10月 （2018年11月5日打印）", OCTOBER),
        ("截止日期2018年9月5日，2018年10月", OCTOBER),
        ("2018年13月", None),
    ],
)
def test_the_date_in_a_title(title: str, expected: Dated | None) -> None:
    assert find_date(title) == expected
