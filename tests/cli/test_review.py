"""The command review, as the contract says it behaves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program

pytestmark = pytest.mark.xdist_group("cli")

_LEDGERS = {
    "区划": "代码,名称,级别\n640106004000,北京中路街道,街道\n640106004001,锦绣苑,社区\n",
    "单位": (
        "单位名称,类型,统一社会信用代码,社区\n"
        "众业造价咨询有限公司,非公企业,91350100M000100Y43,锦绣苑\n"
        "众业造价咨询公司,非公企业,,锦绣苑\n"
        "哈纳斯天然气有限公司,国企,,锦绣苑\n"
    ),
    "党组织": "党组织名称,类型,上级党组织,所在单位\n街道党工委,党委,,\n众业支部,党支部,街道党工委,众业造价咨询公司\n",
    "楼栋": "社区,小区,楼号\n锦绣苑,南区,1号楼\n",
    "住户": (
        "社区,小区,楼栋,单元,室号,使用方式,姓名,与户主关系\n"
        "锦绣苑,南区,1号楼,1单元,101,常住,欧阳七,父\n"
        "锦绣苑,南区,1号楼,1单元,101,常住,欧阳七,父亲\n"
    ),
}


@pytest.fixture
def street(fresh: Program, tmp_path: Path) -> Program:
    """The program over a street in which a firm and a resident are listed twice."""
    folder = tmp_path / "台账"
    folder.mkdir()
    for name, text in _LEDGERS.items():
        (folder / f"{name}_20181001.csv").write_text(text, "utf-8")
    ran = fresh("load", folder, "--quiet")
    assert ran.status == 0, ran.out
    return fresh


def listed(program: Program) -> dict[str, Any]:
    ran = program("review", "list", "--format", "json")
    assert ran.status == 0, ran.err
    document: dict[str, Any] = json.loads(ran.out)
    return document


def test_what_is_listed_is_judged_and_is_not_listed_again(street: Program, tmp_path: Path) -> None:
    document = listed(street)
    assert [one["kind"] for one in document["candidates"]] == ["employer", "resident"]
    firm, person = document["candidates"]
    assert firm["a"]["subject"] == "锦绣苑/众业造价咨询有限公司"
    assert firm["a"]["code"] == "91350100M000100Y43"
    assert 80 <= firm["score"] <= 99
    assert "简称相同" in firm["reasons"]
    assert person["a"]["name"] == person["b"]["name"] == "欧*"
    text = street("review").out
    assert text.startswith("可能重复 2 对（只是建议，没有合并任何东西）\n")
    assert "欧阳" not in text
    assert "2 pairs may be one" in street("review", "--lang", "en").out

    ran = street("review", "same", firm["a"]["subjectKey"], firm["b"]["subjectKey"], "--by", "王五")
    assert ran.status == 0, ran.err
    assert "以 锦绣苑/众业造价咨询有限公司 为准（王五 于 20" in ran.out
    keys = (person["a"]["subjectKey"], person["b"]["subjectKey"])
    ran = street("review", "different", *keys, "--format", "json")
    assert json.loads(ran.out)["verdict"] == "different"
    assert json.loads(ran.out)["changed"] is True
    assert json.loads(ran.out)["by"]

    street("load", tmp_path / "台账", "--quiet")
    after = listed(street)
    assert after["candidates"] == []
    assert [(one["kind"], one["verdict"]) for one in after["judged"]] == [
        ("employer", "same"), ("resident", "different"),
    ]  # fmt: skip
    answer = json.loads(street("ask", "G18", "--format", "json").out)
    assert (answer["numerator"], answer["denominator"]) == (1, 2)
    assert [row["subject"] for row in answer["rows"]] == ["哈纳斯天然气有限公司"]
    assert json.loads(street("who", "众业造价咨询公司", "--format", "json").out)["subject"] == (
        "众业造价咨询有限公司"
    )
    again = street("review", "same", "众业造价咨询有限公司", "众业造价咨询公司")
    assert "没有改动" in again.err
    back = street("review", "different", "91350100M000100Y43", "众业造价咨询公司")
    assert back.status == 0, back.err
    answer = json.loads(street("ask", "G18", "--format", "json").out)
    assert (answer["numerator"], answer["denominator"]) == (2, 3)
    assert listed(street)["candidates"] == []

    for arguments, words in (
        (("review", "same", "没有这家", "众业造价咨询公司"), "没有这个标识、名称或代码"),
        (("review", "same", "众业造价咨询公司"), "写成 review list"),
        (("review", "same", "众业支部", "众业造价咨询公司"), "一个是党组织，一个是单位"),
        (("review", "same", "众业支部", "众业支部", "--by", " "), "--by"),
    ):
        ran = street(*arguments)
        assert (ran.status, ran.out) == (2, ""), arguments
        assert words in ran.one_sentence()
