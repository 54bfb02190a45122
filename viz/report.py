"""The report as one self-contained page: the answer first, then where it breaks and who can act.

The page asks nothing of the network (a Content-Security-Policy by hashes says so to the browser),
is complete without its script, and prints as a paper for a meeting. Persons are masked.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from graph.language import Language
from graph.overview import Overview, Reach
from viz.cells import share, width
from viz.chain import (
    all_warnings,
    answer_sentence,
    chain_age,
    chain_stale,
    chain_warnings,
    reconciliation,
    steps,
)
from viz.ledgers import shown_ledgers
from viz.lists import question_views
from viz.masking import mask
from viz.pages import rendered, script_of
from viz.palette import LEVELS, Level
from viz.since import SHOWN, largest, not_comparable
from viz.wording import say
from viz.worst import old_ledgers, worst

_LEGIBLE = 18.0
"""Percent of a bar from which a count of five digits can be written into it."""

_FITS_A_SHEET = 12
"""Communities that fit on the first printed sheet beside everything else."""


@dataclass(frozen=True)
class _Part:
    level: Level
    count: int
    start: float
    width: float
    legible: bool


@dataclass(frozen=True)
class _Community:
    reach: Reach
    name: str
    rate: str
    without: int
    parts: list[_Part]
    whole: bool


def report_page(overview: Overview, language: Language = "zh") -> str:
    """Return the report of a day and scope as an HTML document.

    Args:
        overview: what was asked and answered; names are masked here.
        language: of everything that is not a ledger's own word.
    """
    answers = {id_: mask(answer) for id_, answer in overview.answers.items()}
    acts = worst(answers, language)
    changes = largest(overview.since) if overview.since else []
    return rendered(
        "report.html",
        style="report.css",
        script=script_of("report.js"),
        overview=overview,
        answers=answers,
        language=language,
        say=partial(say, language=language),
        share=share,
        sentence=answer_sentence(overview, language),
        steps=steps(overview, language),
        reconciliation=reconciliation(overview, language),
        all_doubts=all_warnings(overview, language),
        doubts=chain_warnings(overview, language),
        stale=chain_stale(overview),
        stale_after=overview.standing.stale_after,
        communities=_communities(overview, language),
        fits=len(overview.communities) <= _FITS_A_SHEET,
        levels=LEVELS,
        acts=acts,
        acts_age=old_ledgers(acts, language),
        since=overview.since,
        changes=changes[:SHOWN],
        left=len(changes) - SHOWN if len(changes) > SHOWN else 0,
        apart=not_comparable(overview),
        stale_text=chain_age(overview, language),
        ledgers=shown_ledgers(overview),
        questions=question_views(answers, overview.pictures, overview.other_bases, language),
    )


def _communities(overview: Overview, language: Language) -> list[_Community]:
    """The communities in their official order, and the whole as the last line."""
    if not overview.communities:
        return []
    return [
        *(_community(reach, reach.name, whole=False) for reach in overview.communities),
        _community(overview.whole, say("total", language), whole=True),
    ]


def _community(reach: Reach, name: str, *, whole: bool) -> _Community:
    counts: list[int] = [getattr(reach, level.name) for level in LEVELS]
    starts = accumulate(counts, initial=0)
    parts = []
    for level, count, start in zip(LEVELS, counts, starts, strict=False):
        wide = width(count, reach.occupied)
        parts.append(
            _Part(
                level,
                count,
                width(start, reach.occupied),
                wide,
                level.glyph is not None and wide >= _LEGIBLE,
            )
        )
    return _Community(
        reach,
        name,
        share(reach.covered, reach.occupied),
        reach.occupied - reach.covered,
        parts,
        whole,
    )
