"""The key's answers on joint work and on a community's bodies: G24 to G27, G31, G32, G35, G36."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from samples import rules
from samples.bodies import COMMITTEE, COMMITTEES, RESIDENTS, STATION, WINDOWS
from samples.finding import Finding
from samples.linking import LINKS, MEETING
from samples.world import Body, Community, Employer, Event, ListItem, Member, Organisation, Place

LINK_DAYS: Final = 365
MEETING_DAYS: Final = 183
STAFF: Final = range(10, 16)

Party = Organisation | Employer


def _side(party: Party, day: date) -> set[Party]:
    """A party, with the current organisations of an employer, the employers of an organisation."""
    if isinstance(party, Employer):
        return {party, *rules.organisations_of(party, day)}
    return {party, *(one for one in party.employers if rules.organisation_current(party, day))}


def _present(event: Event) -> list[Party]:
    return [event.organiser, *event.participants]


def _recent(community: Community, day: date, days: int, kinds: Iterable[str]) -> list[Event]:
    since = day - timedelta(days=days)
    return [e for e in community.events if e.category in kinds and since <= e.day <= day]


def _pair(one: str, other: str) -> str:
    return " ↔ ".join(sorted((one, other)))


# -- joint work ------------------------------------------------------------------------------


def is_committee(organisation: Organisation | None) -> bool:
    """Say whether it is a community's committee."""
    return (
        organisation is not None
        and organisation.kind == "党委"
        and organisation.place is not None
        and organisation.own
    )


def g24(community: Community, day: date) -> Iterator[Finding]:
    """Organisations that should join others, and do not."""
    for organisation in community.organisations:
        joins = organisation.kind != "党小组" and not is_committee(organisation)
        if (
            joins
            and not is_committee(organisation.parent)
            and rules.organisation_current(organisation, day)
        ):
            kind = "own_branch" if organisation.own else "employer_branch"
            yield Finding(organisation.name, "" if _linked(organisation, community, day) else kind)


def _linked(organisation: Organisation, community: Community, day: date) -> bool:
    side = _side(organisation, day)
    signed = any(
        rules.running(agreement.signed, agreement.expires, day)
        and side & {agreement.one, agreement.other}
        for agreement in community.agreements
    )
    met = any(
        side & set(_present(event))
        for event in _recent(community, day, LINK_DAYS, (*LINKS, MEETING))
    )
    return signed or met or any(side & one for one in _projects(community, day))


def _projects(community: Community, day: date) -> Iterator[set[Party | Place]]:
    """Whoever has a part in each project running."""
    for item in community.items:
        running = rules.running(item.start, item.end, day) and item.state == "进行中"
        if item.kind == "项目" and running:
            joined: list[ListItem | None] = [item, item.resource, item.need]
            yield {one.proposer for one in joined if one is not None}


def g25(community: Community, day: date) -> Iterator[Finding]:
    """Organised employers of which nobody reported, and pairs that only signed."""
    came = {one.who for one in community.reportings if one.day <= day}
    for employer in community.employers:
        if rules.organisations_of(employer, day):
            workers: list[Member] = [one for one in employer.workers if rules.current(one, day)]
            there = employer in came
            members = any(one in came for one in workers)
            decoy = "members_only" if members and not there else ""
            yield Finding(employer.name, "" if there or members else "not_reported", decoy)
    events = _recent(community, day, LINK_DAYS, LINKS)
    signed = {
        (agreement.one, agreement.other): rules.running(agreement.signed, agreement.expires, day)
        for agreement in community.agreements
    }
    for (one, other), running in signed.items():
        if running:
            met = any(_both(event, one, other, day) for event in events)
            yield Finding(_pair(one.name, other.name), "" if met else "signed_only")


def _both(event: Event, one: Party, other: Party, day: date) -> bool:
    present = set(_present(event))
    return bool(_side(one, day) & present and _side(other, day) & present)


def g26(community: Community, day: date) -> Iterator[Finding]:
    """Pairs whose joint events were all started by the same side."""
    events = [e for e in community.events if e.category in LINKS and e.day <= day]
    met = {
        frozenset((one, other))
        for event in events
        for one, other in combinations(dict.fromkeys(_present(event)), 2)
        if other not in _side(one, day)
    }
    for one, other in sorted(
        (sorted(pair, key=lambda party: party.name) for pair in met),
        key=lambda pair: [party.name for party in pair],
    ):
        starters = {e.starter for e in events if _both(e, one, other, day)}
        same = len(starters) == 1 and starters <= {one, other}
        yield Finding(_pair(one.name, other.name), "same_side" if same else "")


def g27(community: Community, day: date) -> Iterator[Finding]:
    """Link types that never happened with an organised employer; no meeting for half a year."""
    events = [e for e in community.events if e.category in LINKS and e.day <= day]
    for employer in community.employers:
        if rules.organisations_of(employer, day):
            side = _side(employer, day)
            done = {event.category for event in events if side & set(_present(event))}
            kind = "" if len(done) == len(LINKS) else "one_missing" if len(done) == 5 else "several"
            subject = _pair(community.place.name, employer.name)
            yield Finding(subject, kind if done or not kind else "none_at_all")
    meetings = _recent(community, day, MEETING_DAYS, [MEETING])
    last = max((meeting.day for meeting in meetings), default=None)
    limit = last == day - timedelta(days=MEETING_DAYS)
    decoy = "meeting_at_the_limit" if limit else ""
    yield Finding(community.place.name, "" if meetings else "no_recent_meeting", decoy)


# -- bodies ----------------------------------------------------------------------------------


def g31(community: Community) -> Iterator[Finding]:
    """Communities that lack a body, a window or a committee."""
    kinds = {body.kind for body in community.bodies}
    lacking = [kind for kind in (COMMITTEE, STATION, RESIDENTS) if kind not in kinds]
    windows = {o.name for b in community.bodies if b.kind == STATION for o in b.offices}
    kind = "body" if lacking else "window" if set(WINDOWS) - windows else ""
    for body in community.bodies:
        if body.kind == RESIDENTS and set(COMMITTEES) - {office.name for office in body.offices}:
            kind = kind or "committee"
    yield Finding(community.place.name, kind)


def g32(community: Community, day: date) -> Iterator[Finding]:
    """Who owed a report this year and did not make it in time."""
    kinds: dict[Organisation | Body, str] = {}
    for report in community.reports:
        if report.due.year == day.year and report.due <= day:
            late = "" if report.made else "never_made"
            if report.made is not None and report.made > report.due:
                late = "made_late"
            kinds[report.owner] = kinds.get(report.owner, "") or late
    yield from (Finding(owner.name, kind) for owner, kind in kinds.items())


def g35(community: Community) -> Iterator[Finding]:
    """Communities whose staff is out of range."""
    stated = [body.staff for body in community.bodies if body.staff is not None]
    if stated:
        staff = sum(stated)
        kind = "too_few" if staff < STAFF[0] else "too_many" if staff > STAFF[-1] else ""
        yield Finding(community.place.name, kind)


# -- what is known only when all communities are ---------------------------------------------


@dataclass
class StreetWide:
    """Answers that no community gives alone: the street's own committee, marks that differ."""

    day: date
    committees: dict[str, bool] = field(default_factory=dict)
    items: dict[tuple[str, str], tuple[bool, int]] = field(default_factory=dict)

    def add(self, community: Community) -> None:
        """Remember what is needed of a community: names and numbers only."""
        for organisation in community.organisations:
            top = organisation.parent
            if is_committee(organisation) and top is not None:
                known = self.committees.get(top.name, False)
                self.committees[top.name] = known or _linked(top, community, self.day)
        for body in community.bodies:
            for office in body.offices:
                for services in office.services:
                    for name in services.items:
                        key = (community.place.name, name)
                        marked, windows = self.items.get(key, (False, 0))
                        bound = bool(office.name) and body.kind == STATION
                        self.items[key] = (marked or services.one_stop, windows + bound)

    def findings(self) -> Iterator[tuple[str, str | None, Finding]]:
        """Each with its question and the community it is of, if any."""
        for name, linked in self.committees.items():
            yield "G24", None, Finding(name, "" if linked else "street_committee")
        marks: dict[str, set[bool]] = {}
        for (_, name), (marked, _) in self.items.items():
            marks.setdefault(name, set()).add(marked)
        for (community, name), (_, windows) in self.items.items():
            kind = "no_window" if not windows else "several_windows" if windows > 1 else ""
            differs = "marks_differ" if len(marks[name]) > 1 else ""
            yield "G36", community, Finding(f"{community}/{name}", kind or differs)
