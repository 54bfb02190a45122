"""活动 on both engines: an event is its day, its name and who organised it."""
# ruff: noqa: E501  (a row of a ledger is one line)

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

from graph.engines import Graph
from graph.joint import joint_work
from loaders.run import load
from tests.graph.streets import FIRST, KEY
from tests.loaders.ledgers.handing import hand_in, links, outcomes, refused, things
from tests.oracle import files
from tests.oracle.rows import street_of
from tests.oracle.tiny import added

JOINT = {"党组织名称": "丙公司、丁公司联合党支部", "类型": "党支部", "上级党组织": "街道党工委"}
NAMESAKE = {"单位名称": "丁公司", "类型": "非公企业", "社区": "安居苑"}
STREET = added(added(FIRST, "党组织", **JOINT), "单位", **NAMESAKE)
"""A joint branch whose name holds the sign between two names, and a second firm called 丁公司."""

EVENTS = """
活动 2018-10-01
日期 | 名称 | 类别 | 社区 | 地点 | 主办 | 参加单位 | 发起方 | 结果
2018.9.20 | 环境整治 | 事务共管 | 锦绣苑 | 锦园 | 甲支部 | 丙公司、丁公司联合党支部、丁公司 | 戊机关 | 已办结
2018年6月 | 第二季度会议 | 联席会议 | | | 乙公司、甲支部 | 甲支部甲一组，安居苑社区 | 锦绣苑社区 |
2018年6月 | 第二季度会议 | 联席会 | | | 甲支部；乙公司 | 戊机关 | |
2018-09-20 | 环境整治 | 联办 | | | 乙公司 | | |
"""


def test_who_held_it_who_came_and_who_began(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", EVENTS, street=STREET)
    assert refused(result) == []
    assert outcomes(result, "events") == {"created": 3, "updated": 1}
    names = ("date", "name", "linkType", "place", "result", "start", "end")
    assert things(engine, "Event", *names) == [
        ("2018-06-01", "第二季度会议", "联席会", None, None, "2018-06-01", "9999-12-31"),
        ("2018-09-20", "环境整治", "事务共管", "锦园", "已办结", "2018-09-20", "9999-12-31"),
        ("2018-09-20", "环境整治", "群众意见联办", None, None, "2018-09-20", "9999-12-31"),
    ]
    day, other = ("2018-09-20", None), ("2018-06-01", None)
    assert links(engine, "ORGANISED_BY") == [
        ("环境整治", "乙公司", *day),
        ("环境整治", "甲支部", *day),
        ("第二季度会议", "乙公司", *other),
        ("第二季度会议", "甲支部", *other),
    ]
    assert links(engine, "ATTENDED_BY") == [
        ("环境整治", "丁公司", *day),
        ("环境整治", "丙公司、丁公司联合党支部", *day),
        ("第二季度会议", "安居苑", *other),
        ("第二季度会议", "戊机关", *other),
        ("第二季度会议", "甲一组", *other),
    ]
    assert links(engine, "STARTED_BY") == [
        ("环境整治", "戊机关", *day),
        ("第二季度会议", "锦绣苑", *other),
    ]
    # The firm called so in the community of the event is the one that took part.
    where = engine.read(
        "MATCH (:Event)-[:ATTENDED_BY]->(e:Employer {name: '丁公司'})-[:IN_AREA]->(a) "
        "RETURN a.name AS name"
    )
    assert where == [{"name": "锦绣苑"}]


def test_a_later_ledger_corrects_who_began_and_what_came_of_it(
    engine: Graph, tmp_path: Path
) -> None:
    hand_in(engine, tmp_path / "in", EVENTS, street=STREET)
    later = """
    活动 2018-11-01
    日期 | 名称 | 类别 | 主办 | 发起方 | 结果
    2018-09-20 | 环境整治 | 事务共管 | 甲支部 | 甲支部 | 回头看
    """
    result = hand_in(engine, tmp_path / "in", later, street=())
    assert outcomes(result, "events") == {"updated": 1}
    assert [row for row in links(engine, "STARTED_BY") if row[0] == "环境整治"] == [
        ("环境整治", "甲支部", "2018-09-20", None)
    ]
    assert ("环境整治", "回头看") in things(engine, "Event", "name", "result")


def test_what_is_refused_and_why(engine: Graph, tmp_path: Path) -> None:
    sheet = """
    活动 2018-10-01
    日期 | 名称 | 类别 | 社区 | 主办 | 参加单位 | 发起方 | 结果
    2018-09-01 | 一 | 党建共尚 | | 甲支部 | | |
    2018-09-01 | 二 | 党建共商 | | 甲支部、丙支部 | | |
    2018-09-01 | 三 | 党建共商 | | 丁公司 | | |
    2018-09-01 | 四 | 党建共商 | | | | |
    | 五 | 党建共商 | | 甲支部 | | |
    2018-09-01 | 六 | 党建共商 | 绣花苑 | 甲支部 | 乙公司、己公司、庚 | 丁公司 |
    2018-09-01 | 七 | 党建共商 | | 甲支部 | | | 已开展
    2018-09-01 | 七 | 党建共商 | | 甲支部 | | | 已取消
    """
    result = hand_in(engine, tmp_path / "in", sheet, street=STREET)
    firms = "安居苑/丁公司、锦绣苑/丁公司"
    assert refused(result) == [
        (2, "类别", "党建共尚", "row", "not_in_list", ""),
        (
            3,
            "主办",
            "甲支部、丙支部",
            "row",
            "unknown_ref",
            f"{JOINT['党组织名称']}、乙支部、甲支部",
        ),
        (4, "主办", "丁公司", "row", "ambiguous_ref", firms),
        (5, "主办", "", "row", "missing_required", ""),
        (6, "日期", "", "row", "missing_required", ""),
        (7, "社区", "绣花苑", "cell", "unknown_ref", "锦绣苑"),
        (7, "参加单位", "乙公司、己公司、庚", "cell", "unknown_ref", "丁公司、丙公司、乙公司"),
        (7, "参加单位", "乙公司、己公司、庚", "cell", "unknown_ref", "—"),
        (7, "发起方", "丁公司", "cell", "ambiguous_ref", firms),
        (9, "结果", "已取消", "row", "duplicate_conflict", ""),
    ]
    allowed = (
        "组织生活联过、社区工作联议、群众意见联办、党建共商、事务共管、难题共解、"
        "主题党日、联席会、听证会、评议会"
    )
    reasons = [one.reason.zh for one in result.refusals if one.code == "not_in_list"]
    assert reasons == [f"“类别”不在可选范围内，应为：{allowed}。"]
    assert outcomes(result, "events") == {"created": 2, "rejected": 6}
    assert links(engine, "ATTENDED_BY") == [("六", "乙公司", "2018-09-01", None)]


def test_a_deployment_has_kinds_of_its_own(engine: Graph, tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(
        '[linkTypes."组织联建"]\nen = "organised together"\nalso = ["联建"]\n', "utf-8"
    )
    sheet = """
    活动 2018-10-01
    日期 | 名称 | 类别 | 主办
    2018-09-01 | 一 | 联建 | 甲支部
    2018-09-01 | 二 | 党建共商 | 甲支部
    """
    folder = tmp_path / "in"
    folder.mkdir()
    paths = files.write(FIRST + street_of(sheet), folder)

    def give(**own: object) -> list[tuple[int, str]]:
        result = load(
            engine,
            paths,
            number_key=KEY,
            writer=nullcontext(),
            progress=lambda _what, _rows: None,
            **own,  # type: ignore[arg-type]
        )
        return [(one.row, one.code) for one in result.refusals]

    assert give(joint=joint_work(rules)) == [(3, "not_in_list")]
    assert things(engine, "Event", "linkType") == [("组织联建",)]
    assert give() == [(2, "not_in_list")], "other kinds make it another run"
