"""Slips in 住户, 包户 and 走访: what can be wrong with a door, with a member, with a resident."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from samples.dirt.slips import (
    DOOR_AS_DATE,
    NOBODY,
    SHORT_PHONE,
    Slip,
    as_exponent,
    contradicting,
    fifteen_digits,
    lost,
    misspelt,
    month_13,
    spoilt,
    wrong_check_sign,
)
from samples.ledgers.residents import ResidentRow, number_of
from samples.ledgers.table import Look
from samples.sheets import Cell
from samples.world import Duty, Household, Member, Organisation, Visit

_NO_BUILDING = "399号楼"
_NO_ROOM = 9909


def resident_slips() -> list[Slip[ResidentRow]]:
    """Return the slips of 住户; a spoilt cell is one that no other row of the household shares."""
    return [
        *_doors(lambda row: row.door),
        lost("室号", "missing_required", "", others={"单元": "1单元"}),
        lost("楼栋", "several_not_allowed", "1-3幢"),
        contradicting("使用方式", lambda *_: "出租", lambda row: row.door.usage == "常住"),
        spoilt(
            "身份证号", "invalid_id", lambda row, _: wrong_check_sign(row.person.number), _numbered
        ),
        spoilt(
            "身份证号",
            "damaged_id",
            lambda row, _: fifteen_digits(row.person.number),
            _numbered,
            numbers=True,
        ),
        spoilt(
            "电话", "invalid_phone", SHORT_PHONE, lambda row: bool(row.person and row.person.phone)
        ),
        # A vacant flat counts nowhere, whatever is said of its use.
        spoilt("使用方式", "not_in_list", "毛坯", lambda row: row.door.usage == "空房"),
        spoilt("信息更新日期", "invalid_date", month_13, lambda row: len(row.door.people) == 1),
    ]


def _numbered(row: ResidentRow) -> bool:
    return not row.member and bool(number_of(row))


def responsibility_slips(named: set[int]) -> list[Slip[Duty]]:
    """Return the slips of 包户.

    Args:
        named: ``id`` of the members whose rows carry the ID number.
    """
    return [
        *_doors(lambda duty: duty.household),
        *_known_doors(lambda duty: duty.household),
        *_members(lambda duty: duty.member, named, {"党小组": ""}),
        lost("党员姓名", "missing_required", ""),
        spoilt("党小组", "unknown_ref", "第九十党小组", lambda duty: id(duty.member) not in named),
        spoilt(
            "结束日期",
            "interval_reversed",
            lambda duty, look: look.date(duty.start - timedelta(days=40)),
            lambda duty: duty.start is not None and duty.end is None,
        ),
        spoilt("岗位", "not_in_list", "C", lambda duty: not duty.post),
        spoilt("最近联系日期", "invalid_date", month_13, lambda duty: duty.contacted is None),
    ]


def visit_slips(named: set[int]) -> list[Slip[Visit]]:
    """Return the slips of 走访; the argument as of ``responsibility_slips``."""
    return [
        *_doors(lambda visit: visit.household),
        *_known_doors(lambda visit: visit.household),
        *_members(lambda visit: visit.member, named, {}),
        lost("日期", "invalid_date", month_13),
        lost("日期", "missing_required", ""),
    ]


# -- doors -----------------------------------------------------------------------------------


def _doors(door: Callable[[Any], Household]) -> list[Slip[Any]]:
    """Return what can be wrong with a door wherever one is named."""

    def of_another_building(record: Any, _: Look) -> Cell:
        here = door(record)
        return f"{(here.building.number or 0) + 1}-{here.unit}-{here.room}"

    def numbered(record: Any) -> bool:
        return door(record).building.number in range(1, 90)

    return [
        lost("社区", "unknown_ref", lambda one, _: misspelt(door(one).building.place.name)),
        lost("室号", "door_became_date", DOOR_AS_DATE, numbers=True),
        lost("室号", "door_conflict", of_another_building, numbered),
        lost("单元", "invalid_door", "东头"),
    ]


def _known_doors(door: Callable[[Any], Household]) -> list[Slip[Any]]:
    """Return what can be wrong with a door that another ledger must know."""

    def no_room(record: Any, look: Look) -> Cell:
        here = door(record)
        return look.room_name(Household(here.building, here.unit, _NO_ROOM, ""))

    def in_two_compounds(record: Any) -> bool:
        building = door(record).building
        return building.place.restarts and building.number == 1

    return [
        lost("室号", "unknown_ref", no_room),
        lost("楼栋", "unknown_ref", _NO_BUILDING),
        # Every compound of this community begins with number 1.
        lost("楼栋", "ambiguous_ref", "1号楼", in_two_compounds, others={"小区": ""}),
    ]


# -- members ---------------------------------------------------------------------------------


def _members(
    member: Callable[[Any], Member], named: set[int], without_group: Mapping[str, Cell]
) -> list[Slip[Any]]:
    """Return what can be wrong with the member of a row.

    Args:
        member: the member of a record.
        named: ``id`` of the members whose rows carry the ID number.
        without_group: what leaves the group out, where the ledger has a column for it; the group
            tells namesakes apart, and says nothing without its branch.
    """

    def has_namesake(record: Any) -> bool:
        one = member(record)
        return any(
            other is not one and other.person.name == one.person.name
            for other in one.branch.members
        )

    def by_name(record: Any) -> bool:
        return id(member(record)) not in named

    def by_number(record: Any) -> bool:
        return not by_name(record)

    return [
        lost("党员姓名", "unknown_ref", NOBODY, others={"身份证号": ""}),
        lost("党员姓名", "name_mismatch", NOBODY, by_number),
        lost(
            "党员姓名",
            "ambiguous_ref",
            lambda one, _: member(one).person.name,
            has_namesake,
            others={"身份证号": "", **without_group},
        ),
        # What the number would have told, the name and the branch tell too, and the reverse.
        spoilt(
            "身份证号",
            "invalid_id",
            lambda one, _: wrong_check_sign(member(one).person.number),
            by_name,
        ),
        spoilt(
            "身份证号", "damaged_id", lambda one, _: as_exponent(member(one).person.number), by_name
        ),
        spoilt(
            "党支部",
            "unknown_ref",
            lambda one, _: misspelt(member(one).branch.name),
            by_number,
            others=without_group,
        ),
        spoilt(
            "党支部",
            "not_a_branch",
            lambda one, _: _above(member(one).branch),
            by_number,
            others=without_group,
        ),
    ]


def _above(branch: Organisation) -> str:
    return branch.parent.name if branch.parent else ""
