"""Planted dirt: the mistakes clerks really make, each with the refusal it must lead to."""

from samples.dirt.planting import Planting, Rows

__all__ = ["Planting", "Rows"]
