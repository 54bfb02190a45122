"""Lets employers and their members report to the community (双报到)."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from samples import rules
from samples.world import Community, Employer, Member, Reporting

_SERVICES: Final = (
    "环境整治", "文明劝导", "义务巡逻", "政策宣讲", "助老服务", "法律咨询", "普法宣传", "疏导停车",
)  # fmt: skip


class Reports:
    """Who has reported to one community."""

    def __init__(self, community: Community, as_of: date, random: Random) -> None:
        self._community = community
        self._as_of = as_of
        self._random = random

    def build(self) -> None:
        """Let organised employers report, or only members of theirs, or (planted) nobody."""
        organised = [
            employer
            for employer in self._community.employers
            if rules.organisations_of(employer, self._as_of)
        ]
        for number, employer in enumerate(organised):
            chance = self._random.random()
            if number == 1 or (number > 2 and chance < 0.15):
                continue
            if number != 2 and chance < 0.85:
                self._report(employer)
            for member in employer.workers:
                if rules.present(member, self._as_of) and (
                    number == 2 or self._random.random() < 0.6
                ):
                    self._report(member)

    def _report(self, who: Employer | Member) -> None:
        random = self._random
        day = self._as_of - timedelta(days=random.randrange(20, 700))
        found = Reporting(who, self._community.place, day)
        if random.random() < 0.8:
            found.service = random.choice(_SERVICES)
            found.served = min(day + timedelta(days=random.randrange(0, 200)), self._as_of)
        self._community.reportings.append(found)
