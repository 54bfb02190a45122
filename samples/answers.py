"""The key: what every question must answer for the generated street, from the objects themselves.

Nothing is read back from a file. ``kinds`` counts the listed subjects by the reason they are listed
for, ``decoys`` the subjects that come close and must not be listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import Any, Final

from samples import rules, together, upkeep
from samples.finding import Finding
from samples.party_answers import party_questions, terms
from samples.quality_answers import Names, quality_questions, sheet_findings
from samples.together import StreetWide
from samples.world import Community, Employer, Household, Organisation

SUBJECTS_FOR: Final = 12
"""Subjects are listed for the first communities only, so that memory stays bounded."""

_CONTACT_DAYS: Final = 30
_PRIVATE: Final = ("非公企业", "社会组织")


@dataclass
class Answer:
    """The answer to one question on one basis, for the street or one community."""

    numerator: int = 0
    denominator: int = 0
    subjects: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


@dataclass
class Key:
    """Adds up the answers community by community."""

    as_of: date
    whole: dict[tuple[str, str], Answer] = field(default_factory=dict)
    parts: dict[tuple[str, str, str], Answer] = field(default_factory=dict)
    decoys: dict[str, dict[str, tuple[int, str]]] = field(default_factory=dict)
    levels: dict[str, Counter[str]] = field(default_factory=dict)
    communities: list[str] = field(default_factory=list)
    wide: StreetWide | None = None
    names: Names | None = None

    def add(self, community: Community) -> None:
        """Answer every question for one community and add it up."""
        name = community.place.name
        listing = len(self.communities) < SUBJECTS_FOR
        self.communities.append(name)
        for (question, basis), findings in _questions(community, self.as_of):
            whole = self.whole.setdefault((question, basis), Answer())
            part = self.parts.setdefault((question, basis, name), Answer())
            for finding in findings:
                self._count(question, finding, (whole, part), listing=listing)
        self.wide = self.wide or StreetWide(self.as_of)
        self.wide.add(community)
        self.names = self.names or Names(self.as_of)
        self.names.add(community)
        self._idle_decoys(community)
        self.levels[name] = _levels(community, self.as_of)

    def street(self, top: Organisation) -> None:
        """Answer of the committee above a street's communities what is asked of organisations."""
        whole = self.whole.setdefault(("G23", "default"), Answer())
        for finding in terms([top], self.as_of):
            self._count("G23", finding, (whole,), listing=True)

    def close(
        self, sheets: Mapping[tuple[str, str], str], refused: Iterable[tuple[str, str, str, str]]
    ) -> None:
        """Add what is known only when everything is written; arguments of ``sheet_findings``."""
        for question, finding in sheet_findings(sheets, refused):
            # A sheet lies in no community.
            for place in self.communities:
                self.parts.setdefault((question, "default", place), Answer())
            whole = self.whole.setdefault((question, "default"), Answer())
            self._count(question, finding, (whole,), listing=True)
        listed = self.communities[:SUBJECTS_FOR]
        found = [one.findings() for one in (self.wide, self.names) if one is not None]
        for question, name, finding in chain.from_iterable(found):
            answers = [self.whole.setdefault((question, "default"), Answer())]
            if name is not None:
                answers.append(self.parts.setdefault((question, "default", name), Answer()))
            self._count(question, finding, answers, listing=name is None or name in listed)

    def _count(
        self, question: str, finding: Finding, answers: Iterable[Answer], *, listing: bool
    ) -> None:
        for answer in answers:
            answer.denominator += 1
            if finding.kind:
                answer.numerator += 1
                answer.kinds[finding.kind] += 1
                if listing:
                    answer.subjects.append(finding.subject)
        if finding.decoy and not finding.kind:
            self._decoy(question, finding.decoy, finding.subject)

    def _decoy(self, question: str, kind: str, subject: str) -> None:
        found = self.decoys.setdefault(question, {})
        count, example = found.get(kind, (0, subject))
        found[kind] = (count + 1, example)

    def _idle_decoys(self, community: Community) -> None:
        """Doors and employers that are in no denominator and must not be listed either."""
        for door in community.households:
            if not door.occupied:
                held = any(rules.responsibility(duty, self.as_of) for duty in door.duties)
                kind = "vacant" if door.usage == "空房" else "shop"
                self._decoy(
                    "G01", f"{kind}_{'answered_for' if held else 'not_answered_for'}", door.subject
                )
        for employer in community.employers:
            if not rules.in_operation(employer):
                if rules.formal_workers(employer, self.as_of) >= rules.DUE_MEMBERS:
                    self._decoy("G16", "not_in_operation", employer.name)
                elif not employer.instructor[0]:
                    self._decoy("G18", "not_in_operation", employer.name)
            elif employer.case.startswith("decoy_"):
                self._decoy("G16", employer.case, employer.name)

    def as_json(self, **about: object) -> dict[str, Any]:
        """Return the whole key, a question's first basis first; ``about`` stands at its head."""
        questions: dict[str, list[dict[str, Any]]] = {}
        for (question, basis), answer in self.whole.items():
            entries = questions.setdefault(question, [])
            entries.append(self._entry(basis, None, answer, subjects=True))
            for name in self.communities:
                part = self.parts[question, basis, name]
                entries.append(
                    self._entry(basis, name, part, subjects=name in self.communities[:3])
                )
            if question == "G19":
                self._by_area(entries[-len(self.communities) - 1 :])
        complete = len(self.communities) <= SUBJECTS_FOR
        return {
            **about,
            "asOf": self.as_of.isoformat(),
            "subjectsOf": None if complete else self.communities[:SUBJECTS_FOR],
            "questions": questions,
            "decoys": {
                question: {
                    kind: {"count": n, "example": example}
                    for kind, (n, example) in sorted(found.items())
                }
                for question, found in sorted(self.decoys.items())
            },
            "coverage": {name: dict(levels) for name, levels in self.levels.items()},
        }

    def _by_area(self, entries: list[dict[str, Any]]) -> None:
        """Turn the entries of a rate into its rows: the subjects are communities, not employers."""
        whole, *parts = entries
        rows = [
            {
                "subject": part["scope"],
                "numerator": part["numerator"],
                "denominator": part["denominator"],
            }
            for part in parts
        ]
        whole["rows"], whole["subjects"] = rows, self.communities[:SUBJECTS_FOR]
        for part, row in zip(parts, rows, strict=True):
            part["rows"], part["subjects"] = [row], [part["scope"]]

    def _entry(
        self, basis: str, scope: str | None, answer: Answer, *, subjects: bool
    ) -> dict[str, Any]:
        entry: dict[str, Any] = {
            "basis": basis,
            "scope": scope,
            "numerator": answer.numerator,
            "denominator": answer.denominator,
            "kinds": dict(sorted(answer.kinds.items())),
        }
        if subjects:
            entry["subjects"] = sorted(answer.subjects)
        return entry


def _questions(
    community: Community, day: date
) -> Iterator[tuple[tuple[str, str], Iterator[Finding]]]:
    yield ("G01", "default"), _g01(community, day)
    yield ("G02", "default"), _g02(community, day)
    yield ("G03", "default"), _g03(community, day)
    yield ("G04", "default"), _g04(community, day)
    yield ("G05", "default"), _g05(community)
    yield ("G06", "default"), upkeep.g06(community)
    yield ("G07", "default"), _g07(community, day)
    yield ("G09", "own"), _g09(community, day, own=True)
    yield ("G09", "any"), _g09(community, day, own=False)
    yield ("G10", "default"), upkeep.g10(community, day)
    yield ("G12", "default"), upkeep.g12(community, day)
    yield ("G13", "default"), upkeep.g13(community, day)
    yield ("G14", "default"), upkeep.g14(community, day)
    yield ("G15", "default"), upkeep.g15(community, day)
    yield ("G16", "working"), _g16(community, day, stated=False)
    yield ("G16", "stated"), _g16(community, day, stated=True)
    yield ("G18", "default"), _g18(community, day)
    yield ("G19", "operating"), _g19(community, day, due=False)
    yield ("G19", "due"), _g19(community, day, due=True)
    yield ("G24", "default"), together.g24(community, day)
    yield ("G25", "default"), together.g25(community, day)
    yield ("G26", "default"), together.g26(community, day)
    yield ("G27", "default"), together.g27(community, day)
    yield ("G28", "default"), upkeep.g28(community, day)
    yield ("G29", "default"), upkeep.g29(community, day)
    yield ("G30", "default"), upkeep.g30(community)
    yield from party_questions(community, day)
    yield from quality_questions(community, day)
    yield ("G31", "default"), together.g31(community)
    yield ("G32", "default"), together.g32(community, day)
    yield ("G35", "default"), together.g35(community)


def _g01(community: Community, day: date) -> Iterator[Finding]:
    for door in community.households:
        if door.occupied:
            held = [duty for duty in door.duties if rules.responsibility(duty, day)]
            yield Finding(
                door.subject, "" if held else _why_uncovered(door, day), _why_covered(door, day)
            )


def _why_uncovered(door: Household, day: date) -> str:
    if not door.duties:
        return "never_assigned"
    for duty in door.duties:
        if rules.running(duty.start, duty.end, day):
            member = duty.member
            if not rules.current(member, day):
                return {"转出": "holder_transferred", "去世": "holder_died"}.get(
                    member.left_how, "holder_expelled"
                )
            return "holder_suspended" if member.suspended else "holder_lost"
    begins = any(duty.start and duty.start > day for duty in door.duties)
    return "responsibility_not_begun" if begins else "responsibility_ended"


def _why_covered(door: Household, day: date) -> str:
    held = [duty for duty in door.duties if rules.responsibility(duty, day)]
    if len(held) < len(door.duties):
        return "another_still_answers"
    if all(not duty.member.formal for duty in held):
        return "only_probationary"
    if all(rules.exempt(duty.member, day) for duty in held):
        return "only_exempt"
    if any(duty.end == day + timedelta(days=1) for duty in held):
        return "ends_tomorrow"
    return "begins_today" if any(duty.start == day for duty in held) else ""


def _g02(community: Community, day: date) -> Iterator[Finding]:
    for door in community.households:
        if rules.covered(door, day):
            kind = "" if _contacted(door, day) else "late"
            yield Finding(door.subject, kind)


def _contacted(door: Household, day: date) -> bool:
    since = day - timedelta(days=_CONTACT_DAYS)
    days = [*(duty.contacted for duty in door.duties), *(visit.day for visit in door.visits)]
    return any(contacted and since <= contacted <= day for contacted in days)


def _g03(community: Community, day: date) -> Iterator[Finding]:
    groups = [
        o
        for o in community.organisations
        if o.kind == "党小组" and rules.organisation_current(o, day)
    ]
    claimed = {building for group in groups for building in group.claims}
    for building in community.buildings:
        if not building.households:
            continue
        duties = [duty for door in building.households for duty in door.duties]
        held = [duty for duty in duties if rules.responsibility(duty, day)]
        grouped = any(rules.group_of(duty.member, day) for duty in held)
        if building in claimed or grouped:
            yield Finding(building.subject, decoy="" if grouped else "claimed_without_members")
        else:
            yield Finding(building.subject, "members_in_no_group" if held else "nobody")


def _g04(community: Community, day: date) -> Iterator[Finding]:
    for patch in community.patches:
        if rules.taker(patch, day):
            tomorrow = patch.end == day + timedelta(days=1)
            yield Finding(patch.subject, "", "ends_tomorrow" if tomorrow else "")
        elif patch.branch is None:
            yield Finding(patch.subject, "never_taken")
        else:
            yield Finding(
                patch.subject, "branch_dissolved" if patch.branch.dissolved else "taking_ended"
            )


def _g05(community: Community) -> Iterator[Finding]:
    for building in community.buildings:
        kind = ""
        if not building.grids:
            kind = "no_grid"
        elif not building.patches:
            kind = "no_patch"
        elif len(building.grids) > 1:
            kind = "two_grids"
        elif len(building.patches) > 1:
            kind = "two_patches"
        yield Finding(building.subject, kind)


def _g07(community: Community, day: date) -> Iterator[Finding]:
    for door in community.households:
        if rules.covered(door, day):
            breaks = [
                rules.chain_break(d, day) for d in door.duties if rules.responsibility(d, day)
            ]
            whole = "" in breaks
            yield Finding(
                door.subject, "" if whole else breaks[0], "one_of_two_whole" if any(breaks) else ""
            )


def _g09(community: Community, day: date, *, own: bool) -> Iterator[Finding]:
    for member in community.members:
        branch = member.branch
        if rules.organisation_current(branch, day) and (branch.own or not own):
            held = any(rules.responsibility(duty, day) for duty in member.duties)
            if rules.able(member, day):
                yield Finding(member.subject, "" if held else _why_idle(branch, member.formal))


def _why_idle(branch: Organisation, formal: bool) -> str:
    if not branch.own:
        return "employer_branch"
    if branch.form in ("流动", "临时"):
        return "away_or_temporary_branch"
    return "formal" if formal else "probationary"


def _g16(community: Community, day: date, *, stated: bool) -> Iterator[Finding]:
    for employer in community.employers:
        number = (employer.stated or 0) if stated else rules.formal_workers(employer, day)
        if not rules.in_operation(employer):
            continue
        if number < rules.DUE_MEMBERS:
            continue
        found = rules.organisations_of(employer, day)
        yield Finding(employer.name, "" if found else employer.case or "ordinary")


def _g18(community: Community, day: date) -> Iterator[Finding]:
    for employer in community.employers:
        if rules.in_operation(employer):
            both = rules.organisations_of(employer, day) or employer.instructor[0]
            yield Finding(employer.name, "" if both else employer.case or "ordinary", employer.case)


def _g19(community: Community, day: date, *, due: bool) -> Iterator[Finding]:
    """Yield the employers of the rate: its numerator are those organised by 单独 or 联合.

    On the basis ``due`` (已建 ÷ 应建) any current organisation of an employer counts.
    """
    for employer in community.employers:
        if employer.kind not in _PRIVATE or not rules.in_operation(employer):
            continue
        if due and rules.formal_workers(employer, day) < rules.DUE_MEMBERS:
            continue
        form = _formed(employer, day)
        if due and not form and rules.organisations_of(employer, day):
            form = "other"
        yield Finding(employer.name, form)


def _formed(employer: Employer, day: date) -> str:
    forms = {organisation.form for organisation in rules.organisations_of(employer, day)}
    return "single" if "单独" in forms else "joint" if "联合" in forms else ""


def _levels(community: Community, day: date) -> Counter[str]:
    """Count the occupied households by level, and those whose chain is whole."""
    found: Counter[str] = Counter(
        {"occupied": 0, "L0": 0, "L1": 0, "L2": 0, "L3": 0, "chainWhole": 0}
    )
    for door in community.households:
        if not door.occupied:
            continue
        found["occupied"] += 1
        held = [duty for duty in door.duties if rules.responsibility(duty, day)]
        if not held:
            found["L1" if rules.takers(door.building, day) else "L0"] += 1
            continue
        found["L3" if _contacted(door, day) else "L2"] += 1
        found["chainWhole"] += any(not rules.chain_break(duty, day) for duty in held)
    return found
