"""Questions about joint work: G24 to G27, G32."""

from __future__ import annotations

from datetime import timedelta

from tests.oracle.joint import LINK_TYPES, MEETING, Event
from tests.oracle.parties import EMPLOYER, ORGANISATION, Pair, Party, pair_text
from tests.oracle.questions.answer import Answer, Asked
from tests.oracle.sides import (
    act_together,
    acts,
    pairs,
    should_join,
    side_of,
    takes_part,
)

LINK_DAYS = 365
"""Within how many days a joint event must have been held."""

MEETING_DAYS = 183
"""Within how many days a community must have held a 联席会."""


def _recent(asked: Asked, days: int, *kinds: str) -> list[Event]:
    since = asked.world.day - timedelta(days=days)
    return [event for event in asked.world.joint.events(*kinds) if event.day >= since]


def g24(asked: Asked) -> Answer:
    """G24 孤立党组织: no agreement in force, no event within 365 days, no project running.

    Of current organisations that are no group, no community's committee nor directly under one.
    """
    world = asked.world
    joint = world.joint
    days = asked.parameters.get("linkDays", LINK_DAYS)
    ties = [
        *map(frozenset, joint.agreements()),
        *(event.parties for event in _recent(asked, days, *LINK_TYPES, MEETING)),
        *joint.projects(),
    ]
    joining = {
        one
        for one in world.organisations.all()
        if should_join(world, one) and asked.scope.organisation(one)
    }
    listed = {
        one
        for one in joining
        if not any(acts(world, Party(ORGANISATION, one), tie) for tie in ties)
    }
    return Answer(len(listed), len(joining), frozenset(map(world.organisations.name, listed)))


def in_scope(asked: Asked, pair: Pair) -> bool:
    """Either side is."""
    return any(map(asked.scope.party, pair))


def text_of(asked: Asked, pair: Pair) -> str:
    """``甲 ↔ 乙``."""
    one, other = map(asked.world.parties.text, pair)
    return pair_text(one, other)


def g25(asked: Asked) -> Answer:
    """G25 双向缺位: an organised employer of which nobody reported; a pair that only signed.

    Of organised employers and pairs with an agreement in force.
    """
    world = asked.world
    units, members = world.joint.reported()
    organised = {
        one
        for one in world.employers.all()
        if world.organised_by(one) and asked.scope.employer(one)
    }
    signed = {
        pair for pair in world.joint.agreements() if pair[0] != pair[1] and in_scope(asked, pair)
    }
    events = _recent(asked, asked.parameters.get("linkDays", LINK_DAYS), *LINK_TYPES)
    idle = {
        pair
        for pair in signed
        if not any(act_together(world, pair, event.parties) for event in events)
    }
    absent = {
        one
        for one in organised
        if not side_of(world, Party(EMPLOYER, one)) & units
        and not (_working_at(asked, one) & members)
    }
    return Answer(
        len(absent) + len(idle),
        len(organised) + len(signed),
        frozenset({world.employers.name(one) for one in absent})
        | frozenset({text_of(asked, pair) for pair in idle}),
    )


def _working_at(asked: Asked, employer: str) -> set[str]:
    members = asked.world.members
    return {
        one
        for one in members.all()
        if members.current(one)
        and asked.world.employers.named(members.employer_name(one)) == employer
    }


def g26(asked: Asked) -> Answer:
    """G26 单向联系: every joint event of the pair was started by the same side; of such pairs.

    A pair are two parties of one event, but not an employer and its own organisation. The details
    name the side that started.
    """
    world = asked.world
    events = world.joint.events(*LINK_TYPES)
    met = {
        pair
        for event in events
        for pair in pairs(event.parties)
        if not are_one_side(asked, pair) and in_scope(asked, pair)
    }
    details = {}
    listed = 0
    for pair in met:
        starters = {
            _starting_side(asked, pair, event)
            for event in events
            if act_together(world, pair, event.parties)
        }
        if len(starters) == 1 and None not in starters:
            listed += 1
            names = frozenset(world.parties.text(one) for one in starters if one is not None)
            details[text_of(asked, pair)] = names
    return Answer(listed, len(met), frozenset(details), details)


def are_one_side(asked: Asked, pair: Pair) -> bool:
    """An employer and its own organisation, say."""
    one, other = pair
    return other in side_of(asked.world, one)


def _starting_side(asked: Asked, pair: Pair, event: Event) -> Party | None:
    """The side that started an event; None where it was neither, or may have been both."""
    if event.starter is None or event.starter in pair:
        return event.starter
    acting = [one for one in pair if event.starter in side_of(asked.world, one)]
    return acting[0] if len(acting) == 1 else None


def g27(asked: Asked) -> Answer:
    """G27 六类缺项: of a community and an organised employer in it, types that never happened.

    And communities without a 联席会 within 183 days; of such pairs and communities. The details
    name the types.
    """
    world = asked.world
    communities = world.ground.communities()
    places = {
        one: world.ground.holder(world.community_of_employer(one))
        for one in world.employers.all()
        if world.organised_by(one)
    }
    couples = {(one, place) for one, place in places.items() if place in communities}
    couples = {
        (employer, community)
        for employer, community in couples
        if asked.scope.employer(employer) or asked.scope.whole_community(community)
    }
    events = world.joint.events(*LINK_TYPES)
    details: dict[str, frozenset[str]] = {}
    listed = 0
    for employer, community in couples:
        done = {
            event.kind
            for event in events
            if takes_part(world, community, event)
            and acts(world, Party(EMPLOYER, employer), event.parties)
        }
        if missing := frozenset(LINK_TYPES) - done:
            listed += 1
            details[pair_text(world.employers.name(employer), community)] = missing
    meetings = _recent(asked, asked.parameters.get("meetingDays", MEETING_DAYS), MEETING)
    within = {one for one in communities if asked.scope.whole_community(one)}
    for community in within:
        if not any(takes_part(world, community, meeting) for meeting in meetings):
            listed += 1
            details[community] = frozenset([MEETING])
    return Answer(listed, len(couples) + len(within), frozenset(details), details)


def g32(asked: Asked) -> Answer:
    """G32 三报告缺报: owed a report this year, due by the day, not made by its due day.

    Of those that owed one. The details name the reports.
    """
    world = asked.world
    owed = [
        report
        for report in world.joint.reports()
        if report.due.year == world.day.year
        and report.due <= world.day
        and asked.scope.party(report.owner)
    ]
    late = [one for one in owed if one.made is None or one.made > one.due]
    details: dict[str, frozenset[str]] = {}
    for report in late:
        owner = world.parties.text(report.owner)
        details[owner] = details.get(owner, frozenset()) | {report.name}
    return Answer(
        len({report.owner for report in late}),
        len({report.owner for report in owed}),
        frozenset(details),
        details,
    )
