"""Which rows a loader must take without a refusal, and how to mend a street that lost rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.oracle.rows import SEVERAL, Ledger, Line, Row, Street

Names = set[tuple[str, ...]]
_DOOR = ("社区", "小区", "楼栋", "单元", "室号")


class _Known:
    """What the sheets of a street list, of whatever days: a name may be older than its ledger."""

    def __init__(self, street: Street) -> None:
        self._rows: dict[str, list[Row]] = {}
        for sheet in street:
            self._rows.setdefault(sheet.kind, []).extend(sheet.rows)
        self.communities = self.cells("区划", "名称")
        self.areas = self.cells("区划", "代码")
        self.grids = self.cells("网格", "社区", "网格名称")
        self.patches = self.cells("片区", "社区", "片区名称")
        self.bodies = self.cells("治理", "社区", "名称")
        self.buildings = self.cells("楼栋", "社区", "小区", "楼号")
        self.doors = self.cells("住户", *_DOOR)
        self.employers = self.cells("单位", "单位名称")
        self.people = self.cells("党员", "姓名", "公民身份证号")
        self.items = self.cells("清单", "清单", "名称")
        self.body_names = self.cells("治理", "名称")
        organisations = self._rows.get("党组织", [])
        self.organisations = {
            (row.get("党组织名称", ""),) for row in organisations if not _is_group(row)
        }
        self._codes = {row.get("党组织名称", ""): row.get("组织代码", "") for row in organisations}
        self.groups = {
            (self.organisation(row.get("上级党组织", "")), row.get("党组织名称", ""))
            for row in organisations
            if _is_group(row)
        }

    def cells(self, kind: str, *columns: str) -> Names:
        """The cells of those columns, a tuple for each row."""
        return {tuple(row.get(name, "") for name in columns) for row in self._rows.get(kind, [])}

    def organisation(self, name: str) -> str:
        """What identifies an organisation of that name."""
        return self._codes.get(name) or name

    def members(self, row: Row) -> int:
        """How many members fit a row of 包户 or 走访."""
        return len(
            {
                one.get("公民身份证号", "")
                for one in self._rows.get("党员", [])
                if one.get("姓名", "") == row.get("党员姓名", "")
                and row.get("身份证号", "") in ("", one.get("公民身份证号", ""))
                and self.organisation(row.get("党支部", ""))
                in ("", self.organisation(one.get("所在党支部", "")))
            }
        )

    def whole(self, sheet: Ledger) -> Ledger:
        """The sheet; whole for nothing where what it is whole for stands in no sheet."""
        there = self.communities | self.areas | self.organisations
        known = sheet.complete_scope is None or (sheet.complete_scope,) in there
        return sheet if known else replace(sheet, complete_scope=None)

    def party(self, name: str) -> bool:
        """Whether it can do something with others."""
        found = self.organisations | self.employers | self.body_names | self.communities
        return (name,) in found

    def knows_building(self, name: str) -> bool:
        """Whether just one building of the street is called so, with or without what it lies in."""
        fitting = [
            one for one in self.buildings if name in ("".join(one), "".join(one[1:]), one[-1])
        ]
        return len(fitting) == 1


def _is_group(row: Row) -> bool:
    return row.get("类型", "") == "党小组"


def _row_stands(known: _Known, kind: str, row: Row) -> bool:
    """Whether everything is known that a row cannot do without."""
    community = (row.get("社区", ""),) in known.communities
    match kind:
        case "区划":
            return not row.get("上级代码", "") or (row.get("上级代码", ""),) in known.areas
        case "网格" | "片区" | "楼栋" | "治理":
            return community
        case "住户":
            return (
                row.get("社区", ""),
                row.get("小区", ""),
                row.get("楼栋", ""),
            ) in known.buildings
        case "党组织":
            above = row.get("上级党组织", "")
            return (not above and row.get("类型", "") == "党委") or (above,) in known.organisations
        case "党员":
            return (row.get("所在党支部", ""),) in known.organisations
        case "包户" | "走访":
            door = tuple(row.get(column, "") for column in _DOOR)
            return door in known.doors and known.members(row) == 1
        case "活动":
            return all(map(known.party, row.get("主办", "").split(SEVERAL)))
        case "共建":
            return known.party(row.get("甲方", "")) and known.party(row.get("乙方", ""))
        case "清单":
            return known.party(row.get("提出方", ""))
        case "报告":
            return known.party(row.get("报告主体", ""))
        case "报到":
            return community and _reports(known, row)
        case _:
            return community or bool(row.get("统一社会信用代码", "") and not row.get("社区", ""))


def _reports(known: _Known, row: Row) -> bool:
    """Whether the member, or the employer or organisation, that reports is known."""
    name = row.get("名称", "")
    if row.get("对象", "") == "党员":
        return (name, row.get("身份证号", "")) in known.people
    return (name,) in known.organisations | known.employers


Test = Callable[[_Known, Row, str], bool]

_REFERENCES: dict[tuple[str, str], Test] = {
    ("区划", "后继代码"): lambda known, _, code: (code,) in known.areas,
    ("片区", "包片党支部"): lambda known, _, name: (name,) in known.organisations,
    ("楼栋", "网格"): lambda known, row, name: (row.get("社区", ""), name) in known.grids,
    ("楼栋", "片区"): lambda known, row, name: (row.get("社区", ""), name) in known.patches,
    ("楼栋", "居委会"): lambda known, row, name: (row.get("社区", ""), name) in known.bodies,
    ("党组织", "所在单位"): lambda known, _, name: (name,) in known.employers,
    ("党组织", "所属社区"): lambda known, _, name: (name,) in known.communities,
    ("党组织", "负责楼栋"): lambda known, _, name: known.knows_building(name),
    ("党员", "工作单位"): lambda known, _, name: (name,) in known.employers,
    ("党员", "所在党小组"): lambda known, row, name: (
        (known.organisation(row.get("所在党支部", "")), name) in known.groups
    ),
    ("单位", "党组织名称"): lambda known, _, name: (name,) in known.organisations,
    ("活动", "社区"): lambda known, _, name: (name,) in known.communities,
    ("活动", "参加单位"): lambda known, _, name: known.party(name),
    ("活动", "发起方"): lambda known, _, name: known.party(name),
    ("清单", "对应资源"): lambda known, _, name: ("资源", name) in known.items,
    ("清单", "对应需求"): lambda known, _, name: ("需求", name) in known.items,
    ("单位", "楼栋"): lambda known, _, name: known.knows_building(name),
}
"""Cells that name something and may be emptied when it is not known."""


def repaired(street: Street) -> Street:
    """The street without rows and names that refer to nothing, and without empty sheets."""
    while (mended := _mended(street)) != street:
        street = mended
    return street


def _mended(street: Street) -> Street:
    sheets = []
    known = _Known(street)
    for sheet in street:
        rows = [
            _with_known_cells(known, sheet, row)
            for row in sheet.rows
            if _row_stands(known, sheet.kind, row)
        ]
        if rows:
            sheets.append(known.whole(sheet).with_rows(rows))
    return tuple(sheets)


def _with_known_cells(known: _Known, sheet: Ledger, row: Row) -> Row:
    mended = dict(row)
    for column, cell in row.items():
        test = _REFERENCES.get((sheet.kind, column))
        if test is not None and cell:
            names = [name for name in cell.split(SEVERAL) if test(known, row, name)]
            mended[column] = SEVERAL.join(names)
    line = Line(sheet.day, mended)
    end = line.date("结束日期")
    if end is not None and end <= (line.date("开始日期") or sheet.day):
        mended["结束日期"] = ""
    return mended


def faults(street: Street) -> Iterator[str]:
    """What a loader would refuse, a sentence each; none for a repaired street."""
    for sheet, mended in zip(street, _mended(street), strict=False):
        if sheet != mended:
            yield f"{sheet.kind} {sheet.day}: a row or a cell names something unknown"
