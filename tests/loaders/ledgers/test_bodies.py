"""治理 on both engines: bodies, their windows and committees, and what they handle."""
# ruff: noqa: E501  (a row of a ledger is one line)

from __future__ import annotations

from pathlib import Path

import pytest

from graph.engines import Graph
from tests.graph.streets import FIRST
from tests.loaders.ledgers.handing import hand_in, links, outcomes, refused, things
from tests.oracle.tiny import changed

HEADER = "社区 | 机构 | 名称 | 下设 | 负责人 | 电话 | 户数 | 工作人员数 | 办理事项 | 事项类别 | 是否一站式"
BODIES = f"""
治理 2018-10-01
{HEADER}
锦绣苑 | 社区党委 | 锦绣苑社区党委 | | 周一 | 0951-1111111 | | | | |
锦绣苑社区 | 服务站 | 锦绣苑管理服务站 | | 周二 | 0951-2222222 | | 12 | | |
锦绣苑 | 管理服务站 | 锦绣苑管理服务站 | 党员服务窗口 | 周三 | 0951-3333333 | | | 党费收缴、组织关系转接 | 党群服务 | 是
锦绣苑 | 管理服务站 | 锦绣苑管理服务站 | 社会服务 | | | | | 志愿者注册 | 志愿服务 | 否
锦绣苑 | 管理服务站 | 锦绣苑管理服务站 | 党员服务 | | | | | 志愿者注册 | 志愿服务 | 否
锦绣苑 | 管理服务站 | 锦绣苑管理服务站 | | | | | | 信访接待 | 综合治理 |
锦绣苑 | 居委会 | 第一居委会 | | 吴四 | | 500 | | | |
锦绣苑 | 居委会 | 第一居委会 | 调解委员会 | 吴五 | 0951-5555555 | | | | |
安居苑 | 居民委员会 | 第一居委会 | 治保 | | | 320户 | | | |
"""


def test_bodies_with_their_windows_and_committees(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", BODIES)
    assert refused(result) == []
    assert outcomes(result, "bodies") == {"created": 7, "updated": 2}
    names = ("kind", "name", "head", "headPhone", "statedHouseholds", "staff")
    assert things(engine, "CommunityBody", *names) == [
        ("居委会", "第一居委会", "吴四", None, 500, None),
        ("居委会", "第一居委会", None, None, 320, None),
        ("社区党委", "锦绣苑社区党委", "周一", "0951-1111111", None, None),
        ("管理服务站", "锦绣苑管理服务站", "周二", "0951-2222222", None, 12),
    ]
    assert things(engine, "BodyOffice", "name", "head", "headPhone") == [
        ("人民调解", "吴五", "0951-5555555"),
        ("党员服务", "周三", "0951-3333333"),
        ("治安保卫", None, None),
        ("社会服务", None, None),
    ]
    parts = engine.read(
        "MATCH (o:BodyOffice)-[:PART_OF]->(b:CommunityBody)-[:IN_AREA]->(a:Area) "
        "RETURN o.name AS office, b.name AS body, a.name AS community ORDER BY office, community"
    )
    assert sorted(tuple(row.values()) for row in parts) == [
        ("人民调解", "第一居委会", "锦绣苑"),
        ("党员服务", "锦绣苑管理服务站", "锦绣苑"),
        ("治安保卫", "第一居委会", "安居苑"),
        ("社会服务", "锦绣苑管理服务站", "锦绣苑"),
    ]


def test_items_are_bound_to_windows(engine: Graph, tmp_path: Path) -> None:
    hand_in(engine, tmp_path / "in", BODIES)
    assert things(engine, "ServiceItem", "name", "category", "oneStop", "oneStopSince") == [
        ("信访接待", "综合治理", None, None),
        ("党费收缴", "党群服务", "是", "2018-10-01"),
        ("志愿者注册", "志愿服务", "否", "2018-10-01"),
        ("组织关系转接", "党群服务", "是", "2018-10-01"),
    ]
    day = "2018-10-01"
    assert links(engine, "HANDLED_AT") == [
        ("党费收缴", "党员服务", day, None),
        ("志愿者注册", "党员服务", day, None),
        ("志愿者注册", "社会服务", day, None),
        ("组织关系转接", "党员服务", day, None),
    ]


def test_later_heads_numbers_and_windows_take_the_place_of_earlier_ones(
    engine: Graph, tmp_path: Path
) -> None:
    hand_in(engine, tmp_path / "in", BODIES)
    later = f"""
    治理 2019-01-01
    {HEADER}
    锦绣苑 | 管理服务站 | 锦绣苑管理服务站 | | 郑六 | | | 9 | 党费收缴 | 党群服务 | 否
    锦绣苑 | 管理服务站 | 锦绣苑管理服务站 | 党员服务 | | | | | 志愿者注册 | 志愿服务 | 否
    """
    result = hand_in(engine, tmp_path / "in", later, street=())
    assert outcomes(result, "bodies") == {"updated": 2}
    station = ("管理服务站", "郑六", ["2018-10-01=周二"], 9, ["2018-10-01=12"])
    assert station in things(
        engine, "CommunityBody", "kind", "head", "headBefore", "staff", "staffBefore"
    )
    # The ledger has the column and names nobody: the window has no head from that day on.
    assert ("党员服务", None, "2019-01-01", ["2018-10-01=周三"]) in things(
        engine, "BodyOffice", "name", "head", "headSince", "headBefore"
    )
    assert ("党费收缴", "否", ["2018-10-01=是"]) in things(
        engine, "ServiceItem", "name", "oneStop", "oneStopBefore"
    )
    assert links(engine, "HANDLED_AT") == [
        ("党费收缴", "党员服务", "2018-10-01", "2019-01-01"),
        ("志愿者注册", "党员服务", "2018-10-01", None),
        ("志愿者注册", "社会服务", "2018-10-01", "2019-01-01"),
        ("组织关系转接", "党员服务", "2018-10-01", None),
    ]


def test_without_the_column_nothing_is_said_of_windows(engine: Graph, tmp_path: Path) -> None:
    hand_in(engine, tmp_path / "in", BODIES)
    later = """
    治理 2019-01-01
    社区 | 机构 | 名称 | 办理事项
    锦绣苑 | 管理服务站 | 锦绣苑管理服务站 | 党费收缴
    """
    hand_in(engine, tmp_path / "in", later, street=())
    assert ("党费收缴", "党员服务", "2018-10-01", None) in links(engine, "HANDLED_AT")
    assert ("锦绣苑管理服务站", "周二") in things(engine, "CommunityBody", "name", "head")


def test_what_is_refused_and_why(engine: Graph, tmp_path: Path) -> None:
    sheet = f"""
    治理 2018-10-01
    {HEADER}
    绣花苑 | 居委会 | 第一居委会 | | | | | | | |
    锦绣苑 | 物业 | 第一居委会 | | | | | | | |
    锦绣苑 | 居委会 | | | | | | | | |
    锦绣苑 | 居委会 | 第一居委会 | 党员服务 | 周一 | 0951-1111111 | 500 | | 信访接待 | |
    锦绣苑 | 管理服务站 | 服务站 | 收发室 | 周二 | | 很多 | 12 | | |
    锦绣苑 | 社区党委 | 党委 | 人民调解 | | 12 | | | | | 也许
    安居苑 | 居委会 | 第一居委会 | | 吴四 | | 500 | | | |
    安居苑 | 居委会 | 第一居委会 | | 吴五 | | 500 | | | |
    """
    result = hand_in(engine, tmp_path / "in", sheet)
    assert refused(result) == [
        (2, "社区", "绣花苑", "row", "unknown_ref", "锦绣苑"),
        (3, "机构", "物业", "row", "not_in_list", ""),
        (4, "名称", "", "row", "missing_required", ""),
        (5, "下设", "党员服务", "cell", "not_in_list", ""),
        (6, "下设", "收发室", "cell", "not_in_list", ""),
        (6, "户数", "很多", "cell", "invalid_number", ""),
        (7, "下设", "人民调解", "cell", "not_in_list", ""),
        (7, "电话", "12", "cell", "invalid_phone", ""),
        (7, "是否一站式", "也许", "cell", "not_in_list", ""),
        (9, "负责人", "吴五", "row", "duplicate_conflict", ""),
    ]
    committee = next(one for one in result.refusals if one.row == 5)
    assert committee.reason.zh.endswith("应为：人民调解、治安保卫、公共卫生、计划生育、群众文化。")
    assert outcomes(result, "bodies") == {"created": 4, "rejected": 4}
    # Of a misplaced window nobody knows whose head is named; the rest of the row stands.
    assert things(engine, "CommunityBody", "name", "head", "staff", "statedHouseholds") == [
        ("党委", None, None, None),
        ("服务站", None, 12, None),
        ("第一居委会", "吴四", None, 500),
        ("第一居委会", None, None, 500),
    ]
    assert things(engine, "BodyOffice", "name") == []
    assert things(engine, "ServiceItem", "name") == [("信访接待",)]


@pytest.mark.parametrize(
    ("cell", "served", "refusals"),
    [
        ("第一居委会", ["第一居委会"], []),
        ("第一居委会、第二居委会", ["第一居委会", "第二居委会"], []),
        ("第三居委会", [], [("居委会", "unknown_ref", "第一居委会、第二居委会")]),
        ("锦绣苑管理服务站", [], [("居委会", "unknown_ref", "—")]),
        ("", [], []),
    ],
)
def test_a_building_is_served_by_the_committees_of_its_community(
    engine: Graph,
    tmp_path: Path,
    cell: str,
    served: list[str],
    refusals: list[tuple[str, str, str]],
) -> None:
    street = changed(FIRST, "楼栋", {"楼号": "1号楼"}, 居委会=cell)
    second = "锦绣苑 | 居委会 | 第二居委会 | | | | | | | |\n"
    result = hand_in(engine, tmp_path / "in", BODIES + second, street=street)
    assert [(one[1], one[4], one[5]) for one in refused(result)] == refusals
    assert [row[:2] for row in links(engine, "SERVED_BY")] == [
        ("锦园/1号楼", name) for name in served
    ]
    own = (
        "MATCH (b)-[:SERVED_BY]->(c)-[:IN_AREA]->(a) WHERE a.name <> '锦绣苑' RETURN c.name AS name"
    )
    assert engine.read(own) == []
