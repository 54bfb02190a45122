"""Are wrong questions caught? Wrong copies of every query of every question, against the oracle.

    python -m tests.proof.mutations

A wrong copy is *caught* when on some day of some random street it lists or counts something else than the
oracle; the right one is asked along and must never be. Of every query one at least must be caught. Those
that no street told apart are either explained (``tests.proof.explained``) or listed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from graph.catalogue import questions
from tests.oracle.questions import BASES, Answer, OneDay, on_basis, random_parameters
from tests.oracle.rows import Street
from tests.oracle.runner import Ask
from tests.oracle.scope import Scope
from tests.oracle.streets import random_day, random_scope, random_street, turning_days
from tests.proof.corners import CORNERS
from tests.proof.corners.corner import Corner
from tests.proof.explained import EXPLANATIONS, Explanation, explanation_of
from tests.proof.mutants import RIGHT, Mutant, mutants, right
from tests.proof.product import Loaded, details, open_product


@dataclass(frozen=True)
class Round:
    """Streets of one kind and how they are asked about.

    Attributes:
        streets: how many.
        days: on how many days each is asked about as a whole, on each basis.
        parts: about how many parts of it.
        restless: all have whole sheets and more changes, and are asked on the days on which something
            may begin or end.
    """

    streets: int
    days: int = 0
    parts: int = 0
    restless: bool = False

    def street(self, seed: int) -> Street:
        """One of them; of those that are not restless every other one has whole sheets."""
        return random_street(seed, whole=self.restless or seed % 2 == 0, restless=self.restless)

    def name(self, seed: int) -> str:
        """``restless street 3``."""
        return f"{'restless ' if self.restless else ''}street {seed}"

    def asked(self, alive: Sequence[Mutant]) -> list[Mutant]:
        """The copies that are asked: about parts only what a part can tell, for each has queries of its own."""
        return [one for one in alive if not self.parts or one.fault in TOLD_BY_PARTS]


def rounds(restless: int) -> tuple[Round, ...]:
    """What a run asks about, so many restless streets among it."""
    return (
        Round(streets=2, days=8),
        Round(streets=restless, days=60, restless=True),
        Round(streets=6, parts=8),
    )


TOLD_BY_PARTS = (RIGHT, "forgets the scope", "takes or for and")

RESTLESS = 14
"""How many restless streets there are unless said otherwise: the run takes some half an hour."""

Asks = Sequence[tuple[Ask, Answer]]
When = tuple[date, Scope | None, Callable[[str, int], dict[str, int]]]
"""A day, a part of the street, and the parameters of a question on one of its bases."""

FEW = Round(streets=1, days=1, parts=2)
"""How a street is asked about where a few asks must do."""


def caught(product: Loaded, alive: Sequence[Mutant], seed: int) -> set[Mutant]:
    """Those of the wrong copies that one random street tells from the oracle, by a few asks."""
    street = random_street(seed)
    product.load(street)
    return _told_apart_by(product, alive, street, _when(FEW, street, seed))


def _told_apart(product: Loaded, alive: Sequence[Mutant], asks: Asks) -> set[Mutant]:
    """Those of the wrong copies of a question that answer any ask otherwise than the oracle."""
    gone: set[Mutant] = set()
    for ask, oracle in asks:
        mine = [one for one in alive if one not in gone]
        found = product.sections(ask, [(one.question, one.section) for one in mine])
        gone |= {one for one, rows in zip(mine, found, strict=True) if _differ(oracle, one, rows)}
    return gone


def _differ(oracle: Answer, mutant: Mutant, rows: list[dict[str, Any]]) -> bool:
    if mutant.section != "rows":
        return bool(rows[0][mutant.section] != getattr(oracle, mutant.section))
    if oracle.subjects != frozenset(row["subject"] for row in rows):
        return True
    told = details(mutant.question.id, rows)
    return told is not None and told != oracle.details


@dataclass
class Found:
    """What a run found.

    Attributes:
        alive: the copies that no street told from the oracle.
        disagreeing: right copies that a street did tell from it, with the street.
        untrue: explanations that do not hold of a street, with the street.
    """

    alive: list[Mutant]
    disagreeing: list[tuple[Mutant, str]] = field(default_factory=list)
    untrue: list[tuple[Explanation, str]] = field(default_factory=list)


def run(product: Loaded, copies: Sequence[Mutant], plans: Sequence[Round], seed: int) -> Found:
    """Ask right and wrong copies about all streets; a copy that was told apart is asked no more."""
    found = Found(list(copies))
    for id_, corners in CORNERS.items():
        for corner in corners:
            mine = [one for one in found.alive if one.question.id == id_]
            if mine:
                product.load(corner.street)
                _strike(product, found, told_apart_in(product, mine, corner), corner.clause)
    for plan in plans:
        for number in range(seed, seed + plan.streets):
            street, name = plan.street(number), plan.name(number)
            product.load(street)
            when = _when(plan, street, number)
            gone = _told_apart_by(product, plan.asked(found.alive), street, when)
            _strike(product, found, gone, name)
    return found


def _strike(product: Loaded, found: Found, gone: set[Mutant], name: str) -> None:
    """Note what the loaded street of this name has told apart, and of which explanations it is not so."""
    found.untrue += [
        (why, name) for why in EXPLANATIONS if product.graph.read(why.never)[0]["found"]
    ]
    found.disagreeing += [(one, name) for one in gone if one.fault == RIGHT]
    found.alive = [one for one in found.alive if one not in gone]
    sys.stderr.write(f"{name}: {len(found.alive)} left\n")


def told_apart_in(product: Loaded, copies: Sequence[Mutant], corner: Corner) -> set[Mutant]:
    """Those copies of its question that a loaded corner tells from the oracle on some day, on any basis."""

    def parameters(id_: str, basis: int) -> dict[str, int]:
        return {**on_basis(id_, basis), **corner.parameters}

    when = ((day, None, parameters) for day in corner.days)
    return _told_apart_by(product, copies, corner.street, when)


def _when(plan: Round, street: Street, seed: int) -> Iterator[When]:
    """How a street is asked: on which days, about which parts, with random parameters."""
    chance = Random(seed)
    days = [random_day(chance, street) for _ in range(plan.days)]
    if plan.restless:
        days = turning_days(chance, street, plan.days)
    asked: list[tuple[date, Scope | None]] = [(day, None) for day in days]
    asked += [(random_day(chance, street), random_scope(chance, street)) for _ in range(plan.parts)]
    for day, scope in asked:
        yield day, scope, partial(random_parameters, Random(f"{seed} {day}"))


def _told_apart_by(
    product: Loaded, copies: Sequence[Mutant], street: Street, when: Iterable[When]
) -> set[Mutant]:
    """Those of the copies that a loaded street tells from the oracle, each asked on all its bases."""
    gone: set[Mutant] = set()
    for day, scope, parameters in when:
        oracle = OneDay(street, day)
        alive = [one for one in copies if one not in gone]
        for id_ in dict.fromkeys(one.question.id for one in alive):
            mine = [one for one in alive if one.question.id == id_]
            chosen = [parameters(id_, basis) for basis in range(1, BASES.get(id_, 1) + 1)]
            asks = [
                (Ask(id_, day, scope, some), oracle.answer(id_, scope, some)) for some in chosen
            ]
            gone |= _told_apart(product, mine, asks)
    return gone


def wrong_copies(ids: Sequence[str] = ()) -> list[Mutant]:
    """Every wrong copy of these questions, of every question where none is named."""
    return [
        mutant
        for id_, question in questions().items()
        if not ids or id_ in ids
        for mutant in mutants(question)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many wrong copies of each query were caught, and why those are not that were not.

    1 if of any query none was, if a right one disagreed with the oracle, or if an explanation does not hold.
    """
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.proof.mutations")
    parser.add_argument("--streets", type=int, default=RESTLESS, help="how many restless streets")
    parser.add_argument("--seed", type=int, default=1, help="of the first street")
    parser.add_argument("--questions", nargs="*", default=[], help="ids; all unless given")
    parser.add_argument("--left", type=Path, help="only what this printed log of a run has left")
    parser.add_argument("--corners", action="store_true", help="only streets written by hand")
    options = parser.parse_args(arguments)
    copies = wrong_copies(options.questions)
    if options.left is not None:
        left_before = {line.strip() for line in options.left.read_text("utf-8").splitlines()}
        copies = [one for one in copies if str(one) in left_before]
    asked = {one.question.id for one in copies}
    rights = [one for id_ in questions() if id_ in asked for one in right(questions()[id_])]
    plans = () if options.corners else rounds(options.streets)
    with open_product("embedded") as product:
        found = run(product, [*copies, *rights], plans, options.seed)
    left = [one for one in found.alive if one.fault != RIGHT]
    sys.stdout.write(f"{sum(plan.streets for plan in plans)} streets from {options.seed}\n")
    faults = [
        *(f"{one.query} disagrees with the oracle in {where}" for one, where in found.disagreeing),
        *(f"not so in {where}: {why.reason}" for why, where in found.untrue),
        *_unfounded(copies, left, all_asked=not (options.questions or options.left)),
    ]
    made, survived = (Counter(one.query for one in some) for some in (copies, left))
    if options.left is None:
        faults += [f"no copy of {one} is caught" for one in made if survived[one] == made[one]]
    for line in [*_table(copies, left), *_survivors(left), *faults]:
        sys.stdout.write(f"{line}\n")
    return int(bool(faults))


def _table(copies: Sequence[Mutant], left: Sequence[Mutant]) -> Iterator[str]:
    alike = Counter(one.query for one in left if explanation_of(one) is not None)
    made, survived = (Counter(one.query for one in some) for some in (copies, left))
    yield "query            wrong copies  caught  explained  left"
    for query, number in [*made.items(), ("in all", len(copies))]:
        kept = survived[query] if query in made else len(left)
        why = alike[query] if query in made else sum(alike.values())
        yield f"{query:<15}  {number:>12}  {number - kept:>6}  {why:>9}  {kept - why:>4}"


def _survivors(left: Sequence[Mutant]) -> Iterator[str]:
    yield "they answer as the right one, whatever was loaded:"
    for why, number in Counter(map(explanation_of, left)).most_common():
        if why is not None:
            yield f"  {number:>4}  {why.reason}"
    unexplained = [one for one in left if explanation_of(one) is None]
    yield "not told apart by these streets, by what is wrong with them:"
    for fault, number in Counter(one.fault for one in unexplained).most_common():
        yield f"  {number:>4}  {fault}"
    yield from (f"  {one}" for one in unexplained)


def _unfounded(
    copies: Sequence[Mutant], left: Sequence[Mutant], *, all_asked: bool
) -> Iterator[str]:
    """Explanations of nothing, and of copies that were caught."""
    alive = set(left)
    explained = [(one, explanation_of(one)) for one in copies]
    for one, why in explained:
        if why is not None and one not in alive:
            yield f"caught, though explained ({why.reason}): {one}"
    if all_asked:
        used = {why for _, why in explained}
        yield from (f"explains nothing: {why.reason}" for why in EXPLANATIONS if why not in used)


if __name__ == "__main__":
    sys.exit(main())
