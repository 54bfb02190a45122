"""Questions about the ledgers themselves: the last paragraph of domain.md section 5."""

from __future__ import annotations

from datetime import date

from tests.oracle.files import file_name
from tests.oracle.keys import Building, Household
from tests.oracle.questions.answer import Answer, Asked, answer_of
from tests.oracle.refusing import DAMAGED, TWO_BRANCHES, WRONG
from tests.oracle.residents import Resident

JOINING_AGE = 18
"""From how many years one may join."""

PARTY = frozenset({"中共党员", "中共预备党员", "党员", "预备党员"})
"""What the random streets write for a party member in 政治面貌."""

ON_ROSTER, AT_HOME = "同名党员", "住户卡同名"
ON_NO_CARD, NOT_BY_CARD, NOT_ON_ROSTER = "卡上无", "卡上非党员", "名册无"
CONFIRMED_EARLY, JOINED_YOUNG = "转正早", "入党早"

_Told = dict[str, set[str]]


def q01(asked: Asked) -> Answer:
    """Q01 same name, different number: current members; of all current members.

    Another current member of the name, in the whole street; or somebody of the name with a
    number of his own on the card of the member's home.
    """
    members = asked.world.members
    everybody = [one for one in members.all() if members.current(one)]
    told: _Told = {}
    listed = 0
    for member in everybody:
        faults = set()
        if sum(members.name(one) == members.name(member) for one in everybody) > 1:
            faults.add(ON_ROSTER)
        if any(one.number not in ("", member) for one in _of_his_name_at_home(asked, member)):
            faults.add(AT_HOME)
        if faults and asked.scope.member(member):
            listed += 1
            told.setdefault(members.text(member), set()).update(faults)
    return _answer(listed, sum(map(asked.scope.member, everybody)), told)


NUMBERED = ("党员", "住户", "单位", "包户", "走访", "报到")
"""The ledgers with a column for numbers."""


def q02(asked: Asked) -> Answer:
    """Q02 one ID number in two branches on one day; of the sheets of 党员."""
    return _sheets(asked, ("党员",), TWO_BRANCHES)


def q03(asked: Asked) -> Answer:
    """Q03 numbers damaged by the spreadsheet program; of the sheets with a column for numbers."""
    return _sheets(asked, NUMBERED, DAMAGED)


def q04(asked: Asked) -> Answer:
    """Q04 check signs that do not agree; of the sheets with a column for numbers."""
    return _sheets(asked, NUMBERED, WRONG)


def _sheets(asked: Asked, kinds: tuple[str, ...], reason: str) -> Answer:
    """Sheets of which something is refused for a reason; a sheet lies in no part of the street."""
    sheets = [one for one in asked.refused if one.sheet.kind in kinds and asked.scope.sheet()]
    told: _Told = {}
    for one in sheets:
        for (why, column), number in one.counts.items():
            if why == reason:
                told.setdefault(file_name(one.sheet), set()).add(f"{column} {number}")
    return _answer(len(told), len(sheets), told)


def q05(asked: Asked) -> Answer:
    """Q05 addresses that lead to no door: current members, employers; of those with an address."""
    world = asked.world
    members = {
        one
        for one in world.members.all()
        if world.members.current(one) and world.members.address(one) and asked.scope.member(one)
    }
    employers = {
        one
        for one in world.employers.all()
        if world.employers.address(one) and asked.scope.employer(one)
    }
    lost = [m for m in members if not world.ground.knows_address(world.members.address(m))]
    nowhere = [e for e in employers if world.building_of_employer(e) is None]
    texts = {*map(world.members.text, lost), *map(world.employers.name, nowhere)}
    number = len(lost) + len(nowhere)
    return Answer(number, len(members) + len(employers), frozenset(texts))


def q06(asked: Asked) -> Answer:
    """Q06 by roster and not by household card, or the reverse.

    Of the current members whose home has a card, and the households with a party member on theirs.
    """
    world = asked.world
    homes = _homes(asked)
    carded = set(homes.values())
    told: _Told = {}
    members = [
        one
        for one in world.members.all()
        if world.members.current(one) and asked.scope.member(one) and _home(asked, one) in carded
    ]
    missing = 0
    for member in members:
        cards = {one for one in homes if one.number == member} | _of_his_name_at_home(asked, member)
        stated = {world.residents.status(one) for one in cards}
        if not stated & {"", *PARTY}:
            missing += 1
            fault = NOT_BY_CARD if cards else ON_NO_CARD
            told.setdefault(world.members.text(member), set()).add(fault)
    households = set()
    unlisted = set()
    for resident, household in homes.items():
        if world.residents.status(resident) in PARTY and asked.scope.household(household):
            households.add(household)
            if not _is_on_roster(asked, resident, household):
                unlisted.add(household)
                fault = f"{NOT_ON_ROSTER} {world.residents.name(resident)}"
                told.setdefault(household.text, set()).add(fault)
    return _answer(missing + len(unlisted), len(members) + len(households), told)


def _is_on_roster(asked: Asked, resident: Resident, household: Household) -> bool:
    members = asked.world.members
    return any(
        one == resident.number
        or (
            members.name(one) == asked.world.residents.name(resident)
            and _home(asked, one) == household
        )
        for one in members.all()
        if members.current(one)
    )


def _homes(asked: Asked) -> dict[Resident, Household]:
    """The residents of households that are there."""
    there = asked.world.ground.households()
    return {one: door for one, door in asked.world.residents.homes().items() if door in there}


def _home(asked: Asked, member: str) -> Household | None:
    return asked.world.ground.at_address(asked.world.members.address(member))


def _of_his_name_at_home(asked: Asked, member: str) -> set[Resident]:
    name, home = asked.world.members.name(member), _home(asked, member)
    return {
        one
        for one, door in _homes(asked).items()
        if door == home and asked.world.residents.name(one) == name
    }


def q07(asked: Asked) -> Answer:
    """Q07 households other than the building's 总户数; of the buildings that state it."""
    ground = asked.world.ground
    stated = {
        building: number
        for building in ground.buildings()
        if (number := ground.stated_households(building)) is not None
        and asked.scope.building(building)
    }
    known = {building: len(ground.households_in(building)) for building in stated}
    listed: list[Building] = [one for one in stated if stated[one] != known[one]]
    details = {one.text: frozenset({f"{stated[one]}/{known[one]}"}) for one in listed}
    return answer_of({one.text for one in listed}, len(stated), details)


def q08(asked: Asked) -> Answer:
    """Q08 dates that cannot be: confirmed before joining, joined under 18; of those with a date."""
    members = asked.world.members
    age = asked.parameters.get("joiningAge", JOINING_AGE)
    dated = [
        one
        for one in members.all()
        if members.current(one) and members.joined(one) and asked.scope.member(one)
    ]
    told: _Told = {}
    listed = 0
    for member in dated:
        joined, confirmed = members.joined(member), members.confirmed(member)
        faults = set()
        if joined and confirmed and confirmed < joined:
            faults.add(CONFIRMED_EARLY)
        if joined and _years_after(members.born(member), age) > joined:
            faults.add(JOINED_YOUNG)
        if faults:
            listed += 1
            told.setdefault(members.text(member), set()).update(faults)
    return _answer(listed, len(dated), told)


def _years_after(born: date, years: int) -> date:
    if (born.month, born.day) == (2, 29):
        return date(born.year + years, 3, 1)
    return born.replace(year=born.year + years)


def _answer(listed: int, denominator: int, told: _Told) -> Answer:
    """Two members of one branch may bear one name: one text, and the details of both."""
    details = {subject: frozenset(faults) for subject, faults in told.items()}
    return Answer(listed, denominator, frozenset(told), details)
