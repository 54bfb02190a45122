"""The fixtures every room may use."""

from __future__ import annotations

from hypothesis import settings

pytest_plugins = ["tests.engines.fixtures"]

# How long an example takes says how busy the machine is, not whether the code is right.
settings.register_profile("dawangge", deadline=None)
settings.load_profile("dawangge")
