"""住户: one row per household, or one per resident, its household's cells merged or repeated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from samples.ledgers.table import Column, Look
from samples.world import Household, Person

MERGED_DOOR: Final = ("室号", "使用方式", "户主", "信息更新日期")
MERGED_WIDE: Final = ("小区", "楼栋", "单元")
CARD: Final = ("家庭情况", "人员类别", "区域设施", "隐患矛盾")
_HEAD: Final = "户主"
PARTY: Final = "中共党员"
_POLITICS: Final = ("群众", "群众", "群众", "共青团员", "群众", "民主党派", "群众")


class ResidentRow(NamedTuple):
    """A door, with one of its residents where rows are residents."""

    door: Household
    relation: str
    person: Person | None
    member: bool


def resident_rows(
    door: Household, members: set[str], *, by_resident: bool
) -> Iterator[ResidentRow]:
    """Return the rows of a door; a vacant one has a single row either way.

    Args:
        door: the door.
        members: ID numbers of party members.
        by_resident: whether every resident has a row.
    """
    if not door.people:
        yield ResidentRow(door, "", None, member=False)
    for relation, person in door.people if by_resident else door.people[:1]:
        yield ResidentRow(door, relation, person, person.number in members)


def door_columns(look: Look) -> list[Column[ResidentRow]]:
    """Return the columns that say which door it is."""
    columns: list[Column[ResidentRow]] = [
        Column("社区", lambda row: row.door.building.place.name, "必填"),
        Column("小区", lambda row: look.text(row.door.building.compound)),
        Column("楼栋", lambda row: look.building_name(row.door.building), "必填"),
        Column("单元", lambda row: look.unit_name(row.door.unit), "必填"),
        Column("室号", lambda row: look.room_name(row.door), "必填"),
        Column("使用方式", lambda row: row.door.usage),
        Column(
            "户主", lambda row: look.text(row.door.people[0][1].name if row.door.people else "")
        ),
    ]
    return [column for column in columns if not (column.header == "单元" and look.unit == "none")]


def household_columns(look: Look) -> list[Column[ResidentRow]]:
    """Return the columns of a ledger with one row per household."""
    return [
        *door_columns(look),
        Column("电话", lambda row: look.text(row.person.phone if row.person else "")),
        *_card(look),
        Column("信息更新日期", lambda row: look.date(row.door.updated)),
    ]


def person_columns(look: Look) -> list[Column[ResidentRow]]:
    """Return the columns of a ledger with one row per resident."""
    return [
        *door_columns(look),
        Column("与户主关系", lambda row: row.relation),
        Column("姓名", lambda row: row.person.name if row.person else ""),
        Column("身份证号", number_of, "18位，按文本填写"),
        Column("电话", lambda row: row.person.phone if row.person else ""),
        Column("政治面貌", lambda row: _politics(row)),
        *_card(look),
        Column("信息更新日期", lambda row: look.date(row.door.updated), "例：2018.10"),
    ]


def _card(look: Look) -> list[Column[ResidentRow]]:
    """The card of a household (四清): where rows are residents, in the row of its head."""
    return [_known(look, part, header) for part, header in enumerate(CARD)]


def _known(look: Look, part: int, header: str) -> Column[ResidentRow]:
    def cell(row: ResidentRow) -> str:
        day = row.door.known[part] if row.relation in ("", _HEAD) else None
        return look.text(f"已知 {day.isoformat()}" if day else "")

    return Column(header, cell)


def number_of(row: ResidentRow) -> str:
    """Return the number on the card of a resident, ``""`` for none."""
    # The cards of small children and of some others carry no number.
    person = row.person
    if person is None or (not row.member and int(person.number[14:17]) % 5 == 3):
        return ""
    return person.card_number or person.number


def _politics(row: ResidentRow) -> str:
    if row.person is None:
        return ""
    if row.person.card_status is not None:
        return row.person.card_status
    return PARTY if row.member else _POLITICS[int(row.person.number[10:14]) % len(_POLITICS)]
