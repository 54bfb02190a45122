"""The map of links: the numbers of the network, fixed places, nothing in it is markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.graph.links.networks import DAY, TYPES, community, drawn, held, network, party, street
from viz.maps.joint_drawing import draw
from viz.maps.joint_panel import glyphs_of
from viz.maps.joint_places import MOST_ROWS, plan_of
from viz.maps.links import links_page


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    read: dict[str, Any] = json.loads(found[1])
    return read


def test_the_same_network_gives_the_same_page() -> None:
    assert links_page(street()) == links_page(street())


def test_columns_by_kind_of_employer_and_communities_in_official_order() -> None:
    plan = plan_of(street(), "zh")
    assert {seat.party.sectors[0] for seat in plan.left} == {"机关", "国企"}
    assert {seat.party.sectors[0] for seat in plan.right} == {"非公企业", "社会组织"}
    assert [seat.name for seat in plan.places] == [
        "锦绣苑", "蓝山名邸", "安居苑", "民生花园", "清馨苑", "森林公园",
    ]  # fmt: skip


def test_whoever_is_isolated_stands_on_the_shelf_and_nowhere_else() -> None:
    seen = street()
    plan = plan_of(seen, "zh")
    assert {seat.party.key for seat in plan.shelf} == {one.key for one in seen.isolated}
    assert plan.shelf
    assert not {seat.party.key for seat in plan.shelf} & {seat.party.key for seat in plan.rows}


def test_a_strand_for_each_pair_and_type() -> None:
    seen = street()
    plan = plan_of(seen, "zh")
    drawing = draw(plan, seen.types)
    wanted = {
        (frozenset((link.a.name, link.b.name)), place)
        for link in seen.folded()
        for place, one in enumerate(link.records)
        if one.recent
    }
    names = {seat.id: seat.party.name for seat in plan.seats.values()}
    found = [(frozenset((names[one.one], names[one.other])), one.place) for one in drawing.strands]
    assert len(found) == len(set(found))
    assert set(found) == wanted
    for strand in drawing.strands:
        assert bool(strand.dots) is (strand.link.direction == "mutual")
        assert bool(strand.arrow) is (strand.link.direction == "one_sided")


def test_more_events_make_a_wider_strand() -> None:
    firms = [party("甲", "机关"), party("乙", "非公企业"), community("社区")]
    found = [held(n, date(2024, 5, 1 + n), TYPES[0], "社区", "社区", "甲") for n in range(5)]
    found.append(held(9, date(2024, 5, 1), TYPES[0], "社区", "社区", "乙"))
    seen = network(firms, found)
    plan = plan_of(seen, "zh")
    wide = {strand.one: strand.wide for strand in draw(plan, seen.types).strands}
    (left,), (right,) = plan.left, plan.right
    assert wide[left.id] > wide[right.id]


def test_an_earlier_event_is_no_strand_and_no_missing_type() -> None:
    found = [held(0, date(2020, 5, 1), TYPES[0], "社区", "社区", "甲")]
    found.append(held(1, date(2024, 5, 1), TYPES[1], "社区", "社区", "甲"))
    seen = network([party("甲"), community("社区")], found)
    drawing = draw(plan_of(seen, "zh"), seen.types)
    assert [strand.place for strand in drawing.strands] == [1]
    assert [cell.state for cell in drawing.boxes[0].cells] == [
        "kept", "now", "never", "never", "never", "never",
    ]  # fmt: skip


def test_more_than_sixty_are_drawn_by_kind_and_listed_each() -> None:
    seen = street(MOST_ROWS + 20)
    plan = plan_of(seen, "zh")
    assert plan.grouped
    assert len(plan.rows) == 4
    assert plan.organisations == MOST_ROWS + 20
    page = links_page(seen)
    left, right = (sum(seat.stands_for for seat in side) for side in (plan.left, plan.right))
    assert left + right + len(plan.shelf) == MOST_ROWS + 20
    assert f"机关 · 事业 · 国企 {left}<" in page
    assert f"非公企业 · 社会组织 {right}<" in page
    assert "超过 60 个" in page
    for link in seen.folded():
        assert link.a.name in page
        assert link.b.name in page
    assert page.count("<tr") > len(seen.folded())


def test_the_sentence_counts_what_is_drawn() -> None:
    seen = street()
    text = links_page(seen)
    pairs = [link for link in seen.folded() if link.present]
    one_sided = sum(link.direction == "one_sided" for link in pairs)
    assert f"24 个党组织和单位与 6 个社区，{len(pairs)} 对联系，其中" in text
    assert f"<em>单向 {one_sided}</em> · 孤立 {len(seen.isolated)} / {len(seen.subjects)}" in text


def test_the_panel_says_what_it_gives_and_who_needs_it() -> None:
    seen = street()
    plan = plan_of(seen, "zh")
    details = data_of(links_page(seen))["details"]
    seat = next(one for one in plan.rows if one.party.name.startswith("第0"))
    detail = details[seat.id]
    assert detail["gives"] == [["会议室（场地）", "2024-01-01 登记，未对接"]]
    assert detail["wanted"] == [["安居苑 议事场地", "2024-02-01 登记，未对接"]]
    assert [line[0] for line in detail["places"]] == [place.name for place in plan.places]
    assert detail["types"][0][:2] == ["now", 1]
    assert set(details) == {one.id for one in plan.seats.values()}


def test_hostile_names_are_text_and_numbers_in_them_are_masked() -> None:
    bad = "</script><img src=x onerror=alert(1)> 13900004416"
    for language in ("zh", "en"):
        page = links_page(street(12, bad), language)
        assert "<img" not in page
        assert "13900004416" not in page
        assert "139****4416" in page


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_linked_and_nothing_loaded_say_why(language: str) -> None:
    empty = network([party("甲")], [])
    page = links_page(empty, language)  # type: ignore[arg-type]
    assert ("还没有任何联建记录" if language == "zh" else "no joint work") in page
    unloaded = network([], [], days={})
    page = links_page(unloaded, language)  # type: ignore[arg-type]
    assert ("还没有装载" if language == "zh" else "is loaded") in page


def test_signs_of_types_differ() -> None:
    assert glyphs_of(TYPES) == ["过", "议", "办", "商", "管", "解"]
    assert glyphs_of(("党建共商", "事务共商", "难题共解")) == ["1", "2", "解"]


def test_a_deployments_types_are_drawn() -> None:
    seen = drawn(("社区", "甲"))
    kinds = seen.joint.link_types
    few = replace(seen, joint=replace(seen.joint, link_types=kinds[3:5]))
    page = links_page(few)
    assert page.count('data-type="') == 3
    many = replace(
        seen,
        joint=replace(
            seen.joint,
            link_types=(*kinds, replace(kinds[0], title=kinds[0].title._replace(zh="资源共享"))),
        ),
    )
    assert links_page(many).count('data-type="') == 8


def test_it_says_its_day_scope_and_that_it_is_invented() -> None:
    page = links_page(street())
    assert DAY.isoformat() in page
    assert "演示数据" in page
