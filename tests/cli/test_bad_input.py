"""What goes wrong: one clear sentence, the right exit status, nothing half-written."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from graph.catalogue import questions
from graph.engines import connect
from graph.settings import Settings
from tests.cli.conftest import Program, program_with
from tests.engines.fixtures import wipe
from tests.loaders.books import compound_file


def workbook(path: Path, *rows: Sequence[str]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


AREAS = [
    ["代码", "名称", "级别", "上级代码"],
    ["640106004000", "北京中路街道", "街道", ""],
    ["640106004001", "锦绣苑", "社区", "640106004000"],
]
FILES: dict[str, bytes] = {
    "broken.xlsx": b"PK\x03\x04 and then nothing",
    "empty.csv": b"",
    "secret.xlsx": compound_file("EncryptedPackage"),
    "bytes.csv": b"\x81\xff\xfe\x80\x81\xff,\xff\xfe\n" * 20,
}


SHEETS: dict[str, list[list[str]]] = {
    "unknown sheet": [["甲", "乙", "丙"], ["1", "2", "3"]],
    "missing required column": [["代码", "级别", "上级代码"], ["640106004000", "街道", ""]],
    "duplicated header": [["代码", "名称", "名称", "级别"], ["640106004000", "甲", "乙", "街道"]],
}
REASONS = {
    "broken.xlsx": "已损坏",
    "empty.csv": "空的",
    "secret.xlsx": "密码",
    "bytes.csv": "编码",
    "unknown sheet": "没有认出",
    "missing required column": "名称",
    "duplicated header": "名称",
}


@pytest.mark.parametrize("name", REASONS)
def test_what_cannot_be_read_is_named_with_its_reason_and_changes_nothing(
    loaded: Program, content: Callable[[], list[str]], tmp_path: Path, name: str
) -> None:
    if name in FILES:
        path = tmp_path / name
        path.write_bytes(FILES[name])
    else:
        path = workbook(tmp_path / "台账.xlsx", *SHEETS[name])
    before = content()
    ran = loaded("load", path)
    (told,) = [line for line in ran.out.splitlines() if line.startswith("未读：")]
    assert path.name in told
    assert REASONS[name] in told
    assert "没有一张表能装载" in ran.out
    assert ran.status == 1
    ran = loaded("load", path, "--format", "json", "--lang", "en")
    document = json.loads(ran.out)
    (sheet,) = document["sheets"]
    assert (sheet["ledger"], sheet["read"]) == (None, 0)
    assert sheet["why"].isascii() or name not in FILES
    assert ran.status == 1
    assert content() == before


def test_a_bad_file_among_good_ones_does_not_stop_them(fresh: Program, tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    workbook(folder / "区划.xlsx", *AREAS)
    (folder / "坏.xlsx").write_bytes(FILES["broken.xlsx"])
    document = json.loads(fresh("load", folder, "--format", "json").out)
    assert document["totals"]["created"] == 2


def test_refused_rows_come_back_and_load_once_mended(fresh: Program, tmp_path: Path) -> None:
    source = workbook(
        tmp_path / "区划 2018年10月.xlsx",
        *AREAS,
        ["64010600400", "蓝山名邸", "社区", "640106004000"],
    )
    rejects = tmp_path / "退回.xlsx"
    ran = fresh("load", source, "--rejects", rejects, "--format", "json")
    document = json.loads(ran.out)
    assert ran.status == 1
    assert [one["code"] for one in document["refusals"]] == ["invalid_area_code"]
    assert document["refusals"][0]["row"] == 4
    book = openpyxl.load_workbook(rejects)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == "64010600400":
                cell.value = "640106004003"
    book.save(rejects)
    mended = json.loads(fresh("load", rejects, "--format", "json").out)
    assert mended["totals"]["created"] == 1
    assert mended["totals"]["rejected"] == 0


@pytest.mark.parametrize("what", ["a path that is not there", "a folder without ledgers"])
def test_paths_that_hold_nothing_are_wrong_use(fresh: Program, tmp_path: Path, what: str) -> None:
    folder = tmp_path / "没有台账"
    if what == "a folder without ledgers":
        folder.mkdir()
        (folder / "说明.txt").write_text("没有表格", encoding="utf-8")
    ran = fresh("load", folder)
    assert ran.status == 2
    assert ran.one_sentence()


NOWHERE = "/dev/null/没有这个文件夹/退回"
WRITE_SO = "请写成 2024-06-30、2024年6月30日或 today"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("ask", "G99"), f"没有编号为「G99」的问题。现有：{'、'.join(questions())}。"),
        (("ask", "G01", "--as-of", "昨天"), "日期「昨天」不对，请写成 2024-06-30 或 today。"),
        (("load", "--as-of", "2018-13-01", "."), "日期「2018-13-01」不对，请写成 2024-06-30 或 today。"),
        (("ask", "G01", "--as-of", "2018年10月"), f"日期「2018年10月」没有写到日，{WRITE_SO}。"),
        (("gaps", "list", "--since", "20186"), "日期「20186」不对，请写成 2024-06-30 或 today。"),
        (("compare", "2018", "2018-10-01"), f"日期「2018」没有写到日，{WRITE_SO}。"),
        (("ask", "G01", "--set", "nothing=1"), "G01 没有参数「nothing」。它的参数：（无）。"),
        (("ask", "G01", "--set", "nothing"), "--set 要写成 名称=值，收到的是「nothing」。"),
        (("ask", "G01", "--format", "xlsx"), "xlsx 要用 --out 指定文件。"),
        (("load", "/没有", "--dry-run"), "找不到文件或文件夹：/没有"),
        (("load", ".", "--rejects", f"{NOWHERE}.xlsx"), f"写不了 {NOWHERE}.xlsx：路径中有一段不是文件夹。"),
        (("load", ".", "--rejects", "退回.csv"), "--rejects 要写成 xlsx 文件名，收到的是「退回.csv」。"),
        (("ask", "G01", "--out", f"{NOWHERE}.csv"), f"写不了 {NOWHERE}.csv：路径中有一段不是文件夹。"),
        (("sample", "--out", "/dev/null/街道", "--households", "500"), "写不了 /dev/null/街道：路径中有一段不是文件夹。"),
        (("sample", "--households", "100"), "--households 不能小于 500。用法见 dawangge sample --help。"),
        (("schema",), "缺少参数 ACTION，可以是 plan, apply, drop-obsolete, browser。用法见 dawangge schema --help。"),
        (("ask", "G01", "--fromat", "csv"), "没有选项 --fromat，是不是 --format？用法见 dawangge ask --help。"),
        (("report", "--format", "json"), "没有选项 --format。用法见 dawangge report --help。"),
        (("key",), "缺少命令。用法见 dawangge key --help。"),
        (("report", "--out", "/dev/null/报告"), "写不了 /dev/null/报告：路径中有一段不是文件夹。"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_sentence(
    loaded: Program, arguments: tuple[str, ...], sentence: str
) -> None:
    ran = loaded(*arguments)
    assert ran.one_sentence() == sentence
    assert (ran.status, ran.out) == (2, "")


def test_a_scope_that_is_not_there_or_is_two_things(loaded: Program) -> None:
    ran = loaded("ask", "G01", "--scope", "没有的社区")
    assert ran.status == 2
    assert "没有找到范围「没有的社区」" in ran.one_sentence()
    assert "相近" not in ran.one_sentence()
    ran = loaded("ask", "G01", "--scope", "锦锈苑")
    assert "相近的有：锦绣苑" in ran.one_sentence()
    ran = loaded("ask", "G01", "--scope", "第一片区")
    assert ran.status == 2
    assert "片区:锦绣苑/第一片区" in ran.one_sentence()


def test_another_key_is_refused(
    loaded: Program, content: Callable[[], list[str]], ledgers: Path
) -> None:
    before = content()
    ran = loaded("load", ledgers, DAWANGGE_HMAC_KEY="another key altogether, long enough")
    assert ran.status == 4
    assert "密钥" in ran.one_sentence()
    assert content() == before


@pytest.mark.parametrize(("command", "status"), [("doctor", 3), ("ask", 3), ("load", 4)])
def test_a_data_folder_that_is_none(
    tmp_path: Path, ledgers: Path, command: str, status: int
) -> None:
    (tmp_path / "data").write_text("a file stands here", encoding="utf-8")
    more: tuple[object, ...] = {"ask": ("G01",), "load": (ledgers,)}.get(command, ())
    ran = program_with(tmp_path / "data")(command, *more)
    assert ran.status == status
    assert ran.one_sentence()


@pytest.mark.parametrize("command", ["doctor", "load", "ask", "report", "schema"])
def test_a_database_that_is_down(tmp_path: Path, ledgers: Path, command: str) -> None:
    more: dict[str, tuple[object, ...]] = {"ask": ("G01",), "load": (ledgers,), "schema": ("plan",)}
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{nobody.getsockname()[1]}"
        ran = program_with(tmp_path / "data", DAWANGGE_NEO4J_URI=uri)(
            command, *more.get(command, ())
        )
    assert ran.status == 3
    assert "连接不上" in ran.one_sentence()


def test_the_doctor_says_as_a_document_what_is_wrong(tmp_path: Path) -> None:
    ran = program_with(tmp_path / "data", DAWANGGE_NEO4J_URI="bolt://127.0.0.1:1")(
        "doctor", "--format", "json"
    )
    assert ran.status == 3
    findings = {one["name"]: one for one in json.loads(ran.out)["findings"]}
    assert not findings["数据库"]["fine"]
    assert findings["数据库"]["text"] == ran.one_sentence()
    assert findings["程序"]["fine"]
    assert findings["磁盘"]["fine"]


def test_a_setting_that_is_wrong(loaded: Program) -> None:
    ran = loaded("doctor", DAWANGGE_NEO4J_URI="http://127.0.0.1:7474")
    assert ran.status == 2
    assert "DAWANGGE_NEO4J_URI" in ran.one_sentence()


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("command", ["doctor", "load"])
def test_a_wrong_password(
    neo4j_settings: Settings, tmp_path: Path, ledgers: Path, command: str
) -> None:
    there = {
        "DAWANGGE_NEO4J_URI": str(neo4j_settings.neo4j_uri),
        "DAWANGGE_NEO4J_PASSWORD": "wrong",
    }
    ran = program_with(tmp_path / "data", **there)(
        command, *([ledgers] if command == "load" else [])
    )
    assert ran.status == 3
    assert "拒绝了登录" in ran.one_sentence()
    assert "DAWANGGE_NEO4J_PASSWORD" in ran.one_sentence()


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_somebody_elses_data_is_left_alone(
    neo4j_settings: Settings, neo4j_program: Program, ledgers: Path
) -> None:
    with connect(neo4j_settings) as graph:
        wipe(graph)
        graph.write("CREATE (:Somebody {name: 'else'})")
        commands: list[tuple[object, ...]] = [
            ("load", ledgers), ("load", ledgers, "--dry-run"), ("ask", "G01"), ("report",),
            ("show-query", "G01"), ("schema", "apply"), ("doctor",),
        ]  # fmt: skip
        for arguments in commands:
            ran = neo4j_program(*arguments)
            assert ran.status == 4, arguments
            assert "别的数据" in ran.one_sentence()
        assert graph.read("MATCH (n) RETURN labels(n) AS l, properties(n) AS p") == [
            {"l": ["Somebody"], "p": {"name": "else"}}
        ]
        wipe(graph)
