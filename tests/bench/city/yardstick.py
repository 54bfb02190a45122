"""DuckDB as an independent yardstick: every question once more, as SQL over the flat ledgers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import duckdb

SQL: Final = Path(__file__).with_name("sql")
RESOLVED: Final = {
    "党组织": "org",
    "单位": "employer",
    "党员": "member",
    "包户": "duty",
    "走访": "visit",
    "活动": "event",
    "共建": "agreement",
    "清单": "item",
    "报告": "report",
    "报到": "reporting",
    "网格": "grid",
    "片区": "patch",
}
"""Ledgers and the typed tables that have one row for each of theirs."""


class Yardstick:
    """An open database of flat tables."""

    def __init__(self, path: Path) -> None:
        """Open it.

        Args:
            path: a database that ``build`` has made.
        """
        self._database = duckdb.connect(str(path), read_only=True)

    def close(self) -> None:
        """Close it."""
        self._database.close()

    def answer(self, question: str) -> tuple[int, int]:
        """Numerator and denominator of a question, on its first basis, for the whole.

        Args:
            question: such as ``G01``.
        """
        row = self._database.execute((SQL / f"{question}.sql").read_text("utf-8")).fetchone()
        if row is None:
            raise ValueError(f"{question} gave no row")
        return int(row[0]), int(row[1])


def build(path: Path, ledgers: Path, as_of: date) -> None:
    """Make the database of the ledgers' rows.

    Args:
        path: the new database.
        ledgers: the CSV files of ``ledgers`` and ``numbers``.
        as_of: the day that every question speaks of.

    Raises:
        ValueError: rows were lost or doubled when what they name was looked up.
    """
    with duckdb.connect(str(path)) as database:
        database.execute(f"CREATE MACRO D() AS DATE '{as_of.isoformat()}'")
        for file in sorted(ledgers.glob("*.csv")):
            types = _TYPES.get(file.stem, "all_varchar = true")
            database.execute(
                f'CREATE TABLE "{file.stem}" AS FROM read_csv(?, header = true, {types})',
                [str(file)],
            )
        for name in ("tables", "words"):
            database.execute((SQL / f"{name}.sql").read_text("utf-8"))
        _check(database)


_TYPES: Final = {
    "台账表": "columns = {'id': 'INT', 'ledger': 'VARCHAR'}",
    "号码": "columns = {'sheet': 'INT', 'is_code': 'BOOLEAN', 'numeric': 'BOOLEAN', "
    "'text': 'VARCHAR', 'branch': 'VARCHAR'}",
}


def _check(database: duckdb.DuckDBPyConnection) -> None:
    for ledger, table in RESOLVED.items():
        counts = [
            database.execute(f'FROM "{name}" SELECT count(*)').fetchone()
            for name in (ledger, table)
        ]
        if counts[0] != counts[1]:
            raise ValueError(f"{ledger}: {counts[0]} rows, but {counts[1]} in {table}")
