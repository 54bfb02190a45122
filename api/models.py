"""The shapes of everything that goes out, as the OpenAPI document tells them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from graph.coverage import By
from graph.gaps.history import State

Cell = str | int | float | bool | list[Any] | None


class Document(BaseModel):
    """A document; its names are camelCase outside."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class ProblemDocument(Document):
    """A problem, RFC 9457."""

    type: str
    title: str
    status: int
    code: str
    detail: str


class ParameterDocument(Document):
    """A value that a question takes beside day and scope."""

    name: str
    title: str
    default: int | float | str
    origin: str
    values: list[int | float | str]
    value_titles: list[str]


class QuestionDocument(Document):
    """A question of the catalogue."""

    id: str
    title: str
    meaning: str
    basis: str
    source: str
    subject: str
    severity: str
    actor: str
    ledgers: list[str]
    parameters: list[ParameterDocument]
    columns: list[str]


class AnswerDocument(Document):
    """An answer, or one page of its rows; the numbers always speak of all of them."""

    id: str
    title: str
    meaning: str
    basis: str
    as_of: date
    scope: str | None
    parameters: dict[str, int | float | str | list[str]]
    numerator: int
    denominator: int
    rate: float | None
    columns: list[str]
    rows: list[dict[str, Cell]]
    ledger_days: dict[str, date | None]
    loading: bool


class Share(Document):
    """Some households of all occupied ones."""

    name: str
    title: str
    numerator: int
    denominator: int
    rate: float | None


class AreaCoverage(Document):
    """How far the chain reaches in one area."""

    code: str
    name: str
    levels: Annotated[list[Share], Field(description="L3 … L0: every occupied household once")]
    covered: Annotated[Share, Field(description="with a present member answering: L3 and L2")]
    chain_whole: Annotated[Share, Field(description="with a whole chain, whenever contacted")]
    chain: Annotated[list[Share], Field(description="each step of those that took the one before")]


class CoverageDocument(Document):
    """Levels and chain: in the whole, by the places asked for, and by community."""

    as_of: date
    scope: str | None
    by: By
    parameters: dict[str, int | float | str]
    basis: str
    whole: AreaCoverage
    areas: Annotated[
        list[AreaCoverage],
        Field(description="by the places asked for; households in none of them come last"),
    ]
    counted_again: Annotated[
        int,
        Field(description="households the rows count beyond the whole: in two grids or patches"),
    ]
    communities: list[AreaCoverage]
    ledger_days: dict[str, date | None]
    stale_after: int
    warnings: list[str]
    loading: bool


class SheetDocument(Document):
    """A loaded ledger sheet."""

    day: date
    ledger: str
    file: str
    sheet: str


class ChangeDocument(Document):
    """What became of a gap on a day."""

    day: date
    state: State
    or_earlier: Annotated[bool, Field(description="so already on the first day looked at")]
    ledgers: Annotated[
        list[str], Field(description="of that day; none: only time went by (see sheets)")
    ]


class SaidDocument(Document):
    """What somebody said of a gap."""

    text: str
    by: str
    at: str


class GapDocument(Document):
    """A gap, with an identity that stays the same between days."""

    gap: str
    question: str
    subject_kind: str
    subject_key: str
    subject: str
    detail: str
    state: State
    since: date
    history: list[ChangeDocument]
    note: SaidDocument | None
    responsible: SaidDocument | None


class GapsDocument(Document):
    """One page of the ledger of gaps; the counts speak of all of them."""

    as_of: date
    scope: str | None
    days: list[date]
    counts: dict[str, int]
    total: Annotated[int, Field(description="gaps of the state asked for")]
    sheets: list[SheetDocument]
    gaps: list[GapDocument]
    loading: bool


class StateDocument(Document):
    """Whether the service runs, or can answer."""

    status: str
