from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

FILE = """
import os
import pathlib
import pytest

@pytest.mark.xdist_group("one")
@pytest.mark.parametrize("number", range(6))
def test_grouped(number: int) -> None:
    with (pathlib.Path(__file__).parent / "workers").open("a") as told:
        told.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")

@pytest.mark.parametrize("number", range(6))
def test_free(number: int) -> None:
    pass
"""


def test_tests_of_one_group_run_in_one_worker(tmp_path: Path) -> None:
    """Else every worker starts every server of its own, and a run takes twice as long unnoticed."""
    (tmp_path / "test_some.py").write_text(FILE, "utf-8")
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-c", os.devnull],
        cwd=tmp_path,
        env=plain,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert len(set((tmp_path / "workers").read_text("utf-8").split())) == 1
