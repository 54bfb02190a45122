"""楼栋: one row a building, and a second one where a clerk entered its second grid or patch so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from samples.ledgers.table import Column, Look
from samples.world import Building


class BuildingRow(NamedTuple):
    """A building with the grids and patches that this row names."""

    building: Building
    grids: str
    patches: str


def building_rows(buildings: list[Building]) -> Iterator[BuildingRow]:
    """Return the rows of the buildings."""
    for building in buildings:
        grids = [grid.name for grid in building.grids]
        patches = [patch.name for patch in building.patches]
        if building.claims_in_rows:
            yield BuildingRow(building, grids[0], patches[0])
            yield BuildingRow(building, grids[-1], patches[-1])
        else:
            yield BuildingRow(building, "、".join(grids), "、".join(patches))


def building_columns(look: Look) -> list[Column[BuildingRow]]:
    """Return the columns of 楼栋."""
    return [
        Column("社区", lambda row: row.building.place.name, "必填"),
        Column("小区", lambda row: look.text(row.building.compound)),
        Column("楼号", lambda row: look.building_name(row.building), "必填，例：1号楼"),
        Column("类型", lambda row: row.building.kind),
        Column("层数", lambda row: row.building.floors),
        Column("单元数", lambda row: row.building.units),
        Column("总户数", lambda row: row.building.stated),
        Column("网格", lambda row: look.text(row.grids)),
        Column("片区", lambda row: look.text(row.patches)),
        Column("居委会", lambda row: look.text("、".join(c.name for c in row.building.committees))),
        Column("物业公司", lambda row: row.building.manager),
        Column("楼栋长", lambda row: look.text(row.building.keeper[0])),
        Column("楼栋长电话", lambda row: look.text(row.building.keeper[1])),
        Column(
            "单元长",
            lambda row: look.text(_unit_keepers(row.building)),
            "例：1单元:张三;2单元:李四",
        ),
        Column("经度", lambda row: row.building.longitude),
        Column("纬度", lambda row: row.building.latitude),
        Column("坐标系", lambda _: "WGS84"),
    ]


def _unit_keepers(building: Building) -> str:
    return ";".join(f"{unit}单元:{name}" for unit, name in building.unit_keepers.items())
