"""Which engine answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class EngineInfo:
    """Which engine answers, for ``doctor`` and for the few places where the engines differ."""

    product: str
    """``Neo4j`` or ``ArcadeDB``."""
    version: str
    edition: str
    uri: str
    database: str
    embedded: bool
