"""Slips in 治理, 报告, 活动, 共建, 清单 and 报到."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from samples.dirt.party import MANY_GROUPS
from samples.dirt.slips import (
    NO_EMPLOYER,
    NOBODY,
    SHORT_PHONE,
    Slip,
    contradicting,
    lost,
    misspelt,
    month_13,
    spoilt,
    wrong_check_sign,
)
from samples.ledgers.bodies import BodyRow
from samples.world import Agreement, Event, ListItem, Member, Report, Reporting

BODIES: Final[tuple[Slip[BodyRow], ...]] = (
    lost("社区", "unknown_ref", lambda row, _: misspelt(row.body.place.name)),
    lost("机构", "not_in_list", "业委会"),
    lost("名称", "missing_required", ""),
    contradicting("负责人", lambda *_: NOBODY, lambda row: row.office is None),
    spoilt("下设", "not_in_list", "老年大学", lambda row: row.office is None),
    spoilt("户数", "invalid_number", "若干户", lambda row: row.office is not None),
    spoilt("电话", "invalid_phone", SHORT_PHONE, lambda row: bool(row.office and row.office.phone)),
    spoilt("是否一站式", "not_in_list", "部分", lambda row: row.services is None),
)

REPORTS: Final[tuple[Slip[Report], ...]] = (
    lost("类别", "not_in_list", "通报"),
    lost("名称", "missing_required", ""),
    lost("报告主体", "unknown_ref", lambda report, _: misspelt(report.owner.name)),
    lost("应报日期", "invalid_date", month_13),
    contradicting("结果", lambda *_: "另有意见", lambda report: bool(report.result)),
    spoilt("日期", "invalid_date", "尚未报告", lambda report: report.made is None),
)

EVENTS: Final[tuple[Slip[Event], ...]] = (
    lost("日期", "invalid_date", month_13),
    lost("名称", "missing_required", ""),
    lost("主办", "unknown_ref", lambda event, _: misspelt(event.organiser.name)),
    lost("主办", "ambiguous_ref", MANY_GROUPS),
    lost("类别", "not_in_list", "党建联谊"),
    contradicting("结果", lambda *_: "另有安排", lambda event: bool(event.result)),
    spoilt("参加单位", "unknown_ref", NO_EMPLOYER, lambda event: not event.participants),
    spoilt("发起方", "unknown_ref", NO_EMPLOYER, lambda event: event.starter is None),
)

AGREEMENTS: Final[tuple[Slip[Agreement], ...]] = (
    lost("乙方", "unknown_ref", lambda agreement, _: misspelt(agreement.other.name)),
    lost("类别", "missing_required", ""),
    lost("类别", "not_in_list", "党建联谊"),
    contradicting("事项", lambda *_: "另行商定"),
    spoilt(
        "到期日期",
        "interval_reversed",
        lambda agreement, look: look.date(agreement.signed - timedelta(days=40)),
        lambda agreement: agreement.expires is None,
    ),
    spoilt("到期日期", "invalid_date", "长期有效", lambda agreement: agreement.expires is None),
    lost("乙方", "same_party", lambda agreement, _: agreement.one.name),
)

LISTS: Final[tuple[Slip[ListItem], ...]] = (
    lost("清单", "not_in_list", "资产"),
    lost("名称", "missing_required", ""),
    lost("提出方", "unknown_ref", lambda item, _: misspelt(item.proposer.name)),
    contradicting("状态", lambda item, _: "进行中" if item.state != "进行中" else "已取消"),
    spoilt("对应需求", "unknown_ref", "没有列出的需求", lambda item: item.kind == "资源"),
    spoilt("状态", "not_in_list", "洽谈", lambda item: item.kind == "需求"),
    spoilt(
        "到期日期",
        "interval_reversed",
        lambda item, look: look.date(item.start - timedelta(days=40)),
        lambda item: item.start is not None and item.end is None,
    ),
)


def _unit(reporting: Reporting) -> bool:
    return not isinstance(reporting.who, Member)


REPORTING: Final[tuple[Slip[Reporting], ...]] = (
    lost("对象", "not_in_list", "志愿者"),
    lost("名称", "unknown_ref", NO_EMPLOYER, _unit),
    lost(
        "名称",
        "unknown_ref",
        NOBODY,
        lambda one: not _unit(one),
        others={"身份证号": ""},
    ),
    lost("名称", "name_mismatch", NOBODY, lambda one: not _unit(one)),
    lost("社区", "unknown_ref", lambda reporting, _: misspelt(reporting.place.name)),
    lost("报到日期", "invalid_date", month_13),
    # An employer has no such number: what stands there is lost on it.
    spoilt("身份证号", "invalid_id", wrong_check_sign("11010519491231002X"), _unit),
    spoilt("服务日期", "invalid_date", month_13, lambda reporting: reporting.served is None),
)
