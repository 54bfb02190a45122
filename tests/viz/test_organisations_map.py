"""The map of organisations: each once, below what is above it; employers without one beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.asking import Standing
from graph.language import Language
from graph.links import Party
from graph.links.tree import OrganisationTree, Workplace, tree_of
from graph.scope import WHOLE
from tests.graph.links.networks import DAY
from viz.maps.organisations import organisations_page

THERE = Standing(DAY, {"organisations": (DAY,)}, loading=False, demonstration=True)


def organisation(name: str, sort: str, above: str = "", *employers: str) -> Party:
    return Party(f"o-{name}", "organisation", name, sort, above=f"o-{above}" if above else "",
                 covers=tuple(f"e-{one}" for one in employers), members=5)  # fmt: skip


def employer(name: str) -> Party:
    return Party(f"e-{name}", "employer", name, "非公企业", code="1", community="锦绣苑")


def tree(*organisations: Party, hostile: str = "") -> OrganisationTree:
    firms = [employer("甲公司"), employer(f"乙公司{hostile}"), employer("丙公司")]
    workplaces = (
        Workplace(firms[0], organised=True, instructed=False, formal=4),
        Workplace(firms[1], organised=False, instructed=True, formal=3),
        Workplace(firms[2], organised=False, instructed=False, formal=0),
    )
    return OrganisationTree(DAY, WHOLE, THERE, tree_of([*organisations, *firms]), workplaces, 3)


def usual(hostile: str = "") -> OrganisationTree:
    return tree(
        organisation("街道党工委", "党委"),
        organisation("社区党委", "党委", "街道党工委"),
        organisation("第一支部", "党支部", "社区党委", "甲公司"),
        organisation("一组", "党小组", "第一支部"),
        hostile=hostile,
    )


def test_each_stands_once_below_what_is_above_it() -> None:
    (root,) = usual().roots
    assert [node.party.name for node in root.walk()] == [
        "街道党工委",
        "社区党委",
        "第一支部",
        "一组",
    ]
    branch = root.below[0].below[0]
    assert [one.name for one in branch.employers] == ["甲公司"]


def test_a_circle_and_a_part_end_nothing() -> None:
    circle = tree(organisation("甲", "党支部", "乙"), organisation("乙", "党支部", "甲"))
    assert sorted(node.party.name for node in circle.nodes) == ["乙", "甲"]
    outside = replace(organisation("上级", "党委"), in_scope=False)
    part = tree(outside, organisation("下级", "党支部", "上级"))
    assert [node.party.name for node in part.roots] == ["下级"]


def test_the_sentence_and_the_list_of_employers() -> None:
    page = organisations_page(usual())
    assert "4 个党组织，3 家在营单位，<em>2 家</em>没有党组织" in page
    assert "其中正式党员 3 名以上 1 家（G16），连指导员也没有 1 家（G18）" in page
    blank = page.partition('id="blank"')[2]
    assert blank.index("乙公司") < blank.index("丙公司")
    assert "甲公司" not in blank


@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_names_are_text_and_numbers_masked(language: Language) -> None:
    page = organisations_page(usual("<img src=x> 13900004416"), language)
    assert "<img" not in page
    assert "13900004416" not in page


def test_nothing_loaded_says_so() -> None:
    empty = OrganisationTree(DAY, WHOLE, replace(THERE, days={}), (), (), 3)
    assert "还没有装载党组织台账" in organisations_page(empty)
