"""The shape of an answer to "who answers for this": steps, what is missing, who can act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from graph.asking import Standing
from graph.language import Text
from graph.sources import Source as Source

Mark = Literal["holds", "broken", "open"]
"""A step that holds, one at which the chain breaks, one that need not be there."""

StepName = Literal[
    "household", "building", "employer", "organisation", "instructor",
    "member", "group", "branch", "patch", "committee",
    "unit", "grid", "community", "area", "body", "office", "service item", "list item", "report", "event",
    "agreement", "resident", "compound", "post",
]  # fmt: skip

NOTHING = Text("", "")

STEPS: Mapping[str, Text] = {
    "household": Text("住户", "household"),
    "building": Text("楼栋", "building"),
    "employer": Text("单位", "employer"),
    "organisation": Text("党组织", "organisation"),
    "instructor": Text("指导员", "instructor"),
    "member": Text("党员", "member"),
    "group": Text("党小组", "group"),
    "branch": Text("党支部", "branch"),
    "patch": Text("片区", "patch"),
    "committee": Text("党委", "committee"),
    "unit": Text("单元", "unit"),
    "grid": Text("网格", "grid"),
    "community": Text("社区", "community"),
    "area": Text("区划", "area"),
    "body": Text("社区机构", "community body"),
    "office": Text("窗口或委员会", "window or committee"),
    "service item": Text("办理事项", "service item"),
    "list item": Text("清单条目", "list item"),
    "report": Text("报告", "report"),
    "event": Text("活动", "event"),
    "agreement": Text("共建协议", "agreement"),
    "resident": Text("居民", "resident"),
    "compound": Text("小区", "compound"),
    "post": Text("岗位", "post"),
}


@dataclass(frozen=True)
class Detail:
    """One thing known beside a name: what it is called, what it says, whether it is a gap."""

    title: Text
    value: Text
    gap: bool = False


@dataclass(frozen=True)
class Step:
    """One link of the chain.

    Attributes:
        step: which link.
        kind: what sort of it: 常住, A岗, 党支部 …; for a broken link, what is wrong.
        name: of the thing or, of a member or instructor, the person; empty where there is none.
        mark: whether the chain holds here.
        link: how the link before leads here.
        since: day from which that is so.
        source: name in the graph of the row that says so, until it is looked up.
        chain: which of several members' chains it is part of, from 1; 0 is common to all.
        post: what the person beside it holds (组长, 书记).
        person: who holds it.
        phone: in full; masked before it is shown.
        details: what else is known.
    """

    step: StepName
    kind: Text
    name: str
    mark: Mark = "holds"
    link: Text = NOTHING
    since: date | None = None
    source: str | Source | None = None
    chain: int = 0
    post: Text = NOTHING
    person: str = ""
    phone: str = ""
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True)
class Missing:
    """Something that is not there, and who can act.

    Attributes:
        link: which link is missing or broken.
        what: in a sentence.
        who: the organisation or body that can act.
        person: its person to speak to, where one is known.
        question: id of the question that lists it; empty where none does.
    """

    link: Text
    what: Text
    who: str
    question: str = ""
    person: str = ""


@dataclass(frozen=True)
class Post:
    """Another post at the same place; ``person`` is empty where nobody holds it."""

    title: Text
    place: str
    person: str
    phone: str = ""
    since: date | None = None


@dataclass(frozen=True)
class Count:
    """A number with what it is out of, where it is out of something."""

    title: Text
    number: int
    out_of: int | None = None


@dataclass(frozen=True)
class Span:
    """Who held something from when to when; ``end`` is the first day it no longer held."""

    lane: Text
    name: str
    start: date
    end: date | None
    person: bool = False


_CHAIN = (
    "residents",
    "responsibility",
    "members",
    "organisations",
    "patches",
    "buildings",
    "grids",
)
_PARTY = ("members", "organisations", "patches")
_LEDGERS: Mapping[str, tuple[str, ...]] = {
    "household": _CHAIN,
    "building": _CHAIN,
    "employer": ("employers", "organisations", "members", "patches", "buildings", "grids"),
    "member": (*_PARTY, "responsibility"),
    "organisation": _PARTY,
    "unit": _CHAIN,
    "grid": _CHAIN,
    "patch": _CHAIN,
    "community": ("areas", *_CHAIN, "bodies"),
    "body": ("bodies",),
    "service item": ("bodies",),
    "list item": ("lists",),
    "report": ("reports",),
}


@dataclass(frozen=True)
class Who:
    """The answer for one door, building, employer, member, party organisation or other thing.

    Attributes:
        subject_kind: its kind, as in `graph.facts.KINDS`.
        subject_key: opaque and stable.
        subject: written as interface.md says.
        as_of: the day it speaks of.
        verdict: the answer in a sentence.
        steps: from the subject to the committee.
        missing: what is not there, the gravest first.
        level: L0 to L3 of an occupied household, else ``None``.
        chain_whole: of an occupied household, else ``None``.
        posts: who else has a post there.
        counts: of a building, a member, an organisation.
        spans: who held what over time, of a household.
        contacts: days of contact, of a household.
        standing: the ledgers there are.
    """

    subject_kind: str
    subject_key: str
    subject: str
    as_of: date
    verdict: Text
    steps: tuple[Step, ...]
    missing: tuple[Missing, ...]
    standing: Standing
    level: str | None = None
    chain_whole: bool | None = None
    posts: tuple[Post, ...] = ()
    counts: tuple[Count, ...] = ()
    spans: tuple[Span, ...] = field(default=())
    contacts: tuple[date, ...] = field(default=())

    @property
    def ledger_days(self) -> dict[str, date | None]:
        """The newest day of each ledger it rests on."""
        return self.standing.ledger_days(_LEDGERS[self.subject_kind], self.as_of)

    def stale(self) -> dict[str, int]:
        """Ledgers it rests on that are older than the deployment allows, with their age in days."""
        return self.standing.stale(_LEDGERS[self.subject_kind], self.as_of)
