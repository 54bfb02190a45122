"""What is done together: events, agreements, lists, and who reported to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from tests.oracle.facts import (
    as_last_loaded,
    attribute,
    by_thing,
    day_as_last_loaded,
    many_at_a_time,
    one_at_a_time,
)
from tests.oracle.parties import Pair, Parties, Party, pair_of
from tests.oracle.rows import Line, Street, lines
from tests.oracle.spans import values_on
from tests.oracle.whole import Part, whole_sheets

LINK_TYPES = (
    "组织生活联过",
    "社区工作联议",
    "群众意见联办",
    "党建共商",
    "事务共管",
    "难题共解",
)
"""The six link types, in their order."""

MEETING = "联席会"


class Event(NamedTuple):
    """Something held by a day.

    Attributes:
        day: when.
        kind: a link type, or another kind of event.
        community: where, ``''`` where no row says so.
        parties: organisers and participants.
        starter: 发起方, if anybody is said to have started it.
    """

    day: date
    kind: str
    community: str
    parties: frozenset[Party]
    starter: Party | None


class Report(NamedTuple):
    """A report, appraisal or supervision owed.

    Attributes:
        owner: 报告主体.
        name: 名称.
        due: 应报日期.
        made: when it was made, as is known on the day asked about.
    """

    owner: Party
    name: str
    due: date
    made: date | None


class Joint:
    """活动, 共建, 清单, 报到 and 报告, as of a day."""

    def __init__(self, street: Street, day: date, parties: Parties) -> None:
        """Read the ledgers.

        Args:
            street: all sheets.
            day: the day asked about.
            parties: who the cells name.
        """
        self._street = street
        self._day = day
        self._parties = parties
        self._whole = whole_sheets(street)
        self._items = by_thing(lines(street, "清单"), self._item_of)

    def _several(self, line: Line, column: str) -> frozenset[Party]:
        return frozenset(self._parties.named(name) for name in line.names(column))

    def _one(self, line: Line, column: str) -> Party:
        return self._parties.named(line.text(column))

    # --- events -----------------------------------------------------------------------------

    def events(self, *kinds: str) -> list[Event]:
        """The events of some kinds held by the day: each is there from its own day on."""
        rows = by_thing(
            lines(self._street, "活动"),
            lambda line: (line.text("日期"), line.text("名称"), self._several(line, "主办")),
        )
        found = (self._event(date.fromisoformat(key[0]), key[2], of) for key, of in rows.items())
        return [one for one in found if one.day <= self._day and one.kind in kinds]

    def _event(self, day: date, organisers: frozenset[Party], rows: list[Line]) -> Event:
        attending = {party for line in rows for party in self._several(line, "参加单位")}
        starter = as_last_loaded(rows, "发起方")
        return Event(
            day,
            as_last_loaded(rows, "类别"),
            as_last_loaded(rows, "社区"),
            organisers | attending,
            self._parties.named(starter) if starter else None,
        )

    # --- agreements -------------------------------------------------------------------------

    def agreements(self) -> set[Pair]:
        """The two sides of every agreement in force."""
        rows = by_thing(
            lines(self._street, "共建"),
            lambda line: (
                self._one(line, "甲方"),
                self._one(line, "乙方"),
                line.text("类别"),
                line.text("签订日期"),
            ),
        )
        return {
            pair_of(key[0], key[1])
            for key, said in rows.items()
            if self._in_force(said, (key[0], key[1]))
        }

    def _in_force(self, said: list[Line], sides: tuple[Party, Party]) -> bool:
        """Whether an agreement is; a whole ledger of either side's scope may end it."""
        missed = self._whole.missed("共建", said, lambda part: any(map(part.party, sides)))
        spans = many_at_a_time(
            said,
            "甲方",
            lambda _: (True,),
            start="签订日期",
            end="到期日期",
            closed={True: missed},
        )
        return bool(values_on(spans, self._day))

    # --- lists ------------------------------------------------------------------------------

    def _item_of(self, line: Line) -> tuple[str, str, Party]:
        return line.text("清单"), line.text("名称"), self._one(line, "提出方")

    def projects(self) -> list[frozenset[Party]]:
        """The parties of every project running: its proposer, those of its resource and need."""
        return [
            frozenset(self._proposers(key) | self._joined(key))
            for key in self._items
            if key[0] == "项目" and self._runs(self._items[key])
        ]

    def _runs(self, rows: list[Line]) -> bool:
        start = day_as_last_loaded(rows, "开始日期") or rows[0].day
        end = day_as_last_loaded(rows, "到期日期")
        within = start <= self._day and (end is None or self._day < end)
        return within and attribute(rows, "状态", self._day) == "进行中"

    def _proposers(self, key: tuple[str, str, Party]) -> set[Party]:
        said = one_at_a_time(self._items[key], "提出方", lambda _: (key[2],), start="开始日期")
        return set(values_on(said, self._day))

    def _joined(self, project: tuple[str, str, Party]) -> set[Party]:
        found: set[Party] = set()
        for column, kind in (("对应资源", "资源"), ("对应需求", "需求")):
            said = many_at_a_time(
                self._items[project],
                column,
                partial(Line.names, column=column),
                start="开始日期",
                end="到期日期",
            )
            for name in values_on(said, self._day):
                for key in self._items:
                    if key[:2] == (kind, name):
                        found |= self._proposers(key)
        return found

    # --- double reporting and reports -------------------------------------------------------

    def reported(self) -> tuple[set[Party], set[str]]:
        """Employers and organisations, and the numbers of members, that reported by the day."""
        rows = list(lines(self._street, "报到"))
        people = [line for line in rows if line.text("对象") == "党员"]
        others = [line for line in rows if line.text("对象") != "党员"]
        members = by_thing(people, lambda line: (line.text("身份证号"), line.text("社区")))
        units = by_thing(others, lambda line: (self._one(line, "名称"), line.text("社区")))
        return (
            {
                unit
                for (unit, community), said in units.items()
                if self._reports(said, community, partial(Part.party, party=unit))
            },
            {
                member
                for (member, community), said in members.items()
                if self._reports(said, community, partial(Part.member, member=member))
            },
        )

    def _reports(self, said: list[Line], community: str, lies: Callable[[Part], bool]) -> bool:
        """Whether who is told of has reported by the day; a whole ledger of it may end that."""
        missed = self._whole.missed(
            "报到", said, lambda part: part.community(community) if part.is_area else lies(part)
        )
        spans = many_at_a_time(
            said, "社区", lambda _: (community,), start="报到日期", closed={community: missed}
        )
        return bool(values_on(spans, self._day))

    def reports(self) -> list[Report]:
        """Every report owed, of whatever day."""
        rows = by_thing(
            lines(self._street, "报告"),
            lambda line: (
                line.text("类别"),
                line.text("名称"),
                self._one(line, "报告主体"),
                line.text("应报日期"),
            ),
        )
        return [
            Report(owner, name, date.fromisoformat(due), self._made(said))
            for (_, name, owner, due), said in rows.items()
        ]

    def _made(self, rows: list[Line]) -> date | None:
        """The last thing said that had begun by the day; an empty cell says not made."""
        told = [
            (line.date("日期") or line.day, line.date("日期")) for line in rows if line.has("日期")
        ]
        begun = [made for since, made in told if since <= self._day]
        return begun[-1] if begun else None
