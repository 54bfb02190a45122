"""Rows of the ledgers of the party: organisations, members."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic.dataclasses import dataclass

from loaders import columns as kinds
from loaders.cells.dates import Dated
from loaders.columns import column
from loaders.rows import names
from loaders.rows.answers import fit_answers
from loaders.rows.base import Fault, LedgerRow

OrganisationKind = Literal["党委", "党总支", "党支部", "党小组"]
OrganisationForm = Literal["单独", "联合", "区域", "行业", "流动", "临时"]
MemberKind = Literal["正式", "预备"]
Standing = Literal["正常", "停止"]
Exemption = Literal["年老", "有病", "长期外出"]
LeavingReason = Literal["转出", "去世", "出党"]


@dataclass(slots=True, kw_only=True)
class OrganisationRow(LedgerRow):
    """党组织: a committee, general branch, branch or group, and where it hangs."""

    ledger: ClassVar[str] = "organisations"

    name: Annotated[
        str,
        column("党组织名称", "组织名称", "党组织", "党组织全称", "名称", "党组织简称",
               "基层党组织名称",
               kind=kinds.LABEL, bold=True,
               note="党组织全称", example="示例社区第一党支部"),
    ]  # fmt: skip
    code: Annotated[
        str | None,
        column(
            "组织代码",
            "党组织代码",
            "党组织编码",
            "组织编码",
            "代码",
            kind=kinds.LABEL,
            note="党内统计用的组织代码；改名以后靠它认得是同一个",
            example="示例-0001",
        ),
    ] = None
    kind: Annotated[
        OrganisationKind,
        column("类型", "党组织类型", "组织类型", "党组织类别", "组织类别", "类别",
               bold=True, kind=kinds.closed({
            "党委": ("党的委员会", "基层党委", "委员会", "党工委", "社区党委", "党组"),
            "党总支": ("总支", "党的总支部", "总支部", "党总支部", "总支部委员会",
            "党的总支部委员会"),
            "党支部": ("支部", "党的支部", "支部委员会", "党的支部委员会", "独立党支部",
            "联合党支部"),
            "党小组": ("小组",),
        }),
               note="是党委、党总支、党支部还是党小组", example="党支部"),
    ]  # fmt: skip
    form: Annotated[
        OrganisationForm | None,
        column("设置形式", "组建形式", "组建方式", "设置方式", "支部类型", "党支部类型",
               kind=kinds.closed({
            "单独": ("单独组建", "独立", "单独建", "单独党支部", "独立党支部", "单建", "单独设置"),
            "联合": ("联合组建", "联合建", "联合党支部", "联建", "联合设置"),
            "区域": ("区域性", "区域组建", "区域党支部", "区域性党支部", "区域联建"),
            "行业": ("行业性", "行业组建", "行业党支部", "行业性党支部"),
            "流动": ("流动党支部", "流动党员党支部"),
            "临时": ("临时党支部", "功能型", "临时性"),
        }),
               note="党支部怎样设置"),
    ] = None  # fmt: skip
    parent: Annotated[
        str | None,
        column("上级党组织", "上级组织", "上级党组织名称", "隶属党组织", "隶属上级党组织",
               "所属上级党组织", "上级党委",
               kind=kinds.REF, bold=True, ref="organisation", single=True,
               note="直接的上级；党小组写所在党支部，最上面的党组织空着", example="示例社区党委"),
    ] = None  # fmt: skip
    employers: Annotated[
        tuple[str, ...] | None,
        column(
            "所在单位",
            "依托单位",
            "所属单位",
            "建立单位",
            "所在单位名称",
            "覆盖单位",
            kind=kinds.REFS,
            ref="employer",
            note="党支部建在哪些单位；社区自己的支部空着",
        ),
    ] = None
    community: Annotated[
        str | None,
        column("所属社区", "社区",
               *names.without(names.COMMUNITY, "所属社区"), kind=kinds.REF, ref="community",
               single=True,
               note="党组织属于哪个社区"),
    ] = None  # fmt: skip
    founded: Annotated[
        Dated | None,
        column(
            "成立日期",
            "成立时间",
            "组建时间",
            "建立时间",
            "组建日期",
            "批准成立时间",
            kind=kinds.DATE,
            note="批准成立的日期",
        ),
    ] = None
    term_started: Annotated[
        Dated | None,
        column("本届起始日期", "换届日期", "换届时间", "本届起始时间", "最近换届日期",
               "本届换届时间", "最近换届时间",
               kind=kinds.DATE,
               note="本届班子从哪天起"),
    ] = None  # fmt: skip
    term_years: Annotated[
        int | None,
        column(
            "任期",
            "任期年限",
            "每届任期",
            "任期年",
            kind=kinds.INTEGER,
            note="一届几年",
            example="3",
        ),
    ] = None
    secretary: Annotated[
        str | None,
        column("书记", "组长", "书记姓名", "党组织书记", "支部书记", "负责人", "书记组长",
               "党支部书记", "党小组长",
               kind=kinds.NAME, sensitive=True, single=True,
               note="书记；党小组写组长"),
    ] = None  # fmt: skip
    secretary_phones: Annotated[
        tuple[str, ...] | None,
        column("书记电话", "组长电话", "书记联系电话", "书记手机", "负责人电话", *names.PHONE,
               kind=kinds.PHONES, sensitive=True,
               note="书记或组长的电话"),
    ] = None  # fmt: skip
    has_committee: Annotated[
        bool | None,
        column(
            "有无支委会",
            "是否设支委会",
            "支委会",
            "是否设立支委会",
            "有无支部委员会",
            kind=kinds.HAS,
            note="党支部有没有支部委员会",
        ),
    ] = None
    buildings: Annotated[
        tuple[str, ...] | None,
        column(
            "负责楼栋",
            "包联楼栋",
            "责任楼栋",
            "包楼栋",
            "所包楼栋",
            "负责楼号",
            kind=kinds.REFS,
            ref="building",
            note="党小组负责哪些楼栋",
            example="示例小区3号楼、示例小区4号楼",
        ),
    ] = None
    dissolved: Annotated[
        Dated | None,
        column(
            "撤销日期",
            "撤销时间",
            "注销日期",
            "撤并日期",
            kind=kinds.DATE,
            note="哪天撤销；还在就空着",
        ),
    ] = None


@dataclass(slots=True, kw_only=True)
class MemberRow(LedgerRow):
    """党员: a member, his branch and group, where he works and lives."""

    ledger: ClassVar[str] = "members"

    name: Annotated[
        str,
        column(
            "姓名",
            "党员姓名",
            "名字",
            "党员名字",
            kind=kinds.NAME,
            bold=True,
            sensitive=True,
            note="党员姓名",
        ),
    ]
    gender: Annotated[
        Literal["男", "女"] | None,
        column(
            "性别", kind=kinds.closed({"男": ("男性", "M"), "女": ("女性", "F")}), note="党员的性别"
        ),
    ] = None
    ethnicity: Annotated[
        str | None, column("民族", "族别", kind=kinds.LABEL, note="党员的民族", example="汉族")
    ] = None
    person_id: Annotated[
        str,
        column("公民身份证号",
               *names.without(names.PERSON_ID, "公民身份证号"), kind=kinds.PERSON_ID, bold=True,
               sensitive=True,
               note="党员本人的身份证号；系统靠它认人，不存原号"),
    ]  # fmt: skip
    born: Annotated[
        Dated | None,
        column(
            "出生日期",
            "出生年月",
            "出生时间",
            "生日",
            "出生年月日",
            kind=kinds.DATE,
            sensitive=True,
            note="出生日期；空着就按身份证号",
            example="1970-01-01",
        ),
    ] = None
    education: Annotated[
        str | None,
        column(
            "学历",
            "文化程度",
            "最高学历",
            "学历学位",
            "教育程度",
            kind=kinds.LABEL,
            note="最高学历",
            example="大专",
        ),
    ] = None
    kind: Annotated[
        MemberKind,
        column("人员类别", "党员类型", "预/正", "预正", "党员类别", "预备正式", "正式预备",
               "人员类型", "党籍状态",
               "党籍情况", bold=True, kind=kinds.closed({
                   "正式": ("正式党员", "正", "正式党", "中共党员"), "预备": ("预备党员", "预",
                   "中共预备党员"),
               }),
               note="正式党员还是预备党员"),
    ]  # fmt: skip
    branch: Annotated[
        str,
        column("所在党支部",
               *names.without(names.BRANCH, "所在党支部"), kind=kinds.REF, bold=True, ref="branch",
               single=True,
               note="组织关系在哪个党支部"),
    ]  # fmt: skip
    group: Annotated[
        str | None,
        column(
            "所在党小组",
            *names.without(names.GROUP, "所在党小组"),
            kind=kinds.REF,
            ref="group",
            single=True,
            note="编在哪个党小组",
            example="第一党小组",
        ),
    ] = None
    joined: Annotated[
        Dated | None,
        column("加入党组织日期", "入党时间", "入党日期", "加入中国共产党日期", "入党年月",
               "加入党组织时间", "入党年月日",
               "加入日期", kind=kinds.DATE, done=True,
               note="加入党组织的日期"),
    ] = None  # fmt: skip
    confirmed: Annotated[
        Dated | None,
        column(
            "转为正式党员日期",
            "转正时间",
            "转正日期",
            "转为正式党员时间",
            "转正年月",
            kind=kinds.DATE,
            done=True,
            note="转为正式党员的日期",
        ),
    ] = None
    occupation: Annotated[
        str | None,
        column(
            "工作岗位",
            "岗位",
            "职务",
            "职业",
            "从事职业",
            "工作职务",
            kind=kinds.LABEL,
            note="在单位做什么",
            example="职员",
        ),
    ] = None
    employer: Annotated[
        str | None,
        column("工作单位", "单位", "所在单位", "单位名称", "现工作单位", "工作单位及职务",
               kind=kinds.REF, ref="employer",
               single=True,
               note="在哪个单位上班"),
    ] = None  # fmt: skip
    phones: Annotated[
        tuple[str, ...] | None,
        column(
            "联系电话",
            *names.without(names.PHONE, "联系电话"),
            kind=kinds.PHONES,
            sensitive=True,
            note="党员的电话",
        ),
    ] = None
    address: Annotated[
        str | None,
        column("家庭住址", "现居住地", "住址", "居住地址", "现住址", "现居住地址", "家庭地址",
               "常住地址", "地址",
               "详细住址", sensitive=True,
               note="现在住哪里，写到室号", example="示例社区示例小区3号楼2单元501"),
    ] = None  # fmt: skip
    standing: Annotated[
        Standing | None,
        column("党籍状态", "党籍", "党籍情况", kind=kinds.closed({
            "正常": ("正常党籍", "保留", "党籍正常"), "停止": ("停止党籍", "停止党员党籍",
            "党籍停止", "停止状态"),
        }),
               note="党籍是否正常"),
    ] = None  # fmt: skip
    lost: Annotated[
        bool | None,
        column(
            "是否失联",
            "失联",
            "是否失联党员",
            "是否失去联系",
            "失联情况",
            "是否失联日期",
            kind=kinds.YES_NO,
            single=True,
            note="是不是失去联系",
            example="否",
        ),
    ] = None
    lost_on: Annotated[
        Dated | None,
        column(
            "失去联系日期",
            "失联日期",
            "失联时间",
            "失去联系时间",
            kind=kinds.DATE,
            done=True,
            single=True,
            note="从哪天起失去联系",
        ),
    ] = None
    floating: Annotated[
        bool | None,
        column(
            "是否流动",
            "是否流动党员",
            "流动党员",
            "流动情况",
            "是否流动流向",
            kind=kinds.YES_NO,
            single=True,
            note="是不是流动党员",
            example="否",
        ),
    ] = None
    floating_to: Annotated[
        str | None,
        column(
            "外出流向",
            "流向",
            "流动去向",
            "流动地点",
            "外出地点",
            kind=kinds.LABEL,
            note="流动到哪里",
            example="外省",
        ),
    ] = None
    exemption: Annotated[
        Exemption | None,
        column("免包原因", "免包户原因", "不包户原因", "免除包户原因", "豁免原因",
               single=True, kind=kinds.closed({
            "年老": ("年老体弱", "高龄", "年龄大", "70岁以上"),
            "有病": ("生病", "患病", "身体原因", "疾病", "重病", "病"),
            "长期外出": ("外出", "长期在外", "长期外出流动", "常年外出"),
        }),
               note="因为什么可以不包户"),
    ] = None  # fmt: skip
    left: Annotated[
        Dated | None,
        column(
            "离开日期",
            "转出日期",
            "离开时间",
            "转出时间",
            "减员日期",
            kind=kinds.DATE,
            note="哪天离开本党支部",
        ),
    ] = None
    left_because: Annotated[
        LeavingReason | None,
        column("离开原因", "减员原因", "转出原因", "离开方式", kind=kinds.closed({
            "转出": ("组织关系转出", "转走", "转接", "转出组织关系"),
            "去世": ("死亡", "病故", "逝世", "已故"),
            "出党": ("开除党籍", "除名", "退党", "劝退", "自行脱党", "开除"),
        }),
               note="因为什么离开"),
    ] = None  # fmt: skip

    @classmethod
    def fit(cls, cells: dict[str, object]) -> list[Fault]:
        """Take the date and the direction out of ``是（2018.3）`` and ``是（北京）``."""
        return fit_answers(cells)
