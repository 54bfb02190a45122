"""Closed lists, yes and no, and several names in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from loaders.cells.dates import Dated, read_date
from loaders.cells.text import EMPTY, as_text, plain
from loaders.cells.unreadable import Unreadable

_SEPARATORS = re.compile(r"[、,，;；|\n]+|(?<!\d)[/／]|[/／](?!\d)")
_YES = frozenset(("是", "有", "√", "✓", "✔", "Y", "YES", "TRUE", "1", "已", "对", "V", "☑", "■"))
_NO = frozenset(
    ("否", "无", "没有", "×", "✗", "✘", "X", "N", "NO", "FALSE", "0", "未", "不是", "□", "☐", "╳")
)
_ANSWER_WITH = re.compile(r"^(是|有|√|否|无|×)[(,:;、\s]*(.*?)\)?$")


def closed_list(values: Mapping[str, Sequence[str]]) -> Callable[[object], str | None]:
    """Return the reader of a closed list.

    Args:
        values: the canonical values, each with its other accepted spellings.
    """
    spellings: dict[str, str] = {}
    for value, others in values.items():
        for spelling in (value, *others):
            spellings[plain(spelling).upper()] = value
    allowed = "、".join(values)

    def read(value: object) -> str | None:
        text = plain(value).upper()
        found = spellings.get(text)
        if found is not None:
            return found
        if text in EMPTY:
            return None
        raise Unreadable("not_in_list", {"allowed": allowed})

    return read


def read_yes_no(value: object) -> bool | None:
    """Read 是/否, 有/无, √/×; ``None`` for an empty cell (无 says no here).

    Raises:
        Unreadable: ``not_in_list``.
    """
    answer, _ = read_answer(value)
    return answer


def read_answer(value: object) -> tuple[bool | None, str | None]:
    """Read yes or no with what is written behind it: ``是（2018.3）`` is ``(True, "2018.3")``.

    Raises:
        Unreadable: ``not_in_list``.
    """
    text = plain(value).upper()
    if text in _YES:
        return True, None
    if text in _NO:
        return False, None
    if text in EMPTY:
        return None, None
    if match := _ANSWER_WITH.match(text):
        return match[1] in "是有√", match[2] or None
    raise Unreadable("not_in_list", {"allowed": "是、否"})


def read_answer_or_date(value: object) -> tuple[bool | None, Dated | None]:
    """Read a cell headed ``是否失联(日期)``: yes, no, a date (which says yes), or yes with a date.

    Raises:
        Unreadable: ``not_in_list`` or ``invalid_date``.
    """
    try:
        answer, rest = read_answer(value)
    except Unreadable:
        return True, read_date(value)
    return answer, read_date(rest) if answer and rest else None


def split_many(value: object) -> list[str]:
    """Split a cell into the things it names (、，,;；/ and line breaks), without empty ones."""
    text = value if isinstance(value, str) else as_text(value)
    parts = (as_text(part) for part in _SEPARATORS.split(text))
    return [part for part in parts if part not in EMPTY]


def read_many(value: object) -> tuple[str, ...] | None:
    """Read several names as written, each once; ``None`` for an empty cell."""
    return tuple(dict.fromkeys(split_many(value))) or None
