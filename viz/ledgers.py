"""How old the ledgers are: their names, newest days, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.asking import STALE_AFTER, Answer, Standing
from graph.coverage import RESTS_ON
from graph.language import Text
from graph.ledgers import TITLES
from graph.overview import Overview

CHAIN: Final = RESTS_ON
"""The ledgers that the chain of responsibility and the levels rest on."""


@dataclass(frozen=True)
class LedgerAge:
    """One ledger, as of the day a report speaks of.

    Attributes:
        ledger: its name.
        title: what a reader calls it.
        day: its newest day; ``None``: not loaded by then.
        age: days from that day to the day asked about; ``None``: not loaded.
        limit: days after which it is stale.
    """

    ledger: str
    title: Text
    day: date | None
    age: int | None
    limit: int = STALE_AFTER

    @property
    def missing(self) -> bool:
        """Not loaded by the day asked about."""
        return self.day is None

    @property
    def stale(self) -> bool:
        """Older than `limit` days."""
        return self.age is not None and self.age > self.limit


def ages(standing: Standing, ledgers: Iterable[str], as_of: date) -> list[LedgerAge]:
    """Return the age of the ledgers named, in the order of the contract."""
    return _ages(standing.ledger_days(list(ledgers), as_of), as_of, standing.stale_after)


def shown_ledgers(overview: Overview) -> list[LedgerAge]:
    """The ledgers a report tells of: those loaded, those its questions and its chain rest on."""
    wanted = {*overview.standing.days, *CHAIN}
    for answer in overview.answers.values():
        wanted.update(answer.ledger_days)
    return ages(overview.standing, wanted, overview.as_of)


def ages_of(answer: Answer) -> list[LedgerAge]:
    """Return the age of the ledgers an answer rests on."""
    return _ages(answer.ledger_days, answer.as_of, answer.stale_after)


def _ages(days: Mapping[str, date | None], as_of: date, limit: int) -> list[LedgerAge]:
    return [
        LedgerAge(
            ledger,
            TITLES.get(ledger, Text(ledger, ledger)),
            day,
            None if day is None else (as_of - day).days,
            limit,
        )
        for ledger, day in sorted(days.items(), key=lambda item: _place(item[0]))
    ]


def _place(ledger: str) -> tuple[int, str]:
    known = list(TITLES)
    return (known.index(ledger) if ledger in TITLES else len(known), ledger)
