"""Numbers that identify: national ID, unified social credit code, area code, phones."""

from __future__ import annotations

import datetime
import functools
import re
from typing import Final

from loaders.cells.text import EMPTY, as_text, plain
from loaders.cells.unreadable import Unreadable

_ID = re.compile(r"[0-9]{17}[0-9X]\Z")
_ID_WEIGHTS: Final = tuple(pow(2, 17 - place, 11) for place in range(17))
_ID_CHECK: Final = "10X98765432"
# 31 signs: no I, O, S, V, Z, so that none is mistaken for 1, 0, 5, U, 2 (GB 32100-2015).
_USCC_SIGNS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_VALUE: Final = {sign: place for place, sign in enumerate(_USCC_SIGNS)}
_USCC_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(17))
_FIFTEEN_AND_ZEROS = re.compile(r"^\d{15}000$")
_EXPONENT = re.compile(r"^\d(?:\.\d+)?E\+?\d+$")
_PHONE = re.compile(
    r"^(?:\+?86-?)?(1\d{10}|0\d{2,3}-?\d{7,8}(?:-\d{1,6})?|\d{7,8}|"
    r"[48]00-?\d{3,4}-?\d{3,4}|\d{3,6})$"
)
_PHONE_SEPARATORS = re.compile(r"[、,，;；/／|\n]+|或")
_PHONE_NOTE = re.compile(r"[(（][^)）]*[)）]|[^\d+\-]+$|^[^\d+]+")


def id_check_sign(first_seventeen: str) -> str:
    """Return the check sign of 17 digits of an ID number (ISO 7064 MOD 11-2, GB 11643-1999)."""
    place, day, rest = first_seventeen[:6], first_seventeen[6:14], first_seventeen[14:]
    return _ID_CHECK[(_weighed(place, 0) + _weighed(day, 6) + _weighed(rest, 14)) % 11]


@functools.lru_cache(maxsize=65_536)
def _weighed(digits: str, first: int) -> int:
    """Return a part's share of the check sum; place, day and rest of real numbers repeat."""
    return sum(
        int(digit) * weight for digit, weight in zip(digits, _ID_WEIGHTS[first:], strict=False)
    )


def read_person_id(value: object) -> str | None:
    """Read an 18-digit national ID number with a valid check sign and birth date.

    Raises:
        Unreadable: ``damaged_id`` where the spreadsheet program kept only 15 digits, ``invalid_id``
            else.
    """
    if isinstance(value, (int, float)):
        # A numeric cell holds 15 exact digits: whatever 18-digit number stood here is lost.
        raise Unreadable("damaged_id" if abs(value) >= 1e15 else "invalid_id")
    text = value if type(value) is str else ""
    if not _ID.match(text):
        text = plain(value).upper()
        if text in EMPTY:
            return None
        text = text.lstrip("'`").replace("-", "")
    if _ID.match(text) and id_check_sign(text[:17]) == text[17] and born(text) is not None:
        return text
    if _FIFTEEN_AND_ZEROS.match(text) or _EXPONENT.match(text):
        raise Unreadable("damaged_id")
    raise Unreadable("invalid_id")


def born(person_id: str) -> datetime.date | None:
    """Return the birth date in an ID number; ``None`` if no date from 1880 to today."""
    return _birthday(person_id[6:14])


@functools.lru_cache(maxsize=65_536)
def _birthday(digits: str) -> datetime.date | None:
    try:
        day = datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day if datetime.date(1880, 1, 1) <= day <= datetime.date.today() else None


def uscc_check_sign(first_seventeen: str) -> str:
    """Return the check sign of a unified social credit code (GB 32100-2015, MOD 31)."""
    pairs = zip(first_seventeen, _USCC_WEIGHTS, strict=True)
    total = sum(_USCC_VALUE[sign] * weight for sign, weight in pairs)
    return _USCC_SIGNS[-total % 31]


def read_uscc(value: object) -> str | None:
    """Read a unified social credit code of 18 signs.

    Raises:
        Unreadable: ``damaged_id`` where the program kept only 15 digits, ``invalid_uscc`` else.
    """
    if isinstance(value, (int, float)):
        raise Unreadable("damaged_id" if abs(value) >= 1e15 else "invalid_uscc")
    text = plain(value).upper()
    if text in EMPTY:
        return None
    text = text.lstrip("'`").replace("-", "")
    known = len(text) == 18 and all(sign in _USCC_VALUE for sign in text)
    if known and uscc_check_sign(text[:17]) == text[17]:
        return text
    raise Unreadable("damaged_id" if _EXPONENT.match(text) else "invalid_uscc")


def read_area_code(value: object) -> str | None:
    """Read a statistical area code of 12 digits; shorter ones are filled up with zeros.

    6 and 9 digits are the levels 区县, 街道 written without their trailing zeros.

    Raises:
        Unreadable: ``invalid_area_code``.
    """
    text = plain(value)
    if text in EMPTY:
        return None
    if not (text.isascii() and text.isdigit()) or len(text) not in (6, 9, 12):
        raise Unreadable("invalid_area_code")
    return text.ljust(12, "0")


def read_area_codes(value: object) -> tuple[str, ...] | None:
    """Read one or several area codes separated by ``、`` or the like."""
    if isinstance(value, (int, float)):
        code = read_area_code(value)
        return None if code is None else (code,)
    text = plain(value)
    if text in EMPTY:
        return None
    codes = (read_area_code(part) for part in re.split(r"[、,;/|+]+", text))
    return tuple(dict.fromkeys(code for code in codes if code is not None))


def read_phones(value: object) -> tuple[str, ...] | None:
    """Read one or several phone numbers, digits and hyphens only.

    Raises:
        Unreadable: ``invalid_phone`` when any part is no phone number, ``damaged_id`` for
            ``1.39E+10``.
    """
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else as_text(value)
    if text in EMPTY:
        return None
    if len(text) == 11 and text.isascii() and text.isdigit() and text[0] == "1":
        return (text,)
    phones: dict[str, None] = {}
    for part in _PHONE_SEPARATORS.split(text):
        # A space parts two numbers, unless the whole is one number written in groups.
        one = _phone(part)
        for number in (one,) if one is not None else map(_phone, part.split()):
            if number is None:
                raise Unreadable("invalid_phone")
            if number:
                phones[number] = None
    if not phones:
        raise Unreadable("invalid_phone")
    return tuple(phones)


def _phone(text: str) -> str | None:
    """Return the number, ``""`` where none stands, ``None`` for what is no number."""
    number = _PHONE_NOTE.sub("", plain(text))
    mobile = number.replace("-", "")
    match = _PHONE.match(mobile if len(mobile) == 11 and mobile.startswith("1") else number)
    return match[1] if match else "" if not number else None
