"""How sheets were recognised: shown for a person to check, written to correct, kept for the next time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.text import Text

from cli.desk import Desk, column
from graph.errors import WrongUse
from graph.ledgers import TITLES
from loaders.columns import columns_of
from loaders.counting import ColumnCount
from loaders.mapping import Mapping, load_mapping
from loaders.mapping_file import form_key, keep, kept_mapping, kept_path, write_recognised
from loaders.reading import SheetRead
from loaders.rows import LEDGERS
from viz.files import cannot_write, make_folder


@dataclass(frozen=True)
class Used:
    """The mapping of a load.

    Attributes:
        mapping: the one given over the one that was kept; ``None`` if there is neither.
        files: where it was read from.
    """

    mapping: Mapping | None
    files: tuple[Path, ...]


def used_mapping(desk: Desk, given: Path | None, *, keeping: bool) -> Used:
    """Read the mapping of a load.

    Raises:
        WrongUse: a file cannot be read or names what does not exist, or there is nothing to keep.
    """
    if keeping and given is None:
        raise WrongUse(
            "--keep-mapping 要与 --mapping 一起用：记住哪个对照文件？",
            "--keep-mapping goes with --mapping: which mapping file is to be kept?",
        )
    own = load_mapping(given) if given is not None else None
    path = kept_path(desk.settings)
    kept = None if keeping and not path.exists() else kept_mapping(desk.settings)
    if own is None or kept is None:
        one = own or kept
        return Used(one, () if one is None else (given or path,))
    return Used(own.over(kept), (given or path, path))


def keep_mapping(desk: Desk, used: Used) -> None:
    """Keep the mapping of a load for those that follow.

    Raises:
        WrongUse: it cannot be written.
    """
    path = kept_path(desk.settings)
    try:
        keep(used.mapping or Mapping(), path)
    except OSError as error:
        raise cannot_write(path, error) from error


def tell_kept(desk: Desk) -> None:
    """Say that the mapping was kept, and where."""
    path = kept_path(desk.settings)
    desk.remark(
        f"已记住这份对照，以后装载自动使用：{path}（不要了就删掉它）。",
        f"The mapping is kept and used by every load from now on: {path} (delete it to forget).",
    )


def write_mapping(sheets: list[SheetRead], used: Used, out: Path) -> int:
    """Write how the sheets were recognised; returns the number of forms.

    Raises:
        WrongUse: it cannot be written.
    """
    make_folder(out.parent)
    try:
        return write_recognised(sheets, used.mapping or Mapping(), out)
    except OSError as error:
        raise cannot_write(out, error) from error


def tell_mapping(desk: Desk, number: int, out: Path) -> None:
    """Say where it stands how the sheets were recognised."""
    desk.remark(
        f"认表的结果写在 {out}（{number} 种表），改好后用 --mapping {out} 装载，加 --keep-mapping 记住。",
        f"How the sheets were recognised is in {out} ({number} forms); correct it, load with "
        f"--mapping {out}, and add --keep-mapping to keep it.",
    )


def place_of(sheet: SheetRead) -> str:
    """Where a sheet stands: its file and, in a workbook, its own name."""
    return " · ".join(filter(None, (sheet.file, sheet.sheet)))


def column_documents(sheet: SheetRead) -> list[dict[str, Any]] | None:
    """What became of every column of a sheet, for JSON; ``None`` where cells were not counted."""
    if sheet.ledger is None or sheet.cells is None:
        return None
    return [
        {
            "column": one.place + 1,
            "header": one.header,
            "field": one.field,
            "means": _canonical(sheet.ledger, one.field),
            "read": one.read if one.field else 0,
            "empty": one.empty,
            "refused": one.refused,
        }
        for one in sheet.column_counts()
    ]


def _canonical(ledger: str, field: str | None) -> str | None:
    return columns_of(LEDGERS[ledger])[field].name if field is not None else None


def unused_forms(used: Used, sheets: Iterable[SheetRead]) -> int:
    """How many forms of the mapping no sheet of the run was of."""
    if used.mapping is None:
        return 0
    seen = {id(sheet.form) for sheet in sheets}
    return sum(1 for form in used.mapping.forms if id(form) not in seen)


def print_recognised(desk: Desk, sheets: list[SheetRead]) -> None:
    """How every kind of sheet was recognised, those that look alike together."""
    alike: dict[tuple[object, ...], list[SheetRead]] = {}
    for sheet in sheets:
        if sheet.ledger is not None:
            alike.setdefault((*form_key(sheet), sheet.header_row), []).append(sheet)
    for group in alike.values():
        _print_group(desk, group)
    for sheet in sheets:
        if sheet.nearest is not None:
            _print_nearest(desk, sheet)


_NAMED = 4
"""How many sheets of one form are named in the text; JSON names them all."""


def _print_group(desk: Desk, group: list[SheetRead]) -> None:
    first = group[0]
    title = TITLES[first.ledger or ""].say(desk.language)
    row = first.header_row or 0
    desk.out.print(
        desk.say(
            f"认作“{title}”台账，表头在第 {row} 行", f"Recognised as {title}, header in row {row}"
        )
        + (desk.say("（按对照）", " (by the mapping)") if first.form is not None else ""),
        style="bold",
    )
    for sheet in group[:_NAMED]:
        source = sheet.as_of_source.value.say(desk.language)
        desk.out.print(
            "  "
            + desk.say(
                f"{place_of(sheet)}：截至 {sheet.as_of.isoformat()}（{source}）",
                f"{place_of(sheet)}: as of {sheet.as_of.isoformat()} ({source})",
            )
        )
    if len(group) > _NAMED:
        more = len(group) - _NAMED
        desk.out.print(desk.say(f"  …还有 {more} 张相同的表", f"  … {more} more of the same form"))
    table = desk.table(
        column(desk.say("表里的列", "column as written")),
        column(desk.say("认作", "read as")),
        *(
            column(desk.say(zh, en), number=True)
            for zh, en in (("读到", "read"), ("空", "empty"), ("退回", "refused"))
        ),
    )
    for one in _summed(group):
        means = _canonical(first.ledger or "", one.field) or desk.say("（没有用）", "(not used)")
        numbers = (one.read, one.empty, one.refused) if one.field else ("", "", "")
        table.add_row(
            Text(one.header), means, *(f"{n:,}" if isinstance(n, int) else n for n in numbers)
        )
    desk.out.print(table)
    desk.out.print()


def _print_nearest(desk: Desk, sheet: SheetRead) -> None:
    ledger = sheet.nearest or ""
    title = TITLES[ledger].say(desk.language)
    found = desk.listed(
        f"{sheet.texts[places[0]]} → {_canonical(ledger, name)}"
        for name, places in sheet.places.items()
    )
    desk.fact(
        f"{place_of(sheet)} 最像“{title}”，认出的列",
        f"{place_of(sheet)} is most like {title}; columns recognised",
        found,
    )


def _summed(group: list[SheetRead]) -> list[ColumnCount]:
    counted = [sheet.column_counts() for sheet in group]
    return [
        alike[0]._replace(
            read=sum(one.read for one in alike),
            empty=sum(one.empty for one in alike),
            refused=sum(one.refused for one in alike),
        )
        for alike in zip(*counted, strict=True)
    ]
