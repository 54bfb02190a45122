"""The key's answers on who holds and keeps what: G06, G10, G12 to G15, G28 to G30."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from samples import rules
from samples.finding import Finding
from samples.world import Community, Duty, Household, Member

COMMUNITY: Final = (3_000, 7_000)
GRID: Final = (300, 500)
COMMITTEE: Final = (100, 700)
"""Fewest and most households of each."""
CARD_DAYS: Final = 365
"""For how long a part of a household's card counts as known."""


def g06(community: Community) -> Iterator[Finding]:
    """Buildings without a keeper, and units without one; of both."""
    for building in community.buildings:
        yield Finding(building.subject, "" if building.keeper[0] else "building")
        for unit in range(1, building.units + 1):
            kept = building.unit_keepers.get(unit)
            yield Finding(f"{building.subject}/{unit}单元", "" if kept else "unit")


def g10(community: Community, day: date) -> Iterator[Finding]:
    """Current exempt members who still hold households."""
    for member in community.members:
        if rules.current(member, day) and rules.exempt(member, day):
            kind = "reason" if member.exemption else "age"
            held = _held(member, day)
            yield Finding(member.subject, kind if held else "", "" if held else f"free_{kind}")


def g12(community: Community, day: date) -> Iterator[Finding]:
    """Covered households with several members who are not on posts A and B."""
    for door in _covered(community, day):
        duties = [duty for duty in door.duties if rules.responsibility(duty, day)]
        members = {id(duty.member): duty.member for duty in duties}.values()
        posts = {duty.post for duty in duties}
        if len(members) < 2:
            yield Finding(door.subject)
        elif {"A", "B"} <= posts:
            yield Finding(door.subject, decoy="on_posts_a_and_b")
        else:
            branches = {id(member.branch) for member in members}
            yield Finding(door.subject, "one_branch" if len(branches) == 1 else "several_branches")


def g13(community: Community, day: date) -> Iterator[Finding]:
    """Covered households for which a member answers whose branch has no patch there."""
    for door in _covered(community, day):
        here = [
            patch.branch
            for patch in door.building.patches
            if patch.branch is not None and rules.running(patch.start, patch.end, day)
        ]
        strange = [
            duty.member.branch
            for duty in door.duties
            if rules.responsibility(duty, day) and duty.member.branch not in here
        ]
        if not strange:
            yield Finding(door.subject)
        elif not strange[0].own:
            yield Finding(door.subject, "employer_branch")
        else:
            yield Finding(door.subject, "patch_of_another" if here else "patch_not_taken")


def g14(community: Community, day: date) -> Iterator[Finding]:
    """Members who are gone and still hold households; of members who hold any."""
    for member in community.members:
        if not _held(member, day):
            continue
        if rules.present(member, day):
            exempt = rules.exempt(member, day)
            yield Finding(member.subject, decoy="exempt_but_present" if exempt else "")
        elif not rules.current(member, day):
            yield Finding(member.subject, "left")
        else:
            yield Finding(member.subject, "suspended" if member.suspended else "lost")


def g15(community: Community, day: date) -> Iterator[Finding]:
    """Households with one holder who is at risk, and buildings that hang on one such."""
    for building in community.buildings:
        held = [door for door in building.households if door.occupied and _holders(door, day)]
        for door in held:
            yield Finding(door.subject, _risk([door], day))
        if building.households:
            kind = _risk(held, day)
            yield Finding(building.subject, f"building_{kind}" if kind else "")


def _risk(doors: list[Household], day: date) -> str:
    """What is amiss with the one member on whom all the doors hang, ``""`` if there is none."""
    members = {id(member): member for door in doors for member in _holders(door, day)}
    if len(members) != 1:
        return ""
    (member,) = members.values()
    if not rules.present(member, day):
        return "gone"
    return "exempt" if rules.exempt(member, day) else ""


def g28(community: Community, day: date) -> Iterator[Finding]:
    """Occupied households with a part of the card unknown or out of date."""
    since = day - timedelta(days=CARD_DAYS)
    for door in community.households:
        if door.occupied:
            outdated = any(known and known < since for known in door.known)
            kind = "unknown" if None in door.known else "outdated" if outdated else ""
            yield Finding(door.subject, kind)


def g29(community: Community, day: date) -> Iterator[Finding]:
    """Grids without their keeper, patches without their committee member.

    The interval in a patch's row is that of its committee member as well as of its branch.
    """
    for grid in community.grids:
        yield Finding(grid.subject, "" if grid.keeper else "grid")
    for patch in community.patches:
        ended = not rules.running(patch.start, patch.end, day)
        yield Finding(patch.subject, "patch_ended" if ended else "" if patch.keeper else "patch")


def g30(community: Community) -> Iterator[Finding]:
    """A community and its grids by occupied households, residents' committees as they state."""
    occupied = [door for door in community.households if door.occupied]
    name = community.place.name
    yield Finding(name, _size("community", len(occupied), COMMUNITY))
    for grid in community.grids:
        inside = sum(grid in door.building.grids for door in occupied)
        yield Finding(grid.subject, _size("grid", inside, GRID))
    for body in community.bodies:
        if body.kind == "居委会":
            stated = body.households
            yield Finding(body.name, _size("committee", stated, COMMITTEE) if stated else "")


def _size(kind: str, households: int, limits: tuple[int, int]) -> str:
    least, most = limits
    too = "small" if households < least else "large" if households > most else ""
    return too and f"{kind}_too_{too}"


def _covered(community: Community, day: date) -> Iterator[Household]:
    return (door for door in community.households if rules.covered(door, day))


def _running(duties: Iterable[Duty], day: date) -> list[Duty]:
    """The responsibilities of the day, whatever became of the member."""
    return [duty for duty in duties if rules.running(duty.start, duty.end, day)]


def _held(member: Member, day: date) -> list[Duty]:
    return _running(member.duties, day)


def _holders(door: Household, day: date) -> list[Member]:
    return [duty.member for duty in _running(door.duties, day)]
