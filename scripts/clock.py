"""How long a step took, and the whole since make began."""

from __future__ import annotations

import os
import time


def since_make_began() -> float:
    """Return the seconds since make began, set-up included (without make: since the import)."""
    return time.time() - float(os.environ.get("DAWANGGE_STARTED", _IMPORTED))


def seconds(value: float) -> str:
    """Write a duration for a reader: tenths below a minute, minutes above."""
    if value < 60:
        return f"{value:.1f} s"
    return f"{int(value // 60)} min {int(value % 60):02d} s"


_IMPORTED = time.time()
