"""Which ledger a sheet is, by its headers; where sheets look alike, by their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.language import Text
from graph.ledgers import TITLES
from loaders.cells.text import as_text, is_empty
from loaders.cells.unreadable import Unreadable
from loaders.columns import Column, columns_of
from loaders.headers import Headers, Meaning, keys_of
from loaders.rows import LEDGERS

Cells = Sequence[object]

HEADER_WITHIN: Final = 40
_SAMPLE: Final = 60
_READABLE: Final = 0.5
_BY_THE_WAY: Final = frozenset({"序号", "编号", "备注", "退回原因", "原行号"})
"""Headers of columns that nobody expects to be read."""


@dataclass(frozen=True)
class Recognised:
    """A sheet that is a ledger.

    Attributes:
        ledger: its identifier.
        header_row: number of the (last) header row, from 1.
        places: for each field, the columns it stands in, from 0 (several phones: several).
        headers: for each field, the header as written in the file.
        texts: the header of every column, of two rows in one where it has two.
        notes: what was left out and why.
    """

    ledger: str
    header_row: int
    places: Mapping[str, tuple[int, ...]]
    headers: Mapping[str, str]
    texts: tuple[str, ...]
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True)
class NotRecognised:
    """A sheet that is no ledger, or lacks something without which it cannot be read."""

    code: str
    why: Text
    header_row: int | None = None


@dataclass
class _Match:
    """One ledger tried against one header row."""

    ledger: str
    row: int
    texts: list[object]
    places: dict[str, list[int]] = field(default_factory=dict)
    missing: list[Column] = field(default_factory=list)
    canonical: int = 0
    unreadable: int = 0

    @property
    def score(self) -> tuple[int, int, bool, int]:
        """Return what makes a match better: readable fields, canonical names, one row, higher."""
        one_row = not any(isinstance(text, tuple) for text in self.texts)
        return (len(self.places) - 2 * self.unreadable, self.canonical, one_row, -self.row)


def recognise(rows: Sequence[Cells], headers: Headers) -> Recognised | NotRecognised:
    """Find the header row and the ledger of a sheet.

    Args:
        rows: the first rows of the sheet, from its row 1, headers and some data.
        headers: what headers can mean.
    """
    whole: list[_Match] = []
    partly: list[_Match] = []
    for start in range(min(len(rows), HEADER_WITHIN)):
        for texts, last in _header_texts(rows, start):
            known = sum(1 for text in texts if keys_of(text))
            if known < 2:
                continue
            for ledger in LEDGERS:
                match = _match(ledger, texts, last, rows, headers)
                if len(match.places) >= 2:
                    (partly if match.missing else whole).append(match)
    best = max(whole, key=lambda match: match.score, default=None)
    # A sheet that says far more of another ledger is that one, with a column forgotten: households
    # answered for, without their room, would else be read as a list of buildings.
    if best is None or any(_lacking(match) > len(best.places) for match in partly):
        return _nearest(partly)
    return _result(best, rows)


def _lacking(match: _Match) -> int:
    return len(match.places) - 2 * len(match.missing) - match.unreadable


def _header_texts(rows: Sequence[Cells], start: int) -> list[tuple[list[object], int]]:
    """Return the header that begins in a row: alone, and joined with the row below it."""
    upper = list(rows[start])
    found = [(upper, start)]
    if start + 1 < len(rows):
        lower = list(rows[start + 1])
        if any(keys_of(text) for text in lower) and not any(_is_data(cell) for cell in lower):
            found.append((_joined(upper, lower), start + 1))
    return found


def _is_data(cell: object) -> bool:
    return not isinstance(cell, str) or any(sign.isdigit() for sign in cell)


def _joined(upper: Sequence[object], lower: Sequence[object]) -> list[object]:
    width = max(len(upper), len(lower))
    above = [*upper, *[""] * (width - len(upper))]
    below = [*lower, *[""] * (width - len(lower))]
    return [
        one if is_empty(other) or one == other else other if is_empty(one) else (one, other)
        for one, other in zip(above, below, strict=True)
    ]


def _written(text: object) -> str:
    return as_text(text[1] if isinstance(text, tuple) else text)


def _meanings(headers: Headers, ledger: str, text: object) -> tuple[Meaning, ...]:
    if isinstance(text, tuple):
        upper, lower = text
        for form in (f"{as_text(upper)}{as_text(lower)}", lower, upper):
            if found := headers.meanings(ledger, form):
                return found
        return ()
    return headers.meanings(ledger, text)


def _match(
    ledger: str, texts: list[object], row: int, rows: Sequence[Cells], headers: Headers
) -> _Match:
    columns = columns_of(LEDGERS[ledger])
    match = _Match(ledger, row, texts)
    sample = rows[row + 1 : row + 1 + _SAMPLE]
    claims: list[tuple[bool, int, int, str]] = []
    for place, text in enumerate(texts):
        for meaning in _meanings(headers, ledger, text):
            column = columns[meaning.field]
            ambiguous = bool(column.kind.values)
            doubtful = ambiguous and _readable(column, sample, place) < _READABLE
            claims.append((doubtful, meaning.rank, place, meaning.field))
    taken: set[int] = set()
    for doubtful, rank, place, name in sorted(claims):
        if place in taken or name in match.places:
            continue
        taken.add(place)
        match.places[name] = [place]
        match.canonical += rank <= 0
        match.unreadable += doubtful and columns[name].bold
    for _, _, place, name in sorted(claims):
        if place not in taken:
            taken.add(place)
            match.places[name].append(place)
    match.missing = [
        column
        for name, column in columns.items()
        if column.bold and not column.supplied and name not in match.places
    ]
    return match


def _readable(column: Column, sample: Sequence[Cells], place: int) -> float:
    """Return the share of filled cells that the column's list knows; 1 if none is filled."""
    filled = known = 0
    for cells in sample:
        value = cells[place] if place < len(cells) else ""
        if is_empty(value):
            continue
        filled += 1
        try:
            column.kind.read(value)
        except Unreadable:
            continue
        known += 1
    return known / filled if filled else 1.0


def _result(match: _Match, rows: Sequence[Cells]) -> Recognised | NotRecognised:
    columns = columns_of(LEDGERS[match.ledger])
    written = {name: _written(match.texts[places[0]]) for name, places in match.places.items()}
    places: dict[str, tuple[int, ...]] = {}
    notes: list[Text] = []
    for name, where in match.places.items():
        column = columns[name]
        places[name] = tuple(where) if column.kind.name == "phones" else (where[0],)
        for other in where[1:] if column.kind.name != "phones" else []:
            one, two = written[name], _written(match.texts[other])
            if _same_values(rows[match.row + 1 :], where[0], other):
                continue
            if column.bold or keys_of(one) == keys_of(two):
                return NotRecognised(
                    "duplicate_header", _duplicate(one, two, column), match.row + 1
                )
            notes.append(
                Text(
                    f"“{two}”与“{one}”都表示“{column.name}”，只读了“{one}”。",
                    f"“{two}” and “{one}” both mean “{column.name}”; only “{one}” was read.",
                )
            )
    texts = tuple(
        f"{as_text(text[0])}{as_text(text[1])}" if isinstance(text, tuple) else as_text(text)
        for text in match.texts
    )
    return Recognised(
        match.ledger, match.row + 1, places, written, texts, (*notes, *_not_read(match))
    )


def _not_read(match: _Match) -> list[Text]:
    """Say which columns nothing was read from, and which one that is missing will be missed."""
    used = {place for places in match.places.values() for place in places}
    unused = [
        _written(text)
        for place, text in enumerate(match.texts)
        if place not in used and keys_of(text) and _written(text) not in _BY_THE_WAY
    ]
    notes = []
    if unused:
        names = "、".join(f"“{name}”" for name in unused)
        notes.append(
            Text(
                f"没有用到的列：{names}；如果是换了叫法，可用 --mapping 补充。",
                f"Columns not used: {names}; add them by --mapping if they are other names of known ones.",
            )
        )
    notes += [
        column.missed
        for name, column in columns_of(LEDGERS[match.ledger]).items()
        if column.missed is not None and name not in match.places
    ]
    return notes


def _same_values(rows: Sequence[Cells], one: int, other: int) -> bool:
    for cells in rows:
        first = as_text(cells[one]) if one < len(cells) else ""
        second = as_text(cells[other]) if other < len(cells) else ""
        if second and first != second:
            return False
    return True


def _duplicate(one: str, two: str, column: Column) -> Text:
    if one == two:
        return Text(
            f"有两列都叫“{one}”，内容却不同；请只保留一列。",
            f"Two columns are both headed “{one}” and differ; keep one of them.",
        )
    return Text(
        f"“{one}”和“{two}”两列都表示“{column.name}”，内容却不同；请只保留一列。",
        f"The columns “{one}” and “{two}” both mean “{column.name}” and differ; keep one of them.",
    )


def _nearest(partly: Sequence[_Match]) -> NotRecognised:
    best = max(
        partly,
        key=lambda match: (_lacking(match), match.score),
        default=None,
    )
    bold_found = best is not None and any(
        columns_of(LEDGERS[best.ledger])[name].bold for name in best.places
    )
    if best is None or not bold_found:
        return NotRecognised(
            "unknown_sheet",
            Text(
                "没有认出是哪种台账：前40行里找不到相符的表头。",
                "Not recognised as any ledger: no matching header in the first 40 rows.",
            ),
        )
    title = TITLES[best.ledger]
    names_zh = "、".join(f"“{column.name}”" for column in best.missing)
    return NotRecognised(
        "missing_column",
        Text(
            f"最像“{title.zh}”台账，但缺少必填列{names_zh}，没有读取；请补上该列。",
            f"Nearest to the ledger “{title.en}”, but without the column {names_zh}; not read.",
        ),
        best.row + 1,
    )
