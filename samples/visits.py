"""Lets members call on households; some calls are told of nowhere but in the ledger of visits."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Final

from samples import rules
from samples.world import Community, Duty, Visit

_RECORDED: Final = 0.25
"""Share of the last contacts of 包户 that stand in 走访 too."""
_ONLY_VISITED: Final = 0.12
"""Share of the households without a recent contact in 包户 that were called on all the same."""
_PERIOD: Final = 30
_WAYS: Final = ("上门", "上门", "上门", "电话", "微信", "楼下遇见")
_MATTERS: Final = (
    "政策宣传", "看望慰问", "环境卫生", "安全隐患", "矛盾调解", "养老服务", "就业帮扶", "意见征集",
)  # fmt: skip


class Calls:
    """The visits of one community while they are being made."""

    def __init__(self, community: Community, as_of: date, random: Random) -> None:
        self._community = community
        self._as_of = as_of
        self._random = random

    def build(self) -> None:
        """Record calls of members who answer for the household, and two at the limit of days."""
        random, as_of = self._random, self._as_of
        limits = [_PERIOD, _PERIOD + 1]
        for duty in self._community.duties:
            if not rules.responsibility(duty, as_of) or not duty.household.occupied:
                continue
            late = duty.contacted is None or (as_of - duty.contacted).days > _PERIOD
            if duty.contacted is not None and random.random() < _RECORDED:
                self._call(duty, duty.contacted)
            if late and len(duty.household.duties) == 1 and limits:
                self._call(duty, as_of - timedelta(days=limits.pop(0)))
            elif late and random.random() < _ONLY_VISITED:
                self._call(duty, as_of - timedelta(days=random.randrange(_PERIOD)))
        self._community.visits.sort(key=lambda visit: visit.day)

    def _call(self, duty: Duty, day: date) -> None:
        visit = Visit(
            duty.member, duty.household, day,
            self._random.choice(_WAYS), self._random.choice(_MATTERS),
        )  # fmt: skip
        duty.household.visits.append(visit)
        self._community.visits.append(visit)
