"""Employers as of a day."""

from __future__ import annotations

from datetime import date

from tests.oracle.addresses import tower_in
from tests.oracle.facts import (
    as_last_loaded,
    attribute,
    by_thing,
    lives,
    one_at_a_time,
)
from tests.oracle.rows import Line, Street, lines
from tests.oracle.spans import Said, single_valued, values_on
from tests.oracle.whole import whole_sheets


def _key(line: Line) -> str:
    return line.text("统一社会信用代码") or f"{line.text('社区')}/{line.text('单位名称')}"


class Employers:
    """Employers; the key of one is its 统一社会信用代码, else ``社区/名称``."""

    def __init__(self, street: Street, day: date) -> None:
        """Read the ledger 单位.

        Args:
            street: all sheets.
            day: the day asked about.
        """
        self._day = day
        self._whole = whole_sheets(street)
        self._rows = by_thing(lines(street, "单位"), _key)
        self._towers: dict[str, set[str]] = {}
        for line in lines(street, "楼栋"):
            self._towers.setdefault(line.text("楼号"), set()).add(line.text("社区"))
        self._reported = by_thing(
            (line for line in lines(street, "报到") if line.text("对象") == "单位"),
            lambda line: self.named(line.text("名称")),
        )

    def all(self) -> set[str]:
        """The employers that are there, in operation or not."""
        return {key for key, rows in self._rows.items() if self._is_there(key, rows)}

    def _is_there(self, key: str, rows: list[Line]) -> bool:
        """From the first sheet that lists it or its reporting, unless a whole one misses it."""
        missed = self._whole.missed("单位", rows, lambda part: part.employer(key))
        return lives(rows, self._day, missed, self._reported.get(key, ()))

    def named(self, name: str) -> str | None:
        """The key of the employer of that name or code, whatever the day."""
        fitting = [
            key
            for key, rows in self._rows.items()
            if name == key or any(line.text("单位名称") == name for line in rows)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def name(self, key: str) -> str:
        """Its present name: the one in the latest sheet."""
        return as_last_loaded(self._rows[key], "单位名称")

    def in_operation(self, key: str) -> bool:
        """状态 在营; nothing ever said of it counts as 在营."""
        return attribute(self._rows[key], "状态", self._day) in ("", "在营")

    def address(self, key: str) -> str:
        """地址 as last loaded."""
        return as_last_loaded(self._rows[key], "地址")

    def kind(self, key: str) -> str:
        """类型, such as 非公企业."""
        return attribute(self._rows[key], "类型", self._day)

    def stated_formal(self, key: str) -> int:
        """正式党员数 as stated, 0 when it is not."""
        return int(attribute(self._rows[key], "正式党员数", self._day) or "0")

    def organisation_name(self, key: str) -> str:
        """党组织名称: the party organisation named for it."""
        return self._running(key, "党组织名称")

    def instructor(self, key: str) -> str:
        """党建指导员, ``''`` when it has none."""
        return self._running(key, "党建指导员")

    def instructor_phone(self, key: str) -> str:
        """指导员电话 as last loaded."""
        return as_last_loaded(self._rows[key], "指导员电话")

    def visits(self, key: str) -> set[date]:
        """The days of 最近走访日期 that any sheet names, up to the day."""
        named = {line.date("最近走访日期") for line in self._rows[key]}
        return {day for day in named if day is not None and day <= self._day}

    def reason(self, key: str) -> str:
        """未建原因 as stated, ``''`` when none is."""
        return attribute(self._rows[key], "未建原因", self._day)

    def community(self, key: str) -> str:
        """Its stated 社区, ``''`` when none is."""
        return self._running(key, "社区")

    def building_name(self, key: str) -> str:
        """Its 楼栋 as the cell names it, else the office building of its 地址.

        Only if just one is called so, in its 社区 where the row says that. An address that names
        none ends nothing: only a 楼栋 cell that is empty says *none*.
        """
        said = []
        for line in self._rows[key]:
            named = line.names("楼栋") or self._tower(line)
            if named or line.has("楼栋"):
                said.append(Said(line.day, named, None, None))
        return min(values_on(single_valued(said), self._day), default="")

    def _tower(self, line: Line) -> tuple[str, ...]:
        name = tower_in(line.text("地址"))
        communities = [
            community
            for community in self._towers.get(name, ())
            if line.text("社区") in ("", community)
        ]
        return (name,) if len(communities) == 1 else ()

    def _running(self, key: str, column: str) -> str:
        said = one_at_a_time(self._rows[key], column, lambda line: line.names(column))
        return min(values_on(said, self._day), default="")
