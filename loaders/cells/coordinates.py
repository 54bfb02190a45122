"""Longitude and latitude in decimal degrees."""

from __future__ import annotations

from typing import Final

from loaders.cells.numbers import read_decimal
from loaders.cells.unreadable import Unreadable

# Degrees east and north between which China lies.
LONGITUDES: Final = (70.0, 140.0)
LATITUDES: Final = (3.0, 54.0)


def read_longitude(value: object) -> float | None:
    """Read a longitude of China, 70 to 140 degrees east.

    Raises:
        Unreadable: ``invalid_coordinate`` or ``invalid_number``.
    """
    return _between(read_decimal(value), *LONGITUDES)


def read_latitude(value: object) -> float | None:
    """Read a latitude of China, 3 to 54 degrees north.

    Raises:
        Unreadable: ``invalid_coordinate`` or ``invalid_number``.
    """
    return _between(read_decimal(value), *LATITUDES)


def _between(degrees: float | None, low: float, high: float) -> float | None:
    if degrees is not None and not low <= degrees <= high:
        raise Unreadable("invalid_coordinate")
    return degrees
