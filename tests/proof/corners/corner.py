"""What a street written by hand for one question says, and on which days it is asked about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from random import Random

from tests.oracle.rows import Street
from tests.oracle.streets import turning_days


@dataclass(frozen=True)
class Corner:
    """A street written by hand.

    Attributes:
        clause: what is there, in a few words.
        tells: ``rows ends a day late``: faults in a query of the question, of each of which it tells at
            least one copy from the right one.
        street: its sheets.
        parameters: with which the question is asked beside the basis; the defaults unless given.
    """

    clause: str
    tells: tuple[str, ...]
    street: Street
    parameters: Mapping[str, int] = field(default_factory=dict)

    @property
    def days(self) -> list[date]:
        """All on which something may begin or end, as far as a sheet tells."""
        return turning_days(Random(0), self.street, 1_000)
