"""The official division lists, fetched with the ordinary npm client and held to their hashes.

``python -m tests.divisions.fetched`` fetches them beforehand. What cannot be fetched fails with a
sentence that says what is missing; it never skips a test. The package ``china-division`` is under
the MIT licence; its files are not kept in this repository. Of its csv files the lines of one city
are cut out as they stand.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from tests.engines.neo4j_rig import cache_directory

PACKAGE: Final = "china-division"
CITY: Final = "6401"
"""Yinchuan."""
KINDS: Final = ("areas", "streets", "villages")


class Published(NamedTuple):
    """A version of the package: the year its data speaks of, and npm's integrity of its archive."""

    version: str
    integrity: str


YEARS: Final = MappingProxyType(
    {
        2017: Published(
            "2.1.1",
            "PourXajY8itRK/w5tSQcZm8H7Cmnfh1PLqRDEMxN5P9BczucviKzl4k54Esux25NN5q1AZJqUcT8LMytDvqeuA==",
        ),
        2019: Published(
            "2.3.1",
            "mOfLagVRZ+lRmbIIZ0sci0+9Sr+uGyPCp9an4Orov2KxLf3DGSB/4qyao/jy3pegW4Weppvh0yzGfs+dAPJA7A==",
        ),
        2020: Published(
            "2.4.0",
            "UdcmoBQWTZmCmo1T7e2F4oZUTxu7MUcvXGlxNAEwwcEwNCKVAdloOkwNu0ga2jiMxtw2CVkdJVMelj4Pg3B0Rg==",
        ),
        2021: Published(
            "2.5.0",
            "Ix4mtmRdzwsbSJJuUFhJOOiM/7KklK7vvoRnZLFoR03dbFuMZi3XIn9RIMHspiu/Ev7r7kGQeYiwd5uD0uGbRg==",
        ),
        2023: Published(
            "2.7.0",
            "4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA==",
        ),
    }
)
"""By the year of the data."""


class DivisionsMissing(Exception):
    """The division lists are not on this machine and cannot be fetched."""


def lists(year: int) -> Path:
    """Return the folder with the city's lists of a year, fetching them when they are not there."""
    published = YEARS[year]
    folder = cache_directory() / f"{PACKAGE}-{published.version}-{CITY}"
    if folder.is_dir():
        return folder
    archive = _archive(published)
    fresh = folder.with_name(f"{folder.name}.{os.getpid()}")
    fresh.mkdir(parents=True)
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        for kind in KINDS:
            stream = opened.extractfile(f"package/dist/{kind}.csv")
            assert stream is not None
            first, *lines = stream.read().splitlines(keepends=True)
            mine = [line for line in lines if line.startswith(CITY.encode())]
            (fresh / f"{kind}.csv").write_bytes(first + b"".join(mine))
    try:
        fresh.rename(folder)
    except OSError:
        # Another worker was quicker.
        shutil.rmtree(fresh)
    return folder


def _archive(published: Published) -> bytes:
    npm = shutil.which("npm")
    if npm is None:
        raise DivisionsMissing(
            "测试要用 npm 取得各年的统计区划代码，请安装 npm。"
            "The tests fetch the official division lists with npm: install npm."
        )
    with tempfile.TemporaryDirectory() as folder:
        name = f"{PACKAGE}@{published.version}"
        done = subprocess.run(
            [npm, "pack", "--silent", name], cwd=folder, capture_output=True, text=True, check=False
        )
        found = list(Path(folder).glob("*.tgz"))
        if done.returncode or not found:
            raise DivisionsMissing(
                f"npm 没有取到 {name}。npm could not fetch {name}:\n{done.stderr[-1000:]}"
            )
        content = found[0].read_bytes()
    integrity = base64.b64encode(hashlib.sha512(content).digest()).decode()
    if integrity != published.integrity:
        raise DivisionsMissing(
            f"{name} 与公布的校验值不符。{name} is not what was published: sha512-{integrity}"
        )
    return content


def listed(year: int, kind: str) -> dict[str, str]:
    """Names by code of one of the city's lists, read plainly: what the loads are compared with."""
    with (lists(year) / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def main() -> int:
    """Fetch all of them; returns the exit status."""
    try:
        for year in YEARS:
            sys.stdout.write(f"{PACKAGE} {year}: {lists(year)}\n")
    except DivisionsMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
