"""``make proof``: questions and link network against the oracle, wrong copies, kills, any order of runs.

What it prints is kept in ``docs/proof.txt``.
"""

from __future__ import annotations

import sys

from tests.kill import __main__ as kill
from tests.layout import __main__ as layout
from tests.oracle.prove import main
from tests.proof import links, mutations
from tests.proof.product import known

STREETS, WHOLE = "300", "50"
"""How many random streets, and how many of whole sheets, which are asked about on every day they have."""


def run() -> int:
    """Prove on both engines; 0 if everything agrees, wrong copies are caught, and neither kills nor orders do harm."""
    wanted = ["--adapter", "tests.proof.product", "--questions", *known()]
    agreed = max(
        main(["--engine", engine, *more, *wanted])
        for engine in ("embedded", "neo4j")
        for more in (["--streets", STREETS], ["--streets", WHOLE, "--whole"])
    )
    networks = max(
        links.main(["--engine", engine, "--streets", STREETS]) for engine in ("embedded", "neo4j")
    )
    return max(agreed, networks, mutations.main([]), kill.main([]), layout.main([]))


if __name__ == "__main__":
    sys.exit(run())
