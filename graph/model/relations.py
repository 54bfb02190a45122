"""Every kind of relation of the domain, with what ends it."""

from __future__ import annotations

from typing import Final

from graph.language import Text
from graph.model.declare import Attribute, Cardinality, Relation


def _permanent(type_: str, source: str, target: str, zh: str, en: str) -> Relation:
    return Relation(type_, source, target, Text(zh, en), Text(zh, en), permanent=True)


_POST = Attribute("post", Text("岗位", "post"), dated=True)
_ORIGIN = Attribute("origin", Text("依据", "evidence"))

_PARTIES: Final[tuple[tuple[str, str, str, str, Cardinality], ...]] = (
    ("ORGANISED_BY", "Event", "主办", "organised by", "many"),
    ("STARTED_BY", "Event", "发起", "started by", "last"),
    ("ATTENDED_BY", "Event", "参加", "attended by", "many"),
    ("FIRST_PARTY", "Agreement", "甲方", "first party", "many"),
    ("SECOND_PARTY", "Agreement", "乙方", "second party", "many"),
    ("STATED_BY", "ListItem", "提出", "stated by", "one"),
    ("OWED_BY", "Report", "应由其报", "owed by", "one"),
)
"""By whom joint work is done and owed: an organisation, an employer, a body or a community."""

RELATIONS: tuple[Relation, ...] = (
    # The ground.
    Relation(
        "PART_OF",
        "Area",
        "Area",
        Text("属于", "part of"),
        Text("下级区划属于上级区划", "An area lies in the next larger one"),
        from_start=True,
    ),
    Relation(
        "SUCCEEDED_BY",
        "Area",
        "Area",
        Text("并入", "succeeded by"),
        Text("停用的区划由谁承接", "Which areas took over a retired one"),
        "many",
    ),
    Relation(
        "IN_AREA",
        "Grid",
        "Area",
        Text("在社区", "in community"),
        Text("网格所在社区", "The community of a grid"),
    ),
    Relation(
        "IN_AREA",
        "Patch",
        "Area",
        Text("在社区", "in community"),
        Text("片区所在社区", "The community of a patch"),
    ),
    Relation(
        "IN_AREA",
        "Building",
        "Area",
        Text("在社区", "in community"),
        Text("楼栋所在社区", "The community of a building"),
    ),
    Relation(
        "IN_AREA",
        "Compound",
        "Area",
        Text("在社区", "in community"),
        Text("小区所在社区", "The community of a compound"),
    ),
    Relation(
        "IN_AREA",
        "CommunityBody",
        "Area",
        Text("在社区", "in community"),
        Text("机构所在社区", "The community of a body"),
    ),
    _permanent("IN_COMPOUND", "Building", "Compound", "在小区", "in compound"),
    _permanent("IN_BUILDING", "Unit", "Building", "在楼栋", "in building"),
    _permanent("IN_UNIT", "Household", "Unit", "在单元", "in unit"),
    Relation(
        "IN_GRID",
        "Building",
        "Grid",
        Text("落格", "in grid"),
        Text(
            "楼栋划入的网格；同日两处都留，由 G05 指出",
            "The grid of a building; two on one day both stay for G05",
        ),
        "stated",
    ),
    Relation(
        "IN_PATCH",
        "Building",
        "Patch",
        Text("落片", "in patch"),
        Text(
            "楼栋划入的片区；同日两处都留，由 G05 指出",
            "The patch of a building; two on one day both stay for G05",
        ),
        "stated",
    ),
    Relation(
        "SERVED_BY",
        "Building",
        "CommunityBody",
        Text("属居委会", "served by"),
        Text("楼栋所属居委会", "The residents' committee of a building"),
        "stated",
    ),
    Relation(
        "LIVES_IN",
        "Resident",
        "Household",
        Text("住在", "lives in"),
        Text("居民住在哪一户", "Where a resident lives"),
    ),
    Relation(
        "LIVES_IN",
        "PartyMember",
        "Household",
        Text("住在", "lives in"),
        Text("党员住在哪一户", "Where a member lives"),
    ),
    # The party.
    Relation(
        "UNDER",
        "PartyOrganisation",
        "PartyOrganisation",
        Text("隶属", "under"),
        Text("党组织的上级党组织", "The organisation directly above"),
        from_start=True,
    ),
    Relation(
        "ROOTED_IN",
        "PartyOrganisation",
        "Employer",
        Text("建在", "rooted in"),
        Text("党组织建在哪些单位；联合支部有几家", "The employers an organisation is rooted in"),
        "many",
        from_start=True,
        listed_in="organisations",
    ),
    Relation(
        "IN_AREA",
        "PartyOrganisation",
        "Area",
        Text("在社区", "in community"),
        Text("党组织所属社区", "The community of an organisation"),
        from_start=True,
    ),
    Relation(
        "CLAIMS",
        "PartyOrganisation",
        "Building",
        Text("负责楼栋", "claims"),
        Text("党小组负责的楼栋", "The buildings a group claims"),
        "many",
        listed_in="organisations",
    ),
    Relation(
        "TAKES",
        "PartyOrganisation",
        "Patch",
        Text("包片", "takes"),
        Text("党支部包的片区", "The patch a branch has taken"),
        said_of="target",
    ),
    Relation(
        "MEMBER_OF",
        "PartyMember",
        "PartyOrganisation",
        Text("组织关系在", "member of"),
        Text("党员的组织关系所在党支部", "The branch a member belongs to"),
    ),
    Relation(
        "IN_GROUP",
        "PartyMember",
        "PartyOrganisation",
        Text("编入小组", "in group"),
        Text("党员编入的党小组", "The group a member is in"),
    ),
    Relation(
        "WORKS_AT",
        "PartyMember",
        "Employer",
        Text("工作在", "works at"),
        Text("党员的工作单位", "Where a member works"),
    ),
    Relation(
        "ANSWERS_FOR",
        "PartyMember",
        "Household",
        Text("包户", "answers for"),
        Text("党员联系（包）的住户", "The household a member answers for"),
        "many",
        attributes=(_POST,),
        listed_in="responsibility",
    ),
    Relation(
        "CONTACTED",
        "PartyMember",
        "Household",
        Text("走访", "contacted"),
        Text("党员某日联系过该户；起、止是那一天", "A contact; start and end mark that one day"),
        "many",
        attributes=(
            Attribute("way", Text("方式", "way")),
            Attribute("matter", Text("事项类别", "matter")),
            _ORIGIN,
        ),
    ),
    # Employers.
    Relation(
        "IN_AREA",
        "Employer",
        "Area",
        Text("在社区", "in community"),
        Text("单位所在社区", "The community of an employer"),
    ),
    Relation(
        "IN_BUILDING",
        "Employer",
        "Building",
        Text("在楼栋", "in building"),
        Text("单位所在楼栋", "The building of an employer"),
    ),
    Relation(
        "COVERED_BY",
        "Employer",
        "PartyOrganisation",
        Text("由其覆盖", "covered by"),
        Text("单位台账写明的党组织", "The organisation an employer's ledger names"),
    ),
    # Bodies, joint work.
    _permanent("PART_OF", "BodyOffice", "CommunityBody", "下设", "part of"),
    Relation(
        "IN_AREA",
        "ServiceItem",
        "Area",
        Text("在社区", "in community"),
        Text("办理事项的社区", "The community of a service item"),
    ),
    Relation(
        "HANDLED_AT",
        "ServiceItem",
        "BodyOffice",
        Text("在窗口办理", "handled at"),
        Text("办理事项所在窗口", "The window a service item is bound to"),
        "stated",
    ),
    Relation(
        "IN_AREA",
        "Event",
        "Area",
        Text("在社区", "in community"),
        Text("活动所在社区", "The community of an event"),
        "last",
    ),
    *(
        Relation(
            type_,
            source,
            target,
            Text(zh, en),
            Text(zh, en),
            cardinality,
            listed_in="agreements" if source == "Agreement" else "",
        )
        for type_, source, zh, en, cardinality in _PARTIES
        for target in ("PartyOrganisation", "Employer", "CommunityBody", "Area")
    ),
    Relation(
        "USES",
        "ListItem",
        "ListItem",
        Text("对接", "uses"),
        Text("项目对应的资源与需求", "The resource and need a project joins"),
        "many",
    ),
    *(
        Relation(
            "REPORTED_TO",
            source,
            "Area",
            Text("报到", "reported to"),
            Text("双报到：单位或党员向社区报到", "An employer or member reported to a community"),
            "many",
            listed_in="reporting",
        )
        for source in ("Employer", "PartyOrganisation", "PartyMember")
    ),
    *(
        Relation(
            "SERVED",
            source,
            "Area",
            Text("服务", "served"),
            Text(
                "双报到后在社区做的一件服务；起、止是那一天",
                "What who had reported did for the community; start and end mark that one day",
            ),
            "many",
            attributes=(Attribute("service", Text("服务事项", "service")),),
        )
        for source in ("Employer", "PartyOrganisation", "PartyMember")
    ),
)
