"""G19: the rate of organised employers of a community."""

from __future__ import annotations

from typing import Final

from tests.proof.corners.corner import Corner
from tests.proof.corners.offices import STREET

CORNERS: Final = (
    Corner(
        "who covers an employer, and the employer, begin and end, each alone",
        (
            "rows ends a day late",
            "rows forgets the end",
            "rows starts a day late",
            "numerator ends a day late",
            "numerator starts a day late",
        ),
        STREET,
        {"organisationDue": 1},
    ),
)
