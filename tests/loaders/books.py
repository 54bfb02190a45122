"""Small workbooks for the tests of reading."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import openpyxl

from loaders.cells.identity import id_check_sign
from loaders.reading import SheetRead, read_paths

MEMBER_HEADERS = ("姓名", "公民身份证号", "人员类别", "所在党支部", "联系电话")
AS_OF = date(2018, 10, 1)


def person_id(number: int, day: str = "19700101") -> str:
    """Return an invented, valid ID number."""
    first = f"640106{day}{number:03d}"
    return first + id_check_sign(first)


def member(number: int) -> list[object]:
    """Return a row of a member ledger."""
    return [f"张{chr(0x4E00 + number)}", person_id(number), "正式", "第一党支部", "13900000000"]


def save(path: Path, rows: Iterable[object], sheet: str = "表") -> Path:
    """Write rows into the one sheet of a new xlsx."""
    workbook = openpyxl.Workbook()
    worksheet = workbook.active
    assert worksheet is not None
    worksheet.title = sheet
    for row in rows:
        assert isinstance(row, (list, tuple))
        worksheet.append(list(row))
    workbook.save(path)
    return path


def read_one(path: Path) -> SheetRead:
    """Read a file of one sheet."""
    (sheet,) = read_paths([path])
    return sheet


def compound_file(stream: str, size: int = 4096) -> bytes:
    """Return a minimal OLE compound file (512-byte sectors) with one stream of zeros.

    Sector 0 is the allocation table, sector 1 the directory, the rest is the stream.
    """
    sectors = size // 512
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (4 * 108)
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    table = b"".join(struct.pack("<I", entry) for entry in chain).ljust(512, b"\xff")
    return (
        header
        + table
        + _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
        + _entry(stream, 2, 0xFFFFFFFF, 2, size)
        + bytes(256)
        + bytes(size)
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    entry = encoded.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(encoded), kind, 1, *(0xFFFFFFFF,) * 2, child
    )
    return entry + bytes(36) + struct.pack("<IQ", start, size)
