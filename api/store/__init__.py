"""What the service itself keeps: its keys. Never ledgers or answers; those are the graph's."""

from __future__ import annotations

from api.store.opening import open_store
from api.store.tables import ApiKey, Base

__all__ = ["ApiKey", "Base", "open_store"]
