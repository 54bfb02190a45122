"""G23: terms that run out."""

from __future__ import annotations

from typing import Final

from tests.proof.corners.corner import Corner
from tests.proof.corners.moved import MOVED

CORNERS: Final = (
    Corner(
        "a branch leaves the committee of its community",
        ("rows ends a day late",),
        MOVED,
        {"termCommunity": 5, "termOther": 3},
    ),
)
