"""Small random streets full of holes, and random days and scopes to ask them about.

A street is repeatable from its seed. Every row of it can be read without a refusal: what it names
is listed by some sheet, names are unique within their parent, doors are known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from tests.oracle.changes import change
from tests.oracle.columns import CARD, CORE, KINDS, OPTIONAL, TOGETHER
from tests.oracle.invention import invent
from tests.oracle.quality_invention import flawed
from tests.oracle.questions import LIMITS
from tests.oracle.restless import stir
from tests.oracle.rows import Ledger, Street
from tests.oracle.scope import Scope
from tests.oracle.truth import Cells, Truth
from tests.oracle.validity import repaired

EXEMPT_YEARS = LIMITS["G10"]["exemptAge"]
CONTACT_DAYS, CARD_DAYS = 30, 365
EVENT_DAYS = sorted({*LIMITS["G24"]["linkDays"], *LIMITS["G27"]["meetingDays"]})
"""Those of meetings and of joint work, and shorter ones with which the questions are asked too."""
WRITTEN_FIRST, WRITTEN_LATER = 0.92, 0.75
"""The share of optional columns that first and later sheets have."""

MOST_APART = 40
"""Within how many days all kinds of ledger are first written."""


def random_street(seed: int, *, whole: bool = False, restless: bool = False) -> Street:
    """A street whose sheets are first written on one day or on a few, then up to twice again.

    Args:
        seed: the same seed gives the same street.
        whole: later sheets are whole for some scope, each as likely as not.
        restless: more sheets follow, and between them also changes what hardly ever does.
    """
    chance = Random(seed)
    first = date(2018, 1, 1) + timedelta(days=chance.randint(0, 360))
    truth = Truth(chance, first, first)
    invent(truth)
    never = _never_written(truth)
    days = _first_days(truth)
    street = [
        _sheet(truth, kind, days[kind], truth.rows[kind], never, WRITTEN_FIRST) for kind in KINDS
    ]
    truth.today = max(days.values())
    fewest, most = (4, 6) if restless else (1, 3) if whole else (0, 2)
    for _ in range(chance.randint(fewest, most)):
        truth.today += timedelta(days=chance.randint(1, 200))
        before = {kind: [dict(row) for row in truth.rows[kind]] for kind in KINDS}
        change(truth)
        if restless:
            stir(truth)
        for kind in KINDS:
            if whole and kind in _ENDING and truth.happens(0.5):
                street.append(_whole_sheet(truth, kind, never))
                continue
            written = list(_rewritten(truth, kind, before[kind]))
            if written and truth.happens(0.8):
                street.append(_sheet(truth, kind, truth.today, written, never, WRITTEN_LATER))
    return flawed(repaired(tuple(sheet for sheet in street if sheet.rows)), seed, moving=restless)


_ENDING = ("网格", "片区", "楼栋", "住户", "党组织", "党员", "包户", "单位")
"""Kinds whose whole sheets end what they do not list."""
_OF_ORGANISATIONS = ("党组织", "党员", "包户", "单位")


def _whole_sheet(truth: Truth, kind: str, never: dict[str, set[str]]) -> Ledger:
    """All rows but a few, declared whole for an area or, of the party's side, an organisation."""
    rows = [row for row in truth.rows[kind] if truth.happens(0.8)] or truth.rows[kind][:1]
    names = truth.names("区划", "名称") + truth.names("区划", "代码", 级别="街道")
    if kind in _OF_ORGANISATIONS and truth.happens(0.4):
        names = truth.names("党组织", "党组织名称", 类型="党委")
        names += truth.names("党组织", "党组织名称", 类型="党支部")
    sheet = _sheet(truth, kind, truth.today, rows, never, WRITTEN_LATER)
    return replace(sheet, complete_scope=truth.one_of(names))


def _first_days(truth: Truth) -> dict[str, date]:
    """For each kind the day of its first sheet; in half of the streets up to three days apart."""
    apart = truth.some_of(range(MOST_APART), 2, 3) if truth.happens(0.5) else [0]
    days = {kind: truth.first + timedelta(days=truth.one_of(apart)) for kind in KINDS}
    if truth.happens(0.4):
        # What an organisation is holds from its founding: only a young ledger of them tells.
        days["党组织"] = max(days.values())
    return days


def _never_written(truth: Truth) -> dict[str, set[str]]:
    """For each kind, pairs of columns that no sheet of this street has."""
    return {
        kind: {column for pair in TOGETHER if truth.happens(0.15) for column in pair}
        for kind in KINDS
    }


def _rewritten(truth: Truth, kind: str, before: list[Cells]) -> Iterable[Cells]:
    """The rows that a later sheet lists: most that changed, some that did not."""
    for row in truth.rows[kind]:
        if truth.happens(0.3 if row in before else 0.9):
            yield row


def _sheet(
    truth: Truth,
    kind: str,
    day: date,
    rows: list[Cells],
    never: dict[str, set[str]],
    share: float,
) -> Ledger:
    paired = {column for pair in TOGETHER for column in pair}
    kept = [
        column
        for column in OPTIONAL[kind]
        if column not in never[kind] and (column in paired or truth.happens(share))
    ]
    columns = [*CORE[kind], *kept]
    return Ledger(kind, day, tuple({name: row[name] for name in columns} for row in rows))


def random_day(chance: Random, street: Street) -> date:
    """A day at which something may change: near a day that a sheet or a cell names."""
    sheets = {sheet.day for sheet in street}
    latest, lot = max(sheets), chance.random()
    if lot < 0.2:
        return latest + timedelta(days=chance.randint(0, 60))
    if lot < 0.4:
        # When some kinds of ledger had been handed in for the first time, and others not.
        return min(sheets) + timedelta(days=chance.randint(0, MOST_APART))
    named = sheets if lot < 0.6 else _named_days(street)
    near = [day for day in named if abs((day - latest).days) < 500]
    return chance.choice(sorted(near)) + timedelta(days=chance.randint(-1, 1))


def turning_days(chance: Random, street: Street, number: int) -> list[date]:
    """Days on which something begins or ends: those of all sheets, and others that a cell names."""
    sheets = {sheet.day for sheet in street}
    first, latest = min(sheets), max(sheets) + timedelta(days=MOST_APART)
    bounds = {
        date.fromisoformat(cell)
        for sheet in street
        for row in sheet.rows
        for column, cell in row.items()
        if column in _BOUNDS and cell and sheet.kind != "走访"
    }
    chosen = set(sheets)
    for named in (bounds, _named_days(street)):
        near = sorted(day for day in named - chosen if first <= day <= latest)
        chosen |= set(chance.sample(near, min(len(near), max(number - len(chosen), 0) // 2)))
    return sorted(chosen)


_BOUNDS = (
    *("启用日期", "停用日期", "成立日期", "撤销日期", "结束日期", "到期日期", "签订日期"),
    *("应报日期", "日期"),
)
"""Columns of which a thing is told when it begins or ends."""


def _named_days(street: Street) -> set[date]:
    days = {sheet.day for sheet in street}
    for sheet in street:
        for row in sheet.rows:
            for column, cell in row.items():
                if column == "出生日期" and cell:
                    born = date.fromisoformat(cell)
                    days |= {born.replace(year=born.year + years) for years in EXEMPT_YEARS}
                elif column.endswith("日期") and cell:
                    days |= _turns(column, date.fromisoformat(cell))
                    if sheet.kind == "活动":
                        days |= {date.fromisoformat(cell) + timedelta(days=n) for n in EVENT_DAYS}
                elif column in CARD and cell[-10:-8].isdigit():
                    days.add(date.fromisoformat(cell[-10:]) + timedelta(days=CARD_DAYS))
    return days


def _turns(column: str, day: date) -> set[date]:
    """A day that a cell names, and the last on which what it tells of still counts."""
    lasts = {"日期": CONTACT_DAYS, "最近联系日期": CONTACT_DAYS, "信息更新日期": CARD_DAYS}
    return {day, day + timedelta(days=lasts.get(column, 0))}


def random_scope(chance: Random, street: Street) -> Scope | None:
    """The whole street, or a part that some sheet names."""
    if chance.random() < 0.35:
        return None
    scopes = sorted(_scopes(street), key=lambda scope: (scope.kind, scope.name))
    kind = chance.choice(sorted({scope.kind for scope in scopes}))
    return chance.choice([scope for scope in scopes if scope.kind == kind])


def _scopes(street: Street) -> set[Scope]:
    scopes: set[Scope] = set()
    for sheet in street:
        for row in sheet.rows:
            if sheet.kind == "区划":
                scopes |= {Scope("area", row["代码"]), Scope("area", row["名称"])}
            elif sheet.kind == "网格":
                scopes.add(Scope("grid", f"{row['社区']}/{row['网格名称']}"))
            elif sheet.kind == "片区":
                scopes.add(Scope("patch", f"{row['社区']}/{row['片区名称']}"))
            elif sheet.kind == "党组织" and row["类型"] != "党小组":
                scopes.add(Scope("organisation", row["党组织名称"]))
    return scopes
