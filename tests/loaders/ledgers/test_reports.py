"""报告 on both engines: what was owed, by whom, when it was due and whether it was made."""

from __future__ import annotations

from pathlib import Path

from graph.engines import Graph
from tests.loaders.ledgers.handing import hand_in, links, outcomes, refused, things

REPORTS = """
治理 2018-10-01
社区 | 机构 | 名称
锦绣苑 | 社区党委 | 锦绣苑社区党委
锦绣苑 | 居委会 | 第一居委会

报告 2018-10-01
类别 | 名称 | 报告主体 | 对象 | 应报日期 | 日期 | 结果
工作报告 | 半年报告 | 锦绣苑社区党委 | 居民代表会议 | 2018-06-30 | 2018.6.20 | 满意
民主评议 | 半年评议 | 第一居委会 | | 2018年7月 | |
监督 | 年度监督 | 安居苑社区 | | 2018-12-31 | — |
报告 | 半年报告 | 锦绣苑社区党委 | 居民代表会议 | 2018-06-30 | 2018-06-20 | 满意
"""


def test_what_was_owed_and_what_was_made(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", REPORTS)
    assert refused(result) == []
    assert outcomes(result, "reports") == {"created": 3, "unchanged": 1}
    names = ("kind", "name", "due", "made", "madeSince", "audience", "result", "start")
    assert things(engine, "Report", *names) == [
        (
            "报告",
            "半年报告",
            "2018-06-30",
            "2018-06-20",
            "2018-06-20",
            "居民代表会议",
            "满意",
            "2018-06-20",
        ),
        ("监督", "年度监督", "2018-12-31", None, "2018-10-01", None, None, "2018-12-31"),
        ("评议", "半年评议", "2018-07-01", None, "2018-10-01", None, None, "2018-07-01"),
    ]
    assert links(engine, "OWED_BY") == [
        ("半年报告", "锦绣苑社区党委", "2018-06-20", None),
        ("半年评议", "第一居委会", "2018-07-01", None),
        ("年度监督", "安居苑", "2018-12-31", None),
    ]
    # The committee that the ledger of bodies lists is a party organisation.
    owner = engine.read(
        "MATCH (:Report {name: '半年报告'})-[:OWED_BY]->(o) RETURN labels(o) AS labels"
    )
    assert owner == [{"labels": ["PartyOrganisation"]}]


def test_made_later_it_was_made_on_its_day(engine: Graph, tmp_path: Path) -> None:
    hand_in(engine, tmp_path / "in", REPORTS)
    later = """
    报告 2019-01-10
    类别 | 名称 | 报告主体 | 应报日期 | 日期
    评议 | 半年评议 | 第一居委会 | 2018-07-01 | 2018-12-05
    报告 | 半年报告 | 锦绣苑社区党委 | 2018-06-30 |
    监督 | 年度监督 | 安居苑 | 2018-12-31 |
    """
    result = hand_in(engine, tmp_path / "in", later, street=())
    assert outcomes(result, "reports") == {"updated": 2, "unchanged": 1}
    assert things(engine, "Report", "name", "made", "madeSince", "madeBefore") == [
        ("半年报告", None, "2019-01-10", ["2018-06-20=2018-06-20"]),
        ("半年评议", "2018-12-05", "2018-12-05", ["2018-10-01="]),
        ("年度监督", None, "2018-10-01", None),
    ]
    silent = """
    报告 2019-02-01
    类别 | 名称 | 报告主体 | 应报日期
    评议 | 半年评议 | 第一居委会 | 2018-07-01
    """
    hand_in(engine, tmp_path / "in", silent, street=())
    assert ("半年评议", "2018-12-05") in things(engine, "Report", "name", "made")


def test_what_is_refused_and_why(engine: Graph, tmp_path: Path) -> None:
    sheet = """
    报告 2018-10-01
    类别 | 名称 | 报告主体 | 应报日期 | 日期
    汇报 | 一 | 甲支部 | 2018-06-30 |
    报告 | | 甲支部 | 2018-06-30 |
    报告 | 三 | 丙支部 | 2018-06-30 |
    报告 | 四 | 甲支部 | 年底 |
    报告 | 五 | 甲支部 | 2018-06-30 | 快了
    报告 | 六 | 甲支部 | 2018-06-30 | 2018-06-01
    报告 | 六 | 甲支部 | 2018-06-30 |
    """
    result = hand_in(engine, tmp_path / "in", sheet)
    assert refused(result) == [
        (2, "类别", "汇报", "row", "not_in_list", ""),
        (3, "名称", "", "row", "missing_required", ""),
        (4, "报告主体", "丙支部", "row", "unknown_ref", "乙支部、甲支部"),
        (5, "应报日期", "年底", "row", "invalid_date", ""),
        (6, "日期", "快了", "cell", "invalid_date", ""),
        (8, "日期", "", "row", "duplicate_conflict", ""),
    ]
    assert outcomes(result, "reports") == {"created": 2, "rejected": 5}
    # Whether the fifth was made nobody knows: the cell was refused, which says nothing.
    assert things(engine, "Report", "name", "made", "madeSince") == [
        ("五", None, None),
        ("六", "2018-06-01", "2018-06-01"),
    ]
