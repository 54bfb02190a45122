"""走访: one row a call."""

from __future__ import annotations

from samples.ledgers.table import Column, Look
from samples.world import Visit


def visit_columns(look: Look, named: set[int]) -> list[Column[Visit]]:
    """Return the columns of 走访.

    Args:
        look: the clerk's habits.
        named: ``id`` of the members whose rows carry the ID number, as in 包户.
    """
    columns: list[Column[Visit]] = [
        Column("日期", lambda v: look.date(v.day), "必填，例：2018.10.30"),
        Column("党员姓名", lambda v: v.member.person.name, "必填"),
        Column(
            "身份证号", lambda v: look.text(v.member.person.number if id(v.member) in named else "")
        ),
        Column("党支部", lambda v: v.member.branch.name),
        Column("社区", lambda v: v.household.building.place.name, "必填"),
        Column("小区", lambda v: look.text(v.household.building.compound)),
        Column("楼栋", lambda v: look.building_name(v.household.building), "必填"),
        Column("单元", lambda v: look.unit_name(v.household.unit), "必填"),
        Column("室号", lambda v: look.room_name(v.household), "必填"),
        Column("方式", lambda v: v.way),
        Column("事项类别", lambda v: look.text(v.matter)),
    ]
    return [column for column in columns if not (column.header == "单元" and look.unit == "none")]
