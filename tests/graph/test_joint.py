"""The kinds of joint work: the shipped ones, and those of a deployment."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.asking import rule_values
from graph.errors import WrongUse
from graph.joint import joint_work, link_types

OWN = """
[parameters]
contactDays = 60

[linkTypes."组织联建"]
en = "organised together"
family = { zh = "三联", en = "three joint works" }
also = ["联建"]
"""


def test_the_shipped_ones_are_three_and_three_and_the_meetings() -> None:
    shipped = joint_work()
    families = [(kind.name, kind.family.zh) for kind in shipped.link_types if kind.family]
    assert families == [
        ("组织生活联过", "三联"),
        ("社区工作联议", "三联"),
        ("群众意见联办", "三联"),
        ("党建共商", "三共"),
        ("事务共管", "三共"),
        ("难题共解", "三共"),
    ]
    assert [kind.name for kind in shipped.event_kinds] == ["主题党日", "联席会", "听证会", "评议会"]
    assert {kind.family for kind in shipped.event_kinds} == {None}
    spelled = [text for kind in shipped.held for text in (kind.name, *kind.also)]
    assert len(set(spelled)) == len(spelled), "no spelling means two kinds"


def test_a_table_of_the_deployment_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(OWN, "utf-8")
    own = joint_work(rules)
    assert [(kind.name, kind.title.en, kind.also) for kind in own.link_types] == [
        ("组织联建", "organised together", ("联建",))
    ]
    assert own.event_kinds == joint_work().event_kinds


@pytest.mark.parametrize(
    "text",
    [
        '[linkTypes."组织联建"]\nfamily = "三联"\n',
        '[linkTypes]\n"组织联建" = "organised together"\n',
        '[eventKinds."党课"]\nen = "party lecture"\nalso = "讲党课"\n',
        "eventKinds = 5\n",
        "[linkTypes",
    ],
    ids=["no-en", "no-table", "one-spelling", "a-number", "no-toml"],
)
def test_what_cannot_be_used_is_one_sentence(tmp_path: Path, text: str) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text(text, "utf-8")
    with pytest.raises(WrongUse) as wrong:
        joint_work(rules)
    assert "rules.toml" in wrong.value.text.zh
    assert "rules.toml" in wrong.value.text.en


def test_a_query_is_given_the_names_in_their_order(tmp_path: Path) -> None:
    shipped = link_types({})
    assert shipped == tuple(kind.name for kind in joint_work().link_types)
    rules = tmp_path / "rules.toml"
    rules.write_text(OWN, "utf-8")
    values = rule_values(rules)
    assert values["contactDays"] == "60"
    assert link_types(values) == ("组织联建",)
    rules.write_text("[linkTypes]\n", "utf-8")
    assert link_types(rule_values(rules)) == (), "a deployment may have none"
    rules.write_text("[parameters]\ncontactDays = 60\n", "utf-8")
    assert link_types(rule_values(rules)) == shipped
