"""Streets written by hand for wrong copies that random streets hardly ever tell apart.

To add one: write it into the module of its question here, and enter a new module in `CORNERS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tests.proof.corners import g03, g06, g07, g16, g18, g19, g22, g23, g24, g25, g27, g33, g34, q06
from tests.proof.corners.corner import Corner

CORNERS: Mapping[str, tuple[Corner, ...]] = MappingProxyType(
    {
        "G03": g03.CORNERS,
        "G06": g06.CORNERS,
        "G07": g07.CORNERS,
        "G16": g16.CORNERS,
        "G18": g18.CORNERS,
        "G19": g19.CORNERS,
        "G22": g22.CORNERS,
        "G23": g23.CORNERS,
        "G24": g24.CORNERS,
        "G25": g25.CORNERS,
        "G27": g27.CORNERS,
        "G33": g33.CORNERS,
        "G34": g34.CORNERS,
        "Q06": q06.CORNERS,
    }
)
"""For a question its corners."""
