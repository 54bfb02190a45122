"""What a sheet that is no ledger by its headers lacks of the ledger that its name suggests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from graph.language import Text
from graph.ledgers import TITLES
from loaders.columns import Column
from loaders.headers import Headers
from loaders.matching import HEADER_WITHIN, Cells, header_texts, match

_SAYS_NOTHING = re.compile(r"(?:sheet|工作表|表)?\d*", re.IGNORECASE)
"""Names of sheets that nobody gave."""

_ANY_TABLE = "lists"
"""Its title (清单) is also a word for a table of whatever: 楼栋清单."""


def suggested_ledger(file: str, sheet: str) -> str | None:
    """The one ledger whose title stands in the sheet's name; in the file's where the sheet has none."""
    name = Path(file).stem if _SAYS_NOTHING.fullmatch(sheet.strip()) else sheet
    found = [ledger for ledger, title in TITLES.items() if title.zh in name]
    if len(found) > 1 and _ANY_TABLE in found:
        found.remove(_ANY_TABLE)
    return found[0] if len(found) == 1 else None


def lacking(ledger: str, rows: Sequence[Cells], headers: Headers) -> list[Column]:
    """The required columns of a ledger that a sheet lacks, in the row that has most of its columns."""
    tried = [
        match(ledger, texts, last, rows, headers)
        for start in range(min(len(rows), HEADER_WITHIN))
        for texts, last in header_texts(rows, start)
    ]
    nothing = match(ledger, [], 0, rows, headers)
    return max([nothing, *tried], key=lambda one: len(one.places)).missing


def suggestion(
    file: str, sheet: str, nearest: str | None, rows: Sequence[Cells], headers: Headers
) -> Text:
    """A sentence to follow the one that says why a sheet is not read; empty if its name says no more.

    Args:
        file: as named to the user.
        sheet: its name.
        nearest: the ledger that its headers are most like, of which the reader has been told.
        rows: its first rows.
        headers: what headers can mean.
    """
    ledger = suggested_ledger(file, sheet)
    if ledger is None or ledger == nearest:
        return Text("", "")
    title = TITLES[ledger]
    missing = lacking(ledger, rows, headers)
    if not missing:
        return Text(
            f"名称像“{title.zh}”台账，它的必填列都有；如果是，请用 --mapping 写明。",
            f" By its name the ledger “{title.en}”, all required columns of which it has; if it is, "
            "say so by --mapping.",
        )
    names = "、".join(f"“{column.name}”" for column in missing)
    return Text(
        f"名称像“{title.zh}”台账，那就还缺少必填列{names}。",
        f" By its name the ledger “{title.en}”, of which it lacks the columns {names}.",
    )
