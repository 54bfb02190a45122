"""A load that is killed at any moment can simply be run again; ``make proof`` kills many more."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines import Graph
from graph.settings import Settings
from tests.kill.killing import kill_loads
from tests.oracle import files
from tests.oracle.streets import random_street

KILLS = 4


@pytest.mark.slow
def test_killed_and_run_again(engine: Graph, engine_settings: Settings, tmp_path: Path) -> None:
    files.write(random_street(8), tmp_path)
    killed = kill_loads(engine, engine_settings, tmp_path, KILLS, seed=8)
    assert killed.kills == KILLS
    assert killed.differing == ()
