"""The reading process goes on to the files that come next, and no file takes another's answers."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from loaders import reading
from loaders.files.reader import Reader, Rows, SheetStart, Unread
from loaders.reading import read_paths
from tests.loaders.books import MEMBER_HEADERS, member, save


def numbered(folder: Path, number: int, rows: int = 2) -> Path:
    """A ledger whose first cell says which one it is."""
    filled = [member(row % 900) for row in range(rows)]
    return save(folder / f"{number}.xlsx", [(f"第{number}册",), MEMBER_HEADERS, *filled])


def titles(reader: Reader, path: Path, *following: Path) -> list[object]:
    """The first cell of everything that is told of a file, or why it was not read."""
    said: list[object] = []
    for piece in reader.read(path, following):
        match piece:
            case Rows(1, cells):
                said.append(cells[0][0])
            case Unread(_, code):
                said.append(code)
            case Rows() | SheetStart():
                pass
    return said


def test_files_asked_ahead_answer_in_their_turn(tmp_path: Path) -> None:
    one, two, three, four = (numbered(tmp_path, number) for number in range(1, 5))
    with Reader() as reader:
        assert titles(reader, one, two, three) == ["第1册"]
        process = reader._process
        assert titles(reader, two, three, four) == ["第2册"]
        assert titles(reader, three, four) == ["第3册"]
        assert titles(reader, four) == ["第4册"]
        assert reader._process is process
        assert titles(reader, one) == ["第1册"]


def test_what_was_asked_ahead_need_not_be_wanted(tmp_path: Path) -> None:
    one, two, three = (numbered(tmp_path, number) for number in range(1, 4))
    with Reader() as reader:
        assert titles(reader, one, two) == ["第1册"]
        assert titles(reader, three) == ["第3册"]
        assert titles(reader, two, three) == ["第2册"]


def test_a_file_left_in_the_middle_leaves_nothing_to_the_next(tmp_path: Path) -> None:
    one, two = numbered(tmp_path, 1, 2_500), numbered(tmp_path, 2)
    with Reader() as reader:
        assert isinstance(next(iter(reader.read(one, [two]))), SheetStart)
        assert titles(reader, two) == ["第2册"]


def test_a_process_that_dies_over_the_next_file_takes_only_that(tmp_path: Path) -> None:
    one, hanging, three = numbered(tmp_path, 1), tmp_path / "2.csv", numbered(tmp_path, 3)
    os.mkfifo(hanging)
    with Reader(seconds=1.0) as reader:
        assert titles(reader, one, hanging, three) == ["第1册"]
        assert titles(reader, hanging, three) == ["too_slow"]
        assert titles(reader, three) == ["第3册"]


def test_a_process_killed_from_outside_is_no_slow_one(tmp_path: Path) -> None:
    hanging, two = tmp_path / "1.csv", numbered(tmp_path, 2)
    os.mkfifo(hanging)
    with Reader() as reader:
        reader._running()

        def kill() -> None:
            assert reader._process is not None
            reader._process.send_signal(signal.SIGKILL)

        threading.Timer(0.5, kill).start()
        assert titles(reader, hanging, two) == ["broken"]
        assert titles(reader, two) == ["第2册"]


def test_time_runs_while_an_answer_is_awaited_only(tmp_path: Path) -> None:
    one, two = numbered(tmp_path, 1, 2_500), numbered(tmp_path, 2)
    with Reader(seconds=1.0) as reader:
        said = []
        for piece in reader.read(one, [two]):
            time.sleep(0.6)
            said.append(piece)
        assert len(said) == 4
        assert not any(isinstance(piece, Unread) for piece in said)
        assert titles(reader, two) == ["第2册"]


@pytest.mark.parametrize("bad", [0, 1, 3])
def test_a_folder_is_read_in_order_past_what_is_no_file(tmp_path: Path, bad: int) -> None:
    for number in range(5):
        numbered(tmp_path, number)
    (tmp_path / f"{bad}.xlsx").unlink()
    os.mkfifo(tmp_path / f"{bad}.xlsx")
    read = [(sheet.file, sheet.read or sheet.code) for sheet in read_paths([tmp_path])]
    expected: list[tuple[str, object]] = [(f"{number}.xlsx", 2) for number in range(5)]
    expected[bad] = (f"{bad}.xlsx", "no_file")
    assert read == expected


def test_a_file_is_hashed_before_the_process_may_begin_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what is written in between would be read as one file and hashed as another."""
    for number in range(5):
        numbered(tmp_path, number)
    events: list[str] = []
    ask, hashed = Reader._request, reading.digest

    def request(self: Reader, pipe: object, path: Path, first: int) -> None:
        events.append(f"ask {path.stem}")
        ask(self, pipe, path, first)  # type: ignore[arg-type]

    def digest(path: Path) -> str:
        events.append(f"hash {path.stem}")
        return str(hashed(path))

    monkeypatch.setattr(Reader, "_request", request)
    monkeypatch.setattr(reading, "digest", digest)
    assert len(list(read_paths([tmp_path]))) == 5
    for number in range(5):
        assert events.index(f"hash {number}") < events.index(f"ask {number}")
