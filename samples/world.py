"""The things of the demonstration street as plain objects; the key is computed over these."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True, eq=False)
class Person:
    """An invented person; the phone is empty where the ledgers have none.

    What the household card says otherwise: another number, another political status.
    """

    name: str
    sex: str
    born: date
    number: str
    phone: str = ""
    card_number: str = ""
    card_status: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A community to be built.

    Attributes:
        index: position among all communities, from 0.
        code: statistical code of 12 digits.
        street, street_code: the street it lies in.
        doors: number of doors, vacant flats and shops among them.
        coverage: share of occupied doors that its branches try to answer for.
        compounds: names of its residential compounds.
        restarts: whether every compound numbers its buildings from 1.
    """

    index: int
    code: str
    name: str
    street: str
    street_code: str
    doors: int
    coverage: float
    compounds: tuple[str, ...]
    restarts: bool = False


@dataclass(slots=True, eq=False)
class Household:
    """A door: 常住, 出租, 空房 or 底商."""

    building: Building
    unit: int
    room: int
    usage: str
    people: list[tuple[str, Person]] = field(default_factory=list)
    updated: date | None = None
    known: tuple[date | None, ...] = (None, None, None, None)
    duties: list[Duty] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)

    @property
    def occupied(self) -> bool:
        """Whether it counts in denominators of households."""
        return self.usage in ("常住", "出租")

    @property
    def subject(self) -> str:
        """``社区/小区/3号楼/2单元/501``."""
        return f"{self.building.subject}/{self.unit}单元/{self.room}"


@dataclass(slots=True, eq=False)
class Building:
    """A building; ``number`` is None for those that have a name of their own."""

    place: Place
    compound: str
    number: int | None
    own_name: str
    kind: str
    floors: int
    units: int
    households: list[Household] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    committees: list[Body] = field(default_factory=list)
    manager: str = ""
    keeper: tuple[str, str] = ("", "")
    unit_keepers: dict[int, str] = field(default_factory=dict)
    longitude: float = 0.0
    latitude: float = 0.0
    stated: int | None = None
    """总户数 as the ledger states it."""
    claims_in_rows: bool = False
    """Whether its second grid or patch stands in a row of its own instead of in the same cell."""

    @property
    def name(self) -> str:
        """``3号楼``, or its own name."""
        return self.own_name or f"{self.number}号楼"

    @property
    def subject(self) -> str:
        """``社区/小区/3号楼``; a level that does not exist is left out."""
        return "/".join(part for part in (self.place.name, self.compound, self.name) if part)


@dataclass(slots=True, eq=False)
class Grid:
    """A grid with its keeper."""

    place: Place
    name: str
    code: str
    keeper: str
    phone: str
    full_time: bool
    start: date | None

    @property
    def subject(self) -> str:
        """``社区/网格名称``."""
        return f"{self.place.name}/{self.name}"


@dataclass(slots=True, eq=False)
class Patch:
    """A patch with its committee member, and the branch that took it over an interval."""

    place: Place
    name: str
    keeper: str
    branch: Organisation | None = None
    start: date | None = None
    end: date | None = None

    @property
    def subject(self) -> str:
        """``社区/片区名称``."""
        return f"{self.place.name}/{self.name}"


@dataclass(slots=True, eq=False)
class Employer:
    """An employer; ``stated`` is its own number of formal members, None where it states none."""

    place: Place
    name: str
    kind: str
    credit_code: str
    founded: date | None
    business: str
    status: str
    staff: int
    premises: bool
    building: Building | None
    address: str
    stated: int | None = None
    stated_all: int | None = None
    coverage: str = "空白"
    named_organisation: Organisation | None = None
    formation: str = ""
    instructor: tuple[str, str] = ("", "")
    visited: date | None = None
    reason: str = ""
    rooted: list[Organisation] = field(default_factory=list)
    workers: list[Member] = field(default_factory=list)
    case: str = ""
    """Which planted case it is, ``""`` for an ordinary one."""


@dataclass(slots=True, eq=False)
class Organisation:
    """A party organisation; ``place`` is its 所属社区 where the ledger says one."""

    name: str
    code: str
    kind: str
    form: str
    parent: Organisation | None
    place: Place | None
    employers: list[Employer] = field(default_factory=list)
    founded: date | None = None
    term_start: date | None = None
    term: int | None = None
    secretary: tuple[str, str] = ("", "")
    committee: str = ""
    claims: list[Building] = field(default_factory=list)
    dissolved: date | None = None
    members: list[Member] = field(default_factory=list)
    groups: list[Organisation] = field(default_factory=list)

    @property
    def own(self) -> bool:
        """Whether it is rooted in no employer."""
        return not self.employers


@dataclass(slots=True, eq=False)
class Member:
    """A party member of one branch."""

    person: Person
    branch: Organisation
    formal: bool
    joined: date
    confirmed: date | None
    group: Organisation | None = None
    employer: Employer | None = None
    post: str = ""
    education: str = "大专"
    nation: str = "汉族"
    home: Household | None = None
    address: str = ""
    """家庭住址 where it is written otherwise than his home."""
    suspended: bool = False
    lost_on: date | None = None
    floating: str = ""
    exemption: str = ""
    left_on: date | None = None
    left_how: str = ""
    duties: list[Duty] = field(default_factory=list)

    @property
    def subject(self) -> str:
        """``所在党支部全称/姓名``."""
        return f"{self.branch.name}/{self.person.name}"


@dataclass(slots=True, eq=False)
class Duty:
    """A member answers for a household over ``[start, end)``; no start: from the ledger on."""

    member: Member
    household: Household
    post: str = ""
    start: date | None = None
    end: date | None = None
    contacted: date | None = None


@dataclass(slots=True, eq=False)
class Visit:
    """A member called on a household."""

    member: Member
    household: Household
    day: date
    way: str
    matter: str


@dataclass(frozen=True, slots=True)
class Services:
    """Service items of one class, all handled in one stop or none of them."""

    category: str
    one_stop: bool
    items: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Office:
    """A window of a station, or a committee of a residents' committee; no name: items of none."""

    name: str
    leader: str = ""
    phone: str = ""
    services: list[Services] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Body:
    """A community's committee, its station, or one of its residents' committees (一委一站一居)."""

    place: Place
    kind: str
    name: str
    leader: str
    phone: str
    households: int | None = None
    staff: int | None = None
    offices: list[Office] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Report:
    """A report, appraisal or supervision that ``owner`` owed by ``due``; perhaps never made."""

    kind: str
    name: str
    owner: Organisation | Body
    audience: str
    due: date
    made: date | None = None
    result: str = ""


@dataclass(slots=True, eq=False)
class Event:
    """Something held together: one of the six link types, or a meeting; in a community if any."""

    day: date
    name: str
    category: str
    place: Place | None
    site: str
    organiser: Organisation | Employer
    participants: list[Organisation | Employer] = field(default_factory=list)
    starter: Organisation | Employer | None = None
    result: str = ""


@dataclass(slots=True, eq=False)
class Agreement:
    """Two agreed to work together, over ``[signed, expires)``; no end: until further notice."""

    one: Organisation
    other: Organisation | Employer
    category: str
    signed: date
    expires: date | None
    matter: str


@dataclass(slots=True, eq=False)
class ListItem:
    """A resource, a need, or the project that joins one of each."""

    kind: str
    name: str
    category: str
    proposer: Organisation | Employer | Place
    start: date | None = None
    end: date | None = None
    state: str = ""
    resource: ListItem | None = None
    need: ListItem | None = None


@dataclass(slots=True, eq=False)
class Reporting:
    """An employer or a member reported to a community (双报到), and perhaps served there."""

    who: Employer | Member
    place: Place
    day: date
    service: str = ""
    served: date | None = None


@dataclass(slots=True, eq=False)
class Community:
    """One community with all that belongs to it."""

    place: Place
    buildings: list[Building]
    grids: list[Grid]
    patches: list[Patch]
    employers: list[Employer]
    organisations: list[Organisation] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    reportings: list[Reporting] = field(default_factory=list)

    @property
    def households(self) -> list[Household]:
        """All doors in the order of the buildings."""
        return [door for building in self.buildings for door in building.households]
