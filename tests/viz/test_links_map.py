"""The map of links: the numbers of the network, fixed places, nothing in it is markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.analysis import measures
from graph.links import Evidence, Item, Latent, Network
from graph.links.evidence import Joint
from graph.links.latent import Ground
from graph.links.network import network_of
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
    pairs = seen.folded()
    found = measures(seen)
    one_sided = sum(link.direction == "one_sided" for link in pairs)
    assert f"24 个党组织和单位与 6 个社区，办过六类活动的 {found.of_types} 对，其中" in text
    assert f"<em>单向 {one_sided}</em> · 孤立 {len(seen.isolated)} / {len(seen.subjects)}" in text
    assert f"图和表里 {len(pairs)} 对" in text
    assert f"其中有六类联系的 {len(pairs)} 对、单向 {one_sided} 对" in text


def own_event(seen: Network) -> Network:
    """The same with a committee that met its own community, and one 联席会."""
    committee = replace(
        party("锦绣苑党委"), key="key-党委", communal=True, code="640106004001"
    )  # fmt: skip
    more = (
        held(900, date(2024, 6, 1), "听证会", "", "党委", "锦绣苑"),
        held(901, date(2024, 6, 2), "联席会", "", "锦绣苑", "蓝山名邸"),
    )
    by_key = {**seen._by_graph_key, "党委": committee}
    return network_of(
        by_key, (*seen._joint, *more), seen.items, Ground([], [], [], []), {},
        as_of=DAY, scope=seen.scope, standing=seen.standing, joint=seen.joint, period=seen.period,
    )  # fmt: skip


@pytest.mark.parametrize("organisations", [24, MOST_ROWS + 20])
def test_headline_months_and_types_add_up_alike(organisations: int) -> None:
    seen = own_event(street(organisations))
    page = links_page(seen)
    events = measures(seen).events
    assert f"365 天内共同活动 {events} 次，" in page
    assert f'<h2 id="months">365 天内共同活动 {events} 次' in page
    assert "另有 1 次不算" in page
    (months,) = re.findall(r'<h2 id="months">.*?</section>', page, re.DOTALL)
    assert sum(int(n) for n in re.findall(r"<li><b>(\d+)</b>", months)) == events
    chips = re.findall(r"data-type=.*? <b>(\d+)</b>", page)
    assert len(chips) == len(TYPES) + 1
    assert chips[0] == "1", "the 联席会"
    assert sum(map(int, chips)) == events


def test_the_table_follows_the_filter_and_begins_with_the_liveliest() -> None:
    seen = own_event(street())
    rows = re.findall(r'<tr class="[^"]*" data-types="([^"]*)">(.*?)</tr>', links_page(seen))
    assert len(rows) == len(seen.folded())
    assert rows[-1][0] == str(len(TYPES)), "what is of no link type comes last"
    recent = [
        sum(int(n) for n in re.findall(r'<td class="t t[0-5]">(\d+)</td>', row)) for _, row in rows
    ]
    assert recent == sorted(recent, reverse=True)
    ended = replace(
        held(1, date(2020, 1, 1), TYPES[0], "", "甲", "社区").evidence, kind="agreement"
    )  # fmt: skip
    gone = network([party("甲"), community("社区")], [Joint((("甲", "社区"),), ended, None)])
    assert f'data-types="{len(TYPES)}"' in links_page(gone), "an agreement that is over is no type"


def test_drawn_by_kind_the_panel_names_who_works_with_whom() -> None:
    seen = street(MOST_ROWS + 20)
    agreed = Evidence("a1", "agreement", TYPES[3], "工作共商", date(2024, 1, 1), running=True)
    both = ("第0商贸有限公司党支部", "锦绣苑")
    seen = network_of(
        seen._by_graph_key, (*seen._joint, Joint((both,), agreed, None)), (),
        Ground([], [], [], []), {},
        as_of=DAY, scope=seen.scope, standing=seen.standing, joint=seen.joint, period=365,
    )  # fmt: skip
    plan = plan_of(seen, "zh")
    details = data_of(links_page(seen))["details"]
    place = details[plan.places[0].id]
    partners = {
        other.name
        for link in seen.folded()
        for one, other in ((link.a, link.b), (link.b, link.a))
        if one.name == "锦绣苑"
    }
    assert {line[0] for line in place["others"]} == partners
    assert not {line[3] for line in place["others"]} & {"发起方不明"}
    assert place["agreements"] == [["工作共商", f"与{both[0]} · 自 2024-01-01"]]
    assert not any("家" in text for line in place["agreements"] for text in line)
    (public,) = (seat for seat in plan.rows if seat.name.startswith("机关"))
    kind = details[public.id]
    assert kind["agreements"] == [["工作共商", f"{both[0]} ↔ 锦绣苑 · 自 2024-01-01"]]
    named = {link.name for link in plan.pairs_of[public.id]}
    assert {line[0] for line in kind["others"]} <= named
    assert len(kind["others"]) + kind["more"] == len(named)
    assert all(re.fullmatch(r"单向 \d+ / \d+ 对|未联", line[3]) for line in kind["places"])
    drawing = draw(plan, seen.types)
    assert 0 < sum(strand.one_sided for strand in drawing.strands) < len(drawing.strands)
    assert not any(strand.arrow or strand.dots for strand in drawing.strands)


def test_what_the_panel_leaves_out_it_counts() -> None:
    found = [held(0, date(2024, 5, 1), TYPES[0], "甲", "社区", "甲")]
    items = tuple(
        Item(f"i{n}", "资源", f"会议室{n}", "场地", "key-甲", date(2024, 1, 1)) for n in range(11)
    )
    seen = network([party("甲"), community("社区")], found, items)
    details = data_of(links_page(seen))["details"]
    assert details["l0"]["gives"][-1] == ["另 3 项", ""]


def test_latent_links_are_counted_as_everywhere() -> None:
    seen = street()
    one, other, third = (seen._by_graph_key[name] for name in ("锦绣苑", "蓝山名邸", "安居苑"))
    latent = (
        Latent("home", one, other, 3, (), linked=True),
        Latent("building", one, other, 1, ("大厦",), linked=True),
        *(Latent("building", one, third, 1, ("大厦",)) for _ in range(41)),
    )
    page = links_page(replace(seen, latent=latent))
    assert "潜在联系 43 对（按种类数，不算在联系里）" in page
    assert "甲的党员住在乙包的片区 <b>1</b> <small>其中 1 对已有联建</small>" in page
    assert "同一栋楼 <b>42</b> <small>其中 1 对已有联建</small>" in page
    assert "另 2 对见 dawangge links --latent" in page
    assert "资源对上需求 <b>0</b>" in page
    assert 'id="latent"' not in links_page(replace(seen, latent=()))


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
