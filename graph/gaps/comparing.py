"""Two days side by side: which gaps were filled between them, which opened, which are still there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.asking import Standing
from graph.catalogue import Question
from graph.engines import Graph
from graph.gaps.listing import Gap, Listing, every_question, listings, still_there
from graph.scope import Scope, scope_of


@dataclass(frozen=True)
class Moved:
    """A gap that is listed on one of two days only.

    Attributes:
        gap: as it was listed.
        subject_there: its subject is there on the other day: it was filled, or opened, of a thing that
            stayed. Otherwise the thing itself is gone, or new.
    """

    gap: Gap
    subject_there: bool


@dataclass(frozen=True)
class Difference:
    """One question on two days.

    Attributes:
        question: which one.
        before: on the first day.
        after: on the second.
        filled: listed on the first day and not on the second.
        opened: listed on the second day and not on the first.
        still: how many are listed on both.
    """

    question: Question
    before: Listing
    after: Listing
    filled: list[Moved] = field(default_factory=list)
    opened: list[Moved] = field(default_factory=list)
    still: int = 0

    @property
    def comparable(self) -> bool:
        """Every ledger it rests on and that there is on the second day was there on the first.

        Otherwise what opened was not known before, and says nothing.
        """
        return not any(
            day is not None and self.before.ledger_days.get(ledger) is None
            for ledger, day in self.after.ledger_days.items()
        )


@dataclass(frozen=True)
class Comparison:
    """Every question on two days, the first not after the second."""

    first: date
    second: date
    scope: Scope
    differences: list[Difference]
    loading: bool


def compare(
    graph: Graph,
    first: date,
    second: date,
    *,
    scope: Scope,
    rules: Mapping[str, str],
    standing: Standing,
    only: Iterable[str] = (),
) -> Comparison:
    """Ask every question on both days.

    Args:
        graph: the open database.
        first: the earlier day.
        second: the later day.
        scope: the part asked about; resolved anew for each of the days.
        rules: the deployment's rule parameters.
        standing: the ledgers there are.
        only: ids of questions; none: all.
    """
    wanted = every_question(only)
    parts = {
        day: scope_of(graph, scope.kind, scope.name, scope.key, day) for day in (first, second)
    }
    asked = [(one, day, parts[day]) for one in wanted for day in (first, second)]
    found = listings(graph, asked, rules=rules, standing=standing)
    pairs = list(zip(found[::2], found[1::2], strict=True))
    gone = [_only(before, after) for before, after in pairs]
    new = [_only(after, before) for before, after in pairs]
    there_second = still_there(graph, (gap.key for gaps in gone for gap in gaps), second)
    there_first = still_there(graph, (gap.key for gaps in new for gap in gaps), first)
    differences = [
        Difference(
            before.question,
            before,
            after,
            [Moved(gap, gap.key in there_second) for gap in filled],
            [Moved(gap, gap.key in there_first) for gap in opened],
            sum(1 for id_ in before.gaps if id_ in after.gaps),
        )
        for (before, after), filled, opened in zip(pairs, gone, new, strict=True)
    ]
    return Comparison(first, second, scope, differences, standing.loading)


def _only(one: Listing, other: Listing) -> list[Gap]:
    return [gap for id_, gap in one.gaps.items() if id_ not in other.gaps]


def day_before(standing: Standing, as_of: date) -> date | None:
    """The ledger day before the last one that is not after a day; ``None`` without one."""
    every = sorted({day for days in standing.days.values() for day in days if day <= as_of})
    return every[-2] if len(every) > 1 else None
