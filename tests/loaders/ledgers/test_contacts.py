"""走访 on both engines: a contact is a member, a household and a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.engines import Graph
from graph.overview import reach
from graph.scope import resolve
from tests.graph.streets import FIRST
from tests.loaders.ledgers.handing import hand_in, links, outcomes, refused
from tests.oracle.check_digits import identity_number
from tests.oracle.tiny import DAY, added, changed

CONTACTS = """
走访 2018-10-01
日期 | 党员姓名 | 党支部 | 社区 | 小区 | 楼栋 | 单元 | 室号 | 方式 | 事项类别
2018.9.30 | 赵一 | 甲支部 | 锦绣苑社区 | 锦园 | 1栋 | 1 | 101 | 上门 | 政策宣传
2018年8月 | 孙三 | | 安居苑 | 安园 | | | 3-1-301 | |
2018-09-30 | 赵一 | | 锦绣苑 | | １号楼 | 1单元 | 101室 | 上门 | 政策宣传
"""

H101, H301 = "锦园/1号楼/1单元/101", "安园/3号楼/1单元/301"


def test_a_contact_is_of_one_day(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", CONTACTS)
    assert refused(result) == []
    assert outcomes(result, "contacts") == {"created": 2, "unchanged": 1}
    assert links(engine, "CONTACTED", "way", "matter", "origin") == [
        ("孙三", H301, "2018-08-01", "2018-08-02", None, None, None),
        ("赵一", H101, "2018-09-30", "2018-10-01", "上门", "政策宣传", None),
    ]


def test_what_two_ledgers_say_of_one_contact_stands_together(engine: Graph, tmp_path: Path) -> None:
    street = changed(FIRST, "包户", {"党员姓名": "赵一"}, 最近联系日期="2018-09-30")
    hand_in(engine, tmp_path / "in", CONTACTS, street=street)
    said = links(engine, "CONTACTED", "way", "matter", "origin")
    assert [row[2:] for row in said if row[0] == "赵一"] == [
        ("2018-09-30", "2018-10-01", "上门", "政策宣传", "包户台账最近联系日期")
    ]


def test_two_rows_of_one_contact_may_add_to_it_but_not_differ(
    engine: Graph, tmp_path: Path
) -> None:
    more = """
    2018-09-30 | 赵一 | | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | | 政策宣传
    2018-08-01 | 孙三 | | 安居苑 | 安园 | 3号楼 | 1单元 | 301 | 电话 |
    2018-09-30 | 赵一 | | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 电话 | 政策宣传
    2018-08-01 | 孙三 | | 安居苑 | 安园 | 3号楼 | 1单元 | 301 | 微信 |
    """
    result = hand_in(engine, tmp_path / "in", CONTACTS.rstrip() + more)
    told = [
        (one.row, one.column, one.value, one.level, one.code, one.details["other"])
        for one in result.refusals
    ]
    assert told == [
        (7, "方式", "电话", "row", "duplicate_conflict", "走访_2018-10-01.csv 第2行"),
        (8, "方式", "微信", "row", "duplicate_conflict", "走访_2018-10-01.csv 第6行"),
    ]
    reasons = [one.reason for one in result.refusals]
    assert [one.zh.split("”")[0] for one in reasons] == [
        "与“走访_2018-10-01.csv 第2行",
        "与“走访_2018-10-01.csv 第6行",
    ]
    assert [one.en.split(" of the same day")[0] for one in reasons] == [
        "Contradicts 走访_2018-10-01.csv row 2",
        "Contradicts 走访_2018-10-01.csv row 6",
    ]
    counts = {"created": 2, "updated": 2, "unchanged": 1, "rejected": 2}
    assert outcomes(result, "contacts") == counts
    assert links(engine, "CONTACTED", "way", "matter") == [
        ("孙三", H301, "2018-08-01", "2018-08-02", "电话", None),
        ("赵一", H101, "2018-09-30", "2018-10-01", "上门", "政策宣传"),
    ]


def test_every_visit_of_a_later_sheet_is_one_more(engine: Graph, tmp_path: Path) -> None:
    hand_in(engine, tmp_path / "in", CONTACTS)
    later = """
    走访 2018-11-01
    日期 | 党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号 | 方式
    2018-10-20 | 赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 电话
    2018-09-30 | 赵一 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101 | 上门
    """
    result = hand_in(engine, tmp_path / "in", later, street=())
    assert outcomes(result, "contacts") == {"created": 1, "updated": 1}
    assert [row[2:4] for row in links(engine, "CONTACTED") if row[1] == H101] == [
        ("2018-09-30", "2018-10-01"),
        ("2018-10-20", "2018-10-21"),
    ]


def test_what_cannot_be_found_is_refused_with_the_nearest(engine: Graph, tmp_path: Path) -> None:
    street = added(
        FIRST,
        "党员",
        姓名="钱二",
        公民身份证号=identity_number(date(1980, 1, 1), 9),
        人员类别="正式",
        所在党支部="乙支部",
    )
    sheet = """
    走访 2018-10-01
    日期 | 党员姓名 | 身份证号 | 党支部 | 社区 | 小区 | 楼栋 | 单元 | 室号
    2018-09-01 | 周九 | | | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101
    2018-09-01 | 钱二 | | | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101
    2018-09-01 | 钱二 | | 乙支部 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101
    2018-09-02 | 甲支部/钱二 | | | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101
    2018-09-03 | 孙三 | | 丙支部 | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101
    2018-09-04 | 孙三 | | | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 109
    2018-09-04 | 孙三 | | | 锦绣苑 | 锦园 | 7号楼 | 1单元 | 101
    2018-09-04 | 孙三 | | | 绣花苑 | 锦园 | 1号楼 | 1单元 | 101
    九月 | 孙三 | | | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101
    2018-09-05 | 孙三 | 640106197003030031 | | 锦绣苑 | 锦园 | 1号楼 | 1单元 | 101
    """
    result = hand_in(engine, tmp_path / "in", sheet, street=street)
    assert refused(result) == [
        (2, "党员姓名", "周九", "row", "unknown_ref", "—"),
        (3, "党员姓名", "钱二", "row", "ambiguous_ref", "乙支部/钱二、甲支部/钱二"),
        (6, "党支部", "丙支部", "cell", "unknown_ref", "乙支部、甲支部"),
        (7, "室号", "109", "row", "unknown_ref", "1单元/101、1单元/102"),
        (8, "楼栋", "7号楼", "row", "unknown_ref", "1号楼、2号楼"),
        (9, "社区", "绣花苑", "row", "unknown_ref", "锦绣苑"),
        (10, "日期", "九月", "row", "invalid_date", ""),
        (11, "身份证号", "640106197003030031", "cell", "invalid_id", ""),
    ]
    assert outcomes(result, "contacts") == {"created": 4, "rejected": 6}
    assert [(row[0], row[2]) for row in links(engine, "CONTACTED")] == [
        ("孙三", "2018-09-03"),
        ("孙三", "2018-09-05"),
        ("钱二", "2018-09-01"),
        ("钱二", "2018-09-02"),
    ]


@pytest.mark.parametrize("day", ["2018-09-01", "2018-08-31"])
@pytest.mark.parametrize("ledger", ["走访", "包户"])
def test_either_ledger_of_contacts_lifts_the_level(
    engine: Graph, tmp_path: Path, ledger: str, day: str
) -> None:
    """Thirty days back from D still count, thirty-one do not, wherever the contact stands."""
    street, sheets = FIRST, []
    if ledger == "包户":
        street = changed(street, "包户", {"党员姓名": "赵一"}, 最近联系日期=day)
    else:
        sheets = [CONTACTS.replace("2018.9.30", day).replace("2018-09-30", day)]
    assert refused(hand_in(engine, tmp_path / "in", *sheets, street=street)) == []
    whole, _ = reach(engine, as_of=DAY, scope=resolve(engine, None, DAY), contact_days=30)
    contacted = day == "2018-09-01"
    assert (whole.l3, whole.l2) == ((1, 1) if contacted else (0, 2))
