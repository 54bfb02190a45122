"""What a scope names, and what is said when it names nothing or several things."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.asking import ask, parameter_values, standing
from graph.catalogue import question
from graph.engines import Graph
from graph.errors import WrongUse
from graph.scope import resolve
from loaders.whole import Whole
from tests.graph.streets import FIRST, give
from tests.oracle.rows import Street
from tests.oracle.tiny import DAY, added, changed, without

TWICE: Street = added(
    added(FIRST, "网格", 社区="锦绣苑", 网格名称="中片"), "片区", 社区="锦绣苑", 片区名称="中片"
)
"""A grid and a patch of one name, in one community."""


def test_a_kind_before_the_name_tells_a_grid_from_a_patch(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "street", TWICE)
    with pytest.raises(WrongUse) as refused:
        resolve(engine, "锦绣苑/中片", DAY)
    offered = ("网格:锦绣苑/中片", "片区:锦绣苑/中片")
    for sentence, names in (
        (refused.value.text.zh, offered),
        (refused.value.text.en, ("grid:锦绣苑/中片", "patch:锦绣苑/中片")),
    ):
        for name in names:
            assert name in sentence
    for wanted, kind in (
        *zip(offered, ("grid", "patch"), strict=True),
        ("网格：锦绣苑/中片", "grid"),
        ("patch:中片", "patch"),
        ("区划:锦绣苑", "area"),
        ("党组织:甲支部", "organisation"),
    ):
        assert resolve(engine, wanted, DAY).kind == kind
    assert resolve(engine, offered[0], DAY).name == "锦绣苑/中片"
    with pytest.raises(WrongUse, match="没有找到"):
        resolve(engine, "片区:第一网格", DAY)


def test_groups_of_one_name_are_told_apart_by_their_branches(engine: Graph, tmp_path: Path) -> None:
    street = added(FIRST, "党组织", 党组织名称="第一党小组", 类型="党小组", 上级党组织="甲支部")
    street = added(street, "党组织", 党组织名称="第一党小组", 类型="党小组", 上级党组织="乙支部")
    give(engine, tmp_path / "street", street)
    with pytest.raises(WrongUse) as refused:
        resolve(engine, "第一党小组", DAY)
    for branch in ("甲支部", "乙支部"):
        assert f"党组织:{branch}/第一党小组" in refused.value.text.zh
        for wanted in (f"{branch}/第一党小组", f"党组织:{branch}/第一党小组"):
            found = resolve(engine, wanted, DAY)
            assert (found.kind, found.name) == ("organisation", f"{branch}/第一党小组")
            assert found.parameters["organisations"] == [found.key]
    with pytest.raises(WrongUse, match="没有找到"):
        resolve(engine, "锦绣苑社区党委/第一党小组", DAY)


def test_communities_of_one_name_are_told_apart_by_their_codes(
    engine: Graph, tmp_path: Path
) -> None:
    codes = ("640106005001", "640106006001")
    street = FIRST
    for code in codes:
        street = added(street, "区划", 代码=code, 名称="团结", 级别="社区")
    give(engine, tmp_path / "street", street)
    with pytest.raises(WrongUse) as refused:
        resolve(engine, "团结", DAY)
    for code in codes:
        assert f"区划:{code}" in refused.value.text.zh
        assert resolve(engine, f"区划:{code}", DAY).kind == "area"


@pytest.mark.parametrize("wanted", ["锦绣苑社区", "锦绣苑", "锦绣苑社区/东片"])
def test_an_area_may_be_written_with_its_noun(engine: Graph, tmp_path: Path, wanted: str) -> None:
    give(engine, tmp_path / "street", FIRST)
    assert resolve(engine, wanted, DAY).name == wanted.replace("社区", "")


SHARED: Street = changed(
    FIRST, "楼栋", {"楼号": "1号楼"}, 网格="第一网格、第二网格", 片区="东片、西片"
)
"""A building that two grids and two patches share."""


@pytest.mark.parametrize(
    ("question_id", "scope"), [("G04", "片区:锦绣苑/东片"), ("G29", "网格:锦绣苑/第一网格")]
)
def test_a_building_that_is_gone_joins_no_two_grounds(
    engine: Graph, tmp_path: Path, question_id: str, scope: str
) -> None:
    def asked() -> int:
        now = standing(engine)
        assert now.day is not None
        found = ask(
            engine,
            question(question_id),
            as_of=now.day,
            scope=resolve(engine, scope, now.day),
            values=parameter_values(question(question_id), {}, {}),
            standing=now,
        )
        return found.denominator

    give(engine, tmp_path / "street", SHARED)
    before = asked()
    (buildings,) = (
        sheet for sheet in without(SHARED, "楼栋", {"楼号": "1号楼"}) if sheet.kind == "楼栋"
    )
    later = replace(buildings, day=date(2018, 11, 1))
    give(engine, tmp_path / "street", (later,), whole=Whole("锦绣苑", confirmed=True))
    assert asked() < before


def test_an_area_is_named_by_the_digits_that_its_level_has(engine: Graph, tmp_path: Path) -> None:
    street = added(FIRST, "区划", 代码="640106000000", 名称="金凤区", 级别="区县")
    street = added(
        street, "区划", 代码="640106009000", 名称="示范街道", 级别="街道", 上级代码="640106000000"
    )
    give(engine, tmp_path / "street", street)
    for wanted, name in (
        ("640106", "金凤区"),
        ("640106009", "示范街道"),
        ("区划:640106009", "示范街道"),
        ("640106009000", "示范街道"),
    ):
        assert resolve(engine, wanted, DAY).name == name
    with pytest.raises(WrongUse, match="没有找到"):
        resolve(engine, "64010600", DAY)
