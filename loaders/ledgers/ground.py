"""Making compounds, buildings, units and households nameable, and saying that they stand."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from graph.model import make_key, within_key
from loaders.book import Told
from loaders.cells.text import normal_name
from loaders.ledgers.areas import area_code
from loaders.naming import Unresolved
from loaders.rows.dwellings import BuildingRow, ResidentRow
from loaders.telling import Hand


@dataclass(frozen=True)
class Site:
    """A building as a row names it.

    Attributes:
        key: of the building; that of its predecessor's where the community took it over.
        community: key of the community the row names.
        compound: name of the compound, empty without one; however a row spells it, it is spelled
            as in the first row of its ledger and day.
        name: canonical name of the building.
    """

    key: str
    community: str
    compound: str
    name: str

    @property
    def path(self) -> str:
        """Name below the community."""
        return f"{self.compound}/{self.name}" if self.compound else self.name


def mention(
    hand: Hand, row: BuildingRow | ResidentRow, names: Iterable[str], *, lists: bool
) -> bool:
    """Note which buildings a row will speak of; says whether it names them with their compound."""
    with suppress(Unresolved):  # refused when the row is identified
        community = hand.names.community(row.community)
        for name in names:
            hand.names.buildings.mention(
                community, row.compound or "", name, hand.day if lists else None
            )
    return row.compound is not None


def site(hand: Hand, community: str, compound: str | None, name: str, *, lists: bool) -> Site:
    """Find the building a row names, or make it nameable.

    Args:
        hand: for the names.
        community: key.
        compound: as the row names it.
        name: canonical name of the building.
        lists: the row is of the ledger that lists buildings.

    Raises:
        Unresolved: it names no compound, and several have a building of that name.
    """
    compound, buildings = compound or "", hand.names.buildings
    key = buildings.standing(community, compound, name, hand.day if lists else None)
    if key is None:
        key = make_key(
            "building",
            community=area_code(community),
            compound=normal_name(compound),
            name=normal_name(name),
        )
        buildings.add(key, community, compound, name)
    else:
        known = buildings.called(key)
        if list(map(normal_name, known)) != list(map(normal_name, (compound, name))):
            compound, name = known
    if compound:
        compound = hand.spelled.setdefault(_compound_key(community, compound), compound)
    return Site(key, community, compound, name)


def _compound_key(community: str, compound: str) -> str:
    return make_key("compound", community=area_code(community), name=normal_name(compound))


def unit_key(building: str, unit: str) -> str:
    """Key of a unit: the parts of its building's key, and its name."""
    return within_key("unit", building, unit=normal_name(unit))


def household_key(building: str, unit: str, room: str) -> str:
    """Key of a household: the parts of its building's key, its unit and room."""
    return within_key("household", building, unit=normal_name(unit), room=normal_name(room))


def tell_site(told: Told, where: Site, hand: Hand) -> None:
    """Say that a building stands in its compound and community."""
    if where.key in hand.standing:
        return
    told.thing("Building", where.key)
    told.tell("Building", where.key, name=where.name, path=where.path)
    told.say("Building", where.key, "Building-IN_AREA-Area", where.community)
    if where.compound:
        compound = _compound_key(where.community, where.compound)
        told.thing("Compound", compound)
        told.tell("Compound", compound, name=where.compound)
        told.say("Compound", compound, "Compound-IN_AREA-Area", where.community)
        told.say("Building", where.key, "Building-IN_COMPOUND-Compound", compound)


def tell_unit(told: Told, where: Site, unit: str, hand: Hand) -> str:
    """Say that a unit stands in its building; returns its key."""
    key = unit_key(where.key, unit)
    if key in hand.standing:
        return key
    told.thing("Unit", key)
    told.tell("Unit", key, name=unit)
    told.say("Unit", key, "Unit-IN_BUILDING-Building", where.key)
    return key
