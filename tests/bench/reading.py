"""Reading and validating a large member ledger, beside calamine alone on the same file.

``python -m tests.bench.reading [ROWS]``; the memory is that of a process that only reads.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import python_calamine
import xlsxwriter

from loaders.columns import columns_of
from loaders.reading import read_paths
from loaders.rows import MemberRow
from tests.bench.memory import peak
from tests.oracle.check_digits import identity_number

ROWS, RATE_GOAL, MEMORY_GOAL = 200_000, 40_000, 500
WIDTH = 16


def written(path: Path, rows: int) -> None:
    """Write invented members, in the first columns of their ledger."""
    headers = [column.name for column in columns_of(MemberRow).values()][:WIDTH]
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("党员")
        page.write_row(0, 0, headers)
        for row in range(rows):
            born = date(1940 + row // 999 % 60, 1 + row // 59_940, 1)
            said = {
                "姓名": f"张{row % 97}", "公民身份证号": identity_number(born, row % 999),
                "性别": "男", "民族": "汉族", "出生日期": str(born), "学历": "本科",
                "人员类别": "正式",
                "所在党支部": f"第{row % 50}党支部", "加入党组织日期": "2001.07",
                "联系电话": "13900000000",
            }  # fmt: skip
            page.write_row(row + 1, 0, [said.get(header, "") for header in headers])


def main() -> int:
    """Measure; with a file, only read it and say how many rows, how long and how much memory."""
    given = sys.argv[1] if len(sys.argv) > 1 else str(ROWS)
    if not given.isdigit():
        began = time.perf_counter()
        (sheet,) = read_paths([Path(given)])
        seconds = time.perf_counter() - began
        assert not sheet.refusals
        sys.stdout.write(f"{sheet.read} {seconds} {peak()}\n")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "党员.xlsx"
        written(path, int(given))
        began = time.perf_counter()
        python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        alone = time.perf_counter() - began
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.reading", str(path)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
    read, seconds, memory = map(float, done.stdout.split())
    sys.stdout.write(
        f"reading       {read:,.0f} member rows in {seconds:.1f} s = {read / seconds:,.0f} rows/s "
        f"(goal >= {RATE_GOAL:,}), {memory:.0f} MB (goal <= {MEMORY_GOAL}); "
        f"calamine alone {alone:.1f} s\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
