"""A building as stairwells and floors: where each flat stands in its picture."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from graph.pictures import Flat

_ROOM = re.compile(r"(\d{1,2})(\d{2})")
_NUMBERS = re.compile(r"\d+|[一二三四五六七八九十]+")
_DIGITS = "一二三四五六七八九"


@dataclass(frozen=True)
class Stairwell:
    """A stairwell: its name and its floors from the top down, each a name and its flats."""

    name: str
    floors: tuple[tuple[str, tuple[Flat, ...]], ...]

    @property
    def width(self) -> int:
        """Flats on its widest floor."""
        return max((len(flats) for _, flats in self.floors), default=0)


def stairwells(flats: Iterable[Flat]) -> list[Stairwell]:
    """Lay out the flats of a building; ``602`` lies on floor 6, a room of another form on none."""
    ordered = sorted(flats, key=lambda flat: (natural(flat.unit), _place(flat.room)))
    return [
        Stairwell(
            name,
            tuple(
                (floor, tuple(level))
                for floor, level in groupby(within, key=lambda flat: floor_of(flat.room))
            ),
        )
        for name, within in groupby(ordered, key=lambda flat: flat.unit)
    ]


def floor_of(room: str) -> str:
    """The floor that a room's number names; empty where it names none."""
    found = _ROOM.fullmatch(room)
    return str(int(found[1])) if found else ""


def natural(text: str) -> tuple[int, str]:
    """A sorting key that puts 2单元 before 10单元 and 第二片区 before 第十片区."""
    found = _NUMBERS.search(text)
    return (_number(found[0]) if found else 10**6, text)


def _number(text: str) -> int:
    """``12`` or ``十二``, up to 九十九."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        tens, ones = "", text
    high = _DIGITS.find(tens[:1]) + 1 if tens else int(bool(ten))
    return high * 10 + (_DIGITS.find(ones[:1]) + 1 if ones else 0)


def _place(room: str) -> tuple[int, str]:
    """Floors from the top down, rooms from the left; rooms without a floor come last."""
    floor = floor_of(room)
    return (-int(floor) if floor else 1, room)
