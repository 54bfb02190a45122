from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from graph.pictures import WHOLE as REACHED
from graph.pictures import Chain, Flat
from graph.scope import WHOLE
from scripts import assets
from tests.viz import chains
from tests.viz.chains import BLOCKS, COMMUNITY, HOSTILE, community, flats, ground
from tests.viz.streets import DAY, standing
from tests.viz.test_report import Page
from viz.maps.coverage import MOST_BLOCKS, communities_of, coverage_page
from viz.maps.floors import floor_of, natural, stairwells
from viz.maps.network import WIDTH, draw
from viz.maps.responsibility import responsibility_page
from viz.maps.tiles import gaps_of, tiles_of

Draw = Callable[[Chain], str]


def of_coverage(chain: Chain) -> str:
    return coverage_page(ground(chain))


EVERY_MAP = pytest.mark.parametrize(
    "drawn", [responsibility_page, of_coverage], ids=["responsibility", "coverage"]
)


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def heading(html: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", html, re.DOTALL)
    assert found is not None
    return re.sub("<.*?>", "", found[1])


def test_the_title_states_the_finding() -> None:
    assert heading(responsibility_page(community())) == (
        "14 户在住，8 户没有完整责任链，先看第三片区：3 户，片区没有支部包"
    )
    taken = replace(community(), blocks=BLOCKS[:3])
    assert heading(responsibility_page(taken)).endswith(
        "先看锦绣苑社区第一党支部 · 第一片区：3 户，多为没有党员联系"
    )
    assert heading(of_coverage(community())) == "14 户在住，3 户还没有党员联系，先看第1网格：3 户"
    assert heading(responsibility_page(chains.whole())) == "2 户在住，户户责任链完整"
    assert heading(of_coverage(chains.whole())) == "2 户在住，户户有党员联系"
    assert heading(responsibility_page(chains.nothing())) == "还没有装载住户台账"
    nobody = replace(community(), blocks=())
    assert heading(responsibility_page(nobody)) == heading(of_coverage(nobody))
    untaken = replace(community(), blocks=(BLOCKS[3],))
    assert heading(responsibility_page(untaken)).endswith("先看第三片区：3 户，片区没有支部包")
    unplaced = replace(community(), blocks=(BLOCKS[4],))
    assert heading(responsibility_page(unplaced)).endswith("先看未落片的楼栋：2 户，楼栋未落片")
    street = chains.street()
    assert "先看第" in heading(responsibility_page(street))
    assert "社区 · 第1网格：" in heading(coverage_page(ground(street)))


def test_english() -> None:
    assert heading(responsibility_page(community(), "en")).startswith(
        "Of 14 occupied households, 8"
    )
    assert heading(coverage_page(ground(community()), "en")).startswith("Of 14 occupied")


def test_every_household_without_a_whole_chain_is_in_one_gap() -> None:
    tiles = tiles_of(community(), "zh")
    assert sum(gap.households for gap in gaps_of(tiles)) == sum(tile.gap for tile in tiles) == 8
    assert {gap.link for gap in gaps_of(tiles)} == set(range(REACHED))
    for gap in gaps_of(tiles):
        assert sum(n for _, n in gap.cells) == gap.households


def test_a_break_is_a_node_and_its_lines_are_dashed() -> None:
    drawing = draw(tiles_of(community(), "zh"), "zh")
    labels = [node["label"] for node in drawing.nodes if node["kind"] in ("gap", "hole")]
    for label in ("缺口 无支部包", "缺口 未落片", "缺口 未编组 1 人", "缺口 组无支部 1 人",
                  "缺口 片无支部 1 人", "缺口 楼未落片 1 人"):  # fmt: skip
        assert label in labels
    assert "缺口 跨片 1 人\n第二党支部" in labels
    kinds = {node["id"]: node["kind"] for node in drawing.nodes}
    gaps = {node["id"] for node in drawing.nodes if node["kind"] == "gap" or node.get("gap")}
    for edge in drawing.edges:
        broken = edge["from"] in gaps or edge["to"] in gaps
        assert ("dashes" in edge) == broken, (kinds[edge["from"]], kinds[edge["to"]])
        assert "arrows" not in edge


def test_nothing_whole_leaves_its_tile_and_nothing_overlaps() -> None:
    drawing = draw(tiles_of(chains.large(), "zh"), "zh")
    boxes = [
        (node["x"] - node["w"] / 2, node["y"] - node["h"] / 2, node["w"], node["h"])
        for node in drawing.nodes
    ]
    for place, (x, y, w, h) in enumerate(boxes):
        assert x >= 0
        assert x + w <= WIDTH
        assert y + h <= drawing.height
        for other_x, other_y, other_w, other_h in boxes[:place]:
            apart = x >= other_x + other_w or other_x >= x + w
            assert apart or y >= other_y + other_h or other_y >= y + h
    assert sum(node["kind"] == "cell" for node in drawing.nodes) == 75
    assert len(drawing.nodes) < 600, "buildings and members, not households"


@EVERY_MAP
def test_the_same_ground_makes_the_same_page(drawn: Draw) -> None:
    assert drawn(chains.large()) == drawn(chains.large())


@EVERY_MAP
def test_names_are_text(drawn: Draw) -> None:
    """Wherever pyvis and a browser would read markup there is none of a name's own."""
    html = drawn(chains.hostile())
    tags = Page(html).tags
    assert not any(tag == "img" for tag, _ in tags)
    assert sum(tag == "script" for tag, _ in tags) == 2
    assert not any(name.startswith("on") for _, attributes in tags for name in attributes)
    assert HOSTILE in json.dumps(data_of(html), ensure_ascii=False).replace('\\"', '"')


def test_persons_are_masked_and_never_beside_a_door() -> None:
    html = responsibility_page(community())
    for name in ("欧阳海洋", "王小明", "纳兰容若", "李四"):
        assert name not in html
    data = data_of(html)
    people = [node for node in data["nodes"] if node["kind"] == "person"]
    assert {node["title"][0] for node in people} == set("欧王纳李")
    for node in people:
        assert not re.search(r"号楼|单元|\d{3}", node["title"])
        assert node["label"].strip() == ""
    for detail in data["details"].values():
        assert not re.search(r"[欧王纳李]\*", json.dumps(detail, ensure_ascii=False))


@EVERY_MAP
def test_no_phone_no_number_no_key_of_a_person(drawn: Draw) -> None:
    chain = community()
    known = replace(chain, duties=tuple(replace(one, name="王小明 13900004416 11010519491231002X")
                                        for one in chain.duties))  # fmt: skip
    html = drawn(known).replace(asset(), "")
    assert "13900004416" not in html
    assert "11010519491231002X" not in html
    assert "member|" not in html


@EVERY_MAP
def test_day_scope_demonstration_legend_and_doubts_are_said(drawn: Draw) -> None:
    text = Page(drawn(community())).text
    for said in ("截至 2026-11-23", "范围：锦绣苑", "演示数据 · 人员均为虚构"):
        assert said in text
    real = replace(community(), standing=standing())
    assert "演示数据" not in Page(drawn(real)).text
    old = replace(community(), standing=standing(residents=DAY.replace(year=2025)))
    assert "◔ 过期" in Page(drawn(old)).text
    assert "未装载：住户" in Page(drawn(chains.nothing())).text
    loading = replace(community(), standing=standing(loading=True))
    assert "正在装载" in Page(drawn(loading)).text


@EVERY_MAP
def test_the_policy_allows_just_what_is_in_the_page(drawn: Draw) -> None:
    html = drawn(community())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'")
    for tag, kind in (("style", "style"), ("script", "script")):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in rules
    assert not re.search(r'(?:src|href)="(?!#|data:,)', html.replace(asset(), ""))


def asset() -> str:
    return (assets.ASSETS / "vis-network.min.js").read_text("utf-8")


def test_the_vendored_scripts_are_the_ones_of_the_manifest() -> None:
    kept = assets.manifest()
    assert {path.name for path in assets.ASSETS.glob("*.js")} == set(kept)
    for name, entry in kept.items():
        content = (assets.ASSETS / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert entry["version"].encode() in content
        assert b"</script" not in content.lower()
        assert b"sourceMappingURL" not in content
        assert (assets.ASSETS / f"{name}.LICENSE").read_text("utf-8").startswith("The MIT License")
        assert entry["licence"]


def test_the_overview_shows_patches() -> None:
    tiles = tiles_of(chains.street(), "zh")
    assert sorted(tile.name for tile in tiles) == ["第0社区", "第1社区", "第2社区"]
    assert sum(len(tile.cells) for tile in tiles) == 20 + 1
    data = data_of(responsibility_page(chains.street()))
    assert any(detail["rows"] for detail in data["details"].values())
    labels = [node["label"] for node in data["nodes"]]
    assert "缺口 未落片" in labels
    assert "缺口 无支部包" in labels


def test_a_patch_without_buildings_and_a_branch_of_two_patches() -> None:
    chain = community()
    third = chain.patches["p3"]
    more = {"p3": replace(third, takers=("o2",)), "p4": replace(third, key="p4", name="第四片区")}
    both = replace(chain, patches={**chain.patches, **more})
    tiles = {tile.place: tile for tile in tiles_of(both, "zh")}
    assert [cell.name for cell in tiles["第二片区、第三片区"].cells] == ["3号楼", "4号楼"]
    assert tiles["第四片区"].cells == ()
    assert tiles["第四片区"].occupied == 0


def test_grids_and_buildings_come_worst_first() -> None:
    (part,) = communities_of(ground(community()), "zh")
    assert [grid.name for grid in part.grids] == ["第1网格", "第2网格", "未落格"]
    assert [block.name for block in part.grids[0].blocks] == ["4号楼", "1号楼", "2号楼"]
    assert [block.gap for block in part.grids[0].blocks] == [2, 1, 0]
    assert (part.reach.l3, part.reach.l2, part.reach.l1, part.reach.l0) == (7, 4, 1, 2)


def test_what_is_in_no_grid_is_no_grid() -> None:
    html = of_coverage(community())
    assert "2 个网格，另有未落格的楼栋 1 栋 <small>" in html
    placed = replace(community(), blocks=BLOCKS[:4])
    assert "2 个网格 <small>" in of_coverage(placed)
    assert "2 grids, and 1 buildings in none <small>" in coverage_page(ground(community()), "en")


def test_a_grid_without_buildings_is_a_grid() -> None:
    empty = ("640106004001", "锦绣苑", "第3网格")
    html = coverage_page(ground(community(), empty))
    assert "3 个网格，另有" in html
    assert html.count('<p class="empty">没有楼栋</p>') == 1
    (part,) = communities_of(ground(community(), empty), "zh")
    assert [grid.name for grid in part.grids][-1] == "第3网格"
    many = tuple(replace(BLOCKS[0], key=f"b{number}") for number in range(MOST_BLOCKS + 1))
    summary = coverage_page(ground(replace(community(), blocks=many), empty))
    assert '第3网格</span><small class="of">没有楼栋</small>' in summary


def test_of_several_communities_each_is_named() -> None:
    other = replace(BLOCKS[0], key="b9", code="640106004003", community="蓝山名邸")
    both = replace(community(), scope=WHOLE, blocks=(*BLOCKS, other))
    html = of_coverage(both)
    cards = re.findall(r'<li><a href="#g\d"><span>(.*?)</span>', html)
    assert cards.count("蓝山名邸 · 第1网格") == cards.count("锦绣苑 · 第1网格") == 1
    assert len(set(cards)) == len(cards) == 4
    names = [one["name"] for one in data_of(html)["details"].values()]
    assert {"蓝山名邸/南区/1号楼", "锦绣苑/南区/1号楼"} <= set(names)
    (table,) = re.findall("<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert table.count(">蓝山名邸/南区/1号楼<") == table.count(">锦绣苑/南区/1号楼<") == 1
    assert "锦绣苑 · " not in of_coverage(community())


def test_of_several_communities_each_patch_and_building_names_its_own() -> None:
    other = replace(
        BLOCKS[0], key="b9", code="640106004003", community="蓝山名邸", patches=("p9",)
    )  # fmt: skip
    more = {
        "p9": replace(community().patches["p1"], key="p9", community="蓝山名邸", takers=("o2",))
    }
    chain = community()
    both = replace(
        chain, scope=WHOLE, blocks=(*BLOCKS, other), patches={**chain.patches, **more}
    )  # fmt: skip
    places = [tile.place for tile in tiles_of(both, "zh")]
    assert "锦绣苑 · 第一片区" in places
    assert "蓝山名邸 · 第一片区、锦绣苑 · 第二片区" in places
    html = responsibility_page(both)
    (table,) = re.findall("<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert table.count(">蓝山名邸/南区/1号楼<") == table.count(">锦绣苑/南区/1号楼<") == 1
    assert "先看锦绣苑 · 第三片区" in heading(html)
    assert "锦绣苑 · " not in responsibility_page(community())


def test_every_level_is_drawn_as_its_legend_says() -> None:
    taken = replace(community(), blocks=BLOCKS[:2])
    (part,) = communities_of(ground(taken), "zh")
    (grid,) = part.grids
    assert (part.reach.l1, part.reach.l0) == (1, 0)
    assert [look for look, _, _ in grid.parts] == ["l3", "l2", "l1"]
    assert [look for look, _, _ in grid.blocks[0].bar] == ["l1", "l2", "l3"]
    assert 'class="l0"' not in legend_left_out(of_coverage(taken))
    street = ground(chains.street())
    drawn = [one for area in communities_of(street, "zh") for g in area.grids for one in g.blocks]
    for one in drawn:
        assert [look for look, _, _ in one.bar] == [
            name for name in ("l0", "l1", "l2", "l3") if getattr(one.block.reach, name)
        ]
        assert abs(sum(high for _, _, high in one.bar) - 20) < 0.5
        assert all(high >= 2 for _, _, high in one.bar)
    untaken = replace(BLOCKS[3], flats=(*flats(0), *(flats(6) * 200)))
    (part,) = communities_of(ground(replace(community(), blocks=(untaken,))), "zh")
    assert part.grids[0].blocks[0].bar[0] == ("l0", 0, 2)


def legend_left_out(html: str) -> str:
    return re.sub(r'<ul class="legend">.*?</ul>', "", html, flags=re.DOTALL)


def double() -> Chain:
    """The community, whose first building two grids and two patches claim."""
    first = replace(BLOCKS[0], grids=("第1网格", "第2网格"), patches=("p1", "p2"))
    return replace(community(), blocks=(first, *BLOCKS[1:]))


def test_a_building_of_two_grids_stands_in_both_and_is_counted_once() -> None:
    (part,) = communities_of(ground(double()), "zh")
    grids = {grid.name: grid for grid in part.grids}
    assert [block.name for block in grids["第2网格"].blocks] == ["1号楼", "3号楼"]
    assert "1号楼" in [block.name for block in grids["第1网格"].blocks]
    assert (grids["第2网格"].gap, grids["第2网格"].reach.occupied) == (1, 6)
    assert (part.gap, part.reach.occupied) == (3, 14)
    html = of_coverage(double())
    assert heading(html) == heading(of_coverage(community()))
    assert "1 栋楼不止一个网格认领（“重复”）" in html
    assert "重复" not in of_coverage(community())
    drawn = [one for one in data_of(html)["details"].values() if one["name"] == "南区/1号楼"]
    assert [one["note"] for one in drawn] == ["几处都认领：第1网格、第2网格"] * 2
    (table,) = re.findall("<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert table.count("南区/1号楼") == 1, "a list of buildings names each once"


def test_a_map_of_one_grid_draws_no_other() -> None:
    one = replace(
        double(), scope=replace(COMMUNITY, kind="grid", name="锦绣苑/第2网格"),
        blocks=(double().blocks[0], BLOCKS[2]),
    )  # fmt: skip
    (part,) = communities_of(ground(one), "zh")
    assert [(grid.name, grid.gap, grid.reach.occupied) for grid in part.grids] == [
        ("第2网格", 1, 6)
    ]
    assert "先看第2网格：1 户" in heading(of_coverage(one))


def test_a_building_of_two_patches_stands_in_both_and_is_counted_once() -> None:
    tiles = {tile.place: tile for tile in tiles_of(double(), "zh")}
    second = tiles["第二片区"]
    assert [cell.name for cell in second.cells] == ["1号楼", "3号楼"]
    assert (second.gap, second.occupied) == (1, 6)
    assert "1号楼" in [cell.name for cell in tiles["第一片区"].cells]
    # Its member's branch has the other patch: it is named, no group of this branch is.
    (held,) = [row for row in second.rows if row.title == "锦绣苑社区第一党支部"]
    assert held.label == "第一党支部"
    assert [person.households for person in held.people] == [3]
    html = responsibility_page(double())
    assert heading(html).startswith("14 户在住，8 户没有")
    labels = [node["label"] for node in data_of(html)["nodes"] if node["kind"] == "cell"]
    assert labels.count("1号楼 重复") == 2
    (table,) = re.findall("<tbody>(.*?)</tbody>", html, re.DOTALL)
    assert table.count("南区/1号楼") == 1
    assert "重复" not in responsibility_page(community())


def test_in_the_overview_a_double_building_counts_in_both_patches() -> None:
    street = chains.street()
    first = replace(street.blocks[2], patches=("p2", "p5"))
    both = replace(street, blocks=(*street.blocks[:2], first, *street.blocks[3:]))
    (tile,) = [one for one in tiles_of(both, "zh") if one.name == "第2社区"]
    (alone,) = [one for one in tiles_of(street, "zh") if one.name == "第2社区"]
    assert tile.counts == alone.counts
    assert sum(cell.occupied for cell in tile.cells) == tile.occupied + first.reach.occupied
    drawing = draw(tiles_of(both, "zh"), "zh")
    titles = [node["title"] for node in drawing.nodes if node["label"] == "第5片区"]
    assert [title.endswith("；含重复 1 栋") for title in titles] == [True]


def test_stairwells_stand_in_order_with_the_top_floor_first() -> None:
    rooms = ("1102", "201", "202", "地下室")
    wells = stairwells(
        [Flat("10单元", "101", "常住", True)]
        + [Flat("2单元", room, "常住", True) for room in rooms]
    )
    assert [well.name for well in wells] == ["2单元", "10单元"]
    assert [floor for floor, _ in wells[0].floors] == ["11", "2", ""]
    assert wells[0].width == 2
    assert floor_of("1102") == "11"
    assert floor_of("A01") == ""


def test_names_with_numbers_are_in_the_order_of_the_numbers() -> None:
    names = ["第十二片区", "第三片区", "第十片区", "第二十片区", "10号楼", "2号楼", "服务中心"]
    assert sorted(names, key=natural) == [
        "2号楼", "第三片区", "10号楼", "第十片区", "第十二片区", "第二十片区", "服务中心",
    ]  # fmt: skip


def test_a_community_out_of_force_is_shown_with_the_one_that_took_it_over() -> None:
    street = chains.street()
    merged = replace(street, holders={("1", "第1社区"): ("2", "第2社区")})
    before, now = ({tile.name for tile in tiles_of(chain, "zh")} for chain in (street, merged))
    assert before == {"第0社区", "第1社区", "第2社区"}
    assert now == {"第0社区", "第1社区（并入第2社区）", "第2社区"}
    assert [tile.counts for tile in tiles_of(merged, "zh")] == [
        tile.counts for tile in tiles_of(street, "zh")
    ]
