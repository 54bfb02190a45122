"""The questions as a page shows them: number, basis, picture, and the list as far as it fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.asking import Answer
from graph.language import Language
from viz.cells import cell_text, share, width
from viz.masking import MaskedAnswer
from viz.notes import another_basis, ledger_line, numbers, parameter_line, stale_age, warnings
from viz.wording import subject_title

ROWS_OF_A_PAGE: Final = 12_000
"""All lists together: about 4 MB of page, which an old office computer still opens."""


@dataclass(frozen=True)
class PictureRow:
    """A bar: ``listed`` of ``total``, or of all that is listed where the picture shows parts."""

    label: str
    listed: int
    total: int
    rate: str
    width: float


@dataclass(frozen=True)
class QuestionView:
    """One question, ready to be written down.

    Attributes:
        answer: what was answered, masked.
        rate: of the numerator; empty when there is nothing to count.
        warnings: what makes the number doubtful.
        stale: a ledger it rests on is too old.
        stale_age: which, with day and age.
        doubtful: a ledger it rests on is not loaded.
        ledgers: its ledgers with their days.
        parameters: the rule values it was asked with; empty without any.
        parts: the picture shows parts of what is listed, not shares of a total.
        picture: its bars.
        titles: titles of the list's columns.
        rows: the list, cut to what the page holds.
        masked: the list has masked columns.
        other_bases: what is counted on another basis, with its numbers.
    """

    answer: MaskedAnswer
    rate: str
    warnings: list[str]
    stale: bool
    stale_age: str
    doubtful: bool
    ledgers: str
    parameters: str
    parts: bool
    picture: list[PictureRow]
    titles: list[str]
    rows: list[list[str]]
    masked: bool
    other_bases: list[tuple[str, str]]

    @property
    def numeric(self) -> list[bool]:
        """Which columns hold numbers in every row that has a value; yes and no are words."""
        return [
            _is_numeric([row[name] for row in self.answer.rows]) for name in self.answer.columns[2:]
        ]

    @property
    def complete(self) -> bool:
        """Every row of the answer is on the page."""
        return len(self.rows) == len(self.answer.rows)


def question_views(
    answers: Mapping[str, MaskedAnswer],
    pictures: Mapping[str, Sequence[Mapping[str, object]]],
    other_bases: Mapping[str, Sequence[Answer]],
    language: Language,
) -> list[QuestionView]:
    """Return the questions in the order of ``answers``."""
    held = allotted({id_: len(answer.rows) for id_, answer in answers.items()}, ROWS_OF_A_PAGE)
    return [
        _view(answer, pictures.get(id_, ()), other_bases.get(id_, ()), held[id_], language)
        for id_, answer in answers.items()
    ]


def allotted(wanted: Mapping[str, int], budget: int) -> dict[str, int]:
    """Share a page's rows: short lists whole, what is left equally among the long ones."""
    held: dict[str, int] = {}
    waiting = sorted(wanted, key=lambda id_: wanted[id_])
    for place, id_ in enumerate(waiting):
        held[id_] = min(wanted[id_], budget // (len(waiting) - place))
        budget -= held[id_]
    return held


def _view(
    answer: MaskedAnswer,
    picture: Sequence[Mapping[str, object]],
    other_bases: Sequence[Answer],
    held: int,
    language: Language,
) -> QuestionView:
    question = answer.question
    parts = question.picture_kind == "parts"
    names = answer.columns[2:]
    return QuestionView(
        answer=answer,
        rate=share(answer.numerator, answer.denominator),
        warnings=warnings(answer, language),
        stale=bool(answer.stale()),
        stale_age=stale_age(answer, language),
        doubtful=None in answer.ledger_days.values(),
        ledgers=ledger_line(answer, language),
        parameters=parameter_line(answer, language),
        parts=parts,
        picture=_bars(picture, parts=parts),
        titles=[
            subject_title(question.subject, language),
            *(column.title.say(language) for column in question.columns),
        ],
        rows=[[cell_text(row[name], language) for name in names] for row in answer.rows[:held]],
        masked=question.subject == "member" or any(column.sensitive for column in question.columns),
        other_bases=[
            (another_basis(other, language), numbers(other, language)) for other in other_bases
        ],
    )


def _is_numeric(values: Sequence[object]) -> bool:
    there = [value for value in values if value is not None]
    return bool(there) and all(
        isinstance(value, int | float) and not isinstance(value, bool) for value in there
    )


def _bars(picture: Sequence[Mapping[str, object]], *, parts: bool) -> list[PictureRow]:
    everything = sum(int(str(row["listed"])) for row in picture)
    bars = []
    for row in picture:
        listed, total = int(str(row["listed"])), int(str(row["total"]))
        of = everything if parts else total
        bars.append(
            PictureRow(str(row["label"] or "—"), listed, of, share(listed, of), width(listed, of))
        )
    return bars
