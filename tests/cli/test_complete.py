"""``load --complete``: what it says, what it refuses, and with which status it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.graph.streets import FIRST
from tests.graph.test_whole import DUTY, lacking
from tests.oracle import files
from tests.oracle.rows import Street
from tests.oracle.tiny import changed

pytestmark = pytest.mark.xdist_group("cli")


def handed(folder: Path, street: Street) -> Path:
    folder.mkdir()
    files.write(street, folder)
    return folder


def test_ending_is_told_guarded_and_confirmed(fresh: Program, tmp_path: Path) -> None:
    first = handed(tmp_path / "十月", FIRST)
    whole = handed(tmp_path / "十一月", (*lacking("党员"), *DUTY))
    assert fresh("load", first, "--quiet").status == 0
    complete = ("--complete", "北京中路街道")

    refused = fresh("load", whole, *complete, "--quiet")
    assert refused.status == 4
    assert refused.one_sentence() == (
        "未列出而要终止的超过 10%：党员（2018-11-01）4 中的 1、包户（2018-11-01）2 中的 1。"
        "没有写入；核对无误请加 --confirm-ending，先看清单用 --dry-run。"
    )

    dry = fresh("load", whole, *complete, "--dry-run", "--format", "json", "--quiet")
    assert dry.status == 0
    document = json.loads(dry.out)
    assert document["ended"] == 2
    assert [(one["ledger"], one["ending"], one["current"], one["proven"], one["needsConfirmation"]) for one in document["completeness"]] == [
        ("members", 1, 4, True, True),
        ("responsibility", 1, 2, True, True),
    ]  # fmt: skip
    assert document["ending"] == [
        {"ledger": "members", "why": "unlisted", "day": "2018-11-01", "kind": "党员", "subject": "甲支部/钱*", "other": None},
        {"ledger": "responsibility", "why": "unlisted", "day": "2018-11-01", "kind": "包户", "subject": "乙支部/孙*", "other": "安居苑/安园/3号楼/1单元/301"},
    ]  # fmt: skip

    confirmed = fresh("load", whole, *complete, "--confirm-ending", "--quiet")
    assert confirmed.status == 0
    assert (
        "党员（2018-11-01，北京中路街道）：齐全，未再列出的终止 1 项，原有 4 项。" in confirmed.out
    )
    assert "共终止 2 项。" in confirmed.out
    again = fresh("load", whole, *complete, "--quiet", "--lang", "en")
    assert again.status == 0
    assert "All of it was there already; nothing changed." in again.out


def test_a_rehearsal_lists_everything_that_would_end(fresh: Program, tmp_path: Path) -> None:
    """Not only what a whole ledger no longer lists, but what an emptied cell ends, too."""
    first = handed(tmp_path / "十月", FIRST)
    emptied = changed(lacking("党员"), "党员", {"姓名": "李四"}, 工作单位="", 家庭住址="")
    whole = handed(tmp_path / "十一月", (*emptied, *DUTY))
    assert fresh("load", first, "--quiet").status == 0
    complete = ("load", whole, "--complete", "北京中路街道", "--dry-run", "--quiet")

    out = fresh(*complete).out
    listed = [line.split(maxsplit=1) for line in out.splitlines() if line.startswith("    ")]
    assert ["党员", "甲支部/钱*"] in listed
    assert ["包户", "乙支部/孙* → 安居苑/安园/3号楼/1单元/301"] in listed
    document = json.loads(fresh(*complete, "--format", "json").out)
    assert len(document["ending"]) == document["ended"] == len(listed) > 2
    stated = [one for one in document["ending"] if one["why"] == "stated"]
    assert {one["ledger"] for one in stated} == {None}
    assert f"另因表里改写、留空或写明到期而将终止 {len(stated)} 项。" in out
    assert f"将终止 {len(listed)} 项。" in out
    plain = json.loads(fresh("load", whole, "--dry-run", "--format", "json", "--quiet").out)
    assert [one["subject"] for one in plain["ending"]] == [one["subject"] for one in stated]
    assert plain["ended"] == len(stated)


def test_a_refused_row_is_status_one_and_ends_nothing(fresh: Program, tmp_path: Path) -> None:
    first = handed(tmp_path / "十月", FIRST)
    faulty = changed(lacking("党员"), "党员", {"姓名": "李四"}, 所在党支部="无此支部")
    assert fresh("load", first, "--quiet").status == 0
    ran = fresh("load", handed(tmp_path / "十一月", faulty), "--complete", "锦绣苑", "--quiet")
    assert ran.status == 1
    assert "退回 1 行，不算齐全，没有终止任何内容；改好后最多终止 1 项，原有 2 项。" in ran.out
    unknown = fresh("load", first, "--complete", "无此社区", "--quiet")
    assert unknown.status == 2
    assert unknown.one_sentence().startswith("--complete 的范围「无此社区」不是已知的区划或党组织")
