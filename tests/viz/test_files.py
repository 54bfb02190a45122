from __future__ import annotations

import os
import resource
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.viz.streets import G16, answer
from viz.files import CannotWrite, check_writable, file_name, replacing, write_file
from viz.tables import answer_xlsx


@contextmanager
def little_room(most: int) -> Iterator[None]:
    """No file of this process may grow beyond ``most`` bytes: a disk that is full midway."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def text(out: Path) -> None:
    write_file(out, ["长" * 1000] * 100)


def workbook(out: Path) -> None:
    base = {"subjectKind": "employer", "kind": "", "stated": None, "coverage": "", "instructor": ""}
    rows = [
        {
            **base,
            "subjectKey": f"e{n}",
            "subject": f"第{n}公司",
            "community": f"{n * n}",
            "working": n,
        }
        for n in range(3000)
    ]
    answer_xlsx(answer(G16, rows, 3000), out)


@pytest.mark.parametrize("write", [text, workbook])
def test_a_full_disk_leaves_the_earlier_file(tmp_path: Path, write: Callable[[Path], None]) -> None:
    out = tmp_path / "名单"
    out.write_bytes(b"before")
    with little_room(20_000), pytest.raises(CannotWrite) as refusal:
        write(out)
    assert str(out) in refusal.value.text.zh
    assert "超出文件大小的上限" in refusal.value.text.zh
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]
    write(out)
    assert out.stat().st_size > 20_000


def test_whatever_breaks_off_leaves_the_earlier_file(tmp_path: Path) -> None:
    out = tmp_path / "名单"
    out.write_bytes(b"before")

    def broken_off() -> None:
        with replacing(out) as stream:
            stream.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("名单", b"before")]


def test_links_and_rights_stay(tmp_path: Path) -> None:
    kept = tmp_path / "elsewhere" / "kept"
    kept.parent.mkdir()
    kept.write_bytes(b"before")
    kept.chmod(0o640)
    link = tmp_path / "link"
    link.symlink_to(kept)
    write_file(link, ["after", "\r\n"])
    assert link.is_symlink()
    assert kept.read_bytes() == b"after\r\n"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_file(pipe, ["through"])
        assert os.read(reader, 100) == b"through"
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize(("made", "reason"), [("folder", "它是一个文件夹"), ("name", "太长")])
def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, made: str, reason: str) -> None:
    out = tmp_path / {"folder": "", "name": "长" * 200}[made]
    with pytest.raises(CannotWrite) as refusal:
        write_file(out, ["x"])
    assert reason in refusal.value.text.zh
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [text, workbook])
def test_missing_folders_are_made(tmp_path: Path, write: Callable[[Path], None]) -> None:
    out = tmp_path / "a" / "b" / "名单"
    write(out)
    assert out.stat().st_size > 20_000


@pytest.mark.parametrize("below", ["x", "none/x"])
def test_a_file_where_a_folder_is_wanted_is_one_sentence(tmp_path: Path, below: str) -> None:
    (tmp_path / "file").touch()
    out = tmp_path / "file" / below
    for refuse in (text, check_writable):
        with pytest.raises(CannotWrite) as refusal:
            refuse(out)
        assert refusal.value.text.zh == f"写不了 {out}：路径中有一段不是文件夹。"


def test_looking_whether_it_can_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"before")
    for name in ("there", "new", "none/below/new"):
        check_writable(tmp_path / name)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("there", b"before")]
    with pytest.raises(CannotWrite):
        check_writable(tmp_path)


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("报告", "", "2018-10-01"), "报告_2018-10-01.html"),
        (("报告", "锦绣苑/第2网格", "2018-10-01"), "报告_锦绣苑-第2网格_2018-10-01.html"),
        (("图", '..\\a<b>:"c|?*\n ', "x"), "图_a-b-c_x.html"),
    ],
)
def test_a_file_is_named_for_what_it_shows(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts, ending="html") == name


def test_no_name_is_too_long(tmp_path: Path) -> None:
    name = file_name("大网格报告", "长" * 300, "2018-10-01", ending="html")
    write_file(tmp_path / name, ["x"])
    assert name.startswith("大网格报告_长长")
