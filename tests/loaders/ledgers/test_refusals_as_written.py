"""A refusal found after reading tells the cell as its clerk wrote it, and says what can be said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from graph.engines import Graph
from loaders.refusals import Refusal
from tests.graph.streets import FIRST, content, give
from tests.loaders.ledgers.handing import hand_in, refused
from tests.oracle.check_digits import identity_number
from tests.oracle.rows import street_of

FAULTS = """
    包户 2018-10-01 另册
    党员姓名 | 社区 | 小区 | 楼栋 | 室号
    赵一 | 锦绣苑 | 锦园 | 第99栋 | １单元０１０１室
    赵一 | 锦绣苑 | 锦园 | 1栋 | 一单元0999室
    赵  二 | 锦绣苑 | 锦园 | 1幢 | 1-101

    走访 2018-10-01
    日期 | 党员姓名 | 社区 | 门牌号
    2018-09-01 | 赵一 | 锦绣苑 | 98-1-101

    党组织 2018-10-01 另册
    党组织名称 | 类型 | 上级党组织 | 所在单位
    丙支部 | 党支部 | 街道党工委 | 己公司 、庚公司
"""


def test_the_cell_is_told_as_written(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", FAULTS)
    told = [one[:3] for one in refused(result)]
    assert told == [
        (2, "所在单位", "己公司 、庚公司"),
        (2, "所在单位", "己公司 、庚公司"),
        (2, "楼栋", "第99栋"),
        (3, "室号", "一单元0999室"),
        (4, "党员姓名", "赵  二"),
        (2, "门牌号", "98-1-101"),
    ], "what a cell supplied is refused as that cell"
    assert result.totals["cellsRefused"] == 1, "one cell, though it names two"
    before = content(engine)
    again = hand_in(engine, tmp_path / "in", FAULTS)
    assert [one[:3] for one in refused(again)] == told
    assert content(engine) == before


def test_what_was_read_is_told_if_the_file_has_gone(engine: Graph, tmp_path: Path) -> None:
    sheet = (
        "包户 2018-10-01 另册\n党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号\n"
        "赵一 | 锦绣苑 | 锦园 | 99栋 | 1 | 101"
    )
    folder = tmp_path / "in"

    calls: list[str] = []

    def gone(what: str, _rows: int) -> None:
        calls.append(what)
        if calls == ["read"] * (len(FIRST) + 1):
            (folder / "包户_另册_2018-10-01.csv").unlink()

    result = give(engine, folder, FIRST + street_of(sheet), progress=gone)
    assert [one[:3] for one in refused(result)] == [(2, "楼栋", "99号楼")]


def test_members_of_one_name_and_branch_are_counted(engine: Graph, tmp_path: Path) -> None:
    numbers = [identity_number(date(1980, 5, 5), number) for number in (1, 2)]
    members = "\n".join(f"周五 | {number} | 正式 | 甲支部" for number in numbers)
    result = hand_in(
        engine,
        tmp_path / "in",
        f"党员 2018-10-01 另册\n姓名 | 公民身份证号 | 人员类别 | 所在党支部\n{members}",
        "包户 2018-10-01 另册\n党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号\n"
        "周五 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101",
    )
    assert refused(result)[0][4:] == ("ambiguous_ref", "甲支部/周五（2个同名）")


def test_no_sentence_offers_nothing() -> None:
    for candidates in ({}, {"candidates": ""}, {"candidates": "—"}):
        reason = Refusal("a", "", 1, "楼栋", "", "cell", "unknown_ref", candidates).reason
        assert reason.zh == "找不到“楼栋”写的对象，请核对名称或先导入其台账。"
        assert "Nearest" not in reason.en
    reason = Refusal("a", "", 1, "楼栋", "", "cell", "unknown_ref", {"candidates": "甲"}).reason
    assert reason.zh.endswith("相近的有：甲。")
