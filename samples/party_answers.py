"""The key of the questions about branches, terms, instructors and what no party reaches.

Written from domain.md, section 5, like the rest of the key (``samples.answers``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from samples import rules
from samples.finding import Finding
from samples.world import Building, Community, Employer, Organisation

GROUPS_DUE: Final = 20
FEWEST, MOST = 5, 20
INSTRUCTOR_EMPLOYERS: Final = 5
VISIT_DAYS: Final = 90
JOINT_EMPLOYERS: Final = 5
BRANCH_MOST: Final = 50
COMMITTEE_DUE: Final = 7
NOTICE_DAYS: Final = 90
COMMUNITY_TERM, OTHER_TERM = 5, 3


def party_questions(
    community: Community, day: date
) -> Iterator[tuple[tuple[str, str], Iterator[Finding]]]:
    """The answers of one community, each by question and basis."""
    yield ("G08", "default"), _g08(community, day)
    yield ("G11", "default"), _g11(community, day, occupied=False)
    yield ("G11", "occupied"), _g11(community, day, occupied=True)
    yield ("G17", "working"), _g17(community, day, stated=False)
    yield ("G17", "stated"), _g17(community, day, stated=True)
    yield ("G20", "default"), _g20(community, day, operating=False)
    yield ("G20", "in_operation"), _g20(community, day, operating=True)
    yield ("G21", "default"), _g21(community, day)
    yield ("G22", "default"), _g22(community, day)
    yield ("G23", "default"), terms(community.organisations, day)
    yield ("G33", "operating"), _g33(community, day, everybody=False)
    yield ("G33", "all"), _g33(community, day, everybody=True)
    yield ("G34", "default"), _g34(community, ("住宅",))
    yield ("G34", "mixed"), _g34(community, ("住宅", "商住"))


def _branches(community: Community, day: date) -> Iterator[Organisation]:
    for organisation in community.organisations:
        if organisation.kind == "党支部" and rules.organisation_current(organisation, day):
            yield organisation


def _g08(community: Community, day: date) -> Iterator[Finding]:
    for branch in _branches(community, day):
        members = [member for member in branch.members if rules.current(member, day)]
        if len(members) < GROUPS_DUE:
            continue
        divided = any(rules.group_of(member, day) for member in members)
        for member in members:
            kind = "left_out" if divided else "branch_undivided"
            yield Finding(member.subject, "" if rules.group_of(member, day) else kind)


def _g11(community: Community, day: date, *, occupied: bool) -> Iterator[Finding]:
    for branch in _branches(community, day):
        loads = []
        for member in branch.members:
            held = {duty.household for duty in member.duties if rules.responsibility(duty, day)}
            loads.append(sum(door.occupied or not occupied for door in held))
        loads = [load for load in loads if load]
        few, many = any(load < FEWEST for load in loads), any(load > MOST for load in loads)
        if loads:
            kind = "both" if few and many else "too_few" if few else "too_many" if many else ""
            yield Finding(branch.name, kind)


def _g17(community: Community, day: date, *, stated: bool) -> Iterator[Finding]:
    for employer in community.employers:
        if not rules.in_operation(employer) or rules.organisations_of(employer, day):
            continue
        formal = (employer.stated or 0) if stated else rules.formal_workers(employer, day)
        kind = "none" if formal == 0 else "too_few" if formal < rules.DUE_MEMBERS else ""
        yield Finding(employer.name, kind)


def _g20(community: Community, day: date, *, operating: bool) -> Iterator[Finding]:
    instructed = [
        employer
        for employer in community.employers
        if employer.instructor[0] and (rules.in_operation(employer) or not operating)
    ]
    # No phone of the street is anybody else's, so what one community counts is all there is.
    shared = Counter(employer.instructor for employer in instructed)
    for employer in instructed:
        number = shared[employer.instructor]
        if number > INSTRUCTOR_EMPLOYERS:
            yield Finding(employer.name, "overloaded")
        elif employer.visited is None or employer.visited < day - timedelta(days=VISIT_DAYS):
            yield Finding(employer.name, "not_visited")
        else:
            yield Finding(employer.name, "", "many_in_time" if number > 1 else "")


def _g21(community: Community, day: date) -> Iterator[Finding]:
    for branch in _branches(community, day):
        if branch.form == "联合":
            number = len(branch.employers)
            yield Finding(
                branch.name,
                "too_many" if number > JOINT_EMPLOYERS else "",
                "at_the_limit" if number == JOINT_EMPLOYERS else "",
            )


def _g22(community: Community, day: date) -> Iterator[Finding]:
    for branch in _branches(community, day):
        members = [member for member in branch.members if rules.current(member, day)]
        formal = sum(member.formal for member in members)
        kind = ""
        if branch.form == "单独" and formal < rules.DUE_MEMBERS:
            kind = "too_few"
        elif len(members) > BRANCH_MOST:
            kind = "too_large"
        elif formal >= COMMITTEE_DUE and branch.committee == "无":
            kind = "committee_missing"
        elif not branch.secretary[0]:
            kind = "no_secretary"
        yield Finding(branch.name, kind, "at_the_limit" if len(members) == BRANCH_MOST else "")


def terms(organisations: list[Organisation], day: date) -> Iterator[Finding]:
    """G23 of some organisations: those of a community, or the committee above all."""
    for organisation in organisations:
        if organisation.term_start is None or not rules.organisation_current(organisation, day):
            continue
        years = organisation.term
        if years is None:
            years = COMMUNITY_TERM if _of_community(organisation) else OTHER_TERM
        end = _years_after(organisation.term_start, years)
        kind = "over" if end <= day else "over_soon" if end <= _notice(day) else ""
        decoy = "a_day_later" if end == _notice(day) + timedelta(days=1) else ""
        yield Finding(organisation.name, kind, decoy)


def _notice(day: date) -> date:
    return day + timedelta(days=NOTICE_DAYS)


def _years_after(day: date, years: int) -> date:
    last = day.day == 29 and day.month == 2
    return day.replace(year=day.year + years, day=28 if last else day.day)


def _of_community(organisation: Organisation) -> bool:
    above: Organisation | None = organisation
    while above is not None and above.place is None:
        above = above.parent
    return above is not None and organisation.own


def _g33(community: Community, day: date, *, everybody: bool) -> Iterator[Finding]:
    for building in community.buildings:
        if building.kind not in ("商务楼宇", "商住"):
            continue
        here = [employer for employer in community.employers if employer.building is building]
        operating = [employer for employer in here if rules.in_operation(employer)]
        if operating:
            reached = any(_reached(e, day) for e in (here if everybody else operating))
            yield Finding(building.subject, "" if reached else "blank")


def _reached(employer: Employer, day: date) -> bool:
    return bool(employer.instructor[0] or rules.organisations_of(employer, day))


def _g34(community: Community, kinds: tuple[str, ...]) -> Iterator[Finding]:
    homes: Iterator[Building] = (b for b in community.buildings if b.kind in kinds)
    for building in homes:
        number = len(building.committees)
        kind = "" if number == 1 else "two" if number else "none"
        yield Finding(building.subject, kind)
