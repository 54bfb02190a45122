"""Invented numbers with right check digits (GB 11643, GB 32100, GB 11714)."""

from __future__ import annotations

from datetime import date

_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BODY_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def identity_number(born: date, serial: int) -> str:
    """A 公民身份号码 of somebody who does not exist.

    Args:
        born: the birthday it states.
        serial: 0 to 999.
    """
    body = f"640106{born:%Y%m%d}{serial:03d}"
    weights = [pow(2, 17 - place, 11) for place in range(17)]
    total = sum(weight * int(digit) for weight, digit in zip(weights, body, strict=True))
    return body + "10X98765432"[total % 11]


def credit_code(serial: int) -> str:
    """A 统一社会信用代码 of an employer that does not exist.

    Args:
        serial: 0 to 99,999,999.
    """
    body = f"{serial:08d}"
    signs = zip(_BODY_WEIGHTS, body, strict=True)
    rest = 11 - sum(weight * _BODY_SIGNS.index(sign) for weight, sign in signs) % 11
    code = f"91640106{body}{'0' if rest == 11 else 'X' if rest == 10 else rest}"
    total = sum(pow(3, place, 31) * _USCC_SIGNS.index(sign) for place, sign in enumerate(code))
    return code + _USCC_SIGNS[-total % 31]


def is_identity_number(number: str) -> bool:
    """Whether a number has 18 signs, a day that there is, and the check sign that belongs to it."""
    if len(number) != 18 or not number[:17].isdigit():
        return False
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    weights = [pow(2, 17 - place, 11) for place in range(18)]
    signs = [10 if sign == "X" else int(sign) for sign in number if sign.isdigit() or sign == "X"]
    return sum(weight * sign for weight, sign in zip(weights, signs, strict=False)) % 11 == 1


def is_credit_code(code: str) -> bool:
    """Whether a code has 18 signs of the code's own and the check sign that belongs to them."""
    if len(code) != 18 or any(sign not in _USCC_SIGNS for sign in code):
        return False
    total = sum(pow(3, place, 31) * _USCC_SIGNS.index(sign) for place, sign in enumerate(code[:17]))
    return (total + _USCC_SIGNS.index(code[17])) % 31 == 0
