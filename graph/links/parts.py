"""The shape of the link network: parties, what they did together, and what could join them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from graph.language import Text
from graph.model import make_key, opaque_key
from graph.who.parts import Source

PartyKind = Literal["organisation", "employer", "body", "area"]
EvidenceKind = Literal["event", "agreement", "project", "report", "service"]
Direction = Literal["mutual", "one_sided", "unknown", "none"]
LatentKind = Literal["fit", "home", "building", "patch", "instructor", "partners"]

PARTY_KINDS: Mapping[str, Text] = {
    "organisation": Text("党组织", "party organisation"),
    "employer": Text("单位", "employer"),
    "body": Text("社区机构", "community body"),
    "area": Text("区划", "area"),
}
EVIDENCE_KINDS: Mapping[str, Text] = {
    "event": Text("活动", "event"),
    "agreement": Text("协议", "agreement"),
    "project": Text("项目", "project"),
    "report": Text("报到", "reported"),
    "service": Text("服务", "service"),
}
DIRECTIONS: Mapping[str, Text] = {
    "mutual": Text("互相发起", "both sides start"),
    "one_sided": Text("单向", "one-sided"),
    "unknown": Text("发起方不明", "starter not stated"),
    "none": Text("未办过六类活动", "no event of a link type"),
}
LATENT_KINDS: Mapping[str, Text] = {
    "fit": Text("资源对上需求", "a resource fits a need"),
    "home": Text("甲的党员住在乙包的片区", "members of one live in the other's patch"),
    "building": Text("同一栋楼", "same building"),
    "patch": Text("同一片区", "same patch"),
    "instructor": Text("同一名党建指导员", "a shared instructor"),
    "partners": Text("有共同的联建对象", "partners in common"),
}


@dataclass(frozen=True)
class Party:
    """Somebody who can be linked.

    Attributes:
        key: opaque.
        kind: which kind of thing it is.
        name: as its own ledger has it.
        sort: 党支部, 非公企业, 社区 …; empty if nobody said.
        form: 设置形式 of an organisation; empty otherwise or unknown.
        code: of the community in force it lies in; empty without one.
        community: name of that; an area that is no community has itself here.
        there: it is current, in force, or still exists on the day.
        in_scope: whether it is a part of what was asked for.
        communal: it is the community's own: the area, a body of it, its committee, what is below that
            and rooted in no employer.
        members: current members; of an organisation only.
        roots: keys of the employers an organisation is rooted in.
        covers: those and the ones whose own ledger names it.
        sectors: kinds of those employers, or of the employer itself.
        above: key of the organisation directly above; empty without one.
    """

    key: str
    kind: PartyKind
    name: str
    sort: str = ""
    form: str = ""
    code: str = ""
    community: str = ""
    there: bool = True
    in_scope: bool = True
    communal: bool = False
    members: int = 0
    roots: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    above: str = ""


@dataclass(frozen=True)
class Evidence:
    """One thing that links two parties.

    Attributes:
        key: opaque; of the event, agreement, project, or of the reporting.
        kind: what it is.
        type: name of a link type or of another kind of event; empty where it has neither.
        name: of the event or project, matter of the agreement, service.
        day: it was held, signed, begun or reported.
        until: it ends, exclusive; ``None``: an event, or no end.
        running: an agreement in force, a running project, a current reporting; an event never runs.
        starter: key of who started an event, whether one of the two or not; empty if nobody said.
        members: how many members reported, where it is they who did.
        source: the row it rests on.
    """

    key: str
    kind: EvidenceKind
    type: str
    name: str
    day: date
    until: date | None = None
    running: bool = False
    starter: str = ""
    members: int = 0
    source: Source | None = None


@dataclass(frozen=True)
class TypeRecord:
    """What two parties did of one link type.

    Attributes:
        type: its name.
        events: joint events ever, up to the day.
        recent: those of the period.
        first, last: days of the first and the last event; ``None`` without any.
        agreements: agreements of the type in force.
        projects: running projects of the type.
    """

    type: str
    events: int
    recent: int
    first: date | None
    last: date | None
    agreements: int
    projects: int

    @property
    def known(self) -> bool:
        """Anything of the type links the two."""
        return bool(self.events or self.agreements or self.projects)


@dataclass(frozen=True)
class Link:
    """An actual link of two parties; the one whose name comes first by code point is ``a``.

    Attributes:
        a, b: the two.
        evidence: what links them, oldest first.
        types: names of the link types a deployment knows, in their order.
        as_of: the day.
        recent_from: first day of the period in which an event counts as recent.
        starters: which side (its key) started each event of the link types that the two, or who acts
            for them, held together; empty where neither did, or nobody said.
    """

    a: Party
    b: Party
    evidence: tuple[Evidence, ...]
    types: tuple[str, ...]
    as_of: date
    recent_from: date
    starters: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Made of the two opaque ones: the same for the same pair as long as the deployment lives."""
        one, other = sorted((self.a.key, self.b.key))
        return opaque_key(make_key("pair", one=one, other=other), b"")

    @property
    def name(self) -> str:
        """``甲 ↔ 乙``."""
        return f"{self.a.name} ↔ {self.b.name}"

    @cached_property
    def records(self) -> tuple[TypeRecord, ...]:
        """One for every link type, in their order."""
        return tuple(self._record(type_) for type_ in self.types)

    @cached_property
    def present(self) -> tuple[str, ...]:
        """Link types of which they held an event, have an agreement in force or a running project."""
        return tuple(one.type for one in self.records if one.known)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Link types of which they never held an event (as G27 asks)."""
        return tuple(one.type for one in self.records if not one.events)

    @cached_property
    def others(self) -> tuple[Evidence, ...]:
        """What links them beside the link types: 联席会, 报到, projects of no type."""
        return tuple(one for one in self.evidence if one.type not in self.types)

    @cached_property
    def events(self) -> int:
        """Joint events of all kinds, up to the day."""
        return sum(one.kind == "event" for one in self.evidence)

    @cached_property
    def recent(self) -> int:
        """Those of the period: how lively the link is."""
        return sum(one.kind == "event" and self.is_recent(one) for one in self.evidence)

    @property
    def since(self) -> date:
        """Day of the first thing that links them."""
        return self.evidence[0].day

    @property
    def last(self) -> date:
        """Day of the latest thing that links them."""
        return self.evidence[-1].day

    @cached_property
    def live(self) -> bool:
        """An agreement, project or reporting runs, or an event was held in the period."""
        return any(one.running or self.is_recent(one) for one in self.evidence)

    @property
    def direction(self) -> Direction:
        """Who starts: both, always the same side (as G26 asks), or it is not said."""
        said = set(self.starters)
        if not any(one.kind == "event" and one.type in self.types for one in self.evidence):
            return "none"
        if {self.a.key, self.b.key} <= said:
            return "mutual"
        return "one_sided" if len(said) == 1 and "" not in said else "unknown"

    @property
    def starter(self) -> str:
        """Key of the side that started everything; empty unless the link is one-sided."""
        return self.starters[0] if self.direction == "one_sided" else ""

    def is_recent(self, one: Evidence) -> bool:
        """Whether an event was held in the period."""
        return one.kind in ("event", "service") and one.day >= self.recent_from

    def _record(self, type_: str) -> TypeRecord:
        mine = [one for one in self.evidence if one.type == type_]
        held = [one for one in mine if one.kind == "event"]
        return TypeRecord(
            type_,
            len(held),
            sum(self.is_recent(one) for one in held),
            held[0].day if held else None,
            held[-1].day if held else None,
            sum(one.kind == "agreement" and one.running for one in mine),
            sum(one.kind == "project" and one.running for one in mine),
        )


@dataclass(frozen=True)
class Latent:
    """What could join two parties; it is no link.

    Attributes:
        kind: of what sort it is.
        a, b: the two; ``a`` gives, lives there, or comes first by name.
        count: resources that fit, members who live there, employers, partners in common.
        what: names of what it rests on, never of persons or doors.
        linked: the two have an actual link already.
    """

    kind: LatentKind
    a: Party
    b: Party
    count: int
    what: tuple[str, ...]
    linked: bool = False


@dataclass(frozen=True)
class Item:
    """An entry of a list of resources or needs that nobody has taken up yet.

    Attributes:
        key: opaque.
        kind: 资源 or 需求.
        name: its name.
        category: 类别.
        owner: key of whoever can give or needs it.
        day: since when it is listed.
    """

    key: str
    kind: Literal["资源", "需求"]
    name: str
    category: str
    owner: str
    day: date


def pairs(keys: Iterable[str]) -> list[tuple[str, str]]:
    """Every two different ones of some keys, each pair once and sorted."""
    every = sorted(set(keys))
    return [(one, other) for place, one in enumerate(every) for other in every[place + 1 :]]
