"""The first lines of a report: the answer in a sentence, the chain step by step, the doubts."""

from __future__ import annotations

from dataclasses import dataclass

from graph.language import Language
from graph.overview import Overview
from viz.cells import share, width
from viz.ledgers import CHAIN, LedgerAge, ages, shown_ledgers
from viz.notes import dated, doubts
from viz.wording import say


@dataclass(frozen=True)
class Sentence:
    """The answer: what is said before the number of the gap, the number, and after it."""

    before: str
    gap: str = ""
    after: str = ""
    below: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole sentence."""
        return f"{self.before}{self.gap}{self.after}"


@dataclass(frozen=True)
class Step:
    """One step of the chain.

    Attributes:
        title: what the households kept have.
        kept: how many are left.
        rate: of all occupied.
        kept_width: in percent of the bar.
        lost: how many broke off here; 0 for the first step.
        lost_width: in percent of the bar.
        why: why they broke off.
        question: the question that lists them; empty if it was not asked.
    """

    title: str
    kept: int
    rate: str
    kept_width: float
    lost: int
    lost_width: float
    why: str
    question: str


def answer_sentence(overview: Overview, language: Language) -> Sentence:
    """Return how many households are occupied and how many nobody answers for."""
    whole = overview.whole
    if whole.occupied == 0:
        missing = any(ledger.missing for ledger in _chain(overview) if ledger.ledger == "residents")
        return Sentence(
            say("answer_no_ledger" if missing else "answer_none", language),
            below=(say("next_load" if missing else "next_scope", language),),
        )
    gap = whole.occupied - whole.covered
    counted = {
        "occupied": whole.occupied,
        "covered": whole.covered,
        "gap": gap,
        "l1": whole.l1,
        "l0": whole.l0,
        "rate": share(whole.covered, whole.occupied),
    }
    before = say("answer_occupied", language, **counted)
    total = say("answer_sum", language, **counted)
    if gap == 0:
        return Sentence(f"{before}{say('answer_all', language)}", below=(total,))
    return Sentence(
        before,
        say("answer_gap", language, **counted),
        say("answer_gap_after", language),
        (total, say("answer_parts", language, **counted)),
    )


def steps(overview: Overview, language: Language) -> list[Step]:
    """Return the chain from all occupied households to those contacted, each step in the last."""
    whole, days = overview.whole, overview.contact_days
    counts = (
        ("occupied", whole.occupied, ""),
        ("taken", whole.taken, "G04"),
        ("covered", whole.taken_covered, "G01"),
        ("whole", whole.taken_covered_whole, "G07"),
        ("contacted", whole.all_steps, "G02"),
    )
    found: list[Step] = []
    for name, kept, question in counts:
        lost = found[-1].kept - kept if found else 0
        found.append(
            Step(
                title=say(f"step_{name}", language, days=days),
                kept=kept,
                rate=share(kept, whole.occupied),
                kept_width=width(kept, whole.occupied),
                lost=lost,
                lost_width=width(lost, whole.occupied),
                why=say(f"why_{name}", language, days=days),
                question=question if question in overview.answers else "",
            )
        )
    return found


def reconciliation(overview: Overview, language: Language) -> str:
    """Say why the last step of the chain and level L3 differ."""
    whole = overview.whole
    rest = whole.l3 - whole.all_steps
    return say(
        "reconciled" if rest else "reconciled_equal",
        language,
        all_steps=whole.all_steps,
        l3=whole.l3,
        rest=rest,
        days=overview.contact_days,
    )


def chain_stale(overview: Overview) -> bool:
    """A ledger that chain and levels rest on is too old."""
    return any(ledger.stale for ledger in _chain(overview))


def chain_age(overview: Overview, language: Language) -> str:
    """The stale ledgers of chain and levels with day and age, to stand beside a number; or ''."""
    return dated([ledger for ledger in _chain(overview) if ledger.stale], language)


def chain_warnings(overview: Overview, language: Language) -> list[str]:
    """What makes chain and levels doubtful: missing ledgers, stale ones, a load under way."""
    return doubts(_chain(overview), language, loading=overview.standing.loading)


def all_warnings(overview: Overview, language: Language) -> list[str]:
    """The same for every ledger the report tells of."""
    return doubts(shown_ledgers(overview), language, loading=overview.standing.loading)


def _chain(overview: Overview) -> list[LedgerAge]:
    return ages(overview.standing, CHAIN, overview.as_of)
