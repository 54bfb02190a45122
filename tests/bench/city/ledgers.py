"""The ledgers' rows of an invented city as flat text tables: one CSV a ledger, canonical headers.

The rows are those from which the sample's files are written, without the clerks' spellings; nothing
here has been through the loader or the graph.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from samples.habits import RESIDENTS
from samples.ledgers.areas import area_columns, area_rows, grid_columns, patch_columns
from samples.ledgers.bodies import body_columns, body_rows, report_columns
from samples.ledgers.buildings import building_columns, building_rows
from samples.ledgers.employers import employer_columns
from samples.ledgers.joint import agreement_columns, event_columns, list_columns, reporting_columns
from samples.ledgers.party import member_columns, organisation_columns, responsibility_columns
from samples.ledgers.residents import ResidentRow, person_columns, resident_rows
from samples.ledgers.table import Column, Look
from samples.ledgers.visits import visit_columns
from samples.party import street_committee
from samples.places import places
from samples.street import build_community
from samples.world import Community, Organisation, Place

T = TypeVar("T")

LOOK: Final = Look()
"""Full dates, canonical names, an empty cell for nothing."""

_OF_A_PERSON: Final = ("与户主关系", "姓名", "身份证号", "政治面貌")
"""Columns that a ledger with one row a household does not have."""


class _Tables:
    """The open CSV files, one a ledger; the first rows of a ledger say its columns."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._writers: dict[str, Any] = {}

    def write(
        self,
        ledger: str,
        columns: Sequence[Column[T]],
        records: Iterable[T],
        blank: Sequence[str] = (),
    ) -> None:
        """Write rows of a ledger; ``blank`` names columns that stay empty."""
        if ledger not in self._writers:
            path = self._folder / f"{ledger}.csv"
            file = self._stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            self._writers[ledger] = csv.writer(file)
            self._writers[ledger].writerow([column.header for column in columns])
        values = [None if one.header in blank else one.value for one in columns]
        self._writers[ledger].writerows(
            [None if value is None else value(record) for value in values] for record in records
        )


def write_ledgers(folder: Path, households: int, seed: int, as_of: date) -> None:
    """Write the ledgers of the street or city that ``samples.generate`` makes of the same values.

    Args:
        folder: an existing folder.
        households: number of doors.
        seed: of all chance.
        as_of: the day of all ledgers.
    """
    found = places(households)
    committees: dict[str, Organisation] = {}
    with ExitStack() as stack:
        tables = _Tables(folder, stack)
        tables.write("区划", area_columns(LOOK), area_rows(found))
        for place in found:
            top = committees.get(place.street_code)
            if top is None:
                top = street_committee(place.street, place.street_code, as_of)
                committees[place.street_code] = top
                tables.write("党组织", organisation_columns(LOOK), [top])
            community = build_community(place, len(found), seed, as_of, top)
            _write_ground(tables, community)
            _write_party(tables, community)
            _write_joint(tables, community)


def _write_ground(tables: _Tables, community: Community) -> None:
    tables.write("网格", grid_columns(LOOK), community.grids)
    tables.write("片区", patch_columns(LOOK), community.patches)
    tables.write("楼栋", building_columns(LOOK), building_rows(community.buildings))
    by_resident = keeps_cards(community.place)
    tables.write(
        "住户",
        person_columns(LOOK),
        _residents(community, by_resident=by_resident),
        () if by_resident else _OF_A_PERSON,
    )


def keeps_cards(place: Place) -> bool:
    """Whether the community's ledger of residents has a row for everybody."""
    return bool(RESIDENTS[place.index % len(RESIDENTS)].by_resident)


def _residents(community: Community, *, by_resident: bool) -> Iterator[ResidentRow]:
    members = {member.person.number for member in community.members}
    for door in community.households:
        yield from resident_rows(door, members, by_resident=by_resident)


def _write_party(tables: _Tables, community: Community) -> None:
    # Everybody is named with his number: to find out who is meant by a name is the loader's work.
    named = {id(member) for member in community.members}
    tables.write("党组织", organisation_columns(LOOK), community.organisations)
    tables.write("党员", member_columns(LOOK), community.members)
    tables.write("包户", responsibility_columns(LOOK, named), community.duties)
    tables.write("走访", visit_columns(LOOK, named), community.visits)
    tables.write("单位", employer_columns(LOOK), community.employers)


def _write_joint(tables: _Tables, community: Community) -> None:
    rows = [row for body in community.bodies for row in body_rows(body)]
    tables.write("治理", body_columns(LOOK), rows)
    tables.write("报告", report_columns(LOOK), community.reports)
    tables.write("活动", event_columns(LOOK), community.events)
    tables.write("共建", agreement_columns(LOOK), community.agreements)
    tables.write("清单", list_columns(LOOK), community.items)
    tables.write("报到", reporting_columns(LOOK), community.reportings)
