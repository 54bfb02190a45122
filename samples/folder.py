"""Lays the ledgers of a street into files, as the clerks of its communities keep them.

Every community keeps its buildings, doors and responsibilities in files of its own, each clerk in
his own way (``habits``); areas, organisations, members and employers are kept by the street.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from samples.dirt import Planting
from samples.dirt.doors import resident_slips, responsibility_slips, visit_slips
from samples.dirt.ground import AREAS, GRIDS, PATCHES
from samples.dirt.ground import BUILDINGS as BUILDING_SLIPS
from samples.dirt.party import EMPLOYERS as EMPLOYER_SLIPS
from samples.dirt.party import MEMBERS, ORGANISATIONS
from samples.dirt.slips import Slip
from samples.habits import (
    BUILDINGS,
    EMPLOYERS,
    OTHER_MEMBERS,
    OWN_MEMBERS,
    RESIDENTS,
    RESPONSIBILITY,
    VISITS,
    Habit,
    headers,
)
from samples.joint_tables import JointTables
from samples.ledgers.areas import area_columns, area_rows, grid_columns, patch_columns
from samples.ledgers.buildings import building_columns, building_rows
from samples.ledgers.employers import employer_columns
from samples.ledgers.party import member_columns, organisation_columns, responsibility_columns
from samples.ledgers.residents import (
    MERGED_DOOR,
    MERGED_WIDE,
    ResidentRow,
    household_columns,
    person_columns,
    resident_rows,
)
from samples.ledgers.table import Look, Table, day_text
from samples.ledgers.visits import visit_columns
from samples.sheets import Book, Sheet, book
from samples.world import Community, Member, Organisation, Place

T = TypeVar("T")


class Folder:
    """The open files of a street; a context manager that finishes them.

    Args:
        out: an existing folder.
        as_of: the day of all ledgers.
        places: every community that will be written, in order.
        planting: the dirt among the rows.
    """

    def __init__(self, out: Path, as_of: date, places: list[Place], planting: Planting) -> None:
        self._out = out
        self._day = day_text(as_of)
        self._plain = f"{as_of:%Y%m%d}"
        self._stack = ExitStack()
        self.files: list[str] = []
        self._places = places
        self._planting = planting

    def __enter__(self) -> Folder:
        day = self._day
        ground = self._open(f"区划网格片区（{day}）.xlsx")
        areas = Table(
            ground.sheet("区划"), area_columns(Look("iso")), Look("iso"), f"区划台账（{day}）"
        )
        rows = area_rows(self._places)
        self._planting.write(areas, rows, AREAS, "areas")
        dots, zh, iso = Look("dot", numbered=True), Look("zh", nothing="无"), Look("iso")
        grid_look = Look("dot", headers=headers(网格名称="网格"))
        self._grids = Table(
            ground.sheet("网格"),
            grid_columns(grid_look),
            grid_look,
            f"网格台账（{day}）",
            notes=True,
        )
        self._patches = Table(ground.sheet("片区"), patch_columns(zh), zh, f"片区台账（{day}）")
        party = self._open(f"党组织信息（{day}）.xlsx")
        self._organisations = Table(
            party.sheet("党组织"),
            organisation_columns(dots),
            dots,
            f"党组织基本信息台账（{day}）",
            notes=True,
        )
        roster = self._open(f"党员花名册（{day}）.xlsx")
        self._members = Table(
            roster.sheet("党员信息"), member_columns(iso), iso, f"党员信息采集表（{day}）"
        )
        units = self._open(f"单位党建（{day}）.xlsx")
        self._employers = {
            kind: Table(units.sheet(name), employer_columns(look), look, f"{name}（{day}）")
            for kind, (name, look) in EMPLOYERS.items()
        }
        self._planting.scraps(units)
        self._joint = JointTables(self._open, self._dated, self._planting)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self._organisations.total()
            self._joint.finish()
        self._stack.__exit__(kind, error, trace)

    def _open(self, name: str, encoding: str = "utf-8-sig", stack: ExitStack | None = None) -> Book:
        self.files.append(name)
        return (stack or self._stack).enter_context(book(self._out / name, encoding))

    def _dated(self, text: str, community: str = "") -> str:
        return text.format(community=community, day=self._day, plain=self._plain)

    def street(self, committee: Organisation) -> None:
        """Write the organisation at the top of a street."""
        self._organisations.row(committee)

    def add(self, community: Community) -> None:
        """Write one community: its own files, and its rows in the street's."""
        habit = community.place.index % len(BUILDINGS)
        self._write(self._grids, community, community.grids, GRIDS, "grids")
        self._write(self._patches, community, community.patches, PATCHES, "patches")
        self._write(
            self._organisations, community, community.organisations, ORGANISATIONS, "organisations"
        )
        for kind, table in self._employers.items():
            employers = [e for e in community.employers if self._listed(e.kind) == kind]
            self._write(table, community, employers, EMPLOYER_SLIPS, "employers", kind)
        self._people(community, own_file=habit == OWN_MEMBERS)
        self._buildings(community, BUILDINGS[habit])
        self._doors(community, RESIDENTS[habit])
        self._duties(community, RESPONSIBILITY[habit])
        self._visits(community, VISITS[habit])
        self._joint.add(community)

    def _listed(self, kind: str) -> str:
        """Return the table in which employers of this kind stand."""
        return kind if kind in self._employers else ""

    def _write(
        self,
        table: Table[T],
        community: Community,
        records: Sequence[T],
        slips: Iterable[Slip[T]],
        *names: str,
    ) -> None:
        self._planting.write(table, records, slips, community.place.code, *names)

    def _sheet(
        self, community: Community, habit: Habit, name: str, stack: ExitStack
    ) -> tuple[Sheet, str]:
        file = self._dated(habit.file, community.place.name)
        title = self._dated(habit.title, community.place.name)
        return self._open(file, habit.encoding, stack).sheet(name), title

    def _people(self, community: Community, *, own_file: bool) -> None:
        with ExitStack() as stack:
            table = self._members
            if own_file:
                name = f"{community.place.name}党员名册（{self._day}）.xls"
                sheet = self._open(name, stack=stack).sheet("党员")
                title = f"{community.place.name}社区党员名册（{self._day}）"
                table = Table(sheet, member_columns(OTHER_MEMBERS), OTHER_MEMBERS, title)
            self._write(table, community, community.members, MEMBERS, "members")
            if own_file:
                table.total()

    def _buildings(self, community: Community, habit: Habit) -> None:
        with ExitStack() as stack:
            sheet, title = self._sheet(community, habit, "楼栋", stack)
            table = Table(sheet, building_columns(habit.look), habit.look, title, notes=habit.notes)
            rows = list(building_rows(community.buildings))
            self._write(table, community, rows, BUILDING_SLIPS, "buildings")
            if habit.total:
                table.total(总户数=len(community.households))

    def _doors(self, community: Community, habit: Habit) -> None:
        with ExitStack() as stack:
            sheet, title = self._sheet(community, habit, "住户", stack)
            columns = (person_columns if habit.by_resident else household_columns)(habit.look)
            table = Table(sheet, columns, habit.look, title, notes=habit.notes)
            members = {member.person.number for member in community.members}
            doors = [
                list(resident_rows(door, members, by_resident=bool(habit.by_resident)))
                for door in community.households
            ]
            rows = self._planting.rows(
                table, [row for door in doors for row in door], resident_slips(),
                community.place.code, "residents",
            )  # fmt: skip
            merger = _Merger(table, habit)
            for number, people in enumerate(doors, 1):
                first, door = sheet.row, people[0].door
                for row in people:
                    rows.write(row)
                merger.door(door.building.compound, door.building, door.unit, first)
                if habit.again and number % habit.again == 0:
                    table.repeat_header()
            merger.end()
            rows.copies()
            if habit.total:
                table.total()

    def _duties(self, community: Community, habit: Habit) -> None:
        with ExitStack() as stack:
            sheet, title = self._sheet(community, habit, "包户", stack)
            named = _to_be_numbered(community.members)
            columns = responsibility_columns(habit.look, named)
            table = Table(sheet, columns, habit.look, title, notes=habit.notes)
            slips = responsibility_slips(named)
            self._write(table, community, community.duties, slips, "responsibility")
            if habit.total:
                table.total()

    def _visits(self, community: Community, habit: Habit) -> None:
        with ExitStack() as stack:
            sheet, title = self._sheet(community, habit, "走访", stack)
            named = _to_be_numbered(community.members)
            table = Table(
                sheet, visit_columns(habit.look, named), habit.look, title, notes=habit.notes
            )
            self._write(table, community, community.visits, visit_slips(named), "contacts")
            if habit.total:
                table.total()


class _Merger:
    """Merges the cells that neighbouring rows share, where the clerk does so."""

    def __init__(self, table: Table[ResidentRow], habit: Habit) -> None:
        self._sheet = table.sheet
        door = MERGED_DOOR if habit.by_resident in ("merged", "wide") else ()
        wide = MERGED_WIDE if habit.by_resident == "wide" else ()
        self._door = [table.column(header) for header in door]
        self._wide = [table.column(header) for header in wide]
        self._runs: list[tuple[Any, int]] = []

    def door(self, compound: str, building: object, unit: int, first: int) -> None:
        """Take note of a door whose rows begin at ``first`` and end above the next row."""
        for column in self._door:
            self._merge(column, first, self._sheet.row)
        values = ((compound,), (compound, building), (compound, building, unit))
        if not self._runs:
            self._runs = [(value, first) for value in values]
        for level, value in enumerate(values):
            before, start = self._runs[level]
            if before != value:
                self._close(level, start, first)
                self._runs[level] = (value, first)

    def end(self) -> None:
        """Merge what is still open."""
        for level, (_, start) in enumerate(self._runs):
            self._close(level, start, self._sheet.row)

    def _close(self, level: int, first: int, after: int) -> None:
        if self._wide:
            self._merge(self._wide[level], first, after)

    def _merge(self, column: int, first: int, after: int) -> None:
        if after - first > 1:
            self._sheet.merge(column, first, after - 1)


def _to_be_numbered(members: list[Member]) -> set[int]:
    """Return the members whose rows of responsibility need the number."""
    names = Counter((id(member.branch), member.person.name) for member in members)
    return {
        id(member)
        for member in members
        if names[id(member.branch), member.person.name] > 1
        or member.left_on
        or member.lost_on
        or member.suspended
    }
