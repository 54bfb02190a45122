"""Cells of a sheet that show no value: formulas that were never worked out, and errors.

calamine gives either as an empty cell, and in a column of single-valued relations an empty cell says *none*.
So the sheet itself is looked through for them, without parsing it: nearly all sheets hold none.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

from loaders.files.guard import column_number

NOT_CALCULATED: Final = "=…"
"""What stands for a formula without a result."""
ERRORS: Final = frozenset(
    ("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
"""What spreadsheet programs show for errors; ``#N/A`` says that nothing was found, and is empty."""

_BLOCK: Final = 1 << 22
_MOST: Final = 200_000
"""Such cells of one sheet; a sheet that holds more is all formulas, and has said so by then."""
_NAME = rb"(?:\w+:)?"
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_ERROR = re.compile(
    rb"<"
    + _NAME
    + rb'c\b([^>]*\bt="e"[^>]*)>(?:(?!</?'
    + _NAME
    + rb"c\b).)*?<"
    + _NAME
    + rb"v>([^<]*)</",
    re.DOTALL,
)
_FORMULA = re.compile(
    rb"<" + _NAME + rb"c\b([^>]*)>\s*<" + _NAME + rb"f\b[^>]*?(?:/>|>[^<]*</" + _NAME + rb"f>)\s*"
    rb"(<" + _NAME + rb"v\s*(?:/>|>\s*</" + _NAME + rb"v>))?\s*</" + _NAME + rb"c>"
)

Cells = dict[tuple[int, int], str]
"""What stands for a cell, by row and column from 0."""


def broken_cells(archive: zipfile.ZipFile, part: str) -> Cells:
    """Return the cells of a sheet of an xlsx that show no value, with what stands for each.

    Cells that do not name their place, which no spreadsheet program writes, are not found.
    """
    found: Cells = {}
    with archive.open(part) as stream:
        rest = b""
        while len(found) < _MOST:
            block = stream.read(_BLOCK)
            text = rest + block
            if b't="e"' in text:
                for match in _ERROR.finditer(text):
                    shown = html.unescape(match[2].decode("utf-8", "replace")).strip()
                    if shown in ERRORS:
                        _put(found, match[1], shown)
            if b"<f" in text or b":f" in text:
                for match in _FORMULA.finditer(text):
                    # A formula whose result is a text may have the empty one.
                    if not (match[2] and b't="str"' in match[1]):
                        _put(found, match[1], NOT_CALCULATED)
            if not block:
                break
            # The last cell may go on in the next block.
            rest = text[max(text.rfind(b"<c"), text.rfind(b":c"), 0) :][-_BLOCK:]
    return found


def _put(found: Cells, attributes: bytes, shown: str) -> None:
    place = _REFERENCE.search(attributes)
    if place is not None:
        found[int(place[2]) - 1, column_number(place[1]) - 1] = shown


def marked(rows: Iterable[list[object]], cells: Cells, first_column: int) -> Iterator[list[object]]:
    """Yield the rows of a sheet with what stands for the cells that show no value.

    Args:
        rows: from the sheet's first row.
        cells: as ``broken_cells`` returns them.
        first_column: the sheet column in which the rows begin, from 0.
    """
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), shown in cells.items():
        by_row.setdefault(row, []).append((column - first_column, shown))
    for number, cells_of_row in enumerate(rows):
        for place, shown in by_row.get(number, ()):
            if 0 <= place < len(cells_of_row) and cells_of_row[place] == "":
                cells_of_row[place] = shown
        yield cells_of_row
