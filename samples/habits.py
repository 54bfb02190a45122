"""How the clerk of each community keeps his files: format, title, notes, totals, looks of cells.

A community keeps its files like its counterpart among the first six.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from samples.ledgers.table import Look


@dataclass(frozen=True, slots=True)
class Habit:
    """How one community keeps one ledger.

    Attributes:
        file: name with ``{community}`` and ``{day}``, its suffix saying the format.
        look: how cells are written.
        encoding: of a csv file.
        title: title above the header, with the same places; ``""`` for none.
        notes: whether a row of notes stands below the header.
        total: whether a total stands at the end.
        by_resident: doors only: ``""`` one row per household, else one per resident with the
            household's cells ``merged``, merged over whole buildings too (``wide``), ``repeated``.
        again: the header is repeated after so many households, 0 for never.
    """

    file: str
    look: Look
    encoding: str = "utf-8-sig"
    title: str = ""
    notes: bool = False
    total: bool = False
    by_resident: str = ""
    again: int = 0


def headers(**names: str) -> Mapping[str, str]:
    """Return other headers by the canonical ones."""
    return MappingProxyType(names)


BUILDINGS: Final = (
    Habit(
        "{community}楼栋台账（{day}）.xlsx", Look("iso"),
        title="{community}社区楼栋台账（{day}）", total=True,
    ),
    Habit("{community}楼栋_{plain}.csv", Look("dot", "栋"), "gb18030"),
    Habit(
        "{community}楼栋（{day}）.xls", Look("compact", "幢", nothing="—", numbered=True),
        title="{community}社区楼栋情况表  填报时间：{day}", total=True,
    ),
    Habit(
        "{community}楼栋台账（{day}）.xlsx",
        Look(
            "zh", "wide", nothing="／",
            headers=headers(社区="所在社区", 楼号="楼栋号", 总户数="户数", 楼栋长="楼长"),
        ),
        title="{community}社区楼栋台账（{day}）", notes=True,
    ),
    Habit(
        "{community}楼栋 {day}.csv", Look("iso", "幢", headers=headers(小区="楼院", 楼号="幢号"))
    ),
    Habit(
        "{community}楼栋台账（{day}）.xlsx", Look("cell", headers=headers(小区="小区名称")),
        total=True,
    ),
)  # fmt: skip

RESIDENTS: Final = (
    Habit(
        "{community}住户信息（{day}）.xlsx", Look("cell", "号楼", "number", "number"),
        title="{community}社区居民住户信息台账（{day}）", by_resident="merged", total=True,
    ),
    Habit(
        "{community}住户_{plain}.csv", Look("dot", "栋", "word", "word", nothing="无"), "gb18030"
    ),
    Habit(
        "{community}住户信息（{day}）.xlsx", Look("zh", "wide", "word", "text", nothing="—"),
        title="{community}社区住户信息卡汇总（{day}）", notes=True, by_resident="wide",
    ),
    Habit(
        "{community}住户 {day}.csv", Look("zh", "号楼", "none", "dashed", nothing="—"), again=1_000
    ),
    Habit(
        "{community}住户（{day}）.xls",
        Look("compact", "幢", "word", "word", headers=headers(室号="房号")),
        title="{community}社区住户登记表（{day}）", by_resident="repeated", total=True,
    ),
    Habit(
        "{community}住户信息（{day}）.xlsx",
        Look("serial", "号楼", "text", "text", headers=headers(室号="房间号"), numbered=True),
        title="{community}社区住户台账  {day}",
    ),
)  # fmt: skip

RESPONSIBILITY: Final = (
    Habit(
        "{community}党员包户（{day}）.xlsx", Look("dot", "栋", "word", "word", numbered=True),
        title="{community}社区党员联系住户一览表（{day}）", total=True,
    ),
    Habit("{community}包户_{plain}.csv", Look("compact", "幢", "text", "dashed"), "gb18030"),
    Habit(
        "{community}党员包户（{day}）.xlsx", Look("serial", "号楼", "number", "number"),
        title="{community}社区党员包户（{day}）",
    ),
    Habit("{community}包户 {day}.csv", Look("iso", "栋", "word", "word", nothing="／")),
    Habit(
        "{community}包户（{day}）.xls", Look("zh", "wide", "text", "text"),
        title="{community}社区党员包户台账（{day}）", total=True,
    ),
    Habit("{community}党员包户（{day}）.xlsx", Look("cell", "幢", "none", "dashed"), notes=True),
)  # fmt: skip

VISITS: Final = (
    Habit("{community}走访_{plain}.csv", Look("zh", "栋", "word", "word")),
    Habit(
        "{community}走访记录（{day}）.xlsx",
        Look("cell", "号楼", "number", "number", headers=headers(日期="走访日期", 方式="走访方式")),
        title="{community}社区党员走访记录（{day}）", total=True,
    ),
    Habit(
        "{community}走访 {day}.csv",
        Look("compact", "幢", "text", "text", headers=headers(党员姓名="走访人", 室号="门牌号")),
        "gb18030",
    ),
    Habit(
        "{community}走访（{day}）.xls", Look("dot", "wide", "word", "word", numbered=True),
        title="{community}社区走访登记表  {day}", notes=True,
    ),
    Habit(
        "{community}走访_{plain}.csv", Look("iso", "栋", "none", "dashed", nothing="无"), "gb18030"
    ),
    Habit(
        "{community}走访记录（{day}）.xlsx", Look("serial", "幢", "text", "text", nothing="—"),
        title="{community}社区党员走访记录（{day}）",
    ),
)  # fmt: skip

OTHER_MEMBERS: Final = Look(
    "compact", nothing="—",
    headers=headers(
        公民身份证号="身份证号码", 人员类别="党员类型", 所在党支部="隶属党组织",
        加入党组织日期="入党时间", 转为正式党员日期="转正时间", 联系电话="手机号",
        家庭住址="现居住地",
    ),
)  # fmt: skip
OWN_MEMBERS: Final = 3
"""Which of six communities keeps its members in a file of its own, under other headers."""

EMPLOYERS: Final[Mapping[str, tuple[str, Look]]] = MappingProxyType(
    {
        "非公企业": (
            "非公企业党建台账",
            Look(
                "zh", numbered=True,
                headers=headers(
                    单位名称="企业名称", 统一社会信用代码="信用代码", 成立日期="创办时间",
                    职工总数="总人数",
                ),
            ),
        ),
        "社会组织": (
            "社会组织党建台账", Look("dot", nothing="无", headers=headers(单位名称="组织名称"))
        ),
        "": ("机关事业国企及其他", Look("iso", nothing="—")),
    }
)  # fmt: skip
"""Sheet and habits by type of employer; ``""`` for all other types."""

BODIES: Final = Habit(
    "一委一站一居（{day}）.xlsx", Look("iso", headers=headers(办理事项="服务事项")),
    title="一委一站一居情况（{day}）", notes=True,
)  # fmt: skip
REPORTS: Final = Habit(
    "三报告一评议一监督（{day}）.xls",
    Look("zh", headers=headers(日期="报告日期", 结果="报告结果")),
    title="三报告一评议一监督台账（{day}）", total=True,
)  # fmt: skip
EVENTS: Final = Habit(
    "共驻共建（{day}）.xlsx",
    Look("dot", nothing="无", headers=headers(名称="活动名称", 主办="主办单位"), numbered=True),
    title="区域化党建活动台账（{day}）",
)  # fmt: skip
AGREEMENTS: Final = Habit(
    EVENTS.file, Look("zh", nothing="—", headers=headers(签订日期="签约时间", 事项="共建事项")),
    title="结对共建协议（{day}）", notes=True,
)  # fmt: skip
REPORTING: Final = Habit(
    "双报到_{plain}.csv",
    Look("dot", headers=headers(对象="报到对象", 名称="单位或姓名", 社区="报到社区")), "gb18030",
)  # fmt: skip
LISTS: Final[Mapping[str, Habit]] = MappingProxyType(
    {
        kind: Habit(
            "三张清单（{day}）.xlsx", Look(dates, nothing=nothing, headers=headers(**names)),
            title=f"{kind}清单（{{day}}）",
        )
        for kind, dates, nothing, names in (
            ("资源", "cell", "", {"名称": "资源名称", "提出方": "提供单位"}),
            ("需求", "iso", "无", {"名称": "需求名称", "提出方": "提出社区"}),
            ("项目", "zh", "／",
             {"名称": "项目名称", "提出方": "责任单位", "到期日期": "完成时限"}),
        )
    }
)  # fmt: skip
"""Habits by kind of list; each has a sheet of its own."""
