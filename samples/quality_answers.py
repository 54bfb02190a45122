"""The key's answers on the ledgers themselves: Q01 to Q08.

Written from domain.md, section 5, like the rest of the key (``samples.answers``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from samples import rules
from samples.finding import Finding
from samples.habits import RESIDENTS
from samples.identity import years_before
from samples.ledgers.employers import building_of
from samples.ledgers.residents import PARTY
from samples.world import Community, Household, Member, Person

JOINING_AGE: Final = 18
RECORDS: Final = (
    "members", "residents", "employers", "responsibility", "contacts", "reporting",
)  # fmt: skip
"""Records with a number of a person or an employer."""
NUMBERS: Final = ("公民身份证号", "身份证号", "统一社会信用代码")


def quality_questions(
    community: Community, day: date
) -> Iterator[tuple[tuple[str, str], Iterator[Finding]]]:
    """The answers of one community, each by question and basis."""
    yield ("Q05", "default"), _q05(community, day)
    yield ("Q06", "default"), _q06(community, day)
    yield ("Q07", "default"), _q07(community)
    yield ("Q08", "default"), _q08(community, day)


def _current(community: Community, day: date) -> list[Member]:
    return [member for member in community.members if rules.current(member, day)]


def _q05(community: Community, day: date) -> Iterator[Finding]:
    for member in _current(community, day):
        if member.address:
            yield Finding(member.subject, "not_a_door_of_the_street")
        elif member.home is not None:
            yield Finding(member.subject)
    for employer in community.employers:
        if employer.address:
            yield Finding(employer.name, "" if building_of(employer) else "employer")


def is_carded(community: Community) -> bool:
    """Whether the community's ledger of residents has a row for everybody."""
    return bool(RESIDENTS[community.place.index % len(RESIDENTS)].by_resident)


def _home(member: Member) -> Household | None:
    """The home that the ledger tells."""
    return None if member.address else member.home


def _q06(community: Community, day: date) -> Iterator[Finding]:
    if not is_carded(community):
        return
    everybody = {id(member.person) for member in community.members}
    current = _current(community, day)
    on_card = {id(person) for door in community.households for _, person in door.people}
    for member in current:
        home = _home(member)
        if home is None or not home.people:
            continue
        if id(member.person) not in on_card:
            yield Finding(member.subject, "not_on_card")
        else:
            status = _status(member.person, everybody)
            other = status not in ("", PARTY)
            yield Finding(
                member.subject, "another_status" if other else "", "" if status else "no_status"
            )
    roster = {id(member.person) for member in current}
    for door in community.households:
        members = [person for _, person in door.people if _status(person, everybody) == PARTY]
        if members:
            gone = [person for person in members if id(person) not in roster]
            left = any(id(person) in everybody for person in gone)
            yield Finding(door.subject, "" if not gone else "has_left" if left else "elsewhere")


def _status(person: Person, members: set[int]) -> str:
    if person.card_status is not None:
        return person.card_status
    return PARTY if id(person) in members else "another"


def _q07(community: Community) -> Iterator[Finding]:
    for building in community.buildings:
        if building.stated is not None:
            more = building.stated - len(building.households)
            yield Finding(building.subject, "too_many" if more > 0 else "too_few" if more else "")


def _q08(community: Community, day: date) -> Iterator[Finding]:
    for member in _current(community, day):
        of_age = years_before(member.person.born, -JOINING_AGE)
        if member.joined < of_age:
            yield Finding(member.subject, "joined_too_young")
        elif member.confirmed is not None and member.confirmed < member.joined:
            yield Finding(member.subject, "confirmed_too_early")
        else:
            yield Finding(member.subject, "", "eighteen_on_the_day" * (member.joined == of_age))


_SHEETS: Final = {
    "Q02": (("members",), ("duplicate_conflict",), ("所在党支部",)),
    "Q03": (RECORDS, ("damaged_id",), NUMBERS),
    "Q04": (RECORDS, ("invalid_id", "invalid_uscc"), NUMBERS),
}
"""Of each question about sheets: what the sheets have rows of, the codes, the headers."""


def sheet_findings(
    sheets: Mapping[tuple[str, str], str], refused: Iterable[tuple[str, str, str, str]]
) -> Iterator[tuple[str, Finding]]:
    """Sheets of which something is refused for its number; each with its question.

    Args:
        sheets: by file and sheet, of what it has rows.
        refused: file, sheet, code and canonical header of what must be refused.
    """
    told = set(refused)
    for question, (records, codes, headers) in _SHEETS.items():
        for (file, sheet), kind in sheets.items():
            if kind in records:
                faulty = any(
                    (file, sheet, code, header) in told for code in codes for header in headers
                )
                subject = f"{file}/{sheet}" if sheet else file
                yield question, Finding(subject, "refused" if faulty else "")


@dataclass
class Names:
    """The names that current members of the whole street bear."""

    day: date
    bearers: Counter[str] = field(default_factory=Counter)
    gone: set[str] = field(default_factory=set)
    members: list[tuple[str, str, str, bool]] = field(default_factory=list)

    def add(self, community: Community) -> None:
        """Remember of each member: community, text, name, whether his card has another number."""
        carded = is_carded(community)
        for member in community.members:
            name = member.person.name
            if not rules.current(member, self.day):
                self.gone.add(name)
                continue
            self.bearers[name] += 1
            home = _home(member)
            at_home = {id(person) for _, person in home.people} if home else set()
            other = carded and id(member.person) in at_home and bool(member.person.card_number)
            self.members.append((community.place.name, member.subject, name, other))

    def findings(self) -> Iterator[tuple[str, str | None, Finding]]:
        """Each with its question and community, as `StreetWide` gives them."""
        for community, subject, name, other in self.members:
            alone = self.bearers[name] == 1
            kind = "namesake" if not alone else "another_number_on_card" if other else ""
            decoy = "namesake_gone" if name in self.gone else ""
            yield "Q01", community, Finding(subject, kind, decoy)
