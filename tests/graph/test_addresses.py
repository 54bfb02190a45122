"""Addresses in ledgers: where they lead, why not, and what a newer one ends; from real files, on both engines."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from graph.asking import ask, parameter_values, standing
from graph.catalogue import question
from graph.engines import Graph
from graph.errors import WrongUse
from graph.facts import about
from graph.scope import WHOLE
from loaders.finding import find
from loaders.run import load
from tests.graph.streets import FIRST, KEY, content, give
from tests.loaders.books import person_id, save
from tests.oracle.cases import employer, member
from tests.oracle.rows import Street, street_of
from tests.oracle.tiny import DAY, with_sheet

TOWERS = with_sheet(
    FIRST,
    """
    楼栋 2018-10-01 另册
    社区 | 小区 | 楼号 | 类型
    安居苑 | | 众一大厦 | 商务楼宇
    锦绣苑 | | 鼎新大厦 | 商住
    锦绣苑 | | 金水大厦 | 商务楼宇
    安居苑 | | 金水大厦 | 商务楼宇

    住户 2018-10-01 另册
    社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
    锦绣苑 | | 鼎新大厦 | 1单元 | 503 | 常住
    """,
)
"""The tiny street with buildings that have names of their own."""


def homes(graph: Graph) -> dict[str, tuple[str | None, str | None]]:
    """Of every member the door where he lives now, and why his address leads to none."""
    return {
        row["name"]: (row["door"], row["why"])
        for row in graph.read(
            "MATCH (m:PartyMember) OPTIONAL MATCH (m)-[r:LIVES_IN]->(h:Household) "
            "WHERE r.end = date('9999-12-31') "
            "RETURN m.name AS name, h.path AS door, m.addressUnplaced AS why"
        )
    }


def places(graph: Graph) -> dict[str, tuple[str | None, str | None]]:
    """The same of employers and their buildings."""
    return {
        row["name"]: (row["building"], row["why"])
        for row in graph.read(
            "MATCH (e:Employer) OPTIONAL MATCH (e)-[r:IN_BUILDING]->(b:Building) "
            "WHERE r.end = date('9999-12-31') "
            "RETURN e.name AS name, b.path AS building, e.addressUnplaced AS why"
        )
    }


def living(street: Street, **addresses: str) -> Street:
    """The street with the 家庭住址 of some members."""
    for name, address in addresses.items():
        street = member(street, {"姓名": name}, 家庭住址=address)
    return street


def test_a_home_where_it_is_certain_and_a_reason_where_it_is_not(
    engine: Graph, tmp_path: Path
) -> None:
    street = living(
        TOWERS,
        赵一="宁夏银川市北京中路街道锦绣苑社区鼎新大厦1单元503室",
        钱二="北京中路街道锦园1栋1单元1楼101",
        孙三="上海西路街道锦园1号楼1单元101",
        李四="锦园1号楼",
    )
    assert give(engine, tmp_path / "in", street).refusals == [], "an address refuses nothing"
    assert homes(engine) == {
        "赵一": ("鼎新大厦/1单元/503", None),
        "钱二": ("锦园/1号楼/1单元/101", None),
        "孙三": (None, "不在本辖区"),
        "李四": (None, "没有写到室号"),
    }
    counted = engine.read(
        "MATCH (m:PartyMember) WHERE m.addressUnplaced IS NOT NULL "
        "RETURN m.addressUnplaced AS why, count(m) AS n ORDER BY why"
    )
    assert counted == [{"why": "不在本辖区", "n": 1}, {"why": "没有写到室号", "n": 1}]
    (key,) = (row["key"] for row in engine.read("MATCH (m {name: '孙三'}) RETURN m.key AS key"))
    told = about(engine, "PartyMember", key, DAY)
    assert told is not None
    facts = {fact.title.zh: fact.value for fact in told.facts}
    assert facts["住址落不到户的原因"] == "不在本辖区"
    assert not any("上海西路" in value for value in facts.values())


NEWER = street_of(
    """
    党员 2018-11-01
    姓名 | 公民身份证号 | 人员类别 | 所在党支部 | 家庭住址
    赵一 | | 正式 | 甲支部 | 贺兰县立岗镇某村
    钱二 | | 正式 | 甲支部 | 锦园2号楼1单元201
    孙三 | | 正式 | 乙支部 | —
    李四 | | 正式 | 乙支部 | 锦园1号楼1单元109
    """
)
DOORS = ("锦园1号楼1单元101", "锦园1号楼1单元102", "安园3号楼1单元301", "安园3号楼1单元302")


def test_a_newer_address_that_leads_nowhere_ends_the_old_home(
    engine: Graph, tmp_path: Path
) -> None:
    first = living(FIRST, **dict(zip(("赵一", "钱二", "孙三", "李四"), DOORS, strict=True)))
    numbers = {
        row["姓名"]: row["公民身份证号"]
        for sheet in first
        if sheet.kind == "党员"
        for row in sheet.rows
    }
    (sheet,) = NEWER
    newer = sheet.with_rows({**row, "公民身份证号": numbers[row["姓名"]]} for row in sheet.rows)
    give(engine, tmp_path / "in", first)
    assert {name: door for name, (door, _) in homes(engine).items()} == {
        "赵一": "锦园/1号楼/1单元/101",
        "钱二": "锦园/1号楼/1单元/102",
        "孙三": "安园/3号楼/1单元/301",
        "李四": "安园/3号楼/1单元/302",
    }
    give(engine, tmp_path / "in", (newer,))
    moved = {
        "赵一": (None, "看不出楼栋"),
        "钱二": ("锦园/2号楼/1单元/201", None),
        "孙三": ("安园/3号楼/1单元/301", None),
        "李四": (None, "没有这一户"),
    }
    assert homes(engine) == moved
    ended = engine.read(
        "MATCH (m:PartyMember {name: '赵一'})-[r:LIVES_IN]->() RETURN r.start AS begun, r.end AS ended"
    )
    assert ended == [{"begun": DAY, "ended": date(2018, 11, 1)}], "nothing is erased"
    kept = content(engine)
    engine.write("MATCH (n) DETACH DELETE n")
    give(engine, tmp_path / "in", (*first, newer))
    assert content(engine) == kept, "in one run as in two"
    # The old ledger once more changes nothing, and the door that was missing is taken when it is known.
    door = street_of(
        """
        住户 2018-11-01
        社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
        锦绣苑 | 锦园 | 1号楼 | 1单元 | 109 | 常住
        """
    )
    give(engine, tmp_path / "in", (*first, newer, *door))
    assert homes(engine) == {**moved, "李四": ("锦园/1号楼/1单元/109", None)}


def test_nobody_is_told_to_live_where_he_lives_no_more(engine: Graph, tmp_path: Path) -> None:
    """G03 says how many members live in a building that no group reaches."""

    def lived_in(graph: Graph) -> dict[str, int]:
        now = standing(graph)
        assert now.day is not None
        rows = ask(
            graph,
            question("G03"),
            as_of=now.day,
            scope=WHOLE,
            values=parameter_values(question("G03"), {}, {}),
            standing=now,
        ).rows
        return {str(row["subject"]): int(row["living"]) for row in rows}

    give(engine, tmp_path / "in", living(FIRST, 赵一="锦园2号楼1单元201", 钱二="锦园2号楼1单元201"))
    assert lived_in(engine)["锦绣苑/锦园/2号楼"] == 2
    (sheet,) = (one for one in FIRST if one.kind == "党员")
    row = next(dict(row) for row in sheet.rows if row["姓名"] == "赵一")
    moved = street_of("党员 2018-11-01\n姓名\n赵一")[0].with_rows([{**row, "家庭住址": "外省"}])
    give(engine, tmp_path / "in", (moved,))
    assert lived_in(engine)["锦绣苑/锦园/2号楼"] == 1


def test_an_employer_by_its_address_where_no_cell_names_the_building(
    engine: Graph, tmp_path: Path
) -> None:
    street = employer(TOWERS, "乙公司", 地址="北京中路众一大厦12层", 楼栋="")
    street = employer(street, "丙公司", 地址="北京中路168号金水大厦5层", 楼栋="")
    street = employer(street, "丁公司", 地址="北京中路众一大厦3层", 楼栋="")
    street = employer(street, "戊机关", 地址="北京中路众一大厦3层", 楼栋="鼎新大厦")
    street = with_sheet(
        street,
        """
        单位 2018-10-01 另册
        单位名称 | 类型 | 地址
        己公司 | 非公企业 | 金水大厦5层
        庚公司 | 非公企业 | 众一大厦3层301
        辛公司 | 非公企业 | 北京中路168号
        壬公司 | 非公企业 |
        """,
    )
    assert give(engine, tmp_path / "in", street).refusals == []
    assert places(engine) == {
        "乙公司": ("众一大厦", None),
        "丙公司": ("金水大厦", None),
        "丁公司": (None, "没有这栋楼"),
        "戊机关": ("鼎新大厦", None),
        "己公司": (None, "不止一栋楼"),
        "庚公司": ("众一大厦", None),
        "辛公司": (None, "看不出楼栋"),
        "壬公司": (None, None),
    }
    lying = engine.read(
        "MATCH (:Employer {name: '丙公司'})-[:IN_BUILDING]->(b)-[:IN_AREA]->(a) RETURN a.name AS name"
    )
    assert lying == [{"name": "锦绣苑"}], "the one of its community"
    later = street_of(
        """
        单位 2018-11-01
        单位名称 | 类型 | 社区 | 地址
        乙公司 | 非公企业 | 安居苑 | 金水大厦2层
        丙公司 | 非公企业 | 锦绣苑 | 北京中路168号
        戊机关 | 机关 | 锦绣苑 |
        """
    )
    give(engine, tmp_path / "in", later)
    now = places(engine)
    assert now["乙公司"] == ("金水大厦", None)
    assert now["丙公司"] == ("金水大厦", "看不出楼栋"), "a column that is not there says nothing"
    assert now["戊机关"] == ("鼎新大厦", None)
    empty = street_of(
        """
        单位 2018-12-01
        单位名称 | 类型 | 社区 | 楼栋 | 地址
        乙公司 | 非公企业 | 安居苑 | | 北京中路168号
        """
    )
    give(engine, tmp_path / "in", empty)
    assert places(engine)["乙公司"] == (None, "看不出楼栋"), "an empty cell says none"


def test_an_address_in_a_community_that_is_not_known_is_led_nowhere(
    engine: Graph, tmp_path: Path
) -> None:
    street = employer(TOWERS, "乙公司", 社区="新社区", 地址="众一大厦12层")
    refused = give(engine, tmp_path / "in", street).refusals
    assert [(one.column, one.level, one.code) for one in refused] == [
        ("社区", "cell", "unknown_ref")
    ]
    assert places(engine)["乙公司"] == (None, "不在本辖区")


FOUND = {
    "北京中路众一大厦12层": ("building", "众一大厦"),
    "众一大厦12层": ("building", "众一大厦"),
    "锦绣苑社区鼎新大厦1单元503室": ("household", "鼎新大厦/1单元/503"),
    "银川市北京中路街道锦绣苑社区鼎新大厦5楼503": ("household", "鼎新大厦/1单元/503"),
    "锦园1栋1单元1楼101": ("household", "锦园/1号楼/1单元/101"),
    "北京中路街道锦绣苑社区锦园1栋1单元1楼101": ("household", "锦园/1号楼/1单元/101"),
    "宁夏银川市北京中路168号锦园1-1-101": ("household", "锦园/1号楼/1单元/101"),
    "锦绣苑社区金水大厦2层": ("building", "金水大厦"),
}
NOT_CERTAIN = {
    "北京中路168号金水大厦2层": ("不止一处", "安居苑/金水大厦", "锦绣苑/金水大厦"),
    "北京中路街道锦园1栋1单元9楼901": ("没有这扇门", "1单元/101"),
    "上海西路街道众一大厦2层": ("没有这个门牌或名称", "众一大厦"),
    "北京中路新众一大厦": ("没有这个门牌或名称",),
}


def test_who_finds_what_the_cells_of_ledgers_say(engine: Graph, tmp_path: Path) -> None:
    assert give(engine, tmp_path / "in", TOWERS).refusals == []
    found = {wanted: find(engine, wanted, DAY) for wanted in FOUND}
    paths = {
        row["key"]: row["path"]
        for row in engine.read(
            "MATCH (n) WHERE n.path IS NOT NULL RETURN n.key AS key, n.path AS path"
        )
    }
    assert {wanted: (one.kind, paths[one.key]) for wanted, one in found.items()} == FOUND
    for wanted, words in NOT_CERTAIN.items():
        with pytest.raises(WrongUse) as refused:
            find(engine, wanted, DAY)
        assert all(word in refused.value.text.zh for word in words), refused.value.text.zh


def test_an_address_in_a_workbook(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", TOWERS)
    path = save(
        tmp_path / "党员2018年11月1日.xlsx",
        [
            ["姓名", "公民身份证号", "人员类别", "所在党支部", "现居住地"],
            ["吴七", person_id(7), "正式", "甲支部", "锦绣苑社区　鼎新大厦 1单元\n503室"],
        ],
    )
    load(
        engine, [path], number_key=KEY, writer=nullcontext(), progress=lambda _what, _rows: None
    )  # fmt: skip
    assert homes(engine)["吴七"] == ("鼎新大厦/1单元/503", None)
