"""G22: warnings about branches."""

from __future__ import annotations

from typing import Final

from tests.proof.corners.corner import Corner
from tests.proof.corners.moved import MOVED

CORNERS: Final = (
    Corner(
        "a member is left out by a whole ledger",
        ("rows ends a day late",),
        MOVED,
        {"branchMost": 1, "committeeDue": 2},
    ),
)
