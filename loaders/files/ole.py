"""Old workbooks and protected ones: what can be seen of a compound file without opening it."""

from __future__ import annotations

import mmap
import struct
from pathlib import Path
from typing import Final

_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
# BOF of the globals of a BIFF8 workbook; its stream begins at a sector, records follow each other.
_GLOBALS: Final = bytes.fromhex("0908100000060500")
_FILEPASS: Final = 0x2F
_BOUNDSHEET: Final = 0x85
_RECORD: Final = struct.Struct("<HH")
_MOST_RECORDS: Final = 40


def is_encrypted(path: Path) -> bool:
    """Say whether a compound file is protected by a password for opening.

    Either its directory names an ``EncryptedPackage`` ([MS-OFFCRYPTO], a wrapped xlsx), or it
    is an xls whose globals hold a FILEPASS record before their first sheet ([MS-XLS] 2.4.117).
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(_PACKAGE) >= 0:
            return True
        start = content.find(_GLOBALS)
        while start > 0 and start % 512:
            start = content.find(_GLOBALS, start + 1)
        return start > 0 and _has_filepass(content, start)


def _has_filepass(content: mmap.mmap, start: int) -> bool:
    place = start
    for _ in range(_MOST_RECORDS):
        if place + _RECORD.size > len(content):
            return False
        kind, length = _RECORD.unpack_from(content, place)
        if kind in (_FILEPASS, _BOUNDSHEET):
            return bool(kind == _FILEPASS)
        place += _RECORD.size + length
    return False
