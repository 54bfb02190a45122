"""Every command that the README promises is run, on a small street, in an empty directory."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.engines.fixtures import emptied
from tests.project.checkout import ROOT
from tests.project.readme import Command, on_a_server, on_the_embedded_engine, outcomes, script

READMES = sorted(path.name for path in ROOT.glob("README*.md"))
PATIENCE = 600  # seconds for all commands of one README

pytestmark = [pytest.mark.slow, pytest.mark.timeout(PATIENCE + 60)]


def free_port() -> int:
    """Return a port on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def tell(commands: list[Command], folder: Path, **settings: str) -> str:
    """Run the commands in ``folder`` with nothing configured but ``settings``; say what went wrong.

    Returns:
        One paragraph for each command that failed, with its line and the end of what it printed.
    """
    bash = shutil.which("bash")
    assert bash, "bash runs the README's commands"
    with subprocess.Popen(
        [bash, "-c", script(commands, free_port())],
        cwd=folder,
        env={
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "PYTHONUTF8": "1",
            "DAWANGGE_DATA": str(folder / "data"),
            **settings,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    ) as shell:
        try:
            said, _ = shell.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(shell.pid, signal.SIGKILL)
            said, _ = shell.communicate()
        finally:
            # What a command left running must not outlive the test.
            with contextlib.suppress(ProcessLookupError):
                os.killpg(shell.pid, signal.SIGTERM)
    return "\n\n".join(
        f"line {outcome.command.line}: {outcome.command.text}\n"
        f"ended in {outcome.status}:\n{outcome.output[-2000:]}"
        for outcome in outcomes(commands, said)
        if outcome.wrong
    )


@pytest.mark.parametrize("name", READMES)
def test_the_commands_do_what_they_promise(name: str, tmp_path: Path) -> None:
    commands = on_the_embedded_engine((ROOT / name).read_text(encoding="utf-8"))
    assert any("dawangge load" in command.text for command in commands), "nothing to prove"
    wrong = tell(commands, tmp_path)
    assert not wrong, wrong


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("name", READMES)
def test_the_commands_for_an_own_server_do_too(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    commands = on_a_server((ROOT / name).read_text(encoding="utf-8"))
    if commands:
        server = request.getfixturevalue("neo4j_server")
        settings = request.getfixturevalue("neo4j_settings")
        emptied(settings, request.getfixturevalue("opened"), keep=frozenset())
        wrong = tell(
            commands,
            tmp_path,
            RIG_URI=server.uri,
            RIG_USER=server.user,
            RIG_PASSWORD=server.password,
            RIG_DATABASE="neo4j",
        )
        assert not wrong, wrong
