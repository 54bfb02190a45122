"""Lists of wishes with weights, as ``Accept`` and ``Accept-Language`` write them (RFC 9110, 12.4.2)."""

from __future__ import annotations


def weighed(header: str) -> list[tuple[str, float]]:
    """Return the wishes in lower case, best first; of equal weight the first named first.

    A weight that is none counts as 0: what cannot be read is not wished for.
    """
    wishes = []
    for part in header.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if not name:
            continue
        weight = 1.0
        for parameter in parameters:
            key, _, value = parameter.partition("=")
            if key.strip().lower() == "q":
                weight = _weight(value.strip())
        wishes.append((name.lower(), weight))
    return sorted(wishes, key=lambda wish: -wish[1])


def _weight(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if 0 <= value <= 1 else 0.0
