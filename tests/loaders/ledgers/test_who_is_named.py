"""Members and branches that rows name: by number and name, by group; a branch is a 党支部."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.engines import Graph
from tests.graph.streets import FIRST, give
from tests.loaders.ledgers.handing import hand_in, links, refused
from tests.oracle.check_digits import identity_number
from tests.oracle.rows import street_of

ONE, TWO = (identity_number(date(1980, 5, 5), number) for number in (5, 6))

NAMESAKES = f"""
    党组织 2018-10-01 另册
    党组织名称 | 类型 | 上级党组织
    甲二组 | 党小组 | 甲支部

    党员 2018-10-01 另册
    姓名 | 公民身份证号 | 人员类别 | 所在党支部 | 所在党小组
    周五 | {ONE} | 正式 | 甲支部 | 甲一组
    周五 | {TWO} | 正式 | 甲支部 | 甲二组
    吴六 | {identity_number(date(1980, 5, 5), 7)} | 正式 | 甲支部 |
    吴六 | {identity_number(date(1980, 5, 5), 8)} | 正式 | 乙支部 |
"""

HEADERS = "党支部 | 党小组 | 党员姓名 | 身份证号 | 社区 | 小区 | 楼栋 | 单元 | 室号"
DOOR = "锦绣苑 | 锦园 | 1号楼 | 1单元 | 102"


def answering(*rows: str) -> str:
    lines = (f"{row} | {DOOR}" for row in rows)
    return "\n".join(["包户 2018-10-01 另册", HEADERS, *lines])


def answers(graph: Graph) -> list[tuple[str, str]]:
    rows = graph.read(
        "MATCH (m:PartyMember)-[:ANSWERS_FOR]->(:Household {room: '102'}) "
        "OPTIONAL MATCH (m)-[:IN_GROUP]->(g) RETURN m.name AS name, g.name AS group"
    )
    return sorted((row["name"], row["group"]) for row in rows)


@pytest.mark.parametrize("loaded_before", [False, True])
def test_a_group_tells_namesakes_apart(engine: Graph, tmp_path: Path, loaded_before: bool) -> None:
    sheet = answering("甲支部 | 甲二组 | 周五 | ")
    if loaded_before:
        hand_in(engine, tmp_path / "before", NAMESAKES)
        result = give(engine, tmp_path / "in", street_of(sheet))
    else:
        result = hand_in(engine, tmp_path / "in", NAMESAKES, sheet)
    assert refused(result) == []
    assert answers(engine) == [("周五", "甲二组")]


def test_a_group_names_its_branch(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", NAMESAKES, answering(" | 甲一组 | 吴六 | "))
    assert refused(result) == []
    rows = engine.read(
        "MATCH (:Household {room: '102'})<-[:ANSWERS_FOR]-()-[:MEMBER_OF]->(b) "
        "RETURN b.name AS name"
    )
    assert rows == [{"name": "甲支部"}]


def test_an_unknown_group_is_a_cell_and_tells_nobody_apart(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(
        engine,
        tmp_path / "in",
        NAMESAKES,
        answering(
            "甲支部 | 甲九组 | 赵一 | ", " | 无此小组 | 孙三 | ", "甲支部 | 甲九组 | 周五 | "
        ),
    )
    assert [one[:5] for one in refused(result)] == [
        (2, "党小组", "甲九组", "cell", "unknown_ref"),
        (3, "党小组", "无此小组", "cell", "unknown_ref"),
        (4, "党员姓名", "周五", "row", "ambiguous_ref"),
    ]
    assert [name for name, _ in answers(engine)] == ["孙三", "赵一"]


def test_a_number_with_another_name_is_refused(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(
        engine,
        tmp_path / "in",
        NAMESAKES,
        answering(f"甲支部 | | 赵一 | {ONE}", f"甲支部 | | 周 五 | {TWO}"),
        f"走访 2018-10-01\n日期 | 党员姓名 | 身份证号 | 社区 | 小区 | 楼栋 | 单元 | 室号\n"
        f"2018-09-01 | 孙三 | {ONE} | {DOOR}",
    )
    assert [one[:5] for one in refused(result)] == [
        (2, "党员姓名", "赵一", "row", "name_mismatch"),
        (2, "党员姓名", "孙三", "row", "name_mismatch"),
    ]
    assert "不是同一个人" in result.refusals[0].reason.zh
    assert answers(engine) == [("周五", "甲二组")]


def test_an_unknown_number_names_the_nearest_members(engine: Graph, tmp_path: Path) -> None:
    nobody = identity_number(date(1991, 1, 1), 9)
    result = hand_in(
        engine,
        tmp_path / "in",
        NAMESAKES,
        answering(
            f"甲支部 | | 赵一 | {nobody}",
            f"乙支部 | | 赵一 | {nobody}",
            f"甲支部 | | 赵二 | {nobody}",
        ),
        f"走访 2018-10-01\n日期 | 党员姓名 | 身份证号 | 社区 | 小区 | 楼栋 | 单元 | 室号\n"
        f"2018-09-01 | 孙三 | {nobody} | {DOOR}",
    )
    assert [(one[0], one[1], *one[4:]) for one in refused(result)] == [
        (2, "党员姓名", "unknown_ref", "甲支部/赵一（身份证号不同）"),
        (3, "党员姓名", "unknown_ref", "甲支部/赵一（身份证号不同）"),
        (4, "党员姓名", "unknown_ref", "赵一、钱二"),
        (2, "党员姓名", "unknown_ref", "乙支部/孙三（身份证号不同）"),
    ]
    assert nobody not in str([one.reason.zh for one in result.refusals])


def test_a_branch_is_a_branch(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(
        engine,
        tmp_path / "in",
        f"党员 2018-10-01 另册\n姓名 | 公民身份证号 | 人员类别 | 所在党支部\n"
        f"周五 | {ONE} | 正式 | 锦绣苑社区党委\n吴六 | {TWO} | 正式 | 甲一组",
        "片区 2018-10-01 另册\n社区 | 片区名称 | 包片党支部\n安居苑 | 北片 | 锦绣苑社区党委",
        answering("锦绣苑社区党委 | | 赵一 | "),
    )
    assert [one[:5] for one in refused(result)] == [
        (2, "所在党支部", "锦绣苑社区党委", "row", "not_a_branch"),
        (3, "所在党支部", "甲一组", "row", "not_a_branch"),
        (2, "党支部", "锦绣苑社区党委", "cell", "not_a_branch"),
        (2, "包片党支部", "锦绣苑社区党委", "cell", "not_a_branch"),
    ]
    assert "应写党支部，这里写的是党委" in result.refusals[-1].reason.zh
    assert [link[:2] for link in links(engine, "TAKES")] == [("乙支部", "南片"), ("甲支部", "东片")]
    assert [name for name, _ in answers(engine)] == ["赵一"]


def test_what_was_a_branch_once_may_be_named_so(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST)
    risen = "党组织 2018-12-01\n党组织名称 | 类型 | 上级党组织\n甲支部 | 党总支 | 街道党工委"
    give(engine, tmp_path / "in", street_of(risen))
    sheet = (
        "党员 2018-10-01\n姓名 | 公民身份证号 | 人员类别 | 所在党支部\n"
        f"周五 | {ONE} | 正式 | 甲支部"
    )
    assert refused(give(engine, tmp_path / "in", street_of(sheet))) == []
