"""Which ledger a sheet is, by its headers; where sheets look alike, by their values."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.language import Text
from graph.ledgers import TITLES
from loaders.cells.text import as_text
from loaders.columns import Column, columns_of
from loaders.forms import Form, fitting
from loaders.headers import Headers, keys_of
from loaders.matching import (
    HEADER_WITHIN,
    Cells,
    Match,
    header_texts,
    match,
    may_be_header,
    whole_text,
    written_in,
)
from loaders.rows import LEDGERS
from loaders.suggested import suggestion

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
        form: the form that said so, if one did.
    """

    ledger: str
    header_row: int
    places: Mapping[str, tuple[int, ...]]
    headers: Mapping[str, str]
    texts: tuple[str, ...]
    notes: tuple[Text, ...] = ()
    form: Form | None = None


@dataclass(frozen=True)
class NotRecognised:
    """A sheet that is no ledger, or lacks something without which it cannot be read.

    Attributes:
        code: ``missing_column``, ``duplicate_header``, ``unknown_sheet`` or ``left_out``.
        why: the same as a sentence.
        header_row: number of the (last) header row, from 1; ``None`` where none was found.
        nearest: identifier of the ledger that it is most like.
        lacks: the required columns that it lacks for that, by their canonical names.
        places: for each field of that ledger, the columns it would stand in, from 0.
        texts: the header of every column.
        form: the form that said so, if one did.
    """

    code: str
    why: Text
    header_row: int | None = None
    nearest: str | None = None
    lacks: tuple[str, ...] = ()
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    form: Form | None = None


def recognise(
    rows: Sequence[Cells],
    headers: Headers,
    forms: Sequence[Form] = (),
    file: str = "",
    sheet: str = "",
) -> Recognised | NotRecognised:
    """Find the header row and the ledger of a sheet.

    Args:
        rows: the first rows of the sheet, from its row 1, headers and some data.
        headers: what headers can mean.
        forms: sheets that the deployment described; the first that fits best goes before all else.
        file: the file as named to the user.
        sheet: the sheet's name.
    """
    said = fitting(forms, rows, headers, file, sheet)
    if said is not None:
        form, matched = said
        if matched is None:
            return NotRecognised("left_out", _LEFT_OUT, form=form)
        return _lacks(matched, form) if matched.missing else _result(matched, rows, form)
    whole: list[Match] = []
    partly: list[Match] = []
    for start in range(min(len(rows), HEADER_WITHIN)):
        for texts, last in header_texts(rows, start):
            known = sum(1 for text in texts if keys_of(text))
            if known < 2 or not may_be_header(headers, texts):
                continue
            for ledger in LEDGERS:
                tried = match(ledger, texts, last, rows, headers)
                if len(tried.places) >= 2:
                    (partly if tried.missing else whole).append(tried)
    best = max(whole, key=lambda one: one.score, default=None)
    # A sheet that says far more of another ledger is that one, with a column forgotten: households
    # answered for, without their room, would else be read as a list of buildings.
    if best is None or any(_lacking(one) > len(best.places) for one in partly):
        nearest = _nearest(partly)
        more = suggestion(file, sheet, nearest.nearest, rows, headers)
        why = Text(nearest.why.zh + more.zh, nearest.why.en + more.en)
        return dataclasses.replace(nearest, why=why)
    # Repeated above a further page it may look better than where it stands first: what it is repeated
    # in is data.
    same = [one for one in whole if (one.ledger, one.places) == (best.ledger, best.places)]
    return _result(max(same, key=lambda one: (-one.row, one.score)), rows)


_LEFT_OUT: Final = Text(
    "对照里写明这张表不是台账，已跳过。", "The mapping says that this is no ledger; passed over."
)


def _lacking(one: Match) -> int:
    return len(one.places) - 2 * len(one.missing) - one.unreadable


def _result(
    matched: Match, rows: Sequence[Cells], form: Form | None = None
) -> Recognised | NotRecognised:
    columns = columns_of(LEDGERS[matched.ledger])
    written = {
        name: written_in(matched.texts[places[0]]) for name, places in matched.places.items()
    }
    places: dict[str, tuple[int, ...]] = {}
    notes: list[Text] = []
    for name, where in matched.places.items():
        column = columns[name]
        places[name] = tuple(where) if column.kind.name == "phones" else (where[0],)
        for other in where[1:] if column.kind.name != "phones" else []:
            one, two = written[name], written_in(matched.texts[other])
            if _same_values(rows[matched.row + 1 :], where[0], other):
                continue
            if column.bold or keys_of(one) == keys_of(two):
                return _not_read_as(matched, "duplicate_header", _duplicate(one, two, column), form)
            notes.append(
                Text(
                    f"“{two}”与“{one}”都表示“{column.name}”，只读了“{one}”。",
                    f"“{two}” and “{one}” both mean “{column.name}”; only “{one}” was read.",
                )
            )
    return Recognised(
        matched.ledger,
        matched.row + 1,
        places,
        written,
        tuple(whole_text(text) for text in matched.texts),
        (*notes, *_not_read(matched)),
        form,
    )


def _not_read_as(matched: Match, code: str, why: Text, form: Form | None) -> NotRecognised:
    return NotRecognised(
        code,
        why,
        matched.row + 1,
        matched.ledger,
        tuple(column.name for column in matched.missing),
        {name: tuple(where) for name, where in matched.places.items()},
        tuple(whole_text(text) for text in matched.texts),
        form,
    )


def _not_read(matched: Match) -> list[Text]:
    """Say which columns nothing was read from, and which one that is missing will be missed."""
    used = {place for places in matched.places.values() for place in places} | matched.left_out
    unused = [
        written_in(text)
        for place, text in enumerate(matched.texts)
        if place not in used and keys_of(text) and written_in(text) not in _BY_THE_WAY
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
        for name, column in columns_of(LEDGERS[matched.ledger]).items()
        if column.missed is not None and name not in matched.places
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


def _nearest(partly: Sequence[Match]) -> NotRecognised:
    best = max(partly, key=lambda one: (_lacking(one), one.score), default=None)
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
    return _lacks(best)


def _lacks(matched: Match, form: Form | None = None) -> NotRecognised:
    title = TITLES[matched.ledger]
    names_zh = "、".join(f"“{column.name}”" for column in matched.missing)
    why = Text(
        f"最像“{title.zh}”台账，但缺少必填列{names_zh}，没有读取；请补上该列。",
        f"Nearest to the ledger “{title.en}”, but without the column {names_zh}; not read.",
    )
    if form is not None:
        why = Text(
            f"对照里写明是“{title.zh}”台账，但缺少必填列{names_zh}，没有读取。",
            f"The ledger “{title.en}” by the mapping, but without the column {names_zh}; not read.",
        )
    return _not_read_as(matched, "missing_column", why, form)
