"""一委一站一居: the bodies of communities, their windows and committees, the items they handle."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from tests.oracle.facts import attribute, by_thing, lives, one_at_a_time
from tests.oracle.rows import Line, Street, lines
from tests.oracle.spans import values_on

STATION = "管理服务站"


class Body(NamedTuple):
    """A body: its community, what it is (社区党委, 管理服务站, 居委会), its name."""

    community: str
    kind: str
    name: str


class Office(NamedTuple):
    """A window of a station, or a committee of a residents' committee (下设)."""

    body: Body
    name: str


class Item(NamedTuple):
    """A service item (办理事项) of a community."""

    community: str
    name: str

    @property
    def text(self) -> str:
        """``社区/名称``."""
        return f"{self.community}/{self.name}"


def _body_of(line: Line) -> Body:
    return Body(line.text("社区"), line.text("机构"), line.text("名称"))


class Bodies:
    """What 治理 says, as of a day."""

    def __init__(self, street: Street, day: date) -> None:
        """Read the ledger 治理.

        Args:
            street: all sheets.
            day: the day asked about.
        """
        self._day = day
        rows = list(lines(street, "治理"))
        self._rows = by_thing(rows, _body_of)
        self._offices = by_thing(
            (line for line in rows if line.text("下设")),
            lambda line: Office(_body_of(line), line.text("下设")),
        )
        self._items: dict[Item, list[Line]] = {}
        for line in rows:
            for name in line.names("办理事项"):
                self._items.setdefault(Item(line.text("社区"), name), []).append(line)

    def named(self, name: str) -> Body | None:
        """The body of that name, whatever the day."""
        fitting = [body for body in self._rows if body.name == name]
        return fitting[0] if len(fitting) == 1 else None

    def all(self) -> set[Body]:
        """The bodies that are there."""
        return {body for body, rows in self._rows.items() if lives(rows, self._day)}

    def of(self, community: str, kind: str) -> set[Body]:
        """Those of a community that are of a kind."""
        return {one for one in self.all() if (one.community, one.kind) == (community, kind)}

    def offices(self, body: Body) -> set[str]:
        """Names of its windows or committees."""
        return {
            office.name
            for office, rows in self._offices.items()
            if office.body == body and lives(rows, self._day)
        }

    def staff(self, body: Body) -> int | None:
        """工作人员数, None when nobody has stated it."""
        said = attribute(self._rows[body], "工作人员数", self._day)
        return int(said) if said else None

    def items(self) -> set[Item]:
        """The service items that are there."""
        return {item for item, rows in self._items.items() if lives(rows, self._day)}

    def windows(self, item: Item) -> frozenset[Office]:
        """The windows of a station to which it is bound."""

        def bound(line: Line) -> tuple[Office, ...]:
            name = line.text("下设")
            return (Office(_body_of(line), name),) if name else ()

        said = one_at_a_time(self._items[item], "下设", bound)
        return frozenset(one for one in values_on(said, self._day) if one.body.kind == STATION)

    def one_stop(self, item: Item) -> bool:
        """Marked 一站式; what nobody has marked is not."""
        return attribute(self._items[item], "是否一站式", self._day) == "是"
