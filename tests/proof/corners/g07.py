"""G07: households whose chain is broken."""

from __future__ import annotations

from typing import Final

from tests.proof.corners.corner import Corner
from tests.proof.corners.moved import MOVED

CORNERS: Final = (
    Corner(
        "the group of a member moves to another branch",
        ("rows forgets the end", "rows forgets the start", "rows ends a day late"),
        MOVED,
    ),
)
