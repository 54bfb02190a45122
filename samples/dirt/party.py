"""Slips in 党组织, 党员 and 单位."""

from __future__ import annotations

from typing import Final

from samples.dirt.slips import (
    NO_EMPLOYER,
    NOBODY,
    ROW,
    SHORT_PHONE,
    Slip,
    contradicting,
    fifteen_digits,
    lost,
    misspelt,
    month_13,
    spoilt,
    wrong_check_sign,
)
from samples.ledgers.employers import building_of
from samples.world import Employer, Member, Organisation

MANY_GROUPS: Final = "第一党小组"
"""The name of a group in every branch that is divided."""


def _branch(organisation: Organisation) -> bool:
    return organisation.kind == "党支部"


def _group(organisation: Organisation) -> bool:
    return organisation.kind == "党小组" and organisation.dissolved is None


def _unclaiming(organisation: Organisation) -> bool:
    return _group(organisation) and not organisation.claims


def _place_name(organisation: Organisation) -> str:
    branch = organisation.parent or organisation
    return branch.place.name if branch.place else "某某苑"


ORGANISATIONS: Final[tuple[Slip[Organisation], ...]] = (
    lost("上级党组织", "missing_required", "", _branch),
    lost("上级党组织", "unknown_ref", lambda o, _: misspelt(o.parent.name), _branch),
    lost("类型", "not_in_list", "党员活动室"),
    contradicting("书记", lambda *_: NOBODY, lambda o: bool(o.secretary[0])),
    spoilt("所在单位", "unknown_ref", NO_EMPLOYER, lambda o: _branch(o) and o.own),
    spoilt("负责楼栋", "unknown_ref", "399号楼", _unclaiming),
    spoilt(
        "负责楼栋",
        "ambiguous_ref",
        "1号楼",
        lambda o: _unclaiming(o) and o.parent.place is not None and o.parent.place.restarts,
    ),
    # A group has no term, no form and no committee of its own: what is said of them is lost on it.
    spoilt("所属社区", "unknown_ref", lambda o, _: misspelt(_place_name(o)), _group),
    spoilt("任期", "invalid_number", "三年一届", _group),
    spoilt("成立日期", "invalid_date", month_13, _group),
    spoilt("有无支委会", "not_in_list", "筹建中", _group),
    spoilt("设置形式", "not_in_list", "混合", _group),
    spoilt("书记电话", "invalid_phone", SHORT_PHONE, lambda o: bool(o.secretary[0])),
)


_FIRST, _SECOND = "第一党支部", "第二党支部"


def _other_branch(member: Member) -> str:
    return member.branch.name.replace(_FIRST, _SECOND)


def _stays(member: Member) -> bool:
    return member.left_on is None


MEMBERS: Final[tuple[Slip[Member], ...]] = (
    lost("公民身份证号", "damaged_id", lambda m, _: fifteen_digits(m.person.number), numbers=True),
    lost("公民身份证号", "invalid_id", lambda m, _: wrong_check_sign(m.person.number)),
    lost("公民身份证号", "missing_required", ""),
    lost("姓名", "missing_required", ""),
    lost("所在党支部", "unknown_ref", lambda m, _: misspelt(m.branch.name)),
    lost("所在党支部", "ambiguous_ref", MANY_GROUPS),
    lost("所在党支部", "not_a_branch", lambda m, _: m.branch.parent.name),
    lost("人员类别", "not_in_list", "入党积极分子"),
    Slip(
        ("所在党支部",),
        "duplicate_conflict",
        ROW,
        lambda m, _: {"所在党支部": _other_branch(m), "所在党小组": ""},
        lambda m: _FIRST in m.branch.name and m.branch.own,
    ),
    contradicting("人员类别", lambda *_: "预备党员", lambda m: m.formal),
    # Of a current member the date counts (Q08).
    spoilt("加入党组织日期", "invalid_date", month_13, lambda m: m.left_how == "去世"),
    spoilt("联系电话", "invalid_phone", SHORT_PHONE),
    spoilt("学历", "formula_error", "#REF!"),
    spoilt("党籍状态", "not_in_list", "待定", lambda m: not m.suspended),
    spoilt("失去联系日期", "invalid_date", "不详", lambda m: m.lost_on is None),
    spoilt("免包原因", "not_in_list", "照顾孙子", lambda m: not m.exemption),
    spoilt("所在党小组", "unknown_ref", "第九十党小组", lambda m: m.group is None),
    spoilt("工作单位", "unknown_ref", NO_EMPLOYER, lambda m: m.employer is None),
    spoilt("离开原因", "not_in_list", "搬走", _stays),
)


def _nowhere(employer: Employer) -> bool:
    return not building_of(employer)


EMPLOYERS: Final[tuple[Slip[Employer], ...]] = (
    lost("单位名称", "missing_required", ""),
    lost("类型", "not_in_list", "工厂"),
    contradicting("职工总数", lambda e, _: e.staff + 100),
    spoilt(
        "统一社会信用代码",
        "invalid_uscc",
        lambda e, _: e.credit_code[:17] + ("1" if e.credit_code[17] != "1" else "2"),
        lambda e: bool(e.credit_code),
    ),
    spoilt("统一社会信用代码", "damaged_id", 916401060000000000.0, numbers=True),
    # An empty state counts as 在营, and so does one that cannot be read.
    spoilt("状态", "not_in_list", "装修中", lambda e: e.status in ("", "在营")),
    spoilt("职工总数", "invalid_number", "若干人"),
    spoilt("正式党员数", "invalid_number", "不详", lambda e: e.stated is None),
    spoilt("楼栋", "unknown_ref", "无名大厦", _nowhere),
    spoilt(
        "楼栋", "several_not_allowed", "1-2号楼", lambda e: _nowhere(e) and not e.place.restarts
    ),
    spoilt(
        "党组织名称",
        "unknown_ref",
        lambda e, _: misspelt(f"{e.name}党支部"),
        lambda e: e.named_organisation is None,
    ),
    spoilt("指导员电话", "invalid_phone", SHORT_PHONE, lambda e: bool(e.instructor[0])),
    spoilt("最近走访日期", "invalid_date", month_13, lambda e: e.visited is None),
    spoilt("未建原因", "not_in_list", "正在筹备", lambda e: not e.reason),
    spoilt("有无固定场所", "not_in_list", "借用"),
)
