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
    "走访": ("日期", "党员姓名", "身份证号", "社区", "小区", "楼栋", "单元", "室号"),
    "单位": ("单位名称", "类型", "统一社会信用代码", "社区"),
    "活动": ("日期", "名称", "类别", "主办"),
    "共建": ("甲方", "乙方", "类别"),
    "清单": ("清单", "名称", "类别", "提出方"),
    "治理": ("社区", "机构", "名称"),
    "报到": ("对象", "名称", "身份证号", "社区", "报到日期"),
    "报告": ("类别", "名称", "报告主体", "应报日期"),
}
"""Columns that say what a row is about; every sheet has them."""

CARD = ("家庭情况", "人员类别", "区域设施", "隐患矛盾")
"""The four parts of a household's card (四清)."""

OPTIONAL: dict[str, tuple[str, ...]] = {
    "区划": ("启用日期", "停用日期"),
    "网格": ("网格员", "开始日期"),
    "片区": ("包片委员", "包片党支部", "开始日期", "结束日期"),
    "楼栋": ("类型", "单元数", "网格", "片区", "居委会", "楼栋长", "单元长"),
    "住户": ("使用方式", *CARD, "信息更新日期"),
    "党组织": (
        "设置形式",
        "所在单位",
        "所属社区",
        "成立日期",
        "本届起始日期",
        "任期",
        "书记",
        "有无支委会",
        "负责楼栋",
        "撤销日期",
    ),
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
    "走访": ("党支部",),
    "单位": (
        "楼栋",
        "地址",
        "状态",
        "正式党员数",
        "党组织名称",
        "组建方式",
        "党建指导员",
        "指导员电话",
        "最近走访日期",
        "未建原因",
    ),
    "活动": ("社区", "参加单位", "发起方"),
    "共建": ("签订日期", "到期日期"),
    "清单": ("对应资源", "对应需求", "开始日期", "到期日期", "状态"),
    "治理": ("下设", "户数", "工作人员数", "办理事项", "是否一站式"),
    "报到": (),
    "报告": ("日期",),
}
"""Columns that a sheet may lack."""

FLAWED: dict[str, tuple[str, ...]] = {
    "楼栋": ("总户数",),
    "住户": ("姓名", "身份证号", "政治面貌"),
    "党员": ("加入党组织日期", "转为正式党员日期"),
}
"""Further columns, written into the finished sheets for the questions about quality."""

TOGETHER: tuple[frozenset[str], ...] = (
    frozenset({"开始日期", "结束日期"}),
    frozenset({"离开日期", "离开原因"}),
    frozenset({"签订日期", "到期日期"}),
)
"""Columns that a street has in all sheets of a kind or in none: half of a pair misleads."""

KINDS: tuple[str, ...] = tuple(CORE)


def columns_of(kind: str) -> tuple[str, ...]:
    """All columns of a kind of ledger in the order in which sheets write them."""
    return CORE[kind] + OPTIONAL[kind]
