"""The ledger rows behind an answer, as a program reads them and as a person does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.asking import Answer
from graph.language import Language
from graph.ledgers import TITLES
from graph.sources import Source
from viz.wording import say

SOURCES = "sources"
"""Name of the column that holds them, last in every row, where they were asked for."""


def sources_of(answer: Answer, row: dict[str, Any]) -> Sequence[Source]:
    """The ledger rows behind one row of an answer; none where they were not asked for."""
    return (answer.sources or {}).get(row["subjectKey"], ())


def source_json(source: Source) -> dict[str, Any]:
    """One ledger row for a program."""
    return {
        "ledger": source.ledger,
        "file": source.file,
        "sheet": source.sheet,
        "row": source.row,
        "day": source.day.isoformat(),
        "version": source.version,
        "sha256": source.sha256,
    }


def place_text(source: Source, language: Language) -> str:
    """Where a row stands: ``住户.xlsx · 一组 第 3 行``."""
    place = " · ".join(part for part in (source.file, source.sheet) if part)
    return say("source_row", language, place=place, row=source.row)


def source_text(source: Source, language: Language) -> str:
    """One ledger row for a person: ledger, place, as-of day and program version."""
    title = TITLES[source.ledger].say(language) if source.ledger in TITLES else source.ledger
    return say(
        "source_told",
        language,
        ledger=title,
        place=place_text(source, language),
        day=source.day,
        version=source.version,
    )


def sources_text(sources: Sequence[Source], language: Language) -> str:
    """Several ledger rows in one cell."""
    return say("semicolon", language).join(source_text(one, language) for one in sources)
