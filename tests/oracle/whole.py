"""Sheets declared whole: on which days they ought to list something, and do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tests.oracle.rows import Line, Street, lines

if TYPE_CHECKING:
    from tests.oracle.keys import Building
    from tests.oracle.parties import Party
    from tests.oracle.scope import Filter
    from tests.oracle.world import World


class Part:
    """The scope of one whole sheet, as it lies on that sheet's day before anything is missed."""

    def __init__(self, street: Street, day: date, scope: str) -> None:
        """Prepare it.

        Args:
            street: all sheets, none of them whole.
            day: of the sheet.
            scope: code or name of an area, or name of a party organisation.
        """
        self._street = street
        self._day = day
        self._scope = scope

    @cached_property
    def _world(self) -> World:
        from tests.oracle.world import World

        return World(self._street, self._day)

    @cached_property
    def is_area(self) -> bool:
        """Whether it is an area, and not a party organisation."""
        areas = lines(self._street, "区划")
        return any(self._scope in (one.text("代码"), one.text("名称")) for one in areas)

    @cached_property
    def _filter(self) -> Filter:
        from tests.oracle.scope import Filter, Scope

        return Filter(self._world, Scope("area" if self.is_area else "organisation", self._scope))

    @cached_property
    def _communities(self) -> set[str]:
        return self._world.ground.communities_below(self._scope) if self.is_area else set()

    def community(self, name: str) -> bool:
        """Whether a community lies in it; no organisation has ground."""
        return name in self._communities

    def building(self, building: Building) -> bool:
        """Whether a building does."""
        return building.community in self._communities

    def member(self, member: str) -> bool:
        """Whether a member does, by his branch."""
        return self._filter.member(member)

    def employer(self, employer: str) -> bool:
        """Whether an employer does."""
        return self._filter.employer(employer)

    def organisation(self, key: str) -> bool:
        """Whether a party organisation does."""
        return self._filter.organisation(key)

    def party(self, party: Party) -> bool:
        """Whether an organisation, an employer, a body or a community does."""
        return self._filter.party(party)


@dataclass(frozen=True)
class _Sheet:
    kind: str
    day: date
    part: Part


class Whole:
    """All whole sheets of a street."""

    def __init__(self, street: Street) -> None:
        """Look for them."""
        plain = tuple(replace(sheet, complete_scope=None) for sheet in street)
        self._sheets = [
            _Sheet(sheet.kind, sheet.day, Part(plain, sheet.day, sheet.complete_scope))
            for sheet in street
            if sheet.complete_scope is not None and sheet.rows
        ]

    def missed(
        self, kind: str, rows: Iterable[Line], lies: Callable[[Part], bool]
    ) -> frozenset[date]:
        """The days on which a whole sheet does not list something.

        Args:
            kind: of the ledger that lists it.
            rows: of that ledger, those that list it.
            lies: whether it lies in the scope of a sheet.
        """
        if not self._sheets:
            return frozenset()
        listed = {line.day for line in rows}
        return frozenset(
            sheet.day
            for sheet in self._sheets
            if sheet.kind == kind and sheet.day not in listed and lies(sheet.part)
        )


_LAST: list[tuple[Street, Whole]] = []


def whole_sheets(street: Street) -> Whole:
    """Those of a street; of the last street asked for they are kept, for they are dear."""
    if not _LAST or _LAST[0][0] is not street:
        _LAST[:] = [(street, Whole(street))]
    return _LAST[0][1]
