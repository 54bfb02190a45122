"""Every check of the project, one after another, with its time; fails if any of them fails.

``python -m scripts.check lint`` runs the static checks, ``all`` the tests too. All checks run even
when one fails, so that one run shows everything there is to mend.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from scripts.clock import seconds, since_make_began
from scripts.unconfigured import unconfigured

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
LINT = {
    "ruff check": [str(BIN / "ruff"), "check", "."],
    "ruff format": [str(BIN / "ruff"), "format", "--check", "."],
    "mypy": [str(BIN / "mypy")],
    "lint-imports": [str(BIN / "lint-imports"), "--no-logo"],
}
# Two workers for two cores; tests that share an engine are kept on one of them by their group.
TESTS = {
    "pytest": [
        *(sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup"),
        *("--cov", "--cov-report", "term", "--cov-report", "json:coverage.json"),
    ],
    "branches": [sys.executable, "-m", "scripts.branches", "coverage.json"],
}


def run(checks: dict[str, list[str]]) -> list[tuple[str, bool, float]]:
    """Run the commands in order; return (name, passed, seconds) of each."""
    done = []
    for name, command in checks.items():
        print(f"\n── {name}", flush=True)
        began = time.monotonic()
        passed = subprocess.run(command, cwd=ROOT, env=unconfigured(), check=False).returncode == 0
        done.append((name, passed, time.monotonic() - began))
    return done


def main() -> int:
    """Run the wanted checks and print the summary; return 0 only when all passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["lint", "all"])
    checks = LINT if parser.parse_args().what == "lint" else LINT | TESTS
    done = run(checks)
    print()
    for name, passed, duration in done:
        print(f"  {'通过 ok    ' if passed else '失败 FAILED'}  {name:<14} {seconds(duration):>12}")
    print(f"  合计 / in all, with the set-up: {seconds(since_make_began())}")
    return 0 if all(passed for _, passed, _ in done) else 1


if __name__ == "__main__":
    sys.exit(main())
