"""报到 on both engines: who reported to which community on which day, and what he did there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from graph.engines import Graph
from tests.graph.streets import FIRST
from tests.loaders.ledgers.handing import hand_in, links, outcomes, refused
from tests.oracle.check_digits import identity_number
from tests.oracle.tiny import added

NAMESAKE = identity_number(date(1980, 1, 1), 9)
STREET = added(
    added(FIRST, "党员", 姓名="钱二", 公民身份证号=NAMESAKE, 人员类别="正式", 所在党支部="乙支部"),
    "单位",
    单位名称="丁公司",
    类型="非公企业",
    社区="安居苑",
)
"""A second member called 钱二 and a second firm called 丁公司."""

REPORTING = f"""
报到 2018-10-01
对象 | 名称 | 身份证号 | 社区 | 报到日期 | 服务事项 | 服务日期
单位 | 乙公司 | | 锦绣苑 | 2018.3 | 环境整治 | 2018-04-05
单位 | 丁公司 | | 锦绣苑社区 | 2018-03-01 | |
党组织 | 乙支部 | | 锦绣苑 | 2018-03-02 | 送政策 |
党员 | 孙三 | | 锦绣苑 | 2018-03-03 | 助老 | 2018-03-10
个人 | 孙三 | | 锦绣苑 | 2018-03-03 | 巡逻 | 2018-05-01
党员 | 钱二 | {NAMESAKE} | 安居苑 | 2018-03-04 | | 2018-06-01
单位 | 乙公司 | | 锦绣苑 | 2018-03-01 | 环境整治 | 2018年4月5日
"""


def test_reporting_lasts_and_a_service_is_of_one_day(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", REPORTING, street=STREET)
    assert refused(result) == []
    assert outcomes(result, "reporting") == {"created": 5, "updated": 1, "unchanged": 1}
    assert links(engine, "REPORTED_TO") == [
        ("丁公司", "锦绣苑", "2018-03-01", None),
        ("乙公司", "锦绣苑", "2018-03-01", None),
        ("乙支部", "锦绣苑", "2018-03-02", None),
        ("孙三", "锦绣苑", "2018-03-03", None),
        ("钱二", "安居苑", "2018-03-04", None),
    ]
    assert links(engine, "SERVED", "service") == [
        ("乙公司", "锦绣苑", "2018-04-05", "2018-04-06", "环境整治"),
        ("乙支部", "锦绣苑", "2018-03-02", "2018-03-03", "送政策"),
        ("孙三", "锦绣苑", "2018-03-10", "2018-03-11", "助老"),
        ("孙三", "锦绣苑", "2018-05-01", "2018-05-02", "巡逻"),
        ("钱二", "安居苑", "2018-06-01", "2018-06-02", None),
    ]
    whose = engine.read(
        "MATCH (m {name: '钱二'})-[:REPORTED_TO]->(), (m)-[:MEMBER_OF]->(o) RETURN o.name AS name"
    )
    assert whose == [{"name": "乙支部"}], "the one whose number it is"
    place = engine.read(
        "MATCH (e {name: '丁公司'})-[:REPORTED_TO]->(), (e)-[:IN_AREA]->(a) RETURN a.name AS name"
    )
    assert place == [{"name": "锦绣苑"}], "the one of the community it reported to"


def test_a_further_service_is_added_to_what_was_reported(engine: Graph, tmp_path: Path) -> None:
    hand_in(engine, tmp_path / "in", REPORTING, street=STREET)
    later = """
    报到 2019-01-01
    对象 | 名称 | 社区 | 报到日期 | 服务事项 | 服务日期
    单位 | 乙公司 | 锦绣苑 | 2018-03-01 | 义诊 | 2018-12-01
    单位 | 乙公司 | 安居苑 | 2018-12-20 | |
    党员 | 孙三 | 锦绣苑 | 2018-03-03 | 助老 | 2018-03-10
    """
    result = hand_in(engine, tmp_path / "in", later, street=())
    assert outcomes(result, "reporting") == {"created": 1, "updated": 1, "unchanged": 1}
    assert [row for row in links(engine, "REPORTED_TO") if row[0] == "乙公司"] == [
        ("乙公司", "安居苑", "2018-12-20", None),
        ("乙公司", "锦绣苑", "2018-03-01", None),
    ]
    assert [row[4] for row in links(engine, "SERVED", "service") if row[0] == "乙公司"] == [
        "环境整治",
        "义诊",
    ]


def test_what_is_refused_and_why(engine: Graph, tmp_path: Path) -> None:
    wrong = identity_number(date(1990, 1, 1), 1)
    sheet = f"""
    报到 2018-10-01
    对象 | 名称 | 身份证号 | 社区 | 报到日期 | 服务日期
    街坊 | 乙公司 | | 锦绣苑 | 2018-03-01 |
    单位 | 赵一 | | 锦绣苑 | 2018-03-01 |
    党员 | 乙公司 | | 锦绣苑 | 2018-03-01 |
    党员 | 钱二 | | 锦绣苑 | 2018-03-01 |
    党员 | 孙三 | {wrong} | 锦绣苑 | 2018-03-01 |
    单位 | 丁公司 | | 民生花园 | 2018-03-01 |
    单位 | 乙公司 | | 锦绣苑 | |
    单位 | 乙公司 | | 锦绣苑 | 2018-03-01 | 春天
    """
    result = hand_in(engine, tmp_path / "in", sheet, street=STREET)
    assert refused(result) == [
        (2, "对象", "街坊", "row", "not_in_list", ""),
        (3, "名称", "赵一", "row", "unknown_ref", "—"),
        (4, "名称", "乙公司", "row", "unknown_ref", "—"),
        (5, "名称", "钱二", "row", "ambiguous_ref", "乙支部/钱二、甲支部/钱二"),
        (6, "名称", "孙三", "row", "unknown_ref", "乙支部/孙三（身份证号不同）"),
        (7, "社区", "民生花园", "row", "unknown_ref", "—"),
        (8, "报到日期", "", "row", "missing_required", ""),
        (9, "服务日期", "春天", "cell", "invalid_date", ""),
    ]
    assert outcomes(result, "reporting") == {"created": 1, "rejected": 7}
    assert links(engine, "SERVED") == []
