"""Files: found, guarded, read, and what is said of those that cannot be."""

from __future__ import annotations

import io
import os
import pickle
import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt
from openpyxl.workbook.protection import WorkbookProtection

from graph.errors import WrongUse
from loaders.files import child, delimited, guard
from loaders.files.find import find_files
from loaders.files.merges import fill_merged
from loaders.files.reader import Piece, PlainValues, Reader, Rows, SheetStart, Unread
from loaders.reading import read_paths
from tests.loaders.books import MEMBER_HEADERS, compound_file, member, read_one, save

ROWS = (MEMBER_HEADERS, member(1), member(2))


def csv_text(rows: object = ROWS, sign: str = ",") -> str:
    """Return rows as csv."""
    assert isinstance(rows, tuple)
    return "\r\n".join(sign.join(str(cell) for cell in row) for row in rows)


def pieces(path: Path, **limits: float) -> list[Piece]:
    """Return everything the reader says of a file."""
    with Reader(**limits) as reader:  # type: ignore[arg-type]
        return list(reader.read(path))


def code_of(path: Path) -> str | None:
    """Return why a file was not read."""
    return read_one(path).code


def test_folders_are_searched_in_order_without_lock_files(tmp_path: Path) -> None:
    (tmp_path / "乙").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.xlsx", "a.csv", "~$b.xlsx", ".c.xlsx", "d.pdf", "乙/e.XLS", ".hidden/f.csv"):
        (tmp_path / name).write_bytes(b"x")
    found = find_files([tmp_path, tmp_path / "a.csv"])
    assert [file.label for file in found] == ["a.csv", "b.xlsx", "乙/e.XLS"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.csv").write_bytes(b"x")
    found = find_files([tmp_path / "one", tmp_path / "two"])
    assert [file.label for file in found] == [
        str(tmp_path / "one/a.csv"),
        str(tmp_path / "two/a.csv"),
    ]


def test_a_missing_path_and_a_folder_without_ledgers_are_wrong_use(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(WrongUse, match="没有可读的台账"):
        read_paths([tmp_path])
    with pytest.raises(WrongUse, match="找不到"):
        read_paths([tmp_path / "nothing.xlsx"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_in_every_encoding_and_delimiter(tmp_path: Path, encoding: str, sign: str) -> None:
    path = tmp_path / "党员.csv"
    path.write_bytes(csv_text(sign=sign).encode(encoding))
    sheet = read_one(path)
    assert (sheet.ledger, sheet.sheet, sheet.read, sheet.header_row) == ("members", "", 2, 1)
    assert [row.number for row in sheet.rows] == [2, 3]


def test_csv_rows_are_counted_as_records(tmp_path: Path) -> None:
    path = tmp_path / "党员.csv"
    path.write_text(
        csv_text((("标题2018年10月", "", "", "", ""), MEMBER_HEADERS))
        + "\n\n"
        + ",".join(["张三", '="11010519491231002X"', "正式", '"第一\n党支部"', ""])
        + "\n"
        + ",".join(str(cell) for cell in member(2)),
        encoding="utf-8",
    )
    sheet = read_one(path)
    assert [row.number for row in sheet.rows] == [4, 5]
    assert not sheet.refusals


def test_a_csv_is_no_wider_than_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "党员.csv"
    for columns, code in ((guard.MOST_COLUMNS, None), (guard.MOST_COLUMNS + 1, "too_large")):
        wide = ",".join(MEMBER_HEADERS) + "," * (columns - len(MEMBER_HEADERS))
        path.write_text(f"{wide}\n{csv_text((member(1),))}\n", encoding="utf-8")
        assert code_of(path) == code
    monkeypatch.setattr(delimited, "MOST_CELLS", 15)
    path.write_text(csv_text(), encoding="utf-8")
    assert len(list(delimited.records(path))) == 3
    path.write_text(csv_text((*ROWS, member(3))), encoding="utf-8")
    with pytest.raises(guard.Fault, match="too_large"):
        list(delimited.records(path))


def test_wide_rows_come_few_at_once(tmp_path: Path) -> None:
    path = tmp_path / "宽.csv"
    path.write_text(f"{',' * 9_999}\n" * 1_200, encoding="utf-8")
    sizes = [len(piece.cells) for piece in pieces(path) if isinstance(piece, Rows)]
    assert sum(sizes) == 1_200
    assert set(sizes) == {100}
    path.write_text("a,b\n" * 2_500, encoding="utf-8")
    assert [len(piece.cells) for piece in pieces(path) if isinstance(piece, Rows)] == [
        1_000, 1_000, 500,
    ]  # fmt: skip


def test_one_wide_row_does_not_widen_the_others(tmp_path: Path) -> None:
    path = tmp_path / "党员.csv"
    wide = ",".join(str(cell) for cell in member(1)) + "," * 16_000
    path.write_text(
        f"{csv_text()}\n{wide}\n" + f"{csv_text((member(2),))}\n" * 900, encoding="utf-8"
    )
    read_one(path)  # what is made once and kept
    tracemalloc.start()
    sheet = read_one(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sheet.read == 903
    assert peak < 20_000_000, "900 rows of 16,000 cells would be 115 MB"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"PK\x03\x04 no zip at all", "broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "broken"),
        (bytes(5000), "broken"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "web_page"),
        (
            b"\xef\xbb\xbf<?xml version='1.0'?>\n<?mso-application progid='Excel.Sheet'?>",
            "web_page",
        ),
        (b"%PDF-1.7", "other_format"),
        (b"\xff\x80\x81\x82" * 50, "unknown_encoding"),
        ("姓名,身份证号\n".encode("utf-16-le"), "unknown_encoding"),
        (b"\x01\x02\x03\x04" * 50, "unknown_encoding"),
        (b"\n\n", "unknown_sheet"),
        ("张三,李四\n".encode(), "unknown_sheet"),
    ],
)
def test_bad_files_give_one_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "台账.csv"
    path.write_bytes(content)
    sheet = read_one(path)
    assert (sheet.ledger, sheet.code) == (None, code)
    assert sheet.why is not None
    assert sheet.why.zh.endswith("。")
    assert sheet.why.en.endswith(".")


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("台账.xlsx", b"no workbook at all", "no_workbook"),
        ("台账.XLSM", "张三,李四\n".encode(), "no_workbook"),
        ("台账.xlsx", b"\x01\x02\x03\x04" * 50, "no_workbook"),
        ("台账.xls", b"\xff\x80\x81\x82" * 50, "no_workbook"),
        ("台账.xls", "甲\t乙\n一\t二\n".encode(), "unknown_sheet"),
        ("台账.xlsx", "代码,级别,上级代码\n640106004000,街道,\n".encode(), "missing_column"),
        ("台账.xlsx", b"", "empty_file"),
    ],
)
def test_a_text_named_as_a_workbook_is_told_as_one_that_cannot_be_opened(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    sheet = read_one(path)
    assert (sheet.ledger, sheet.code) == (None, code)
    assert sheet.why is not None
    assert ("打不开" in sheet.why.zh) is (code == "no_workbook")


def test_reading_goes_on_after_a_bad_file(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04")
    save(tmp_path / "b.xlsx", ROWS)
    assert [sheet.ledger for sheet in read_paths([tmp_path])] == [None, "members"]


def test_what_is_no_file_is_said_and_passed_over(tmp_path: Path) -> None:
    save(tmp_path / "z.xlsx", ROWS)
    os.mkfifo(tmp_path / "a.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "gone.csv")
    (tmp_path / "c.csv").symlink_to(tmp_path / "c.csv")
    (tmp_path / "d.csv").symlink_to("/dev/zero")
    (tmp_path / "e.csv").symlink_to(tmp_path / "z.xlsx")
    sheets = list(read_paths([tmp_path]))
    assert [(one.file, one.code, one.ledger) for one in sheets] == [
        ("a.csv", "no_file", None), ("b.csv", "no_file", None), ("c.csv", "no_file", None),
        ("d.csv", "no_file", None), ("e.csv", None, "members"),
    ], "a file that is linked to is read once"  # fmt: skip
    assert all(one.why and "不是普通文件" in one.why.zh for one in sheets[:4])


def test_a_file_that_went_away_is_said_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find_files([save(tmp_path / "a.xlsx", ROWS), save(tmp_path / "b.xlsx", ROWS)])
    monkeypatch.setattr("loaders.reading.find_files", lambda _paths: found)
    (tmp_path / "a.xlsx").unlink()
    assert [(one.code, one.ledger) for one in read_paths([tmp_path])] == [
        ("no_file", None), (None, "members"),
    ]  # fmt: skip


def test_the_reading_process_is_told_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DAWANGGE_HMAC_KEY", "DAWANGGE_NEO4J_PASSWORD", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "never to be seen")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    with Reader() as reader:
        assert list(reader.read(save(tmp_path / "党员.xlsx", ROWS)))
        process = reader._process
        assert process is not None
        told = Path(f"/proc/{process.pid}/environ").read_text()
    assert "never to be seen" not in told
    assert "LC_ALL=C.UTF-8" in told.split("\0")


def test_content_decides_not_the_extension(tmp_path: Path) -> None:
    save(tmp_path / "a.xlsx", ROWS).rename(tmp_path / "a.csv")
    (tmp_path / "b.xlsx").write_text(csv_text(), encoding="gb18030")
    save(tmp_path / "c.xlsx", ROWS).rename(tmp_path / "c.dat")
    paths = [tmp_path / name for name in ("a.csv", "b.xlsx", "c.dat")]
    assert [sheet.ledger for sheet in read_paths(paths)] == ["members"] * 3


def test_a_workbook_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "党员.xlsx"
    path.write_bytes(compound_file("EncryptedPackage"))
    assert code_of(path) == "password"


def test_an_encrypted_zip_is_a_password_too(tmp_path: Path) -> None:
    path = save(tmp_path / "党员.xlsx", ROWS)
    content = bytearray(path.read_bytes())
    place = content.rfind(b"PK\x01\x02")
    content[place + 8] |= 1
    path.write_bytes(content)
    assert code_of(path) == "password"


def test_an_old_workbook_with_a_password(tmp_path: Path) -> None:
    path = tmp_path / "党员.xls"
    workbook = xlwt.Workbook()
    workbook.add_sheet("党员").write(0, 0, "姓名")
    workbook.save(str(path))
    # FILEPASS (0x2F) in the place of the INTERFACEHDR record that follows the BOF.
    content = path.read_bytes()
    assert content.count(b"\xe1\x00\x02\x00\xb0\x04") == 1
    path.write_bytes(content.replace(b"\xe1\x00\x02\x00\xb0\x04", b"\x2f\x00\x02\x00\x01\x00"))
    assert code_of(path) == "password"


def test_a_protected_structure_is_no_password(tmp_path: Path) -> None:
    path = save(tmp_path / "党员.xlsx", ROWS)
    workbook = openpyxl.load_workbook(path)
    workbook.security = WorkbookProtection(lockStructure=True)
    workbook.active.protection.sheet = True  # type: ignore[union-attr]
    workbook.save(path)
    assert read_one(path).read == 2


def test_zip_bombs_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "RATIO_MATTERS_FROM", 2**20)
    path = tmp_path / "党员.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", bytes(2**22))
    with pytest.raises(guard.Fault) as fault:
        guard.kind_of(path)
    assert fault.value.code == "bomb"


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "党员.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photo.jpg", b"x")
    assert code_of(path) == "other_format"


def far_workbook(path: Path, cell: str) -> Path:
    """Write a workbook whose first sheet has a far cell and whose second is a ledger."""
    workbook = openpyxl.Workbook()
    first = workbook.active
    assert first is not None
    first.title = "远"
    first["A1"], first[cell] = "x", " "
    second = workbook.create_sheet("党员")
    for row in ROWS:
        second.append(list(row))
    workbook.save(path)
    return path


def test_a_far_cell_costs_its_own_sheet_only(tmp_path: Path) -> None:
    path = far_workbook(tmp_path / "党员.xlsx", "XFD1048576")
    far, good = read_paths([path])
    assert (far.sheet, far.code, good.ledger) == ("远", "far_cells", "members")
    assert far.why is not None
    assert "XFD1048576" in far.why.zh


def test_a_far_cell_that_hides_is_caught_by_the_memory_limit(tmp_path: Path) -> None:
    path = far_workbook(tmp_path / "党员.xlsx", "XFD1048576")
    lying = tmp_path / "假.xlsx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(lying, "w") as target:
        for part in source.infolist():
            target.writestr(part, source.read(part).replace(b"A1:XFD1048576", b"A1:B2"))
    far, good = read_paths([lying])
    assert (far.sheet, far.code, good.ledger) == ("远", "too_large", "members")


def test_a_slow_file_is_given_up(tmp_path: Path) -> None:
    path = tmp_path / "党员.csv"
    os.mkfifo(path)
    said = pieces(path, seconds=0.5)
    assert [piece.code for piece in said if isinstance(piece, Unread)] == ["too_slow"]


def test_the_reader_goes_on_after_it_was_left_in_the_middle(tmp_path: Path) -> None:
    path = save(tmp_path / "党员.xlsx", ROWS)
    with Reader() as reader:
        next(iter(reader.read(path)))
        assert len(list(reader.read(path))) == 2


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> str:
        raise PermissionError

    monkeypatch.setattr(child, "kind_of", refuse)
    assert list(child.read_file(tmp_path, 0)) == [("fault", "no_permission", {}), ("done",)]


def test_old_xls_with_dates_and_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "党员.xls"
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("党员")
    sheet.write_merge(0, 0, 0, 4, "党员台账（2018年10月）")
    for place, header in enumerate(MEMBER_HEADERS):
        sheet.write(1, place, header)
    for line in (1, 2):
        for place, cell in enumerate(member(line)):
            if place != 3:
                sheet.write(line + 1, place, cell)
    sheet.write_merge(2, 3, 3, 3, "第一党支部")
    workbook.save(str(path))
    read = read_one(path)
    assert [getattr(row, "branch", None) for row in read.rows] == ["第一党支部"] * 2


def test_hidden_sheets_are_noted_and_charts_left_out(tmp_path: Path) -> None:
    path = save(tmp_path / "党员.xlsx", ROWS, "党员")
    workbook = openpyxl.load_workbook(path)
    workbook.create_chartsheet("图")
    hidden = workbook.create_sheet("旧")
    hidden.sheet_state = "hidden"
    for row in ROWS:
        hidden.append(list(row))
    workbook.save(path)
    shown, other = read_paths([path])
    assert (shown.notes, other.notes[0].zh) == ([], "这是隐藏的工作表。")


def test_merged_cells_hold_their_value_everywhere() -> None:
    rows: list[list[object]] = [["a", ""], ["b", "x"], ["", ""], ["c", ""]]
    ranges = [((1, 1), (2, 2)), ((2, 2), (2, 2)), ((0, 0), (9000, 0))]
    filled = list(fill_merged(rows, ranges, 1))
    assert filled == [["a", ""], ["b", "b"], ["b", "b"], ["c", ""]]


def test_nothing_but_plain_values_is_taken_from_the_process() -> None:
    buffer = io.BytesIO(pickle.dumps(("rows", 1, [[Path("y")]])))
    with pytest.raises(pickle.UnpicklingError, match="Path"):
        PlainValues(buffer).load()


def test_the_pieces_of_a_workbook(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", [["x", 1, True], [None, "y", 2.5]], "表")
    assert pieces(path) == [
        SheetStart("表", hidden=False),
        Rows(1, [["x", 1.0, True], ["", "y", 2.5]]),
    ]
