"""What the Makefile runs: finding a Python, the wants of the tests, counting branches."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.branches import verdict
from scripts.check import run
from scripts.clock import seconds
from tests.project.checkout import ROOT


def program(folder: Path, name: str, body: str) -> None:
    """Write a small program that stands for the real one of that name."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def sh(script: str, path: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script of the Makefile with nothing but ``path`` to find programs in."""
    return subprocess.run(
        ["/bin/sh", str(ROOT / "scripts" / script)],
        env={"PATH": path, **environment},
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_shim_of_a_version_that_is_not_switched_on_is_passed_over(tmp_path: Path) -> None:
    program(tmp_path, "python3.11", "echo 'not installed' >&2; exit 127")
    program(tmp_path, "python3.12", f'exec "{sys.executable}" "$@"')
    done = sh("find-python.sh", str(tmp_path))
    assert done.returncode == 0
    assert Path(done.stdout.strip()).resolve() == Path(sys.executable).resolve()


def test_an_own_python_is_tried_first(tmp_path: Path) -> None:
    program(tmp_path, "python3.11", "exit 1")
    done = sh("find-python.sh", str(tmp_path), PYTHON=sys.executable)
    assert done.stdout.strip() == sys.executable


def test_without_a_usable_python_one_sentence_says_what_to_install(tmp_path: Path) -> None:
    program(tmp_path, "python3", "exit 1")
    done = sh("find-python.sh", str(tmp_path))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "3.11" in done.stderr
    assert "python3-venv" in done.stderr


def test_what_the_tests_lack_is_named_where_it_cannot_be_installed(tmp_path: Path) -> None:
    for name in ("sed", "head", "tr", "id"):
        (tmp_path / name).symlink_to(Path("/usr/bin") / name)
    program(tmp_path, "mvn", "exit 0")
    program(tmp_path, "npm", "exit 0")
    program(tmp_path, "javac", "echo javac 11.0.2")
    done = sh("system-packages.sh", str(tmp_path))
    assert done.returncode == 2
    assert "The tests still lack: chromium fonts-noto-cjk fontconfig jdk." in done.stderr


def test_where_everything_is_there_nothing_is_installed(tmp_path: Path) -> None:
    for name in ("sed", "head", "tr"):
        (tmp_path / name).symlink_to(Path("/usr/bin") / name)
    program(tmp_path, "mvn", "exit 0")
    program(tmp_path, "npm", "exit 0")
    program(tmp_path, "chromium", "exit 0")
    program(tmp_path, "javac", "echo javac 21")
    program(tmp_path, "fc-list", "echo a font")
    program(tmp_path, "apt-get", "exit 9")
    done = sh("system-packages.sh", str(tmp_path))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("taken", "there", "enough"), [(90, 100, True), (899, 1000, False), (0, 0, True)]
)
def test_branches_are_held_to_the_threshold(taken: int, there: int, enough: bool) -> None:
    totals = {"num_branches": float(there), "covered_branches": float(taken)}
    assert verdict({"totals": totals}, 90)[0] is enough


@pytest.mark.parametrize(
    ("value", "written"), [(0.04, "0.0 s"), (59.94, "59.9 s"), (61, "1 min 01 s")]
)
def test_durations_are_written_for_a_reader(value: float, written: str) -> None:
    assert seconds(value) == written


def test_checks_see_no_setting_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAWANGGE_NEO4J_URI", "bolt://graph.example:7687")
    monkeypatch.setenv("DAWANGGE_TEST_CACHE", "/kept")
    told = (
        "import os, sys; from graph.settings import read_settings; "
        "named = {name for name in os.environ if name.startswith('DAWANGGE_')}; "
        "sys.exit(named - {'DAWANGGE_STARTED'} != {'DAWANGGE_TEST_CACHE', 'DAWANGGE_DOTENV'}"
        " or read_settings().dotenv)"
    )
    ((name, passed, _),) = run({"what a check sees": [sys.executable, "-c", told]})
    assert (name, passed) == ("what a check sees", True)


def test_help_names_every_command_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    shown = subprocess.run(["make", "help"], cwd=ROOT, check=True, capture_output=True, text=True)
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    for name in phony.split():
        assert re.search(rf"^  make {name} ", shown.stdout, re.MULTILINE), name
