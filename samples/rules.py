"""The words of the questions, over the generated objects: current, present, able, chain whole.

Written from domain.md, section 5, and from nothing else: the key is an independent answer.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from samples.identity import years_before
from samples.world import Building, Duty, Employer, Household, Member, Organisation, Patch

EXEMPT_AGE: Final = 70
DUE_MEMBERS: Final = 3


def organisation_current(organisation: Organisation | None, day: date) -> bool:
    """Say whether the organisation is founded and not dissolved by ``day``."""
    if organisation is None:
        return False
    founded = organisation.founded is None or organisation.founded <= day
    return founded and (organisation.dissolved is None or day < organisation.dissolved)


def current(member: Member, day: date) -> bool:
    """Say whether the member has not 转出, 去世 or 出党 by ``day``."""
    return member.left_on is None or day < member.left_on


def present(member: Member, day: date) -> bool:
    """Say whether the member is current, not suspended and not lost by ``day``."""
    lost = member.lost_on is not None and member.lost_on <= day
    return current(member, day) and not member.suspended and not lost


def exempt(member: Member, day: date) -> bool:
    """Say whether the member is 70 or older on ``day``, or has a reason to be spared."""
    return member.person.born <= years_before(day, EXEMPT_AGE) or bool(member.exemption)


def able(member: Member, day: date) -> bool:
    """Say whether the member is present and not exempt."""
    return present(member, day) and not exempt(member, day)


def running(start: date | None, end: date | None, day: date) -> bool:
    """Say whether ``[start, end)`` holds ``day``, the ledger's day, from which no start runs."""
    return (start is None or start <= day) and (end is None or day < end)


def responsibility(duty: Duty, day: date) -> bool:
    """Say whether the duty is current and held by a present member."""
    return running(duty.start, duty.end, day) and present(duty.member, day)


def covered(door: Household, day: date) -> bool:
    """Say whether an occupied household has a responsibility."""
    return door.occupied and any(responsibility(duty, day) for duty in door.duties)


def taker(patch: Patch, day: date) -> Organisation | None:
    """Return the current branch that has the patch on ``day``."""
    taken = running(patch.start, patch.end, day) and organisation_current(patch.branch, day)
    return patch.branch if taken else None


def takers(building: Building, day: date) -> list[Organisation]:
    """Return the current branches that have a patch in which the building lies."""
    return [branch for patch in building.patches if (branch := taker(patch, day))]


def group_of(member: Member, day: date) -> Organisation | None:
    """Return the member's group if it is current."""
    return member.group if organisation_current(member.group, day) else None


def chain_break(duty: Duty, day: date) -> str:
    """Return where the chain of a responsibility breaks, ``""`` where it is whole."""
    member, building = duty.member, duty.household.building
    if member.group is None:
        return "no_group" if organisation_current(member.branch, day) else "branch_dissolved"
    group = group_of(member, day)
    if group is None:
        return "group_dissolved"
    if not organisation_current(group.parent, day):
        return "branch_dissolved"
    here = takers(building, day)
    if group.parent in here:
        return ""
    if not building.patches:
        return "building_in_no_patch"
    if group.parent is not None and not group.parent.own:
        return "employer_branch_has_no_patch"
    if group.parent is not member.branch:
        return "group_of_another_branch"
    return "patch_of_another_branch" if here else "patch_not_taken"


def in_operation(employer: Employer) -> bool:
    """Say whether the employer is 在营; an empty state counts as 在营."""
    return employer.status in ("", "在营")


def organisations_of(employer: Employer, day: date) -> list[Organisation]:
    """Return the current party organisations rooted in the employer or named for it."""
    candidates = [
        *employer.rooted,
        *([employer.named_organisation] if employer.named_organisation else []),
    ]
    return [organisation for organisation in candidates if organisation_current(organisation, day)]


def formal_workers(employer: Employer, day: date) -> int:
    """Return how many current formal members work at the employer."""
    return sum(member.formal and current(member, day) for member in employer.workers)
