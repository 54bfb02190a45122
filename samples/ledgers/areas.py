"""区划, 网格 and 片区."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from samples.ledgers.table import Column, Look
from samples.places import COUNTY, streets
from samples.world import Grid, Patch, Place


class AreaRow(NamedTuple):
    """A row of 区划."""

    code: str
    name: str
    level: str
    above: str
    since: date


def area_rows(places: list[Place]) -> list[AreaRow]:
    """Return the county, its streets and their communities."""
    founded, counted = date(2002, 11, 1), date(2017, 1, 1)
    rows = [AreaRow(*COUNTY, "区县", "", founded)]
    for code, name in streets(places):
        rows.append(AreaRow(code, name, "街道", COUNTY[0], founded))
        rows += [
            AreaRow(p.code, p.name, "社区", code, counted) for p in places if p.street_code == code
        ]
    return rows


def area_columns(look: Look) -> list[Column[AreaRow]]:
    """Return the columns of 区划."""
    return [
        Column("代码", lambda row: row.code, "必填，12位统计用区划代码"),
        Column("名称", lambda row: row.name, "必填"),
        Column("级别", lambda row: row.level),
        Column("上级代码", lambda row: look.text(row.above)),
        Column("启用日期", lambda row: look.date(row.since)),
        Column("停用日期", lambda _: look.nothing),
    ]


def grid_columns(look: Look) -> list[Column[Grid]]:
    """Return the columns of 网格."""
    return [
        Column("社区", lambda grid: grid.place.name, "必填"),
        Column("网格名称", lambda grid: grid.name, "必填"),
        Column("网格编码", lambda grid: grid.code),
        Column("网格员", lambda grid: look.text(grid.keeper)),
        Column("网格员电话", lambda grid: look.text(grid.phone)),
        Column("专兼职", lambda grid: "专职" if grid.full_time else "兼职"),
        Column("开始日期", lambda grid: look.date(grid.start), "例：2018.10"),
    ]


def patch_columns(look: Look) -> list[Column[Patch]]:
    """Return the columns of 片区."""
    return [
        Column("社区", lambda patch: patch.place.name, "必填"),
        Column("片区名称", lambda patch: patch.name, "必填"),
        Column("包片委员", lambda patch: look.text(patch.keeper)),
        Column("包片党支部", lambda patch: look.text(patch.branch.name if patch.branch else "")),
        Column("开始日期", lambda patch: look.date(patch.start)),
        Column("结束日期", lambda patch: look.date(patch.end)),
    ]
