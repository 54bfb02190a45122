"""Plants what is wrong with a community's branches, terms, instructors and office buildings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from samples import rules
from samples.identity import People, years_before
from samples.party import Party
from samples.plants import Plan
from samples.world import Building, Employer, Organisation

_NOTICE: Final = 90


class Flaws:
    """The planted flaws of one community, after its members are in their groups."""

    def __init__(self, party: Party, plan: Plan, as_of: date, people: People) -> None:
        self._party = party
        self._community = party.community
        self._plan = plan
        self._as_of = as_of
        self._people = people

    def build(self) -> None:
        """Plant them all; the terms of two branches stand at the limits in every community."""
        self._set_up_badly()
        self._terms()
        office = self._blank_office() if self._plan.has("office_blank") else None
        self._overload([e for e in self._community.employers if e.building is not office])

    def _set_up_badly(self) -> None:
        branches = self._party.branches
        if self._plan.has("branch_committee_missing"):
            branches[-1].committee = "无"
        if self._plan.has("branch_without_secretary"):
            branches[0].secretary = ("", "")

    def _terms(self) -> None:
        """Over today and over in just as many days as notice is given; or nobody states a term."""
        today, soon = self._party.branches[:2]
        self._end_on(today, self._as_of)
        late = self._plan.has("term_after_the_notice")
        self._end_on(soon, self._as_of + timedelta(days=_NOTICE + late))
        if self._plan.has("term_unstated"):
            rooted = next(
                o for o in self._community.organisations if o.kind == "党支部" and not o.own
            )
            for organisation, years in ((self._party.committee, 5), (rooted, 3)):
                self._end_on(organisation, self._as_of - timedelta(days=1), years)
                organisation.term = None

    @staticmethod
    def _end_on(organisation: Organisation, day: date, years: int | None = None) -> None:
        organisation.term_start = years_before(day, years or organisation.term or 0)
        if organisation.founded is not None:
            organisation.founded = min(organisation.founded, organisation.term_start)

    def _overload(self, employers: list[Employer]) -> None:
        """One instructor for six or for five employers, or two of one name with three each."""
        ordinary = [e for e in employers if e.instructor[0] and not e.case]
        if self._plan.has("instructor_overloaded"):
            self._share(ordinary[:6])
        elif self._plan.has("instructor_at_the_limit"):
            self._share(ordinary[:5])
        elif self._plan.has("instructors_of_one_name"):
            name = ordinary[0].instructor[0]
            for three in (ordinary[:3], ordinary[3:6]):
                self._share(three, name)

    def _share(self, employers: list[Employer], name: str = "") -> None:
        instructor = (name or employers[0].instructor[0], self._people.phone())
        for number, employer in enumerate(employers):
            employer.instructor = instructor
            employer.visited = self._as_of - timedelta(days=(_NOTICE, 1)[number % 2])

    def _blank_office(self) -> Building:
        """An office building whose employers in operation have nobody; the others move out."""
        offices = [b for b in self._community.buildings if b.kind == "商务楼宇"]
        tower = next(b for b in self._community.buildings if b.kind == "商住")
        for employer in self._community.employers:
            if employer.building is not offices[-1] or not rules.in_operation(employer):
                continue
            if employer.case or rules.organisations_of(employer, self._as_of):
                employer.building = tower
            else:
                employer.instructor, employer.visited = ("", ""), None
                employer.coverage = "空白"
        return offices[-1]
