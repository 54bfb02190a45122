"""Knowing again what the last run had read.

A street loads its whole folder once more to be sure. If the very same files, read in the same way, were the
last thing that was loaded, nothing of them can be new, and telling it all over would only take time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

from graph.joint import JointWork
from loaders.mapping import Mapping
from loaders.reading import SheetRead

MOST_REFUSED = 5_000
"""More refusals than this are not kept: the whole run is gone through again."""


class Refused(NamedTuple):
    """A refusal found after reading, without the value: that stands in the row.

    Attributes:
        at: the row, as `loaders.book.Place.source` writes it.
        field: of the row; empty if no one cell shows it.
        code: in ``loaders.refusals.REASONS``.
        details: what the reason names.
        whole: the row is refused, whatever the column of its field is.
    """

    at: str
    field: str
    code: str
    details: dict[str, str]
    whole: bool = False

    def to_text(self) -> str:
        """As the database keeps it."""
        return json.dumps(self, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Refused:
        """The inverse of ``to_text``."""
        return cls(*json.loads(text))


def digest_of(
    sheets: Iterable[SheetRead],
    mapping: Mapping,
    joint: JointWork,
    program: str,
    whole: str | None = None,
) -> str:
    """Digest of everything that decides what a run says, beside the database itself.

    Args:
        sheets: as read, in reading order.
        mapping: what the deployment says of its ledgers.
        joint: the kinds of joint work that the deployment knows.
        program: version of this program.
        whole: the scope for which they are declared whole, if they are.
    """
    said = [
        (sheet.file, sheet.sha256, sheet.sheet, sheet.ledger, sheet.as_of.isoformat(), sheet.places)
        for sheet in sheets
    ]
    kinds = [[kind.name, *kind.also] for kind in joint.held]
    text = json.dumps(
        [program, said, mapping.values, kinds, whole], ensure_ascii=False, sort_keys=True
    )
    return hashlib.sha256(text.encode()).hexdigest()
