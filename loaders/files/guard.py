"""What a file is by its content, and whether it may be opened at all."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path
from typing import Final

from loaders.files.ole import is_encrypted

# Office files are far below these; a bomb is far above (a 1 MB zip of zeros unpacks 1000 times).
LARGEST_UNPACKED: Final = 4 * 2**30
LARGEST_PART: Final = 3 * 2**30
HIGHEST_RATIO: Final = 250
RATIO_MATTERS_FROM: Final = 100 * 2**20
MOST_PARTS: Final = 10_000
# Dense cells of one sheet: a city's residents (1,048,576 rows of 20 columns) still fit.
MOST_CELLS: Final = 40_000_000
# As wide as the sheets of spreadsheet programs; a csv may say anything.
MOST_COLUMNS: Final = 16_384

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_DIMENSION = re.compile(
    rb"<dimension[^>]*\bref=\"([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?\""
)
_SHEET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r'(?:\w+:)?(\w+)="([^"]*)"')
_HEAD: Final = 8192
_LARGEST_INDEX: Final = 4 * 2**20
_WEB = re.compile(
    rb"^\s*(?:<!doctype html|<html|<table|<meta|<\?xml[^>]*>\s*<(?:\?mso|html|workbook))", re.I
)


class Fault(Exception):
    """A file or sheet that is not read; ``code`` is a key of ``loaders.files.faults.FAULTS``."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def kind_of(path: Path) -> str:
    """Return ``workbook`` or ``text`` by the content of the file, whatever it is named.

    Raises:
        Fault: the file is empty, protected, a web page, a zip bomb, or nothing readable.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip(b"\0"):
        raise Fault("empty_file" if not head else "broken")
    if head.startswith(_ZIP):
        check_zip(path)
        return "workbook"
    if head.startswith(_OLE):
        if is_encrypted(path):
            raise Fault("password")
        return "workbook"
    if _WEB.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise Fault("web_page")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "text"
    if head.startswith(
        (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
    ):
        raise Fault("other_format")
    # An old BIFF stream without its compound file begins with a BOF record.
    return "workbook" if head[:1] == b"\x09" and head[2:4] in (b"\x08\x00", b"\x06\x00") else "text"


def check_zip(path: Path) -> None:
    """Look at the table of contents of a zip-based workbook before anything is unpacked.

    Raises:
        Fault: ``broken``, ``bomb``, ``password`` or ``other_format`` (a zip that is no workbook).
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        raise Fault("broken") from None
    packed = sum(part.compress_size for part in parts) or 1
    unpacked = sum(part.file_size for part in parts)
    high_ratio = unpacked > RATIO_MATTERS_FROM and unpacked / packed > HIGHEST_RATIO
    large = unpacked > LARGEST_UNPACKED or any(part.file_size > LARGEST_PART for part in parts)
    if high_ratio or large or len(parts) > MOST_PARTS:
        raise Fault("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise Fault("password")
    names = {part.filename for part in parts}
    if not names & {"[Content_Types].xml", "mimetype", "content.xml", "META-INF/manifest.xml"}:
        raise Fault("other_format")


def far_cells(path: Path) -> dict[str, str]:
    """Return, by sheet name, where those sheets end that would need gigabytes to be read.

    Only the extent that the sheet itself states is looked at, in its first kilobytes; a sheet that
    lies is caught by the memory limit of the reading process. Formats other than xlsx give nothing.
    """
    if not zipfile.is_zipfile(path):
        return {}
    far: dict[str, str] = {}
    with zipfile.ZipFile(path) as archive:
        for name, part in sheet_parts(archive).items():
            with archive.open(part) as stream:
                match = _DIMENSION.search(stream.read(_HEAD))
            if match is None or match[3] is None:
                continue
            width = column_number(match[3]) - column_number(match[1]) + 1
            if width * (int(match[4]) - int(match[2]) + 1) > MOST_CELLS:
                far[name] = (match[3] + match[4]).decode()
    return far


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name, as far as the workbook says it plainly."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    targets: dict[str, str] = {}
    for element in _RELATION.findall(_start_of(archive, "xl/_rels/workbook.xml.rels")):
        said = dict(_ATTRIBUTE.findall(element))
        target = said.get("Target", "").removeprefix("/xl/").removeprefix("/")
        targets[said.get("Id", "")] = f"xl/{target}"
    parts: dict[str, str] = {}
    for element in _SHEET.findall(_start_of(archive, "xl/workbook.xml")):
        said = dict(_ATTRIBUTE.findall(element))
        part = targets.get(said.get("id", ""), "")
        if part in names:
            parts[html.unescape(said.get("name", ""))] = part
    return parts


def _start_of(archive: zipfile.ZipFile, part: str) -> str:
    with archive.open(part) as stream:
        return stream.read(_LARGEST_INDEX).decode("utf-8", "replace")


def column_number(letters: bytes) -> int:
    """Return the number of a column, from 1, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
