"""Rows of the ledgers of a community's bodies and of the reports that are owed."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic.dataclasses import dataclass

from loaders import columns as kinds
from loaders.cells.dates import Dated
from loaders.cells.unreadable import Unreadable
from loaders.columns import column
from loaders.rows import names
from loaders.rows.base import Fault, LedgerRow

BodyKind = Literal["社区党委", "管理服务站", "居委会"]
ReportKind = Literal["报告", "评议", "监督"]

_KINDS = kinds.closed(
    {
        "社区党委": ("党委", "社区党总支", "社区党组织", "社区党委会"),
        "管理服务站": ("社区管理服务站", "服务站", "社区服务站", "管理站"),
        "居委会": ("居民委员会", "社区居委会", "社区居民委员会"),
    }
)
_WINDOWS = {
    "党员服务": ("党员服务窗口", "党员服务窗", "党员服务岗"),
    "公共服务": ("公共服务窗口", "公共服务窗"),
    "社会服务": ("社会服务窗口", "社会服务窗"),
    "社会治理": ("社会治理窗口", "社会治理窗"),
}
_COMMITTEES = {
    "人民调解": ("人民调解委员会", "调解委员会", "人民调解委"),
    "治安保卫": ("治安保卫委员会", "治保委员会", "治保"),
    "公共卫生": ("公共卫生委员会", "卫生委员会"),
    "计划生育": ("计划生育委员会", "计生委员会", "计生"),
    "群众文化": ("群众文化委员会", "文化委员会"),
}
_PARTS = kinds.closed({**_WINDOWS, **_COMMITTEES})
_PARTS_OF = {"社区党委": {}, "管理服务站": _WINDOWS, "居委会": _COMMITTEES}


@dataclass(slots=True, kw_only=True)
class BodyRow(LedgerRow):
    """治理: a body of a community (一委一站一居), or one of its windows or committees."""

    ledger: ClassVar[str] = "bodies"

    community: Annotated[
        str,
        column(
            "社区",
            *names.COMMUNITY,
            kind=kinds.REF,
            bold=True,
            ref="community",
            note="机构在哪个社区",
        ),
    ]
    kind: Annotated[
        BodyKind,
        column(
            "机构",
            "机构类型",
            "机构类别",
            "组织机构",
            kind=_KINDS,
            bold=True,
            note="是社区党委、管理服务站还是居委会",
            example="居委会",
        ),
    ]
    name: Annotated[
        str,
        column(
            "名称",
            "机构名称",
            "组织名称",
            kind=kinds.LABEL,
            bold=True,
            note="机构的全称",
            example="示例社区第一居委会",
        ),
    ]
    part: Annotated[
        str | None,
        column(
            "下设",
            "下设机构",
            "下设窗口",
            "下设委员会",
            "窗口",
            "委员会",
            "窗口委员会",
            kind=_PARTS,
            note="服务站的窗口或居委会的委员会；说的是机构本身就空着",
            example="人民调解",
        ),
    ] = None
    leader: Annotated[
        str | None,
        column(
            "负责人",
            "主任",
            "负责人姓名",
            "主要负责人",
            kind=kinds.NAME,
            sensitive=True,
            single=True,
            note="负责人；写了下设就是下设的负责人",
        ),
    ] = None
    leader_phones: Annotated[
        tuple[str, ...] | None,
        column(
            "电话",
            "负责人电话",
            *names.without(names.PHONE, "电话"),
            kind=kinds.PHONES,
            sensitive=True,
            note="负责人的电话",
        ),
    ] = None
    households: Annotated[
        int | None,
        column(
            "户数", "管辖户数", "总户数", kind=kinds.INTEGER, note="居委会管多少户", example="500"
        ),
    ] = None
    staff: Annotated[
        int | None,
        column(
            "工作人员数",
            "工作人员",
            "人员数",
            "工作人员人数",
            kind=kinds.INTEGER,
            note="有多少工作人员",
            example="12",
        ),
    ] = None
    services: Annotated[
        tuple[str, ...] | None,
        column(
            "办理事项",
            "服务事项",
            "事项",
            "承办事项",
            "事项名称",
            kind=kinds.REFS,
            note="办理哪些事项",
            example="示例事项一、示例事项二",
        ),
    ] = None
    service_category: Annotated[
        str | None,
        column(
            "事项类别",
            "事项类型",
            "事项分类",
            kind=kinds.LABEL,
            note="办理事项属于哪一类",
            example="公共服务",
        ),
    ] = None
    one_stop: Annotated[
        bool | None,
        column(
            "是否一站式", "一站式", "是否一站式办理", kind=kinds.YES_NO, note="事项是不是一站式办理"
        ),
    ] = None
    misplaced: bool = False
    """Whether its 下设 was refused: then nobody knows whose head the row names."""

    @classmethod
    def fit(cls, cells: dict[str, object]) -> list[Fault]:
        """Let windows stand in stations only and committees in residents' committees only."""
        try:
            kind, part = _KINDS.read(cells.get("kind")), _PARTS.read(cells.get("part"))
        except Unreadable:
            # Whichever it is, it is refused when it is read as a cell of its own.
            cells["misplaced"] = True
            return []
        allowed = _PARTS_OF.get(str(kind))
        if part is None or allowed is None or part in allowed:
            return []
        cells["misplaced"] = True
        del cells["part"]
        named = "、".join(allowed) or "（空着）"
        return [Fault("part", Unreadable("not_in_list", {"allowed": named}))]


@dataclass(slots=True, kw_only=True)
class ReportRow(LedgerRow):
    """报告: a report, appraisal or supervision that was owed, and made or not."""

    ledger: ClassVar[str] = "reports"

    kind: Annotated[
        ReportKind,
        column("类别", "报告类别", "类型", "报告类型", bold=True, kind=kinds.closed({
            "报告": ("三报告", "工作报告", "述职报告"), "评议": ("民主评议",
            "一评议"), "监督": ("民主监督", "一监督"),
        }),
               note="是报告、评议还是监督"),
    ]  # fmt: skip
    name: Annotated[
        str,
        column(
            "名称",
            "报告名称",
            "事项",
            "报告事项",
            kind=kinds.LABEL,
            bold=True,
            note="这一份的名称",
            example="示例工作报告",
        ),
    ]
    owner: Annotated[
        str,
        column("报告主体", "主体", "报告单位", "报告方", "责任主体", "报告人",
               kind=kinds.REF, bold=True,
               ref="body",
               note="应当作报告的机构或党组织"),
    ]  # fmt: skip
    audience: Annotated[
        str | None,
        column(
            "对象",
            "报告对象",
            "评议对象",
            "监督对象",
            "受众",
            kind=kinds.LABEL,
            note="向谁报告",
            example="居民代表会议",
        ),
    ] = None
    due: Annotated[
        Dated,
        column(
            "应报日期",
            "应报时间",
            "截止日期",
            "应报告日期",
            kind=kinds.DATE,
            bold=True,
            note="最晚应在哪天报告",
        ),
    ]
    made: Annotated[
        Dated | None,
        column(
            "日期",
            "报告日期",
            "完成日期",
            "报告时间",
            "实报日期",
            kind=kinds.DATE,
            done=True,
            note="实际报告的日期；还没有报告就空着",
        ),
    ] = None
    result: Annotated[
        str | None,
        column(
            "结果",
            "报告结果",
            "评议结果",
            "满意度",
            "测评结果",
            note="报告或评议的结果",
            example="满意",
        ),
    ] = None
