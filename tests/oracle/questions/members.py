"""Questions about members: G08, G09, G10, G14."""

from __future__ import annotations

from tests.oracle.party import EXEMPT_AGE
from tests.oracle.questions.answer import Answer, Asked, answer_of

GROUPS_DUE = 20
"""From how many members a branch is to be divided into groups."""


def g08(asked: Asked) -> Answer:
    """G08 未编组党员: current, of a branch with at least 20, in no group; of the members of such.

    The branch is current, the group that he is in too.
    """
    world = asked.world
    due = asked.parameters.get("groupsDue", GROUPS_DUE)
    members = {
        member
        for branch in world.current_branches()
        if len(world.members.of_branch(branch)) >= due
        for member in world.members.of_branch(branch)
        if asked.scope.member(member)
    }
    listed = {world.members.text(one) for one in members if not world.in_current_group(one)}
    return answer_of(listed, len(members))


def g09(asked: Asked) -> Answer:
    """G09 未落实包户党员: able, of an own branch, without a responsibility; of such able members.

    The second basis counts members of any branch, but nobody before a sheet says of which he is.
    """
    world, age = asked.world, asked.parameters.get("exemptAge", EXEMPT_AGE)
    able = {
        member
        for member in world.members.all()
        if world.able(member, age) and asked.scope.member(member) and _is_of_branch(asked, member)
    }
    listed = {world.members.text(one) for one in able if not world.members.households(one)}
    return answer_of(listed, len(able))


def _is_of_branch(asked: Asked, member: str) -> bool:
    branch = asked.world.members.branch(member)
    return branch is not None and (asked.second_basis or asked.world.is_own_branch(branch))


def g10(asked: Asked) -> Answer:
    """G10 应免在联: current and exempt, still answering for households; of current exempt members.

    The details say for how many.
    """
    members, age = asked.world.members, asked.parameters.get("exemptAge", EXEMPT_AGE)
    exempt = {
        one
        for one in members.all()
        if members.current(one) and members.exempt(one, age) and asked.scope.member(one)
    }
    details: dict[str, set[str]] = {}
    for one in exempt:
        if held := members.households(one):
            details.setdefault(members.text(one), set()).add(f"{len(held)}户")
    listed = [one for one in exempt if members.households(one)]
    return Answer(len(listed), len(exempt), frozenset(details), _frozen(details))


def g14(asked: Asked) -> Answer:
    """G14 离岗空白: gone, still answering for households; of members who answer for any.

    The details name the households.
    """
    members = asked.world.members
    holding = {one for one in members.all() if members.households(one) and asked.scope.member(one)}
    listed = [one for one in holding if asked.world.gone(one)]
    details: dict[str, set[str]] = {}
    for one in listed:
        doors = {household.text for household in members.households(one)}
        details.setdefault(members.text(one), set()).update(doors)
    return Answer(len(listed), len(holding), frozenset(details), _frozen(details))


def _frozen(details: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    """Two members of one branch may bear one name: one text, and the details of both."""
    return {subject: frozenset(told) for subject, told in details.items()}
