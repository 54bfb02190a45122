"""What became of every sheet and every row of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from graph.said import Claim
from loaders.again import Refused
from loaders.book import Fact, Place
from loaders.cells.text import as_text
from loaders.columns import columns_of
from loaders.files.reader import Reader
from loaders.reading import SheetRead, stored_rows
from loaders.refusals import Refusal
from loaders.rows import LEDGERS, LedgerRow
from loaders.rows.door import SUPPLIER
from loaders.telling import Recipe
from loaders.validate import written

Outcome = Literal["created", "updated", "unchanged", "rejected"]


@dataclass
class SheetResult:
    """What became of one sheet; ``read`` is the sum of the four outcomes."""

    sheet: SheetRead
    counts: dict[Outcome, int] = field(
        default_factory=lambda: {"created": 0, "updated": 0, "unchanged": 0, "rejected": 0}
    )

    @property
    def cells_refused(self) -> int:
        """Number of cells refused without their row; one may be refused for several things it names."""
        refusals = self.sheet.refusals
        return len({(one.row, one.column) for one in refusals if one.level == "cell"})


class Did(NamedTuple):
    """What is left of a told row: enough to say what it did.

    Attributes:
        fact: what it was about.
        claims: what it said of the fact's thing, by slot; empty where the fact is that thing.
        touched: every thing it spoke of, as (label, key).
        added: whether it said anything that no earlier row of the run had said.
    """

    fact: Fact
    claims: list[tuple[str, Claim]]
    touched: tuple[tuple[str, str], ...]
    added: bool


@dataclass(slots=True, eq=False)
class Row:
    """One row of the run.

    Attributes:
        at: its ledger and that ledger's day, ISO.
        identity: what its recipe found it to be about; ``None`` if it was refused.
        did: ``None`` if it was refused.
    """

    result: SheetResult
    row: LedgerRow
    recipe: Recipe[Any]
    place: Place
    at: tuple[str, str]
    identity: Any = None
    did: Did | None = None


class Note(NamedTuple):
    """A refusal found after reading, before it is written to the account of the row's sheet.

    Attributes:
        field: of the row; empty if no one cell shows it.
        whole: the row is refused, whatever the column of its field is.
    """

    row: Row
    field: str
    code: str
    details: dict[str, str]
    whole: bool = False

    @property
    def is_of_cell(self) -> bool:
        """Whether the rest of the row stands: its column is not bold."""
        return (
            bool(self.field)
            and not self.whole
            and not columns_of(type(self.row.row))[self.field].bold
        )

    def as_kept(self) -> Refused:
        """As the database keeps it of the last run."""
        return Refused(self.row.place.source, self.field, self.code, self.details, self.whole)

    def write_down(self, cells: Sequence[object] | None) -> None:
        """Add it to the account of the row's sheet.

        Args:
            cells: the row as stored; ``None`` if it cannot be looked up, and what was read of it is told.
        """
        sheet, row = self.row.result.sheet, self.row.row
        header = value = ""
        if self.field:
            field = self.field
            column = columns_of(type(row))[field]
            if column.supplied and field not in sheet.places:
                field = SUPPLIER
            header = sheet.columns.get(field, column.name)
            value = (
                _shown(getattr(row, self.field))
                if cells is None or field not in sheet.places
                else written(cells, sheet.places[field])
            )
        level: Literal["row", "cell"] = "cell" if self.is_of_cell else "row"
        sheet.refusals.append(
            Refusal(
                sheet.file, sheet.sheet, row.number, header, value, level, self.code, self.details
            )
        )
        if level == "row":
            self.row.result.counts["rejected"] += 1


def write_down(notes: Sequence[Note]) -> None:
    """Add refusals to the accounts of their sheets, each with its cell as the clerk wrote it."""
    files: dict[tuple[Path, str], dict[str, set[int]]] = {}
    for note in notes:
        sheet = note.row.result.sheet
        if note.field:
            wanted = files.setdefault((sheet.path, sheet.sha256), {})
            wanted.setdefault(sheet.sheet, set()).add(note.row.row.number)
    with Reader() as reader:
        stored = {file[0]: stored_rows(*file, wanted, reader) for file, wanted in files.items()}
    for note in notes:
        sheet = note.row.result.sheet
        cells = stored.get(sheet.path, {}).get((sheet.sheet, note.row.row.number))
        note.write_down(cells)
    for sheet in {id(note.row.result): note.row.result.sheet for note in notes}.values():
        sheet.refusals.sort(key=lambda refusal: refusal.row)


def refused_of(sheet: SheetRead) -> tuple[str, ...]:
    """What was refused of a sheet as the database keeps it: ``code|column|number``, no cell's content.

    The column is the canonical one; it is empty where no one cell shows why.
    """
    if sheet.ledger is None:
        return ()
    columns = columns_of(LEDGERS[sheet.ledger])
    canonical = {sheet.columns.get(field, one.name): one.name for field, one in columns.items()}
    counted = Counter(
        (refusal.code, canonical.get(refusal.column, refusal.column))
        for refusal in {(one.row, one.column, one.code): one for one in sheet.refusals}.values()
    )
    return tuple(f"{code}|{column}|{number}" for (code, column), number in sorted(counted.items()))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(_shown(part) for part in value)
    return as_text(value)
