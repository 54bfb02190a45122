"""A wheel installs into an empty environment and works from any directory, its data with it.

The environment is a bare venv without a view of the system's packages. The wheel is really
installed there; the third-party packages it asks for are lent to it from the environment of the
tests by one path entry, since installing them anew takes half a minute and proves nothing about the
wheel. That what it asks for is what it imports is told by ``test_dependencies.py``. A path entry
does not run the lender's own ``.pth`` files, so the checkout is not importable there.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from tests.project.checkout import PACKAGES, ROOT, committed, declaration

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built as an installer would build it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs of an empty environment in which the wheel is installed."""
    folder = tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [
            *(str(programs / "python"), "-m", "pip", "--disable-pip-version-check"),
            *("install", "--quiet", "--no-deps", "--no-index", str(wheel)),
        ],
        check=True,
    )
    (own,) = folder.glob("lib/python*/site-packages")
    (own / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def run(environment: Path, elsewhere: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment in another directory, with nothing configured."""
    return subprocess.run(
        [str(environment / arguments[0]), *arguments[1:]],
        cwd=elsewhere,
        env={
            "PATH": f"{environment}{os.pathsep}{os.defpath}",
            "HOME": str(elsewhere),
            "DAWANGGE_DATA": str(elsewhere / "data"),
            "PYTHONUTF8": "1",
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_every_committed_file_of_the_packages_travels(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert {path.as_posix() for path in committed(*PACKAGES)} <= inside


def test_nothing_else_travels(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    version = declaration()["project"]["version"]
    assert tops <= {*PACKAGES, f"dawangge-{version}.dist-info"}


def test_the_wheel_says_its_licence_its_python_and_its_dependencies(wheel: Path) -> None:
    project = declaration()["project"]
    with zipfile.ZipFile(wheel) as archive:
        folder = f"dawangge-{project['version']}.dist-info"
        stated = Parser().parsestr(archive.read(f"{folder}/METADATA").decode("utf-8"))
        licences = [name for name in archive.namelist() if name.startswith(f"{folder}/licenses/")]
    assert stated["License-Expression"] == "Apache-2.0"
    assert stated["Requires-Python"] == ">=3.11"
    assert {Path(name).name for name in licences} == {"LICENSE", "NOTICE"}
    asked = [name for name in stated.get_all("Requires-Dist", []) if "extra ==" not in name]
    assert len(asked) == len(project["dependencies"])


def test_the_packages_come_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    done = run(
        environment,
        tmp_path,
        *("python", "-c", "import graph, loaders, viz, api, cli, samples; print(graph.__file__)"),
    )
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(environment.parent)


def test_the_program_says_its_version_anywhere(environment: Path, tmp_path: Path) -> None:
    done = run(environment, tmp_path, "dawangge", "--version")
    assert done.returncode == 0, done.stderr
    assert declaration()["project"]["version"] in done.stdout


def test_the_catalogue_travels(environment: Path, tmp_path: Path) -> None:
    done = run(environment, tmp_path, "dawangge", "questions")
    assert done.returncode == 0, done.stderr
    asked = {
        match.group() for path in committed("cypher") if (match := re.match(r"G\d\d", path.stem))
    }
    assert asked
    for question in asked:
        assert question in done.stdout
