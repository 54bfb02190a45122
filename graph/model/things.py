"""Every kind of thing of the domain: the ground, the party, employers, bodies, joint work."""

from __future__ import annotations

from graph.language import Text
from graph.model.declare import Attribute, Leaving, Thing

_GROUND = "#46525F"
_PARTY = "#8E1B1F"
_PEOPLE = "#1D4F7C"
_WORK = "#8F8C18"
_JOINT = "#561E5C"


def _text(name: str, zh: str, en: str, *, sensitive: bool = False) -> Attribute:
    return Attribute(name, Text(zh, en), sensitive=sensitive)


def _dated(
    name: str,
    zh: str,
    en: str,
    *,
    empties: bool = False,
    from_start: bool = False,
    sensitive: bool = False,
) -> Attribute:
    return Attribute(
        name, Text(zh, en), "text", True, empties, from_start=from_start, sensitive=sensitive
    )


def _count(name: str, zh: str, en: str) -> Attribute:
    return Attribute(name, Text(zh, en), kind="integer", dated=True)


def _date(name: str, zh: str, en: str, *, dated: bool = False) -> Attribute:
    return Attribute(name, Text(zh, en), kind="date", dated=dated)


def _checked(name: str, zh: str, en: str, *, dated: bool = False) -> Attribute:
    """A day on which something was checked, by any of the rows that speak of the thing."""
    return Attribute(name, Text(zh, en), kind="date", dated=dated, latest=True)


def _post(name: str, zh: str, en: str) -> tuple[Attribute, Attribute]:
    """A person who holds a post: the name is dated and may fall empty, the phone is as last said."""
    return (
        _dated(name, zh, en, empties=True, sensitive=True),
        _text(f"{name}Phone", f"{zh}电话", f"{en} phone", sensitive=True),
    )


_STANDING = ("buildings", "residents")
"""Who lives in a building tells that it stands."""

_DOOR = ("community", "compound", "name", "unit", "room")
_NAME = _text("name", "名称", "name")
_FORMER_NAMES = Attribute("formerNames", Text("曾用名（含现名）", "every name it bore"), "texts")

THINGS: tuple[Thing, ...] = (
    Thing(
        "Area",
        Text("区划", "area"),
        Text(
            "区县、街道或社区，以统计用区划代码为准",
            "A district, street or community by its statistical code",
        ),
        ("code",),
        (
            _text("code", "代码", "code"),
            _NAME,
            _text("level", "级别", "level"),
            _FORMER_NAMES,
        ),
        ("name",),
        _GROUND,
    ),
    Thing(
        "Grid",
        Text("网格", "grid"),
        Text("网格员负责的一片楼栋", "A set of buildings kept by a grid keeper"),
        ("community", "name"),
        (
            _NAME,
            _text("code", "网格编码", "grid code"),
            _text("keeperEmployment", "专兼职", "full or part time"),
            *_post("keeper", "网格员", "grid keeper"),
        ),
        (),
        _GROUND,
        listed_in=("grids",),
    ),
    Thing(
        "Patch",
        Text("片区", "patch"),
        Text(
            "居委会委员包、党支部包的一片楼栋",
            "A set of buildings kept by a committee member and taken by a branch",
        ),
        ("community", "name"),
        (_NAME, _dated("keeper", "包片委员", "committee member", empties=True, sensitive=True)),
        (),
        _GROUND,
        listed_in=("patches",),
    ),
    Thing(
        "Compound",
        Text("小区", "compound"),
        Text("小区或楼院", "A residential compound or courtyard"),
        ("community", "name"),
        (_NAME,),
        (),
        _GROUND,
    ),
    Thing(
        "Building",
        Text("楼栋", "building"),
        Text("一栋住宅、商务楼宇或其他建筑", "A residential, office or other building"),
        ("community", "compound", "name"),
        (
            _NAME,
            _text("path", "社区以下的名称", "name below its community"),
            _dated("use", "类型", "kind of building"),
            Attribute("floors", Text("层数", "floors"), "integer"),
            Attribute("units", Text("单元数", "units"), "integer"),
            _count("statedHouseholds", "总户数", "households stated"),
            _text("manager", "物业公司", "property manager"),
            *_post("keeper", "楼栋长", "building keeper"),
            Attribute("longitude", Text("经度", "longitude"), "decimal"),
            Attribute("latitude", Text("纬度", "latitude"), "decimal"),
            _text("datum", "坐标系", "coordinate system"),
        ),
        (),
        _GROUND,
        listed_in=_STANDING,
    ),
    Thing(
        "Unit",
        Text("单元", "unit"),
        Text("楼栋里的一个单元（门洞）", "A stairwell of a building"),
        ("community", "compound", "name", "unit"),
        (_NAME, _dated("keeper", "单元长", "unit keeper", empties=True, sensitive=True)),
        (),
        _GROUND,
        listed_in=_STANDING,
    ),
    Thing(
        "Household",
        Text("住户", "household"),
        Text("一套房：常住、出租、空房或底商", "One flat: occupied, let, vacant or a shop"),
        _DOOR,
        (
            _text("room", "室号", "room"),
            _text("path", "社区以下的门牌", "door below its community"),
            _dated("use", "使用方式", "use"),
            _text("head", "户主", "head of household", sensitive=True),
            _checked("familyKnown", "家庭情况", "family known on", dated=True),
            _checked("peopleKnown", "人员类别", "people known on", dated=True),
            _checked("facilitiesKnown", "区域设施", "facilities known on", dated=True),
            _checked("hazardsKnown", "隐患矛盾", "hazards known on", dated=True),
            _checked("updated", "信息更新日期", "information updated on"),
        ),
        (),
        _GROUND,
        listed_in=("residents",),
    ),
    Thing(
        "Resident",
        Text("居民", "resident"),
        Text("住在一户里的人", "A person who lives in a household"),
        ("person",),
        (
            _text("name", "姓名", "name", sensitive=True),
            _text("relationToHead", "与户主关系", "relation to head", sensitive=True),
            _text("maskedId", "身份证号（脱敏）", "masked ID number", sensitive=True),
            _text("phone", "电话", "phone", sensitive=True),
            _text("politicalStatus", "政治面貌", "political status", sensitive=True),
        ),
        (),
        _PEOPLE,
        other_keys=((*_DOOR, "person", "relation"),),
    ),
    Thing(
        "PartyOrganisation",
        Text("党组织", "party organisation"),
        Text("党委、党总支、党支部或党小组", "A committee, general branch, branch or group"),
        ("code",),
        (
            _NAME,
            _text("code", "组织代码", "organisation code"),
            _dated("kind", "类型", "kind", from_start=True),
            _dated("form", "设置形式", "form", from_start=True),
            _date("founded", "成立日期", "founded"),
            _date("termStart", "本届起始日期", "start of term", dated=True),
            _count("termYears", "任期", "term in years"),
            *_post("secretary", "书记", "secretary"),
            _dated("hasCommittee", "有无支委会", "has a branch committee"),
            _FORMER_NAMES,
        ),
        ("name",),
        _PARTY,
        other_keys=(("name",), ("code", "group"), ("name", "group")),
    ),
    Thing(
        "PartyMember",
        Text("党员", "party member"),
        Text("正式或预备党员", "A formal or probationary party member"),
        ("person",),
        (
            _text("name", "姓名", "name", sensitive=True),
            _text("sex", "性别", "sex"),
            _text("ethnicGroup", "民族", "ethnic group", sensitive=True),
            _text("maskedId", "身份证号（脱敏）", "masked ID number", sensitive=True),
            _date("birthDate", "出生日期", "date of birth"),
            _text("education", "学历", "education"),
            _dated("category", "人员类别", "category"),
            _date("joined", "入党日期", "joined"),
            _date("joinedBy", "入党不晚于", "joined by"),
            _date("confirmed", "转正日期", "confirmed"),
            _date("confirmedBy", "转正不晚于", "confirmed by"),
            _text("job", "工作岗位", "job"),
            _text("phone", "联系电话", "phone", sensitive=True),
            _text("address", "家庭住址", "home address", sensitive=True),
            _text("addressUnplaced", "住址落不到户的原因", "why the address leads to no household"),
            _dated("standing", "党籍状态", "standing"),
            _dated("lost", "失联", "lost contact", empties=True),
            _dated("mobile", "流动", "mobile", empties=True),
            _text("mobileTo", "外出流向", "gone to"),
            _dated("exemption", "免包原因", "reason for exemption", empties=True),
            Attribute(
                "exit",
                Text("离开原因", "reason for leaving"),
                dated=True,
                leaving=Leaving("PartyMember-MEMBER_OF-PartyOrganisation", final=("去世", "出党")),
            ),
        ),
        ("name",),
        _PEOPLE,
        listed_in=("members",),
    ),
    Thing(
        "Employer",
        Text("单位", "employer"),
        Text("机关、事业单位、企业或社会组织", "A public body, firm or social organisation"),
        ("uscc",),
        (
            _NAME,
            _text("code", "统一社会信用代码", "credit code"),
            _dated("kind", "类型", "kind"),
            _date("founded", "成立日期", "founded"),
            _text("business", "主营业务", "business"),
            _dated("status", "状态", "status"),
            _count("staff", "职工总数", "staff"),
            _dated("premises", "有无固定场所", "fixed premises"),
            _text("address", "地址", "address"),
            _text("addressUnplaced", "地址落不到楼的原因", "why the address leads to no building"),
            _count("formalMembers", "正式党员数", "formal members stated"),
            _count("members", "党员人数", "members stated"),
            _dated("coverage", "覆盖情况", "coverage stated"),
            _dated("organisationForm", "组建方式", "way of organising"),
            *_post("instructor", "党建指导员", "party-building instructor"),
            Attribute("visits", Text("走访日期", "visits"), "texts"),
            _dated("reasonNotOrganised", "未建原因", "reason not organised"),
            _FORMER_NAMES,
        ),
        ("name",),
        _WORK,
        other_keys=(("name", "community"),),
        listed_in=("employers",),
    ),
    Thing(
        "CommunityBody",
        Text("社区机构", "community body"),
        Text(
            "社区党委、管理服务站或居委会",
            "A community's committee, station or residents' committee",
        ),
        ("community", "kind", "name"),
        (
            _NAME,
            _text("kind", "机构", "kind"),
            *_post("head", "负责人", "head"),
            _count("statedHouseholds", "户数", "households stated"),
            _count("staff", "工作人员数", "staff"),
        ),
        (),
        _GROUND,
    ),
    Thing(
        "BodyOffice",
        Text("窗口或委员会", "window or committee"),
        Text(
            "服务站的窗口或居委会的委员会",
            "A window of a station or a committee of a residents' committee",
        ),
        ("community", "kind", "name", "office"),
        (_NAME, *_post("head", "负责人", "head")),
        (),
        _GROUND,
    ),
    Thing(
        "ServiceItem",
        Text("办理事项", "service item"),
        Text("社区办理的一件事项", "A matter a community handles"),
        ("community", "name"),
        (
            _NAME,
            _text("category", "事项类别", "category"),
            _dated("oneStop", "是否一站式", "one-stop"),
        ),
        (),
        _GROUND,
    ),
    Thing(
        "Event",
        Text("活动", "event"),
        Text("联建活动、主题党日或会议", "A joint event, party day or meeting"),
        ("date", "name", "organiser"),
        (
            _NAME,
            _date("date", "日期", "date"),
            _text("linkType", "类别", "kind"),
            _text("place", "地点", "place"),
            _text("result", "结果", "result"),
        ),
        (),
        _JOINT,
    ),
    Thing(
        "Agreement",
        Text("共建协议", "agreement"),
        Text("两方结对共建的协议", "An agreement of two parties to work together"),
        ("first", "second", "linkType", "signed"),
        (
            _text("linkType", "类别", "kind"),
            _date("signed", "签订日期", "signed"),
            _date("expires", "到期日期", "expires"),
            _text("matter", "事项", "matter"),
        ),
        (),
        _JOINT,
        listed_in=("agreements",),
    ),
    Thing(
        "ListItem",
        Text("清单条目", "list item"),
        Text("资源、需求或项目", "A resource, a need or a project"),
        ("list", "name", "owner"),
        (
            _NAME,
            _text("list", "清单", "list"),
            _text("category", "类别", "category"),
            _dated("state", "状态", "state"),
        ),
        (),
        _JOINT,
    ),
    Thing(
        "Report",
        Text("报告", "report"),
        Text("三报告一评议一监督中的一次", "One of the reports, reviews or inspections due"),
        ("kind", "name", "owner", "due"),
        (
            _NAME,
            _text("kind", "类别", "kind"),
            _date("due", "应报日期", "due"),
            Attribute("made", Text("日期", "made"), "date", dated=True, empties=True),
            _text("audience", "对象", "made to"),
            _text("result", "结果", "result"),
        ),
        (),
        _JOINT,
    ),
    Thing(
        "LedgerSheet",
        Text("台账", "ledger sheet"),
        Text(
            "一张装载过的台账表，来源的依据",
            "A ledger sheet that was loaded: where things were said",
        ),
        ("sha256", "name", "day"),
        (
            _text("ledger", "台账", "ledger"),
            _text("file", "文件", "file"),
            _text("sheet", "工作表", "sheet"),
            _text("sha256", "文件指纹", "file hash"),
            _date("day", "截至日", "as-of day"),
            _text("version", "装载程序版本", "loader version"),
            Attribute("demonstration", Text("演示数据", "demonstration data"), kind="boolean"),
            Attribute("read", Text("读了几行", "rows read"), "integer"),
            Attribute(
                "refused",
                Text("退回了什么（原因、列、数）", "what was refused (reason, column, number)"),
                "texts",
            ),
            Attribute(
                "replaced",
                Text("同一张表同一天又装过改过的", "mended and loaded again for its day"),
                "boolean",
            ),
        ),
        (),
        "#5F6B79",
        historical=False,
    ),
    Thing(
        "CompleteLedger",
        Text("齐全台账", "complete ledger"),
        Text(
            "某日某范围的一种台账已证明齐全：其中不再列出的从那天起终止",
            "A ledger proven whole for a scope on a day: what it no longer lists ends then",
        ),
        ("ledger", "day", "kind", "scope"),
        (
            _text("ledger", "台账", "ledger"),
            _date("day", "截至日", "as-of day"),
            _text("kind", "范围种类", "kind of scope"),
            _text("scope", "范围", "key of the scope"),
        ),
        (),
        "#5F6B79",
        historical=False,
    ),
    Thing(
        "Load",
        Text("装载", "load"),
        Text("一次装载：开始、完成与否", "One load: when it began, whether it was completed"),
        ("id",),
        (
            _text("state", "状态", "state"),
            _text("startedAt", "开始时间", "started at"),
            _text("finishedAt", "完成时间", "finished at"),
            _text("digest", "读了什么（只留最近一次）", "what it read, of the latest one only"),
            Attribute(
                "refused",
                Text("退回的行（只留最近一次）", "the rows it refused, likewise"),
                "texts",
            ),
        ),
        (),
        "#5F6B79",
        historical=False,
    ),
    Thing(
        "Judgement",
        Text("认定", "judgement"),
        Text(
            "有人认定两条登记是同一个，或不是同一个",
            "Somebody's word that two things are one and the same, or are not",
        ),
        ("kind", "first", "second"),
        (
            _text("kind", "什么的认定", "kind of the things"),
            _text("kept", "以哪一个为准", "the one that stands for both"),
            _text("other", "另一个", "the other one"),
            _text("verdict", "认定", "verdict"),
            _text("by", "谁认定", "judged by"),
            _text("at", "何时认定", "judged at"),
            Attribute("earlier", Text("以前的认定", "earlier judgements"), "texts"),
        ),
        (),
        "#5F6B79",
        historical=False,
    ),
    Thing(
        "GapPage",
        Text("缺口台账页", "page of the book of gaps"),
        Text(
            "一个问题在各台账日列出的缺口，问过即留存，免得再问；随时可以删去重问",
            "What a question listed on the ledger days, kept so as not to ask again; may be thrown away",
        ),
        ("question", "scope", "part"),
        (
            _text("question", "问题", "question"),
            _text("scope", "范围", "scope"),
            _text("mark", "依据的状态", "what it depends on"),
            Attribute("part", Text("第几页", "part"), "integer"),
            Attribute("parts", Text("共几页", "parts"), "integer"),
            _text("counts", "各日的分子、分母", "numerators and denominators by day"),
            Attribute("gaps", Text("缺口", "gaps"), "texts", sensitive=True),
        ),
        (),
        "#5F6B79",
        historical=False,
    ),
    Thing(
        "GapNote",
        Text("缺口备注", "note on a gap"),
        Text(
            "有人对一个缺口写的备注或指定的责任单位，只增不改",
            "A note on a gap, or the organisation assigned to it; only ever added to",
        ),
        ("gap", "at", "id"),
        (
            _text("gap", "缺口", "gap"),
            _text("question", "问题", "question"),
            _text("kind", "备注或指定", "note or assignment"),
            _text("text", "内容", "text", sensitive=True),
            _text("by", "谁写的", "said by"),
            _text("at", "何时写的", "said at"),
        ),
        ("gap",),
        "#5F6B79",
        historical=False,
    ),
    Thing(
        "Deployment",
        Text("部署", "deployment"),
        Text(
            "本库属于大网格的标记与密钥指纹",
            "Marks the database as Dawangge's and holds the key's fingerprint",
        ),
        ("name",),
        (
            _text("modelVersion", "模型版本", "model version"),
            _text("keyFingerprint", "密钥指纹", "key fingerprint"),
        ),
        (),
        "#5F6B79",
        historical=False,
    ),
)
