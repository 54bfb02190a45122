"""Pages of a list: a cursor says where the next one begins, and of which list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from api.problems import Problem
from graph.language import Text

PAGE = 1_000
"""Rows of a page where nobody says how many."""
MOST = 10_000

_CURSOR = re.compile(r"(0|[1-9][0-9]{0,9})-([0-9a-f]{12})-([0-9a-f]{12})")


@dataclass(frozen=True)
class Page:
    """A piece of a list.

    Attributes:
        start: index of its first row.
        limit: most rows; ``None``: all that remain.
    """

    start: int
    limit: int | None

    def end(self, rows: int) -> int:
        """Index behind its last row, of a list of so many."""
        return rows if self.limit is None else min(rows, self.start + self.limit)


def cursor_for(start: int, state: str, asked: str) -> str:
    """Write a cursor.

    Args:
        start: index of the row it begins at.
        state: of the database.
        asked: what tells this list from all others.
    """
    return f"{start}-{state[:12]}-{asked[:12]}"


def start_of(cursor: str | None, state: str, asked: str) -> int:
    """Return where a page begins.

    Raises:
        Problem: 400 the cursor is not one of this list, 410 the list has changed since.
    """
    if cursor is None:
        return 0
    read = _CURSOR.fullmatch(cursor)
    if read is None:
        raise _wrong()
    if read[2] != state[:12]:
        raise Problem(
            410,
            "list_has_changed",
            Text(
                "翻页期间装载了新的台账，名单已变，请从第一页重新取。",
                "Ledgers were loaded while you were paging and the list has changed; begin with the first page.",
            ),
        )
    if read[3] != asked[:12]:
        raise _wrong()
    return int(read[1])


def link(path: str, parameters: dict[str, str], relation: str) -> str:
    """Return one value of the ``Link`` header (RFC 8288): another page of the list."""
    return f'<{path}?{urlencode(parameters)}>; rel="{relation}"'


def _wrong() -> Problem:
    return Problem(
        400,
        "wrong_parameter",
        Text(
            "参数 cursor 不对：请原样使用上一页给出的链接。",
            "Parameter cursor is wrong: use the link that the page before gave, unchanged.",
        ),
    )
