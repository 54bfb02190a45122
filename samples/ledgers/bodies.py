"""治理 and 报告."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from samples.ledgers.table import Column, Look
from samples.world import Body, Office, Report, Services

MERGED_BODY: Final = ("社区", "机构", "名称")


class BodyRow(NamedTuple):
    """A body, one of its windows or committees, or the items of one class handled there."""

    body: Body
    office: Office | None
    services: Services | None


def body_rows(body: Body) -> Iterator[BodyRow]:
    """Return the row of the body itself, then those of its windows or committees."""
    yield BodyRow(body, None, None)
    for office in body.offices:
        for services in office.services or (None,):
            yield BodyRow(body, office, services)


def body_columns(look: Look) -> list[Column[BodyRow]]:
    """Return the columns of 治理; numbers of the body stand in its own row only."""
    return [
        Column("社区", lambda row: row.body.place.name, "必填"),
        Column("机构", lambda row: row.body.kind, "必填"),
        Column("名称", lambda row: row.body.name, "必填，全称"),
        Column("下设", lambda row: look.text(row.office.name if row.office else "")),
        Column("负责人", lambda row: look.text(_keeper(row)[0])),
        Column("电话", lambda row: look.text(_keeper(row)[1])),
        Column("户数", lambda row: None if row.office else row.body.households),
        Column("工作人员数", lambda row: None if row.office else row.body.staff),
        Column(
            "办理事项", lambda row: look.text("、".join(row.services.items) if row.services else "")
        ),
        Column("事项类别", lambda row: look.text(row.services.category if row.services else "")),
        Column(
            "是否一站式",
            lambda row: ("是" if row.services.one_stop else "否") if row.services else "",
        ),
    ]


def _keeper(row: BodyRow) -> tuple[str, str]:
    # Items of no window are the body's own: an empty cell here would say that nobody leads it.
    keeper = row.office if row.office and row.office.name else row.body
    return keeper.leader, keeper.phone


def report_columns(look: Look) -> list[Column[Report]]:
    """Return the columns of 报告."""
    return [
        Column("类别", lambda r: r.kind, "必填"),
        Column("名称", lambda r: r.name, "必填"),
        Column("报告主体", lambda r: r.owner.name, "必填，全称"),
        Column("对象", lambda r: look.text(r.audience)),
        Column("应报日期", lambda r: look.date(r.due), "必填"),
        Column("日期", lambda r: look.date(r.made)),
        Column("结果", lambda r: look.text(r.result)),
    ]
