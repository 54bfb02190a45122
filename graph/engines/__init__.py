"""The two engines behind one driver: real Neo4j by URI, or ArcadeDB as a child process.

This room is the only one that knows which engine answers. Everything else holds a `Graph`.
"""

from __future__ import annotations

from graph.engines.connecting import connect
from graph.engines.connection import Graph
from graph.engines.embedded import stop_embedded
from graph.engines.info import EngineInfo
from graph.engines.writing import LOCK_LABEL, WriterLock, writer_lock

__all__ = [
    "LOCK_LABEL",
    "EngineInfo",
    "Graph",
    "WriterLock",
    "connect",
    "stop_embedded",
    "writer_lock",
]
