"""Write the two locks anew: exact versions with hashes, for every platform, naming no host.

``requirements/run.lock`` is what running needs and the build backend; ``requirements/dev.lock``
adds the extras ``dev``, ``jvm`` and ``py2neo`` at the very same versions.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = [
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--group", "build"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate", "--quiet"),
]
LOCKS = {
    "requirements/run.lock": [],
    "requirements/dev.lock": [
        "--extra",
        "dev",
        "--extra",
        "jvm",
        "--extra",
        "py2neo",
        "--constraint",
        "requirements/run.lock",
    ],
}


def main() -> None:
    """Compile both; arguments (such as ``--upgrade``) are handed on."""
    uv = str(Path(sys.executable).parent / "uv")
    for lock, own in LOCKS.items():
        command = [uv, "pip", "compile", "pyproject.toml", *OPTIONS, *own, *sys.argv[1:]]
        subprocess.run([*command, "--output-file", lock], cwd=ROOT, check=True)
        print(lock)


if __name__ == "__main__":
    main()
