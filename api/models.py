"""The shapes of everything that goes out, as the OpenAPI document tells them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

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
    parameters: dict[str, int | float | str]
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
    chain: Annotated[list[Share], Field(description="each step of those that took the one before")]


class CoverageDocument(Document):
    """Levels and chain, in the whole and by community."""

    as_of: date
    scope: str | None
    parameters: dict[str, int | float | str]
    whole: AreaCoverage
    communities: list[AreaCoverage]
    ledger_days: dict[str, date | None]
    loading: bool


class StateDocument(Document):
    """Whether the service runs, or can answer."""

    status: str
