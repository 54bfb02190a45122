"""Questions about 一委一站一居: G31, G35, G36."""

from __future__ import annotations

from tests.oracle.bodies import Item
from tests.oracle.questions.answer import Answer, Asked, answer_of

COMMITTEE, STATION, RESIDENTS = "社区党委", "管理服务站", "居委会"
WINDOWS = ("党员服务", "公共服务", "社会服务", "社会治理")
COMMITTEES = ("人民调解", "治安保卫", "公共卫生", "计划生育", "群众文化")
FEWEST, MOST = 10, 15
"""工作人员 of a community."""


def _communities(asked: Asked) -> set[str]:
    return {one for one in asked.world.ground.communities() if asked.scope.whole_community(one)}


def g31(asked: Asked) -> Answer:
    """G31 一委一站一居缺项: a body, a window, or a committee of any 居委会 is lacking.

    Of communities in force. The details name what is lacking.
    """
    communities = _communities(asked)
    lacking = {one: _lacking(asked, one) for one in communities}
    details = {community: words for community, words in lacking.items() if words}
    return answer_of(frozenset(details), len(communities), details)


def _lacking(asked: Asked, community: str) -> frozenset[str]:
    bodies = asked.world.bodies
    lacking = {kind for kind in (COMMITTEE, STATION, RESIDENTS) if not bodies.of(community, kind)}
    stations = bodies.of(community, STATION)
    windows = {name for station in stations for name in bodies.offices(station)}
    if stations:
        lacking |= set(WINDOWS) - windows
    for body in bodies.of(community, RESIDENTS):
        lacking |= {f"{body.name}/{name}" for name in set(COMMITTEES) - bodies.offices(body)}
    return frozenset(lacking)


def g35(asked: Asked) -> Answer:
    """G35 工作力量不足: 工作人员数, all bodies together, outside 10 to 15; of communities with it.

    The second basis counts the station's alone. The details give the number.
    """
    bodies = asked.world.bodies
    stated: dict[str, int] = {}
    for body in bodies.all():
        number = bodies.staff(body)
        counts = not asked.second_basis or body.kind == STATION
        if number is not None and counts:
            stated[body.community] = stated.get(body.community, 0) + number
    counted = {one: stated[one] for one in _communities(asked) if one in stated}
    fewest = asked.parameters.get("staffLeast", FEWEST)
    most = asked.parameters.get("staffMost", MOST)
    details = {
        community: frozenset([str(number)])
        for community, number in counted.items()
        if not fewest <= number <= most
    }
    return answer_of(frozenset(details), len(counted), details)


def g36(asked: Asked) -> Answer:
    """G36 办理事项: bound to no window, or to two, or 一站式 in one community and not in another.

    Of the service items of communities in force. The details name the faults.
    """
    bodies = asked.world.bodies
    everywhere = {
        item for item in bodies.items() if item.community in asked.world.ground.communities()
    }
    items = {one for one in everywhere if asked.scope.whole_community(one.community)}
    faults = {item.text: _faults(asked, item, everywhere) for item in items}
    details = {item: words for item, words in faults.items() if words}
    return answer_of(frozenset(details), len(items), details)


def _faults(asked: Asked, item: Item, everywhere: set[Item]) -> frozenset[str]:
    bodies = asked.world.bodies
    windows = len(bodies.windows(item))
    marks = {bodies.one_stop(one) for one in everywhere if one.name == item.name}
    faults = ["未落窗口"] if windows == 0 else ["落多个窗口"] if windows > 1 else []
    return frozenset([*faults, *(["一站式不一致"] if len(marks) > 1 else [])])
