"""What may be kept of a fault of the program: its kind and its places, never what it was about."""

from __future__ import annotations

import traceback

_FRAMES = 8
"""Innermost places that are kept of each error."""


def kind_of(error: BaseException) -> str:
    """Return the error's type, without its message: that may hold a name or a number."""
    return type(error).__name__


def places_of(error: BaseException) -> list[str]:
    """Return where it happened, innermost last: ``file:line function``."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-_FRAMES:]]
