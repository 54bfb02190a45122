"""The ground: areas, grids, patches, buildings, households, as of a day."""

from __future__ import annotations

from datetime import date

from tests.oracle.facts import (
    as_last_loaded,
    attribute,
    by_thing,
    day_as_last_loaded,
    first_said,
    lives,
    one_at_a_time,
)
from tests.oracle.keys import Building, Household, Plot
from tests.oracle.rows import Line, Street, lines
from tests.oracle.spans import values_on


def building_of(line: Line) -> Building:
    """The building that a row of a building, resident or responsibility ledger names."""
    name = line.text("楼栋") or line.text("楼号")
    return Building(line.text("社区"), line.text("小区"), name)


def household_of(line: Line) -> Household:
    """The door that a row names."""
    return Household(building_of(line), line.text("单元"), line.text("室号"))


class Ground:
    """What stands on the ground on one day."""

    def __init__(self, street: Street, day: date) -> None:
        """Read the ledgers 区划, 网格, 片区, 楼栋 and 住户.

        Args:
            street: all sheets.
            day: the day asked about.
        """
        self._day = day
        self._areas = by_thing(lines(street, "区划"), lambda line: line.text("代码"))
        self._grids = by_thing(
            lines(street, "网格"), lambda line: Plot(line.text("社区"), line.text("网格名称"))
        )
        self._patches = by_thing(
            lines(street, "片区"), lambda line: Plot(line.text("社区"), line.text("片区名称"))
        )
        self._buildings = by_thing(lines(street, "楼栋"), building_of)
        self._households = by_thing(lines(street, "住户"), household_of)

    def communities(self) -> set[str]:
        """Names of the communities in force."""
        return {
            as_last_loaded(rows, "名称")
            for rows in self._areas.values()
            if as_last_loaded(rows, "级别") == "社区" and self._in_force(rows)
        }

    def _in_force(self, rows: list[Line]) -> bool:
        start = day_as_last_loaded(rows, "启用日期") or rows[0].day
        end = day_as_last_loaded(rows, "停用日期")
        return start <= self._day and (end is None or self._day < end)

    def communities_below(self, area: str) -> set[str]:
        """Names of the communities in an area given by code or name, itself included."""
        inside: set[str] = set()
        for code, rows in self._areas.items():
            step: str = code
            while step in self._areas:
                if area in (step, as_last_loaded(self._areas[step], "名称")):
                    inside.add(as_last_loaded(rows, "名称"))
                step = self._parent_code(self._areas[step])
        return inside

    def _parent_code(self, rows: list[Line]) -> str:
        """The 上级代码 last said on or before the day, before all sheets the one said first."""
        return attribute(rows, "上级代码", self._day) or first_said(rows, "上级代码")

    def grids(self) -> set[Plot]:
        """The grids that are there."""
        return {plot for plot, rows in self._grids.items() if lives(rows, self._day)}

    def patches(self) -> set[Plot]:
        """The patches that are there."""
        return {plot for plot, rows in self._patches.items() if lives(rows, self._day)}

    def patch_rows(self, patch: Plot) -> list[Line]:
        """The rows about one patch."""
        return self._patches[patch]

    def buildings(self) -> set[Building]:
        """The buildings that are there: listed by 楼栋, or by 住户 with somebody's door in it."""
        listed = {key for key, rows in self._buildings.items() if lives(rows, self._day)}
        return listed | {household.building for household in self.households()}

    def grids_of(self, building: Building) -> frozenset[Plot]:
        """The grids that the building is said to lie in."""
        return self._plots_of(building, "网格")

    def patches_of(self, building: Building) -> frozenset[Plot]:
        """The patches that the building is said to lie in."""
        return self._plots_of(building, "片区")

    def _plots_of(self, building: Building, column: str) -> frozenset[Plot]:
        def plots(line: Line) -> tuple[Plot, ...]:
            return tuple(Plot(building.community, name) for name in line.names(column))

        said = one_at_a_time(self._buildings.get(building, ()), column, plots)
        return values_on(said, self._day)

    def households(self) -> set[Household]:
        """The households that are there, vacant ones included."""
        return {key for key, rows in self._households.items() if lives(rows, self._day)}

    def occupied_households(self) -> set[Household]:
        """Those in use as 常住 or 出租; a household of which no use is stated is not."""
        return {
            key
            for key in self.households()
            if attribute(self._households[key], "使用方式", self._day) in ("常住", "出租")
        }

    def households_in(self, building: Building) -> set[Household]:
        """The households of one building, vacant ones included."""
        return {household for household in self.households() if household.building == building}

    def at_address(self, address: str) -> Household | None:
        """The household that an address names: its text form, with or without the strokes."""
        wanted = address.replace("/", "")
        for household in self.households():
            if household.text.replace("/", "") == wanted:
                return household
        return None

    def building_named(self, community: str, name: str) -> Building | None:
        """The one building that a cell names, or None.

        Args:
            community: where to look; ``''`` for the whole street.
            name: ``楼号``, ``小区楼号`` or ``社区小区楼号``, with or without strokes between.
        """
        wanted = name.replace("/", "")
        fitting = [
            building
            for building in self._buildings
            if community in ("", building.community)
            and wanted in ("".join(building), "".join(building[1:]), building.name)
        ]
        return fitting[0] if len(fitting) == 1 else None
