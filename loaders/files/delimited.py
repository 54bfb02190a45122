"""Csv files: their encoding, their delimiter, their records."""

from __future__ import annotations

import codecs
import csv
import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from loaders.files.guard import MOST_CELLS, MOST_COLUMNS, Fault

_BLOCK: Final = 1 << 20
_SAMPLE: Final = 64 * 1024
_LONGEST_CELL: Final = 1 << 20
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file: its BOM, else UTF-8 or GB18030, whichever decodes.

    Raises:
        Fault: ``unknown_encoding``.
    """
    with path.open("rb") as file:
        head = file.read(4)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            candidates: tuple[str, ...] = (encoding,)
            break
    else:
        candidates = ("utf-8", "gb18030")
    for encoding in candidates:
        if _decodes(path, encoding):
            return encoding
    raise Fault("unknown_encoding")


def _decodes(path: Path, encoding: str) -> bool:
    """Decode the whole file once; control and private-use signs say it is something else."""
    decoder = codecs.getincrementaldecoder(encoding)()
    strange = total = 0
    with path.open("rb") as file:
        while True:
            block = file.read(_BLOCK)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError:
                return False
            if "\0" in text:
                return False
            if not text.isascii():
                strange += sum(
                    "\ue000" <= sign <= "\uf8ff" or "\x80" <= sign <= "\x9f" for sign in text
                )
            strange += sum(text.count(chr(code)) for code in _CONTROLS)
            total += len(text)
            if not block:
                return strange * 50 <= total


_CONTROLS: Final = tuple(code for code in range(1, 32) if chr(code) not in "\t\n\r\x0b\x0c\x1a")


def delimiter_of(sample: str) -> str:
    """Return the delimiter that splits the sample's lines most evenly: comma, semicolon or tab."""
    lines = [line for line in sample.splitlines() if line.strip()][:40]
    return max(
        ",\t;", key=lambda sign: statistics.median([line.count(sign) for line in lines] or [0])
    )


def records(path: Path) -> Iterator[list[object]]:
    """Yield the records of a csv file in the order of the rows a spreadsheet program would show.

    Raises:
        Fault: ``unknown_encoding``, ``broken`` for quotes that never close, ``too_large`` for more
            columns than a spreadsheet has, or more cells than are read.
    """
    encoding = encoding_of(path)
    cells = 0
    csv.field_size_limit(_LONGEST_CELL)
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(_SAMPLE)
        file.seek(0)
        delimiter = delimiter_of(sample)
        try:
            for record in csv.reader(file, delimiter=delimiter):
                cells += len(record)
                if len(record) > MOST_COLUMNS or cells > MOST_CELLS:
                    raise Fault("too_large")
                yield [_unwrapped(cell) if cell[:1] == "=" else cell for cell in record]
        except csv.Error:
            raise Fault("broken") from None


def _unwrapped(cell: str) -> str:
    """Undo the trick ``="6401…"`` by which exports keep long numbers from being damaged."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and len(cell) > 3 else cell
