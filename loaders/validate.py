"""From the stored cells of a row to a typed row, or to the reasons why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from loaders.cells.text import as_text, is_empty
from loaders.cells.unreadable import Unreadable
from loaders.columns import columns_of
from loaders.files.formulas import ERRORS, NOT_CALCULATED
from loaders.recognise import Recognised
from loaders.refusals import Refusal
from loaders.rows import LEDGERS, LedgerRow
from loaders.rows.base import Fault

_VALIDATORS: Final[dict[str, Any]] = {}
_BROKEN: Final = ERRORS | {NOT_CALCULATED}


def _validator(ledger: str) -> Any:
    if ledger not in _VALIDATORS:
        _VALIDATORS[ledger] = TypeAdapter(LEDGERS[ledger]).validator.validate_python
    return _VALIDATORS[ledger]


def as_in_file(value: object) -> str:
    """Return a cell as the clerk sees it: texts unchanged, whole numbers in full."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e21:
        # Fifteen digits and zeros, as the spreadsheet program shows it, not the nearest binary
        # number.
        return str(int(Decimal(repr(value))))
    return as_text(value)


def written(cells: Sequence[object], places: Sequence[int]) -> str:
    """Return what a clerk wrote in the columns of one field; several are joined."""
    texts = (as_in_file(cells[place]) if place < len(cells) else "" for place in places)
    return "、".join(text for text in texts if text)


class RowReader:
    """Reads the data rows of one recognised sheet.

    Args:
        file: the file as named to the user.
        sheet: the sheet's name, empty for csv.
        recognised: what its columns are.
        values: spellings that a deployment added, by canonical column.
    """

    def __init__(
        self,
        file: str,
        sheet: str,
        recognised: Recognised,
        values: Mapping[str, Mapping[str, str]],
    ) -> None:
        self._file = file
        self._sheet = sheet
        self._headers = recognised.headers
        row_class = LEDGERS[recognised.ledger]
        self._columns = columns_of(row_class)
        self._validate = _validator(recognised.ledger)
        self._places = recognised.places
        self._fields = tuple(recognised.places)
        places = [where[0] for where in recognised.places.values()]
        self._width = max(place for where in recognised.places.values() for place in where) + 1
        self._cells = itemgetter(*places)
        self._several = {name: where for name, where in recognised.places.items() if len(where) > 1}
        self._said = frozenset(self._fields)
        self._fit = row_class.fit if "fit" in vars(row_class) else None
        self._check = row_class.check if "check" in vars(row_class) else None
        self._spellings = {
            name: values[column.name]
            for name, column in self._columns.items()
            if column.name in values and name in recognised.places
        }

    def padded(self, cells: Sequence[object]) -> Sequence[object]:
        """Return the row at least as wide as the columns that are read."""
        missing = self._width - len(cells)
        return [*cells, *[""] * missing] if missing > 0 else cells

    def read(self, number: int, stored: Sequence[object]) -> LedgerRow | None:
        """Return the typed row; ``None`` if it is refused. ``refusals`` then holds why."""
        self.refusals: list[Refusal] = []
        cells: dict[str, object] = dict(zip(self._fields, self._cells(stored), strict=True))
        if self._several:
            self._join_several(cells, stored)
        if self._spellings:
            self._respell(cells)
        faults = [] if _BROKEN.isdisjoint(stored) else self._broken(cells)
        faults += self._fit(cells) if self._fit is not None else []
        bad = {fault.field for fault in faults}
        if faults:
            self._refuse_all(number, stored, faults)
        row = self._typed(number, stored, cells, bad)
        if row is None:
            return None
        said = self._said if cells.keys() <= self._said else self._said | cells.keys()
        row.number = number
        row.columns_said = said - bad if bad else said
        return row

    def _broken(self, cells: dict[str, object]) -> list[Fault]:
        """Take out of the row what shows an error in place of a value."""
        broken = [name for name, value in cells.items() if value in _BROKEN]
        for name in broken:
            del cells[name]
        return [Fault(name, Unreadable("formula_error")) for name in broken]

    def _typed(
        self, number: int, stored: Sequence[object], cells: dict[str, object], bad: set[str]
    ) -> LedgerRow | None:
        row: LedgerRow
        try:
            row = self._validate(cells)
        except ValidationError as error:
            faults = [
                fault
                for fault in _faults(error)
                # What a refused cell would have supplied is not refused once more.
                if fault.field not in bad and not (bad and self._columns[fault.field].supplied)
            ]
            self._refuse_all(number, stored, faults)
            bad |= {fault.field for fault in faults}
            if self._is_lost(bad):
                return None
            for name in bad:
                cells.pop(name, None)
            row = self._validate(cells)
        if self._is_lost(bad):
            return None
        faults = self._check(row) if self._check is not None else []
        if faults:
            self._refuse_all(number, stored, faults)
            for fault in faults:
                bad.add(fault.field)
                setattr(row, fault.field, None)
        return row

    def _is_lost(self, bad: set[str]) -> bool:
        return any(self._columns[name].bold for name in bad)

    def _refuse_all(self, number: int, stored: Sequence[object], faults: Sequence[Fault]) -> None:
        for fault in faults:
            column = self._columns[fault.field]
            self.refusals.append(
                Refusal(
                    file=self._file,
                    sheet=self._sheet,
                    row=number,
                    column=self._headers.get(fault.field, column.name),
                    value=written(stored, self._places.get(fault.field, ())),
                    level="row" if column.bold else "cell",
                    code=fault.cause.code,
                    details=fault.cause.details,
                )
            )

    def _join_several(self, cells: dict[str, object], stored: Sequence[object]) -> None:
        for name, places in self._several.items():
            texts = [as_text(stored[place]) for place in places if not is_empty(stored[place])]
            cells[name] = "、".join(texts)

    def _respell(self, cells: dict[str, object]) -> None:
        for name, spellings in self._spellings.items():
            cells[name] = spellings.get(as_text(cells[name]), cells[name])


def _faults(error: ValidationError) -> list[Fault]:
    """Translate what pydantic found into the closed list of reasons, one per field."""
    faults: dict[str, Fault] = {}
    for item in error.errors(include_url=False):
        name = str(item["loc"][0])
        cause = item.get("ctx", {}).get("error")
        if isinstance(cause, Unreadable):
            fault = Fault(name, cause)
        elif item["type"] == "missing" or item["input"] is None:
            fault = Fault(name, Unreadable("missing_required"))
        else:
            fault = Fault(name, Unreadable("invalid_value"))
        faults.setdefault(name, fault)
    return list(faults.values())
