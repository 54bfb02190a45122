"""The two sides of joint work: who stands for whom, and which communities take part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tests.oracle.bodies import Body
from tests.oracle.joint import Event
from tests.oracle.parties import COMMUNITY, EMPLOYER, ORGANISATION, Pair, Party
from tests.oracle.world import World

COMMITTEE = "党委"


def is_committee(world: World, organisation: str) -> bool:
    """A community's committee: a current 党委 with a 所属社区 of its own, rooted in no employer."""
    organisations = world.organisations
    return (
        organisations.current(organisation)
        and organisations.kind(organisation) == COMMITTEE
        and bool(organisations.own_community(organisation))
        and not world.roots(organisation)
    )


def should_join(world: World, organisation: str) -> bool:
    """Current, not a group, not a community's committee nor directly under one."""
    above = world.organisations.parent(organisation)
    return (
        world.organisations.current(organisation)
        and world.organisations.kind(organisation) != "党小组"
        and not is_committee(world, organisation)
        and not (above is not None and is_committee(world, above))
    )


@lru_cache(maxsize=1000)
def side_of(world: World, party: Party) -> frozenset[Party]:
    """A party, and whoever acts for it: organisations for an employer, employers for these."""
    side = {party}
    if party.kind == EMPLOYER and isinstance(party.key, str):
        side |= {Party(ORGANISATION, one) for one in world.organised_by(party.key)}
    elif party.kind == ORGANISATION and isinstance(party.key, str):
        side |= {
            Party(EMPLOYER, one)
            for one in world.employers.all()
            if party.key in world.organised_by(one)
        }
    lives = world.parties.lives
    return frozenset(one for one in side if one == party or (lives(party) and lives(one)))


def acts(world: World, party: Party, parties: frozenset[Party]) -> bool:
    """Whether one of these is the party or acts for it."""
    return bool(side_of(world, party) & parties)


def act_together(world: World, pair: Pair, parties: frozenset[Party]) -> bool:
    """Whether two different ones of these are, or act for, the two sides."""
    return any(
        first != second
        for first in side_of(world, pair[0]) & parties
        for second in side_of(world, pair[1]) & parties
    )


def takes_part(world: World, community: str, event: Event) -> bool:
    """It was held in the community; or it, one of its bodies or its committee was a party.

    What was held in or by one that it has taken over whole counts for it as well.
    """
    places = {event.community, *(_community_of(world, party) for party in event.parties)}
    return community in {world.ground.holder(place) for place in places}


def _community_of(world: World, party: Party) -> str:
    """The community that a party is, or is a body or the committee of, ``''`` for any other."""
    if isinstance(party.key, Body):
        return party.key.community
    if party.kind == ORGANISATION:
        own = world.organisations.own_community(party.key)
        return own if is_committee(world, party.key) else ""
    return party.key if party.kind == COMMUNITY else ""


def pairs(parties: frozenset[Party]) -> Iterator[Pair]:
    """All pairs of different parties."""
    for one in parties:
        for other in parties:
            if one < other:
                yield one, other
