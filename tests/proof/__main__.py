"""``make proof``: every question against the oracle, on both engines; then wrong copies of them.

What it prints is kept in ``docs/proof.txt``.
"""

from __future__ import annotations

import sys

from tests.oracle.prove import main
from tests.proof import mutations
from tests.proof.product import known

STREETS = "200"


def run() -> int:
    """Prove on both engines; 0 if everything agrees and wrong copies are caught."""
    wanted = ["--adapter", "tests.proof.product", "--streets", STREETS, "--questions", *known()]
    agreed = max(main(["--engine", engine, *wanted]) for engine in ("embedded", "neo4j"))
    return max(agreed, mutations.main([]))


if __name__ == "__main__":
    sys.exit(run())
