"""The real Neo4j that the tests ask: fetched as Maven artefacts, started on a free port.

``python -m tests.engines.neo4j_rig fetch`` fetches it beforehand. What is missing fails with a
sentence that says what to install; it never skips a test.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
import sys
import threading
from collections import deque
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import neo4j

from graph.model import RELATIONS, THINGS

HERE = Path(__file__).parent / "neo4j"
VERSION = "5.26.30"
NEWEST = "2026.08.1"
# The oldest Java each of them runs on.
JDK_NEEDED = {VERSION: 17, NEWEST: 21}
JVMS = Path("/usr/lib/jvm")  # where Debian keeps several side by side
START_SECONDS = 120
USER = "neo4j"
# A server for tests lives for minutes with little in it: what starts quickly is best.
FRESH = ["-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]


@dataclass(frozen=True)
class Large:
    """How much a server with a large store may take: heap as Java writes it, page cache in MB."""

    heap: str = "4g"
    page_cache: int = 2_000


class RigMissing(Exception):
    """Something that the real Neo4j needs is not on this machine."""


def cache_directory() -> Path:
    """Return where jars are kept: ``DAWANGGE_TEST_CACHE``, else ``.engines`` in the checkout."""
    named = os.environ.get("DAWANGGE_TEST_CACHE")
    return Path(named).absolute() if named else Path(__file__).parents[2] / ".engines"


def jdk(neo4j_version: str = VERSION) -> tuple[str, int]:
    """Return the path of a ``java`` that this Neo4j runs on, and its major version.

    Looked for under ``JAVA_HOME``, on the path, then where Debian keeps several; one without a
    compiler does not count.

    Raises:
        RigMissing: There is none, or all are too old.
    """
    needed = JDK_NEEDED[neo4j_version]
    for java, version in _jdks():
        if version >= needed:
            return java, version
    raise RigMissing(
        f"Neo4j {neo4j_version} 需要 JDK {needed} 或更新（Debian：openjdk-{needed}-jdk-headless）。"
        f"Neo4j {neo4j_version} needs a JDK of {needed} or newer (Debian: "
        f"openjdk-{needed}-jdk-headless); set JAVA_HOME where it lies elsewhere."
    )


@cache
def _jdks() -> list[tuple[str, int]]:
    home = os.environ.get("JAVA_HOME")
    on_path = shutil.which("java")
    places = [Path(home) / "bin" / "java"] if home else []
    places += [Path(on_path)] if on_path else []
    found = []
    for java in [*places, *sorted(JVMS.glob("*/bin/java"))]:
        if not (java.resolve().parent / "javac").exists():
            continue
        said = subprocess.run(
            [str(java), "-version"], capture_output=True, text=True, check=True
        ).stderr
        if number := re.search(r'version "(\d+)', said):
            found.append((str(java), int(number[1])))
    return found


def versions() -> list[str]:
    """The versions of Neo4j that the tests run here.

    5.26 always, so that it fails where it is missing; the newest where a JDK for it is installed,
    for Debian's stable release has none to install. What is not run is said at the head of the log.
    """
    try:
        jdk(NEWEST)
    except RigMissing:
        return [VERSION]
    return [VERSION, NEWEST]


def fetch(version: str = VERSION) -> Path:
    """Return the folder of Neo4j's jars, fetching them with Maven when they are not there."""
    jars = cache_directory() / f"neo4j-{version}"
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise RigMissing(
            "测试要用 Maven 取得真正的 Neo4j，请安装 maven。"
            "The tests fetch the real Neo4j with Maven: install maven."
        )
    fresh = jars.with_name(f"{jars.name}.{os.getpid()}")
    fetched = subprocess.run(
        [
            maven,
            "-q",
            "-B",
            "-f",
            str(HERE / "pom.xml"),
            f"-Dneo4j.version={version}",
            "dependency:copy-dependencies",
            f"-DoutputDirectory={fresh}",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    if fetched.returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        raise RigMissing(
            f"Maven 没有取到 Neo4j {version}。Maven could not fetch Neo4j {version}:\n"
            + fetched.stdout[-2000:]
        )
    try:
        fresh.rename(jars)
    except OSError:
        # Another worker was quicker.
        shutil.rmtree(fresh)
    return jars


@dataclass
class Neo4jServer:
    """A running Neo4j with login; stopped by leaving the ``with``, or with this process."""

    uri: str
    user: str
    password: str
    jdk_version: int
    process: subprocess.Popen[str]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self.process as process:
            process.kill()

    def finish(self) -> None:
        """Let it shut down in order, as a store needs that is started again."""
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait(START_SECONDS)

    @classmethod
    def start(
        cls, directory: Path, version: str = VERSION, large: Large | None = None
    ) -> Neo4jServer:
        """Start a server whose files lie in ``directory``.

        Args:
            directory: where its files lie.
            version: of Neo4j.
            large: how much a large store may take; the one that is there is taken up again.
                Without it the server is a fresh one.
        """
        java, jdk_version = jdk(version)
        jars = fetch(version)
        process = subprocess.Popen(
            [
                java,
                *(FRESH if large is None else [f"-Xmx{large.heap}", "-XX:+UseParallelGC"]),
                "-cp",
                str(jars / "*"),
                str(HERE / "Launcher.java"),
                str(directory),
                *([] if large is None else [str(large.page_cache)]),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        port = _announced_port(process)
        uri = f"bolt://127.0.0.1:{port}"
        kept = directory / "login"
        if large is not None and kept.exists():
            return cls(uri, USER, kept.read_text("ascii"), jdk_version, process)
        password = secrets.token_urlsafe(12)
        with neo4j.GraphDatabase.driver(uri, auth=(USER, "neo4j")) as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new",
                new=password,
                database_="system",
            )
        with neo4j.GraphDatabase.driver(uri, auth=(USER, password)) as driver:
            _make_names_known(driver)
        if large is not None:
            kept.touch(0o600)
            kept.write_text(password, "ascii")
        return cls(uri, USER, password, jdk_version, process)


def _announced_port(process: subprocess.Popen[str]) -> int:
    last: deque[str] = deque(maxlen=20)
    too_slow = threading.Timer(START_SECONDS, process.kill)
    too_slow.start()
    try:
        for line in process.stdout or ():
            if line.startswith("ready "):
                return int(line.split()[1])
            last.append(line)
    finally:
        too_slow.cancel()
    with process:
        process.kill()
    raise RuntimeError("Neo4j did not start:\n" + "".join(last))


def _make_names_known(driver: neo4j.Driver) -> None:
    """Have the server know every name of the model before the first query is planned.

    A plan made while a name that it uses did not exist is thrown away when the name appears: with
    every small street that is the first to have some property, all is planned again.
    """
    attributes = [one for thing in THINGS for one in thing.attributes]
    of_relations = [one for relation in RELATIONS for one in relation.attributes]
    names = {
        *("key", "start", "end", "said", "marks", "load", "source", "sources", "earlierLives"),
        *(name for one in attributes for name in (one.name, one.since, one.before)),
        *(name for one in of_relations for name in (one.name, one.over_time)),
    }
    for procedure, wanted in (
        ("createLabel", {thing.label for thing in THINGS}),
        ("createRelationshipType", {relation.type for relation in RELATIONS}),
        ("createProperty", names),
    ):
        driver.execute_query(
            f"UNWIND $names AS name CALL db.{procedure}(name)", names=sorted(wanted)
        )


def main(arguments: list[str]) -> int:
    """Run ``fetch``; returns the exit status."""
    if arguments != ["fetch"]:
        sys.stderr.write("python -m tests.engines.neo4j_rig fetch\n")
        return 2
    try:
        for version in versions():
            java, java_version = jdk(version)
            sys.stdout.write(f"Neo4j {version}: {fetch(version)}\nJDK {java_version}: {java}\n")
    except RigMissing as missing:
        sys.stderr.write(f"{missing}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
