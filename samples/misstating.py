"""Plants where ledgers disagree: numbers of doors, dates, addresses, household cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from samples import rules
from samples.identity import People, years_before
from samples.plants import Plan
from samples.world import Building, Community, Household, Member, Person

_AGE: Final = 18
_ELSEWHERE: Final = "银川市兴庆区民族街8号"


class Misstating:
    """The planted disagreements of one community; built last, so that they shift nothing else."""

    def __init__(self, community: Community, plan: Plan, as_of: date, people: People) -> None:
        self._community = community
        self._plan = plan
        self._as_of = as_of
        self._people = people

    def build(self) -> None:
        """Plant them all."""
        self._doors()
        self._dates()
        self._addresses()
        self._cards()

    def _doors(self) -> None:
        """A building with two doors more stated than there are, one with one less (Q07)."""
        for building in self._community.buildings:
            if building.households:
                building.stated = len(building.households)
        homes: list[Building] = [b for b in self._community.buildings if b.kind == "住宅"]
        if self._plan.has("stated_too_many"):
            homes[0].stated = len(homes[0].households) + 2
        if self._plan.has("stated_too_few"):
            homes[-1].stated = len(homes[-1].households) - 1

    def _dates(self) -> None:
        """Members who joined at seventeen, or at eighteen to the day; confirmed too early (Q08)."""
        members = self._current(lambda m: m.formal and m.person.born.strftime("%m%d") != "0229")
        if self._plan.has("joined_too_young"):
            self._join(next(members), _AGE - 1)
        if self._plan.has("joined_at_eighteen"):
            self._join(next(members), _AGE)
        if self._plan.has("confirmed_too_early"):
            member = next(members)
            member.confirmed = member.joined - timedelta(days=40)

    @staticmethod
    def _join(member: Member, age: int) -> None:
        member.joined = years_before(member.person.born, -age)
        member.confirmed = years_before(member.joined, -1)

    def _addresses(self) -> None:
        """Members with an address outside the street, or with a door that no ledger has (Q05)."""
        members = self._current(lambda m: m.home is None)
        if self._plan.has("address_elsewhere"):
            next(members).address = _ELSEWHERE
        if self._plan.has("address_of_no_door"):
            place = self._community.place
            next(members).address = f"{place.name}社区{place.compounds[0]}399号楼1单元101室"

    def _cards(self) -> None:
        """Household cards and roster that do not agree (Q06, Q01), and one that says nothing."""
        members = self._current(_beside_another)
        if self._plan.has("card_lacks_member"):
            person = next(members).person
            for door in self._community.households:
                door.people = [one for one in door.people if one[1] is not person]
        if self._plan.has("card_states_another_status"):
            next(members).person.card_status = "群众"
        if self._plan.has("card_states_no_status"):
            next(members).person.card_status = ""
        if self._plan.has("card_has_another_number"):
            next(members).person.card_number = self._people.person(40).number
        if self._plan.has("card_of_member_elsewhere"):
            self._outsider().card_status = "中共党员"

    def _outsider(self) -> Person:
        """A head of a household in which no member lives."""
        homes: set[Household] = {m.home for m in self._community.members if m.home is not None}
        door = next(d for d in self._community.households if d.people and d not in homes)
        return door.people[0][1]

    def _current(self, suits: Callable[[Member], bool]) -> Iterator[Member]:
        return (
            member
            for member in self._community.members
            if rules.current(member, self._as_of) and suits(member)
        )


def _beside_another(member: Member) -> bool:
    """Whether his home has a card without him, and the ledger understands the address."""
    home = member.home
    return (
        home is not None
        and home.building.number is not None
        and any(person is member.person for _, person in home.people[1:])
    )
