"""党组织, 党员 and 包户."""

from __future__ import annotations

from itertools import groupby

from samples.ledgers.table import Column, Look
from samples.world import Building, Duty, Member, Organisation


def organisation_columns(look: Look) -> list[Column[Organisation]]:
    """Return the columns of 党组织."""
    return [
        Column("党组织名称", lambda o: o.name, "必填，全称"),
        Column("组织代码", lambda o: look.text(o.code)),
        Column("类型", lambda o: o.kind, "必填"),
        Column("设置形式", lambda o: look.text(o.form)),
        Column("上级党组织", lambda o: o.parent.name if o.parent else "", "必填，街道党工委除外"),
        Column(
            "所在单位", lambda o: look.text("、".join(employer.name for employer in o.employers))
        ),
        Column("所属社区", lambda o: look.text(o.place.name if o.place else "")),
        Column("成立日期", lambda o: look.date(o.founded)),
        Column("本届起始日期", lambda o: look.date(o.term_start)),
        Column("任期", lambda o: f"{o.term}年" if o.term else look.nothing),
        Column("书记", lambda o: look.text(o.secretary[0])),
        Column("书记电话", lambda o: look.text(o.secretary[1])),
        Column("有无支委会", lambda o: o.committee),
        Column("负责楼栋", lambda o: look.text(claims_text(o.claims))),
        Column("撤销日期", lambda o: look.date(o.dissolved)),
    ]


def claims_text(claims: list[Building]) -> str:
    """Write the buildings a group claims.

    Neighbours in one row of numbers become a range in every sixth community; where compounds number
    their buildings anew, the compound stands before the number.
    """
    if not claims:
        return ""
    place = claims[0].place
    if place.restarts:
        return "、".join(f"{building.compound}{building.name}" for building in claims)
    if place.index % 6 != 3:
        return "、".join(building.name for building in claims)
    numbers = sorted(building.number for building in claims if building.number is not None)
    parts = [building.name for building in claims if building.number is None]
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        parts.append(f"{found[0]}-{found[-1]}幢" if len(found) > 1 else f"{found[0]}幢")
    return "、".join(parts)


def member_columns(look: Look) -> list[Column[Member]]:
    """Return the columns of 党员, in the order of the national form."""
    return [
        Column("姓名", lambda m: m.person.name, "必填"),
        Column("性别", lambda m: m.person.sex),
        Column("民族", lambda m: m.nation),
        Column("公民身份证号", lambda m: m.person.number, "必填，18位"),
        Column("出生日期", lambda m: look.date(m.person.born)),
        Column("学历", lambda m: m.education),
        Column("人员类别", lambda m: ("正式" if m.formal else "预备") + "党员", "必填"),
        Column("所在党支部", lambda m: m.branch.name, "必填，全称"),
        Column("所在党小组", lambda m: look.text(_group(m))),
        Column("加入党组织日期", lambda m: look.date(m.joined), "例：2018.10"),
        Column("转为正式党员日期", lambda m: look.date(m.confirmed)),
        Column("工作岗位", lambda m: look.text(m.post)),
        Column("工作单位", lambda m: look.text(m.employer.name if m.employer else "")),
        Column("联系电话", lambda m: m.person.phone),
        Column("家庭住址", lambda m: look.text(_address(m))),
        Column("党籍状态", lambda m: "停止" if m.suspended else "正常"),
        Column("是否失联", lambda m: "是" if m.lost_on else "否"),
        Column("失去联系日期", lambda m: look.date(m.lost_on)),
        Column("是否流动", lambda m: "是" if m.floating else "否"),
        Column("外出流向", lambda m: look.text(m.floating)),
        Column("免包原因", lambda m: look.text(m.exemption)),
        Column("离开日期", lambda m: look.date(m.left_on)),
        Column("离开原因", lambda m: look.text(m.left_how)),
    ]


def _group(member: Member) -> str:
    # Within the member's branch a group is named; one of another branch only its code can name.
    group = member.group
    if group is None:
        return ""
    return group.name if group.parent is member.branch else group.code


def _address(member: Member) -> str:
    door = member.home
    if door is None or member.address:
        return member.address
    building = door.building
    return (
        f"{building.place.name}社区{building.compound}{building.name}{door.unit}单元{door.room}室"
    )


def responsibility_columns(look: Look, named: set[int]) -> list[Column[Duty]]:
    """Return the columns of 包户.

    Args:
        look: the clerk's habits.
        named: ``id`` of the members whose rows carry the ID number, because their name is not
            unique in the branch or because they are gone.
    """
    columns: list[Column[Duty]] = [
        Column("党支部", lambda d: d.member.branch.name),
        Column("党小组", lambda d: look.text(_group(d.member))),
        Column("党员姓名", lambda d: d.member.person.name, "必填"),
        Column(
            "身份证号", lambda d: look.text(d.member.person.number if id(d.member) in named else "")
        ),
        Column("社区", lambda d: d.household.building.place.name, "必填"),
        Column("小区", lambda d: look.text(d.household.building.compound)),
        Column("楼栋", lambda d: look.building_name(d.household.building), "必填"),
        Column("单元", lambda d: look.unit_name(d.household.unit), "必填"),
        Column("室号", lambda d: look.room_name(d.household), "必填"),
        Column("岗位", lambda d: d.post),
        Column("开始日期", lambda d: look.date(d.start)),
        Column("结束日期", lambda d: look.date(d.end)),
        Column("最近联系日期", lambda d: look.date(d.contacted)),
    ]
    return [column for column in columns if not (column.header == "单元" and look.unit == "none")]
