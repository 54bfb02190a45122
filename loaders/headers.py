"""Headers as clerks write them, and which fields of a ledger they can mean."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

from loaders.cells.text import as_text
from loaders.columns import columns_of
from loaders.rows import LEDGERS

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_NUMBERED = re.compile(r"^\(?[\d一二三四五六七八九十]{1,2}[.、)．]\s*(?=\S)")
_MARKS = re.compile(r"[\s\W_]+")
_LONGEST: Final = 40


class Meaning(NamedTuple):
    """A field that a header can mean; ``rank`` 0 is its canonical name, then its synonyms."""

    field: str
    rank: int


@functools.lru_cache(8192)  # every ledger is tried on the same cells
def keys_of(value: object) -> tuple[str, ...]:
    """Return the forms under which a header is looked up, the most telling first.

    Width, spaces, punctuation, asterisks and numbering do not matter; what stands in brackets
    matters first (``是否失联(日期)``) and is then left out (``总户数（户）``). Long texts are no
    headers.
    """
    if not isinstance(value, str):
        return ()
    text = unicodedata.normalize("NFKC", as_text(value))
    if not text or len(text) > _LONGEST:
        return ()
    text = _NUMBERED.sub("", text)
    keys = (_MARKS.sub("", text).casefold(), _MARKS.sub("", _BRACKETS.sub("", text)).casefold())
    return tuple(dict.fromkeys(key for key in keys if key))


class Headers:
    """The headers of all ledgers, with those a deployment added.

    Args:
        added: for a ledger, its additional headers and the canonical column each one means.
    """

    def __init__(self, added: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._meanings = dict(_declared())
        for ledger, headers in (added or {}).items():
            mine = dict(self._meanings[ledger])
            fields = {column.name: field for field, column in columns_of(LEDGERS[ledger]).items()}
            for header, canonical in headers.items():
                for key in keys_of(header)[:1]:
                    # What a deployment says outranks what is shipped.
                    mine[key] = (Meaning(fields[canonical], -1),)
            self._meanings[ledger] = mine
        self._known = frozenset(key for ledger in self._meanings.values() for key in ledger)

    def any_means(self, value: object) -> bool:
        """Whether a header cell can mean a field of any ledger."""
        return not self._known.isdisjoint(keys_of(value))

    def meanings(self, ledger: str, value: object) -> tuple[Meaning, ...]:
        """Return the fields of ``ledger`` that a header cell can mean, the likeliest first."""
        known = self._meanings[ledger]
        for key in keys_of(value):
            if found := known.get(key):
                return found
        return ()


@functools.cache
def _declared() -> Mapping[str, Mapping[str, tuple[Meaning, ...]]]:
    declared: dict[str, Mapping[str, tuple[Meaning, ...]]] = {}
    for ledger, row in LEDGERS.items():
        found: dict[str, list[Meaning]] = {}
        for field, column in columns_of(row).items():
            for rank, header in enumerate((column.name, *column.synonyms)):
                for key in keys_of(header)[:1]:
                    meanings = found.setdefault(key, [])
                    if all(meaning.field != field for meaning in meanings):
                        meanings.append(Meaning(field, rank))
        declared[ledger] = {
            key: tuple(sorted(meanings, key=lambda meaning: meaning.rank))
            for key, meanings in found.items()
        }
    return declared
