"""gaps list, note, assign, trend."""

from __future__ import annotations

import getpass
from pathlib import Path

from rich.text import Text

from cli.days import typed_day
from cli.desk import Desk, column
from cli.options import GapsFormat, form_of
from graph.asking import Standing
from graph.catalogue import gap_question
from graph.engines import Graph, writer_lock
from graph.errors import DONE, RefusedForSafety, WrongUse
from graph.gaps.book import Book, keep, open_book
from graph.gaps.history import TITLES, Chosen
from graph.gaps.notes import Kind, notes_on, say
from graph.scope import resolve
from viz import gaps_tables
from viz.cells import local_time
from viz.gaps_tables import Row
from viz.masking import mask_numbers

_SHOWN_ID = 8


def _read(
    desk: Desk,
    graph: Graph,
    as_of: str | None,
    scope: str | None,
    only: list[str],
    since: str | None,
) -> tuple[Book, Standing]:
    """The book of a day and scope; what had to be asked is kept where nobody else is writing."""
    there, day = desk.standing(graph, as_of)
    book = open_book(
        graph,
        as_of=day,
        scope=resolve(graph, scope, day),
        rules=desk.rules,
        standing=there,
        since=None if since is None else typed_day(since),
        only=[gap_question(id_).id for id_ in only],
    )
    if not there.loading and any(not page.kept for page in book.pages.values()):
        try:
            with writer_lock(graph, desk.settings):
                keep(graph, book)
        except RefusedForSafety:
            # Somebody is loading: the answer is right, and will be asked again next time.
            return book, there
    return book, there


def _warn(desk: Desk, book: Book, there: Standing) -> None:
    desk.warn_of_ledgers([page.question for page in book.pages.values()], there, book.days[-1])


def list_command(
    desk: Desk,
    *,
    as_of: str | None,
    scope: str | None,
    only: list[str],
    state: Chosen,
    since: str | None,
    limit: int | None,
    form: str,
    out: Path | None,
) -> int:
    """The gaps of a state."""
    form = form_of(form, out, GapsFormat)
    working = desk.busy("正在逐个台账日查缺口……", "looking at every ledger day …")
    with working, desk.graph() as graph:
        book, there = _read(desk, graph, as_of, scope, only, since)
        every = gaps_tables.rows_of(book, notes_on(graph))
    _warn(desk, book, there)
    rows = gaps_tables.chosen(every, state)
    shown = rows[:limit]
    if form == "xlsx" and out is not None:
        gaps_tables.gaps_xlsx(book, shown, out, desk.language)
    elif form == "json":
        desk.write_json(gaps_tables.book_json(book, every, shown, there), out)
    else:
        _print(desk, book, every, shown, since)
        desk.remark_cut(len(shown), len(rows))
    if out is not None:
        desk.remark(f"已写到 {out}", f"Written to {out}")
    return DONE


def _tell_window(desk: Desk, book: Book, since: str | None) -> None:
    """Say that there are ledgers before the days looked at, where nobody said how far back to look."""
    if since is None and not book.whole:
        desk.out.print(
            desk.say(
                f"只往前看了一年，{book.days[0]} 以前还有台账；要从更早看起，加 --since 日期。",
                f"Looked back one year only; there are ledgers before {book.days[0]}: add --since DAY.",
            )
        )


def _print(desk: Desk, book: Book, every: list[Row], shown: list[Row], since: str | None) -> None:
    found = gaps_tables.counts(every)
    scope = desk.scope_name(book.scope.name)
    desk.out.print(
        desk.say(
            f"销号台账（截至 {book.days[-1]}，范围 {scope}）",
            f"Ledger of gaps (as of {book.days[-1]}, scope {scope})",
        ),
        style="bold",
    )
    desk.out.print(
        desk.listed(f"{TITLES[state].say(desk.language)} {n:,}" for state, n in found.items())
        + desk.say(
            f"（看了 {book.days[0]} 以来 {len(book.days)} 个台账日）",
            f" ({len(book.days)} days since {book.days[0]})",
        )
    )
    _tell_window(desk, book, since)
    titles = (
        ("编号", "gap"), ("问题", "question"), ("对象", "subject"), ("哪一处", "detail"),
        ("状态", "state"), ("自", "since"), ("依据", "by"), ("责任单位", "responsible"), ("备注", "note"),
    )  # fmt: skip
    table = desk.table(*(column(desk.say(*title)) for title in titles))
    for row in shown:
        last = row.changes[-1]
        cells = (
            row.entry.id[:_SHOWN_ID],
            row.question.id,
            mask_numbers(row.entry.subject),
            gaps_tables.detail_text(row.entry.detail),
            TITLES[row.state].say(desk.language),
            gaps_tables.since_text(last, desk.language),
            gaps_tables.caused_shortly(last, desk.language),
            row.responsible.text if row.responsible else "",
            row.note.text if row.note else "",
        )
        table.add_row(*(Text(cell) for cell in cells))
    desk.out.print()
    desk.out.print(table)


def say_command(desk: Desk, gap: str, kind: Kind, text: str, *, by: str | None) -> int:
    """A note, or the organisation that is to act."""
    with desk.graph() as graph:
        book, _ = _read(desk, graph, None, None, [], None)
        found = [
            (page.question.id, entry)
            for page in book.pages.values()
            for entry in page.entries.values()
            if gap and entry.id.startswith(gap.lower())
        ]
        if len(found) != 1:
            raise WrongUse(
                "没有这个编号的缺口（近一年内）；编号见 dawangge gaps list。"
                if not found
                else "不止一个缺口以此开头，请把编号写长些。",
                "There is no gap of that id (within a year); dawangge gaps list tells them."
                if not found
                else "Several gaps begin so; write more of the id.",
            )
        id_, entry = found[0]
        who = by if by is not None else getpass.getuser()
        with writer_lock(graph, desk.settings):
            note = say(graph, entry.id, id_, kind, text, who)
    desk.out.print(
        desk.say(
            f"{id_} {entry.subject}：{'责任单位' if kind == 'assign' else '备注'}{'已收回' if not note.text else '「' + note.text + '」'}（{note.by}，{local_time(note.at)}）",
            f"{id_} {entry.subject}: {'responsible' if kind == 'assign' else 'note'} {note.text or 'taken back'} ({note.by}, {local_time(note.at)})",
        )
    )
    return DONE


def trend_command(
    desk: Desk,
    *,
    as_of: str | None,
    scope: str | None,
    only: list[str],
    since: str | None,
    form: str,
) -> int:
    """Counts by month."""
    with desk.graph() as graph:
        book, there = _read(desk, graph, as_of, scope, only, since)
    _warn(desk, book, there)
    days = gaps_tables.trend_of(book)
    document = gaps_tables.trend_json(book, days, desk.language)
    if form == "json":
        desk.write_json(document)
        return DONE
    table = desk.table(
        column(desk.say("问题", "question")),
        *(column(day.isoformat(), number=True) for day in days),
    )
    nothing = desk.say("无对象", "nothing")
    for one in document["questions"]:
        cells = (
            f"{told['numerator']:,} / {told['denominator']:,}" if told["denominator"] else nothing
            for told in one["counts"]
        )
        table.add_row(f"{one['id']} {one['title']}", *cells)
    desk.out.print(table)
    _tell_window(desk, book, since)
    return DONE
