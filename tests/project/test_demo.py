"""The demonstration, on a small street: its steps, its times, and what to type next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project.checkout import ROOT


def demo(folder: Path, where: Path = ROOT, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run what ``make demo`` runs, but small and in ``folder``, from the directory ``where``."""
    arguments = ["--folder", str(folder), "--households", "600"]
    return subprocess.run(
        [sys.executable, "-m", "scripts.demo", *arguments],
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


@pytest.mark.slow
def test_the_demonstration_ends_in_a_report_and_in_what_to_type_next(tmp_path: Path) -> None:
    # Nobody answers there: a step that asked a configured server would stop the demonstration.
    elsewhere = "bolt://127.0.0.1:1"
    (tmp_path / ".env").write_text(f"DAWANGGE_NEO4J_URI={elsewhere}\n", encoding="utf-8")
    done = demo(tmp_path, tmp_path, DAWANGGE_NEO4J_URI=elsewhere, DAWANGGE_RULES="absent.toml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((tmp_path / "report").glob("*.html"))
    assert list((tmp_path / "report").glob("*.xlsx"))
    for expected in ("用时 / time taken", "接下来可以", "dawangge ask G01", str(tmp_path)):
        assert expected in done.stdout


def test_the_demonstration_stops_at_a_step_that_cannot_be_done(tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder is wanted", encoding="utf-8")
    done = demo(blocked)
    assert done.returncode != 0
    assert "停在这一步" in done.stdout
    assert "用时" not in done.stdout
