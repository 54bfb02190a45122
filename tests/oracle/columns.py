"""The columns of the ledgers that the random streets write, and which of them may be missing."""

from __future__ import annotations

CORE: dict[str, tuple[str, ...]] = {
    "区划": ("代码", "名称", "级别", "上级代码"),
    "网格": ("社区", "网格名称"),
    "片区": ("社区", "片区名称"),
    "楼栋": ("社区", "小区", "楼号"),
    "住户": ("社区", "小区", "楼栋", "单元", "室号"),
    "党组织": ("党组织名称", "组织代码", "类型", "上级党组织"),
    "党员": ("姓名", "公民身份证号", "人员类别", "所在党支部"),
    "包户": ("党员姓名", "身份证号", "社区", "小区", "楼栋", "单元", "室号"),
    "单位": ("单位名称", "类型", "统一社会信用代码", "社区"),
}
"""Columns that say what a row is about; every sheet has them."""

OPTIONAL: dict[str, tuple[str, ...]] = {
    "区划": ("启用日期", "停用日期"),
    "网格": ("网格员", "开始日期"),
    "片区": ("包片委员", "包片党支部", "开始日期", "结束日期"),
    "楼栋": ("类型", "单元数", "网格", "片区"),
    "住户": ("使用方式",),
    "党组织": ("设置形式", "所在单位", "所属社区", "成立日期", "负责楼栋", "撤销日期"),
    "党员": (
        "出生日期",
        "所在党小组",
        "工作单位",
        "家庭住址",
        "党籍状态",
        "是否失联",
        "失去联系日期",
        "免包原因",
        "离开日期",
        "离开原因",
    ),
    "包户": ("党支部", "岗位", "开始日期", "结束日期", "最近联系日期"),
    "单位": ("楼栋", "状态", "正式党员数", "党组织名称", "组建方式", "党建指导员"),
}
"""Columns that a sheet may lack."""

TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"开始日期", "结束日期"}),
    frozenset({"离开日期", "离开原因"}),
)
"""Columns that a street has in all sheets of a kind or in none: half of a pair misleads."""

KINDS: tuple[str, ...] = tuple(CORE)


def columns_of(kind: str) -> tuple[str, ...]:
    """All columns of a kind of ledger in the order in which sheets write them."""
    return CORE[kind] + OPTIONAL[kind]
