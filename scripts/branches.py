"""Hold the branches alone, not lines and branches mixed, to the threshold of ``pyproject.toml``."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def verdict(report: dict[str, dict[str, float]], least: float) -> tuple[bool, str]:
    """Return whether enough branches were taken, and the sentence with numerator and denominator.

    Args:
        report: coverage's JSON report; ``totals`` has ``num_branches`` and ``covered_branches``.
        least: per cent.
    """
    taken, there = report["totals"]["covered_branches"], report["totals"]["num_branches"]
    share = 100 * taken / there if there else 100.0
    return share >= least, f"分支覆盖 / branches: {taken} / {there} = {share:.1f} % (≥ {least:g} %)"


def main() -> int:
    """Read the report named on the command line; return 1 when too few branches were taken."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    least = settings["tool"]["coverage"]["report"]["fail_under"]
    report = json.loads((ROOT / sys.argv[1]).read_text(encoding="utf-8"))
    enough, sentence = verdict(report, least)
    print(sentence)
    return 0 if enough else 1


if __name__ == "__main__":
    sys.exit(main())
