"""Text as written, text for comparing, and what counts as an empty cell."""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from typing import Final

# What clerks write for "nothing" (ledgers.md), and what their programs write for it.
EMPTY: Final = frozenset(
    (
        None, "", "无", "—", "——", "-", "--", "/", "／", "\\", "、", "空", "无。", "－", "–", "―",
        "null", "NULL", "None", "#N/A", "N/A", "n/a", "nan", "NaN",
    )
)  # fmt: skip

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_SPACE_IN_NAME = re.compile(rf"(?<=[{_HAN}·])\s+(?=[{_HAN}·])")
_DOTS = re.compile("[•・‧∙⋅●．.]")
_DASHES = str.maketrans("‐‑‒–—―−－﹣~～至", "-" * 12)
_QUOTES = re.compile("[\"'“”‘’《》<>]")


def as_text(value: object) -> str:
    """Return ``value`` as a person sees it in the cell, trimmed, without invisible characters.

    Whole numbers lose their ``.0``; dates are written ``2018-10-30``. Inner spaces and line breaks
    become one space. The characters themselves stay as written (no NFKC): names are shown as their
    ledger has them.
    """
    if type(value) is str:
        if value.isalnum():
            return value
        text = _INVISIBLE.sub("", value)
        return _SPACES.sub(" ", text).strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value).strip()


def plain(value: object) -> str:
    """Return the NFKC form of the cell's text without any space: for codes, numbers and dates."""
    text = as_text(value)
    if text.isascii():
        return text.replace(" ", "")
    return unicodedata.normalize("NFKC", text).replace(" ", "")


def is_empty(value: object) -> bool:
    """Say whether the cell holds nothing, or one of the signs clerks use for nothing."""
    if type(value) is not str:
        return value is None
    return value in EMPTY or as_text(value) in EMPTY


def read_text(value: object) -> str | None:
    """Read free text; ``None`` for an empty cell."""
    text = as_text(value)
    return None if text in EMPTY else text


def read_name(value: object) -> str | None:
    """Read a person's name: spaces between Chinese characters go, middle dots become ``·``."""
    text = as_text(value)
    if text in EMPTY:
        return None
    if text.isalpha():
        return text
    return _DOTS.sub("·", _SPACE_IN_NAME.sub("", text))


@functools.lru_cache(1 << 16)  # a city's communities and buildings stand in every row
def normal_name(text: str) -> str:
    """Return the form under which two spellings of one name are the same.

    NFKC (full width, brackets), no spaces, no quotation marks, one kind of dash, lower case. It
    never
    shortens: two different names stay different.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = _QUOTES.sub("", _SPACES.sub("", text.translate(_DASHES)))
    return _DOTS.sub("·", text).casefold() if not text.isalnum() else text.casefold()
