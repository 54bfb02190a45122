"""The rows of one answer as csv, ndjson, json and cells: the list behind a number, for programs.

Header names are those of interface.md ("ask --format json"), the same in every language, so
that whoever reads them need not care who asked; the xlsx is for people and has titles. Phone and ID
numbers are masked in all of them, names are not: mask the answer first where names must not go out
(`viz.masking.mask`).
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from graph.asking import Answer
from graph.catalogue import SUBJECT_COLUMNS, Question
from graph.joint import LINK_TYPES
from graph.language import Language
from viz.cells import cell_text, guarded
from viz.masking import without_numbers
from viz.sheets import answer_sheets, writing
from viz.sources import SOURCES, source_json, sources_of, sources_text

__all__ = [
    "answer_csv",
    "answer_json",
    "answer_ndjson",
    "answer_xlsx",
    "cell_text",
    "question_json",
]

_BOM = "\ufeff"


def question_json(item: Question, language: Language = "zh") -> dict[str, Any]:
    """Return a question as the catalogue describes it."""
    return {
        "id": item.id,
        "title": item.title.say(language),
        "meaning": item.meaning.say(language),
        "basis": item.basis.say(language),
        "source": item.source.say(language),
        "subject": item.subject,
        "severity": item.severity,
        "actor": item.actor.say(language),
        "ledgers": list(item.ledgers),
        "parameters": [
            {
                "name": parameter.name,
                "title": parameter.title.say(language),
                "default": parameter.default,
                "origin": parameter.origin.say(language),
                "values": list(parameter.values),
                "valueTitles": [title.say(language) for title in parameter.value_titles],
            }
            for parameter in item.parameters
        ],
        "columns": [*SUBJECT_COLUMNS, *(column.name for column in item.columns)],
    }


def answer_csv(
    answer: Answer, language: Language = "zh", *, limit: int | None = None
) -> Iterator[str]:
    """Yield the rows as csv, a line each: UTF-8 with BOM, CRLF, texts guarded against formulas.

    Args:
        answer: what was answered; only its rows are written.
        language: of 是 and 否 in cells; the header is the columns' names.
        limit: at most so many rows; ``None``: all.
    """
    answer = without_numbers(answer)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    sourced = [SOURCES] if answer.sources is not None else []
    writer.writerow([f"{_BOM}{answer.columns[0]}", *answer.columns[1:], *sourced])
    yield buffer.getvalue()
    for row in answer.rows[:limit]:
        buffer.seek(0)
        buffer.truncate()
        cells = [_csv_cell(row[name], language) for name in answer.columns]
        if sourced:
            cells.append(guarded(sources_text(sources_of(answer, row), language)))
        writer.writerow(cells)
        yield buffer.getvalue()


def answer_ndjson(answer: Answer, *, limit: int | None = None) -> Iterator[str]:
    """Yield the rows as JSON objects, one a line."""
    answer = without_numbers(answer)
    for row in answer.rows[:limit]:
        yield json.dumps(_plain_row(answer, row), ensure_ascii=False) + "\n"


def answer_json(
    answer: Answer, language: Language = "zh", *, limit: int | None = None
) -> dict[str, Any]:
    """Return the answer as the document of interface.md ("ask --format json").

    ``limit`` cuts the rows only: numerator, denominator and rate speak of all of them.
    """
    answer = without_numbers(answer)
    question = answer.question
    return {
        "id": question.id,
        "title": question.title.say(language),
        "meaning": question.meaning.say(language),
        "basis": question.basis.say(language),
        "asOf": answer.as_of.isoformat(),
        "scope": answer.scope.name or None,
        "parameters": {
            **answer.parameters,
            **({LINK_TYPES: list(answer.link_types)} if answer.link_types else {}),
        },
        "numerator": answer.numerator,
        "denominator": answer.denominator,
        "rate": answer.rate,
        "columns": [*answer.columns, *([SOURCES] if answer.sources is not None else [])],
        "rows": [_plain_row(answer, row) for row in answer.rows[:limit]],
        "ledgerDays": {
            ledger: None if day is None else day.isoformat()
            for ledger, day in answer.ledger_days.items()
        },
        "loading": answer.loading,
    }


def answer_xlsx(
    answer: Answer,
    out: Path,
    language: Language = "zh",
    *,
    start: int = 0,
    limit: int | None = None,
) -> None:
    """Write the rows as a workbook of one sheet, with number, day and basis above them.

    Rows from index ``start``, at most ``limit`` of them; the sheet says which of how many they are.

    Raises:
        CannotWrite: the file cannot be written; what was there stays.
    """
    with writing(out, language) as book:
        answer_sheets(book, without_numbers(answer), start=start, limit=limit, keys=True)


def _csv_cell(value: object, language: Language) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return guarded(cell_text(value, language))


def _plain_row(answer: Answer, row: dict[str, Any]) -> dict[str, Any]:
    plain = {name: _plain(row[name]) for name in answer.columns}
    if answer.sources is not None:
        plain[SOURCES] = [source_json(one) for one in sources_of(answer, row)]
    return plain


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
