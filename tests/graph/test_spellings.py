"""One building under several spellings: it is one thing, in whatever order the files come."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest

from graph.engines import Graph
from loaders.finding import find
from loaders.run import LoadResult, load
from tests.graph.streets import FIRST, KEY, content
from tests.oracle import files
from tests.oracle.check_digits import identity_number
from tests.oracle.rows import Street, street_of
from tests.oracle.tiny import DAY

WUJI = identity_number(DAY.replace(year=1980), 5)


def give(graph: Graph, folder: Path, street: Street, *, backwards: bool = False) -> LoadResult:
    """Load a street's files in the order of its sheets, or the other way round."""
    folder.mkdir()
    paths = files.write(street, folder)
    return load(
        graph,
        paths[::-1] if backwards else paths,
        number_key=KEY,
        writer=nullcontext(),
        progress=lambda _what, _rows: None,
    )


def paths(graph: Graph, label: str = "Building") -> list[str]:
    return sorted(
        row["path"]
        for row in graph.read(
            f"MATCH (n:{label}) RETURN CASE WHEN n.path IS NULL THEN n.name ELSE n.path END AS path"
        )
    )


BRACKETS = FIRST + street_of(
    """
    住户 2018-10-01 一册
    社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式 | 姓名
    安居苑 | 南区(一期) | 11号楼 | 1单元 | 101 | 常住 | 周五
    安居苑 | 南区（一期） | 12号楼 | 1单元 | 101 | 常住 | 吴六
    安居苑 | 南区（一期） | 11号楼 | 1单元 | 101 | 常住 | 郑七

    住户 2018-10-01 二册
    社区 | 小区 | 楼栋 | 单元 | 室号 | 使用方式
    安居苑 | 南区（一期） | 11号楼 | 1单元 | 102 | 常住

    网格 2018-10-01 二册
    社区 | 网格名称
    安居苑 | 第2网格（北）
    安居苑 | 第2网格(北)

    包户 2018-10-01 二册
    党员姓名 | 社区 | 小区 | 楼栋 | 单元 | 室号
    赵一 | 安居苑 | 南区（一期） | 11号楼 | 1单元 | 101
    """
)


def test_brackets_of_either_width_are_one_name(engine: Graph, tmp_path: Path) -> None:
    result = give(engine, tmp_path / "in", BRACKETS)
    assert result.refusals == []
    assert paths(engine, "Compound") == ["南区(一期)", "安园", "锦园"], "as the first row has it"
    assert [path for path in paths(engine, "Household") if "南区" in path] == [
        "南区(一期)/11号楼/1单元/101", "南区(一期)/11号楼/1单元/102", "南区(一期)/12号楼/1单元/101",
    ]  # fmt: skip
    assert engine.read(
        "MATCH (:Household {room: '101'})<-[:LIVES_IN]-(r) RETURN count(r) AS n"
    ) == [{"n": 3}]
    forwards = content(engine)
    engine.write("MATCH (n) DETACH DELETE n")
    give(engine, tmp_path / "again", BRACKETS, backwards=True)
    assert content(engine) == forwards


GROUND = FIRST + street_of(
    """
    楼栋 2018-10-01 另册
    社区 | 小区 | 楼号 | 网格
    锦绣苑 | 锦绣苑南区 | 7号楼 | 第一网格
    锦绣苑 | 东方名都 | 7号楼 | 第一网格
    锦绣苑 | 北区 | 8号楼 | 第一网格
    锦绣苑 | | 9号楼 | 第一网格
    锦绣苑 | 南区 | 9号楼 | 第一网格

    住户 2018-10-01 另册
    社区 | 小区 | 楼栋 | 单元 | 室号
    锦绣苑 | 锦绣苑南区 | 7号楼 | 1单元 | 101
    """
)

WRITTEN = {
    "锦绣苑南区7号楼": "锦绣苑南区/7号楼",
    "南区7号楼": "锦绣苑南区/7号楼",
    "锦绣苑/锦绣苑南区/7号楼": "锦绣苑南区/7号楼",
    "东方名都7号楼": "东方名都/7号楼",
    "锦绣苑社区东方名都小区7栋": "东方名都/7号楼",
    "8号楼": "北区/8号楼",
    "锦绣苑8号楼": "北区/8号楼",
    "9号楼": "9号楼",
    "锦绣苑9号楼": "9号楼",
    "南区9号楼": "南区/9号楼",
}


def test_a_cell_names_a_building_in_every_way_that_a_question_may(
    engine: Graph, tmp_path: Path
) -> None:
    firms = "\n".join(
        f"公司{number} | 其他 | 锦绣苑 | {text}" for number, text in enumerate(WRITTEN)
    )
    street = GROUND + street_of(
        f"""
        单位 2018-10-01 另册
        单位名称 | 类型 | 社区 | 楼栋
        {firms}
        公司70 | 其他 | 锦绣苑 | 7号楼
        公司71 | 其他 | 锦绣苑 | 西区7号楼

        党组织 2018-10-01 另册
        党组织名称 | 类型 | 上级党组织 | 负责楼栋
        甲三组 | 党小组 | 甲支部 | 东方名都7号楼、南区7号楼

        党员 2018-10-01 另册
        姓名 | 公民身份证号 | 人员类别 | 所在党支部 | 家庭住址
        周五 | {WUJI} | 正式 | 甲支部 | 锦绣苑南区7号楼1单元101室
        """
    )
    result = give(engine, tmp_path / "in", street)
    assert [(one.row, one.code) for one in result.refusals] == [
        (12, "ambiguous_ref"), (13, "unknown_ref"),
    ]  # fmt: skip
    assert (
        result.refusals[0].details["candidates"] == "锦绣苑/东方名都/7号楼、锦绣苑/锦绣苑南区/7号楼"
    )
    rows = engine.read(
        "MATCH (e:Employer)-[:IN_BUILDING]->(b) RETURN e.name AS name, b.path AS path"
    )
    assert {row["name"]: row["path"] for row in rows} == {
        f"公司{number}": path for number, path in enumerate(WRITTEN.values())
    }
    for text, path in WRITTEN.items():
        found = find(engine, text, DAY)
        key = engine.read("MATCH (b:Building {path: $path}) RETURN b.key AS key", path=path)
        assert [{"key": found.key}] == key, text
    claimed = engine.read("MATCH ({name: '甲三组'})-[:CLAIMS]->(b) RETURN b.path AS path")
    assert sorted(row["path"] for row in claimed) == ["东方名都/7号楼", "锦绣苑南区/7号楼"]
    home = engine.read("MATCH (:PartyMember {name: '周五'})-[:LIVES_IN]->(h) RETURN h.path AS path")
    assert home == [{"path": "锦绣苑南区/7号楼/1单元/101"}]


LISTED = """
    楼栋 2018-10-01 丙册
    社区 | 小区 | 楼号 | 网格
    锦绣苑 | 南区 | 7号楼 | 第一网格
"""
LISTED_BARE = """
    楼栋 2018-10-01 丙册
    社区 | 楼号 | 网格
    锦绣苑 | 7号楼 | 第一网格
"""
LIVED_IN = """
    住户 2018-10-01 甲册
    社区 | 小区 | 楼栋 | 单元 | 室号
    锦绣苑 | 南区 | 7号楼 | 1单元 | 101
"""
LIVED_IN_BARE = """
    住户 2018-10-01 乙册
    社区 | 楼栋 | 单元 | 室号
    锦绣苑 | 7号楼 | 1单元 | 102
"""


@pytest.mark.parametrize("way", ["together", "in turn", "backwards"])
@pytest.mark.parametrize(
    "sheets",
    [
        (LISTED, LIVED_IN_BARE),
        (LISTED_BARE, LIVED_IN),
        (LIVED_IN, LIVED_IN_BARE),
        (LISTED_BARE, LIVED_IN, LIVED_IN_BARE),
        (LISTED, LIVED_IN_BARE.replace("7号楼", "南区7号楼")),
        (LISTED_BARE.replace("7号楼", "南区7号楼"), LIVED_IN),
        (LISTED, LIVED_IN.replace("南区", "锦绣苑南区")),
    ],
)
def test_a_building_without_its_compound_is_the_only_one_of_its_name(
    engine: Graph, tmp_path: Path, sheets: tuple[str, ...], way: str
) -> None:
    give(engine, tmp_path / "first", FIRST)
    streets = [street_of(sheet) for sheet in sheets]
    if way == "together":
        streets = [tuple(sheet for street in streets for sheet in street)]
    for number, street in enumerate(streets[::-1] if way == "backwards" else streets):
        assert give(engine, tmp_path / f"{number}", street).refusals == []
    (there,) = engine.read(
        "MATCH (b:Building) WHERE b.name CONTAINS '7号楼' "
        "OPTIONAL MATCH (b)<-[:IN_BUILDING]-()<-[:IN_UNIT]-(h) RETURN b.key AS key, count(h) AS doors"
    )
    assert there["doors"] == sum("住户" in sheet for sheet in sheets)


def test_two_of_a_name_in_the_list_of_buildings_are_two(engine: Graph, tmp_path: Path) -> None:
    street = FIRST + street_of(
        """
        楼栋 2018-10-01 丙册
        社区 | 小区 | 楼号
        锦绣苑 | | 7号楼
        锦绣苑 | 南区 | 7号楼
        """
    )
    give(engine, tmp_path / "in", street + street_of(LIVED_IN_BARE))
    assert [path for path in paths(engine) if "7号楼" in path] == ["7号楼", "南区/7号楼"]
    assert paths(engine, "Household")[0] == "7号楼/1单元/102"
    before = content(engine)
    give(engine, tmp_path / "again", street + street_of(LIVED_IN_BARE), backwards=True)
    assert content(engine) == before


def test_a_door_that_two_buildings_could_have_is_refused(engine: Graph, tmp_path: Path) -> None:
    both = LISTED + "    锦绣苑 | 北区 | 7号楼 | 第二网格\n"
    street = FIRST + street_of(both) + street_of(LIVED_IN_BARE)
    for folder in ("in", "again"):
        (refusal,) = give(engine, tmp_path / folder, street).refusals
        assert (refusal.column, refusal.level, refusal.code) == ("楼栋", "row", "ambiguous_ref")
        assert refusal.details["candidates"] == "锦绣苑/北区/7号楼、锦绣苑/南区/7号楼"
    assert [path for path in paths(engine) if "7号楼" in path] == ["北区/7号楼", "南区/7号楼"]


def test_one_compound_of_two_does_not_take_over_a_building(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "first", FIRST + street_of(LIVED_IN_BARE))
    give(engine, tmp_path / "second", street_of(LISTED + "    锦绣苑 | 北区 | 7号楼 | 第二网格\n"))
    assert len([path for path in paths(engine) if "7号楼" in path]) == 3
