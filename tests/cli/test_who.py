"""The command who, as the contract says it behaves."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Program

DOOR = "锦绣苑南区1号楼1单元101"
pytestmark = pytest.mark.xdist_group("cli")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_in_both_languages(loaded: Program, language: str) -> None:
    ran = loaded("who", "--help", "--lang", language)
    assert ran.status == 0
    assert ("查责任" in ran.out) == (language == "zh")


def test_what_is_missing_comes_first_and_numbers_are_masked(loaded: Program) -> None:
    ran = loaded("who", DOOR)
    assert ran.status == 0, ran.err
    assert ran.out.startswith("锦绣苑/锦绣苑南区/1号楼/1单元/101\n")
    assert ran.out.index("缺什么") < ran.out.index("谁负责") < ran.out.index("同一处的其他岗位")
    assert re.search(r"✓ 党员  \S+  A岗党员  电话 140\*{4}\d{4}", ran.out)
    assert re.search(r"来源 .+包户.+ 第 \d+ 行", ran.out)
    assert "演示数据" in ran.out
    assert not re.search(r"1\d{10}", ran.out)


def test_the_document_has_the_shape_of_the_contract(loaded: Program) -> None:
    ran = loaded("who", DOOR, "--format", "json", "--lang", "en")
    document = json.loads(ran.out)
    assert list(document)[:8] == [
        "subjectKind", "subjectKey", "subject", "asOf", "answer", "level", "chainWhole", "missing",
    ]  # fmt: skip
    assert document["subjectKind"] == "household"
    assert document["subject"] == "锦绣苑/锦绣苑南区/1号楼/1单元/101"
    assert document["asOf"] == "2018-10-01"
    assert {"step", "kind", "name", "since", "source"} <= set(document["steps"][0])
    member = next(step for step in document["steps"] if step["step"] == "member")
    assert member["since"] == "2018-10-01"
    assert member["source"]["ledger"] == "responsibility"
    assert member["source"]["row"] == 3
    assert all({"link", "who"} <= set(one) for one in document["missing"])
    assert not re.search(r"(?<![\w|])1\d{10}", ran.out)


@pytest.mark.parametrize(
    "wanted",
    [
        "锦绣苑南区1号楼", "恒信大厦", "中共锦绣苑社区委员会", "锦绣苑/第一片区", "锦绣苑",
        "锦绣苑/锦绣苑南区/1号楼/1单元",
    ],
)  # fmt: skip
def test_buildings_and_names(loaded: Program, wanted: str) -> None:
    ran = loaded("who", wanted)
    assert ran.status == 0, ran.err
    assert "缺什么" in ran.out


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ("3号楼2单元201", ("锦绣苑/锦绣苑南区/3号楼/2单元/201", "蓝山名邸/蓝山名邸一期/3号楼/2单元/201")),
        ("锦绣苑南区1号楼1单元999", ("相近的有", "锦绣苑南区/1号楼/1单元/")),
        ("没有这样的公司", ("没有这个门牌或名称",)),
    ],
)  # fmt: skip
def test_one_sentence_where_nothing_or_several_things_fit(
    loaded: Program, wanted: str, words: tuple[str, ...]
) -> None:
    ran = loaded("who", wanted)
    assert ran.status == 2
    assert ran.out == ""
    assert all(word in ran.one_sentence() for word in words)


def test_a_day_before_the_ledgers(loaded: Program) -> None:
    ran = loaded("who", DOOR, "--as-of", "2001-01-01")
    assert ran.status == 2
    assert "台账自 2018-10-01 起有它" in ran.one_sentence()


def test_a_page_shows_surnames_only(loaded: Program, tmp_path: Path) -> None:
    out = tmp_path / "who.html"
    ran = loaded("who", DOOR, "--out", out)
    assert ran.status == 0, ran.err
    document = json.loads(loaded("who", DOOR, "--format", "json").out)
    page = out.read_text("utf-8")
    names = {step["name"] for step in document["steps"] if step["step"] == "member"}
    assert names
    assert not [name for name in names if name in page]
    blocked = tmp_path / "who.html" / "deeper.html"
    assert loaded("who", DOOR, "--out", blocked).one_sentence().startswith("写不了")
