"""Residents' committees (居委会) as of a day: which there are, and what size they state."""

from __future__ import annotations

from datetime import date

from tests.oracle.facts import attribute, by_thing, lives
from tests.oracle.keys import Plot
from tests.oracle.rows import Street, lines


class Committees:
    """The 居委会 of the ledger 治理; the key of one is its community and its name."""

    def __init__(self, street: Street, day: date) -> None:
        """Read the ledger 治理.

        Args:
            street: all sheets.
            day: the day asked about.
        """
        self._day = day
        self._rows = by_thing(
            (line for line in lines(street, "治理") if line.text("机构") == "居委会"),
            lambda line: Plot(line.text("社区"), line.text("名称")),
        )

    def all(self) -> set[Plot]:
        """Those that are there."""
        return {key for key, rows in self._rows.items() if lives(rows, self._day)}

    def stated_households(self, committee: Plot) -> int | None:
        """户数 as last said on or before the day, None if nobody has stated it."""
        said = attribute(self._rows[committee], "户数", self._day)
        return int(said) if said else None
