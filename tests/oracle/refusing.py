"""What a loader must refuse of a street for a number that cannot be, and the street that is left.

ledgers.md: a missing or invalid number refuses the row of a member and the cell of anything else;
of two rows of one ledger day that differ on a single-valued fact the later is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from tests.oracle.check_digits import is_credit_code, is_identity_number
from tests.oracle.rows import Ledger, Row, Street

DAMAGED, WRONG, TWO_BRANCHES = "受损", "不符", "两支部"

NUMBERS = {"党员": "公民身份证号", "住户": "身份证号", "单位": "统一社会信用代码"}
"""The columns in which the random streets write wrong numbers."""

_EXPONENT = re.compile(r"\d\.\d+E\+\d+")
_DAMAGED = re.compile(rf"\d{{15}}000|{_EXPONENT.pattern}")
"""Of an ID number; a credit code may be fifteen digits and zeros by itself."""
_BRANCH = "所在党支部"


@dataclass(frozen=True)
class Refused:
    """What is refused of one sheet: how often for which reason, by column."""

    sheet: Ledger
    counts: Counter[tuple[str, str]]


def fault_of(kind: str, row: Row) -> str:
    """What is wrong with the number of a row, ``''`` if nothing is."""
    number = row.get(NUMBERS.get(kind, ""), "")
    right = is_credit_code if kind == "单位" else is_identity_number
    if not number or right(number):
        return ""
    damaged = _EXPONENT if kind == "单位" else _DAMAGED
    return DAMAGED if damaged.fullmatch(number) else WRONG


class _Reader:
    def __init__(self, street: Street) -> None:
        self.refused: list[Refused] = []
        self.taken: Street = tuple(map(self._read, street))

    def _read(self, sheet: Ledger) -> Ledger:
        counts: Counter[tuple[str, str]] = Counter()
        branches: dict[str, str] = {}
        rows: list[Row] = []
        for row in sheet.rows:
            branch = row.get(_BRANCH, "")
            column = NUMBERS.get(sheet.kind, "")
            if fault := fault_of(sheet.kind, row):
                counts[fault, column] += 1
                if sheet.kind != "党员":
                    rows.append({**row, column: ""})
            elif sheet.kind == "党员" and branches.setdefault(row[column], branch) != branch:
                counts[TWO_BRANCHES, _BRANCH] += 1
            else:
                rows.append(row)
        self.refused.append(Refused(sheet, counts))
        return sheet.with_rows(rows) if counts else sheet


_LAST: list[tuple[Street, _Reader]] = []


def _read(street: Street) -> _Reader:
    if not _LAST or _LAST[0][0] is not street:
        _LAST[:] = [(street, _Reader(street))]
    return _LAST[0][1]


def taken(street: Street) -> Street:
    """The street without what is refused; the same one as long as the same one is asked for."""
    return _read(street).taken


def refused(street: Street, day: date) -> list[Refused]:
    """What is refused of each sheet of a day up to this."""
    return [one for one in _read(street).refused if one.sheet.day <= day]
