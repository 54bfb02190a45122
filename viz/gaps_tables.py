"""The ledger of gaps and the comparison of two days, as documents and as sheets.

Names are in full here, numbers masked: what goes out over HTTP is masked by `masked_subject` first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from graph.asking import Standing
from graph.catalogue import Question
from graph.gaps.book import Book, Entry, Page
from graph.gaps.comparing import Comparison, Difference, Moved
from graph.gaps.history import TITLES, Change, Chosen, Sheet, State
from graph.gaps.listing import DETAIL_JOINT
from graph.gaps.notes import Note, latest
from graph.language import Language
from graph.ledgers import TITLES as LEDGERS
from viz.cells import local_time
from viz.masking import mask_name, mask_numbers
from viz.notes import Kind, listed
from viz.sheets import Book as Workbook
from viz.sheets import sheet_name, write, writing
from viz.wording import say, subject_title

_WIDTHS: Final = (28, 9, 34, 22, 10, 12, 44, 30, 26, 14)
_COMPARED: Final = (9, 34, 12, 12, 12, 12, 12, 12, 12, 30)
_MOVED: Final = (9, 12, 44, 24, 14)


@dataclass(frozen=True)
class Row:
    """A gap of the book with what became of it and what was said of it."""

    question: Question
    entry: Entry
    changes: list[Change]
    note: Note | None
    responsible: Note | None

    @property
    def state(self) -> State:
        """What became of it last."""
        return self.changes[-1].state

    @property
    def since(self) -> date:
        """Since when it is so."""
        return self.changes[-1].day


def rows_of(book: Book, notes: Mapping[str, Sequence[Note]]) -> list[Row]:
    """Every gap of a book, by question and subject."""
    return [
        Row(
            page.question,
            entry,
            book.history(page, entry),
            latest(notes.get(entry.id, ()), "note"),
            latest(notes.get(entry.id, ()), "assign"),
        )
        for page in book.pages.values()
        for entry in sorted(page.entries.values(), key=lambda one: (one.subject, one.detail))
    ]


def chosen(rows: Iterable[Row], state: Chosen) -> list[Row]:
    """Those of a state: ``open`` (opened or reopened), one of the three, or ``all``."""
    wanted = {"open": {"opened", "reopened"}, "all": set(TITLES)}.get(state, {state})
    return [row for row in rows if row.state in wanted]


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """How many gaps are in each state."""
    found: dict[str, int] = dict.fromkeys(TITLES, 0)
    for row in rows:
        found[row.state] += 1
    return found


def masked_subject(kind: str, text: str) -> str:
    """A subject as it may go out: a member by surname only (所在党支部全称/姓名)."""
    if kind != "member":
        return mask_numbers(text)
    branch, stroke, name = text.rpartition("/")
    return f"{branch}{stroke}{mask_name(name)}"


def row_json(row: Row, *, masked: bool = False) -> dict[str, Any]:
    """A gap as a document; names in full, numbers masked, unless names are to be ``masked`` too."""
    entry = row.entry
    subject = masked_subject(entry.kind, entry.subject) if masked else mask_numbers(entry.subject)
    return {
        "gap": entry.id,
        "question": row.question.id,
        "subjectKind": entry.kind,
        "subjectKey": entry.subject_key,
        "subject": subject,
        "detail": entry.detail,
        "state": row.state,
        "since": row.since.isoformat(),
        "history": [
            {
                "day": one.day.isoformat(),
                "state": one.state,
                "orEarlier": one.before,
                "ledgers": sorted({sheet.ledger for sheet in one.sheets}),
            }
            for one in row.changes
        ],
        "note": _said(row.note, masked=masked),
        "responsible": _said(row.responsible, masked=masked),
    }


def _said(note: Note | None, *, masked: bool) -> dict[str, str] | None:
    if note is None:
        return None
    by = mask_name(note.by) if masked else note.by
    return {"text": mask_numbers(note.text), "by": by, "at": note.at}


def book_json(
    book: Book, every: Sequence[Row], shown: Sequence[Row], standing: Standing
) -> dict[str, Any]:
    """The book as a document."""
    return {
        "asOf": book.days[-1].isoformat(),
        "scope": book.scope.name or None,
        "days": [day.isoformat() for day in book.days],
        "counts": counts(every),
        "sheets": sheets_json(book),
        "gaps": [row_json(row) for row in shown],
        "loading": standing.loading,
    }


def sheets_json(book: Book) -> list[dict[str, Any]]:
    """The sheets of the days of a book: what a change of a day and ledger came by."""
    return [
        {
            "day": one.day.isoformat(),
            "ledger": one.ledger,
            "file": one.file,
            "sheet": one.sheet,
        }
        for one in book.sheets
        if one.day in book.days
    ]


def caused(change: Change, language: Language) -> str:
    """By which ledgers a change came: ``片区 2018-11-01（片区.csv）、楼栋 2018-11-01（6 张）``."""
    if not change.sheets:
        return say("by_earlier" if change.before else "by_time", language)
    by_ledger: dict[str, list[Sheet]] = {}
    for one in change.sheets:
        by_ledger.setdefault(one.ledger, []).append(one)
    told = []
    for ledger, sheets in by_ledger.items():
        first = sheets[0]
        place = first.file + (f" · {first.sheet}" if first.sheet else "")
        if len(sheets) > 1:
            place = say("several_sheets", language, n=len(sheets))
        told.append(f"{LEDGERS[ledger].say(language)} {change.day}（{place}）")
    return listed(told, language)


def caused_shortly(change: Change, language: Language) -> str:
    """The same for a terminal: the first ledger, and of how many it is one."""
    ledgers = list(dict.fromkeys(one.ledger for one in change.sheets))
    if not ledgers:
        return caused(change, language)
    first = f"{LEDGERS[ledgers[0]].say(language)} {change.day}"
    if len(ledgers) == 1:
        return first
    return first + say("of_several_ledgers", language, n=len(ledgers))


def detail_text(detail: str) -> str:
    """What tells a gap from others of its subject, without the parts that are empty."""
    return DETAIL_JOINT.join(filter(None, map(str.strip, detail.split(DETAIL_JOINT))))


def since_text(change: Change, language: Language) -> str:
    """The day of a change, or that it may have been before."""
    return say("or_earlier", language, day=change.day) if change.before else change.day.isoformat()


def gaps_xlsx(book: Book, rows: Sequence[Row], out: Path, language: Language) -> None:
    """The ledger of gaps as a workbook; CannotWrite if the file cannot be written."""
    with writing(out, language) as workbook:
        words = (
            "gap", "id", "subject", "detail", "gap_state", "gap_since", "gap_by", "note",
            "responsible", "said_by",
        )  # fmt: skip
        sheet, line = _begin(
            workbook,
            say("gaps_ledger", language),
            [
                say("as_of", language, day=book.days[-1])
                + " · "
                + say("scope", language, name=book.scope.name or say("whole", language)),
                say("gaps_note", language, first=book.days[0], n=len(book.days)),
            ],
            [say(word, language) for word in words],
            _WIDTHS,
        )
        for row in rows:
            last = row.changes[-1]
            said = row.responsible or row.note
            cells = (
                row.entry.id,
                row.question.id,
                mask_numbers(row.entry.subject),
                detail_text(row.entry.detail),
                TITLES[row.state].say(language),
                since_text(last, language),
                caused(last, language),
                mask_numbers(row.note.text) if row.note else "",
                row.responsible.text if row.responsible else "",
                f"{said.by} {local_time(said.at)[:10]}" if said else "",
            )
            for column, cell in enumerate(cells):
                write(workbook, sheet, line, column, cell)
            line += 1


def _begin(
    book: Workbook,
    title: str,
    notes: Sequence[str],
    columns: Sequence[str],
    widths: Sequence[float],
    kind: Kind = "plain",
) -> tuple[Any, int]:
    header_row = len(notes) + 1
    sheet = book.sheet(sheet_name(title), widths, header_row=header_row, columns=len(columns))
    sheet.write_string(0, 0, title, book.title)
    for line, text in enumerate(notes, start=1):
        sheet.write_string(line, 0, text, book.warning if kind == "warning" else book.note)
    for column, name in enumerate(columns):
        sheet.write_string(header_row, column, name, book.header)
    return sheet, header_row + 1


def compared_json(comparison: Comparison, language: Language) -> dict[str, Any]:
    """Two days side by side, as a document."""
    return {
        "day1": comparison.first.isoformat(),
        "day2": comparison.second.isoformat(),
        "scope": comparison.scope.name or None,
        "questions": [_difference(one, language) for one in comparison.differences],
        "loading": comparison.loading,
    }


def _difference(one: Difference, language: Language) -> dict[str, Any]:
    def counted(numerator: int, denominator: int) -> dict[str, Any]:
        rate = numerator / denominator if denominator else None
        return {"numerator": numerator, "denominator": denominator, "rate": rate}

    return {
        "id": one.question.id,
        "title": one.question.title.say(language),
        "before": counted(one.before.numerator, one.before.denominator),
        "after": counted(one.after.numerator, one.after.denominator),
        "comparable": one.comparable,
        "filledCount": len(one.filled),
        "openedCount": len(one.opened),
        "still": one.still,
        "filled": [_moved(moved) for moved in one.filled],
        "opened": [_moved(moved) for moved in one.opened],
    }


def _moved(moved: Moved) -> dict[str, Any]:
    gap = moved.gap
    return {
        "gap": gap.id,
        "subjectKind": gap.kind,
        "subjectKey": gap.subject_key,
        "subject": mask_numbers(gap.subject),
        "detail": gap.detail,
        "subjectThere": moved.subject_there,
    }


def moved_rows(one: Difference, language: Language) -> Iterator[tuple[str, str, str, str]]:
    """What was filled and what opened: what, subject, detail, and whether the subject stayed.

    Not what opened where a ledger was missing before: nobody knows whether it did.
    """
    for word, gone, several in (
        ("filled", "subject_gone", one.filled),
        ("opened", "subject_new", one.opened if one.comparable else []),
    ):
        for moved in several:
            there = "subject_stays" if moved.subject_there else gone
            subject = mask_numbers(moved.gap.subject)
            yield say(word, language), subject, detail_text(moved.gap.detail), say(there, language)


def compared_xlsx(comparison: Comparison, out: Path, language: Language) -> None:
    """Two days side by side: a summary, and a sheet for each question with a change."""
    with writing(out, language) as book:
        words = (
            "id", "question", "before", "denominator", "after", "denominator", "filled", "opened",
            "still", "remark",
        )  # fmt: skip
        scope = say("scope", language, name=comparison.scope.name or say("whole", language))
        summary = say("compare", language, first=comparison.first, second=comparison.second)
        sheet, line = _begin(
            book,
            summary,
            [scope],
            [say(word, language) for word in words],
            _COMPARED,
        )
        for one in comparison.differences:
            there = f"internal:'{_name(one, language)}'!A1"
            if _has_moved(one):
                sheet.write_url(line, 0, there, book.link, one.question.id)
                sheet.write_url(line, 1, there, book.link, one.question.title.say(language))
            else:
                write(book, sheet, line, 0, one.question.id)
                write(book, sheet, line, 1, one.question.title.say(language))
            opened = len(one.opened) if one.comparable else say("apart", language)
            numbers = (
                one.before.numerator, one.before.denominator, one.after.numerator,
                one.after.denominator, len(one.filled), opened, one.still,
            )  # fmt: skip
            for column, number in enumerate(numbers, start=2):
                write(book, sheet, line, column, number)
            if not one.comparable:
                sheet.write_string(line, 9, say("not_comparable", language), book.warning)
            line += 1
        for one in comparison.differences:
            if _has_moved(one):
                _moved_sheet(book, one, sheet_name(summary), scope)


def _has_moved(one: Difference) -> bool:
    """Whether `moved_rows` has any."""
    return bool(one.filled or (one.opened and one.comparable))


def _name(one: Difference, language: Language) -> str:
    return sheet_name(f"{one.question.id} {one.question.title.say(language)}")


def _moved_sheet(book: Workbook, one: Difference, back: str, scope: str) -> None:
    language = book.language
    titles = [
        say("change", language),
        subject_title(one.question.subject, language),
        say("detail", language),
        say("subject_after", language),
    ]
    title = f"{one.question.id} {one.question.title.say(language)}"
    sheet, line = _begin(book, title, [scope], titles, _MOVED[1:])
    sheet.write_url(0, len(titles), f"internal:'{back}'!A1", book.link, say("back", language))
    for cells in moved_rows(one, language):
        for column, cell in enumerate(cells):
            write(book, sheet, line, column, cell)
        line += 1


def trend_of(book: Book) -> list[date]:
    """The last ledger day of each month of a book."""
    last: dict[tuple[int, int], date] = {}
    for day in book.days:
        last[day.year, day.month] = day
    return list(last.values())


def trend_json(book: Book, days: Sequence[date], language: Language) -> dict[str, Any]:
    """Counts of every question on the last ledger day of each month."""
    return {
        "scope": book.scope.name or None,
        "days": [day.isoformat() for day in days],
        "questions": [
            {
                "id": page.question.id,
                "title": page.question.title.say(language),
                "counts": [_counted(book, page, day) for day in days],
            }
            for page in book.pages.values()
        ],
    }


def _counted(book: Book, page: Page, day: date) -> dict[str, Any]:
    place = book.days.index(day)
    numerator, denominator = page.numerators[place], page.denominators[place]
    rate = numerator / denominator if denominator else None
    return {"numerator": numerator, "denominator": denominator, "rate": rate}
