"""A real service in a process of its own, on a free port, and somebody who asks it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.cli.conftest import program_with
from tests.cli.forked import ROOT

PATIENCE = 60.0


@dataclass
class Service:
    """A running service.

    Attributes:
        base: its address, ending in ``/api/v1``.
        process: which it is.
        said: file of what it says.
    """

    base: str
    process: subprocess.Popen[bytes]
    said: Path

    def client(self, key: str | None = None, **headers: str) -> httpx.Client:
        """Somebody who asks, with a key or without."""
        if key is not None:
            headers["Authorization"] = f"Bearer {key}"
        return httpx.Client(base_url=self.base, headers=headers, timeout=PATIENCE)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tell it to stop, wait, and return what it ended in."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def serving(data: Path, *arguments: str, **environment: str) -> Iterator[Service]:
    """Run ``dawangge serve`` over a data folder; keyword arguments are further settings."""
    said = data.parent / f"service-{time.monotonic_ns()}.log"
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith("DAWANGGE")
    }
    with said.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "cli.main", "serve", "--port", "0", *arguments],
            env={
                **inherited,
                "PYTHONPATH": str(ROOT),
                "LANG": "C.UTF-8",
                "DAWANGGE_DATA": str(data),
                "DAWANGGE_ENGINE_LINGER": "5",
                **environment,
            },
            cwd=data.parent,
            stdout=log,
            stderr=log,
        )
    try:
        yield Service(_address(process, said), process, said)
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(PATIENCE)


def _address(process: subprocess.Popen[bytes], said: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        found = re.search(r"http://\S+/api/v1", said.read_text("utf-8"))
        if found:
            return found[0]
        time.sleep(0.05)
    raise AssertionError(f"the service did not start: {said.read_text('utf-8')}")


def new_key(data: Path, name: str, *scope: str) -> str:
    """Make a key with the command line."""
    ran = program_with(data)("key", "add", name, *scope)
    assert ran.status == 0, ran.err
    return ran.out.strip()
