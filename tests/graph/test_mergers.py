"""Six communities become four: what stood under the two that went lies in those that took them over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.asking import Answer, ask, parameter_values, picture, standing
from graph.catalogue import question
from graph.coverage import coverage
from graph.engines import Graph
from graph.errors import WrongUse
from graph.joint import joint_work
from graph.links import link_network
from graph.links.tree import organisation_tree
from graph.pictures import chain, coverage_ground
from graph.scope import resolve
from graph.who import who
from loaders.whole import Whole
from tests.graph.streets import FIRST as TINY
from tests.graph.streets import content, give
from tests.oracle.check_digits import identity_number
from tests.oracle.questions import answers
from tests.oracle.rows import Ledger, Row, Street
from tests.oracle.scope import Scope
from tests.oracle.test_oracle_joint import held
from tests.oracle.test_oracle_mergers import Merger, every_merger, of_clause
from tests.oracle.tiny import DAY
from viz.maps.coverage import communities_of

BEFORE, AFTER, LISTED = date(2018, 10, 1), date(2019, 1, 1), date(2019, 3, 1)
MERGED = {"民生花园": "安居苑", "森林公园": "清馨苑"}
SIX = {
    "锦绣苑": "640106004001", "蓝山名邸": "640106004003", "安居苑": "640106004004",
    "民生花园": "640106004005", "清馨苑": "640106004006", "森林公园": "640106004007",
}  # fmt: skip


def areas(day: date) -> Ledger:
    """The six; on a later day two of them retired at the turn of the year."""
    rows: list[Row] = [{"代码": "640106004000", "名称": "北京中路街道", "级别": "街道"}]
    for name, code in SIX.items():
        gone = day >= AFTER and name in MERGED
        rows.append(
            {
                "代码": code,
                "名称": name,
                "级别": "社区",
                "上级代码": "640106004000",
                "停用日期": "2019-01-01" if gone else "",
                "后继代码": SIX[MERGED[name]] if gone else "",
            }
        )
    return Ledger("区划", day, tuple(rows))


def doors(day: date, names: dict[str, str]) -> Ledger:
    """One flat in a building of each community; ``names`` says under which name it is listed."""
    return Ledger(
        "住户",
        day,
        tuple(
            {"社区": names.get(name, name), "小区": f"{name}里", "楼栋": "1号楼", "单元": "1单元", "室号": "101", "使用方式": "常住"}
            for name in SIX
        ),
    )  # fmt: skip


PARTY: Street = (
    Ledger(
        "党组织",
        BEFORE,
        (
            {"党组织名称": "街道党工委", "类型": "党委", "上级党组织": "", "所属社区": ""},
            *(
                {"党组织名称": f"{name}党支部", "类型": "党支部", "上级党组织": "街道党工委", "所属社区": name}
                for name in SIX
            ),
        ),
    ),
    Ledger(
        "党员",
        BEFORE,
        tuple(
            {"姓名": f"{name[0]}一", "公民身份证号": identity_number(date(1970, 1, 1), at), "人员类别": "正式", "所在党支部": f"{name}党支部"}
            for at, name in enumerate(SIX, 1)
        ),
    ),
)  # fmt: skip
FIRST: Street = (areas(BEFORE), doors(BEFORE, {}), *PARTY)


def answered(graph: Graph, id_: str, scope: str | None, day: date, **rules: str) -> Answer:
    item = question(id_)
    return ask(
        graph,
        item,
        as_of=day,
        scope=resolve(graph, scope, day),
        values=parameter_values(item, {}, rules),
        standing=standing(graph),
    )


def listed(graph: Graph, id_: str, scope: str, day: date) -> list[str]:
    return [row["subject"] for row in answered(graph, id_, scope, day).rows]


def drawn(graph: Graph, id_: str, day: date) -> dict[str, tuple[int, int]]:
    """The bars of a picture: listed and counted."""
    item = question(id_)
    values = parameter_values(item, {}, {})
    rows = picture(graph, item, as_of=day, scope=resolve(graph, None, day), values=values)
    assert len(rows) == len({row["label"] for row in rows})
    return {row["label"]: (row["listed"], row["total"]) for row in rows}


OWN = "清馨苑/清馨苑里/1号楼/1单元/101"
TAKEN = "/森林公园里/1号楼/1单元/101"


def test_buildings_and_people_carry_over(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST)
    give(engine, tmp_path / "in", (areas(AFTER),))
    # Before the merger each is itself, whenever it is asked.
    assert listed(engine, "G01", "清馨苑", BEFORE) == [OWN]
    assert listed(engine, "G01", "森林公园", BEFORE) == [f"森林公园{TAKEN}"]
    # After it the successor has both, though nobody has listed the buildings anew.
    assert sorted(listed(engine, "G01", "清馨苑", AFTER)) == sorted([OWN, f"森林公园{TAKEN}"])
    assert sorted(listed(engine, "G09", "清馨苑", AFTER)) == ["森林公园党支部/森一", "清馨苑党支部/清一"]  # fmt: skip
    assert listed(engine, "G09", "清馨苑", BEFORE) == ["清馨苑党支部/清一"]
    assert len(listed(engine, "G01", "北京中路街道", AFTER)) == len(SIX)
    # Listed under the successor's name they are the same buildings, with their history.
    give(engine, tmp_path / "in", (doors(LISTED, MERGED),))
    assert engine.read("MATCH (b:Building) RETURN count(b) AS n") == [{"n": len(SIX)}]
    assert engine.read("MATCH (h:Household) RETURN count(h) AS n") == [{"n": len(SIX)}]
    assert sorted(listed(engine, "G01", "清馨苑", LISTED)) == sorted([OWN, f"清馨苑{TAKEN}"])
    assert listed(engine, "G01", "森林公园", BEFORE) == [f"森林公园{TAKEN}"]


def test_a_split_community_lies_in_neither_part_alone(engine: Graph, tmp_path: Path) -> None:
    split = areas(AFTER)
    both = f"{SIX['清馨苑']}、{SIX['安居苑']}"
    split = split.with_rows(
        {**row, "后继代码": both} if row["名称"] == "森林公园" else row for row in split.rows
    )
    give(engine, tmp_path / "in", FIRST)
    give(engine, tmp_path / "in", (split,))
    assert listed(engine, "G01", "清馨苑", AFTER) == [OWN]
    assert len(listed(engine, "G01", "北京中路街道", AFTER)) == len(SIX)


@pytest.mark.parametrize("scope", ["清馨苑", "北京中路街道"])
def test_a_whole_ledger_of_the_successor_speaks_for_what_it_took_over(
    engine: Graph, tmp_path: Path, scope: str
) -> None:
    left = doors(LISTED, MERGED)
    left = left.with_rows(row for row in left.rows if row["小区"] != "森林公园里")
    give(engine, tmp_path / "in", FIRST)
    give(engine, tmp_path / "in", (areas(AFTER),))
    (one,) = give(engine, tmp_path / "in", (left,), whole=Whole(scope, confirmed=True)).wholes
    assert len(one.tally.ending) == 1
    assert listed(engine, "G01", "清馨苑", LISTED) == [OWN]
    assert f"森林公园{TAKEN}" in listed(engine, "G01", "清馨苑", AFTER)


def test_the_areas_may_come_first(engine: Graph, tmp_path: Path) -> None:
    """What cannot be named yet is taken when it comes again."""
    left = doors(LISTED, MERGED)
    runs = (
        (FIRST, None),
        ((areas(AFTER),), None),
        ((left,), Whole("北京中路街道", confirmed=True)),
    )
    found = []
    for order in ((0, 1, 2), (1, 0, 2)):
        engine.write("MATCH (n) DETACH DELETE n")
        for at in (*order, *order):
            give(engine, tmp_path / "in", runs[at][0], whole=runs[at][1])
        found.append(content(engine))
    assert found[0] == found[1]


def test_coverage_counts_them_where_a_scope_does(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", FIRST)
    give(engine, tmp_path / "in", (areas(AFTER),))

    def counted(day: date, scope: str | None = None) -> dict[str, int]:
        found = coverage(
            engine, "community", as_of=day, scope=resolve(engine, scope, day), contact_days=30
        )
        return {row.name: row.occupied for row in found.rows}

    assert counted(BEFORE) == dict.fromkeys(SIX, 1)
    merged = {name: 1 + (name in MERGED.values()) for name in SIX if name not in MERGED}
    assert counted(AFTER) == merged
    assert counted(AFTER, "清馨苑") == {"清馨苑": 2}


def test_the_map_of_coverage_counts_as_the_coverage_does(engine: Graph, tmp_path: Path) -> None:
    merger = of_clause("on the day itself")
    give(engine, tmp_path / "in", merger.on(TINY))
    ground = coverage_ground(
        engine, as_of=DAY, scope=resolve(engine, None, DAY), rules={}, standing=standing(engine)
    )
    (anju,) = communities_of(ground, "zh")
    assert (anju.name, anju.reach.occupied) == ("安居苑", 4)
    assert sorted((one.title, one.reach.occupied) for one in anju.grids) == [
        ("安居苑 · 第一网格", 1), ("锦绣苑 · 第一网格", 2), ("锦绣苑 · 第二网格", 1)
    ]  # fmt: skip


def test_the_map_of_responsibility_knows_who_took_over(engine: Graph, tmp_path: Path) -> None:
    merger = of_clause("on the day itself")
    give(engine, tmp_path / "in", merger.on(TINY))
    drawn = chain(engine, as_of=DAY, scope=resolve(engine, None, DAY), standing=standing(engine))
    held = {
        (patch.name, patch.community): drawn.holder(patch.code, patch.community)[1]
        for patch in drawn.patches.values()
    }
    assert held == {
        ("东片", "锦绣苑"): "安居苑",
        ("西片", "锦绣苑"): "安居苑",
        ("南片", "安居苑"): "安居苑",
    }


def test_who_is_asked_of_a_retired_community_names_the_one_that_took_it_over(
    engine: Graph, tmp_path: Path
) -> None:
    give(engine, tmp_path / "in", (areas(BEFORE), areas(AFTER)))
    key = f"area|code={SIX['民生花园']}"
    with pytest.raises(WrongUse) as refused:
        who(engine, "community", key, as_of=AFTER, standing=standing(engine), rules={})
    assert refused.value.text.zh == (
        "民生花园 自 2019-01-01 起不在台账里了，由安居苑接续，请查安居苑；"
        "查以前的情况，请把日子选在 2019-01-01 之前。"
    )


def test_one_without_a_successor_names_nobody(engine: Graph, tmp_path: Path) -> None:
    code = SIX["民生花园"]
    closed = tuple(
        {**row, "后继代码": ""} if row["代码"] == code else row for row in areas(AFTER).rows
    )
    give(engine, tmp_path / "in", (areas(BEFORE), areas(AFTER).with_rows(closed)))
    with pytest.raises(WrongUse) as refused:
        who(
            engine,
            "community",
            f"area|code={code}",
            as_of=AFTER,
            standing=standing(engine),
            rules={},
        )
    assert refused.value.text.zh == (
        "民生花园 自 2019-01-01 起不在台账里了；查以前的情况，请把日子选在 2019-01-01 之前。"
    )


def test_what_a_community_lies_in_is_no_community(engine: Graph, tmp_path: Path) -> None:
    give(engine, tmp_path / "in", (areas(BEFORE),))
    there, key = standing(engine), f"area|code={SIX['锦绣苑']}"
    told = who(engine, "community", key, as_of=BEFORE, standing=there, rules={})
    assert [(step.step, step.name) for step in told.steps] == [
        ("community", "锦绣苑"),
        ("area", "北京中路街道"),
    ]


@every_merger
def test_questions_of_communities_count_what_they_hold(
    engine: Graph, tmp_path: Path, merger: Merger
) -> None:
    give(engine, tmp_path / "in", merger.on(TINY))
    sizes = answered(engine, "G30", None, DAY)
    assert {
        row["subject"]: row["households"] for row in sizes.rows if row["subjectKind"] == "community"
    } == merger.households
    rates = answered(engine, "G19", None, DAY)
    assert {
        row["subject"]: f"{row['numerator']}/{row['denominator']}" for row in rates.rows
    } == merger.rates
    assert (rates.numerator, rates.denominator) == (1, 3)
    missing = answered(engine, "G27", None, DAY)
    assert {row["subject"] for row in missing.rows if row["subjectKind"] == "pair"} == {
        " ↔ ".join(sorted((employer, name)))
        for name, employers in merger.employers.items()
        for employer in employers
    }
    assert missing.denominator == sum(map(len, merger.employers.values())) + len(merger.employers)
    counted = coverage(engine, "community", as_of=DAY, scope=resolve(engine, None, DAY), contact_days=30)  # fmt: skip
    assert {row.name: row.occupied for row in counted.rows if row.name in merger.households} == merger.households  # fmt: skip
    # The bars stand where the rows do, and add up to the numbers.
    bars = drawn(engine, "G19", DAY)
    assert {
        name: f"{built}/{of}" for name, (built, of) in bars.items() if name in merger.rates
    } == {name: rate for name, rate in merger.rates.items() if rate != "0/0"}
    assert [sum(part) for part in zip(*bars.values(), strict=True)] == [1, 3]
    bars = drawn(engine, "G30", DAY)
    assert [sum(part) for part in zip(*bars.values(), strict=True)] == [sizes.numerator, sizes.denominator]  # fmt: skip
    holders = {name for name, there in merger.employers.items() if "丙公司" in there}
    assert set(listed(engine, "G31", "锦绣苑/第一网格", DAY)) == holders
    # Asked of a retired one: the row of whoever holds its employers now.
    retired = answers("G19", merger.on(TINY), DAY, Scope("area", "锦绣苑"))
    assert set(listed(engine, "G19", "锦绣苑", DAY)) == set(retired.subjects)


def test_what_a_community_held_counts_for_the_one_that_took_it_over(
    engine: Graph, tmp_path: Path
) -> None:
    merger = of_clause("on the day itself")
    met = held(TINY, "2018-09-01", "丙公司", "", "组织生活联过", place="锦绣苑")
    met = held(met, "2018-09-02", "锦绣苑社区党委", "", "联席会")
    give(engine, tmp_path / "in", merger.on(met))
    rows = answered(engine, "G27", None, DAY).rows
    done = {row["subject"]: row["done"] for row in rows if row["subjectKind"] == "pair"}
    assert done == {"丙公司 ↔ 安居苑": 1, "乙公司 ↔ 安居苑": 0}
    assert [row["subject"] for row in rows if row["subjectKind"] == "community"] == ["民生花园"]


def test_the_network_folds_onto_the_community_in_force(engine: Graph, tmp_path: Path) -> None:
    """锦绣苑 met 乙公司 by its committee and by its own name; 安居苑 stands for both now."""
    merger = of_clause("on the day itself")
    met = held(TINY, "2018-09-01", "锦绣苑社区党委", "乙公司", "组织生活联过")
    met = held(met, "2018-09-02", "锦绣苑", "乙公司", "党建共商")
    give(engine, tmp_path / "in", merger.on(met))
    there, scope = standing(engine), resolve(engine, None, DAY)
    network = link_network(
        engine, as_of=DAY, scope=scope, rules={}, joint=joint_work(), standing=there
    )
    assert [(one.a.name, one.b.name, one.events) for one in network.folded()] == [
        ("乙支部", "安居苑", 2)
    ]
    assert [one.name for one in network.communities] == ["安居苑", "民生花园"]
    tree = organisation_tree(engine, as_of=DAY, scope=scope, rules={}, standing=there)
    places = {one.party.name: one.party.community for one in tree.workplaces}
    assert places == dict.fromkeys(("乙公司", "丙公司", "丁公司", "戊机关"), "安居苑")


def test_after_six_became_four_the_successors_are_not_told_too_small(
    engine: Graph, tmp_path: Path
) -> None:
    """Nothing of who lives where was listed anew; each of the four is asked about by itself, too."""
    give(engine, tmp_path / "in", FIRST)
    give(engine, tmp_path / "in", (areas(AFTER),))
    rules = {"communityLeast": "2"}
    for scope, small in ((None, {"锦绣苑", "蓝山名邸"}), ("清馨苑", set[str]())):
        told = answered(engine, "G30", scope, AFTER, **rules)
        assert {row["subject"] for row in told.rows} == small
    there = standing(engine)
    for name, gaps in (("清馨苑", 0), ("锦绣苑", 1)):
        key = f"area|code={SIX[name]}"
        told_of = who(engine, "community", key, as_of=AFTER, standing=there, rules=rules)
        assert len([one for one in told_of.missing if one.question == "G30"]) == gaps


def test_a_street_that_was_taken_over_brings_its_communities(engine: Graph, tmp_path: Path) -> None:
    other = "640106005000"
    streets: tuple[Row, ...] = (
        {"代码": other, "名称": "北京西路街道", "级别": "街道"},
        {"代码": "640106004000", "名称": "北京中路街道", "级别": "街道", "停用日期": "2019-01-01", "后继代码": other},
    )  # fmt: skip
    give(engine, tmp_path / "in", FIRST)
    give(engine, tmp_path / "in", (Ledger("区划", AFTER, streets),))
    assert len(listed(engine, "G01", "北京西路街道", AFTER)) == len(SIX)
    found = coverage(engine, "street", as_of=AFTER, scope=resolve(engine, None, AFTER), contact_days=30)  # fmt: skip
    assert [(row.name, row.occupied) for row in found.rows] == [("北京西路街道", len(SIX))]
