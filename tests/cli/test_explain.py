"""ask --explain: whether a question lists one subject, and the chain that says why."""

from __future__ import annotations

import json
import re

import pytest

from tests.cli.conftest import Program

DOOR = "锦绣苑/锦绣苑南区/1号楼/1单元/101"
pytestmark = pytest.mark.xdist_group("cli")


@pytest.mark.parametrize("id_", ["G01", "G05", "G07", "G16"])
def test_what_is_listed_is_explained_with_its_rows_and_its_chain(loaded: Program, id_: str) -> None:
    answer = json.loads(loaded("ask", id_, "--format", "json").out)
    first = answer["rows"][0]
    ran = loaded("ask", id_, "--explain", first["subject"], "--format", "json")
    told = json.loads(ran.out)
    assert ran.status == 0
    assert told["listed"] is True
    assert told["rows"] == [
        row for row in answer["rows"] if row["subjectKey"] == first["subjectKey"]
    ]
    assert told["who"]["subject"] == first["subject"]
    assert told["who"]["subjectKey"] == first["subjectKey"]
    assert told["who"]["steps"]


def test_what_is_not_listed_is_told_so_by_day_and_scope(loaded: Program) -> None:
    rows = json.loads(loaded("ask", "G01", "--format", "json").out)["rows"]
    assert DOOR not in [row["subject"] for row in rows]
    text = loaded("ask", "G01", "--explain", DOOR, "--scope", "锦绣苑").out
    assert text.startswith("G01 未被党员联系的住户：没有列它    截至 2018-10-01 · 范围 锦绣苑\n")
    assert text.index("没有列它") < text.index("谁负责")
    assert not re.search(r"1\d{10}", text)
    elsewhere = next(row["subject"] for row in rows if not row["subject"].startswith("锦绣苑/"))
    assert "：列出了它" in loaded("ask", "G01", "--explain", elsewhere).out
    outside = loaded("ask", "G01", "--explain", elsewhere, "--scope", "锦绣苑")
    assert "：没有列它" in outside.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("G16", "--explain", DOOR), "G16 列的是单位，给的是住户"),
        (("G04", "--explain", "锦绣苑"), "G04 列的是片区，给的是社区"),
        (("G01", "--explain", "没有这扇门"), "没有这个门牌或名称"),
        (("G01", "--explain", DOOR, "--limit", "3"), "不能加 --out"),
        (("G01", "--explain", DOOR, "--format", "csv"), "只能是 table 或 json"),
    ],
)
def test_what_cannot_be_explained_is_one_sentence(
    loaded: Program, arguments: tuple[str, ...], words: str
) -> None:
    ran = loaded("ask", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert words in ran.one_sentence()


@pytest.mark.parametrize("id_", ["G04", "G06", "G19"])
def test_a_patch_a_building_a_community_are_explained_step_by_step(
    loaded: Program, id_: str
) -> None:
    answer = json.loads(loaded("ask", id_, "--format", "json").out)
    first = answer["rows"][0]
    told = json.loads(loaded("ask", id_, "--explain", first["subject"], "--format", "json").out)
    assert (told["listed"], told["subjectKey"]) == (True, first["subjectKey"])
    assert told["steps"][-1]["holds"] is True
    assert told["steps"][-1]["sources"][0]["row"] > 1
    assert told["facts"]
    assert told["who"]["subject"] == first["subject"]
    text = loaded("ask", id_, "--explain", first["subject"]).out
    assert (
        text.index("列出了它") < text.index("为什么") < text.index("谁负责") < text.index("依据：")
    )
    assert "Why" in loaded("ask", id_, "--explain", first["subject"], "--lang", "en").out
