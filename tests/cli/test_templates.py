"""``templates``: what is written, how it loads, what is never overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from graph.ledgers import TITLES
from loaders.rows import LEDGERS
from loaders.templates.workbook import GUIDE_SHEET
from tests.cli.conftest import Program

pytestmark = pytest.mark.xdist_group("cli")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_in_both_languages(loaded: Program, language: str) -> None:
    ran = loaded("templates", "--help", "--lang", language)
    assert ran.status == 0
    said = "空白模板" if language == "zh" else "Empty workbooks"
    assert said in ran.out
    assert "模板" in ran.out, "the folder it writes to unless told"


def test_without_a_folder_they_go_into_one_named_for_them(
    loaded: Program, street_data: Path
) -> None:
    ran = loaded("templates")
    assert ran.status == 0
    assert ran.out.strip() == f"{len(LEDGERS)} 份台账模板在 模板，每份都带填写说明。"
    assert "dawangge load 模板" in ran.err
    written = {path.name for path in (street_data.parent / "模板").iterdir()}
    assert written == {f"{TITLES[ledger].zh}台账.xlsx" for ledger in LEDGERS}


def test_empty_templates_load_without_a_worry(fresh: Program, tmp_path: Path) -> None:
    out = tmp_path / "空白"
    assert fresh("templates", "--out", out, "--quiet").err == ""
    ran = fresh("load", out)
    assert ran.status == 0
    assert "没有数据行，图库没有改动。" in ran.out
    assert "表头下面还没有数据行。" in ran.out
    assert "未读" not in ran.out
    assert "退回 0 行" in ran.out
    document = json.loads(fresh("load", out, "--format", "json").out)
    assert document["asOf"] is None
    assert document["refusals"] == []
    ledgers = [sheet["ledger"] for sheet in document["sheets"] if sheet["ledger"]]
    assert sorted(ledgers) == sorted(LEDGERS)
    guides = [sheet for sheet in document["sheets"] if sheet["ledger"] is None]
    assert {sheet["sheet"] for sheet in guides} == {GUIDE_SHEET}
    assert len(guides) == len(LEDGERS)
    assert all("填写说明" in sheet["why"] for sheet in guides)
    assert fresh("ask", "G01").status == 2  # still no ledgers, and none of today


def test_a_guide_without_its_ledger_is_said(fresh: Program, tmp_path: Path) -> None:
    fresh("templates", "--out", tmp_path / "模板")
    book = openpyxl.load_workbook(tmp_path / "模板" / "区划台账.xlsx")
    book.remove(book["区划"])
    book.save(tmp_path / "说明.xlsx")
    ran = fresh("load", tmp_path / "说明.xlsx", "--dry-run")
    assert ran.status == 1
    assert "这是模板自带的填写说明，不是台账，已跳过。" in ran.out


def test_what_is_filled_in_is_never_overwritten(loaded: Program, tmp_path: Path) -> None:
    assert loaded("templates", "--out", tmp_path).status == 0
    assert loaded("templates", "--out", tmp_path).status == 0, "nobody touched them"
    path = tmp_path / "住户台账.xlsx"
    book = openpyxl.load_workbook(path)
    book["住户"]["A5"] = "锦绣苑"
    book.save(path)
    filled = path.read_bytes()
    ran = loaded("templates", "--out", tmp_path)
    assert ran.status == 4
    assert "可能已经填过，没有覆盖" in ran.one_sentence()
    assert path.read_bytes() == filled


def test_a_folder_that_cannot_be_written_is_one_sentence(loaded: Program, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("")
    ran = loaded("templates", "--out", tmp_path / "文件" / "模板")
    assert ran.status == 2
    assert ran.one_sentence().startswith("写不了")
