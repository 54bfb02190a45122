"""Coverage by places as json, csv and cells: levels and chain, each of how many."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from graph.asking import Standing
from graph.coverage import NOWHERE, PLACES, Coverage, Reach
from graph.language import Language
from viz.cells import guarded, share
from viz.ledgers import ages
from viz.notes import Kind, doubts, listed, marked
from viz.palette import LEVELS
from viz.sheets import Book, sheet_name, write, writing
from viz.wording import say

STEPS: Final = {
    "taken": "taken",
    "taken_covered": "covered",
    "taken_covered_whole": "whole",
    "all_steps": "contacted",
}
"""Steps of the chain: what `Reach` calls them, and what everybody else does."""

SHARES: Final = ("covered", "l3", "l2", "l1", "l0", "whole", "taken")
"""The counts that a row of a table shows, all of the occupied households."""

_CSV: Final = {"covered": "covered", "whole": "chainWhole", "taken": "patchTaken"}
_BOM = "\ufeff"
_WIDTHS: Final = (30, 16, 10, *(12, 9) * len(SHARES))


def coverage_json(coverage: Coverage, standing: Standing, language: Language) -> dict[str, Any]:
    """Return coverage as the document of the command line and of HTTP."""
    days = standing.ledger_days(coverage.ledgers, coverage.as_of)
    return {
        "asOf": coverage.as_of.isoformat(),
        "scope": coverage.scope.name or None,
        "by": coverage.by,
        "parameters": {"contactDays": coverage.contact_days},
        "basis": basis(coverage, language),
        "whole": area_json(coverage.whole, coverage.contact_days, language),
        "areas": [
            area_json(one, coverage.contact_days, language) for one in named(coverage, language)
        ],
        "countedAgain": coverage.again,
        "ledgerDays": {name: day.isoformat() if day else None for name, day in days.items()},
        "staleAfter": standing.stale_after,
        "warnings": warnings(coverage, standing, language, marks=False),
        "loading": standing.loading,
    }


def area_json(reach: Reach, days: int, language: Language) -> dict[str, Any]:
    """Return one place: its levels, every household once, and the steps of the chain."""

    def of(name: str, title: str, count: int) -> dict[str, Any]:
        rate = count / reach.occupied if reach.occupied else None
        told = {"name": name, "title": title, "numerator": count}
        return {**told, "denominator": reach.occupied, "rate": rate}

    return {
        "code": reach.code,
        "name": reach.name,
        "levels": [
            of(level.name, level.title.say(language), getattr(reach, level.name))
            for level in LEVELS
        ],
        "covered": of("covered", say("step_covered", language), reach.covered),
        "chainWhole": of("whole", say("step_whole", language), reach.whole),
        "chain": [
            of(name, say(f"step_{name}", language, days=days), getattr(reach, counted))
            for counted, name in STEPS.items()
        ],
    }


def basis(coverage: Coverage, language: Language) -> str:
    """What the levels and the chain count (口径)."""
    return say("levels_basis", language) + say("basis_terms", language, days=coverage.contact_days)


def warnings(
    coverage: Coverage, standing: Standing, language: Language, *, marks: bool = True
) -> list[str]:
    """What makes the numbers doubtful, and that rows count some households twice.

    ``marks``: columns of numbers that rest on stale ledgers are marked where this is shown.
    """
    known = ages(standing, coverage.ledgers, coverage.as_of)
    found = doubts(known, language, loading=standing.loading, marks=marks)
    if coverage.again:
        title = PLACES[coverage.by].say(language)
        found.append(say("counted_again", language, n=coverage.again, place=title))
    return found


def is_stale(coverage: Coverage, standing: Standing) -> bool:
    """A ledger that all its numbers rest on is too old."""
    return bool(standing.stale(coverage.ledgers, coverage.as_of))


def named(coverage: Coverage, language: Language) -> list[Reach]:
    """The rows, that of households in no such place named in the reader's language."""
    nowhere = NOWHERE[coverage.by]
    return [
        Reach(**{**vars(one), "name": nowhere.say(language)})
        if one.name == nowhere.zh and not one.code
        else one
        for one in coverage.rows
    ]


def rated(count: int, reach: Reach, language: Language) -> str:
    """``140 = 60.1%``, or 无对象 where nobody lives."""
    if not reach.occupied:
        return say("nothing", language)
    return f"{count:,} = {share(count, reach.occupied)}"


def coverage_csv(coverage: Coverage, language: Language) -> Iterator[str]:
    """Yield the rows as csv, the whole last; a rate of nothing is an empty cell."""
    names = [_CSV.get(name, name) for name in SHARES]
    header = [f"{_BOM}code", "name", "occupied"]
    for name in names:
        header += [name, f"{name}Rate"]
    yield _line(header)
    total = Reach(**{**vars(coverage.whole), "name": say("total", language)})
    for reach in [*named(coverage, language), total]:
        cells: list[object] = [guarded(reach.code), guarded(reach.name), reach.occupied]
        for name in SHARES:
            count = getattr(reach, name)
            cells += [count, count / reach.occupied if reach.occupied else ""]
        yield _line(cells)


def _line(cells: list[Any]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(cells)
    return buffer.getvalue()


def coverage_xlsx(coverage: Coverage, standing: Standing, out: Path, language: Language) -> None:
    """Write the rows as a workbook of one sheet; CannotWrite if the file cannot be written."""
    with writing(out, language) as book:
        coverage_sheet(book, coverage, standing)


def coverage_sheet(
    book: Book, coverage: Coverage, standing: Standing, *, back: str | None = None
) -> None:
    """Write a sheet of coverage: day, scope, basis and warnings above, then a row each place.

    Args:
        book: the workbook.
        coverage: what was counted.
        standing: the ledgers there are.
        back: name of the sheet to lead back to.
    """
    language = book.language
    title = sheet_title(coverage, language)
    scope = coverage.scope.name or say("whole", language)
    place = f"{coverage.whole.name} · " if coverage.whole.name and not coverage.scope.name else ""
    notes: list[tuple[Kind, str]] = [
        (
            "plain",
            f"{place}{say('as_of', language, day=coverage.as_of)} · "
            + say("scope", language, name=scope),
        ),
    ]
    if standing.demonstration:
        notes.append(("warning", say("demonstration", language)))
    notes += [("warning", text) for text in warnings(coverage, standing, language)]
    colon = say("colon", language)
    notes.append(("plain", f"{say('basis', language)}{colon}{basis(coverage, language)}"))
    notes.append(("plain", _dated(coverage, standing, language)))
    header_row = len(notes) + 1
    counted = [say("occupied", language)]
    for name in SHARES:
        counted += [_title(name, language), say("rate", language)]
    stale = is_stale(coverage, standing)
    titles = [PLACES[coverage.by].say(language), say("code", language)]
    titles += [marked(title, stale=stale) for title in counted]
    sheet = book.sheet(sheet_name(title), _WIDTHS, header_row=header_row, columns=len(titles))
    sheet.write_string(0, 0, title, book.title)
    for line, (kind, text) in enumerate(notes, start=1):
        sheet.write_string(line, 0, text, book.warning if kind == "warning" else book.note)
    if back is not None:
        there = f"internal:'{back}'!A1"
        sheet.write_url(0, len(titles), there, book.link, say("back", language))
    for column, text in enumerate(titles):
        sheet.write_string(header_row, column, text, book.header)
    line = header_row
    for reach in named(coverage, language):
        line += 1
        _row(book, sheet, line, reach, reach.name)
    sheet.autofilter(header_row, 0, max(line, header_row + 1), len(titles) - 1)
    _row(book, sheet, line + 1, coverage.whole, say("total", language))


def sheet_title(coverage: Coverage, language: Language) -> str:
    """Name of its sheet: ``覆盖 网格``."""
    return f"{say('coverage', language)} {PLACES[coverage.by].say(language)}"


def _row(book: Book, sheet: Worksheet, line: int, reach: Reach, name: str) -> None:
    write(book, sheet, line, 0, name)
    write(book, sheet, line, 1, reach.code)
    write(book, sheet, line, 2, reach.occupied)
    for place, counted in enumerate(SHARES):
        count = getattr(reach, counted)
        write(book, sheet, line, 3 + 2 * place, count)
        rate = count / reach.occupied if reach.occupied else say("nothing", book.language)
        write(book, sheet, line, 4 + 2 * place, rate)


def _title(name: str, language: Language) -> str:
    for level in LEVELS:
        if level.name == name:
            return level.title.say(language)
    return say(f"step_{name}", language)


def _dated(coverage: Coverage, standing: Standing, language: Language) -> str:
    days = [
        f"{one.title.say(language)} {one.day or say('not_loaded', language)}"
        for one in ages(standing, coverage.ledgers, coverage.as_of)
    ]
    colon = say("colon", language)
    return f"{say('basis_ledgers', language)}{colon}{listed(days, language)}"
