"""The ground: areas, grids, patches, buildings, households, as of a day."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from tests.oracle.addresses import door_in
from tests.oracle.facts import (
    as_last_loaded,
    attribute,
    by_thing,
    day_as_last_loaded,
    first_said,
    lives,
    one_at_a_time,
)
from tests.oracle.keys import Building, Household, Plot, Unit
from tests.oracle.rows import Line, Street, lines
from tests.oracle.spans import values_on
from tests.oracle.whole import whole_sheets


def building_of(line: Line) -> Building:
    """The building that a row of a building, resident or responsibility ledger names."""
    name = line.text("楼栋") or line.text("楼号")
    return Building(line.text("社区"), line.text("小区"), name)


def household_of(line: Line) -> Household:
    """The door that a row names."""
    return Household(building_of(line), line.text("单元"), line.text("室号"))


def _keepers_named(line: Line) -> dict[str, str]:
    """``1单元:张三;2单元:李四``."""
    pairs = (part.partition(":") for part in line.text("单元长").split(";") if part)
    return {unit: name for unit, _, name in pairs}


def _units_told(line: Line) -> set[str]:
    """The units that a row of 楼栋 tells of."""
    numbered = {f"{number}单元" for number in range(1, int(line.text("单元数") or "0") + 1)}
    return numbered | set(_keepers_named(line))


class Ground:
    """What stands on the ground on one day."""

    def __init__(self, street: Street, day: date) -> None:
        """Read the ledgers 区划, 网格, 片区, 楼栋 and 住户.

        Args:
            street: all sheets.
            day: the day asked about.
        """
        self._day = day
        self._whole = whole_sheets(street)
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
        return start <= self._day and not self._is_retired(rows)

    def _is_retired(self, rows: list[Line]) -> bool:
        end = day_as_last_loaded(rows, "停用日期")
        return end is not None and end <= self._day

    def communities_below(self, area: str) -> set[str]:
        """Names of the communities in an area given by code or name, itself included.

        A retired one lies wherever all that took it over lie, too.
        """
        inside = {
            code
            for code, rows in self._areas.items()
            if area in (code, as_last_loaded(rows, "名称"))
        }
        while (
            more := {
                code
                for code, rows in self._areas.items()
                if self._parent_code(rows) in inside
                or (self._took_over(rows) and self._took_over(rows) <= inside)
            }
            - inside
        ):
            inside |= more
        return {as_last_loaded(self._areas[code], "名称") for code in inside}

    def _took_over(self, rows: list[Line]) -> set[str]:
        """The codes of those that took a retired area over, whichever sheet names them."""
        if not self._is_retired(rows):
            return set()
        return {code for line in rows for code in line.names("后继代码")}

    def holder(self, community: str) -> str:
        """Name of the area in which lies on the day what is listed in a community.

        Itself while it is in force, else the one which took it over whole, or took over whole
        whatever did. It is itself again where several share it.
        """
        for code, rows in self._areas.items():
            if as_last_loaded(rows, "名称") == community:
                return as_last_loaded(self._areas[self._holder(code)], "名称")
        return community

    def _holder(self, code: str) -> str:
        last = self._last_holders(code)
        return last.pop() if len(last) == 1 else code

    def _last_holders(self, code: str) -> set[str]:
        """Those at the end of all lines of successors; the streets write no circle."""
        later = self._took_over(self._areas[code])
        return {last for one in later for last in self._last_holders(one)} if later else {code}

    def street_of(self, community: str) -> str:
        """Name of the nearest 街道 above what holds a community, ``''`` if there is none."""
        for code, rows in self._areas.items():
            if as_last_loaded(rows, "名称") == community:
                return self._street_above(self._holder(code))
        return ""

    def _street_above(self, code: str) -> str:
        while code in self._areas:
            if as_last_loaded(self._areas[code], "级别") == "街道":
                return as_last_loaded(self._areas[self._holder(code)], "名称")
            code = self._parent_code(self._areas[code])
        return ""

    def _parent_code(self, rows: list[Line]) -> str:
        """The 上级代码 last said on or before the day, before all sheets the one said first."""
        return attribute(rows, "上级代码", self._day) or first_said(rows, "上级代码")

    def grids(self) -> set[Plot]:
        """The grids that are there."""
        return self._plots("网格", self._grids)

    def patches(self) -> set[Plot]:
        """The patches that are there."""
        return self._plots("片区", self._patches)

    def _plots(self, kind: str, plots: dict[Plot, list[Line]]) -> set[Plot]:
        return {
            plot
            for plot, rows in plots.items()
            if lives(rows, self._day, self._missed(kind, rows, plot.community))
        }

    def _missed(self, kind: str, rows: list[Line], community: str) -> frozenset[date]:
        return self._whole.missed(kind, rows, lambda part: part.community(community))

    def grid_keeper(self, grid: Plot) -> str:
        """网格员, ``''`` for none."""
        said = one_at_a_time(
            self._grids[grid], "网格员", lambda line: line.names("网格员"), start="开始日期"
        )
        return min(values_on(said, self._day), default="")

    def patch_keeper(self, patch: Plot) -> str:
        """包片委员, ``''`` for none; the interval in the row is hers as well as the branch's."""
        said = one_at_a_time(
            self._patches[patch],
            "包片委员",
            lambda line: line.names("包片委员"),
            start="开始日期",
            end="结束日期",
        )
        return min(values_on(said, self._day), default="")

    def building_keeper(self, building: Building) -> str:
        """楼栋长, ``''`` for none."""
        rows = self._buildings.get(building, ())
        said = one_at_a_time(rows, "楼栋长", lambda line: line.names("楼栋长"))
        return min(values_on(said, self._day), default="")

    def units(self) -> set[Unit]:
        """Those of the buildings there: by 单元数, 单元长, or with somebody's door in it."""
        told = [
            (Unit(building, name), line)
            for building, rows in self._buildings.items()
            for line in rows
            for name in _units_told(line)
        ] + [
            (Unit(one.building, one.unit), line)
            for one, rows in self._households.items()
            for line in rows
            if one.unit
        ]
        units: dict[Unit, list[Line]] = {}
        for unit, line in told:
            units.setdefault(unit, []).append(line)
        buildings = self.buildings()
        return {
            unit
            for unit, rows in units.items()
            if unit.building in buildings
            and lives(rows, self._day, self._missed_building(unit.building))
        }

    def _missed_building(self, building: Building) -> frozenset[date]:
        return self._missed("楼栋", self._buildings.get(building, []), building.community)

    def unit_keeper(self, unit: Unit) -> str:
        """单元长, ``''`` for none.

        The cell speaks of the units that its row tells of: 1 to its 单元数, and those named.
        """
        rows = [
            line
            for line in self._buildings.get(unit.building, ())
            if line.day <= self._day and line.has("单元长") and unit.name in _units_told(line)
        ]
        return _keepers_named(rows[-1]).get(unit.name, "") if rows else ""

    def patch_rows(self, patch: Plot) -> list[Line]:
        """The rows about one patch."""
        return self._patches[patch]

    def buildings(self) -> set[Building]:
        """The buildings that are there: listed by 楼栋, or by 住户 with somebody's door in it."""
        return set(self._standing)

    @cached_property
    def _standing(self) -> set[Building]:
        doors = by_thing((line for rows in self._households.values() for line in rows), building_of)
        return {one for one in {*self._buildings, *doors} if self._stands(one, doors.get(one, []))}

    def _stands(self, building: Building, doors: list[Line]) -> bool:
        """Whether it is there: a whole 楼栋 may end it, either ledger brings it back."""
        rows = self._buildings.get(building, [])
        return lives([*rows, *doors], self._day, self._missed_building(building))

    def grids_of(self, building: Building) -> frozenset[Plot]:
        """The grids that the building is said to lie in."""
        return self._plots_of(building, "网格")

    def patches_of(self, building: Building) -> frozenset[Plot]:
        """The patches that the building is said to lie in."""
        return self._plots_of(building, "片区")

    def kind_of(self, building: Building) -> str:
        """类型 of a building, ``''`` before anything says so."""
        return attribute(self._buildings.get(building, []), "类型", self._day)

    def committees_of(self, building: Building) -> frozenset[Plot]:
        """The residents' committees to which the building is said to belong."""
        return self._plots_of(building, "居委会")

    def _plots_of(self, building: Building, column: str) -> frozenset[Plot]:
        def plots(line: Line) -> tuple[Plot, ...]:
            return tuple(Plot(building.community, name) for name in line.names(column))

        said = one_at_a_time(self._buildings.get(building, ()), column, plots)
        return values_on(said, self._day)

    def households(self) -> set[Household]:
        """The households that are there, vacant ones included."""
        return set(self._inhabited)

    @cached_property
    def _inhabited(self) -> set[Household]:
        return {
            key
            for key, rows in self._households.items()
            if lives(rows, self._day, self._missed("住户", rows, key.building.community))
        }

    def occupied_households(self) -> set[Household]:
        """Those in use as 常住 or 出租; a household of which no use is stated is not."""
        return {
            key
            for key in self.households()
            if attribute(self._households[key], "使用方式", self._day) in ("常住", "出租")
        }

    def doors_in(self, building: Building) -> set[Household]:
        """The households of one building that any sheet lists, of whatever day."""
        return {household for household in self._households if household.building == building}

    def households_in(self, building: Building) -> set[Household]:
        """The households of one building, vacant ones included."""
        return {household for household in self.households() if household.building == building}

    def at_address(self, address: str) -> Household | None:
        """The household that an address names: its text form, with or without the strokes.

        An address that names none of those there are leads nowhere, whatever was said before it.
        """
        wanted = door_in(address)
        for household in self.households():
            if household.text.replace("/", "") == wanted:
                return household
        return None

    def is_heard_of(self, building: Building) -> bool:
        """Whether a sheet of the day or before lists it, or a door in it."""
        if any(line.day <= self._day for line in self._buildings.get(building, ())):
            return True
        return any(
            line.day <= self._day
            for household in self.doors_in(building)
            for line in self._households[household]
        )

    def knows_address(self, address: str) -> bool:
        """Whether an address names a household that any sheet lists, of whatever day."""
        wanted = door_in(address)
        return any(household.text.replace("/", "") == wanted for household in self._households)

    def stated_households(self, building: Building) -> int | None:
        """总户数 as last said on or before the day, None where nothing is."""
        said = attribute(self._buildings.get(building, []), "总户数", self._day)
        return int(said) if said else None

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
