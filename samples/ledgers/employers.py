"""单位: one row an employer."""

from __future__ import annotations

from samples.ledgers.table import Column, Look
from samples.world import Employer


def employer_columns(look: Look) -> list[Column[Employer]]:
    """Return the columns of 单位."""
    return [
        Column("单位名称", lambda e: e.name, "必填，全称"),
        Column("类型", lambda e: e.kind, "必填"),
        Column("统一社会信用代码", lambda e: look.text(e.credit_code), "18位"),
        Column("成立日期", lambda e: look.date(e.founded)),
        Column("主营业务", lambda e: look.text(e.business)),
        Column("状态", lambda e: e.status, "在营、停业、空壳、注销"),
        Column("职工总数", lambda e: e.staff),
        Column("有无固定场所", lambda e: "有" if e.premises else "无"),
        Column("社区", lambda e: e.place.name),
        Column("楼栋", lambda e: look.text(building_of(e))),
        Column("地址", lambda e: e.address),
        Column("正式党员数", lambda e: e.stated),
        Column("党员人数", lambda e: e.stated_all),
        Column("覆盖情况", lambda e: e.coverage),
        Column(
            "党组织名称",
            lambda e: look.text(e.named_organisation.name if e.named_organisation else ""),
        ),
        Column("组建方式", lambda e: look.text(e.formation)),
        Column("党建指导员", lambda e: look.text(e.instructor[0])),
        Column("指导员电话", lambda e: look.text(e.instructor[1])),
        Column("最近走访日期", lambda e: look.date(e.visited)),
        Column("未建原因", lambda e: look.text(e.reason)),
    ]


def building_of(employer: Employer) -> str:
    """Return the building that the row of an employer names, ``""`` for none."""
    # The ledger has no column for the compound: where numbers restart, none is named.
    building = employer.building
    if building is None or (building.number is not None and building.place.restarts):
        return ""
    return building.name
