"""Slips in 区划, 网格, 片区 and 楼栋."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from samples.dirt.slips import (
    CELL,
    DOOR_AS_DATE,
    NOBODY,
    SHORT_PHONE,
    Slip,
    contradicting,
    lost,
    misspelt,
    month_13,
    spoilt,
)
from samples.ledgers.areas import AreaRow
from samples.ledgers.buildings import BuildingRow
from samples.world import Grid, Patch

AREAS: Final[tuple[Slip[AreaRow], ...]] = (
    lost("代码", "invalid_area_code", lambda row, _: row.code[:-1]),
    lost("名称", "missing_required", ""),
    contradicting("启用日期", lambda row, look: look.date(row.since + timedelta(days=30))),
    spoilt("停用日期", "invalid_date", "长期"),
    # The code itself says which area lies above.
    spoilt("上级代码", "invalid_area_code", "街道", lambda row: row.level == "社区"),
    spoilt("级别", "not_in_list", "居民区", lambda row: row.level == "社区"),
)

GRIDS: Final[tuple[Slip[Grid], ...]] = (
    lost("社区", "unknown_ref", lambda grid, _: misspelt(grid.place.name)),
    lost("网格名称", "missing_required", ""),
    contradicting("网格员", lambda *_: NOBODY),
    spoilt("网格员电话", "invalid_phone", SHORT_PHONE),
    spoilt("专兼职", "not_in_list", "返聘"),
    spoilt("开始日期", "invalid_date", month_13),
)

PATCHES: Final[tuple[Slip[Patch], ...]] = (
    lost("社区", "unknown_ref", lambda patch, _: misspelt(patch.place.name)),
    lost("片区名称", "missing_required", ""),
    contradicting("包片委员", lambda *_: NOBODY),
    spoilt(
        "包片党支部",
        "unknown_ref",
        lambda patch, _: misspelt(f"{patch.place.name}社区第一党支部"),
        lambda patch: patch.branch is None,
    ),
    spoilt(
        "结束日期",
        "interval_reversed",
        lambda patch, look: look.date(patch.start - timedelta(days=40)),
        lambda patch: patch.start is not None and patch.end is None,
    ),
    spoilt("开始日期", "invalid_date", month_13, lambda patch: patch.start is None),
)

BUILDINGS: Final[tuple[Slip[BuildingRow], ...]] = (
    lost("社区", "unknown_ref", lambda row, _: misspelt(row.building.place.name)),
    lost("楼号", "missing_required", ""),
    lost("楼号", "too_many_buildings", "1-999号楼"),
    lost("楼号", "door_became_date", DOOR_AS_DATE, numbers=True),
    contradicting("层数", lambda row, _: row.building.floors + 1),
    spoilt("网格", "unknown_ref", "第99网格", lambda row: not row.grids),
    spoilt("片区", "unknown_ref", "第九十九片区", lambda row: not row.patches),
    spoilt("类型", "not_in_list", "门卫室", lambda row: row.building.kind == "其他"),
    spoilt(
        "单元长",
        "invalid_unit_keepers",
        f"{NOBODY}二人",
        lambda row: row.building.kind == "商务楼宇",
    ),
    spoilt(
        "居委会",
        "unknown_ref",
        lambda row, _: f"{row.building.place.name}社区第九十居委会",
        lambda row: not row.building.committees,
    ),
    spoilt("层数", "invalid_number", "六层半"),
    # Where a number of doors is stated, it counts (Q07).
    spoilt("总户数", "invalid_number", "三十余户", lambda row: row.building.stated is None),
    spoilt("楼栋长电话", "invalid_phone", SHORT_PHONE, lambda row: bool(row.building.keeper[0])),
    Slip(
        ("经度", "纬度"),
        "invalid_coordinate",
        CELL,
        lambda row, _: {"经度": row.building.latitude, "纬度": row.building.longitude},
    ),
)
