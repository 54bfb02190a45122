"""A cell that says something which cannot be understood."""

from __future__ import annotations

from collections.abc import Mapping


class Unreadable(ValueError):
    """Raised by the readers of cells; becomes a refusal with the sentence of its code.

    Args:
        code: one of the codes of ``loaders.refusals.REASONS``.
        details: what the sentence of that code names, by placeholder (values are shown to the
            clerk).
    """

    def __init__(self, code: str, details: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.details: dict[str, str] = dict(details or {})
