"""Asking the graph for one thing, by the query files ``cypher/coverage/who_*.cypher``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from graph.asking import Standing
from graph.catalogue import shared_number
from graph.engines import Graph
from graph.errors import WrongUse
from graph.said import Saying
from graph.sources import read_sheets, source_at
from graph.terms import CYPHER, expand, parameters_of
from graph.who.parts import Step

Row = dict[str, Any]


@cache
def query(name: str) -> str:
    """Plain Cypher of one file."""
    return expand((CYPHER / "coverage" / f"who_{name}.cypher").read_text("utf-8"), "none")


def unknown() -> WrongUse:
    """Why nothing can be told of what the graph has never heard of."""
    return WrongUse("库里没有这个对象。", "There is no such thing in the graph.")


@dataclass(frozen=True)
class Asking:
    """One graph, one day, and the rule values: what every answer is made from."""

    graph: Graph
    as_of: date
    standing: Standing
    rules: Mapping[str, str]
    read_before: dict[str, object] = field(default_factory=dict, repr=False)

    def number(self, name: str) -> int:
        """A shared rule parameter: the deployment's value, else the default."""
        return shared_number(name, self.rules)

    def rows(self, *names: str, **given: object) -> list[list[Row]]:
        """The rows of several files, read in one transaction."""
        everything = {
            "asOf": self.as_of,
            "contactDays": self.number("contactDays"),
            "exemptAge": self.number("exemptAge"),
            **given,
        }
        return self.graph.read_many(
            [
                (query(name), {used: everything[used] for used in parameters_of(query(name))})
                for name in names
            ]
        )

    def one(self, name: str, **given: object) -> Row:
        """The first row of a file about a thing that must be there."""
        found = self.rows(name, **given)[0]
        if not found:
            raise unknown()
        return found[0]

    def absent(
        self, subject: str, start: date | None, end: date | None, *, heir: str = ""
    ) -> WrongUse:
        """Why nothing can be told of a thing on the day: it has ended, or is not there yet.

        Args:
            subject: what it is called.
            start: since when ledgers list it.
            end: from which day on they do not, if ever.
            heir: of an area, the name of the one that took it over.
        """
        day = self.as_of
        if end is None or day < end:
            return WrongUse(
                f"{subject} 在 {day} 那天不在台账里；台账自 {start} 起有它。",
                f"{subject} is in no ledger of {day}; they know it from {start}.",
            )
        return WrongUse(
            f"{subject} 自 {end} 起不在台账里了{f'，由{heir}接续，请查{heir}' if heir else ''}；"
            f"查以前的情况，请把日子选在 {end} 之前。",
            f"{subject} is in no ledger from {end} on{f'; {heir} took it over: ask that' if heir else ''}. "
            f"For how it was, choose a day before {end}.",
        )

    def sourced(self, steps: Sequence[Step]) -> tuple[Step, ...]:
        """The steps with file, sheet and row in the place of the graph's name of them."""
        named = {step.source.rpartition("#")[0] for step in steps if isinstance(step.source, str)}
        sheets = read_sheets(self.graph, named)
        return tuple(
            replace(step, source=source_at(step.source, sheets))
            if isinstance(step.source, str)
            else step
            for step in steps
        )

    def said_by(self, said: Sequence[str], *ledgers: str) -> str | None:
        """The row of one of the ledgers that spoke of a thing last, up to the day."""
        heard = [Saying.from_text(text) for text in said]
        mine = [one for one in heard if one.ledger in ledgers and not one.absent]
        earlier = [one for one in mine if one.days[0] <= self.as_of.isoformat()]
        last = max(earlier or mine, key=lambda one: one.days[-1], default=None)
        return last.source if last else None
