"""The ledgers that a street keeps for all its communities together: bodies and joint work."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from samples.dirt import Planting
from samples.dirt import joint as dirt
from samples.habits import AGREEMENTS, BODIES, EVENTS, LISTS, REPORTING, REPORTS, Habit
from samples.ledgers.bodies import (
    MERGED_BODY,
    BodyRow,
    body_columns,
    body_rows,
    report_columns,
)
from samples.ledgers.joint import agreement_columns, event_columns, list_columns, reporting_columns
from samples.ledgers.table import Column, Look, Table
from samples.sheets import Book
from samples.world import Agreement, Community, Event, ListItem, Report, Reporting

T = TypeVar("T")


class JointTables:
    """The tables of 治理, 报告, 活动, 共建, 清单 and 报到 of one street, open for writing.

    Args:
        opened: opens a file by its name and encoding.
        fill: puts the days of the ledgers into a name or title.
        planting: the dirt among the rows.
    """

    def __init__(
        self, opened: Callable[[str, str], Book], fill: Callable[[str], str], planting: Planting
    ) -> None:
        self._opened = opened
        self._planting = planting
        self._fill = fill
        self._books: dict[str, Book] = {}
        self._bodies: Table[BodyRow] = self._table("治理", BODIES, body_columns)
        self._reports: Table[Report] = self._table("报告", REPORTS, report_columns)
        self._events: Table[Event] = self._table("活动", EVENTS, event_columns)
        self._agreements: Table[Agreement] = self._table("共建", AGREEMENTS, agreement_columns)
        self._lists: Mapping[str, Table[ListItem]] = {
            kind: self._table(f"{kind}清单", habit, list_columns) for kind, habit in LISTS.items()
        }
        self._reporting: Table[Reporting] = self._table("报到", REPORTING, reporting_columns)

    def _table(
        self, sheet: str, habit: Habit, columns: Callable[[Look], Sequence[Column[T]]]
    ) -> Table[T]:
        name = self._fill(habit.file)
        if name not in self._books:
            self._books[name] = self._opened(name, habit.encoding)
        look = habit.look
        return Table(
            self._books[name].sheet(sheet), columns(look), look, self._fill(habit.title),
            notes=habit.notes,
        )  # fmt: skip

    def add(self, community: Community) -> None:
        """Write the rows of one community."""
        code, write = community.place.code, self._planting.write
        self._write_bodies(community)
        write(self._reports, community.reports, dirt.REPORTS, code, "reports")
        write(self._events, community.events, dirt.EVENTS, code, "events")
        write(self._agreements, community.agreements, dirt.AGREEMENTS, code, "agreements")
        write(self._reporting, community.reportings, dirt.REPORTING, code, "reporting")
        for kind, table in self._lists.items():
            items = [item for item in community.items if item.kind == kind]
            write(table, items, dirt.LISTS, code, "lists", kind)

    def _write_bodies(self, community: Community) -> None:
        table = self._bodies
        bodies = [list(body_rows(body)) for body in community.bodies]
        rows = self._planting.rows(
            table, [row for body in bodies for row in body], dirt.BODIES,
            community.place.code, "bodies",
        )  # fmt: skip
        for body in bodies:
            first = table.sheet.row
            for row in body:
                rows.write(row)
            if len(body) > 1:
                for header in MERGED_BODY:
                    table.sheet.merge(table.column(header), first, table.sheet.row - 1)
        rows.copies()

    def finish(self) -> None:
        """Write what stands below the last rows."""
        self._reports.total()
