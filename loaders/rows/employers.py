"""Rows of the ledgers of employers and of double reporting."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic.dataclasses import dataclass

from loaders import columns as kinds
from loaders.cells.dates import Dated
from loaders.columns import column
from loaders.rows import names
from loaders.rows.base import LedgerRow

EmployerKind = Literal["机关", "事业单位", "国企", "非公企业", "社会组织", "其他"]
Operation = Literal["在营", "停业", "空壳", "注销"]
Coverage = Literal["组织覆盖", "工作覆盖", "空白"]
FoundingWay = Literal["单独", "联合", "区域", "行业", "挂靠", "临时"]
NoOrganisationReason = Literal["应建未建", "有党员但不符合条件", "无党员"]


@dataclass(slots=True, kw_only=True)
class EmployerRow(LedgerRow):
    """单位: an employer, where it is, its staff and members, and how the party covers it."""

    ledger: ClassVar[str] = "employers"

    name: Annotated[
        str,
        column("单位名称", "组织名称", "企业名称", "名称", "单位全称", "企业全称", "社会组织名称",
               "单位", "公司名称",
               "法人单位名称", kind=kinds.LABEL, bold=True,
               note="单位全称，与证照一致", example="示例公司"),
    ]  # fmt: skip
    kind: Annotated[
        EmployerKind,
        column("类型", "单位类型", "企业类型", "单位性质", "组织类型", "单位类别", "性质", "类别",
               bold=True,
               kind=kinds.closed({
                   "机关": ("党政机关", "国家机关", "行政机关", "机关单位", "政府机关"),
                   "事业单位": ("事业", "事业法人"),
                   "国企": ("国有企业", "国有", "国有控股", "央企", "国有控股企业", "公有制企业"),
                   "非公企业": ("非公有制企业", "民营企业", "私营企业", "非公", "非公有制经济组织",
                   "民企", "私企",
                            "个体工商户", "外资企业", "企业", "两新组织"),
                   "社会组织": ("社会团体", "民办非企业", "民办非企业单位", "社会服务机构",
                   "基金会", "社团",
                            "行业协会", "协会"),
                   "其他": ("其它", "业主委员会", "业委会", "商圈", "其他组织"),
               }),
               note="单位属于哪一类；业主委员会、商圈选其他", example="非公企业"),
    ]  # fmt: skip
    uscc: Annotated[
        str | None,
        column("统一社会信用代码", "信用代码", "社会信用代码", "统一信用代码", "组织机构代码",
               "统一代码", "税号",
               kind=kinds.USCC,
               note="证照上的统一社会信用代码；改名以后靠它认得是同一家"),
    ] = None  # fmt: skip
    founded: Annotated[
        Dated | None,
        column("成立日期", "创办时间", "注册日期", "注册时间", "开业时间", "单位成立时间",
               "企业成立时间", "成立时间",
               kind=kinds.DATE,
               note="单位成立的日期"),
    ] = None  # fmt: skip
    business: Annotated[
        str | None,
        column(
            "主营业务",
            "主营",
            "经营范围",
            "业务范围",
            "主要业务",
            "行业",
            "所属行业",
            note="主要做什么",
            example="零售",
        ),
    ] = None
    operation: Annotated[
        Operation | None,
        column("状态", "经营状态", "运营状态", "单位状态", "企业状态", "运行状态",
               kind=kinds.closed({
            "在营": ("正常", "营业", "在业", "存续", "正常经营", "运营", "实体运营", "开业",
            "正常运营", "经营中"),
            "停业": ("歇业", "停产", "关闭", "停止经营", "停业整顿"),
            "空壳": ("空壳企业", "无实际经营", "无实体", "僵尸企业", "空壳社会组织"),
            "注销": ("已注销", "吊销", "吊销未注销", "已吊销"),
        }),
               note="是不是还在经营；空着算在营"),
    ] = None  # fmt: skip
    staff: Annotated[
        int | None,
        column("职工总数", "总人数", "职工人数", "从业人数", "员工人数", "员工总数", "从业人员数",
               "职工数", "人数",
               "员工数", kind=kinds.INTEGER,
               note="职工一共多少人", example="20"),
    ] = None  # fmt: skip
    premises: Annotated[
        bool | None,
        column(
            "有无固定场所",
            "有无固定经营场所",
            "固定场所",
            "是否有固定场所",
            "固定经营场所",
            kind=kinds.HAS,
            note="有没有固定的经营场所",
        ),
    ] = None
    community: Annotated[
        str | None,
        column(
            "社区",
            *names.COMMUNITY,
            kind=kinds.REF,
            ref="community",
            single=True,
            note="单位在哪个社区",
        ),
    ] = None
    building: Annotated[
        str | None,
        column("楼栋", "所在楼宇", "所在楼栋", "入驻楼宇",
               *names.without(names.BUILDING, "楼栋"), "楼宇", "商务楼宇",
               kind=kinds.REF, ref="building", single=True,
               note="单位在哪栋楼", example="示例小区3号楼"),
    ] = None  # fmt: skip
    address: Annotated[
        str | None,
        column(
            "地址",
            "单位地址",
            "经营地址",
            "注册地址",
            "办公地址",
            "详细地址",
            "企业地址",
            "办公地点",
            note="单位的地址",
            example="示例路1号",
        ),
    ] = None
    formal_members: Annotated[
        int | None,
        column(
            "正式党员数",
            "正式党员人数",
            "正式党员",
            "其中正式党员数",
            kind=kinds.INTEGER,
            note="在单位上班的正式党员有几人",
            example="3",
        ),
    ] = None
    members: Annotated[
        int | None,
        column(
            "党员人数",
            "党员数",
            "党员总数",
            "党员",
            "其中党员数",
            kind=kinds.INTEGER,
            note="在单位上班的党员有几人，含预备党员",
            example="4",
        ),
    ] = None
    coverage: Annotated[
        Coverage | None,
        column("覆盖情况", "党组织覆盖情况", "覆盖方式", "党建覆盖情况", "覆盖类型", "党的覆盖",
               kind=kinds.closed({
            "组织覆盖": ("党组织覆盖", "已建党组织", "已建", "组织", "党的组织覆盖"),
            "工作覆盖": ("党的工作覆盖", "党建工作覆盖", "工作", "派驻指导员"),
            "空白": ("未覆盖", "无覆盖", "无", "空白点", "没有覆盖"),
        }),
               note="党的组织或工作有没有覆盖到"),
    ] = None  # fmt: skip
    organisation: Annotated[
        str | None,
        column("党组织名称", "所属党组织", "覆盖党组织", "党组织", "所建党组织名称", "所在党组织",
               "党组织全称",
               kind=kinds.REF, ref="organisation",
               single=True, note="覆盖这个单位的党组织"),
    ] = None  # fmt: skip
    founding_way: Annotated[
        FoundingWay | None,
        column("组建方式", "组建形式", "建立方式", "党组织组建方式", "设置形式", kind=kinds.closed({
            "单独": ("单独组建", "独立", "单建", "单独建", "单独党支部"),
            "联合": ("联合组建", "联建", "联合建", "联合党支部"),
            "区域": ("区域组建", "区域性", "区域联建"),
            "行业": ("行业组建", "行业性", "行业联建"),
            "挂靠": ("挂靠组建", "依托组建", "依托", "挂靠建"),
            "临时": ("临时组建", "临时党支部", "功能型"),
        }),
               note="党组织怎样组建的"),
    ] = None  # fmt: skip
    instructor: Annotated[
        str | None,
        column("党建指导员", "指导员", "党建联络员", "联络员", "指导员姓名", "党建指导员姓名",
               "派驻指导员",
               kind=kinds.NAME, sensitive=True, single=True,
               note="派到这个单位的党建指导员或联络员"),
    ] = None  # fmt: skip
    instructor_phones: Annotated[
        tuple[str, ...] | None,
        column("指导员电话", "党建指导员电话", "联络员电话", "指导员联系电话", "指导员手机",
               kind=kinds.PHONES, sensitive=True,
               note="党建指导员的电话"),
    ] = None  # fmt: skip
    last_visit: Annotated[
        Dated | None,
        column(
            "最近走访日期",
            "最近走访时间",
            "最近联系日期",
            "指导员最近走访日期",
            "走访日期",
            kind=kinds.DATE,
            done=True,
            note="指导员最近一次来的日期",
        ),
    ] = None
    no_organisation_because: Annotated[
        NoOrganisationReason | None,
        column("未建原因", "未建立党组织原因", "未组建原因", "未覆盖原因", "空白原因",
               kind=kinds.closed({
            "应建未建": ("应建", "符合条件未建"),
            "有党员但不符合条件": ("不符合条件", "党员不足3人", "不足3名", "党员不足三人",
            "不具备条件"),
            "无党员": ("没有党员", "没党员", "无正式党员"),
        }),
               note="没有建党组织的原因"),
    ] = None  # fmt: skip


@dataclass(slots=True, kw_only=True)
class ReportingRow(LedgerRow):
    """报到: a unit or a member reported to a community (双报到), with what it served."""

    ledger: ClassVar[str] = "reporting"

    who: Annotated[
        Literal["单位", "党员"],
        column("对象", "报到对象", "报到类型", "报到主体", "对象类型",
               bold=True, kind=kinds.closed({
            "单位": ("单位报到", "党组织", "党组织报到", "单位党组织", "在职党组织"),
            "党员": ("党员报到", "个人", "在职党员", "在职党员报到", "个人报到"),
        }),
               note="来报到的是单位还是党员"),
    ]  # fmt: skip
    name: Annotated[
        str,
        column("名称", "姓名", "单位名称", "报到单位", "名称姓名", "报到党员", "单位或姓名",
               "党员姓名", "名称/姓名",
               kind=kinds.REF, bold=True, ref="organisation_or_employer", sensitive=True,
               note="来报到的单位、党组织或党员", example="示例公司"),
    ]  # fmt: skip
    person_id: Annotated[
        str | None,
        column("身份证号", "党员身份证号",
               *names.without(names.PERSON_ID, "身份证号"), kind=kinds.PERSON_ID,
               sensitive=True,
               note="党员报到时写，单位空着"),
    ] = None  # fmt: skip
    community: Annotated[
        str,
        column(
            "社区",
            "报到社区",
            *names.COMMUNITY,
            kind=kinds.REF,
            bold=True,
            ref="community",
            note="到哪个社区报到",
        ),
    ]
    day: Annotated[
        Dated,
        column(
            "报到日期",
            "报到时间",
            "登记日期",
            "日期",
            kind=kinds.DATE,
            done=True,
            bold=True,
            note="报到的日期",
        ),
    ]
    service: Annotated[
        str | None,
        column(
            "服务事项",
            "服务内容",
            "认领服务",
            "服务项目",
            "参加活动",
            kind=kinds.LABEL,
            note="认领或参加了什么服务",
            example="环境整治",
        ),
    ] = None
    served: Annotated[
        Dated | None, column("服务日期", "服务时间", kind=kinds.DATE, done=True, note="服务的日期")
    ] = None
