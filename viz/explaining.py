"""An explanation as a document: why a question lists a subject or does not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph.explaining import Explanation, Reason
from graph.facts import About, Fact
from graph.language import Language
from viz.masking import mask_numbers, without_numbers
from viz.sources import source_json
from viz.tables import answer_json
from viz.who import who_json

_SAME = ("id", "title", "meaning", "basis", "asOf", "scope", "parameters")
"""What stands in it as in the document of an answer."""


def explanation_json(found: Explanation, language: Language = "zh") -> dict[str, Any]:
    """Return the document of ``ask --explain --format json``; numbers are masked, names are not."""
    told = answer_json(without_numbers(replace(found.answer)), language)
    return {
        **{
            name: told[name]
            for name in ("id", "title", "meaning", "basis", "asOf", "scope", "parameters")
        },
        "subjectKind": found.subject_kind,
        "subjectKey": found.subject_key,
        "subject": found.subject,
        "counted": found.counted,
        "listed": found.listed,
        "steps": [_reason(one, language) for one in found.reasons],
        "columns": told["columns"],
        "rows": told["rows"],
        "facts": [fact for thing in found.things for fact in _facts(thing, language)],
        "who": who_json(found.who, language) if found.who else None,
        "ledgerDays": told["ledgerDays"],
        "loading": told["loading"],
    }


def _reason(one: Reason, language: Language) -> dict[str, Any]:
    return {
        "text": one.told.say(language),
        "holds": one.holds,
        "sources": [source_json(source) for source in one.sources],
    }


def _facts(thing: About, language: Language) -> list[dict[str, Any]]:
    return [_fact(thing, fact, language) for fact in thing.facts]


def _fact(thing: About, fact: Fact, language: Language) -> dict[str, Any]:
    return {
        "of": thing.subject,
        "title": fact.title.say(language),
        "value": mask_numbers(fact.value),
        "since": fact.since.isoformat() if fact.since else None,
        "source": source_json(fact.source) if fact.source else None,
    }
