"""The checkout as the project's own tests see it: root, declaration, committed files."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("api", "cli", "cypher", "graph", "loaders", "samples", "viz")


def declaration() -> dict[str, Any]:
    """Return ``pyproject.toml``."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def committed(*under: str) -> list[Path]:
    """Return the committed files that still exist, relative to the root, below ``under``."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--", *under], cwd=ROOT, check=True, capture_output=True
    )
    paths = [Path(name) for name in listed.stdout.decode("utf-8").split("\0") if name]
    return [path for path in paths if (ROOT / path).is_file()]
