"""G03: buildings without a group."""

from __future__ import annotations

from typing import Final

from tests.proof.corners.corner import Corner
from tests.proof.corners.moved import MOVED

CORNERS: Final = (
    Corner(
        "a group that keeps a building becomes a branch",
        ("rows takes the newest value", "rows forgets the older values"),
        MOVED,
    ),
)
