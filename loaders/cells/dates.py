"""Dates in every form clerks write them, with the precision they had."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from typing import Final, Literal, NamedTuple

from loaders.cells.text import EMPTY, as_text, plain
from loaders.cells.unreadable import Unreadable

Precision = Literal["day", "month", "year"]


class Dated(NamedTuple):
    """A day and how exactly it was written: a month is its first day, a year its 1 January."""

    day: datetime.date
    precision: Precision

    @property
    def latest(self) -> datetime.date:
        """The last day it can mean: of a month or a year its last."""
        if self.precision == "day":
            return self.day
        month = 12 if self.precision == "year" else self.day.month
        following = datetime.date(self.day.year + month // 12, month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)


# Excel's day 1 is 1900-01-01 and it believes in 1900-02-29, so serials count from 1899-12-30.
_EXCEL_ZERO: Final = datetime.date(1899, 12, 30)
_FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2100
# Numbers in this span are Excel serials (1927 to 2100); below it are years, above it 2018.1 and
# 20181030.
_SERIAL: Final = range(10_000, 73_051)

_SEPARATED = re.compile(r"^(\d{4})[-./年_、,](\d{1,2})(?:[-./月_、,](\d{1,2})[日号]?|月)?$")
_YEAR = re.compile(r"^(\d{4})年?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})?$")
_TIME = re.compile(r"[\sT]\d{1,2}[:：]\d{2}.*$")
_SHORT_YEAR = re.compile(r"^(\d{2})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?$")


def read_date(value: object) -> Dated | None:
    """Read a date; ``None`` for an empty cell.

    Raises:
        Unreadable: ``invalid_date`` for anything that is no day, month or year between 1900 and
            2100.
    """
    if isinstance(value, datetime.datetime):
        return _dated(value.year, value.month, value.day)
    if isinstance(value, datetime.date):
        return _dated(value.year, value.month, value.day)
    if isinstance(value, float):
        return _from_number(value)
    # The time of day goes before the spaces go, or 2018/10/30 8:05 would run together.
    text = plain(_TIME.sub("", as_text(value)))
    return None if text in EMPTY else _from_text(text)


def _from_number(value: float) -> Dated:
    if not 0 < value < 1e8:  # also infinity and not-a-number
        raise Unreadable("invalid_date")
    if value.is_integer():
        return _from_text(str(int(value)))
    if int(value) in _SERIAL:
        return Dated(_EXCEL_ZERO + datetime.timedelta(days=int(value)), "day")
    # 2018.1 in a numeric cell was typed 2018.10 or 2018.1: the program lost the zero.
    # It is October, because whoever writes January in this form writes 2018.01.
    hundredths = round(value * 100)
    if abs(value * 100 - hundredths) > 1e-3:
        raise Unreadable("invalid_date")
    return _dated(hundredths // 100, hundredths % 100, None)


def _from_text(text: str) -> Dated:
    if text.isdigit() and len(text) == 5 and int(text) in _SERIAL:
        return Dated(_EXCEL_ZERO + datetime.timedelta(days=int(text)), "day")
    if match := _YEAR.match(text):
        return _dated(int(match[1]), None, None)
    match = _SEPARATED.match(text) or _COMPACT.match(text)
    if match:
        return _dated(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
    if match := _SHORT_YEAR.match(text):
        # Two digits: this century up to next year, else the last one, as spreadsheet programs read
        # them.
        short = int(match[1])
        century = 2000 if short <= datetime.date.today().year % 100 + 1 else 1900
        return _dated(century + short, int(match[2]), int(match[3]))
    raise Unreadable("invalid_date")


def _dated(year: int, month: int | None, day: int | None) -> Dated:
    if not _FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable("invalid_date")
    precision: Precision = "year" if month is None else "month" if day is None else "day"
    try:
        found = datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise Unreadable("invalid_date") from None
    return Dated(found, precision)


def find_date(text: str) -> Dated | None:
    """Find the date that a title or a file name speaks of, else ``None``.

    The one that follows 截至, else the last; of a range (``2018年1-10月``) its end. A bare year is not
    taken (``2018年度工作台账`` says no day), nor digits inside longer numbers.
    """
    compact = plain(text)
    matches = [match for pattern in _IN_TEXT for match in pattern.finditer(compact)]
    found = [
        (match.start(), day)
        for match in sorted(matches, key=lambda match: match.start())
        if (day := _last_day(match)) is not None
    ]
    if not found:
        return None
    until = max((match.end() for match in _UNTIL.finditer(compact)), default=len(compact))
    return next((day for place, day in found if place >= until), found[-1][1])


def says_until(text: str) -> bool:
    """Say whether a title tells until when its ledger holds (截至), beside any other date."""
    return _UNTIL.search(plain(text)) is not None


def _last_day(match: re.Match[str]) -> Dated | None:
    """The date of a match, of a range its end; ``None`` if there is no such day."""
    said = {name: int(text) for name, text in match.groupdict().items() if text and text.isdigit()}
    month, either = said["month"], said.get("to_either")
    ends = [
        (said.get("to_month"), said.get("to_month_day")),
        (either, None),
        (month, either or said.get("to_day") or said.get("day")),
    ]
    for last_month, last_day in ends:
        # An end before its beginning is none: 2018年10-2 has a day.
        if last_month is not None and last_month >= month:
            with suppress(Unreadable):
                return _dated(said["year"], last_month, last_day)
    return None


_UNTIL = re.compile("截至|截止(?!日期|时间)")
_YEAR_IN_TEXT = r"(?<!\d)(?P<year>(?:19|20)\d{2})"
_TO = "[-–—~至到]+"
_IN_TEXT: Final = (
    re.compile(
        rf"{_YEAR_IN_TEXT}年(?P<month>\d{{1,2}})(?!\d)(?P<unit>月)?(?:(?P<day>\d{{1,2}})(?!\d)[日号]?)?"
        rf"(?:{_TO}(?:(?P<to_month>\d{{1,2}})月(?:(?P<to_month_day>\d{{1,2}})[日号])?"
        rf"|(?P<to_day>\d{{1,2}})[日号]|(?(unit)(?!)|(?P<to_either>\d{{1,2}})(?!\d))))?"
    ),
    re.compile(
        rf"{_YEAR_IN_TEXT}(?P<sign>[-./_])(?P<month>\d{{1,2}})(?!\d)"
        rf"(?:{_TO}(?P<to_month>\d{{1,2}})月|(?:(?P=sign)|月)(?P<day>\d{{1,2}})(?!\d)[日号]?)?"
    ),
    re.compile(rf"{_YEAR_IN_TEXT}(?P<month>\d{{2}})(?P<day>\d{{2}})?(?!\d)"),
)
