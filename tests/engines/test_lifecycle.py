"""How the embedded engine's process lives and dies."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from filelock import FileLock, Timeout

from graph.embedded.paths import EnginePaths, Runtime
from graph.engines import connect, embedded, stop_embedded
from graph.engines.embedded import running
from graph.errors import DatabaseUnreachable
from graph.settings import Settings

MakeSettings = Callable[..., Settings]
PATIENCE = 30.0


@pytest.fixture
def settings(private_engine: MakeSettings) -> Settings:
    return private_engine(engine_linger=1, engine_heap="512m")


@pytest.fixture
def guest(settings: Settings) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start(what: str = "join") -> subprocess.Popen[str]:
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "tests.engines.guest", str(settings.data), what],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return started[-1]

    yield start
    for process in started:
        with process:
            process.kill()


def heard(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def runtime_of(settings: Settings) -> Runtime:
    runtime = running(settings)
    assert runtime is not None
    return runtime


def gone(settings: Settings, seconds: float = PATIENCE) -> bool:
    """Whether the owner gives its directory up in time, by stopping or by dying."""
    try:
        with FileLock(EnginePaths.below(settings.data).owner_lock, timeout=seconds):
            return True
    except Timeout:
        return False


def write_one(settings: Settings, key: str) -> None:
    with connect(settings) as graph:
        graph.write("MERGE (n:Test {key: $key})", key=key)


def keys(settings: Settings) -> list[str]:
    with connect(settings) as graph:
        return [row["key"] for row in graph.read("MATCH (n:Test) RETURN n.key AS key ORDER BY key")]


def test_it_lingers_then_stops_and_keeps_the_data(settings: Settings) -> None:
    with connect(settings) as graph:
        assert graph.info.product == "ArcadeDB"
        assert graph.info.embedded
        graph.write("CREATE (:Test {key: 'a'})")
        pid = runtime_of(settings).pid
    # Somebody who comes within the linger time finds the same process.
    with connect(settings):
        assert runtime_of(settings).pid == pid
        assert not gone(settings, 2)
    assert gone(settings)
    assert running(settings) is None
    assert not EnginePaths.below(settings.data).runtime.exists()
    assert keys(settings) == ["a"]


def test_secrets_are_private_and_only_the_loopback_listens(settings: Settings) -> None:
    with connect(settings):
        paths = EnginePaths.below(settings.data)
        for secret in (paths.password, paths.runtime, paths.log):
            assert stat.S_IMODE(secret.stat().st_mode) == 0o600
        assert stat.S_IMODE(paths.root.stat().st_mode) == 0o700
        password = paths.password.read_text("ascii")
        assert len(password) >= 32
        assert password not in paths.log.read_text("utf-8")
        owner = psutil.Process(runtime_of(settings).pid)
        listening = [one for one in owner.net_connections("tcp") if one.status == "LISTEN"]
        assert listening
        assert {one.laddr.ip.removeprefix("::ffff:") for one in listening} == {"127.0.0.1"}
        assert password not in " ".join(owner.cmdline())


def test_it_syncs_every_commit_and_bounds_its_memory(settings: Settings) -> None:
    with connect(settings):
        log = EnginePaths.below(settings.data).log.read_text("utf-8")
    assert "WAL flush: 2 (full fsync)" in log
    assert "'production' mode" in log
    assert runtime_of(settings).heap == "512m"


def test_the_callers_pipes_are_not_held(settings: Settings) -> None:
    script = (
        "import sys; from pathlib import Path; from graph.engines import connect; "
        "from graph.settings import read_settings; "
        "connect(read_settings(_env_file=None, neo4j_uri=None, data=Path(sys.argv[1]), "
        "engine_linger=20)).close()"
    )
    begun = time.monotonic()
    # capture_output waits for the end of both pipes: whoever inherits them keeps us here.
    done = subprocess.run(
        [sys.executable, "-c", script, str(settings.data)], capture_output=True, check=True
    )
    assert time.monotonic() - begun < 20
    assert (done.stdout, done.stderr) == (b"", b"")
    owner = psutil.Process(runtime_of(settings).pid)
    assert os.getsid(owner.pid) != os.getsid(0)


def test_four_starters_make_one_owner(
    guest: Callable[[], subprocess.Popen[str]], settings: Settings
) -> None:
    guests = [guest() for _ in range(4)]
    pids = {heard(one) for one in guests}
    assert pids == {str(runtime_of(settings).pid)}


def test_it_outlives_its_starter_for_those_who_joined(
    guest: Callable[[], subprocess.Popen[str]], settings: Settings
) -> None:
    starter = guest()
    assert heard(starter).isdigit()
    with connect(settings) as graph:
        starter.kill()
        starter.wait()
        time.sleep(2)
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]
    assert gone(settings)


def test_a_killed_client_is_noticed(
    guest: Callable[[], subprocess.Popen[str]], settings: Settings
) -> None:
    only = guest()
    assert heard(only).isdigit()
    only.send_signal(signal.SIGKILL)
    assert gone(settings)


def test_a_killed_owner_is_started_again(settings: Settings) -> None:
    write_one(settings, "before")
    with connect(settings) as graph:
        pid = runtime_of(settings).pid
        os.kill(pid, signal.SIGKILL)
        assert gone(settings)
        with pytest.raises(DatabaseUnreachable) as refusal:
            graph.read("RETURN 1 AS one")
    assert "stopped while in use" in refusal.value.text.en
    assert EnginePaths.below(settings.data).runtime.exists(), "a stale file, as after a crash"
    assert running(settings) is None
    write_one(settings, "after")
    assert keys(settings) == ["after", "before"]
    assert runtime_of(settings).pid != pid


def test_a_stale_file_may_name_a_port_that_is_somebody_elses(settings: Settings) -> None:
    write_one(settings, "a")
    stop_embedded(settings)
    paths = EnginePaths.below(settings.data)
    with socket.create_server(("127.0.0.1", 0)) as stranger:
        stranger.settimeout(PATIENCE)
        Runtime(1, 1, stranger.getsockname()[1], "x", "1g", "").save(paths.runtime)
        # It neither answers nor closes, which must not hang us for long.
        begun = time.monotonic()
        assert keys(settings) == ["a"]
        assert time.monotonic() - begun < PATIENCE
    stop_embedded(settings)
    paths.runtime.write_text(json.dumps({"pid": 1}), "utf-8")
    assert keys(settings) == ["a"]


def test_terminating_it_is_clean(settings: Settings) -> None:
    with connect(settings) as graph:
        graph.write("CREATE (:Test {key: 'a'})")
        pid = runtime_of(settings).pid
        os.kill(pid, signal.SIGTERM)
        assert gone(settings)
    paths = EnginePaths.below(settings.data)
    assert paths.log.read_text("utf-8").rstrip().endswith("ArcadeDB Server is down")
    assert not list(paths.root.glob("crash-*.log"))
    assert not paths.runtime.exists()
    assert keys(settings) == ["a"]


def test_stopping_it(settings: Settings) -> None:
    assert not stop_embedded(settings)
    with connect(settings):
        assert stop_embedded(settings)
        assert gone(settings, 5)
    assert not stop_embedded(settings)


def test_strangers_at_the_control_port_are_shown_out(settings: Settings) -> None:
    with connect(settings) as graph:
        port = runtime_of(settings).control_port
        for said in (b"stop\n", b"stop 0000\n", b"\xff\xfe\n", b"dance\n"):
            with socket.create_connection(("127.0.0.1", port), PATIENCE) as stranger:
                stranger.sendall(said)
                assert stranger.recv(100) == b""
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as silent:
            assert graph.read("RETURN 1 AS one") == [{"one": 1}]
            time.sleep(6)
            with socket.create_connection(("127.0.0.1", port), PATIENCE):
                assert silent.recv(100) == b"", "a silent stranger is shown out as well"


def test_the_jvm_build_prepares_its_next_start_after_a_quiet_end(
    private_engine: MakeSettings,
) -> None:
    settings = private_engine(engine_linger=0, engine_flavour="jvm")
    root = EnginePaths.below(settings.data).root
    write_one(settings, "a")
    until = time.monotonic() + 120
    while not list(root.glob("classes-*.jsa")):
        assert time.monotonic() < until
        time.sleep(0.2)
    assert keys(settings) == ["a"]


def test_a_folder_of_the_other_build_is_refused(private_engine: MakeSettings) -> None:
    settings = private_engine(engine_linger=0)
    write_one(settings, "a")
    stop_embedded(settings)
    with pytest.raises(DatabaseUnreachable, match="DAWANGGE_ENGINE_FLAVOUR=native"):
        connect(private_engine(engine_flavour="jvm"))
    assert keys(settings) == ["a"]


def test_a_lost_password_is_made_again(settings: Settings) -> None:
    write_one(settings, "a")
    stop_embedded(settings)
    EnginePaths.below(settings.data).password.unlink()
    assert keys(settings) == ["a"]


def test_a_long_log_is_put_aside(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    write_one(settings, "a")
    stop_embedded(settings)
    monkeypatch.setattr(embedded, "LOG_BYTES", 10)
    assert keys(settings) == ["a"]
    assert EnginePaths.below(settings.data).log.with_suffix(".log.1").stat().st_size > 10


def test_a_directory_that_cannot_be_made(tmp_path: Path, private_engine: MakeSettings) -> None:
    (tmp_path / "data").write_text("a file, where the directory should be")
    with pytest.raises(DatabaseUnreachable) as refusal:
        connect(private_engine())
    assert "cannot be written" in refusal.value.text.en
    assert refusal.value.exit_status == 3


def test_a_directory_that_is_not_ours_to_write(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, whom no mode bits stop.
    def touch(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "touch", touch)
    with pytest.raises(DatabaseUnreachable) as refusal:
        connect(settings)
    assert "cannot be written (Permission denied)" in refusal.value.text.en


def test_a_directory_that_somebody_else_holds(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "STOP_SECONDS", 0.2)
    paths = EnginePaths.below(settings.data)
    with FileLock(paths.owner_lock), pytest.raises(DatabaseUnreachable) as refusal:
        connect(settings)
    assert "held by another process" in refusal.value.text.en


def test_an_engine_that_dies_at_its_start(private_engine: MakeSettings) -> None:
    # More heap than this machine could ever address.
    settings = private_engine(engine_heap="999999g")
    began = time.monotonic()
    with pytest.raises(DatabaseUnreachable) as refusal:
        connect(settings)
    assert time.monotonic() - began < PATIENCE, "it is told at once, not when the waiting ends"
    assert "did not start" in refusal.value.text.en
    assert "maximum heap size (999999g)" in refusal.value.text.en
    assert "engine.log" in refusal.value.text.en


def test_an_engine_whose_database_is_broken(settings: Settings) -> None:
    write_one(settings, "a")
    stop_embedded(settings)
    database = EnginePaths.below(settings.data).root / "databases" / "dawangge"
    (database / "schema.json").write_text("{not json", "utf-8")
    for file in database.glob("dictionary*"):
        file.unlink()
    with pytest.raises(DatabaseUnreachable) as refusal:
        connect(settings)
    assert "did not start" in refusal.value.text.en


def test_an_engine_that_says_nothing_is_given_up(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "START_SECONDS", 0.05)
    with pytest.raises(DatabaseUnreachable) as refusal:
        connect(settings)
    assert "did not start" in refusal.value.text.en
    assert running(settings) is None
