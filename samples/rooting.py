"""Roots party organisations in employers, plants the employers' cases, lets members work."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Final

from samples.employers import CASES, PUBLISHED
from samples.membership import Admissions, leave, take_post
from samples.party import Party
from samples.world import Employer, Organisation

_SINGLE_SHARE: Final = 0.15
_JOINT: Final = 3
_JOINT_AT_MOST: Final = 5
_LARGE: Final = 28
_OPERATING: Final = ("在营", "")


class Rooting:
    """Gives a community's employers their organisations and members."""

    def __init__(self, party: Party, admissions: Admissions, random: Random) -> None:
        self._party = party
        self._admissions = admissions
        self._random = random
        self._community = party.community
        self._as_of = admissions.as_of
        self._joint: Organisation | None = None

    def build(self) -> None:
        """Root single and joint branches, then the planted cases; then what clerks state."""
        employers = self._community.employers
        free = [e for e in employers if not e.case and e.status in _OPERATING]
        published = PUBLISHED.get(self._community.place.name)
        if published:
            self._single(free.pop(0), published[2], large=published[1] == "机关")
        self._random.shuffle(free)
        for number in range(max(2, round(len(employers) * _SINGLE_SHARE))):
            employer = free.pop()
            few = number == 0 and self._party.plan.has("branch_too_few")
            self._single(employer, f"{employer.name}党支部", few=few)
        for number in range(1 + (len(employers) >= 40) * (_JOINT - 1)):
            size = self._random.randrange(3, _JOINT_AT_MOST + 1)
            if number == 0:
                size = self._planted_size(size)
            size = min(size, len(free) - 2 * (size <= _JOINT_AT_MOST))
            self._shared(
                "联合", f"第{'一二三'[number]}联合党支部", [free.pop() for _ in range(size)]
            )
        for employer in employers:
            if employer.case:
                self._plant(employer)
        self._elsewhere(free)
        for employer in employers:
            self._state(employer)

    def _planted_size(self, size: int) -> int:
        """How many employers the first joint branch gets, where a case asks for a number."""
        if self._party.plan.has("joint_too_many"):
            return _JOINT_AT_MOST + 1
        return _JOINT_AT_MOST if self._party.plan.has("joint_at_the_limit") else size

    def _single(
        self, employer: Employer, name: str, *, large: bool = False, few: bool = False
    ) -> None:
        """Root a branch of its own, under the street if it is published, else the community."""
        random, party = self._random, self._party
        street = name.endswith("党组织")
        branch = party.organise(
            name, "党支部", "单独", party.top if street else party.committee,
            coded=random.random() < 0.7, placed=not street and random.random() < 0.5,
        )  # fmt: skip
        self._root(branch, employer)
        size = _LARGE if large else random.randrange(3, 11)
        for _ in range(2 if few else size):
            self._admissions.worker(branch, employer)
        if random.random() < 0.4:
            self._admissions.worker(branch, employer, formal=False)

    def _shared(self, form: str, title: str, employers: list[Employer]) -> None:
        """Root one branch in several employers that have one or two members each."""
        place = self._community.place
        branch = self._party.organise(
            f"{place.name}社区{title}", "党支部", form, self._party.committee
        )
        for employer in employers:
            self._root(branch, employer)
            for _ in range(self._random.choice((1, 1, 2))):
                self._admissions.worker(branch, employer)
        if form == "联合":
            self._joint = self._joint or branch

    def _root(self, branch: Organisation, employer: Employer) -> None:
        branch.employers.append(employer)
        employer.rooted.append(branch)
        employer.named_organisation = branch
        employer.formation = branch.form

    def _plant(self, employer: Employer) -> None:
        case, about, branches = employer.case, CASES[employer.case], self._party.branches
        # Their membership lies in the community's own branches: the employer has none.
        members = [
            self._admissions.worker(branches[number % len(branches)], employer)
            for number in range(about.formal + about.departed + about.suspended)
        ]
        for _ in range(about.probationary):
            self._admissions.worker(branches[0], employer, formal=False)
        for member in members[: about.departed]:
            leave(member, self._as_of - timedelta(days=80), "转出")
        for member in members[: about.suspended]:
            member.suspended = True
        if case in ("due_organisation_dissolved", "blank_dissolved"):
            branch = self._party.organise(
                f"{employer.name}党支部", "党支部", "单独", self._party.committee, coded=False
            )
            branch.dissolved = self._as_of - timedelta(days=122)
            self._root(branch, employer)
        if case == "decoy_named_only" and self._joint is not None:
            employer.named_organisation, employer.formation = self._joint, "联合"
        if case == "decoy_regional":
            self._shared("区域", "商圈区域党支部", [employer])

    def _elsewhere(self, free: list[Employer]) -> None:
        """Let one or two members of own branches work at some employers without an organisation."""
        members = [
            member
            for branch in self._party.branches
            for member in branch.members
            if member.employer is None
            and member.home
            and member.person.born.year > self._as_of.year - 58
        ]
        self._random.shuffle(members)
        for employer in free:
            for _ in range(self._random.choices((0, 1, 2), (6, 2, 1))[0]):
                if members:
                    take_post(members.pop(), employer)

    def _state(self, employer: Employer) -> None:
        """Set what the employer's row states; the planted cases may state what is not so."""
        about = CASES.get(employer.case)
        there = [member for member in employer.workers if not member.left_on]
        formal = sum(member.formal for member in there)
        organised = employer.named_organisation is not None
        if about is not None and about.stated is not None:
            employer.stated = about.stated
        elif organised or self._random.random() < 0.7:
            employer.stated = formal
        if employer.stated is not None:
            employer.stated_all = employer.stated + len(there) - formal
        if organised:
            employer.coverage = "组织覆盖"
        elif employer.instructor[0] or employer.case == "blank_claims_work":
            employer.coverage = "工作覆盖"
        if not organised and employer.status in _OPERATING:
            enough = "应建未建" if formal >= 3 else "有党员但不符合条件"
            employer.reason = enough if formal else "无党员"
