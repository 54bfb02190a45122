"""What makes the ledgers of a random street disagree: residents, stated numbers, dates, numbers.

It is written into the finished sheets by chances of its own, so that everything else in a street is
as it was without it. What is said of one thing hangs on the street, the thing and at times the day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from tests.oracle.check_digits import identity_number
from tests.oracle.columns import CARD
from tests.oracle.rows import Ledger, Row, Street

_DOOR = ("社区", "小区", "楼栋", "单元", "室号")
_NUMBER = "公民身份证号"
_STATUS = ("中共党员", "中共预备党员", "群众", "群众", "民盟盟员", "")

_Cells = dict[str, str]
_Writer = Callable[[Ledger], Ledger]


def flawed(street: Street, seed: int, *, moving: bool = False) -> Street:
    """The street with what the questions about quality ask for, right and wrong.

    Args:
        street: without it.
        seed: of its own chances.
        moving: residents change places from sheet to sheet.
    """
    flaws = _Flaws(street, seed, moving=moving)
    writers: dict[str, _Writer] = {
        "楼栋": flaws.buildings,
        "住户": flaws.residents,
        "党员": flaws.members,
    }
    written = (writers[one.kind](one) if one.kind in writers else one for one in street)
    return tuple(map(flaws.numbers, written))


class _Flaws:
    def __init__(self, street: Street, seed: int, *, moving: bool) -> None:
        self._seed, self._moving = seed, moving
        self._doors = sorted({_door(row) for row in _rows(street, "住户")})
        codes = {row["党组织名称"]: row["组织代码"] for row in _rows(street, "党组织")}
        names = sorted({row["所在党支部"] for row in _rows(street, "党员")})
        # By its code a branch is one under both its names, once it was renamed.
        self._branches = {name: codes.get(name) or name for name in names}
        self._always_formal = self._formal(street)
        self._people = {door: self._people_at(door, street) for door in self._doors}

    def _chance(self, *names: object) -> Random:
        return Random("|".join(map(str, (self._seed, *names))))

    def _writes(self, sheet: Ledger, column: str, share: float) -> bool:
        return self._chance(sheet.kind, sheet.day, column).random() < share

    # --- 楼栋: 总户数 -----------------------------------------------------------------------

    def buildings(self, sheet: Ledger) -> Ledger:
        if not self._writes(sheet, "总户数", 0.85):
            return sheet
        return sheet.with_rows({**row, "总户数": self._stated(sheet, row)} for row in sheet.rows)

    def _stated(self, sheet: Ledger, row: Row) -> str:
        where = (row["社区"], row["小区"], row["楼号"])
        chance = self._chance(sheet.day, *where)
        doors = sum(door[:3] == where for door in self._doors)
        return chance.choice(["", str(doors), str(doors), str(doors + 1), str(max(doors - 1, 0))])

    # --- 住户: who lives there --------------------------------------------------------------

    def _people_at(self, door: tuple[str, ...], street: Street) -> list[_Cells]:
        chance = self._chance(*door)
        members = [
            row
            for row in self._settled(street)
            if row.get("家庭住址", "") == "".join(door)
            or (not row.get("家庭住址", "") and self._elsewhere(row) == door)
        ]
        serial = 300 + 2 * self._doors.index(door)
        people: list[_Cells] = []
        if members and chance.random() < 0.7:
            member = chance.choice(members)
            number = chance.choice([member[_NUMBER], member[_NUMBER], "", _other_number(serial)])
            people.append({"姓名": member["姓名"], "身份证号": number})
        if chance.random() < 0.4:
            number = chance.choice([_other_number(serial + 1), ""])
            people.append({"姓名": f"住{serial}", "身份证号": number})
        return people

    def _settled(self, street: Street) -> list[Row]:
        """Every member once, as the first sheet has him."""
        return list({row[_NUMBER]: row for row in reversed(_rows(street, "党员"))}.values())

    def _elsewhere(self, row: Row) -> tuple[str, ...] | None:
        """The door on whose card a member without an address stands, if any."""
        chance = self._chance("card", row[_NUMBER])
        return chance.choice(self._doors) if chance.random() < 0.4 else None

    def residents(self, sheet: Ledger) -> Ledger:
        if not self._writes(sheet, "姓名", 0.8):
            return sheet
        rows: list[Row] = []
        homes = self._homes(sheet)
        for row in sheet.rows:
            people = self._people[homes[_door(row)]] or [{"姓名": "", "身份证号": ""}]
            for place, person in enumerate(people):
                chance = self._chance(sheet.day, person["姓名"], *_door(row))
                status = chance.choice(_STATUS) if person["姓名"] else ""
                card = self._looked_over_again(sheet, row, chance) if place else {}
                rows.append({**row, **card, **person, "政治面貌": status})
        return sheet.with_rows(rows)

    def _looked_over_again(self, sheet: Ledger, row: Row, chance: Random) -> _Cells:
        """What a further resident's row says otherwise of when the household was looked over."""
        said = {column for column in (*CARD, "信息更新日期") if column in row}
        day = str(sheet.day - timedelta(days=chance.choice((0, 10, 364, 365, 366, 500))))
        cells: _Cells = {}
        if "信息更新日期" in said and chance.random() < 0.6:
            cells["信息更新日期"] = chance.choice(("", day, day))
        for part in CARD:
            if part in said and chance.random() < 0.2:
                cells[part] = chance.choice(("", "已知", f"已知 {day}"))
        return cells

    def _homes(self, sheet: Ledger) -> dict[tuple[str, ...], tuple[str, ...]]:
        """For each door of a sheet the one whose people live there: its own, unless some moved."""
        doors = sorted({_door(row) for row in sheet.rows})
        homes = {door: door for door in doors}
        chance = self._chance("moved", sheet.day)
        for _ in range(len(doors) // 4 if self._moving else 0):
            one, other = chance.choice(doors), chance.choice(doors)
            homes[one], homes[other] = homes[other], homes[one]
        return homes

    # --- 党员: dates ----------------------------------------------------------------------

    def _formal(self, street: Street) -> set[str]:
        rows = _rows(street, "党员")
        return {row[_NUMBER] for row in rows} - {
            row[_NUMBER] for row in rows if not row["人员类别"].startswith("正式")
        }

    def members(self, sheet: Ledger) -> Ledger:
        columns = [
            c for c in ("加入党组织日期", "转为正式党员日期") if self._writes(sheet, c, 0.85)
        ]
        rows: list[Row] = []
        for row in sheet.rows:
            joined, confirmed = self._dates(sheet.day, row[_NUMBER])
            told = {"加入党组织日期": joined, "转为正式党员日期": confirmed}
            written = {**row, **{column: told[column] for column in columns}}
            rows.append(written)
        return sheet.with_rows(rows)

    def _dates(self, day: date, number: str) -> tuple[str, str]:
        """入党 and 转正; only of whoever is formal in all sheets, for the latter dates a change."""
        chance = self._chance("joined", number)
        if chance.random() < 0.3:
            chance = self._chance("joined", number, day)
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
        joined = born.replace(year=born.year + chance.choice([17, 18, 18, 24, 30]))
        joined += timedelta(days=chance.choice([-1, 0, 0, 1, 40]))
        confirmed = joined + timedelta(days=chance.choice([-400, -1, 0, 365, 365]))
        told = number in self._always_formal and chance.random() < 0.8
        return ("" if chance.random() < 0.15 else str(joined)), (str(confirmed) if told else "")

    # --- numbers that cannot be -------------------------------------------------------------

    def numbers(self, sheet: Ledger) -> Ledger:
        """Wrong numbers and one in two branches; in no whole sheet: a refused row ends nothing."""
        if sheet.complete_scope is not None or not self._writes(sheet, "号码", 0.7):
            return sheet
        chance = self._chance(sheet.kind, sheet.day)
        if sheet.kind == "党员":
            return sheet.with_rows([*sheet.rows, *self._refused_members(sheet, chance)])
        column = {"住户": "身份证号", "单位": "统一社会信用代码"}.get(sheet.kind)
        if column is None or column not in sheet.columns:
            return sheet
        # Of a resident without a number the wrong one says nothing else; so of an employer.
        return sheet.with_rows(
            {**row, column: _wrong(chance)}
            if not row[column] and row.get("姓名", "*") and chance.random() < 0.4
            else row
            for row in sheet.rows
        )

    def _refused_members(self, sheet: Ledger, chance: Random) -> list[Row]:
        rows: list[Row] = [
            {**chance.choice(sheet.rows), "姓名": f"误{number}", _NUMBER: _wrong(chance)}
            for number in range(chance.randint(0, 2))
        ]
        row = chance.choice(sheet.rows)
        own = self._branches[row["所在党支部"]]
        others = [name for name, branch in self._branches.items() if branch != own]
        if others and chance.random() < 0.5:
            cells = {"所在党支部": chance.choice(others)}
            rows.append({**row, **cells, **({"所在党小组": ""} if "所在党小组" in row else {})})
        return rows


def _wrong(chance: Random) -> str:
    """A number that cannot be: as a spreadsheet program leaves it, or with a wrong check sign."""
    return chance.choice(("640106196505050000", "6.40106E+17", "640106196505059990", "64010619"))


def _rows(street: Street, kind: str) -> list[Row]:
    return [row for sheet in street if sheet.kind == kind for row in sheet.rows]


def _door(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in _DOOR)


def _other_number(serial: int) -> str:
    """The number of somebody who is no member."""
    return identity_number(date(1965, 5, 5), serial)
