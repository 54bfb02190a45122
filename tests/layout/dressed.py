"""Writing a street as many clerks would: no two sheets look alike, all say the same.

Columns come in any order under any of their names, with numbers and remarks between them; titles
stand above, notes, totals, blank rows and repeated headers among the data. A ledger is one file or
several, and a workbook holds one ledger or several.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import openpyxl
import xlwt

from graph.ledgers import TITLES
from loaders.columns import columns_of
from loaders.headers import Headers
from loaders.recognise import Recognised, recognise
from loaders.rows import LEDGERS
from tests.oracle.rows import Ledger, Street

Grid = list[list[str]]

_IDENTIFIERS: Final = {title.zh: ledger for ledger, title in TITLES.items()}
_HEADERS: Final = Headers()
_ENCODINGS: Final = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
_TRIES: Final = 30
_NOTHING: Final = ("", "—", "／", " ")
"""Signs for nothing in every column; 无 answers some of them."""


@dataclass(frozen=True)
class _Sheet:
    """A sheet as a clerk made it: its grid, with everything around the data."""

    name: str
    grid: Grid


def dress(street: Street, folder: Path, chance: Random) -> list[Path]:
    """Write a street in new clothes.

    Args:
        street: sheets of which none shares kind and day with another.
        folder: an existing folder.
        chance: decides on everything.

    Returns:
        The files, in any order; each names the day of what it holds.
    """
    by_day: dict[str, list[_Sheet]] = {}
    for sheet in street:
        for part in _split(sheet, chance):
            by_day.setdefault(str(sheet.day), []).append(_sheet(part, chance))
    paths: list[Path] = []
    for day, sheets in by_day.items():
        chance.shuffle(sheets)
        while sheets:
            form = chance.choice(("csv", "xlsx", "xlsx", "xls"))
            several = 1 if form == "csv" else chance.randint(1, 3)
            taken, sheets = sheets[:several], sheets[several:]
            # Names that sort in another order than the sheets were written in.
            name = f"{chance.randrange(10**6):06d}_{taken[0].name}_{day}.{form}"
            place = folder / (f"第{chance.randint(1, 2)}批" if chance.random() < 0.5 else "")
            place.mkdir(exist_ok=True)
            paths.append(place / name)
            _WRITERS[form](place / name, taken, chance)
    chance.shuffle(paths)
    return paths


def _split(sheet: Ledger, chance: Random) -> list[Ledger]:
    """The rows of a sheet in one part or several, each of which keeps their order."""
    parts: list[list[dict[str, str]]] = [[] for _ in range(chance.choice((1, 1, 2, 3)))]
    for row in sheet.rows:
        chance.choice(parts).append(dict(row))
    return [sheet.with_rows(part) for part in parts if part] or [sheet]


def _sheet(sheet: Ledger, chance: Random) -> _Sheet:
    """A sheet whose headers say that it is the ledger it is."""
    for _ in range(_TRIES):
        grid = _grid(sheet, chance)
        found = recognise(grid, _HEADERS)
        if isinstance(found, Recognised) and _means(sheet, found):
            return _Sheet(sheet.kind, grid)
    raise AssertionError(f"no names of columns tell {sheet.kind} from all other ledgers")


def _means(sheet: Ledger, found: Recognised) -> bool:
    """Whether a header row, as written, means what was meant by it; two names may mean the same."""
    columns = columns_of(LEDGERS[_IDENTIFIERS[sheet.kind]])
    return found.ledger == _IDENTIFIERS[sheet.kind] and {
        columns[name].name for name in found.places
    } == set(sheet.columns)


def _grid(sheet: Ledger, chance: Random) -> Grid:
    ledger = _IDENTIFIERS[sheet.kind]
    names = {column.name: column.synonyms for column in columns_of(LEDGERS[ledger]).values()}
    columns = list(sheet.columns)
    chance.shuffle(columns)
    header = [_decorated(chance.choice((name, *names[name])), chance) for name in columns]
    data = [[row.get(name, "") for name in columns] for row in sheet.rows]
    for extra in ("序号", "备注"):
        if chance.random() < 0.4:
            place = chance.randint(0, len(header))
            header.insert(place, extra)
            for number, line in enumerate(data, start=1):
                line.insert(place, str(number) if extra == "序号" else "")
    width = len(header)
    blank = [""] * width
    rows: Grid = []
    if chance.random() < 0.6:
        rows.append([f"{sheet.kind}台账", *blank[1:]])
    if chance.random() < 0.3:
        rows.append(["填表说明：请逐行填写，不要合并单元格", *blank[1:]])
    if chance.random() < 0.3:
        rows.append(list(blank))
    rows.append(header)
    if chance.random() < 0.2:
        rows.append(["必填" if name else "" for name in header])
    for line in data:
        rows.append(
            [
                chance.choice(_NOTHING) if cell == "" and chance.random() < 0.1 else cell
                for cell in line
            ]
        )
        if chance.random() < 0.05:
            rows.append(list(blank))
        if chance.random() < 0.05:
            rows.append(list(header))
        if chance.random() < 0.04:
            rows.append(
                [
                    chance.choice(("小计", "锦绣苑小计", "共计 120 户", "合计", "本页小计")),
                    *blank[1:],
                ]
            )
    if chance.random() < 0.4:
        rows.append([f"合计：{len(data)}", *blank[1:]])
    if chance.random() < 0.3:
        rows.append(["填表人：某某", *blank[1:]])
    return rows


def _decorated(header: str, chance: Random) -> str:
    """A header as somebody typed it: with spaces, asterisks, full-width signs."""
    match chance.randrange(6):
        case 0:
            return f"*{header}"
        case 1:
            return "".join(f"{sign} " for sign in header).strip()
        case 2:
            return header.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
        case 3 if len(header) > 3:
            return f"{header[:2]}\n{header[2:]}"
    return header


def _write_csv(path: Path, sheets: list[_Sheet], chance: Random) -> None:
    sign = chance.choice(",,\t;")
    with path.open("w", encoding=chance.choice(_ENCODINGS), newline="") as file:
        csv.writer(file, delimiter=sign).writerows(sheets[0].grid)


def _write_xlsx(path: Path, sheets: list[_Sheet], chance: Random) -> None:
    book = openpyxl.Workbook(write_only=True)
    for number, sheet in enumerate(sheets, start=1):
        page = book.create_sheet(f"Sheet{number}")
        for line in sheet.grid:
            page.append(line)
    book.save(path)


def _write_xls(path: Path, sheets: list[_Sheet], chance: Random) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    for number, sheet in enumerate(sheets, start=1):
        page = book.add_sheet(f"Sheet{number}")
        for row, line in enumerate(sheet.grid):
            for column, cell in enumerate(line):
                if cell:
                    page.write(row, column, cell)
    book.save(str(path))


_WRITERS: Final = {"csv": _write_csv, "xlsx": _write_xlsx, "xls": _write_xls}
