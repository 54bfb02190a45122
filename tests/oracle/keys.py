"""The identities of ledgers.md, as plain tuples, and the text form of a subject."""

from __future__ import annotations

from typing import NamedTuple


class Building(NamedTuple):
    """A building: its community, compound (``''`` when it has none) and name."""

    community: str
    compound: str
    name: str

    @property
    def text(self) -> str:
        """``社区/小区/3号楼``; a level that does not exist is left out."""
        return "/".join(part for part in self if part)


class Unit(NamedTuple):
    """A stairwell of a building."""

    building: Building
    name: str

    @property
    def text(self) -> str:
        """``社区/小区/3号楼/2单元``."""
        return f"{self.building.text}/{self.name}"


class Household(NamedTuple):
    """A household: its building, unit (``''`` when there is none) and room."""

    building: Building
    unit: str
    room: str

    @property
    def text(self) -> str:
        """``社区/小区/3号楼/2单元/501``."""
        return "/".join(part for part in (self.building.text, self.unit, self.room) if part)


class Plot(NamedTuple):
    """A grid or a patch: its community and its name in it."""

    community: str
    name: str

    @property
    def text(self) -> str:
        """``社区/网格或片区名称``."""
        return f"{self.community}/{self.name}"
