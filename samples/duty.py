"""Lets members answer for households: mostly well, with the holes the key tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby
from random import Random
from typing import Final

from samples import rules
from samples.party import Party
from samples.plants import Plan
from samples.world import Building, Community, Duty, Household, Member, Organisation, Patch

_FEW, _MANY = 5, 20
_FROM_AFAR: Final = 4


class Assignment:
    """The responsibilities of one community while they are being given."""

    def __init__(self, party: Party, plan: Plan, as_of: date, random: Random) -> None:
        self._party = party
        self._community: Community = party.community
        self._plan = plan
        self._as_of = as_of
        self._random = random

    def build(self) -> None:
        """Assign patch by patch, then the planted cases, then what groups claim."""
        place = self._community.place
        homes = [building for building in self._community.buildings if building.households]
        barren = [b for b in homes if b.kind == "住宅"][-1] if place.index % 3 == 0 else None
        for patch in self._community.patches:
            doors = [
                door for b in homes if b.patches[:1] == [patch] and b is not barren
                for door in b.households if door.occupied
            ]  # fmt: skip
            if patch.branch is None:
                self._from_afar(doors, share=0.3)
            elif patch.branch.dissolved:
                self._left_behind(patch.branch, doors)
                self._from_afar([door for door in doors if not door.duties], share=0.4)
            else:
                self._by_branch(patch, doors)
        for building in homes:
            if not building.patches:
                self._from_afar(building.households, share=0.6)
        self._across()
        self._limits()
        if self._plan.has("employer_branch_helps"):
            self._employers_help()
        self._claims(homes)
        if self._plan.has("two_of_one_branch"):
            self._twice()
        if self._plan.has("building_left_to_one_gone"):
            self._abandoned(homes)

    # -- one branch, one patch -----------------------------------------------------------

    def _by_branch(self, patch: Patch, doors: list[Household]) -> None:
        branch = patch.branch
        if branch is None:
            return
        chosen = self._chosen(doors)
        holders = [member for member in branch.members if rules.able(member, self._as_of)]
        places = {group: place for place, group in enumerate(branch.groups)}
        holders.sort(key=lambda member: places.get(member.group, -1) if member.group else -1)
        quota = max(_FEW + 1, min(_MANY - 3, round(len(chosen) / (0.93 * max(1, len(holders))))))
        for member in branch.members:
            if not rules.able(member, self._as_of) and self._still_holds(member):
                # Near the front, so that they get doors however small the patch is.
                holders.insert(self._random.randrange(min(len(holders), 4) + 1), member)
        # A fresh member without a task now and then is what G09 looks for.
        holders = [
            member
            for member in holders
            if not rules.able(member, self._as_of)
            or (member.group and member.group not in places)
            or self._random.random() < 0.96
        ]
        posts = self._community.patches.index(patch) % 3 == 0
        at = 0
        for member in holders:
            spared = not rules.able(member, self._as_of)
            count = (
                self._random.randrange(3, 8) if spared else quota + self._random.randrange(-3, 4)
            )
            for door in chosen[at : at + max(_FEW, min(_MANY, count))]:
                self._give(member, door, "A" if posts else "")
            at += max(_FEW, min(_MANY, count))
        if posts:
            self._second_posts(branch, chosen)

    def _heir(self, building: Building) -> None:
        """Let a group still there claim the building that only members of a dissolved one hold."""
        held = [
            duty.member.group
            for door in building.households
            for duty in door.duties
            if rules.responsibility(duty, self._as_of) and duty.member.group
        ]
        for group in held:
            if group.dissolved and group.parent is not None:
                group.parent.groups[-1].claims.append(building)
                return

    def _chosen(self, doors: list[Household]) -> list[Household]:
        """Leave out whole stairwells and single doors, together about as many as coverage lacks."""
        random, lacking = self._random, (1 - self._community.place.coverage) / 2
        found: list[Household] = []
        for _, unit in groupby(doors, key=lambda door: (door.building.subject, door.unit)):
            if random.random() >= lacking:
                found += [door for door in unit if random.random() >= lacking]
        return found

    def _still_holds(self, member: Member) -> bool:
        if rules.present(member, self._as_of):
            return self._random.random() < 0.2
        # Newcomers to the roster who live elsewhere were put there as planted holders.
        return member.home is None or self._random.random() < 0.3

    def _give(self, member: Member, door: Household, post: str = "") -> Duty:
        random, as_of = self._random, self._as_of
        chance = random.random()
        if chance < 0.15:
            start = None
        elif chance < 0.9:
            start = date(as_of.year - 1, random.randrange(3, 13), 1)
        else:
            start = as_of - timedelta(days=random.randrange(40, 300))
        if start is not None:
            start = min(start, as_of)
        duty = Duty(member, door, post, start)
        if rules.present(member, as_of):
            duty.contacted = self._contact()
        elif random.random() < 0.5:
            # Whoever is gone cannot have called lately.
            duty.contacted = as_of - timedelta(days=random.randrange(120, 300))
        if random.random() < 0.01:
            duty.end = as_of + timedelta(days=random.choice((1, 1, 30, 92)))
        self._keep(duty)
        return duty

    def _contact(self) -> date | None:
        chance = self._random.random()
        if chance < 0.06:
            return None
        days = self._random.randrange(0, 31) if chance < 0.74 else self._random.randrange(31, 110)
        return self._as_of - timedelta(days=days)

    def _keep(self, duty: Duty) -> None:
        duty.member.duties.append(duty)
        duty.household.duties.append(duty)
        self._community.duties.append(duty)

    def _second_posts(self, branch: Organisation, doors: Sequence[Household]) -> None:
        able = [m for m in branch.members if m.duties and rules.able(m, self._as_of)]
        for door in doors:
            if door.duties and self._random.random() < 0.2:
                other = self._random.choice(able)
                if (
                    all(duty.member is not other for duty in door.duties)
                    and len(other.duties) < _MANY
                ):
                    self._give(other, door, "B")

    # -- planted cases -------------------------------------------------------------------

    def _from_afar(self, doors: Sequence[Household], share: float) -> None:
        """Let members of other branches, a few doors each, answer for a share of ``doors``."""
        wanted = [door for door in doors if door.occupied][: round(len(doors) * share)]
        helpers = [
            member
            for branch in self._party.branches
            for member in branch.members
            if rules.able(member, self._as_of)
            and len(member.duties) <= _MANY - _FROM_AFAR
            and (member.group is None or member.group in branch.groups)
        ]
        self._random.shuffle(helpers)
        for number, member in enumerate(helpers):
            for door in wanted[number * _FROM_AFAR : (number + 1) * _FROM_AFAR]:
                self._give(member, door)

    def _left_behind(self, branch: Organisation, doors: Sequence[Household]) -> None:
        for number, member in enumerate(branch.members):
            for door in doors[number * _FEW : (number + 1) * _FEW]:
                self._give(member, door)

    def _limits(self) -> None:
        """Rows at the limits: ended, ending tomorrow, begun today or not yet, vacant flats."""
        as_of, random = self._as_of, self._random
        holders = [
            m for b in self._party.branches for m in b.members if rules.able(m, as_of) and m.duties
        ]
        bare = [door for door in self._community.households if door.occupied and not door.duties]
        random.shuffle(bare)
        for number, door in enumerate(bare[: max(4, len(bare) // 4)]):
            duty = Duty(
                random.choice(holders), door, "", as_of - timedelta(days=random.randrange(300, 500))
            )
            # The last day of an interval is not in it: what ends today is over.
            duty.end = as_of if number == 0 else as_of - timedelta(days=random.randrange(1, 200))
            self._keep(duty)
        for door in bare[-2:]:
            self._keep(Duty(random.choice(holders), door, "", as_of + timedelta(days=31)))
        held = [duty for duty in self._community.duties if rules.responsibility(duty, as_of)]
        for duty in random.sample(held, min(6, len(held))):
            start = as_of - timedelta(days=700)
            self._keep(
                Duty(random.choice(holders), duty.household, "", start, start + timedelta(days=90))
            )
        held[0].start, held[0].end, held[0].contacted = as_of, None, None
        held[-1].end = as_of + timedelta(days=1)
        vacant = [door for door in self._community.households if door.usage == "空房"]
        for door in vacant[:3]:
            if self._covered(door.building):
                self._give(random.choice(holders), door)

    def _across(self) -> None:
        """Let one member answer for doors in a patch that another branch has taken."""
        bare = [door for door in self._community.households if door.occupied and not door.duties]
        for door in reversed(bare):
            here = rules.takers(door.building, self._as_of)
            others = [
                member
                for branch in self._party.branches
                for member in branch.members
                if branch not in here
                and member.group in branch.groups
                and rules.able(member, self._as_of)
            ]
            if here and others:
                self._give(others[0], door)
                return

    def _twice(self) -> None:
        """Let a second member of a branch answer for a door, without posts."""
        for branch in self._party.branches:
            able = [m for m in branch.members if m.duties and rules.able(m, self._as_of)]
            for duty in able[0].duties if len(able) > 1 else []:
                door = duty.household
                if not duty.post and rules.covered(door, self._as_of) and len(door.duties) == 1:
                    self._give(able[-1], door)
                    return

    def _abandoned(self, homes: list[Building]) -> None:
        """Let a building for which nobody answers hang on one member who is gone."""
        gone = [
            m for b in self._party.branches for m in b.members if not rules.present(m, self._as_of)
        ]
        for building in reversed(homes):
            held = [
                duty
                for door in building.households
                for duty in door.duties
                if rules.running(duty.start, duty.end, self._as_of)
            ]
            if not held:
                door = next(door for door in building.households if door.occupied)
                self._keep(Duty(gone[0], door, "", self._as_of - timedelta(days=500)))
                return

    def _covered(self, building: Building) -> bool:
        return any(rules.covered(door, self._as_of) for door in building.households)

    def _employers_help(self) -> None:
        """Members of an employer's branch answer for a few doors where they live or work."""
        branches = [
            o for o in self._community.organisations if o.form == "单独" and not o.own and o.members
        ]
        helpers = [m for m in branches[0].members if rules.able(m, self._as_of)][:3]
        households = [
            door
            for door in self._community.households
            if door.occupied and rules.takers(door.building, self._as_of)
        ]
        bare = [door for door in households if not rules.covered(door, self._as_of)]
        bare.sort(key=lambda door: len(door.duties))
        held = [door for door in households if rules.covered(door, self._as_of)]
        for number, member in enumerate(helpers):
            for door in (*bare[number * 3 : number * 3 + 3], *held[number * 9 : number * 9 + 2]):
                self._give(member, door)

    # -- what groups claim ---------------------------------------------------------------

    def _claims(self, homes: list[Building]) -> None:
        """Let the group with most households in a building claim it; one claims without any."""
        for building in homes:
            groups = Counter(
                duty.member.group
                for door in building.households
                for duty in door.duties
                if rules.responsibility(duty, self._as_of)
                and rules.group_of(duty.member, self._as_of)
            )
            if groups and self._random.random() < 0.85:
                group = groups.most_common(1)[0][0]
                if group is not None and group.parent in self._party.branches:
                    group.claims.append(building)
            elif not groups:
                self._heir(building)
        untaken = [b for b in homes if b.patches and not rules.takers(b, self._as_of)]
        nearest = next((b for b in reversed(self._party.branches) if b.groups), None)
        if len(untaken) > 1 and nearest is not None:
            without = [b for b in untaken if not self._covered(b)]
            nearest.groups[0].claims.extend(without[:1])
