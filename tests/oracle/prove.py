"""Asks oracle and product the same questions about many random streets.

    python -m tests.oracle.prove --streets 200 --engine embedded --seed 1

The product is reached through an adapter: a module with
``open_product(engine: str) -> ContextManager[Product]``.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import TextIO, cast

from tests.oracle.questions import BASES, CATALOGUE, UNPLACED, Answer, random_parameters
from tests.oracle.rows import Street
from tests.oracle.runner import Ask, Disagreement, Product, compare_with, expected_of
from tests.oracle.scope import Scope
from tests.oracle.shrink import shrink
from tests.oracle.streets import random_day, random_scope, random_street

OpenProduct = Callable[[str], AbstractContextManager[Product]]


@dataclass
class Tally:
    """What a proof has seen, by question.

    Attributes:
        asked: how often it was asked.
        telling: how often the oracle's answer was neither nobody nor everybody.
        disagreed: how often the product said something else.
    """

    asked: Counter[str] = field(default_factory=Counter)
    telling: Counter[str] = field(default_factory=Counter)
    disagreed: Counter[str] = field(default_factory=Counter)

    def note(self, asks: Sequence[Ask], expected: Sequence[Answer]) -> None:
        """Count what the oracle answered."""
        for ask, oracle in zip(asks, expected, strict=True):
            self.asked[ask.question] += 1
            self.telling[ask.question] += 0 < oracle.numerator < oracle.denominator

    def lines(self) -> Iterator[str]:
        """A table, a line for each question."""
        yield "question  asked  telling  disagreed"
        for question in sorted(self.asked):
            counts = (self.asked[question], self.telling[question], self.disagreed[question])
            yield f"{question:<8}  {counts[0]:>5}  {counts[1]:>7}  {counts[2]:>9}"


def random_asks(seed: int, street: Street, questions: Sequence[str]) -> list[Ask]:
    """Each question once on each of its bases, every time on a day and for a scope of its own."""
    chance = Random(seed)
    return [
        Ask(
            question,
            random_day(chance, street),
            _scope(chance, seed, street, question),
            random_parameters(chance, question, basis),
        )
        for question in questions
        for basis in range(1, BASES.get(question, 1) + 1)
    ]


def _scope(chance: Random, seed: int, street: Street, question: str) -> Scope | None:
    """A scope; what lies in none is asked of the whole street, but for every fifth."""
    scope = random_scope(chance, street)
    return None if question in UNPLACED and seed % 5 else scope


def asks_of_all_days(
    seed: int, street: Street, questions: Sequence[str], *, one_scope: bool = False
) -> list[Ask]:
    """Each question on the day of every sheet and on a day of its own, for one scope if wanted."""
    asks = random_asks(seed, street, questions)
    days = sorted({sheet.day for sheet in street})
    return asks + [
        replace(ask, as_of=day, scope=first.scope if one_scope else ask.scope)
        for number, day in enumerate(days, seed + 1)
        for first, ask in zip(asks, random_asks(number, street, questions), strict=True)
    ]


def prove(
    product: Product,
    streets: int,
    seed: int,
    questions: Sequence[str] = tuple(CATALOGUE),
    tally: Tally | None = None,
    *,
    whole: bool = False,
    one_scope: bool = False,
) -> Iterator[Disagreement]:
    """Compare on random streets.

    Args:
        product: what is judged.
        streets: how many streets.
        seed: of the first street; the following ones count up from it.
        questions: ids of the questions asked.
        tally: is added to, street by street.
        whole: streets have sheets that are declared whole, and are asked on the day of every sheet.
        one_scope: where a question is asked on many days, it is for one scope on all of them.

    Yields:
        Every disagreement, not shrunk.
    """
    tally = tally if tally is not None else Tally()
    for number in range(seed, seed + streets):
        street = random_street(number, whole=whole)
        asks = (
            asks_of_all_days(number, street, questions, one_scope=one_scope)
            if whole
            else random_asks(number, street, questions)
        )
        expected = expected_of(street, asks)
        tally.note(asks, expected)
        for disagreement in compare_with(expected, street, asks, product):
            tally.disagreed[disagreement.ask.question] += 1
            yield disagreement


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.oracle.prove")
    parser.add_argument("--streets", type=int, default=200, help="how many random streets")
    parser.add_argument("--seed", type=int, default=1, help="of the first street")
    parser.add_argument("--engine", default="embedded", help="passed to the adapter")
    parser.add_argument("--adapter", default="tests.oracle.adapter", help="module to import")
    parser.add_argument("--questions", nargs="*", default=list(CATALOGUE), help="ids")
    parser.add_argument("--stop-after", type=int, default=5, help="disagreements to shrink")
    parser.add_argument("--whole", action="store_true", help="with sheets declared whole")
    parser.add_argument("--log", type=Path, help="a file that gets the same lines")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a proof; 0 if everything agrees, 1 if not."""
    options = _options(arguments)
    opening = cast("OpenProduct", importlib.import_module(options.adapter).open_product)
    tally, shown = Tally(), 0
    outputs: list[TextIO] = [sys.stdout]
    if options.log:
        outputs.append(options.log.open("w", encoding="utf-8"))
    try:
        _say(outputs, f"engine {options.engine}, {options.streets} streets from {options.seed}")
        with opening(options.engine) as product:
            found = prove(
                product,
                options.streets,
                options.seed,
                options.questions,
                tally,
                whole=options.whole,
            )
            for disagreement in found:
                _say(outputs, shrink(disagreement, product).report())
                shown += 1
                if shown == options.stop_after:
                    _say(outputs, "stopped: enough disagreements")
                    break
    finally:
        # Even if it is stopped by hand: what has been asked until then is worth its minutes.
        for line in tally.lines():
            _say(outputs, line)
        for output in outputs[1:]:
            output.close()
    return 1 if shown else 0


def _say(outputs: Sequence[TextIO], line: str) -> None:
    for output in outputs:
        output.write(line + "\n")
        output.flush()


if __name__ == "__main__":
    sys.exit(main())
