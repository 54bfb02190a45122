"""Questions about branches and other party organisations: G11, G21, G22, G23."""

from __future__ import annotations

from datetime import date, timedelta

from tests.oracle.questions.answer import Answer, Asked, answer_of
from tests.oracle.questions.employers import DUE


def _branches(asked: Asked) -> set[str]:
    return {one for one in asked.world.current_branches() if asked.scope.organisation(one)}


def g11(asked: Asked) -> Answer:
    """G11 包户失衡: a present member with at least one household has fewer than 5 or more than 20.

    Of branches with a present member who answers for a household; the second basis counts occupied
    ones only. The details say how many members have too few, how many too many, the fewest and the
    most.
    """
    world = asked.world
    fewest, most = (
        asked.parameters.get("fewestHouseholds", 5),
        asked.parameters.get("mostHouseholds", 20),
    )
    loads = {branch: _loads(asked, branch) for branch in _branches(asked)}
    details = {}
    for branch, counts in loads.items():
        below = sum(count < fewest for count in counts)
        above = sum(count > most for count in counts)
        if below or above:
            told = [f"少 {below}", f"多 {above}", f"最少 {min(counts)}", f"最多 {max(counts)}"]
            details[world.organisations.name(branch)] = frozenset(told)
    return answer_of(frozenset(details), sum(bool(counts) for counts in loads.values()), details)


def _loads(asked: Asked, branch: str) -> list[int]:
    """How many households each present member of the branch answers for, where any."""
    world = asked.world
    occupied = world.ground.occupied_households()
    counts = []
    for member in world.members.of_branch(branch):
        if world.members.present(member):
            held = world.members.households(member)
            counts.append(len(held & occupied if asked.second_basis else held))
    return [count for count in counts if count]


def g21(asked: Asked) -> Answer:
    """G21 联合支部超限: joint, rooted in more than 5 employers; of joint branches."""
    world = asked.world
    joint = {one for one in _branches(asked) if world.organisations.form(one) == "联合"}
    most = asked.parameters.get("jointEmployers", 5)
    details = {
        world.organisations.name(one): frozenset([str(len(world.roots(one)))])
        for one in joint
        if len(world.roots(one)) > most
    }
    return answer_of(frozenset(details), len(joint), details)


def g22(asked: Asked) -> Answer:
    """G22 支部设置预警: of branches, those with one of four warnings; the details say which."""
    branches = _branches(asked)
    found = {asked.world.organisations.name(one): _warnings(asked, one) for one in branches}
    details = {branch: warnings for branch, warnings in found.items() if warnings}
    return answer_of(frozenset(details), len(branches), details)


def _warnings(asked: Asked, branch: str) -> frozenset[str]:
    organisations, limits = asked.world.organisations, asked.parameters
    members = len(asked.world.members.of_branch(branch))
    formal = len(asked.world.formal_of_branch(branch))
    alone = organisations.form(branch) == "单独"
    warnings = {
        "正式党员不足": alone and formal < limits.get("organisationDue", DUE),
        "过大": members > limits.get("branchMost", 50),
        "未设支委会": formal >= limits.get("committeeDue", 7)
        and organisations.lacks_committee(branch),
        "无书记": not organisations.secretary(branch),
    }
    return frozenset(warning for warning, holds in warnings.items() if holds)


def g23(asked: Asked) -> Answer:
    """G23 届满未换届: start of term + term ≤ D, or within 90 days after; of those with a start.

    The term is 任期, else 5 years for those of a community and 3 for others. The details say
    whether it is over.
    """
    world = asked.world
    ends = {
        organisation: _end_of_term(asked, organisation, started)
        for organisation in world.organisations.all()
        if world.organisations.current(organisation)
        and asked.scope.organisation(organisation)
        and (started := world.organisations.term_start(organisation)) is not None
    }
    soon = world.day + timedelta(days=asked.parameters.get("noticeDays", 90))
    details: dict[str, set[str]] = {}
    for organisation, end in ends.items():
        if end <= soon:
            word = "届满" if end <= world.day else "即将届满"
            details.setdefault(world.organisations.name(organisation), set()).add(word)
    listed = sum(end <= soon for end in ends.values())
    told = {name: frozenset(words) for name, words in details.items()}
    return Answer(listed, len(ends), frozenset(told), told)


def _end_of_term(asked: Asked, organisation: str, started: date) -> date:
    years = asked.world.organisations.term_years(organisation)
    if years is None:
        community = asked.world.is_of_community(organisation)
        years = asked.parameters.get(*(("termCommunity", 5) if community else ("termOther", 3)))
    # No term begins on 29 February of a leap year and ends in another: the day before then.
    leap_day = (started.month, started.day) == (2, 29)
    return started.replace(year=started.year + years, day=28 if leap_day else started.day)
