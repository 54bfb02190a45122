"""The day a ledger speaks of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from graph.language import Text
from loaders.cells.dates import find_date, says_until


class AsOfSource(Enum):
    """Where the as-of day of a ledger comes from."""

    GIVEN = Text("按命令指定", "as given")
    TITLE = Text("取自标题行", "from the title row")
    FILE_NAME = Text("取自文件名", "from the file name")
    MODIFIED = Text("取自文件修改日期", "from the file's modification day")


class AsOf(NamedTuple):
    """A day, where it comes from, and the last day it can mean: of a month its last."""

    day: datetime.date
    source: AsOfSource
    latest: datetime.date


def as_of_day(given: datetime.date | None, titles: Iterable[str], label: str, path: Path) -> AsOf:
    """Return the day of a sheet: as given, by its titles, its file's name, or its modification.

    A month counts as its first day. A title that says 截至 goes before the others, and the file's name
    before its folders'.

    Args:
        given: ``--as-of``.
        titles: the texts above the header row.
        label: the file as named to the user, with the folders below the given one.
        path: the file, for its modification day in local time.
    """
    if given is not None:
        return AsOf(given, AsOfSource.GIVEN, given)
    for title in sorted(titles, key=says_until, reverse=True):
        if found := find_date(title):
            return AsOf(found.day, AsOfSource.TITLE, found.latest)
    if found := find_date(Path(label).stem):
        return AsOf(found.day, AsOfSource.FILE_NAME, found.latest)
    modified = _modified(path)
    return AsOf(modified, AsOfSource.MODIFIED, modified)


def _modified(path: Path) -> datetime.date:
    """The file's modification day; today's of what went away or points nowhere: it is not read."""
    try:
        return datetime.datetime.fromtimestamp(path.stat().st_mtime).date()
    except OSError:
        return datetime.date.today()
