"""What nobody foresaw: one sentence, a status of its own, and nothing personal kept."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import cli.asking
from api.faults import kind_of
from cli.main import run
from tests.cli.forked import ROOT

PERSONAL = "张三 11010519491231002X 13900004416"


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., int]:
    """The command ``questions`` with a bug in it; returns the exit status."""

    def broken(*_: object) -> None:
        try:
            raise KeyError(PERSONAL)
        except KeyError as error:
            raise RuntimeError(PERSONAL) from error

    monkeypatch.setattr(cli.asking, "questions_command", broken)
    monkeypatch.setenv("DAWANGGE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("DAWANGGE_DEBUG", raising=False)

    def ended(*arguments: str) -> int:
        with pytest.raises(SystemExit) as end:
            run(["questions", *arguments])
        assert isinstance(end.value.code, int)
        return end.value.code

    return ended


@pytest.mark.parametrize(
    ("language", "word"), [("zh", "程序出错了（RuntimeError）"), ("en", "failed (RuntimeError)")]
)
def test_a_bug_is_one_sentence_and_a_status_of_its_own(
    faulty: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    language: str,
    word: str,
) -> None:
    assert faulty("--lang", language) == 70
    said = capsys.readouterr()
    (sentence,) = said.err.splitlines()
    kept = tmp_path / "data" / "log" / "faults.log"
    assert word in sentence
    assert str(kept) in sentence
    assert said.out == ""
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    text = kept.read_text("utf-8")
    assert "RuntimeError" in text
    assert "KeyError" in text
    assert "test_faults.py" in text
    for secret in PERSONAL.split():
        assert secret not in text + sentence


def test_faults_are_added_up_and_an_overlong_file_begins_anew(
    faulty: Callable[..., int], tmp_path: Path
) -> None:
    kept = tmp_path / "data" / "log" / "faults.log"
    assert (faulty(), faulty()) == (70, 70)
    assert kept.read_text("utf-8").count("RuntimeError") == 2
    with kept.open("a", encoding="utf-8") as log:
        log.write("…" * 400_000)
    assert faulty() == 70
    assert kept.read_text("utf-8").count("RuntimeError") == 1
    assert kept.with_name("faults.old.log").stat().st_size > 1_000_000


def test_the_traceback_comes_when_it_is_asked_for(
    faulty: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DAWANGGE_DEBUG", "1")
    assert faulty() == 70
    said = capsys.readouterr().err
    assert said.startswith("Traceback")
    assert PERSONAL in said
    assert "程序出错了" in said.splitlines()[-1]


def test_telling_of_a_fault_does_not_fail(
    faulty: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").write_text("a file stands here", "utf-8")
    assert faulty() == 70
    (sentence,) = capsys.readouterr().err.splitlines()
    assert "DAWANGGE_DEBUG=1" in sentence
    assert kind_of(RuntimeError()) in sentence


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_a_full_disk_behind_the_output_is_no_fault_of_the_program(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cli.main", "questions", "--lang", "zh"],
            env={**os.environ, "PYTHONPATH": str(ROOT), "DAWANGGE_DATA": str(tmp_path)},
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    (sentence,) = done.stderr.splitlines()
    assert "磁盘已满" in sentence
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []
