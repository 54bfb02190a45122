"""Every command, as the contract says it behaves."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import samples
from cli.desk import Desk
from cli.keeping import sample_command
from graph.catalogue import questions
from graph.joint import joint_work
from tests.cli.conftest import Program

QUESTIONS = tuple(questions())
ANSWER = [
    "id", "title", "meaning", "basis", "asOf", "scope", "parameters", "numerator", "denominator", "rate",
    "columns", "rows", "ledgerDays", "loading",
]  # fmt: skip
SHEET = {
    "file",
    "sheet",
    "ledger",
    "headerRow",
    "read",
    "created",
    "updated",
    "unchanged",
    "rejected",
    "cellsRefused",
}
pytestmark = pytest.mark.xdist_group("cli")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "command",
    [
        "",
        "load",
        "questions",
        "ask",
        "show-query",
        "report",
        "sample",
        "schema",
        "doctor",
        "serve",
        "key",
        "key add",
    ],
)
def test_help_in_both_languages(loaded: Program, command: str, language: str) -> None:
    ran = loaded(*command.split(), "--help", "--lang", language)
    assert ran.status == 0
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in ran.out)
    assert chinese == (language == "zh")


def test_a_second_load_changes_nothing_and_says_so(loaded: Program, ledgers: Path) -> None:
    ran = loaded("load", ledgers, "--format", "json")
    document = json.loads(ran.out)
    totals = document["totals"]
    assert ran.status == 0
    assert totals["read"] == totals["unchanged"] > 1_000
    assert document["refusals"] == []
    assert document["asOf"] == "2018-10-01"
    for sheet in document["sheets"]:
        assert set(sheet) >= SHEET
        outcomes = sum(sheet[name] for name in ("created", "updated", "unchanged", "rejected"))
        assert sheet["read"] == outcomes
    assert "没有改动" in loaded("load", ledgers).out


def test_a_load_says_where_its_days_come_from(fresh: Program, tmp_path: Path) -> None:
    areas = "代码,名称\n640106004000,北京中路街道\n"
    (tmp_path / "区划.csv").write_text(areas, "utf-8")
    (tmp_path / "社区2018年10月.csv").write_text("代码,名称\n640106004001,锦绣苑\n", "utf-8")
    undated = "标题和文件名里都没有日期：区划.csv。修改日期不是台账的截至日时，"
    rehearsed = fresh("load", tmp_path, "--dry-run")
    assert rehearsed.one_sentence() == f"{undated}装载时请加 --as-of。"
    ran = fresh("load", tmp_path)
    assert ran.status == 0
    assert "截至日：取自文件名 1 张、取自文件修改日期 1 张\n" in ran.out
    assert ran.one_sentence() == (
        f"{undated}再装改不了：请把日期写进文件名，装进新的数据目录（见 README）。"
    )
    # As the README says: the day stays, and a new folder with the old key mends it.
    told = fresh("load", tmp_path, "--as-of", "2018-10-01")
    assert "未变 2" in told.out
    today = f"区划 {date.today()}"
    assert today in fresh("doctor").out
    new = tmp_path / "新的"
    new.mkdir()
    shutil.copy(tmp_path / "data" / "hmac.key", new)
    (tmp_path / "区划.csv").rename(tmp_path / "区划_2018-10-01.csv")
    mended = fresh("load", tmp_path, DAWANGGE_DATA=str(new))
    assert (mended.status, mended.err) == (0, "")
    assert "区划 2018-10-01" in fresh("doctor", DAWANGGE_DATA=str(new)).out
    ran = fresh("load", tmp_path, "--as-of", "2018-10-01", "--lang", "en")
    assert "as-of days: as given 2\n" in ran.out
    assert ran.err == ""


def test_a_rehearsal_writes_nothing(fresh: Program, ledgers: Path) -> None:
    ran = fresh("load", ledgers, "--dry-run", "--format", "json")
    document = json.loads(ran.out)
    assert document["dryRun"]
    assert document["totals"]["created"] > 1_000
    assert fresh("ask", "G01").status == 2  # still no ledgers


def test_without_ledgers_nothing_is_answered(fresh: Program) -> None:
    day = ("--as-of", "2018-10-01")
    for command in (
        ("compare", "2018-09-01", "2018-10-01"),
        ("ask", "G01", *day),
        ("coverage", *day),
        ("report", *day),
        ("links", *day),
        ("who", "锦绣苑", *day),
        ("gaps", "list", *day),
        ("review", "list"),
    ):
        ran = fresh(*command)
        assert (ran.status, ran.out) == (2, ""), command
        assert ran.one_sentence().startswith("库里还没有台账。"), command


def test_the_link_types_that_a_question_reads_are_among_its_parameters(loaded: Program) -> None:
    told = json.loads(loaded("ask", "G27", "--format", "json", "--limit", "0").out)["parameters"]
    assert told["linkTypes"] == [kind.name for kind in joint_work().link_types]
    assert "linkTypes" not in json.loads(loaded("ask", "G01", "--format", "json").out)["parameters"]


def test_the_catalogue(loaded: Program) -> None:
    described = json.loads(loaded("questions", "--format", "json").out)
    assert [one["id"] for one in described] == list(QUESTIONS)
    text = loaded("questions").out
    assert all(id_ in text for id_ in QUESTIONS)


@pytest.mark.parametrize("id_", QUESTIONS)
def test_an_answer_has_the_shape_of_the_contract(loaded: Program, id_: str) -> None:
    answer = json.loads(loaded("ask", id_, "--format", "json").out)
    assert list(answer) == ANSWER
    assert answer["columns"][:3] == ["subjectKind", "subjectKey", "subject"]
    rows = answer["rows"]
    if id_ == "G19":  # a rate: its rows are communities, and it counts what they hold
        assert answer["numerator"] == sum(row["numerator"] for row in rows)
    else:
        assert answer["numerator"] == len({row["subjectKey"] for row in rows})
    # Opaque: the key in the graph would say the door.
    assert all(re.fullmatch("[a-z2-7]{26}", row["subjectKey"]) for row in rows)
    assert answer["rate"] == pytest.approx(answer["numerator"] / answer["denominator"])
    assert answer["asOf"] == "2018-10-01"
    assert not answer["loading"]


def test_a_day_before_the_ledgers_is_said_to_have_none(loaded: Program) -> None:
    ran = loaded("ask", "G01", "--as-of", "2010-01-01")
    assert (
        "到 2010-01-01 还没有装载住户、包户、党员、楼栋台账，G01 的数不成立" in ran.one_sentence()
    )
    assert loaded("ask", "G01", "--limit", "100000").err == ""


def test_a_limit_shortens_the_list_and_not_the_number(loaded: Program) -> None:
    whole = json.loads(loaded("ask", "G01", "--format", "json").out)
    short = json.loads(loaded("ask", "G01", "--format", "json", "--limit", 2).out)
    assert len(short["rows"]) == 2 < len(whole["rows"])
    assert short["numerator"] == whole["numerator"]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("ask", "G07"), "G07.csv"),
        (("ask", "G07"), "G07.xlsx"),
        (("coverage",), "覆盖.json"),
        (("links",), "联建.graphml"),
        (("links",), "联建.xlsx"),
        (("gaps", "list", "--question", "G04"), "销号.json"),
        (("compare", "2018-10-01", "2018-10-01", "--question", "G04"), "比较.xlsx"),
        (("who", "锦绣苑"), "责任.html"),
        (("map", "organisations"), "组织.html"),
    ],
)
def test_a_file_goes_into_a_folder_that_is_made_for_it(
    loaded: Program, tmp_path: Path, arguments: tuple[str, ...], name: str
) -> None:
    out = tmp_path / "新的" / "文件夹" / name
    ran = loaded(*arguments, "--out", out)
    assert ran.status == 0, ran.err
    assert [one.name for one in out.parent.iterdir()] == [name]


def test_every_format_holds_the_same_rows(loaded: Program, tmp_path: Path) -> None:
    rows = json.loads(loaded("ask", "G07", "--format", "json").out)["rows"]
    subjects = [row["subject"] for row in rows]
    lines = loaded("ask", "G07", "--format", "ndjson").out.splitlines()
    assert [json.loads(line)["subject"] for line in lines] == subjects
    text = loaded("ask", "G07", "--format", "csv").out
    assert text.startswith("\ufeff")
    assert [row["subject"] for row in csv.DictReader(io.StringIO(text[1:]))] == subjects
    out = tmp_path / "G07.xlsx"
    assert loaded("ask", "G07", "--format", "xlsx", "--out", out).status == 0
    cells = {cell for row in openpyxl.load_workbook(out).worksheets[0].values for cell in row}
    assert set(subjects) <= cells
    table = loaded("ask", "G07").out
    assert f"{len(set(subjects)):,} / " in table


def test_scope_day_and_parameters(loaded: Program) -> None:
    def numbers(*arguments: object) -> tuple[int, int]:
        answer = json.loads(loaded("ask", *arguments, "--format", "json").out)
        return answer["numerator"], answer["denominator"]

    whole = numbers("G01")
    parts = [numbers("G01", "--scope", name) for name in ("锦绣苑", "640106004003")]
    assert all(0 < part[1] < whole[1] for part in parts)
    assert numbers("G01", "--as-of", "2001-01-01") == (0, 0)
    assert numbers("G01", "--as-of", "today")[1] == whole[1]
    assert numbers("G16", "--set", "organisationDue=1")[1] > numbers("G16")[1]


def test_gaps_can_fail(loaded: Program) -> None:
    assert loaded("ask", "G01", "--fail-on-gaps", "--limit", 0).status == 1
    assert loaded("ask", "G01", "--limit", 0).status == 0


def test_the_query_can_be_pasted(loaded: Program) -> None:
    text = loaded("show-query", "G04", "--scope", "锦绣苑").out
    assert ":param asOf => date('2018-10-01');" in text
    assert "@" not in text


def test_the_report_leaves_a_page_and_a_workbook(loaded: Program, tmp_path: Path) -> None:
    ran = loaded("report", "--out", tmp_path / "报告")
    assert ran.status == 0
    assert "户还没有党员联系" in ran.out
    assert "演示数据" in ran.out
    assert ran.out.index("G36") < ran.out.index("台账质量") < ran.out.index("Q01")
    assert {path.suffix for path in (tmp_path / "报告").iterdir()} == {".html", ".xlsx"}


def test_two_scopes_do_not_share_a_file(loaded: Program, tmp_path: Path, street_data: Path) -> None:
    for arguments in ((), ("--scope", "锦绣苑")):
        assert loaded("report", "--out", tmp_path / "报告", *arguments).status == 0
        assert loaded("map", "coverage", *arguments).status == 0
    assert sorted(path.name for path in (tmp_path / "报告").iterdir()) == [
        "大网格报告_2018-10-01.html", "大网格报告_2018-10-01.xlsx",
        "大网格报告_锦绣苑_2018-10-01.html", "大网格报告_锦绣苑_2018-10-01.xlsx",
    ]  # fmt: skip
    maps = sorted(path.name for path in street_data.parent.glob("大网格覆盖图*"))
    assert maps == ["大网格覆盖图_2018-10-01.html", "大网格覆盖图_锦绣苑_2018-10-01.html"]


def test_a_sample_is_not_written_among_other_files(fresh: Program, tmp_path: Path) -> None:
    folder = tmp_path / "台账"
    folder.mkdir()
    own = folder / "党员花名册.xlsx"
    own.write_bytes(b"a clerk's")
    ran = fresh("sample", "--out", folder, "--households", 500)
    assert ran.status == 4
    assert own.name in ran.one_sentence()
    assert [(path, path.read_bytes()) for path in folder.iterdir()] == [(own, b"a clerk's")]
    own.unlink()
    (folder / ".DS_Store").touch()
    assert fresh("sample", "--out", folder, "--households", 500).status == 0
    again = fresh("sample", "--out", folder, "--households", 600)
    assert (again.status, "还有不是这次写的" in again.err) == (0, False)
    own.write_bytes(b"a clerk's")
    ran = fresh("sample", "--out", folder, "--households", 600)
    assert ran.status == 0
    assert f"还有不是这次写的文件，装载时会一起读：{own.name}\n" in ran.err


def test_a_sample_that_broke_off_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(out: Path, **_: object) -> None:
        out.mkdir()
        (out / "党员花名册.xlsx").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr(samples, "generate", broken_off)
    with pytest.raises(KeyboardInterrupt):
        sample_command(Desk("zh", quiet=True), tmp_path / "台账", 500, 1, dirt=False)
    assert list((tmp_path / "台账").iterdir()) == []


def test_schema_and_doctor(loaded: Program) -> None:
    assert "缺少：0" in loaded("schema", "plan").out
    assert loaded("schema", "apply").status == 0
    assert loaded("schema", "drop-obsolete").status == 0
    findings = json.loads(loaded("doctor", "--format", "json").out)["findings"]
    assert all(finding["fine"] for finding in findings), findings


def test_a_list_can_show_the_ledger_rows_behind_it(loaded: Program, tmp_path: Path) -> None:
    document = json.loads(loaded("ask", "G04", "--sources", "--format", "json").out)
    assert document["columns"][-1] == "sources"
    for row in document["rows"]:
        assert [one["ledger"] for one in row["sources"]][:1] == ["patches"]
        assert {"file", "sheet", "row", "day", "version", "sha256"} <= set(row["sources"][0])
    without = json.loads(loaded("ask", "G04", "--format", "json").out)
    assert [{**row, "sources": None} for row in without["rows"]] == [
        {**row, "sources": None} for row in document["rows"]
    ]
    first = document["rows"][0]["sources"][0]
    told = f"{first['file']} · {first['sheet']} 第 {first['row']} 行（截至 2018-10-01，程序 "
    assert told in loaded("ask", "G04", "--sources").out
    header, *lines = loaded("ask", "G04", "--sources", "--format", "csv").out.splitlines()
    assert header.endswith(",sources")
    assert told in lines[0]
    out = tmp_path / "G04.xlsx"
    assert loaded("ask", "G04", "--sources", "--out", out).status == 0
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    cells = [str(cell) for line in sheet.iter_rows(values_only=True) for cell in line]
    assert "来源" in cells
    assert any(told in cell for cell in cells)
