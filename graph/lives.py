"""When a thing existed: rules of ledgers.md, "Time". Days are ISO texts, as in ``graph.history``."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Thing
from graph.said import LIFE, Claim, Saying

FOREVER = "9999-12-31"
"""End of what has not ended; a day, not NULL, so that ``start <= D < end`` is one comparison."""


@dataclass(slots=True)
class Heard:
    """One claim with the day and ledger that made it."""

    day: str
    ledger: str
    claim: Claim
    source: str

    @property
    def start(self) -> str:
        """The day it holds from, as far as it says."""
        return self.claim.start or self.day


def lives_of(thing: Thing, sayings: list[Saying]) -> list[tuple[str, str]]:
    """When a thing existed, ``[start, end)`` each, ascending, by all that was ever said of it."""
    stated = [
        Heard(day, saying.ledger, claim, saying.source)
        for saying in sayings
        if not saying.absent
        for claim in saying.values.get(LIFE, ())
        for day in saying.days
    ]
    stated.sort(key=lambda said: (said.day, said.ledger))
    return lives_after(thing, sayings, stated)


def lives_after(thing: Thing, sayings: list[Saying], stated: list[Heard]) -> list[tuple[str, str]]:
    """The same with what was stated of its life, heard by day and ledger: arguments as of `lives_of`.

    From the stated start or its first day, to a stated or proven end. Who once was missed is back when a ledger that lists such things lists it on a later day; that
    another one still names it changes nothing: 包户 goes on naming who left.
    """
    start = stated_start(stated)
    end = next((said.claim.end for said in reversed(stated) if said.claim.end), None)
    listed = {day for saying in sayings if not saying.absent for day in saying.days}
    missed = {
        day for saying in sayings if saying.absent and LIFE in saying.values for day in saying.days
    }
    if missed:
        # Of two things that are one, a whole ledger that lists the one does not miss the other.
        missed -= _listings(sayings, thing.listed_in[:1])
    lives: list[tuple[str, str]] = []
    if not missed:
        lives = [(min(listed), FOREVER)] if listed else []
    else:
        lives = _between(listed, missed, _listings(sayings, thing.listed_in))
    if not lives:
        return []
    if start:
        lives[0] = (start, lives[0][1])
    if end:
        lives = [(begun, min(ended, end)) for begun, ended in lives if begun < end] or [(end, end)]
    return lives


def _between(listed: set[str], missed: set[str], back: set[str]) -> list[tuple[str, str]]:
    """Lives between the days on which a thing is missed and those on which it is listed again."""
    lives: list[tuple[str, str]] = []
    opened = ""
    gone = False
    for day in sorted(listed | missed):
        if day in missed:
            if opened:
                lives.append((opened, day))
                opened, gone = "", True
        elif not opened and (day in back or not gone):
            opened = day
    if opened:
        lives.append((opened, FOREVER))
    return lives


def _listings(sayings: list[Saying], ledgers: tuple[str, ...]) -> set[str]:
    """The days on which one of some ledgers lists the thing."""
    return {
        day
        for saying in sayings
        if not saying.absent and saying.ledger in ledgers
        for day in saying.days
    }


def stated_start(life: list[Heard]) -> str | None:
    """The beginning of the thing as last stated."""
    return next((said.claim.start for said in reversed(life) if said.claim.start), None)
