"""Builds a community's party organisations: committee, branches by patch, members, groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from samples.identity import years_before
from samples.membership import Admissions, gone_by, leave
from samples.places import numeral
from samples.plants import Plan
from samples.rules import able
from samples.world import Household, Organisation, Patch, Person

_MEMBERS_PER_DOOR: Final = 0.074
_FEWEST: Final = 12
_MOST: Final = 45
_GROUP: Final = 8
_ADULT: Final = 24
_DIVIDED_FROM: Final = 10
_LARGEST: Final = 50


def street_committee(street: str, street_code: str, as_of: date) -> Organisation:
    """Return the working committee at the top of a street."""
    committee = Organisation(
        f"中共{street}工作委员会", f"{street_code}0001", "党委", "", None, None
    )
    committee.founded, committee.term_start, committee.term = (
        date(2009, 7, 1),
        date(as_of.year - 2, 6, 1),
        5,
    )
    return committee


class Party:
    """The organisations of one community while they are being built."""

    def __init__(self, admissions: Admissions, plan: Plan, top: Organisation) -> None:
        self.admissions = admissions
        self.community = admissions.community
        self.plan = plan
        self.top = top
        self._as_of = admissions.as_of
        self._random = admissions.random
        self.branches: list[Organisation] = []
        """Own branches that take patches, in order; the dissolved one is not among them."""
        place = self.community.place
        self.committee = self.organise(f"中共{place.name}社区委员会", "党委", "", top)
        self._seats = iter(self._parents())

    def organise(
        self,
        name: str,
        kind: str,
        form: str,
        parent: Organisation,
        *,
        coded: bool = True,
        placed: bool = True,
    ) -> Organisation:
        """Found an organisation of the community, with a code and its 所属社区 where asked."""
        random, community = self._random, self.community
        number = len(community.organisations) + 1
        code = f"{community.place.code}{number:04d}" if coded else ""
        organisation = Organisation(
            name, code, kind, form, parent, community.place if placed else None
        )
        organisation.founded = date(
            random.randrange(2003, self._as_of.year), random.randrange(1, 13), 1
        )
        if kind != "党小组":
            start = self._as_of - timedelta(days=random.randrange(60, 1_500))
            organisation.term_start = max(start.replace(day=1), organisation.founded)
            organisation.term = 5 if form in ("", "区域") else 3
        community.organisations.append(organisation)
        return organisation

    def _parents(self) -> Iterator[Organisation]:
        """Half of the communities have a general branch between committee and branches."""
        parent = self.committee
        if self.community.place.index % 2 == 0:
            name = f"{self.community.place.name}社区第一党总支"
            parent = self.organise(name, "党总支", "", self.committee)
        for _ in range(3):
            yield parent
        while True:
            yield self.committee

    def build(self) -> None:
        """Found the own branches, let them take their patches, and fill them with members."""
        patches = self.community.patches
        for number, patch in enumerate(patches, 1):
            if patch is patches[-1] and self.plan.has("patch_never_taken"):
                continue
            branch = self.organise(
                f"{self.community.place.name}社区第{numeral(number)}党支部",
                "党支部",
                "单独",
                next(self._seats),
            )
            patch.branch = branch
            patch.start = self._as_of.replace(
                year=self._as_of.year - 1, month=self._random.randrange(1, 13), day=1
            )
            patch.start = min(patch.start, self._as_of)
            if patch is patches[-3] and self.plan.has("patch_branch_dissolved"):
                self._dissolve(branch)
                continue
            self._people(branch, patch)
            self.branches.append(branch)
        self._vary(patches)
        self._decoys()
        self._others()

    def _vary(self, patches: list[Patch]) -> None:
        as_of = self._as_of
        if self.plan.has("patch_taking_ended"):
            patches[-2].end = as_of - timedelta(days=92)
        if self.plan.has("patch_taken_until_later"):
            patches[0].end = as_of + timedelta(days=1)
        if self.plan.has("patch_taken_today"):
            patches[0].start = as_of
        for patch in patches[2::3]:
            # An empty start means: from the day of the ledger on.
            patch.start = None

    def _people(self, branch: Organisation, patch: Patch) -> None:
        random, as_of = self._random, self._as_of
        doors = [
            door
            for b in self.community.buildings
            if patch in b.patches[:1]
            for door in b.households
        ]
        homes = [(door, person) for door in doors for _, person in door.people]
        adults = [home for home in homes if home[1].born <= years_before(as_of, _ADULT)]
        size = round(len(doors) * _MEMBERS_PER_DOOR) + random.randrange(-4, 5)
        chosen = random.sample(adults, min(len(adults), max(_FEWEST, min(_MOST, size))))
        for door, person in chosen:
            self._resident(branch, door, person)

    def _resident(self, branch: Organisation, door: Household, person: Person) -> None:
        young = person.born > years_before(self._as_of, 50)
        formal = not (young and self._random.random() < 0.08)
        member = self.admissions.admit(branch, person, formal=formal, home=door)
        if formal:
            self.admissions.settle(member)

    def _dissolve(self, branch: Organisation) -> None:
        """Dissolve a branch whose old members were left behind, still holding households."""
        branch.dissolved = self._as_of - timedelta(days=61)
        for _ in range(4):
            self.admissions.stranger(branch, age=self._random.randrange(71, 84))

    def _decoys(self) -> None:
        """Members at the limits, in the first and second branch of every community."""
        first, second = self.branches[:2]
        admissions, as_of = self.admissions, self._as_of
        seventy = years_before(as_of, 70)
        people = admissions.people
        admissions.admit(first, people.person(70, born=seventy))
        admissions.admit(first, people.person(69, born=seventy + timedelta(days=1)))
        for how in ("转出", "去世"):
            leave(admissions.stranger(first), as_of - timedelta(days=45), how)
        leave(admissions.stranger(second), as_of, "转出")
        leave(admissions.stranger(second), as_of + timedelta(days=1), "转出")
        admissions.stranger(first).suspended = True
        admissions.stranger(first).lost_on = as_of - timedelta(days=400)
        # Two of one name in one branch: their rows of responsibility need the number.
        twin = admissions.stranger(second)
        admissions.stranger(second).person.name = twin.person.name

    def _others(self) -> None:
        """A branch of members away from home and, in some communities, a temporary one."""
        name, random = self.community.place.name, self._random
        away = self.organise(f"{name}社区流动党员党支部", "党支部", "流动", self.committee)
        size = random.randrange(6, 11)
        if self.plan.has("branch_too_large"):
            size = _LARGEST + 1
        elif self.plan.has("branch_at_the_limit"):
            size = _LARGEST
        for number in range(size):
            member = self.admissions.stranger(away)
            member.floating = "外省务工"
            if number > 1:
                member.exemption = "长期外出"
        if self.community.place.index % 6 == 4:
            site = self.organise(
                f"{name}社区老旧小区改造临时党支部", "党支部", "临时", self.committee, coded=False
            )
            for _ in range(3):
                self.admissions.stranger(site)

    def divide(self) -> None:
        """Divide the branches into groups, and name secretaries and group leaders.

        One branch stays undivided where planted; a few members stand in no group.
        """
        for branch in [o for o in self.community.organisations if o.kind == "党支部"]:
            undivided = branch is self.branches[0] and self.plan.has("branch_undivided")
            here = [member for member in branch.members if not gone_by(member, self._as_of)]
            ordinary = branch in self.branches or len(here) >= 20
            if ordinary and len(here) >= _DIVIDED_FROM and not undivided:
                self._groups(branch, self._random)
            branch.committee = "有" if sum(member.formal for member in here) >= 7 else "无"
            for member in here:
                if member.formal and not member.exemption:
                    branch.secretary = (member.person.name, member.person.phone)
                    break
        if self.plan.has("group_dissolved"):
            self.branches[1].groups[0].dissolved = self._as_of - timedelta(days=31)
        if self.plan.has("group_of_another_branch"):
            self._lend(self.branches[2].groups[0], self.branches[1].groups[-1])

    def _lend(self, group: Organisation, other: Organisation) -> None:
        """Let an able member of one branch stand in a group of another, named by its code."""
        member = next(m for m in reversed(group.members) if able(m, self._as_of))
        group.members.remove(member)
        other.members.append(member)
        other.code = f"{self.community.place.code}9001"
        member.group = other

    def _groups(self, branch: Organisation, random: Random) -> None:
        here = [member for member in branch.members if not gone_by(member, self._as_of)]
        random.shuffle(here)
        count = max(2, round(len(here) / _GROUP))
        for number in range(count):
            group = self.organise(
                f"第{numeral(number + 1)}党小组", "党小组", "", branch, coded=False, placed=False
            )
            group.founded = None
            branch.groups.append(group)
            group.members = here[number * len(here) // count : (number + 1) * len(here) // count]
            if random.random() < 0.15:
                group.members.pop()
            for member in group.members:
                member.group = group
            leader = group.members[0]
            group.secretary = (leader.person.name, leader.person.phone)
