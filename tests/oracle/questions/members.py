"""Questions about members: G09."""

from __future__ import annotations

from tests.oracle.questions.answer import Answer, Asked, answer_of


def g09(asked: Asked) -> Answer:
    """G09 未落实包户党员: able, of an own branch, without a responsibility; of such able members.

    The second basis counts members of any branch, but nobody before a sheet says of which he is.
    """
    world = asked.world
    able = {
        member
        for member in world.members.all()
        if world.able(member) and asked.scope.member(member) and _is_of_branch(asked, member)
    }
    listed = {world.members.text(one) for one in able if not world.members.households(one)}
    return answer_of(listed, len(able))


def _is_of_branch(asked: Asked, member: str) -> bool:
    branch = asked.world.members.branch(member)
    return branch is not None and (asked.second_basis or asked.world.is_own_branch(branch))
