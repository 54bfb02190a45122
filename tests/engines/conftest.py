"""The engines' own tests run on every engine there is."""

from __future__ import annotations

import pytest

from graph.settings import Settings
from tests.engines.fixtures import EVERY_ENGINE


@pytest.fixture(params=EVERY_ENGINE)
def engine_settings(request: pytest.FixtureRequest) -> Settings:
    """Settings of each engine in turn."""
    settings: Settings = request.getfixturevalue(f"{request.param}_settings")
    return settings
