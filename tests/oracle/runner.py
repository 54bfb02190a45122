"""Compares a product with the oracle on one street."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from tests.oracle.questions import Answer, OneDay
from tests.oracle.rows import Street, drawn
from tests.oracle.scope import Scope


@dataclass(frozen=True)
class Ask:
    """One question as it is put to both sides."""

    question: str
    as_of: date
    scope: Scope | None = None
    parameters: Mapping[str, int] = field(default_factory=dict)

    def __str__(self) -> str:
        """``G09 basis=2 on 2018-10-01 in area 锦绣苑``."""
        chosen = "".join(f" {name}={value}" for name, value in self.parameters.items())
        place = f" in {self.scope.kind} {self.scope.name}" if self.scope else ""
        return f"{self.question}{chosen} on {self.as_of}{place}"


class Refused(Exception):
    """The product refused a street or could not answer: nothing to compare."""


class Product(Protocol):
    """Whatever is judged by the oracle."""

    def answer(self, street: Street, asks: Sequence[Ask]) -> Sequence[Answer]:
        """Load a street into an empty database and answer the questions, in their order.

        Raises:
            Refused: if a row or cell of the street was refused, or a question failed.
        """


@dataclass(frozen=True)
class Disagreement:
    """Where oracle and product say different things.

    Attributes:
        street: the sheets.
        ask: the question.
        expected: what the oracle says.
        found: what the product says; a sentence if it refused.
    """

    street: Street
    ask: Ask
    expected: Answer
    found: Answer | str

    @property
    def kind(self) -> str:
        """``refused`` or ``differs``; shrinking never turns one into the other."""
        return "refused" if isinstance(self.found, str) else "differs"

    def report(self) -> str:
        """The disagreement and the street, readable and ready to be pasted into a test."""
        lines = [f"{self.ask}: {self.kind}", *self._differences(), ""]
        return "\n".join(lines) + "\n" + drawn(self.street)

    def _differences(self) -> list[str]:
        if isinstance(self.found, str):
            return [f"  product: {self.found}"]
        lines = [
            f"  oracle : {self.expected.numerator} of {self.expected.denominator}",
            f"  product: {self.found.numerator} of {self.found.denominator}",
        ]
        missing = sorted(self.expected.subjects - self.found.subjects)
        extra = sorted(self.found.subjects - self.expected.subjects)
        lines += [f"  only the oracle lists   {subject}" for subject in missing]
        lines += [f"  only the product lists  {subject}" for subject in extra]
        if self.expected.details is not None and self.found.details is not None:
            for subject in sorted(self.expected.subjects & self.found.subjects):
                says = sorted(self.expected.details.get(subject, frozenset()))
                said = sorted(self.found.details.get(subject, frozenset()))
                if says != said:
                    lines.append(f"  {subject}: oracle {says}, product {said}")
        return lines


def compare(street: Street, ask: Ask, product: Product) -> Disagreement | None:
    """Ask both sides one question.

    Returns:
        None if they agree in numerator, denominator, subjects and details.
    """
    return next(iter(compare_all(street, [ask], product)), None)


def expected_of(street: Street, asks: Sequence[Ask]) -> list[Answer]:
    """What the oracle says to several questions about one street, looking at each day once."""
    days = {day: OneDay(street, day) for day in {ask.as_of for ask in asks}}
    return [days[ask.as_of].answer(ask.question, ask.scope, ask.parameters) for ask in asks]


def compare_all(street: Street, asks: Sequence[Ask], product: Product) -> list[Disagreement]:
    """Ask both sides several questions about one street, which the product loads once."""
    return compare_with(expected_of(street, asks), street, asks, product)


def compare_with(
    expected: Sequence[Answer], street: Street, asks: Sequence[Ask], product: Product
) -> list[Disagreement]:
    """Ask the product what the oracle has answered already."""
    try:
        found = product.answer(street, asks)
    except Refused as refusal:
        return [Disagreement(street, asks[0], expected[0], str(refusal))]
    return [
        Disagreement(street, ask, oracle, other)
        for ask, oracle, other in zip(asks, expected, found, strict=True)
        if not _agree(oracle, other)
    ]


def _agree(oracle: Answer, other: Answer) -> bool:
    same_details = other.details is None or other.details == oracle.details
    return same_details and (oracle.numerator, oracle.denominator, oracle.subjects) == (
        other.numerator,
        other.denominator,
        other.subjects,
    )
