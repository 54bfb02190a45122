"""The report as a workbook: summary, coverage, ledgers, and every question's whole list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from xlsxwriter.worksheet import Worksheet

from graph.asking import Answer
from graph.gaps.since import Moves
from graph.language import Language
from graph.overview import Overview, Reach
from viz.chain import answer_sentence, chain_stale, chain_warnings
from viz.coverage_tables import coverage_sheet
from viz.ledgers import LedgerAge, shown_ledgers
from viz.masking import without_numbers
from viz.notes import Kind, another_basis, marked, warnings
from viz.palette import LEVELS
from viz.sheets import Book, answer_name, answer_sheets, sheet_name, write, writing
from viz.wording import say

_SUMMARY_WIDTHS: Final = (7, 30, 12, 10, 9, 26, 36, 60, 8, 8)
_COVERAGE_WIDTHS: Final = (18, 16, 10, 12, 9, 12, 12, 12, 12, 10, 14, 14, 12, 14)
_LEDGER_WIDTHS: Final = (14, 14, 10, 12)


def report_workbook(overview: Overview, out: Path, language: Language = "zh") -> None:
    """Write the report with all rows; names in full, phone and ID numbers masked.

    Args:
        overview: what was asked and answered.
        out: the file to write.
        language: of titles and notes.

    Raises:
        CannotWrite: the file cannot be written; what was there stays.
    """
    with writing(out, language) as book:
        _summary(book, overview)
        _coverage(book, overview)
        for found in overview.places.values():
            coverage_sheet(book, found, overview.standing, back=say("summary", language))
        _ledgers(book, overview)
        for answer in overview.answers.values():
            answer_sheets(
                book,
                without_numbers(answer),
                back=say("summary", language),
                demonstration=overview.demonstration,
            )


def _begin(
    book: Book,
    overview: Overview,
    name: str,
    columns: Sequence[str],
    widths: Sequence[float],
    doubts: Sequence[str] = (),
) -> tuple[Worksheet, int]:
    """Begin a sheet with the answer, day and scope above; return it and its first free row."""
    language = book.language
    day = say("as_of", language, day=overview.as_of)
    scope = say("scope", language, name=overview.scope.name or say("whole", language))
    place = f"{overview.place} · " if overview.place and not overview.scope.name else ""
    lines: list[tuple[Kind, str]] = [("plain", f"{place}{day} · {scope}")]
    if overview.demonstration:
        lines.append(("warning", say("demonstration", language)))
    lines += [("warning", doubt) for doubt in doubts]
    header_row = len(lines) + 2
    sheet = book.sheet(sheet_name(name), widths, header_row=header_row, columns=len(columns))
    sheet.write_string(0, 0, answer_sentence(overview, language).text, book.title)
    for line, (kind, text) in enumerate(lines, start=1):
        sheet.write_string(line, 0, text, book.warning if kind == "warning" else book.note)
    for column, title in enumerate(columns):
        sheet.write_string(header_row, column, title, book.header)
    return sheet, header_row + 1


def _summary(book: Book, overview: Overview) -> None:
    language = book.language
    words = (
        "id", "question", "numerator", "denominator", "rate", "actor", "stale_column", "basis",
        "filled", "opened",
    )  # fmt: skip
    sheet, start = _begin(
        book,
        overview,
        say("summary", language),
        [say(word, language) for word in words],
        _SUMMARY_WIDTHS,
    )
    line = start
    quality = False
    for id_, answer in overview.answers.items():
        if answer.question.is_quality and not quality:
            quality = True
            sheet.write_string(line, 1, say("quality", language), book.header)
            line += 1
        moves = overview.since.moves.get(id_) if overview.since else None
        if answer.question.is_rate:
            moves = None
        title = answer.question.title.say(language)
        _summary_row(book, sheet, line, answer, title, moves)
        line += 1
        for other in overview.other_bases.get(id_, ()):
            _summary_row(book, sheet, line, other, another_basis(other, language))
            line += 1


def _summary_row(
    book: Book,
    sheet: Worksheet,
    line: int,
    answer: Answer,
    title: str,
    moves: Moves | None = None,
) -> None:
    language = book.language
    question = answer.question
    there = f"internal:'{answer_name(answer, language)}'!A1"
    sheet.write_url(line, 0, there, book.link, question.id)
    sheet.write_url(line, 1, there, book.link, title)
    if answer.stale():
        # The mark is the cell's format, so that the number stays one.
        sheet.write_number(line, 2, answer.numerator, book.stale_number)
    else:
        write(book, sheet, line, 2, answer.numerator)
    write(book, sheet, line, 3, answer.denominator)
    _rate(book, sheet, line, 4, answer.numerator, answer.denominator)
    write(book, sheet, line, 5, question.actor.say(language))
    write(book, sheet, line, 6, "\n".join(warnings(answer, language)))
    write(book, sheet, line, 7, question.basis.say(language))
    if moves is not None:
        write(book, sheet, line, 8, moves.filled)
        write(book, sheet, line, 9, moves.opened)


def _coverage(book: Book, overview: Overview) -> None:
    language = book.language
    days = overview.contact_days
    counted = [
        say("occupied", language),
        say("step_covered", language),
        say("rate", language),
        *(level.title.say(language) for level in LEVELS),
        say("without_member", language),
        say("step_taken", language),
        f"+ {say('step_covered', language)}",
        f"+ {say('step_whole', language)}",
        f"+ {say('step_contacted', language, days=days)}",
    ]
    stale = chain_stale(overview)
    titles = [say("community", language), say("code", language)]
    titles += [marked(title, stale=stale) for title in counted]
    sheet, line = _begin(
        book,
        overview,
        say("coverage", language),
        titles,
        _COVERAGE_WIDTHS,
        chain_warnings(overview, language),
    )
    for reach in overview.communities:
        _coverage_row(book, sheet, line, reach, reach.name)
        line += 1
    _coverage_row(book, sheet, line, overview.whole, say("total", language))
    sheet.write_string(line + 2, 0, say("basis_terms", language, days=days), book.note)


def _coverage_row(book: Book, sheet: Worksheet, line: int, reach: Reach, name: str) -> None:
    write(book, sheet, line, 0, name)
    write(book, sheet, line, 1, reach.code)
    write(book, sheet, line, 2, reach.occupied)
    write(book, sheet, line, 3, reach.covered)
    _rate(book, sheet, line, 4, reach.covered, reach.occupied)
    counts = (
        *(getattr(reach, level.name) for level in LEVELS),
        reach.occupied - reach.covered,
        reach.taken,
        reach.taken_covered,
        reach.taken_covered_whole,
        reach.all_steps,
    )
    for column, count in enumerate(counts, start=5):
        write(book, sheet, line, column, count)


def _rate(book: Book, sheet: Worksheet, line: int, column: int, part: int, whole: int) -> None:
    write(book, sheet, line, column, part / whole if whole else say("nothing", book.language))


def _ledgers(book: Book, overview: Overview) -> None:
    language = book.language
    words = ("ledger", "ledger_day", "ledger_age", "ledger_state")
    sheet, start = _begin(
        book,
        overview,
        say("ledgers", language),
        [say(word, language) for word in words],
        _LEDGER_WIDTHS,
    )
    for line, ledger in enumerate(shown_ledgers(overview), start=start):
        write(book, sheet, line, 0, ledger.title.say(language))
        write(book, sheet, line, 1, ledger.day)
        write(book, sheet, line, 2, ledger.age)
        write(book, sheet, line, 3, say(_state(ledger), language))


def _state(ledger: LedgerAge) -> str:
    if ledger.missing:
        return "not_loaded"
    return "expired" if ledger.stale else "fresh"
