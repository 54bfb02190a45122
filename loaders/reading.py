"""From paths to validated rows: what the run asks the rest of this room for."""

from __future__ import annotations

import datetime
import hashlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from graph.language import Text
from loaders.ahead import Ahead
from loaders.as_of import AsOfSource, as_of_day
from loaders.cells.text import as_text
from loaders.columns import columns_of
from loaders.counting import CellCounter, ColumnCount
from loaders.data_rows import DataRows
from loaders.files.faults import fault_text
from loaders.files.find import EXTENSIONS, Found, find_files
from loaders.files.pause import collection_paused
from loaders.files.reader import Reader, Rows, SheetStart, Unread
from loaders.forms import Form
from loaders.headers import Headers
from loaders.mapping import Mapping as Additions
from loaders.matching import HEADER_WITHIN
from loaders.recognise import NotRecognised, Recognised, recognise
from loaders.refusals import Refusal
from loaders.rows import LEDGERS, LedgerRow
from loaders.validate import RowReader

Progress = Callable[[str, int], None]
"""Called with the file as named to the user and the data rows read since the last call."""

DEMONSTRATION = "演示数据"
"""What the title of an invented ledger says."""

READ_AHEAD = 2
"""Files that the reading process may begin with before they are wanted; their requests wait in a pipe."""

GUIDE = "填写说明（大网格台账模板）"
"""What the sheet of notes that comes with a template begins with; it is passed over."""

_GUIDE_WHY = Text(
    "这是模板自带的填写说明，不是台账，已跳过。",
    "The notes that come with a template; no ledger, passed over.",
)
_NO_TEXT = {
    "unknown_encoding": EXTENSIONS - {".csv"},
    "unknown_sheet": EXTENSIONS - {".csv", ".xls", ".et"},  # exports name their texts so
}
"""Why a text is not read, and with which extensions it was meant to be a workbook."""
_NO_ROWS = Text("表头下面还没有数据行。", "There are no rows below the headers yet.")


@dataclass(slots=True)
class SheetRead:
    """One sheet: its typed rows and what was refused of it, or why it was not read.

    Attributes:
        file: the file as named to the user, relative to the folder that was given.
        path: where it lies.
        sha256: of the file, hexadecimal; empty if it could not be read.
        sheet: the sheet's name, ``""`` for csv.
        ledger: identifier in ``loaders.rows.LEDGERS``, ``None`` if it was not read.
        code: why it was not read: ``missing_column``, ``unknown_sheet``, ``duplicate_header``,
            ``left_out`` (a form says that it is no ledger), ``guide_sheet`` (the notes of a
            template), or a key of ``loaders.files.faults.FAULTS``; ``None`` if it was read.
        why: the same as a sentence.
        nearest: identifier of the ledger that an unread sheet is most like; ``lacks`` the required
            columns that it lacks for that.
        header_row: number of the header row, from 1.
        as_of: the day the ledger speaks of; as_of_source: where that day comes from.
        columns: for each field that has a column, its header as written.
        places: for each field, the columns it stands in, from 0.
        texts: the header of every column of the sheet.
        demonstration: a title says that the data is invented; it is said again wherever it is shown.
        form: the form of the deployment that said which ledger it is, if one did.
        cells: counts the cells of each column, if that was asked for.
        rows: the rows that stand, in the order of the sheet.
        refusals: rows and cells that were not taken.
        read: number of data rows, refused ones included.
        notes: what else the clerk should know (hidden sheet, a column left out).
    """

    file: str
    path: Path
    sha256: str
    sheet: str
    ledger: str | None
    code: str | None
    why: Text | None
    header_row: int | None
    as_of: datetime.date
    as_of_source: AsOfSource
    columns: dict[str, str] = field(default_factory=dict)
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    demonstration: bool = False
    nearest: str | None = None
    lacks: tuple[str, ...] = ()
    form: Form | None = None
    cells: CellCounter | None = field(default=None, repr=False)
    rows: list[LedgerRow] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    read: int = 0
    notes: list[Text] = field(default_factory=list)

    @property
    def rejected(self) -> int:
        """Number of rows that were refused while reading."""
        return self.read - len(self.rows)

    def column_counts(self) -> list[ColumnCount]:
        """What became of the cells of every column so far; nothing unless they were counted."""
        if self.cells is None:
            return []
        return self.cells.counts(self.texts, self.places, self.columns, self.refusals)


def read_paths(
    paths: Iterable[Path],
    *,
    as_of: datetime.date | None = None,
    mapping: Additions | None = None,
    progress: Progress | None = None,
    reader: Reader | None = None,
    count_cells: bool = False,
) -> Iterator[SheetRead]:
    """Read every sheet of every file that ``paths`` mean, in the order of their names.

    A file that cannot be read gives one ``SheetRead`` with a reason, and reading goes on with the
    next.

    Args:
        paths: files and folders.
        as_of: the day of all ledgers, instead of what titles and file names say.
        mapping: what the deployment says of its ledgers.
        progress: called after every thousand rows or so.
        reader: the reading process to use; by default one of its own, ended with the last sheet.
        count_cells: count the cells of every column, so that a person can check the mapping.

    Raises:
        WrongUse: a path does not exist, or a folder holds nothing readable (before anything is
            read).
    """
    files = find_files(paths)
    own = mapping or Additions()
    how = _How(as_of, own, Headers(own.headers), progress, count_cells)
    return _read_files(files, how, reader)


@dataclass(frozen=True)
class _How:
    """How a run reads its files."""

    as_of: datetime.date | None
    mapping: Additions
    headers: Headers
    progress: Progress | None
    count_cells: bool


def _read_files(files: list[Found], how: _How, reader: Reader | None) -> Iterator[SheetRead]:
    own = reader or Reader()
    coming = iter(files)
    # A file's hash is taken before the reading process may begin with it, so that nothing that is
    # written in between stays unnoticed.
    window = deque(_FileReading(found, how) for found in islice(coming, 1 + READ_AHEAD))
    try:
        while window:
            file = window.popleft()
            yield from file.sheets(own, [later.path for later in window if later.is_file])
            window.extend(_FileReading(found, how) for found in islice(coming, 1))
    finally:
        if reader is None:
            own.close()


class _FileReading:
    """The reading of one file: pieces in, sheets out."""

    def __init__(self, found: Found, how: _How) -> None:
        self._found = found
        self._how = how
        # Whoever opens a pipe waits for its other end, and a device never ends.
        self.is_file = found.path.is_file() and not found.outside
        self._sha256 = digest(found.path) if self.is_file else ""

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._found.path

    def sheets(self, reader: Reader, following: Sequence[Path]) -> Iterator[SheetRead]:
        """Yield the sheets of the file; ``following`` are those that are read next."""
        if not self.is_file:
            outside = self._found.outside and self._found.path.is_file()
            code = "outside" if outside else "no_file"
            yield self._start("", hidden=False).fail(code, fault_text(code))
            return
        for sheet in self._sheets_inside(reader, following):
            yield self._as_it_is_named(sheet)

    def _as_it_is_named(self, read: SheetRead) -> SheetRead:
        """A text that is no ledger and is named as a workbook was meant to be one."""
        suffix = Path(self._found.label).suffix.lower()
        if (
            suffix in _NO_TEXT.get(read.code or "", ())
            and read.nearest is None
            and not read.sheet  # the sheets of workbooks have names
        ):
            read.code, read.why = "no_workbook", fault_text("no_workbook")
        return read

    def _sheets_inside(self, reader: Reader, following: Sequence[Path]) -> Iterator[SheetRead]:
        sheet: _Sheet | None = None
        any_sheet = False
        for piece in reader.read(self._found.path, following):
            match piece:
                case SheetStart(name, hidden):
                    if sheet is not None:
                        yield sheet.finish()
                    sheet = self._start(name, hidden)
                    any_sheet = True
                case Rows(first, cells):
                    if sheet is not None:
                        sheet.take(first, cells)
                        del cells
                case Unread(why, code):
                    failed = self._start("", hidden=False) if sheet is None else sheet
                    sheet = None
                    any_sheet = True
                    yield failed.fail(code, why)
        if sheet is not None:
            yield sheet.finish()
        if not any_sheet:
            yield self._start("", hidden=False).fail("no_sheets", fault_text("no_sheets"))

    def _start(self, name: str, hidden: bool) -> _Sheet:
        day, source, _ = as_of_day(self._how.as_of, (), self._found.label, self._found.path)
        read = SheetRead(
            file=self._found.label,
            path=self._found.path,
            sha256=self._sha256,
            sheet=name,
            ledger=None,
            code=None,
            why=None,
            header_row=None,
            as_of=day,
            as_of_source=source,
        )
        if hidden:
            read.notes.append(Text("这是隐藏的工作表。", "This sheet is hidden."))
        return _Sheet(read, self._how)


class _Sheet:
    """The reading of one sheet: recognised by its first rows, then row by row."""

    def __init__(self, read: SheetRead, how: _How) -> None:
        self._read = read
        self._how = how
        self._started = False
        self._rows: RowReader | None = None
        self._data: DataRows | None = None
        self._ahead: Ahead | None = None

    def take(self, first: int, rows: list[list[object]]) -> None:
        """Take the next rows of the sheet; the first ones decide which ledger it is."""
        if not self._started:
            self._started = True
            self._recognise(rows)
        if self._rows is None or self._data is None or self._ahead is None:
            return
        with collection_paused():
            self._take_data(first, rows, self._rows, self._data, self._ahead)

    def _take_data(
        self,
        first: int,
        rows: list[list[object]],
        reader: RowReader,
        data: DataRows,
        ahead: Ahead,
    ) -> None:
        read = self._read
        before = read.read
        skip = max(0, (read.header_row or 0) + 1 - first)
        counted: list[Sequence[object]] = []
        for number, stored in enumerate(rows[skip:], first + skip):
            cells = reader.padded(stored)
            if not data.is_data(cells):
                continue
            read.read += 1
            if read.cells is not None:
                counted.append(cells)
            row = reader.read(number, cells)
            if row is not None:
                read.rows.append(row)
                ahead.look(row)
            if reader.refusals:
                read.refusals.extend(reader.refusals)
        if read.cells is not None:
            read.cells.take(counted)
        if self._how.progress is not None:
            self._how.progress(read.file, read.read - before)

    def _recognise(self, rows: list[list[object]]) -> None:
        read = self._read
        if as_text(next(iter(rows[0]), "")).startswith(GUIDE):
            read.code, read.why = "guide_sheet", _GUIDE_WHY
            return
        how = self._how
        found = recognise(rows, how.headers, how.mapping.forms, read.file, read.sheet)
        read.header_row, read.form = found.header_row, found.form
        titles = [
            as_text(cell)
            for row in rows[: (found.header_row or 1) - 1][:HEADER_WITHIN]
            for cell in dict.fromkeys(row)
            if cell and isinstance(cell, (str, datetime.date))
        ]
        as_of = as_of_day(how.as_of, titles, read.file, read.path)
        read.as_of, read.as_of_source = as_of.day, as_of.source
        read.demonstration = any(DEMONSTRATION in title for title in titles)
        match found:
            case NotRecognised(code, why):
                read.code, read.why = code, why
                read.nearest, read.lacks = found.nearest, found.lacks
                read.places, read.texts = dict(found.places), found.texts
            case Recognised():
                read.ledger = found.ledger
                read.columns, read.places = dict(found.headers), dict(found.places)
                read.texts = found.texts
                read.notes.extend(found.notes)
                values = how.mapping.values.get(found.ledger, {})
                self._rows = RowReader(read.file, read.sheet, found, values)
                columns = columns_of(LEDGERS[found.ledger])
                self._ahead = Ahead(columns, found.headers, as_of.latest)
                bold = [name for name, column in columns.items() if column.bold]
                above = rows[: found.header_row]
                self._data = DataRows(found.places, found.headers, bold, above)
                if how.count_cells:
                    read.cells = CellCounter(found.places, columns, len(found.texts))

    def finish(self) -> SheetRead:
        """Return the sheet after its last row."""
        if not self._started:
            return self.fail("empty_sheet", fault_text("empty_sheet"))
        if self._read.ledger is not None and self._read.read == 0:
            self._read.notes.append(_NO_ROWS)
        if self._ahead is not None:
            self._read.notes.extend(self._ahead.notes())
        return self._read

    def fail(self, code: str, why: Text) -> SheetRead:
        """Return the sheet as one that was not read: what was read of it until then is dropped."""
        read = self._read
        read.ledger, read.code, read.why = None, code, why
        read.rows, read.refusals, read.columns, read.read = [], [], {}, 0
        read.places, read.texts, read.cells = {}, (), None
        return read


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, hexadecimal; empty if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def stored_rows(
    path: Path, sha256: str, wanted: Mapping[str, Collection[int]], reader: Reader
) -> dict[tuple[str, int], Sequence[object]]:
    """Look rows up in their file again: nobody keeps the stored cells of all of them.

    Args:
        path: the file.
        sha256: of the file when it was read.
        wanted: numbers of rows by name of the sheet.
        reader: the reading process to use.

    Returns:
        The stored cells by sheet and row; none if the file is not what it was.
    """
    left = sum(len(numbers) for numbers in wanted.values())
    found: dict[tuple[str, int], Sequence[object]] = {}
    if not left or not path.is_file() or digest(path) != sha256:
        return found
    numbers: Collection[int] = ()
    name = ""
    for piece in reader.read(path):
        if isinstance(piece, SheetStart):
            name = piece.name
            numbers = wanted.get(name, ())
        elif isinstance(piece, Rows) and numbers:
            for number, cells in enumerate(piece.cells, piece.first):
                if number in numbers:
                    found[name, number] = cells
            if len(found) == left:
                break
    return found
