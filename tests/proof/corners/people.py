"""The people of the tiny street, and further ones."""

from __future__ import annotations

from datetime import date

from tests.oracle.check_digits import identity_number


def number(month: int) -> str:
    """The ID number of whoever was born in that month: 赵一 in January, 钱二, 孙三 and 李四 after him."""
    return identity_number(date(1970, month, month), month)
