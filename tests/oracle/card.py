"""A household's card (四清) and the contacts with it, as of a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tests.oracle.columns import CARD
from tests.oracle.facts import by_thing
from tests.oracle.ground import household_of
from tests.oracle.keys import Household
from tests.oracle.rows import Line, Street, lines

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}$")


class Cards:
    """What is known of households, and when somebody last called on them."""

    def __init__(self, street: Street, day: date) -> None:
        """Read the ledgers 住户, 走访 and 包户.

        Args:
            street: all sheets.
            day: the day asked about.
        """
        self._day = day
        self._rows = by_thing(lines(street, "住户"), household_of)
        self._contacts: dict[Household, set[date]] = {}
        for household, contacted in _contacts(street):
            self._contacts.setdefault(household, set()).add(contacted)

    def known(self, household: Household) -> dict[str, date | None]:
        """For each of the four parts the day of what is known, None for an unknown part.

        As last said on or before the day asked about, by the latest of the rows of that sheet; an
        empty cell says nothing.
        """
        said = [line for line in self._rows[household] if line.day <= self._day]
        return {part: _last_known(said, part) for part in CARD}

    def last_contact(self, household: Household) -> date | None:
        """The last contact on or before the day, by whichever member."""
        days = self._contacts.get(household, set())
        return max((one for one in days if one <= self._day), default=None)


def _contacts(street: Street) -> Iterator[tuple[Household, date]]:
    for kind, column in (("走访", "日期"), ("包户", "最近联系日期")):
        for line in lines(street, kind):
            if contacted := line.date(column):
                yield household_of(line), contacted


def _last_known(said: list[Line], part: str) -> date | None:
    told = [line for line in said if line.text(part)]
    return max((_known_on(one, part) for one in told if one.day == told[-1].day), default=None)


def _known_on(line: Line, part: str) -> date:
    """The date in the cell, else that of the row, else the day of the sheet."""
    dated = _DATE.search(line.text(part))
    if dated:
        return date.fromisoformat(dated[0])
    return line.date("信息更新日期") or line.day
