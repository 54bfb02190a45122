"""What the sixteen ledgers are called, in the order of their contract."""

from __future__ import annotations

from typing import Final

from graph.language import Text

TITLES: Final = {
    "areas": Text("区划", "areas"),
    "grids": Text("网格", "grids"),
    "patches": Text("片区", "patches"),
    "buildings": Text("楼栋", "buildings"),
    "residents": Text("住户", "residents"),
    "organisations": Text("党组织", "organisations"),
    "members": Text("党员", "members"),
    "responsibility": Text("包户", "responsibility"),
    "contacts": Text("走访", "contacts"),
    "employers": Text("单位", "employers"),
    "events": Text("活动", "events"),
    "agreements": Text("共建", "agreements"),
    "lists": Text("清单", "lists"),
    "bodies": Text("治理", "community bodies"),
    "reporting": Text("报到", "double reporting"),
    "reports": Text("报告", "reports"),
}
