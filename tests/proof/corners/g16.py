"""G16: employers with members enough for an organisation and without one."""

from __future__ import annotations

from typing import Final

from tests.proof.corners.corner import Corner
from tests.proof.corners.offices import STREET

CORNERS: Final = (
    Corner(
        "a member who works there is left out; who covers an employer begins and ends",
        ("rows ends a day late", "rows starts a day late"),
        STREET,
        {"organisationDue": 1},
    ),
)
