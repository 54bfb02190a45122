"""The mapping on the command line: shown, written, corrected, passed back, kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program
from tests.cli.forked import ROOT
from tests.loaders.books import save

AREAS = [
    ["北京中路街道区划（2018年10月）"],
    ["编码", "名称", "级别", "上级", "备考"],
    ["640106004000", "北京中路街道", "街道", "", ""],
    ["640106004001", "锦绣苑", "社区", "640106004000", "x"],
    ["640106004003", "蓝山名邸", "社区", "6401060040000", ""],
]


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    """A folder with an area ledger whose code has a header that nobody knows, and a list of phones."""
    folder = tmp_path / "台账"
    folder.mkdir()
    save(folder / "区划.xlsx", AREAS)
    save(folder / "通讯录.xlsx", [["谁", "哪里"], ["甲", "乙"]])
    return folder


def said(program: Program, *arguments: object, **settings: str) -> dict[str, Any]:
    """The document of a load."""
    document: dict[str, Any] = json.loads(
        program("load", *arguments, "--format", "json", **settings).out
    )
    return document


def test_from_rehearsal_to_a_mapping_that_is_kept(
    fresh: Program, areas: Path, tmp_path: Path
) -> None:
    out = tmp_path / "新的" / "对照.toml"
    ran = fresh("load", areas, "--dry-run", "--mapping-out", out)
    assert ran.status == 1
    assert "最像“区划”" in ran.out
    assert "缺少必填列“代码”" in ran.out
    assert "名称 → 名称" in ran.out
    text = out.read_text(encoding="utf-8")
    text = text.replace('"编码" = ""', '"编码" = "代码"').replace(
        '"上级" = ""', '"上级" = "上级代码"'
    )
    out.write_text(text, encoding="utf-8")

    rehearsed = fresh("load", areas / "区划.xlsx", "--dry-run", "--mapping", out)
    assert "认作“区划”台账，表头在第 2 行（按对照）" in rehearsed.out
    assert "截至 2018-10-01（取自标题行）" in rehearsed.out
    lines = [line.split() for line in rehearsed.out.splitlines()]
    assert ["编码", "代码", "3", "0", "0"] in lines
    assert ["上级", "上级代码", "1", "1", "1"] in lines
    assert ["备考", "（没有用）"] in lines

    document = said(fresh, areas / "区划.xlsx", "--dry-run", "--mapping", out)
    (sheet,) = document["sheets"]
    assert document["mappingFiles"] == [str(out)]
    assert sheet["mapping"][0] == {
        "column": 1, "header": "编码", "field": "code", "means": "代码",
        "read": 3, "empty": 0, "refused": 0,
    }  # fmt: skip

    loaded = fresh("load", areas / "区划.xlsx", "--mapping", out, "--keep-mapping")
    assert loaded.status == 1, "a parent's code is refused"
    kept = tmp_path / "data" / "mapping.toml"
    assert str(kept) in loaded.err
    again = said(fresh, areas / "区划.xlsx")
    assert again["mappingFiles"] == [str(kept)]
    assert again["totals"]["unchanged"] == 3
    assert again["sheets"][0]["mapping"] is None, "cells are counted in a rehearsal only"
    unused = fresh("load", areas / "通讯录.xlsx")
    assert "对照里有 1 种表这次没有遇到" in unused.err


def test_who_stops_reading_stops_no_file(fresh: Program, areas: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[headers."区划"]\n"编码" = "代码"\n"上级" = "上级代码"\n', encoding="utf-8")
    data, out, rejects = (tmp_path / name for name in ("data", "对照.toml", "退回.xlsx"))
    reader, writer = os.pipe()
    os.close(reader)  # as ``| head`` does, but at once
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "cli.main", "load", areas / "区划.xlsx", "--mapping", own),
            *("--keep-mapping", "--mapping-out", out, "--rejects", rejects),
        ],
        cwd=ROOT,
        env={**os.environ, "DAWANGGE_DATA": str(data), "LANG": "C.UTF-8"},
        stdout=writer,
        stderr=writer,
        timeout=300,
        check=False,
    )
    os.close(writer)
    assert ended.returncode == 1, "a parent's code is refused"
    assert "编码" in (data / "mapping.toml").read_text(encoding="utf-8")
    assert out.exists()
    assert rejects.exists()
    assert fresh("ask", "G01").status == 0, "it is loaded"


def test_an_unrecognised_sheet_says_what_it_lacks(fresh: Program, areas: Path) -> None:
    document = said(fresh, areas, "--dry-run")
    near, unknown = document["sheets"]
    assert (near["code"], near["nearest"], near["lacks"]) == ("missing_column", "areas", ["代码"])
    assert (unknown["code"], unknown["nearest"], unknown["lacks"]) == ("unknown_sheet", None, [])
    assert "mapping" in near


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("--keep-mapping",), 2, "--keep-mapping 要与 --mapping 一起用：记住哪个对照文件？"),
        (("--keep-mapping", "--mapping", "x", "--dry-run"), 2,
         "预演（--dry-run）什么也不写；请在真正装载时加 --keep-mapping。"),
        (("--mapping-out", "对照.xlsx"), 2, "--mapping-out 要写成 toml 文件名，收到的是「对照.xlsx」。"),
        (("--mapping-out", "/dev/null/对照.toml"), 2, "写不了 /dev/null/对照.toml：路径中有一段不是文件夹。"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_sentence(
    fresh: Program, areas: Path, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    ran = fresh("load", areas, *arguments)
    assert (ran.status, ran.one_sentence()) == (status, sentence)


def test_a_mapping_is_never_written_over_a_ledger(fresh: Program, tmp_path: Path) -> None:
    ledger = save(tmp_path / "区划.xlsx", AREAS).rename(tmp_path / "区划.toml")
    before = ledger.read_bytes()
    ran = fresh("load", ledger, "--dry-run", "--mapping-out", ledger)
    assert ran.status == 4
    assert ledger.read_bytes() == before


def test_a_setting_names_the_mapping_that_is_kept(
    fresh: Program, areas: Path, tmp_path: Path
) -> None:
    own = tmp_path / "own.toml"
    missing = fresh("load", areas, "--dry-run", DAWANGGE_MAPPING=str(own))
    assert (missing.status, missing.one_sentence()) == (2, "没有对照文件 own.toml。")
    own.write_text('[headers."区划"]\n"编码" = "代码"\n', encoding="utf-8")
    document = said(fresh, areas, "--dry-run", DAWANGGE_MAPPING=str(own))
    assert document["mappingFiles"] == [str(own)]
    assert document["sheets"][0]["ledger"] == "areas"
