"""The shapes of the link network that go out, as the OpenAPI document tells them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from api.models import Document


class TypeDocument(Document):
    """A link type of the deployment."""

    type: str
    title: str
    family: str


class RecordDocument(Document):
    """What two parties did of one link type."""

    type: str
    events: Annotated[int, Field(description="joint events up to the day")]
    recent: Annotated[int, Field(description="those of the period")]
    first: date | None
    last: date | None
    agreements: Annotated[int, Field(description="agreements of the type in force")]
    projects: Annotated[int, Field(description="running projects of the type")]


class SourceDocument(Document):
    """The row of a ledger that says so."""

    ledger: str
    file: str
    sheet: str
    row: int
    day: date


class EvidenceDocument(Document):
    """One thing that links two parties."""

    kind: Literal["event", "agreement", "project", "report", "service"]
    key: str
    type: str
    name: str
    day: date
    until: date | None
    running: bool
    starter: str
    members: int
    source: SourceDocument | None


class PairDocument(Document):
    """An actual link of two parties, with its evidence."""

    subject_kind: Literal["pair"]
    subject_key: str
    subject: Annotated[str, Field(description="甲 ↔ 乙, the smaller name first")]
    a: str
    a_key: str
    a_kind: str
    a_community: str
    b: str
    b_key: str
    b_kind: str
    b_community: str
    types: Annotated[list[str], Field(description="held, agreed on or running")]
    missing: Annotated[list[str], Field(description="never held, as G27 asks")]
    since: date
    last: date
    events: int
    recent: int
    live: bool
    direction: Literal["mutual", "one_sided", "unknown", "none"]
    starter: str
    agreements: int
    projects: int
    reports: int
    records: list[RecordDocument]
    evidence: list[EvidenceDocument]


class LatentDocument(Document):
    """What could join two parties; it is no link."""

    kind: Literal["fit", "home", "building", "patch", "instructor", "partners"]
    a: str
    a_key: str
    a_kind: str
    a_community: str
    b: str
    b_key: str
    b_kind: str
    b_community: str
    count: int
    what: list[str]
    linked: bool


class NamedDocument(Document):
    """Somebody, by opaque key and name."""

    key: str
    name: str


class BridgeDocument(NamedDocument):
    """Somebody through whom alone others are reached."""

    cut_off: list[NamedDocument]


class MeasuresDocument(Document):
    """What an official can use of a network."""

    subjects: Annotated[int, Field(description="organisations of which G24 asks")]
    isolated: list[NamedDocument]
    linked: int
    groups: int
    bridges: list[BridgeDocument]
    events: int
    half: Annotated[
        list[NamedDocument], Field(description="the fewest who took part in half of all events")
    ]
    taking_part: int
    one_sided: int
    of_types: int


class PageDocument(Document):
    """What every page of a list says."""

    as_of: date
    scope: str | None
    total: Annotated[int, Field(description="rows of all pages")]
    ledger_days: dict[str, date | None]
    loading: bool


class LinksDocument(PageDocument):
    """The actual links, or one page of them; the measures speak of all."""

    period: Annotated[int, Field(description="days in which an event counts as recent")]
    types: list[TypeDocument]
    measures: MeasuresDocument
    rows: list[PairDocument]


class LatentLinksDocument(PageDocument):
    """The latent links, or one page of them."""

    rows: list[LatentDocument]


class OrganisationDocument(Document):
    """A party organisation of the day."""

    key: str
    name: str
    kind: str
    form: str
    community: str
    code: str
    members: int
    above: NamedDocument | None
    employers: Annotated[list[NamedDocument], Field(description="those it is rooted in")]
    isolated: bool | None = Field(description="as G24 asks; null where it does not ask")
    links: int


class OrganisationsDocument(PageDocument):
    """The party organisations, or one page of them."""

    rows: list[OrganisationDocument]


class OrganisationLinksDocument(PageDocument):
    """The links of one organisation, or one page of them."""

    organisation: OrganisationDocument
    types: list[TypeDocument]
    rows: list[PairDocument]


class AreaDocument(Document):
    """An area in force on the day."""

    key: str
    code: str
    name: str
    level: str
    above: NamedDocument | None


class AreasDocument(PageDocument):
    """The areas, or one page of them."""

    rows: list[AreaDocument]
