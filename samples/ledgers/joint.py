"""活动, 共建, 清单 and 报到."""

from __future__ import annotations

from samples.ledgers.table import Column, Look
from samples.world import Agreement, Event, ListItem, Member, Reporting


def event_columns(look: Look) -> list[Column[Event]]:
    """Return the columns of 活动."""
    return [
        Column("日期", lambda e: look.date(e.day), "必填，例：2018.10.30"),
        Column("名称", lambda e: e.name, "必填"),
        Column("类别", lambda e: e.category, "必填，六类联建或会议"),
        Column("社区", lambda e: look.text(f"{e.place.name}社区" if e.place else "")),
        Column("地点", lambda e: look.text(e.site)),
        Column("主办", lambda e: e.organiser.name, "必填，全称"),
        Column("参加单位", lambda e: look.text("、".join(party.name for party in e.participants))),
        Column("发起方", lambda e: look.text(e.starter.name if e.starter else "")),
        Column("结果", lambda e: look.text(e.result)),
    ]


def agreement_columns(look: Look) -> list[Column[Agreement]]:
    """Return the columns of 共建."""
    return [
        Column("甲方", lambda a: a.one.name, "必填，全称"),
        Column("乙方", lambda a: a.other.name, "必填，全称"),
        Column("类别", lambda a: a.category, "必填，六类联建之一"),
        Column("签订日期", lambda a: look.date(a.signed), "例：2018.10"),
        Column("到期日期", lambda a: look.date(a.expires)),
        Column("事项", lambda a: a.matter),
    ]


def list_columns(look: Look) -> list[Column[ListItem]]:
    """Return the columns of 清单; only a project names the resource and the need it joins."""
    return [
        Column("清单", lambda item: item.kind, "必填"),
        Column("名称", lambda item: item.name, "必填"),
        Column("类别", lambda item: item.category, "必填"),
        Column("提出方", lambda item: item.proposer.name, "必填，全称"),
        Column("对应资源", lambda item: look.text(item.resource.name if item.resource else "")),
        Column("对应需求", lambda item: look.text(item.need.name if item.need else "")),
        Column("开始日期", lambda item: look.date(item.start)),
        Column("到期日期", lambda item: look.date(item.end)),
        Column("状态", lambda item: item.state, "未对接、进行中、已完成、已取消"),
    ]


def reporting_columns(look: Look) -> list[Column[Reporting]]:
    """Return the columns of 报到; a member is named with the number, an employer without."""
    return [
        Column("对象", lambda r: "党员" if isinstance(r.who, Member) else "单位", "必填"),
        Column("名称", _name, "必填，全称"),
        Column(
            "身份证号",
            lambda r: look.text(r.who.person.number if isinstance(r.who, Member) else ""),
        ),
        Column("社区", lambda r: r.place.name, "必填"),
        Column("报到日期", lambda r: look.date(r.day), "必填"),
        Column("服务事项", lambda r: look.text(r.service)),
        Column("服务日期", lambda r: look.date(r.served)),
    ]


def _name(reporting: Reporting) -> str:
    who = reporting.who
    return who.person.name if isinstance(who, Member) else who.name
