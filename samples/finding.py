"""What the key finds: one subject of a question, and why it is listed."""

from __future__ import annotations

from typing import NamedTuple


class Finding(NamedTuple):
    """One of a question's denominator: its text, and why it is listed (``""``: it is not)."""

    subject: str
    kind: str = ""
    decoy: str = ""
