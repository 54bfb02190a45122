"""The process that opens files: it may run out of memory or hang without harm to anything.

Started as ``python -P -m loaders.files.child MEMORY``. It takes one JSON request a line from
standard input, ``{"path": …, "first": sheet number}``, and answers on standard output with
length-prefixed pickles (``Message``), the last of a file being ``done``. It imports nothing heavy:
it lives beside the run.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import struct
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import python_calamine

from loaders.files.delimited import records
from loaders.files.formulas import Cells, broken_cells, marked
from loaders.files.guard import MOST_CELLS, Fault, far_cells, kind_of, sheet_parts
from loaders.files.merges import fill_merged

# ("sheet", number, name, hidden) before a sheet is opened; ("rows", first row number, rows);
# ("fault", code, details) of the sheet that was announced last, of the file if none was; ("done",).
Message = tuple[Any, ...]
ROWS_AT_ONCE: Final = 1_000
# The other side has no limit of memory: of wide rows it gets fewer at once, though never fewer than
# those by which it recognises the ledger.
CELLS_AT_ONCE: Final = 200_000
FEWEST_ROWS: Final = 100
PIPE_SIZE: Final = 2**20
LENGTH: Final = struct.Struct("<Q")


def limit_memory(size: int) -> None:
    """Forbid this process more than ``size`` bytes of address space, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_file(path: Path, first: int) -> Iterator[Message]:
    """Yield the messages of one file, from its sheet number ``first`` on."""
    try:
        if kind_of(path) == "text":
            yield ("sheet", 0, "", False)
            yield from _in_chunks(records(path))
        else:
            yield from _read_workbook(path, first)
    except Fault as fault:
        yield ("fault", fault.code, fault.details)
    except PermissionError:
        yield ("fault", "no_permission", {})
    except OSError:
        yield ("fault", "not_readable", {})
    yield ("done",)


def _read_workbook(path: Path, first: int) -> Iterator[Message]:
    try:
        with path.open("rb") as file:
            workbook = python_calamine.CalamineWorkbook.from_filelike(file)
    except python_calamine.PasswordError:
        raise Fault("password") from None
    except python_calamine.CalamineError:
        raise Fault("broken") from None
    with workbook:
        if not workbook.sheets_metadata:
            raise Fault("no_sheets")
        far = far_cells(path)
        for number, sheet in enumerate(workbook.sheets_metadata):
            if number < first or sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            yield (
                "sheet",
                number,
                sheet.name,
                sheet.visible != python_calamine.SheetVisibleEnum.Visible,
            )
            if where := far.get(sheet.name):
                yield ("fault", "far_cells", {"where": where})
                continue
            try:
                loaded = workbook.get_sheet_by_index(number)
                yield from _read_sheet(loaded, _broken(path, sheet.name))
            except python_calamine.PasswordError:
                yield ("fault", "password", {})
            except python_calamine.CalamineError:
                yield ("fault", "broken", {})


def _broken(path: Path, name: str) -> Cells:
    """The cells of a sheet that show no value; of an xlsx only: in other workbooks they read as empty."""
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        part = sheet_parts(archive).get(name, "")
        return broken_cells(archive, part) if part.endswith(".xml") else {}


def _read_sheet(sheet: python_calamine.CalamineSheet, broken: Cells) -> Iterator[Message]:
    if sheet.start is None:
        return
    if sheet.total_width * sheet.total_height > MOST_CELLS:
        yield ("fault", "too_large", {})
        return
    rows: Iterable[list[Any]] = sheet.iter_rows()
    if broken:
        rows = marked(rows, broken, sheet.start[1])
    ranges = sheet.merged_cell_ranges
    if ranges:
        rows = fill_merged(rows, ranges, sheet.start[1])
    yield from _in_chunks(rows)


def _in_chunks(rows: Iterable[list[Any]]) -> Iterator[Message]:
    chunk: list[list[Any]] = []
    first, cells = 1, 0
    for row in rows:
        chunk.append(row)
        cells += len(row)
        if len(chunk) == ROWS_AT_ONCE or (cells > CELLS_AT_ONCE and len(chunk) >= FEWEST_ROWS):
            yield ("rows", first, chunk)
            first += len(chunk)
            chunk, cells = [], 0
    if chunk:
        yield ("rows", first, chunk)


def widen(pipe: int) -> None:
    """Let a pipe hold a few answers where the system can, so that the next is made meanwhile."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE_SIZE)


def _send(out: BinaryIO, message: Message) -> None:
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, 5)
    pickler.fast = (
        True  # no memo: the cells of a sheet hardly share objects, and it halves the time
    )
    pickler.dump(message)
    out.write(LENGTH.pack(buffer.tell()))
    out.write(buffer.getbuffer())
    out.flush()


def main() -> None:
    """Answer requests until standard input ends."""
    limit_memory(int(sys.argv[1]))
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    widen(out.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    for line in sys.stdin:
        request = json.loads(line)
        try:
            for message in read_file(Path(request["path"]), request["first"]):
                _send(out, message)
        except MemoryError:
            _send(out, ("fault", "too_large", {}))
            _send(out, ("done",))


if __name__ == "__main__":
    main()
