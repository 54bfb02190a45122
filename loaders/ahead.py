"""Days later than the ledger that tells of them: what was done or checked cannot lie ahead of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Final

from graph.language import Text
from loaders.cells.dates import Dated
from loaders.cells.known import Known
from loaders.columns import Column
from loaders.rows import LedgerRow

_NAMED: Final = 5
"""Rows that a sentence names; beyond them it says how many there are."""


class Ahead:
    """Notes which rows of a sheet tell of a day that was yet to come.

    Args:
        columns: of the ledger, by field.
        headers: of the columns that the sheet has, as written, by field.
        as_of: the last day that the sheet's as-of day can mean.
    """

    def __init__(
        self, columns: Mapping[str, Column], headers: Mapping[str, str], as_of: datetime.date
    ) -> None:
        self._headers = {field: headers[field] for field in headers if columns[field].done}
        self._as_of = as_of
        self._rows: dict[str, list[int]] = {}

    def look(self, row: LedgerRow) -> None:
        """Look at the days of one row."""
        for field in self._headers:
            when = getattr(row, field)
            if isinstance(when, Known):
                when = when.on
            if isinstance(when, Dated) and when.day > self._as_of:
                self._rows.setdefault(field, []).append(row.number)

    def notes(self) -> list[Text]:
        """A sentence for every column in which a day lies ahead."""
        return [self._note(self._headers[field], rows) for field, rows in self._rows.items()]

    def _note(self, header: str, rows: list[int]) -> Text:
        zh = "、".join(map(str, rows[:_NAMED]))
        en = ", ".join(map(str, rows[:_NAMED]))
        more = len(rows) > _NAMED
        return Text(
            f"“{header}”有 {len(rows)} 行晚于台账的截至日 {self._as_of}（第 {zh} {'等行' if more else '行'}），"
            "照写的收下了，请核对。",
            f"“{header}” lies after the ledger's own day {self._as_of} in {len(rows)} rows "
            f"({en}{' …' if more else ''}); taken as written, please check.",
        )
