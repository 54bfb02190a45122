"""共建 on both engines: an agreement is its two parties, its kind and the day it was signed."""

from __future__ import annotations

from pathlib import Path

from graph.engines import Graph
from tests.loaders.ledgers.handing import hand_in, links, outcomes, refused, things

AGREEMENTS = """
共建 2018-10-01
甲方 | 乙方 | 类别 | 签订日期 | 到期日期 | 事项
锦绣苑社区党委 | 乙公司 | 党建共商 | 2017.5 | 2019年5月1日 | 共用活动室
锦绣苑社区 | 甲支部 | 共管 | | | 巡查
乙支部 | 丙公司 | 难题共解 | 2018-03-01 | |
锦绣苑社区党委 | 乙公司 | 党建共商 | 2017-05-01 | 2019-05-01 | 共用活动室
"""


def test_it_is_in_force_from_the_day_it_was_signed(engine: Graph, tmp_path: Path) -> None:
    result = hand_in(engine, tmp_path / "in", AGREEMENTS)
    assert refused(result) == []
    assert outcomes(result, "agreements") == {"created": 3, "unchanged": 1}
    names = ("linkType", "signed", "expires", "matter", "start", "end")
    assert things(engine, "Agreement", *names) == [
        ("事务共管", None, None, "巡查", "2018-10-01", "9999-12-31"),
        ("党建共商", "2017-05-01", "2019-05-01", "共用活动室", "2017-05-01", "2019-05-01"),
        ("难题共解", "2018-03-01", None, None, "2018-03-01", "9999-12-31"),
    ]
    assert [row[1:] for row in links(engine, "FIRST_PARTY")] == [
        ("乙支部", "2018-03-01", None),
        ("锦绣苑", "2018-10-01", None),
        ("锦绣苑社区党委", "2017-05-01", "2019-05-01"),
    ]
    assert [row[1:] for row in links(engine, "SECOND_PARTY")] == [
        ("丙公司", "2018-03-01", None),
        ("乙公司", "2017-05-01", "2019-05-01"),
        ("甲支部", "2018-10-01", None),
    ]


def test_it_is_prolonged_and_its_end_is_not_taken_back(engine: Graph, tmp_path: Path) -> None:
    hand_in(engine, tmp_path / "in", AGREEMENTS)
    head = "甲方 | 乙方 | 类别 | 签订日期 | 到期日期"
    row = "锦绣苑社区党委 | 乙公司 | 党建共商 | 2017-05-01 |"
    longer = f"共建 2019-04-01\n{head}\n{row} 2021-05-01"
    silent = f"共建 2019-06-01\n{head}\n{row}"
    assert outcomes(hand_in(engine, tmp_path / "in", longer, street=()), "agreements") == {
        "updated": 1
    }
    hand_in(engine, tmp_path / "in", silent, street=())
    assert ("2017-05-01", "2021-05-01", "2021-05-01") in things(
        engine, "Agreement", "start", "end", "expires"
    )
    assert ("乙公司", "2017-05-01", "2021-05-01") in [
        row[1:] for row in links(engine, "SECOND_PARTY")
    ]


def test_what_is_refused_and_why(engine: Graph, tmp_path: Path) -> None:
    sheet = """
    共建 2018-10-01
    甲方 | 乙方 | 类别 | 签订日期 | 到期日期 | 事项
    丙支部 | 乙公司 | 党建共商 | 2018-01-01 | |
    甲支部 | 己公司 | 党建共商 | 2018-01-01 | |
    甲支部 | 乙公司 | 主题党日 | 2018-01-01 | |
    甲支部 | 乙公司 | | 2018-01-01 | |
    甲支部 | 乙公司 | 事务共管 | 2018-01-01 | 2017-12-31 |
    甲支部 | 乙公司 | 党建共商 | 去年 | | 一
    甲支部 | 丙公司 | 党建共商 | 2018-01-01 | 2019-01-01 |
    甲支部 | 丙公司 | 党建共商 | 2018-01-01 | 2020-01-01 |
    甲支部 | 甲 支部 | 党建共商 | 2018-01-01 | |
    锦绣苑 | 锦绣苑社区 | 党建共商 | 2018-01-01 | |
    """
    result = hand_in(engine, tmp_path / "in", sheet)
    assert refused(result) == [
        (2, "甲方", "丙支部", "row", "unknown_ref", "乙支部、甲支部"),
        (3, "乙方", "己公司", "row", "unknown_ref", "丁公司、丙公司、乙公司"),
        (4, "类别", "主题党日", "row", "not_in_list", ""),
        (5, "类别", "", "row", "missing_required", ""),
        (6, "到期日期", "2017-12-31", "cell", "interval_reversed", ""),
        (7, "签订日期", "去年", "cell", "invalid_date", ""),
        (9, "到期日期", "2020-01-01", "row", "duplicate_conflict", ""),
        (10, "乙方", "甲 支部", "row", "same_party", ""),
        (11, "乙方", "锦绣苑社区", "row", "same_party", ""),
    ]
    assert outcomes(result, "agreements") == {"created": 3, "rejected": 7}
    assert things(engine, "Agreement", "linkType", "start", "end") == [
        ("事务共管", "2018-01-01", "9999-12-31"),
        ("党建共商", "2018-01-01", "2019-01-01"),
        ("党建共商", "2018-10-01", "9999-12-31"),
    ]
