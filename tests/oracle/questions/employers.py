"""Questions about employers: G16, G18, G19."""

from __future__ import annotations

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
        and _formal(asked, one) >= asked.parameters.get("due", DUE)
    }
    listed = {world.employers.name(one) for one in due if not world.organised_by(one)}
    return answer_of(listed, len(due))


def _formal(asked: Asked, employer: str) -> int:
    if asked.second_basis:
        return asked.world.employers.stated_formal(employer)
    return len(asked.world.formal_members_at(employer))


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
        due = asked.parameters.get("due", DUE)
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
    return sum(asked.world.community_of_employer(one) == community for one in employers)
