"""Where the embedded engine keeps its files, and what its runtime file says."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

DATABASE = "dawangge"
USER = "root"
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True)
class EnginePaths:
    """The files of one embedded engine, all below ``<data>/engine``."""

    root: Path

    @classmethod
    def below(cls, data: Path) -> EnginePaths:
        """Return the paths of the engine whose data directory is ``data``."""
        return cls(data / "engine")

    @property
    def owner_lock(self) -> Path:
        """Held by the one process that owns the directory, for as long as it lives."""
        return self.root / "owner.lock"

    @property
    def start_lock(self) -> Path:
        """Held by a client while it starts the owner, so that racing clients start one."""
        return self.root / "start.lock"

    @property
    def writer_lock(self) -> Path:
        """Held by the one writer."""
        return self.root / "writer.lock"

    @property
    def writer_note(self) -> Path:
        """Who holds the writer lock; only worth reading while that lock is held."""
        return self.root / "writer.json"

    @property
    def runtime(self) -> Path:
        """What clients need to join the running engine."""
        return self.root / "engine.json"

    @property
    def flavour(self) -> Path:
        """Which build of the engine made the database: the other one may not read its files."""
        return self.root / "flavour"

    @property
    def password(self) -> Path:
        """The generated password, readable by its owner only."""
        return self.root / "password"

    @property
    def log(self) -> Path:
        """Everything the child process and its engine print."""
        return self.root / "engine.log"


@dataclass(frozen=True)
class Runtime:
    """A running engine, as its owner wrote it down.

    The file can outlive its owner (kill -9): it is believed only after the control port has
    answered with the proof that belongs to ``token``.
    """

    pid: int
    bolt_port: int
    control_port: int
    token: str
    heap: str
    started: str

    def save(self, path: Path) -> None:
        """Write the file in one step, readable by its owner only."""
        write_private(path, json.dumps(asdict(self)))

    @classmethod
    def load(cls, path: Path) -> Runtime | None:
        """Read the file, or return None when there is none or it is damaged."""
        try:
            return cls(**json.loads(path.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def proof(self, side: str) -> str:
        """Return what ``side`` ("client" or "owner") says to prove that it knows the token."""
        return hmac.new(self.token.encode(), side.encode(), hashlib.sha256).hexdigest()


def write_private(path: Path, content: str) -> None:
    """Replace ``path`` by ``content`` in one step, with mode 0600."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content)
    fresh.replace(path)
