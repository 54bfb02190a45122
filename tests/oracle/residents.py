"""Who lives where by the household cards (住户, one row a resident), as of a day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tests.oracle.facts import as_last_loaded, by_thing, lives, one_at_a_time
from tests.oracle.ground import household_of
from tests.oracle.keys import Household
from tests.oracle.rows import Line, Street, lines
from tests.oracle.spans import values_on


class Resident(NamedTuple):
    """Who a row speaks of: by ID number, else by household and name."""

    number: str
    household: Household | None
    name: str


def _resident_of(line: Line) -> Resident:
    number = line.text("身份证号")
    if number:
        return Resident(number, None, "")
    return Resident("", household_of(line), line.text("姓名"))


class Residents:
    """The people on the cards."""

    def __init__(self, street: Street, day: date) -> None:
        """Read the ledger 住户.

        Args:
            street: all sheets.
            day: the day asked about.
        """
        self._day = day
        told = (line for line in lines(street, "住户") if line.text("姓名"))
        self._rows = by_thing(told, _resident_of)

    def homes(self) -> dict[Resident, Household]:
        """The household of each resident who is there on the day."""
        found = {}
        for resident, rows in self._rows.items():
            said = one_at_a_time(rows, "室号", lambda line: (household_of(line),))
            doors = values_on(said, self._day)
            if doors and lives(rows, self._day):
                found[resident] = min(doors)
        return found

    def name(self, resident: Resident) -> str:
        """As last loaded."""
        return as_last_loaded(self._rows[resident], "姓名")

    def status(self, resident: Resident) -> str:
        """政治面貌 as last loaded, ``''`` where none is stated."""
        return as_last_loaded(self._rows[resident], "政治面貌")
