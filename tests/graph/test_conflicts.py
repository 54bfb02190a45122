"""Rows that contradict each other, beside rows that name what only the refused one would have made."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import openpyxl
import pytest

from graph.engines import Graph
from graph.history import is_single
from graph.model import THINGS
from graph.said import LIFE, Saying
from loaders.columns import columns_of
from loaders.ledgers.slots import field_of
from loaders.refusals_workbook import write_refusals
from loaders.rows import LEDGERS
from loaders.run import LoadResult, load
from samples import generate
from tests.graph.streets import FIRST, KEY, content, give
from tests.oracle.check_digits import identity_number
from tests.oracle.rows import Street, street_of
from tests.oracle.tiny import DAY

HE = identity_number(DAY.replace(year=1980), 8)

TWO_DOORS = FIRST + street_of(
    f"""
    住户 2018-10-01 另册
    社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式 | 姓名 | 身份证号
    锦绣苑 | 锦园 | 1号楼 | 1单元 | 103 | 出租 | 周五 | {HE}
    锦绣苑 | 锦园 | 2号楼 | 1单元 | 202 | 常住 | 周五 | {HE}

    包户 2018-10-01 另册
    党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号
    赵一 | 锦绣苑 | 锦园 | 2号楼 | 1单元 | 202
    """
)
"""Somebody registered at one door and living at another, for whose second door a member answers."""


def _with_buildings(second: str) -> Street:
    return FIRST + street_of(
        f"""
        楼栋 2018-10-01 另册
        社区 | 小区 | 楼号 | 层数
        安居苑 | 安园 | 13号楼 | 6
        安居苑 | 安园 | 11-15幢 | {second}

        单位 2018-10-01 另册
        单位名称 | 类型 | 社区 | 楼栋
        己公司 | 非公企业 | 安居苑 | 安园15号楼

        住户 2018-10-01 另册
        社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
        安居苑 | 安园 | 13号楼 | 1单元 | 101 | 常住
        """
    )


CONTRADICTING, MENDED = _with_buildings("18"), _with_buildings("6")
"""A range of buildings that says otherwise of one of them, and a firm in another of them."""

CHAIN = FIRST + street_of(
    """
    单位 2018-10-01 另册
    单位名称 | 类型 | 统一社会信用代码 | 社区
    甲厂 | 国企 | 91350100M000100Y43 | 锦绣苑
    乙厂 | 国企 | 91350100M000100Y43 | 锦绣苑

    党组织 2018-10-01 另册
    党组织名称 | 组织代码 | 类型 | 上级党组织 | 所在单位
    丙支部 | 9001 | 党支部 | 街道党工委 | 甲厂
    丁支部 | 9001 | 党支部 | 街道党工委 | 乙厂
    戊支部 | 9002 | 党支部 | 街道党工委 | 乙厂
    丁一组 | | 党小组 | 丁支部 |

    片区 2018-10-01 另册
    社区 | 片区名称 | 包片党支部
    安居苑 | 北片 | 丁支部
    """
)
"""One code under two names: what goes with the second name goes, and what stands on that goes too."""


def told(result: LoadResult) -> set[tuple[str, int, str, str, str]]:
    return {(one.file[:2], one.row, one.column, one.level, one.code) for one in result.refusals}


def accounted(result: LoadResult) -> bool:
    return all(
        sum(one.counts.values()) == one.sheet.read for one in result.sheets if one.sheet.ledger
    )


def doors(graph: Graph, building: str) -> list[tuple[str, str | None, str | None]]:
    """Doors of a building: path, who lives there, who answers for it."""
    rows = graph.read(
        "MATCH (h:Household)-[:IN_UNIT]->()-[:IN_BUILDING]->(:Building {path: $building}) "
        "OPTIONAL MATCH (r:Resident)-[:LIVES_IN]->(h) "
        "OPTIONAL MATCH (m:PartyMember)-[:ANSWERS_FOR]->(h) "
        "RETURN h.room AS room, r.name AS lives, m.name AS answers",
        building=building,
    )
    return sorted(((row["room"], row["lives"], row["answers"]) for row in rows), key=repr)


def test_a_household_stands_whose_resident_is_listed_twice(engine: Graph, tmp_path: Path) -> None:
    result = give(engine, tmp_path / "in", TWO_DOORS)
    assert told(result) == {("住户", 3, "身份证号", "cell", "duplicate_conflict")}
    assert "第2行" in result.refusals[0].reason.zh
    assert accounted(result)
    assert doors(engine, "锦园/1号楼") == [
        ("101", None, "赵一"), ("102", None, None), ("103", "周五", None),
    ]  # fmt: skip
    assert doors(engine, "锦园/2号楼") == [("201", None, None), ("202", None, "赵一")]
    before = content(engine, bookkeeping=True)
    again = give(engine, tmp_path / "in", TWO_DOORS)
    assert told(again) == told(result)
    assert content(engine, bookkeeping=True) == before


def test_who_is_known_by_name_alone_is_refused_by_his_name(engine: Graph, tmp_path: Path) -> None:
    street = FIRST + street_of(
        """
        住户 2018-10-01 另册
        社区 | 小区 | 楼栋 | 单元 | 室号 | 姓名 | 与户主关系 | 电话
        锦绣苑 | 锦园 | 1号楼 | 1单元 | 103 | 周五 | 本人 | 13900000001
        锦绣苑 | 锦园 | 1号楼 | 1单元 | 103 | 周五 | 本人 | 13900000002
        """
    )
    result = give(engine, tmp_path / "in", street)
    assert told(result) == {("住户", 3, "姓名", "cell", "duplicate_conflict")}
    assert engine.read("MATCH (r:Resident) RETURN r.phone AS phone") == [{"phone": "13900000001"}]


def test_a_contradicting_household_is_refused_with_its_row(engine: Graph, tmp_path: Path) -> None:
    street = FIRST + street_of(
        """
        住户 2018-10-01 另册
        社区 | 小区 | 楼栋 | 单元 | 室号 | 姓名 | 使用方式
        锦绣苑 | 锦园 | 1号楼 | 1单元 | 103 | 周五 | 常住
        锦绣苑 | 锦园 | 1号楼 | 1单元 | 103 | 吴六 | 出租
        """
    )
    result = give(engine, tmp_path / "in", street)
    assert told(result) == {("住户", 3, "使用方式", "row", "duplicate_conflict")}
    assert engine.read("MATCH (r:Resident) RETURN r.name AS name") == [{"name": "周五"}]


@pytest.mark.parametrize("rehearsed", [False, True])
def test_what_only_a_refused_row_makes_is_unknown(
    engine: Graph, tmp_path: Path, rehearsed: bool
) -> None:
    result = give(engine, tmp_path / "in", CONTRADICTING, dry_run=rehearsed)
    assert told(result) == {
        ("楼栋", 3, "层数", "row", "duplicate_conflict"),
        ("单位", 2, "楼栋", "cell", "unknown_ref"),
    }
    assert accounted(result)
    if rehearsed:
        return
    assert engine.read("MATCH (n:Load) RETURN n.state AS state") == [{"state": "done"}]
    assert doors(engine, "安园/13号楼") == [("101", None, None)]
    before = content(engine, bookkeeping=True)
    assert told(give(engine, tmp_path / "in", CONTRADICTING)) == told(result)
    assert content(engine, bookkeeping=True) == before


def test_it_is_taken_once_mended(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", CONTRADICTING)
    mended = give(engine, tmp_path / "in", MENDED)
    assert told(mended) == set()
    assert mended.totals["created"] == 1
    assert mended.totals["updated"] == 1
    assert engine.read(
        "MATCH (:Employer {name: '己公司'})-[:IN_BUILDING]->(b) RETURN b.path AS path"
    ) == [{"path": "安园/15号楼"}]


def test_what_stands_on_a_refused_row_falls_with_it(engine: Graph, tmp_path: Path) -> None:
    result = give(engine, tmp_path / "in", CHAIN)
    assert told(result) == {
        ("单位", 3, "单位名称", "row", "duplicate_conflict"),
        ("党组", 3, "党组织名称", "row", "duplicate_conflict"),
        ("党组", 4, "所在单位", "cell", "unknown_ref"),
        ("党组", 5, "上级党组织", "row", "unknown_ref"),
        ("片区", 2, "包片党支部", "cell", "unknown_ref"),
    }
    assert accounted(result)
    assert give(engine, tmp_path / "in", FIRST).totals["rejected"] == 0


def test_a_contradiction_names_the_columns_and_colours_the_cell(
    engine: Graph, tmp_path: Path
) -> None:
    street = FIRST + street_of(
        """
        住户 2018-10-01 另册
        所属社区 | 小区 | 楼栋 | 单元 | 房号 | 居住状态 | 户主
        锦绣苑 | 锦园 | 1号楼 | 1单元 | 103 | 常住 | 周五
        锦绣苑 | 锦园 | 1号楼 | 1单元 | 103 | 出租 | 吴六
        """
    )
    result = give(engine, tmp_path / "in", street)
    (one,) = result.refusals
    assert (one.row, one.column, one.value, one.level) == (3, "居住状态", "出租", "row")
    assert one.reason.zh == (
        "与“住户_另册_2018-10-01.csv 第2行”同一天的记录互相矛盾（“居住状态”、“户主”写的不同），"
        "只保留了前一条，请核对后保留一条。"
    )
    assert "row 2 of the same day (居住状态, 户主), which was kept" in one.reason.en
    back = tmp_path / "退回.xlsx"
    write_refusals([sheet.sheet for sheet in result.sheets], back)
    (worksheet,) = openpyxl.load_workbook(back)
    coloured = [cell.value for cell in worksheet[3] if cell.fill.start_color.rgb == "FFFFC7CE"]
    assert coloured == ["出租"]
    # Known again, it is told as before.
    again = give(engine, tmp_path / "in", street)
    assert [told.as_json("zh") for told in again.refusals] == [one.as_json("zh")]


def test_every_fact_that_rows_may_contradict_is_shown_by_a_column(
    engine: Graph, tmp_path: Path
) -> None:
    generate(tmp_path, households=500)
    load(
        engine, [tmp_path], number_key=KEY, writer=nullcontext(), progress=lambda _what, _rows: None
    )  # fmt: skip
    told = {
        (saying.ledger, thing.label, slot)
        for thing in THINGS
        if thing.historical
        for row in engine.read(f"MATCH (n:{thing.label}) RETURN n.said AS said")
        for saying in map(Saying.from_text, row["said"])
        for slot in saying.values
        if is_single(thing.label, slot)
    }
    columns = {ledger: columns_of(row) for ledger, row in LEDGERS.items()}
    fields = {
        one: {field_of(*one, part, columns[one[0]]) for part in ("", "start", "end")}
        for one in told
    }
    assert len(fields) > 80
    unknown = {one: found for one, found in fields.items() if not found - {""}}
    # That an event was held tells its day, which is part of what it is.
    assert {(ledger, slot) for ledger, _, slot in unknown} <= {("events", LIFE)}
    assert all(found - {""} <= columns[one[0]].keys() for one, found in fields.items())
