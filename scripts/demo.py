"""The demonstration: a street as ledgers, loaded, asked, reported; nothing is configured.

Everything lies under ``demo/`` (or ``--folder``); running it again changes nothing and
says so. The tables are printed by ``dawangge report`` itself: what is seen here is what users get.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from scripts.clock import seconds, since_make_began
from scripts.unconfigured import unconfigured

DONE, ROWS_REFUSED = 0, 1


def demonstration(folder: Path, households: int | None) -> list[tuple[str, list[str]]]:
    """Return the steps as (what is said, arguments of ``dawangge``).

    Args:
        folder: where the ledgers and the report go.
        households: how large a street; None: a whole one.
    """
    ledgers = str(folder / "ledgers")
    size = [] if households is None else ["--households", str(households)]
    return [
        ("生成示范街道的台账 / writing the ledgers", ["sample", "--out", ledgers, *size]),
        ("载入 / loading", ["load", ledgers]),
        ("提问与报告 / asking and reporting", ["report", "--out", str(folder / "report")]),
    ]


def main() -> int:
    """Run the steps in order; stop at the first that cannot be done and return its exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("demo"))
    parser.add_argument("--households", type=int)
    wanted = parser.parse_args()
    folder: Path = wanted.folder
    program = str(Path(sys.executable).parent / "dawangge")
    environment = unconfigured(DAWANGGE_DATA=str(folder.resolve() / "data"))
    began = time.monotonic()
    taken: list[tuple[str, float]] = []
    for said, arguments in demonstration(folder, wanted.households):
        print(f"\n── {said}\n   dawangge {' '.join(arguments)}", flush=True)
        step = time.monotonic()
        status = subprocess.run([program, *arguments], env=environment, check=False).returncode
        taken.append((said, time.monotonic() - step))
        # Clerks' ledgers hold rows that cannot be read: that ends a load in 1, and is no failure.
        if status != DONE and (arguments[0], status) != ("load", ROWS_REFUSED):
            print(f"\n停在这一步,退出码 {status} / stopped here with exit status {status}")
            return status
    work = time.monotonic() - began
    print("\n用时 / time taken")
    for said, duration in taken:
        print(f"  {seconds(duration):>12}  {said}")
    print(f"  {seconds(work):>12}  合计 / together")
    print(f"  {seconds(since_make_began()):>12}  连同安装 / with the set-up")
    print(farewell(folder))
    return DONE


def farewell(folder: Path) -> str:
    """Say where things lie and what to type next."""
    return f"""
报告 / the report      {folder}/report/
台账 / the ledgers     {folder}/ledgers/

接下来可以 / what to type next
  export DAWANGGE_DATA={folder.resolve()}/data DAWANGGE_DOTENV=false DAWANGGE_NEO4J_URI=
  .venv/bin/dawangge questions            问题目录 / the catalogue
  .venv/bin/dawangge ask G01 --limit 20   数字背后的名单 / the rows behind a number
  .venv/bin/dawangge show-query G01       它的 Cypher / its Cypher
  .venv/bin/dawangge --help"""


if __name__ == "__main__":
    sys.exit(main())
