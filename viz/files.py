"""Files that are whole or not there: written beside their place and moved there at the end.

A full disk, a broken power line or Ctrl-C leave what was there before.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from graph.errors import WrongUse

_NOT_IN_NAMES = re.compile(r'[\s<>:"/\\|?*\x00-\x1f]+')
_LONGEST_PART = 60
"""Signs of a part of a name: with a title and a day it stays below what any system takes."""

_REASONS = {
    errno.EACCES: "没有权限，或正被别的程序打开",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "同名的文件已在",
    errno.EISDIR: "它是一个文件夹",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超出磁盘配额",
    errno.EFBIG: "超出文件大小的上限",
    errno.EROFS: "磁盘是只读的",
}


class CannotWrite(WrongUse):
    """A file or folder cannot be written; what was there stays."""


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """The sentence for a file or folder that was to be written."""
    return CannotWrite(
        f"写不了 {path}：{_REASONS.get(error.errno or 0, error.strerror)}。",
        f"Cannot write {path}: {error.strerror}.",
    )


def file_name(*parts: str, ending: str) -> str:
    """A name out of what there is to be said: ``大网格覆盖图_锦绣苑-第2网格_2018-10-01.html``.

    Empty parts are left out; signs that some system forbids in a name become ``-``.
    """
    words = (_NOT_IN_NAMES.sub("-", part).strip(" .-")[:_LONGEST_PART] for part in parts)
    return f"{'_'.join(filter(None, words))}.{ending}"


@contextmanager
def replacing(out: Path) -> Iterator[BinaryIO]:
    """Write a file beside its place; it is moved there when all is written, and else removed.

    Missing folders above it are made.

    Raises:
        CannotWrite: on entering, writing or leaving.
    """
    try:
        # A link stays one; a device or a pipe is nothing that could be replaced.
        place = out.resolve()
        if place.exists() and not place.is_file() and not place.is_dir():
            with place.open("wb") as stream:
                yield stream
            return
        if not place.parent.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f"{place.name}.{os.getpid()}.part")
        try:
            with part.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if place.is_file():
                shutil.copymode(place, part)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
    except BrokenPipeError:
        # Whoever read a pipe has gone: nothing is wrong with the file.
        raise
    except OSError as error:
        raise cannot_write(out, error) from error


def write_file(out: Path, parts: Iterable[str]) -> None:
    """Write a text, in UTF-8 and with the line ends it has; missing folders above it are made.

    Raises:
        CannotWrite: it cannot be written; what was there stays.
    """
    with replacing(out) as stream:
        for part in parts:
            stream.write(part.encode())


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where they are missing; CannotWrite where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error


def check_writable(out: Path) -> None:
    """Refuse, before long work, a file that could not be written after it; nothing is changed.

    Raises:
        CannotWrite: it is a folder, or neither it nor a file beside it can be written.
    """
    try:
        if out.exists():
            if not out.is_file():
                code = errno.EISDIR if out.is_dir() else errno.EEXIST
                raise OSError(code, os.strerror(code))
            out.open("ab").close()
        # Tried where the file is begun, or where the first missing folder will be made.
        there = next(folder for folder in out.absolute().parents if folder.exists())
        with TemporaryFile(dir=there):
            pass
    except OSError as error:
        raise cannot_write(out, error) from error
