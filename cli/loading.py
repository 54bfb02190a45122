"""load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.text import Text

from cli.days import typed_day
from cli.desk import Desk, column
from cli.ending import Group, as_json, groups, say_endings
from cli.mapping import (
    Used,
    column_documents,
    keep_mapping,
    place_of,
    print_recognised,
    tell_kept,
    tell_mapping,
    unused_forms,
    used_mapping,
    write_mapping,
)
from graph.deployment import guard
from graph.engines import connect, writer_lock
from graph.errors import DONE, ROWS_REFUSED, RefusedForSafety, WrongUse
from graph.joint import joint_work
from graph.ledgers import TITLES
from graph.number_key import fingerprint, number_key
from loaders.accounts import SheetResult
from loaders.as_of import AsOfSource
from loaders.files.find import Found, find_files
from loaders.reading import SheetRead
from loaders.refusals_workbook import is_as_written, part_of, write_refusals
from loaders.run import LoadResult, load
from loaders.whole import Whole, ending_share
from viz.files import CannotWrite, cannot_write, check_writable, make_folder

_SHOWN = 8
"""How many refusals of one kind the terminal shows; JSON and the workbook hold them all."""

_BESIDE = ("empty_sheet", "guide_sheet")
"""Why sheets are not read that do no harm in a workbook that holds ledgers."""

_ENDINGS = {"--rejects": "xlsx", "--mapping-out": "toml"}
"""How the files end that a load can write."""

_LEFT_OUT = "left_out"
"""Why a sheet is not read of which somebody said that it is no ledger."""


def load_command(
    desk: Desk,
    paths: list[Path],
    *,
    as_of: str | None,
    mapping: Path | None,
    mapping_out: Path | None,
    keeping_mapping: bool,
    complete: str | None,
    confirm_ending: bool,
    dry_run: bool,
    rejects: Path | None,
    form: str,
) -> int:
    """Load ledgers and say what became of every row."""
    if keeping_mapping and dry_run:
        raise WrongUse(
            "预演（--dry-run）什么也不写；请在真正装载时加 --keep-mapping。",
            "A rehearsal (--dry-run) writes nothing; give --keep-mapping when loading.",
        )
    used = used_mapping(desk, mapping, keeping=keeping_mapping)
    joint = joint_work(desk.settings.rules)
    share = ending_share(desk.settings.rules)
    whole = Whole(complete, confirm_ending, share) if complete is not None else None
    day = typed_day(as_of) if as_of is not None else None
    given = (("--rejects", rejects), ("--mapping-out", mapping_out))
    outs = {option: out for option, out in given if out is not None}
    for option, out in outs.items():
        _check_writable(option, out)
    # What is not there should be told before a database is started for it.
    found = find_files(paths)
    for option, out in outs.items():
        _check_is_no_input(option, out, found)
    key = number_key(desk.settings)
    with _progress(desk, dry_run=dry_run) as progress, connect(desk.settings) as graph:
        # Before hundreds of files are read for a database that will refuse them.
        guard(graph, fingerprint(key))
        result = load(
            graph,
            paths,
            number_key=key,
            as_of=day,
            mapping=used.mapping,
            joint=joint,
            whole=whole,
            dry_run=dry_run,
            writer=nullcontext() if dry_run else writer_lock(graph, desk.settings),
            progress=progress,
        )
        ending = groups(graph, result, form)
    # Files before the first line is printed: whoever reads the lines may leave (``| head``).
    sheets = [one.sheet for one in result.sheets]
    failed: list[CannotWrite] = []
    written: Path | None = None
    cleared = False
    forms = 0
    with _telling_later(failed):
        if rejects is not None and result.refusals:
            _write_rejects(desk, sheets, rejects)
            written = rejects
        elif rejects is not None:
            cleared = _clear_away(rejects)
    with _telling_later(failed):
        if mapping_out is not None:
            forms = write_mapping(sheets, used, mapping_out)
    with _telling_later(failed):
        if keeping_mapping:
            keep_mapping(desk, used)
    with suppress(BrokenPipeError):  # the status is right even if nobody reads to the end
        if form == "json":
            document = _document(desk, result, written, used)
            ends = as_json(desk, ending) if whole or dry_run else {}
            desk.write_json(document | ends)
        else:
            _print(desk, result, written, used, ending)
        if mapping_out is not None and forms:
            tell_mapping(desk, forms, mapping_out)
        if keeping_mapping and not failed:
            tell_kept(desk)
        if rejects is not None and not result.refusals:
            _tell_cleared(desk, rejects, cleared=cleared)
    if failed:
        raise failed[0]
    unread = _unread(result)
    refused = result.totals["rejected"] or result.totals["cellsRefused"]
    return ROWS_REFUSED if refused or unread else DONE


def _unread(result: LoadResult) -> list[SheetResult]:
    """Sheets that could not be loaded; not what stands empty or explains beside a ledger."""
    holding = {one.sheet.path for one in result.sheets if one.sheet.ledger is not None}
    return [
        one
        for one in result.sheets
        if one.sheet.ledger is None
        and one.sheet.code != _LEFT_OUT
        and not (one.sheet.code in _BESIDE and one.sheet.path in holding)
    ]


def _check_writable(option: str, out: Path) -> None:
    """Refuse before loading what could not be written after it."""
    ending = _ENDINGS[option]
    if out.suffix.lower() != f".{ending}":
        raise WrongUse(
            f"{option} 要写成 {ending} 文件名，收到的是「{out.name}」。",
            f"{option} takes a file name that ends in .{ending}, not {out.name!r}.",
        )
    check_writable(out)


def _check_is_no_input(option: str, out: Path, inputs: Iterable[Found]) -> None:
    """Refuse to write over a ledger that is to be loaded."""
    targets = [target for target in (out, part_of(out)) if target.exists()]
    for one in inputs:
        if one.path.exists() and any(target.samefile(one.path) for target in targets):
            raise RefusedForSafety(
                f"{option} 写的「{out.name}」正是这次要装载的文件，写下去会盖掉它。请换一个文件名。",
                f"{option} names {out.name!r}, which is to be loaded and would be overwritten. Choose another name.",
            )


@contextmanager
def _telling_later(failed: list[CannotWrite]) -> Iterator[None]:
    """What was loaded is loaded and must be told, whatever became of a file."""
    try:
        yield
    except CannotWrite as error:
        failed.append(error)


def _write_rejects(desk: Desk, sheets: list[SheetRead], out: Path) -> None:
    make_folder(out.parent)
    try:
        write_refusals(sheets, out, desk.language)
    except OSError as error:
        raise cannot_write(out, error) from error


def _clear_away(rejects: Path) -> bool:
    """Nothing was refused: a workbook of an earlier run must not pass for this one's."""
    if rejects.exists() and is_as_written(rejects):
        with suppress(OSError):
            rejects.unlink()
            return True
    return False


def _tell_cleared(desk: Desk, rejects: Path, *, cleared: bool) -> None:
    if cleared:
        desk.remark(
            f"这次没有退回的行；以前留下的退回表 {rejects} 已删去。",
            f"Nothing was refused this time; {rejects}, left by an earlier load, was removed.",
        )
    elif rejects.exists():
        desk.remark(
            f"这次没有退回的行；{rejects} 是以前的文件，没有动它。",
            f"Nothing was refused this time; {rejects} is an earlier file and was left alone.",
        )


@contextmanager
def _progress(desk: Desk, *, dry_run: bool) -> Iterator[Callable[[str, int], None]]:
    """Bars by rows, on a terminal only."""
    bars = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=desk.remarks,
        disable=desk.quiet or not desk.remarks.is_terminal,
        transient=True,
    )
    reading = bars.add_task(desk.say("读取台账（行）", "reading (rows)"), total=None)
    words = ("预演（条，不写入）", "rehearsing (items, not written)") if dry_run else ("写入图库（条）", "writing (items)")  # fmt: skip
    writing = bars.add_task(desk.say(*words), total=None)
    with bars:
        yield lambda what, rows: bars.advance(reading if what == "read" else writing, rows)


def _document(desk: Desk, result: LoadResult, written: Path | None, used: Used) -> dict[str, Any]:
    return {
        "asOf": result.as_of.isoformat() if result.as_of else None,
        "dryRun": result.dry_run,
        "mappingFiles": [str(path) for path in used.files],
        "sheets": [_sheet(desk, one) for one in result.sheets],
        "ended": result.ended,
        "totals": result.totals,
        "refusals": [refusal.as_json(desk.language) for refusal in result.refusals],
        "rejectsFile": str(written) if written is not None else None,
    }


def _sheet(desk: Desk, one: SheetResult) -> dict[str, Any]:
    sheet = one.sheet
    return {
        "file": sheet.file,
        "sheet": sheet.sheet,
        "ledger": sheet.ledger,
        "title": TITLES[sheet.ledger].say(desk.language) if sheet.ledger else None,
        "why": sheet.why.say(desk.language) if sheet.why else None,
        "code": sheet.code,
        "nearest": sheet.nearest,
        "lacks": list(sheet.lacks),
        "asOf": sheet.as_of.isoformat(),
        "asOfSource": sheet.as_of_source.name.lower(),
        "headerRow": sheet.header_row,
        "columns": sheet.columns,
        "mapping": column_documents(sheet),
        "notes": [note.say(desk.language) for note in sheet.notes],
        "read": sheet.read,
        "created": one.counts["created"],
        "updated": one.counts["updated"],
        "unchanged": one.counts["unchanged"],
        "rejected": one.counts["rejected"],
        "cellsRefused": one.cells_refused,
    }


def _print(
    desk: Desk, result: LoadResult, written: Path | None, used: Used, ending: list[Group]
) -> None:
    loaded = [one for one in result.sheets if one.sheet.ledger is not None]
    if result.dry_run:
        print_recognised(desk, [one.sheet for one in result.sheets])
    table = desk.table(
        column(desk.say("文件", "file")),
        column(desk.say("台账", "ledger"), number=True),
        column(desk.say("截至", "as of"), number=True),
        *(
            column(desk.say(zh, en), number=True)
            for zh, en in (
                ("读", "read"), ("新增", "created"), ("更新", "updated"), ("未变", "unchanged"),
                ("退回行", "rows refused"), ("退回格", "cells refused"),
            )
        ),
    )  # fmt: skip
    for one in loaded:
        sheet = one.sheet
        counts = [one.counts[name] for name in ("created", "updated", "unchanged", "rejected")]
        table.add_row(
            Text(place_of(sheet)),
            TITLES[sheet.ledger or ""].say(desk.language),
            sheet.as_of.isoformat(),
            *(f"{number:,}" for number in (sheet.read, *counts, one.cells_refused)),
        )
    if loaded:
        desk.out.print(table)
        desk.out.print()
        holding = [one for one in loaded if one.sheet.read]
        if not result.dry_run:  # a rehearsal has told it sheet by sheet
            _print_days(desk, holding)
        _warn_of_undated(desk, holding, dry_run=result.dry_run)
    colon = desk.say("：", ": ")
    if used.files:
        desk.fact("对照文件", "mapping files", desk.listed(map(str, used.files)))
    if number := unused_forms(used, (one.sheet for one in result.sheets)):
        desk.remark(
            f"对照里有 {number} 种表这次没有遇到。",
            f"{number} forms of the mapping did not occur this time.",
        )
    for one in loaded:
        for note in one.sheet.notes:
            desk.fact("注意", "note", f"{place_of(one.sheet)}{colon}{note.say(desk.language)}")
    for one in _unread(result):
        why = one.sheet.why.say(desk.language) if one.sheet.why else ""
        desk.fact("未读", "not read", f"{place_of(one.sheet)}{colon}{why}")
    _print_refusals(desk, result)
    totals = result.totals
    desk.out.print(
        desk.say(
            f"共读 {totals['read']:,} 行：新增 {totals['created']:,}，更新 {totals['updated']:,}，"
            f"未变 {totals['unchanged']:,}，退回 {totals['rejected']:,} 行、{totals['cellsRefused']:,} 格。",
            f"{totals['read']:,} rows read: {totals['created']:,} created, {totals['updated']:,} updated, "
            f"{totals['unchanged']:,} unchanged, {totals['rejected']:,} refused; {totals['cellsRefused']:,} cells refused.",
        ),
        markup=False,
    )
    say_endings(desk, result, ending)
    if result.dry_run:
        desk.out.print(desk.say("只是预演，没有写入。", "A rehearsal: nothing was written."))
    elif not loaded:
        desk.out.print(
            desk.say("没有一张表能装载，图库没有改动。", "No sheet could be loaded; nothing was.")
        )
    elif not totals["read"]:
        desk.out.print(
            desk.say("没有数据行，图库没有改动。", "There were no rows; nothing changed.")
        )
    elif not (totals["created"] or totals["updated"] or totals["rejected"] or result.ended):
        desk.out.print(
            desk.say("与库里完全一致，没有改动。", "All of it was there already; nothing changed.")
        )
    if written is not None:
        desk.out.print(
            desk.say(
                f"退回的行在 {written}，改好可直接再装。",
                f"Refused rows are in {written}; correct them there and load it.",
            ),
            markup=False,
        )
    elif result.refusals:
        desk.remark(
            "加 --rejects 退回.xlsx 可得到带原因的退回表。",
            "Add --rejects FILE.xlsx to get them as a workbook.",
        )


def _print_days(desk: Desk, loaded: list[SheetResult]) -> None:
    """Where the as-of days come from; a file's modification day seldom is the ledger's, so by name."""
    if not loaded:
        return
    number = Counter(one.sheet.as_of_source for one in loaded)
    told = (
        desk.say(
            f"{source.value.zh} {number[source]:,} 张", f"{source.value.en} {number[source]:,}"
        )
        for source in AsOfSource
        if number[source]
    )
    desk.fact("截至日", "as-of days", desk.listed(told))


def _warn_of_undated(desk: Desk, loaded: list[SheetResult], *, dry_run: bool) -> None:
    """Name the sheets whose day is that of the file's modification, which is hardly the ledger's."""
    undated = [
        place_of(one.sheet) for one in loaded if one.sheet.as_of_source is AsOfSource.MODIFIED
    ]
    if undated:
        more = desk.say(" 等", " …") if len(undated) > _SHOWN else ""
        names = desk.listed(undated[:_SHOWN]) + more
        which = desk.say(
            f"标题和文件名里都没有日期：{names}。修改日期不是台账的截至日时，",
            f"No date in title or file name: {names}. If the day of modification is not the ledger's, ",
        )
        how = (
            desk.say("装载时请加 --as-of。", "give --as-of when loading.")
            if dry_run
            else desk.say(
                "再装改不了：请把日期写进文件名，装进新的数据目录（见 README）。",
                "loading it again does not mend it: put the day into the name and load into a new data folder (see README).",
            )
        )
        desk.remarks.print(which + how)


def _print_refusals(desk: Desk, result: LoadResult) -> None:
    """By kind, the first few of each: enough to see what is wrong, never a wall of text."""
    colon = desk.say("：", ": ")
    by_code: Counter[str] = Counter(refusal.code for refusal in result.refusals)
    for code, number in by_code.most_common():
        desk.out.print(
            desk.say(f"退回 {number:,} 处（{code}）", f"{number:,} refused ({code})"),
            style="bold",
            markup=False,
        )
        shown = [refusal for refusal in result.refusals if refusal.code == code][:_SHOWN]
        for refusal in shown:
            place = " ".join(filter(None, (refusal.file, refusal.sheet)))
            row = desk.say(f"第 {refusal.row} 行", f"row {refusal.row}")
            # The value itself may be an ID number or a phone: it stands in the workbook and in JSON.
            desk.out.print(
                "  "
                + colon.join(
                    (f"{place} {row} {refusal.column}".rstrip(), refusal.reason.say(desk.language))
                ),
                markup=False,
            )
        if number > len(shown):
            desk.out.print(
                desk.say(f"  …还有 {number - len(shown):,} 处", f"  … {number - len(shown):,} more")
            )
