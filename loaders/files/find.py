"""Which files a load means."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from graph.errors import WrongUse

EXTENSIONS: Final = frozenset((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".et"))


class Found(NamedTuple):
    """A file to read, and how it is named to the user."""

    path: Path
    label: str
    outside: bool = False
    """A link that leads out of the folder in which it was found."""


def find_files(paths: Iterable[Path]) -> list[Found]:
    """Return the files that ``paths`` mean, by name, each once.

    A file that is named is taken whatever its extension; a folder is searched with its subfolders
    for spreadsheets, leaving out hidden ones and the lock files (``~$…``) of spreadsheet programs.
    Links to folders are not followed; a link to a file that lies elsewhere is told as one.

    Raises:
        WrongUse: a path does not exist, or nothing readable was found under it.
    """
    found: dict[str, Found] = {}
    for path in paths:
        if path.is_dir():
            root = os.path.realpath(path)
            inside = [
                Found(file, file.relative_to(path).as_posix(), _is_outside(file, root))
                for file in _walk(path)
            ]
            if not inside:
                raise WrongUse(
                    f"文件夹“{path.name or path}”里没有可读的台账文件（xlsx、xls、csv 等）。",
                    f"The folder “{path.name or path}” holds no readable ledger.",
                )
        elif path.exists():
            inside = [Found(path, path.name)]
        else:
            raise WrongUse(f"找不到文件或文件夹：{path}", f"No such file or folder: {path}")
        for file in inside:
            # Not Path.resolve: it fails on a link that leads to itself.
            found.setdefault(os.path.realpath(file.path), file)
    files = sorted(found.values(), key=lambda file: (file.label, str(file.path)))
    return _told_apart(files)


def _is_outside(file: Path, root: str) -> bool:
    return os.path.commonpath((root, os.path.realpath(file))) != root


def _walk(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in EXTENSIONS:
                yield Path(place, name)


def _told_apart(files: list[Found]) -> list[Found]:
    labels = [file.label for file in files]
    return [
        file._replace(label=str(file.path)) if labels.count(file.label) > 1 else file
        for file in files
    ]
