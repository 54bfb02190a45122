"""Party organisations, members and their responsibilities, as of a day."""

from __future__ import annotations

from datetime import date

from tests.oracle.facts import (
    as_last_loaded,
    attribute,
    attribute_from_start,
    by_thing,
    cleared_attribute,
    day_as_last_loaded,
    detail_on,
    lives,
    many_at_a_time,
    one_at_a_time,
)
from tests.oracle.ground import household_of
from tests.oracle.keys import Household
from tests.oracle.rows import Line, Street, lines
from tests.oracle.spans import Closed, Said, Span, many_valued_as_told, single_valued, values_on
from tests.oracle.whole import whole_sheets

GROUP = "党小组"
BRANCH = "党支部"
EXEMPT_AGE = 70
FINAL = ("去世", "出党")
"""What nobody returns from."""
_INSIDE = "▸"
"""Stands between the key of a branch and the name of its group."""


def _says_left(line: Line) -> bool:
    return bool(line.text("离开日期") or line.text("离开原因"))


class Organisations:
    """Party organisations; the key of one is its code, else its name, of a group branch ▸ name."""

    def __init__(self, street: Street, day: date) -> None:
        """Read the ledger 党组织.

        Args:
            street: all sheets.
            day: the day asked about.
        """
        self._day = day
        self._whole = whole_sheets(street)
        rows = list(lines(street, "党组织"))
        self._keys: dict[str, str] = {}
        for line in rows:
            if line.text("类型") != GROUP or line.text("组织代码"):
                code, name = line.text("组织代码"), line.text("党组织名称")
                self._keys[name] = self._keys[code or name] = code or name
        self._rows = by_thing(rows, self._key_of)
        self._reported = by_thing(
            (line for line in lines(street, "报到") if line.text("对象") == "单位"),
            lambda line: next(iter(self.named(line.text("名称"))), ""),
        )

    def _key_of(self, line: Line) -> str:
        if line.text("类型") == GROUP and not line.text("组织代码"):
            branch = self._keys[line.text("上级党组织")]
            return f"{branch}{_INSIDE}{line.text('党组织名称')}"
        return line.text("组织代码") or line.text("党组织名称")

    def named(self, name: str) -> tuple[str, ...]:
        """The key of the organisation of that name or code; a group only if no other has it."""
        if name in self._keys:
            return (self._keys[name],)
        groups = [key for key in self._rows if key.endswith(f"{_INSIDE}{name}")]
        return tuple(groups) if len(groups) == 1 else ()

    def group_named(self, branch: str, name: str) -> tuple[str, ...]:
        """The key of a group named in a row of that branch: its own, else the only one so named."""
        own = f"{branch}{_INSIDE}{name}"
        return (own,) if own in self._rows else self.named(name)

    def name(self, key: str) -> str:
        """Its present name: the one in the latest sheet."""
        return as_last_loaded(self._rows[key], "党组织名称")

    def _founded(self, key: str) -> date | None:
        return day_as_last_loaded(self._rows[key], "成立日期")

    def current(self, key: str) -> bool:
        """From 成立日期, or the first sheet that lists it or says that it reported, to 撤销日期."""
        rows = self._rows[key]
        start = self._founded(key) or min(
            line.day for line in (*rows, *self._reported.get(key, ()))
        )
        end = day_as_last_loaded(rows, "撤销日期")
        return start <= self._day and (end is None or self._day < end)

    def all(self) -> set[str]:
        """Keys of all organisations that any sheet lists."""
        return set(self._rows)

    def kind(self, key: str) -> str:
        """党委, 党总支, 党支部 or 党小组; ``''`` before anything says so."""
        return self._attribute(key, "类型")

    def form(self, key: str) -> str:
        """设置形式 as last said on or before the day."""
        return self._attribute(key, "设置形式")

    def _attribute(self, key: str, column: str) -> str:
        return attribute_from_start(self._rows[key], column, self._day, self._founded(key))

    def is_current_branch(self, key: str) -> bool:
        """Whether it is a branch, and current."""
        return self.kind(key) == BRANCH and self.current(key)

    def parent(self, key: str) -> str | None:
        """The organisation directly above it; part of what a group without code is."""
        if _INSIDE in key:
            return key.split(_INSIDE, maxsplit=1)[0]
        said = one_at_a_time(
            self._rows[key],
            "上级党组织",
            lambda line: self.named(line.text("上级党组织")),
            begun=self._founded(key),
        )
        above = values_on(said, self._day)
        return min(above) if above else None

    def with_all_below(self, key: str) -> set[str]:
        """The organisation and everything whose line upwards meets it."""
        return {one for one in self._rows if key in self.line_upwards(one)}

    def line_upwards(self, key: str) -> list[str]:
        """The organisation itself, the one above it, and so on to the top."""
        line = [key]
        while (above := self.parent(line[-1])) is not None and above not in line:
            line.append(above)
        return line

    def root_names(self, key: str) -> frozenset[str]:
        """The employers it is rooted in, as the cells name them."""
        said = many_at_a_time(
            self._rows[key],
            "所在单位",
            lambda line: line.names("所在单位"),
            begun=self._founded(key),
            closed=self._closed(key, "所在单位"),
        )
        return values_on(said, self._day)

    def own_community(self, key: str) -> str:
        """Its 所属社区, ``''`` when none is stated."""
        said = one_at_a_time(
            self._rows[key],
            "所属社区",
            lambda line: line.names("所属社区"),
            begun=self._founded(key),
        )
        return min(values_on(said, self._day), default="")

    def term_start(self, key: str) -> date | None:
        """本届起始日期 as last said on or before the day."""
        said = attribute(self._rows[key], "本届起始日期", self._day)
        return date.fromisoformat(said) if said else None

    def term_years(self, key: str) -> int | None:
        """任期 as stated, None when it is not."""
        said = attribute(self._rows[key], "任期", self._day).removesuffix("年")
        return int(said) if said else None

    def secretary(self, key: str) -> str:
        """书记, ``''`` when it has none."""
        said = one_at_a_time(self._rows[key], "书记", lambda line: line.names("书记"))
        return min(values_on(said, self._day), default="")

    def lacks_committee(self, key: str) -> bool:
        """有无支委会 says 无, which here is an answer and no empty cell."""
        said = [line.row.get("有无支委会", "") for line in self._rows[key] if line.day <= self._day]
        return next((answer for answer in reversed(said) if answer), "") == "无"

    def buildings_claimed(self, group: str) -> frozenset[str]:
        """负责楼栋 of a group, as the cells name them."""
        said = many_at_a_time(
            self._rows[group],
            "负责楼栋",
            lambda line: line.names("负责楼栋"),
            closed=self._closed(group, "负责楼栋"),
        )
        return values_on(said, self._day)

    def _closed(self, key: str, column: str) -> Closed[str]:
        """For each thing that a column ever named, the days on which a whole sheet does not."""
        rows = self._rows[key]
        return {
            name: self._whole.missed(
                "党组织",
                [line for line in rows if name in line.names(column)],
                lambda part: part.organisation(key),
            )
            for name in {name for line in rows for name in line.names(column)}
        }

    def nearest_community(self, key: str) -> str:
        """Its 所属社区, else that of the nearest organisation above that has one, else ``''``."""
        stated = (self.own_community(one) for one in self.line_upwards(key))
        return next((community for community in stated if community), "")


class Members:
    """Party members (keyed by ID number) and the households they answer for."""

    def __init__(self, street: Street, day: date, organisations: Organisations) -> None:
        """Read the ledgers 党员 and 包户.

        Args:
            street: all sheets.
            day: the day asked about.
            organisations: those of the same street and day.
        """
        self._day = day
        self._whole = whole_sheets(street)
        self._organisations = organisations
        self._rows = by_thing(lines(street, "党员"), lambda line: line.text("公民身份证号"))
        self._answers = by_thing(lines(street, "包户"), self._member_named)
        self._calls = by_thing(lines(street, "走访"), self._member_named)
        reported = (line for line in lines(street, "报到") if line.text("对象") == "党员")
        self._reported = by_thing(reported, lambda line: line.text("身份证号"))

    def all(self) -> set[str]:
        """Members who are there by the day, whatever became of them."""
        return {
            key for key, rows in self._rows.items() if lives([*rows, *self._naming(key)], self._day)
        }

    def _naming(self, member: str) -> list[Line]:
        told = (self._answers, self._calls, self._reported)
        return [line for by_member in told for line in by_member.get(member, ())]

    def _is_there(self, member: str) -> bool:
        """From the first sheet that lists or names him, unless a whole 党员 misses him."""
        rows = self._rows[member]
        missed = self._whole.missed("党员", rows, lambda part: part.member(member))
        return lives(rows, self._day, missed, self._naming(member))

    def text(self, member: str) -> str:
        """``所在党支部全称/姓名``."""
        branch = self.branch(member)
        name = self.name(member)
        return f"{self._organisations.name(branch)}/{name}" if branch else name

    def name(self, member: str) -> str:
        """His name as last loaded."""
        return as_last_loaded(self._rows[member], "姓名")

    def _member_named(self, line: Line) -> str:
        """The member whom a row names: by ID number, else by name (in the branch if given)."""
        number = line.text("身份证号")
        if number:
            return number
        fitting = [
            key
            for key, rows in self._rows.items()
            if any(row.text("姓名") == line.text("党员姓名") for row in rows)
            and (not line.text("党支部") or self._was_in(rows, line.text("党支部")))
        ]
        if len(fitting) != 1:
            raise LookupError(f"{len(fitting)} members fit a row")
        return fitting[0]

    def _was_in(self, rows: list[Line], branch: str) -> bool:
        wanted = self._organisations.named(branch)
        return any(self._organisations.named(row.text("所在党支部")) == wanted for row in rows)

    def branch(self, member: str) -> str | None:
        """The branch he belongs to by 组织关系; None before the first sheet that lists him."""
        said = one_at_a_time(
            self._rows[member],
            "所在党支部",
            lambda line: self._organisations.named(line.text("所在党支部")),
        )
        return min(values_on(said, self._day), default=None)

    def of_branch(self, branch: str) -> set[str]:
        """The current members who belong to it, formal ones and others."""
        return {one for one in self.all() if self.branch(one) == branch and self.current(one)}

    def group(self, member: str) -> str | None:
        """The group he is in, if any."""

        def named(line: Line) -> tuple[str, ...]:
            name = line.text("所在党小组")
            branch = self._organisations.named(line.text("所在党支部"))
            return self._organisations.group_named(branch[0], name) if name else ()

        said = one_at_a_time(self._rows[member], "所在党小组", named)
        return min(values_on(said, self._day), default=None)

    def current(self, member: str) -> bool:
        """Listed, and not 转出, 去世 or 出党 by the day."""
        gone = any(absence.holds(self._day) for absence in self._absences(member))
        return self._is_there(member) and not gone

    def _absences(self, member: str) -> list[Span[str]]:
        """When he was gone: one span for all rows that say he left and that one return ends."""
        told: dict[date | None, list[Line]] = {}
        for line in self._rows[member]:
            if _says_left(line):
                told.setdefault(self._return_after(line, member), []).append(line)
        return [
            Span(member, day_as_last_loaded(rows, "离开日期") or rows[0].day, back)
            for back, rows in told.items()
        ]

    def _return_after(self, departure: Line, member: str) -> date | None:
        """The first day on which another branch lists him as its own; nobody returns from death.

        It must be later than the row or than the date in it, and later than the day on which the
        branch that he left last listed him as its own.
        """
        if departure.text("离开原因") in FINAL:
            return None
        left = self._organisations.named(departure.text("所在党支部"))
        earliest = min(departure.day, departure.date("离开日期") or departure.day)
        elsewhere = []
        for line in self._rows[member]:
            if _says_left(line):
                continue
            if self._organisations.named(line.text("所在党支部")) != left:
                elsewhere.append(line.day)
            elif line.day < departure.day:
                elsewhere.clear()
        return next((day for day in elsewhere if day > earliest), None)

    def present(self, member: str) -> bool:
        """Current, 党籍 not 停止, not lost."""
        stopped = attribute(self._rows[member], "党籍状态", self._day) == "停止"
        return self.current(member) and not stopped and not self.lost(member)

    def lost(self, member: str) -> bool:
        """失联: said by a date (from that date) or by 是否失联 alone (from the sheet's day)."""
        said: list[Said[str]] = []
        for line in self._rows[member]:
            since, answer = line.date("失去联系日期"), line.text("是否失联")
            if since or answer == "是":
                said.append(Said(line.day, ("失联",), since))
            elif answer == "否" or line.has("失去联系日期"):
                said.append(Said(line.day, ()))
        return bool(values_on(single_valued(said), self._day))

    def exempt(self, member: str, age: int = EXEMPT_AGE) -> bool:
        """So many years old or more on the day, or with a 免包原因."""
        rows = self._rows[member]
        return self._age(member) >= age or bool(cleared_attribute(rows, "免包原因", self._day))

    def _age(self, member: str) -> int:
        born = self.born(member)
        before_birthday = (self._day.month, self._day.day) < (born.month, born.day)
        return self._day.year - born.year - int(before_birthday)

    def born(self, member: str) -> date:
        """出生日期 as last loaded, else the day in the ID number."""
        stated = as_last_loaded(self._rows[member], "出生日期")
        digits = stated.replace("-", "") or member[6:14]
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))

    def joined(self, member: str) -> date | None:
        """加入党组织日期 as last loaded."""
        return day_as_last_loaded(self._rows[member], "加入党组织日期")

    def confirmed(self, member: str) -> date | None:
        """转为正式党员日期 as last loaded."""
        return day_as_last_loaded(self._rows[member], "转为正式党员日期")

    def formal(self, member: str) -> bool:
        """正式, by the last sheet on or before the day; 转为正式党员日期 decides nothing."""
        return attribute(self._rows[member], "人员类别", self._day).startswith("正式")

    def employer_name(self, member: str) -> str:
        """The employer he works for, as the cell names it."""
        said = one_at_a_time(self._rows[member], "工作单位", lambda line: line.names("工作单位"))
        return min(values_on(said, self._day), default="")

    def address(self, member: str) -> str:
        """家庭住址 as last loaded."""
        return as_last_loaded(self._rows[member], "家庭住址")

    def households(self, member: str) -> frozenset[Household]:
        """Those for which a responsibility of his is running, present or not."""
        return frozenset(household for household, _ in self._duties(member))

    def posts(self, member: str, household: Household) -> frozenset[str]:
        """The 岗位 on which he answers for a household: A, B, both in turn, or ``''``."""
        return frozenset(post for held, post in self._duties(member) if held == household)

    def _duties(self, member: str) -> list[tuple[Household, str]]:
        """For each running responsibility the household and the post."""
        said = (
            Said(
                line.day,
                (household_of(line),),
                line.date("开始日期"),
                line.date("结束日期"),
                line.text("岗位"),
            )
            for line in self._answers.get(member, ())
        )
        return [
            (span.value, detail_on(told, self._day))
            for span, told in many_valued_as_told(said, self._closed(member))
            if span.holds(self._day)
        ]

    def _closed(self, member: str) -> Closed[Household]:
        """For each of his households the days on which a whole 包户 does not list it as his."""
        rows = self._answers.get(member, [])

        def missed(household: Household) -> frozenset[date]:
            return self._whole.missed(
                "包户",
                [line for line in rows if household_of(line) == household],
                lambda part: (
                    part.building(household.building) if part.is_area else part.member(member)
                ),
            )

        return {household: missed(household) for household in map(household_of, rows)}
