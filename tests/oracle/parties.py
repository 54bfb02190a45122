"""Who can do something with others: organisations, employers, communities and their bodies."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from tests.oracle.bodies import Bodies, Body
from tests.oracle.employers import Employers
from tests.oracle.ground import Ground
from tests.oracle.party import Organisations

ORGANISATION: Literal["党组织"] = "党组织"
EMPLOYER: Literal["单位"] = "单位"
BODY: Literal["机构"] = "机构"
COMMUNITY: Literal["社区"] = "社区"


class Party(NamedTuple):
    """A party: what it is, and its key among things of that kind."""

    kind: Literal["党组织", "单位", "机构", "社区"]
    key: str | Body


Pair = tuple[Party, Party]
"""Two different parties, the smaller first."""


def pair_of(one: Party, other: Party) -> Pair:
    """The pair of two parties, whichever is named first."""
    return (one, other) if one < other else (other, one)


def pair_text(one: str, other: str) -> str:
    """``甲 ↔ 乙``, the smaller name first by code point."""
    return " ↔ ".join(sorted((one, other)))


class Parties:
    """What the cells of 活动, 共建, 清单 and 报告 name."""

    def __init__(
        self,
        day: date,
        ground: Ground,
        organisations: Organisations,
        employers: Employers,
        bodies: Bodies,
    ) -> None:
        """Look among all things of a street, whatever the day on which they are there.

        Args:
            day: the day asked about.
            ground: for communities.
            organisations: go before everything else of a name, together with employers.
            employers: likewise.
            bodies: go before communities.
        """
        self._day = day
        self._ground = ground
        self._organisations = organisations
        self._employers = employers
        self._bodies = bodies

    def named(self, name: str) -> Party:
        """The one party of that name."""
        if found := self._organisations.named(name):
            return Party(ORGANISATION, found[0])
        if (employer := self._employers.named(name)) is not None:
            return Party(EMPLOYER, employer)
        if (body := self._bodies.named(name)) is not None:
            return Party(BODY, body)
        return Party(COMMUNITY, name)

    def text(self, party: Party) -> str:
        """Its name."""
        if isinstance(party.key, Body):
            return party.key.name
        if party.kind == ORGANISATION:
            return self._organisations.name(party.key)
        return self._employers.name(party.key) if party.kind == EMPLOYER else party.key

    def lives(self, party: Party) -> bool:
        """Whether it is there on the day, an organisation current."""
        if isinstance(party.key, Body):
            return party.key in self._bodies.all()
        if party.kind == ORGANISATION:
            return self._organisations.current(party.key)
        if party.kind == EMPLOYER:
            return party.key in self._employers.all()
        return party.key in self._ground.communities()
