"""清单 on both engines: an item is its list, its name and who stated it."""

from __future__ import annotations

from pathlib import Path

from graph.engines import Graph
from tests.loaders.ledgers.handing import hand_in, links, outcomes, refused, things

# The project stands before what it joins: references see the whole run.
LISTS = """
清单 2018-10-01
清单 | 名称 | 类别 | 提出方 | 对应资源 | 对应需求 | 开始日期 | 到期日期 | 状态
项目清单 | 助餐 | 服务 | 锦绣苑社区党委 | 食堂 | 锦绣苑/老人吃饭难 | 2018年6月 | 2019-06-01 | 实施中
资源 | 食堂 | 场地 | 乙公司 | | | | | 已对接
资源 | 会议室 | 场地 | 640106004001 | | | 2017 | | 未对接
需求 | 老人吃饭难 | 民生 | 锦绣苑 | | | | | 进行中
需求 | 老人吃饭难 | 民生 | 安居苑社区 | | | | |
"""


def test_a_project_joins_a_resource_and_a_need(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", LISTS)
    assert refused(result) == []
    assert outcomes(result, "lists") == {"created": 5}
    names = ("list", "name", "category", "state", "stateSince", "start", "end")
    day, never = "2018-10-01", "9999-12-31"
    assert things(engine, "ListItem", *names) == [
        ("资源", "会议室", "场地", "未对接", day, "2017-01-01", never),
        ("资源", "食堂", "场地", "进行中", day, day, never),
        ("需求", "老人吃饭难", "民生", "进行中", day, day, never),
        ("需求", "老人吃饭难", "民生", None, None, day, never),
        ("项目", "助餐", "服务", "进行中", day, "2018-06-01", "2019-06-01"),
    ]
    assert links(engine, "STATED_BY") == [
        ("会议室", "锦绣苑", "2017-01-01", None),
        ("助餐", "锦绣苑社区党委", "2018-06-01", None),
        ("老人吃饭难", "安居苑", day, None),
        ("老人吃饭难", "锦绣苑", day, None),
        ("食堂", "乙公司", day, None),
    ]
    assert links(engine, "USES") == [
        ("助餐", "老人吃饭难", "2018-06-01", "2019-06-01"),
        ("助餐", "食堂", "2018-06-01", "2019-06-01"),
    ]
    joined = engine.read(
        "MATCH (:ListItem {name: '助餐'})-[:USES]->(:ListItem {list: '需求'})-[:STATED_BY]->(a) "
        "RETURN a.name AS name"
    )
    assert joined == [{"name": "锦绣苑"}]


def test_a_state_holds_from_the_day_of_the_ledger_that_says_it(
    engine: Graph, tmp_path: Path
) -> None:
    later = """
    清单 2019-01-01
    清单 | 名称 | 类别 | 提出方 | 对应资源 | 状态
    项目 | 助餐 | 服务 | 锦绣苑社区党委 | 会议室 | 办结
    资源 | 食堂 | 场地 | 乙公司 | |
    """
    hand_in(engine, tmp_path / "in", LISTS)
    result = hand_in(engine, tmp_path / "in", later, street=())
    assert refused(result) == []
    assert outcomes(result, "lists") == {"updated": 2}
    found = things(engine, "ListItem", "name", "state", "stateSince", "stateBefore")
    assert ("助餐", "已完成", "2019-01-01", ["2018-10-01=进行中"]) in found
    assert ("食堂", "进行中", "2018-10-01", None) in found, "an empty cell says nothing"
    assert links(engine, "USES") == [
        ("助餐", "会议室", "2019-01-01", None),
        ("助餐", "老人吃饭难", "2018-06-01", "2019-06-01"),
        ("助餐", "食堂", "2018-06-01", "2019-06-01"),
    ]


def test_what_is_refused_and_why(engine: Graph, tmp_path: Path) -> None:
    sheet = """
    清单 2018-10-01
    清单 | 名称 | 类别 | 提出方 | 对应资源 | 对应需求 | 开始日期 | 到期日期 | 状态
    愿望 | 一 | 服务 | 甲支部 | | | | |
    资源 | 二 | 服务 | 丙支部 | | | | |
    资源 | 三 | | 甲支部 | | | | |
    项目 | 四 | 服务 | 甲支部 | 食糖 | 老人吃饭难 | | | 搁置
    项目 | 五 | 服务 | 甲支部 | 老人吃饭难 | | 2018-05-01 | 2018-04-01 |
    资源 | 食堂 | 餐饮 | 乙公司 | | | | |
    资源 | 食堂 | 场地 | 乙公司 | | | | |
    """
    result = hand_in(engine, tmp_path / "in", LISTS.replace("2018-10-01", "2018-09-01"), sheet)
    wishes = "安居苑/老人吃饭难、锦绣苑/老人吃饭难"
    assert refused(result) == [
        (2, "清单", "愿望", "row", "not_in_list", ""),
        (3, "提出方", "丙支部", "row", "unknown_ref", "乙支部、甲支部"),
        (4, "类别", "", "row", "missing_required", ""),
        (5, "状态", "搁置", "cell", "not_in_list", ""),
        (5, "对应资源", "食糖", "cell", "unknown_ref", "食堂"),
        (5, "对应需求", "老人吃饭难", "cell", "ambiguous_ref", wishes),
        (6, "到期日期", "2018-04-01", "cell", "interval_reversed", ""),
        (6, "对应资源", "老人吃饭难", "cell", "unknown_ref", "—"),
        (8, "类别", "场地", "row", "duplicate_conflict", ""),
    ]
    assert outcomes(result, "lists") == {"created": 7, "updated": 1, "rejected": 4}
