"""Makes party members: when they joined, whether they are still there, why they may be spared."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from samples.identity import People, years_before
from samples.world import Community, Employer, Household, Member, Organisation, Person

_OLD: Final = 70
_YOUNGEST: Final = 20
_EDUCATION: Final = ("初中", "高中", "中专", "大专", "大专", "本科", "本科", "研究生")
_NATIONS: Final = ("汉族", "汉族", "汉族", "回族", "回族", "满族")
_ABROAD: Final = ("浙江杭州", "陕西西安", "北京", "广东深圳", "内蒙古包头")


class Admissions:
    """Admits persons to the branches of one community, each with a history that can be true."""

    def __init__(self, community: Community, as_of: date, people: People, random: Random) -> None:
        self.community = community
        self.as_of = as_of
        self.people = people
        self.random = random

    def admit(
        self,
        branch: Organisation,
        person: Person,
        *,
        formal: bool = True,
        home: Household | None = None,
    ) -> Member:
        """Return a member in good standing of ``branch``; joined at 20 or older."""
        random = self.random
        if formal:
            earliest = person.born.year + _YOUNGEST
            latest = max(earliest, min(person.born.year + 45, self.as_of.year - 2))
            joined = self.day_of(random.randrange(earliest, latest + 1))
            # Whoever is too young for a full year of probation is made formal on the as-of day.
            confirmed: date | None = min(years_before(joined, -1), self.as_of)
        else:
            joined, confirmed = self.as_of - timedelta(days=random.randrange(20, 330)), None
        if not person.phone:
            person.phone = self.people.phone()
        member = Member(person, branch, formal, joined, confirmed, home=home)
        member.education, member.nation = random.choice(_EDUCATION), random.choice(_NATIONS)
        branch.members.append(member)
        self.community.members.append(member)
        return member

    def stranger(self, branch: Organisation, *, age: int = 0, formal: bool = True) -> Member:
        """Admit somebody who lives elsewhere, of working age unless ``age`` is given."""
        return self.admit(
            branch, self.people.person(age or self.random.randrange(26, 58)), formal=formal
        )

    def worker(self, branch: Organisation, employer: Employer, *, formal: bool = True) -> Member:
        """Admit somebody who works at ``employer``."""
        member = self.stranger(branch, formal=formal)
        take_post(member, employer)
        return member

    def day_of(self, year: int) -> date:
        """Return a past day of ``year``, mostly the first of a month, as clerks know no better."""
        day = date(year, self.random.randrange(1, 13), 1)
        if self.random.random() < 0.4:
            day += timedelta(days=self.random.randrange(27))
        return min(day, self.as_of - timedelta(days=400))

    def settle(self, member: Member) -> None:
        """Let chance decide whether the member has left, is lost, suspended or spared."""
        random, as_of = self.random, self.as_of
        old = member.person.born <= years_before(as_of, _OLD)
        chance = random.random()
        if chance < 0.03:
            leave(
                member,
                as_of - timedelta(days=random.randrange(10, 500)),
                random.choice(("转出", "转出", "去世")),
            )
        elif chance < 0.034:
            leave(member, as_of - timedelta(days=random.randrange(10, 500)), "出党")
        elif chance < 0.044:
            member.lost_on = as_of - timedelta(days=random.randrange(200, 900))
        elif chance < 0.052:
            member.suspended = True
        elif chance < 0.09:
            member.exemption = "有病"
        elif chance < 0.13:
            member.floating, member.exemption = random.choice(_ABROAD), "长期外出"
        elif chance < 0.15:
            # Away for work, and yet not spared.
            member.floating = random.choice(_ABROAD)
        elif old and random.random() < 0.6:
            member.exemption = "年老"


def take_post(member: Member, employer: Employer) -> None:
    """Let the member work at ``employer``."""
    member.employer = employer
    member.post = "职工"
    employer.workers.append(member)


def leave(member: Member, day: date, how: str) -> None:
    """End the membership on ``day``."""
    member.left_on, member.left_how = day, how


def gone_by(member: Member, day: date) -> bool:
    """Say whether the member has left by ``day``."""
    return member.left_on is not None and member.left_on <= day
