"""Questions about employers: G16 to G20."""

from __future__ import annotations

from datetime import timedelta

from tests.oracle.questions.answer import Answer, Asked, answer_of

DUE = 3
"""应建: from how many formal members a unit needs a party organisation."""

TWO_NEW = ("非公企业", "社会组织")
"""The two kinds of employer that 组织覆盖率 speaks of."""

FORMS = ("单独", "联合")
"""The forms of organisation that 组织覆盖率 counts."""


def g16(asked: Asked) -> Answer:
    """G16 应建未建: in operation, at least 3 formal members, not organised.

    Of those in operation with 3. The first basis counts current formal members working there,
    the second the stated number.
    """
    world = asked.world
    due = {
        one
        for one in world.employers.all()
        if asked.scope.employer(one)
        and world.employers.in_operation(one)
        and _formal(asked, one) >= asked.parameters.get("organisationDue", DUE)
    }
    listed = {world.employers.name(one) for one in due if not world.organised_by(one)}
    return answer_of(listed, len(due))


def _formal(asked: Asked, employer: str) -> int:
    if asked.second_basis:
        return asked.world.employers.stated_formal(employer)
    return len(asked.world.formal_members_at(employer))


def g17(asked: Asked) -> Answer:
    """G17 无党员、不符合条件: in operation, not organised, fewer than 3 formal members.

    Of those in operation and not organised; bases as in G16. The details say whether there is no
    formal member at all, and the reason stated.
    """
    world = asked.world
    blank = {
        one
        for one in world.employers_in_operation()
        if asked.scope.employer(one) and not world.organised_by(one)
    }
    due = asked.parameters.get("organisationDue", DUE)
    details = {
        world.employers.name(one): frozenset(
            ["有" if _formal(asked, one) else "无", world.employers.reason(one)]
        )
        for one in blank
        if _formal(asked, one) < due
    }
    return answer_of(frozenset(details), len(blank), details)


def g18(asked: Asked) -> Answer:
    """G18 双重空白: in operation, neither organised nor with an instructor."""
    world = asked.world
    operating = {one for one in world.employers_in_operation() if asked.scope.employer(one)}
    listed = {
        world.employers.name(one)
        for one in operating
        if not world.organised_by(one) and not world.employers.instructor(one)
    }
    return answer_of(listed, len(operating))


def g19(asked: Asked) -> Answer:
    """G19 覆盖率: a row for each community, numerator and denominator counting employers.

    First basis: 非公企业 and 社会组织 in operation organised by 单独 or 联合 ÷ those in operation.
    Second basis: 已建 ÷ 应建, that is, of those with at least 3 formal members the organised.
    The details give ``numerator/denominator`` of each community.
    """
    world = asked.world
    counted = {
        one
        for one in world.employers_in_operation()
        if world.employers.kind(one) in TWO_NEW and asked.scope.employer(one)
    }
    if asked.second_basis:
        due = asked.parameters.get("organisationDue", DUE)
        counted = {one for one in counted if len(world.formal_members_at(one)) >= due}
    built = {one for one in counted if _built(asked, one)}
    communities = {one for one in world.ground.communities() if asked.scope.community(one, counted)}
    details = {
        community: frozenset(
            [f"{_inside(asked, built, community)}/{_inside(asked, counted, community)}"]
        )
        for community in communities
    }
    return Answer(len(built), len(counted), frozenset(communities), details)


def _built(asked: Asked, employer: str) -> bool:
    organisations = asked.world.organised_by(employer)
    if asked.second_basis:
        return bool(organisations)
    return any(asked.world.organisations.form(one) in FORMS for one in organisations)


def _inside(asked: Asked, employers: set[str], community: str) -> int:
    """How many lie in a community, or in one that it has taken over whole."""
    world = asked.world
    places = [world.ground.holder(world.community_of_employer(one)) for one in employers]
    return places.count(community)


MOST_EMPLOYERS = 5
"""How many employers an instructor may have."""

VISIT_DAYS = 90
"""Within how many days he visits each."""


def g20(asked: Asked) -> Answer:
    """G20 指导员超负荷、空挂: of employers with an instructor, whose has too many or no visit.

    The second basis speaks of employers in operation only. The details say which fault.
    """
    employers = asked.world.employers
    there = asked.world.employers_in_operation() if asked.second_basis else employers.all()
    instructed = {one for one in there if employers.instructor(one)}
    faults = {
        one: [*_overload(asked, one, instructed), *_not_visited(asked, one)]
        for one in instructed
        if asked.scope.employer(one)
    }
    details = {employers.name(one): frozenset(found) for one, found in faults.items() if found}
    return answer_of(frozenset(details), len(faults), details)


def _overload(asked: Asked, employer: str, instructed: set[str]) -> list[str]:
    same = [one for one in instructed if _same_instructor(asked, employer, one)]
    most = asked.parameters.get("instructorEmployers", MOST_EMPLOYERS)
    return ["超负荷"] if len(same) > most else []


def _same_instructor(asked: Asked, one: str, other: str) -> bool:
    employers = asked.world.employers
    phones = {employers.instructor_phone(one), employers.instructor_phone(other)} - {""}
    return employers.instructor(one) == employers.instructor(other) and len(phones) < 2


def _not_visited(asked: Asked, employer: str) -> list[str]:
    days = asked.parameters.get("visitDays", VISIT_DAYS)
    earliest = asked.world.day - timedelta(days=days)
    visited = any(day >= earliest for day in asked.world.employers.visits(employer))
    return [] if visited else ["空挂"]
