"""The program, run as often as the tests like without being imported each time.

One process imports it and forks itself for every command: to the command that is a process of its own,
with the environment, folder and output that a shell would give it. What only a real start shows is
tested by real starts (``test_faults``, ``test_terminal``, the wheel, the README).
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parents[2]
MOST_BYTES = 1 << 20
Done = tuple[int, str, str]
"""Exit status, standard output, standard error."""


class Starter:
    """Runs commands, one at a time."""

    def __init__(self) -> None:
        self._socket, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._busy = threading.Lock()
        with its:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.cli.forked", str(its.fileno())],
                pass_fds=[its.fileno()],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
            )

    def run(
        self, arguments: Sequence[str], environment: Mapping[str, str], cwd: Path, seconds: float
    ) -> Done:
        """Run ``dawangge`` with these arguments; TimeoutError if it takes longer."""
        asked = json.dumps([list(arguments), dict(environment), str(cwd)]).encode()
        with (
            self._busy,
            Path(os.devnull).open("rb") as nothing,
            tempfile.TemporaryFile() as out,
            tempfile.TemporaryFile() as err,
        ):
            self._socket.settimeout(seconds)
            handed = [one.fileno() for one in (nothing, out, err)]
            socket.send_fds(self._socket, [asked], handed)
            status = int(self._socket.recv(MOST_BYTES))
            said = []
            for one in (out, err):
                one.seek(0)
                # As text is read from a pipe.
                said.append(one.read().decode("utf-8").replace("\r\n", "\n"))
        return status, said[0], said[1]

    def close(self) -> None:
        """End the process."""
        self._socket.close()
        self._process.wait()


@cache
def starter() -> Starter:
    """The one of this worker, started when it is first needed."""
    made = Starter()
    atexit.register(made.close)
    return made


def serve(channel: socket.socket) -> None:
    """Fork for every command that comes in, until nobody is there to ask."""
    gc.freeze()
    while True:
        asked, handed, _, _ = socket.recv_fds(channel, MOST_BYTES, 3)
        if not asked:
            return
        child = os.fork()
        if not child:
            channel.close()
            _command(json.loads(asked), handed)
        for one in handed:
            os.close(one)
        _, status = os.waitpid(child, 0)
        channel.send(str(os.waitstatus_to_exitcode(status)).encode())


def _command(asked: list[Any], handed: Sequence[int]) -> NoReturn:
    from cli.main import run

    arguments, environment, cwd = asked
    for place, one in enumerate(handed):
        os.dup2(one, place)
        os.close(one)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    status = 0
    try:
        run(arguments)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        status = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    import cli

    # Commands are imported when they are needed; here they all are.
    for module in pkgutil.iter_modules(cli.__path__, "cli."):
        importlib.import_module(module.name)
    serve(socket.socket(fileno=int(sys.argv[1])))
