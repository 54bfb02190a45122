"""Rows of the ledgers of the ground: areas, grids, patches."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic.dataclasses import dataclass

from loaders import columns as kinds
from loaders.cells.dates import Dated
from loaders.cells.unreadable import Unreadable
from loaders.columns import column
from loaders.rows import names
from loaders.rows.base import Fault, LedgerRow, ends_before

AreaLevel = Literal["区县", "街道", "社区"]
Employment = Literal["专职", "兼职"]


@dataclass(slots=True, kw_only=True)
class AreaRow(LedgerRow):
    """区划: one area of the tree, from its start to its retirement."""

    ledger: ClassVar[str] = "areas"

    code: Annotated[
        str,
        column("代码", "区划代码", "统计用区划代码", "行政区划代码", "社区代码", "区域代码",
               "统计代码",
               kind=kinds.AREA_CODE, bold=True,
               note="统计用区划代码，一个区划一个", example="999999999001"),
    ]  # fmt: skip
    name: Annotated[
        str,
        column(
            "名称",
            "区划名称",
            "区域名称",
            "行政区划名称",
            "单位名称",
            kind=kinds.LABEL,
            bold=True,
            note="区划的全名",
            example="示例社区",
        ),
    ]
    level: Annotated[
        AreaLevel | None,
        column("级别", "区划级别", "层级", "等级", "类型", kind=kinds.closed({
            "区县": ("区", "县", "区级", "县级", "县区", "市辖区", "区县级"),
            "街道": ("街道办事处", "乡镇", "镇街", "街道级", "镇", "乡", "街道乡镇"),
            "社区": ("村", "村居", "社区村", "社区级", "居委会", "村社区"),
        }),
               note="是区县、街道还是社区；空着就按代码末尾的零判断", example="社区"),
    ] = None  # fmt: skip
    parent_code: Annotated[
        str | None,
        column(
            "上级代码",
            "上级区划代码",
            "父级代码",
            "上级编码",
            "所属街道代码",
            kind=kinds.AREA_CODE,
            ref="area",
            note="上一级区划的代码；空着就按代码推算",
            example="999999999000",
        ),
    ] = None
    starts: Annotated[
        Dated | None,
        column(
            "启用日期",
            "启用时间",
            "设立日期",
            "成立日期",
            *names.START,
            kind=kinds.DATE,
            note="从哪天起有这个区划",
        ),
    ] = None
    ends: Annotated[
        Dated | None,
        column(
            "停用日期",
            "停用时间",
            "撤销日期",
            "撤并日期",
            *names.END,
            kind=kinds.DATE,
            note="从哪天起没有了；还在用就空着",
        ),
    ] = None
    successor_codes: Annotated[
        tuple[str, ...] | None,
        column(
            "后继代码",
            "并入代码",
            "并入社区代码",
            "新代码",
            "合并后代码",
            kind=kinds.AREA_CODES,
            ref="area",
            note="撤并以后并到哪里",
            example="999999999003、999999999004",
        ),
    ] = None

    def check(self) -> list[Fault]:
        """Refuse an end before its start."""
        reversed_ = ends_before(self.starts, self.ends)
        return [Fault("ends", Unreadable("interval_reversed"))] if reversed_ else []


@dataclass(slots=True, kw_only=True)
class GridRow(LedgerRow):
    """网格: a grid of a community and its keeper."""

    ledger: ClassVar[str] = "grids"

    community: Annotated[
        str,
        column(
            "社区",
            *names.COMMUNITY,
            kind=kinds.REF,
            bold=True,
            ref="community",
            note="网格在哪个社区",
        ),
    ]
    name: Annotated[
        str,
        column(
            "网格名称",
            "网格",
            "网格名",
            "网格号",
            "所属网格",
            kind=kinds.LABEL,
            bold=True,
            note="网格的名字，同一社区里不重名",
            example="第一网格",
        ),
    ]
    code: Annotated[
        str | None,
        column(
            "网格编码",
            "网格代码",
            "网格编号",
            kind=kinds.LABEL,
            note="上级给的网格编号，有就写",
            example="示例-01",
        ),
    ] = None
    keeper: Annotated[
        str | None,
        column(
            "网格员",
            "网格员姓名",
            "专职网格员",
            "网格长",
            "姓名",
            kind=kinds.NAME,
            sensitive=True,
            single=True,
            note="这个网格的网格员",
        ),
    ] = None
    keeper_phones: Annotated[
        tuple[str, ...] | None,
        column(
            "网格员电话",
            "网格员联系电话",
            "网格员手机",
            *names.PHONE,
            kind=kinds.PHONES,
            sensitive=True,
            note="网格员的电话",
        ),
    ] = None
    employment: Annotated[
        Employment | None,
        column("专兼职", "专职兼职", "是否专职", "用工性质", "网格员类型", "专/兼职",
               kind=kinds.closed({
            "专职": ("专", "是", "全职", "专职网格员"), "兼职": ("兼", "否", "兼职网格员"),
        }),
               note="网格员是专职还是兼职"),
    ] = None  # fmt: skip
    starts: Annotated[
        Dated | None, column(*names.START, kind=kinds.DATE, note="现任网格员从哪天起管这个网格")
    ] = None


@dataclass(slots=True, kw_only=True)
class PatchRow(LedgerRow):
    """片区: a patch, the committee member who keeps it and the branch that takes it."""

    ledger: ClassVar[str] = "patches"

    community: Annotated[
        str,
        column(
            "社区",
            *names.COMMUNITY,
            kind=kinds.REF,
            bold=True,
            ref="community",
            note="片区在哪个社区",
        ),
    ]
    name: Annotated[
        str,
        column(
            "片区名称",
            "片区",
            "片区名",
            "片区号",
            "所属片区",
            kind=kinds.LABEL,
            bold=True,
            note="片区的名字，同一社区里不重名",
            example="第一片区",
        ),
    ]
    keeper: Annotated[
        str | None,
        column("包片委员", "居委会委员", "包片人", "包片居委会委员", "片长", "委员姓名", "责任委员",
               kind=kinds.NAME, sensitive=True, single=True,
               note="包这个片区的居委会委员"),
    ] = None  # fmt: skip
    branch: Annotated[
        str | None,
        column("包片党支部", "包片支部", "责任党支部", "责任支部", "包联党支部", *names.BRANCH,
               kind=kinds.REF, ref="branch", single=True,
               note="包这个片区的党支部"),
    ] = None  # fmt: skip
    starts: Annotated[
        Dated | None, column(*names.START, "包片日期", kind=kinds.DATE, note="从哪天起包这个片区")
    ] = None
    ends: Annotated[
        Dated | None, column(*names.END, kind=kinds.DATE, note="包到哪天为止；还在包就空着")
    ] = None

    def check(self) -> list[Fault]:
        """Refuse an end before its start."""
        reversed_ = ends_before(self.starts, self.ends)
        return [Fault("ends", Unreadable("interval_reversed"))] if reversed_ else []
