"""Rows of the ledgers of what is done together: events, agreements, lists."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic.dataclasses import dataclass

from loaders import columns as kinds
from loaders.cells.dates import Dated
from loaders.cells.unreadable import Unreadable
from loaders.columns import column
from loaders.rows import names
from loaders.rows.base import Fault, LedgerRow, ends_before

ListKind = Literal["资源", "需求", "项目"]
ListState = Literal["未对接", "进行中", "已完成", "已取消"]


@dataclass(slots=True, kw_only=True)
class EventRow(LedgerRow):
    """活动: something held together; which kinds there are is data, so 类别 is free text here."""

    ledger: ClassVar[str] = "events"

    day: Annotated[
        Dated,
        column(
            "日期",
            "活动日期",
            "活动时间",
            "时间",
            "开展日期",
            "开展时间",
            kind=kinds.DATE,
            done=True,
            bold=True,
            note="活动的日期",
        ),
    ]
    name: Annotated[
        str,
        column(
            "名称",
            "活动名称",
            "活动主题",
            "主题",
            "事项名称",
            "活动",
            kind=kinds.LABEL,
            bold=True,
            note="活动的名称",
            example="示例主题党日",
        ),
    ]
    category: Annotated[
        str,
        column(
            "类别",
            "活动类别",
            "活动类型",
            "类型",
            "联建类型",
            kind=kinds.LABEL,
            bold=True,
            note="六类联建之一，或主题党日、联席会、听证会、评议会",
            example="主题党日",
        ),
    ]
    community: Annotated[
        str | None,
        column("社区", *names.COMMUNITY, kind=kinds.REF, ref="community", note="活动在哪个社区"),
    ] = None
    place: Annotated[
        str | None,
        column(
            "地点",
            "活动地点",
            "开展地点",
            kind=kinds.LABEL,
            note="活动的地点",
            example="示例会议室",
        ),
    ] = None
    organisers: Annotated[
        tuple[str, ...],
        column("主办", "牵头单位", "主办单位", "主办方", "组织单位", "承办单位", "牵头党组织",
               "主办党组织", "牵头",
               kind=kinds.REFS, bold=True, ref="community_or_party",
               note="牵头的党组织或单位"),
    ]  # fmt: skip
    participants: Annotated[
        tuple[str, ...] | None,
        column("参加单位", "参与单位", "参加党组织", "参与党组织", "参加", "参加方", "联办单位",
               "共建单位",
               kind=kinds.REFS, ref="community_or_party",
               note="一起参加的党组织或单位"),
    ] = None  # fmt: skip
    starter: Annotated[
        str | None,
        column(
            "发起方",
            "发起单位",
            "提议方",
            "发起",
            kind=kinds.REF,
            ref="community_or_party",
            note="由谁提出的",
        ),
    ] = None
    result: Annotated[
        str | None,
        column(
            "结果",
            "活动结果",
            "办理结果",
            "成效",
            "活动成效",
            "活动情况",
            note="活动的结果",
            example="已办结",
        ),
    ] = None


@dataclass(slots=True, kw_only=True)
class AgreementRow(LedgerRow):
    """共建: an agreement between two, of one link type."""

    ledger: ClassVar[str] = "agreements"

    one: Annotated[
        str,
        column("甲方", "甲方单位", "甲方名称", "甲方党组织", "结对甲方", kind=kinds.REF, bold=True,
               ref="community_or_party",
               note="协议的一方"),
    ]  # fmt: skip
    other: Annotated[
        str,
        column("乙方", "乙方单位", "乙方名称", "乙方党组织", "结对乙方", kind=kinds.REF, bold=True,
               ref="community_or_party",
               note="协议的另一方", example="示例公司"),
    ]  # fmt: skip
    category: Annotated[
        str,
        column(
            "类别",
            "共建类别",
            "协议类别",
            "类型",
            "共建类型",
            kind=kinds.LABEL,
            bold=True,
            note="六类联建之一",
            example="党建共商",
        ),
    ]
    signed: Annotated[
        Dated | None,
        column(
            "签订日期",
            "签订时间",
            "签约日期",
            "签约时间",
            "起始日期",
            kind=kinds.DATE,
            done=True,
            note="签订的日期",
        ),
    ] = None
    expires: Annotated[
        Dated | None,
        column(
            "到期日期",
            "到期时间",
            "有效期至",
            "截止日期",
            "期限至",
            kind=kinds.DATE,
            note="到哪天为止；没有期限就空着",
        ),
    ] = None
    matter: Annotated[
        str | None,
        column(
            "事项",
            "共建事项",
            "协议事项",
            "共建内容",
            "协议内容",
            note="协议约定的事",
            example="共用活动室",
        ),
    ] = None

    def check(self) -> list[Fault]:
        """Refuse an end before its start."""
        reversed_ = ends_before(self.signed, self.expires)
        return [Fault("expires", Unreadable("interval_reversed"))] if reversed_ else []


@dataclass(slots=True, kw_only=True)
class ListRow(LedgerRow):
    """清单: a resource, a need, or the project that joins them."""

    ledger: ClassVar[str] = "lists"

    kind: Annotated[
        ListKind,
        column("清单", "清单类型", "清单类别", "清单名称", bold=True, kind=kinds.closed({
            "资源": ("资源清单",), "需求": ("需求清单",), "项目": ("项目清单",),
        }),
               note="是资源、需求还是项目"),
    ]  # fmt: skip
    name: Annotated[
        str,
        column(
            "名称",
            "项目名称",
            "资源名称",
            "需求名称",
            "事项名称",
            "内容",
            kind=kinds.LABEL,
            bold=True,
            note="这一项的名称",
            example="示例活动室",
        ),
    ]
    category: Annotated[
        str,
        column(
            "类别",
            "类型",
            "资源类别",
            "需求类别",
            "项目类别",
            "事项类别",
            kind=kinds.LABEL,
            bold=True,
            note="属于哪一类",
            example="场地",
        ),
    ]
    proposer: Annotated[
        str,
        column("提出方", "单位", "社区", "提出单位", "提供方", "提供单位", "提出社区", "需求方",
               "责任单位",
               kind=kinds.REF, bold=True, ref="community_or_party",
               note="由谁提供或提出"),
    ]  # fmt: skip
    resource: Annotated[
        str | None,
        column(
            "对应资源",
            "资源",
            "对接资源",
            kind=kinds.REF,
            ref="list_item",
            note="项目用的是资源清单里的哪一项",
        ),
    ] = None
    need: Annotated[
        str | None,
        column(
            "对应需求",
            "需求",
            "对接需求",
            kind=kinds.REF,
            ref="list_item",
            note="项目解决的是需求清单里的哪一项",
            example="示例需求",
        ),
    ] = None
    starts: Annotated[Dated | None, column(*names.START, kind=kinds.DATE, note="从哪天起")] = None
    ends: Annotated[
        Dated | None,
        column(
            "到期日期",
            "完成时限",
            "完成日期",
            *names.END,
            "到期时间",
            kind=kinds.DATE,
            note="到哪天为止",
        ),
    ] = None
    state: Annotated[
        ListState | None,
        column("状态", "进展", "对接状态", "完成情况", "项目状态", "进展情况", "对接情况",
               kind=kinds.closed({
            "未对接": ("待对接", "未开始", "未启动", "待认领"),
            "进行中": ("正在进行", "实施中", "推进中", "已对接", "办理中", "进行", "在办"),
            "已完成": ("完成", "办结", "已办结", "结项", "完结"),
            "已取消": ("取消", "终止", "作废", "撤销"),
        }),
               note="办到哪一步"),
    ] = None  # fmt: skip

    def check(self) -> list[Fault]:
        """Refuse an end before its start."""
        reversed_ = ends_before(self.starts, self.ends)
        return [Fault("ends", Unreadable("interval_reversed"))] if reversed_ else []
