"""The environment of what must not depend on how this machine is configured."""

from __future__ import annotations

import os

_OURS = ("DAWANGGE_STARTED", "DAWANGGE_TEST_CACHE")
"""What the Makefile and the tests pass on; everything else of that prefix is a setting."""


def unconfigured(**settings: str) -> dict[str, str]:
    """Return the environment without any setting of a deployment, and with ``.env`` unread.

    The demonstration's invented people must never reach a server that somebody has configured, nor
    may such a server, or an own rule file, change what the tests see.

    Args:
        settings: what is set instead.
    """
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("DAWANGGE_") or name in _OURS
    }
    return {**inherited, "DAWANGGE_DOTENV": "false", **settings}
