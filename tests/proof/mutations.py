"""Are wrong questions caught? Wrong copies of every query of every question, against the oracle.

    python -m tests.proof.mutations --streets 16

A wrong copy is *caught* when on some random street it lists or counts something else than the oracle. Of
every query one at least must be; those that no street told apart are listed, since some of them are
wrong only in streets that are not among these, and some not at all.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any

from graph.catalogue import questions
from tests.oracle.questions import BASES, Answer, answers, random_parameters
from tests.oracle.rows import Street
from tests.oracle.runner import Ask
from tests.oracle.streets import random_day, random_scope, random_street
from tests.proof.mutants import Mutant, mutants
from tests.proof.product import Loaded, details, open_product

DAYS, PARTS = 12, 4
"""On how many days a street is asked about as a whole, on each basis, and about how many parts of it."""

ASKED_IN_PARTS = 6
"""Of how many streets parts are asked about."""

FEW_DAYS, FEW_PARTS = 1, 2
"""The same where a few asks must do."""

Asks = Sequence[tuple[Ask, Answer]]


def caught(product: Loaded, alive: Sequence[Mutant], seed: int) -> set[Mutant]:
    """Those of the wrong copies that one random street tells from the oracle, by a few asks."""
    return _caught(product, alive, random_street(seed), seed, FEW_DAYS, FEW_PARTS)


def _caught(
    product: Loaded, alive: Sequence[Mutant], street: Street, seed: int, days: int, parts: int
) -> set[Mutant]:
    product.load(street)
    gone: set[Mutant] = set()
    for id_ in dict.fromkeys(one.question.id for one in alive):
        mine = [one for one in alive if one.question.id == id_]
        gone |= _told_apart(product, mine, _asks(id_, street, seed, days, parts))
    return gone


def _asks(id_: str, street: Street, seed: int, days: int, parts: int) -> Asks:
    """The question about the whole street and about parts of it, each time on a day of its own."""
    chance, asks = Random(seed), []
    for basis in range(1, BASES.get(id_, 1) + 1):
        for number in range(days + parts):
            scope = random_scope(chance, street) if number >= days else None
            day, parameters = random_day(chance, street), random_parameters(chance, id_, basis)
            oracle = answers(id_, street, day, scope, parameters)
            asks.append((Ask(id_, day, scope, parameters), oracle))
    return asks


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


def survivors(
    product: Loaded, alive: Sequence[Mutant], streets: int, seed: int
) -> Sequence[Mutant]:
    """Those of the wrong copies that no street caught.

    The whole of all streets before any part of them: the engine takes far longer to understand a query that
    it has not met than to answer one that it has, and every kind of part has queries of its own.
    """
    for days, parts, most in ((DAYS, 0, streets), (0, PARTS, ASKED_IN_PARTS)):
        for number in range(seed, seed + min(streets, most)):
            # Every other street has whole sheets: without them nothing but a relation ends.
            street = random_street(number, whole=number % 2 == 0)
            gone = _caught(product, alive, street, number, days, parts)
            alive = [one for one in alive if one not in gone]
            sys.stderr.write(f"street {number}: {len(alive)} wrong copies left\n")
    return alive


def wrong_copies(ids: Sequence[str] = ()) -> list[Mutant]:
    """Every wrong copy of these questions, of every question where none is named."""
    return [
        mutant
        for id_, question in questions().items()
        if not ids or id_ in ids
        for mutant in mutants(question)
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print how many wrong copies of each query were caught; 1 if of any query none was."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.proof.mutations")
    parser.add_argument("--streets", type=int, default=16, help="how many random streets")
    parser.add_argument("--seed", type=int, default=1, help="of the first street")
    parser.add_argument("--questions", nargs="*", default=[], help="ids; all unless given")
    options = parser.parse_args(arguments)
    copies = wrong_copies(options.questions)
    made = Counter(mutant.query for mutant in copies)
    with open_product("embedded") as product:
        left = survivors(product, copies, options.streets, options.seed)
    survived = Counter(mutant.query for mutant in left)
    sys.stdout.write(f"{options.streets} streets from {options.seed}\n")
    sys.stdout.write("query            wrong copies  caught\n")
    for query, number in made.items():
        sys.stdout.write(f"{query:<15}  {number:>12}  {number - survived[query]:>6}\n")
    sys.stdout.write("not told apart by these streets:\n")
    for mutant in left:
        sys.stdout.write(f"  {mutant}\n")
    return int(any(survived[query] == number for query, number in made.items()))


if __name__ == "__main__":
    sys.exit(main())
