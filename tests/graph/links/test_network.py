"""The link network of the tiny street, counted by hand, on both engines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.asking import standing
from graph.engines import Graph
from graph.joint import joint_work
from graph.links import Link, Network, link_network
from graph.links.tree import organisation_tree
from graph.scope import resolve
from graph.terms import CYPHER, SCOPE_KINDS, ScopeKind, expand, parameters_of
from tests.graph.links.street import joint_street
from tests.graph.plans import faults
from tests.graph.streets import give
from tests.oracle.tiny import DAY

FILES = sorted(CYPHER.glob("links/*.cypher"))
COMMITTEE = "锦绣苑社区党委"


@pytest.fixture(scope="module")
def street(
    unwiped: Graph,
    tmp_path_factory: pytest.TempPathFactory,
) -> Graph:
    """The street, loaded once into each engine; the tests of this module only read it."""
    folder = Path(tmp_path_factory.mktemp("joint"))
    assert give(unwiped, folder, joint_street()).refusals == []
    return unwiped


def network(graph: Graph, scope: str | None = None, day: date = DAY, **rules: str) -> Network:
    return link_network(
        graph,
        as_of=day,
        scope=resolve(graph, scope, day),
        rules=rules,
        joint=joint_work(),
        standing=standing(graph),
    )


def names(links: tuple[Link, ...]) -> set[str]:
    return {link.name for link in links}


PAIRS = {
    "乙支部 ↔ 锦绣苑社区党委",
    "丁公司 ↔ 乙支部",
    "丁公司 ↔ 锦绣苑社区党委",
    "丙公司 ↔ 锦绣苑社区党委",
    "乙支部 ↔ 安居苑",
    "丙公司 ↔ 安居苑",
    "安居苑 ↔ 戊机关",
    "丙公司 ↔ 锦绣苑",
}
"""甲支部 and 丙公司, which its own ledger names it for, are one side: their agreement joins nobody."""


def test_who_with_whom(street: Graph) -> None:
    assert names(network(street).links) == PAIRS


def link_of(seen: Network, name: str) -> Link:
    (found,) = (link for link in seen.links if link.name == name)
    return found


def test_by_which_types_since_when_and_how_often(street: Graph) -> None:
    link = link_of(network(street), f"乙支部 ↔ {COMMITTEE}")
    assert link.present == ("组织生活联过", "党建共商")
    assert link.missing == ("社区工作联议", "群众意见联办", "事务共管", "难题共解")
    assert [(one.type, one.events, one.recent, one.first, one.last) for one in link.records][
        :2
    ] == [
        ("组织生活联过", 2, 1, date(2016, 5, 5), date(2018, 9, 20)),
        ("社区工作联议", 0, 0, None, None),
    ]
    assert (link.events, link.recent, link.since, link.last, link.live) == (
        3, 2, date(2016, 5, 5), date(2018, 9, 20), True,
    )  # fmt: skip


def test_the_row_it_rests_on(street: Graph) -> None:
    link = link_of(network(street), f"乙支部 ↔ {COMMITTEE}")
    source = link.evidence[-1].source
    assert source is not None
    assert (source.ledger, source.file, source.row, source.day) == (
        "events", "活动_2018-10-01.csv", 2, DAY,
    )  # fmt: skip
    assert all(one.source for each in network(street).links for one in each.evidence)


def test_mutual_one_sided_or_unknown(street: Graph) -> None:
    seen = network(street)
    said = {link.name: link.direction for link in seen.links}
    # Both started one, of a third nobody said who did.
    assert said[f"乙支部 ↔ {COMMITTEE}"] == "mutual"
    assert said[f"丙公司 ↔ {COMMITTEE}"] == "one_sided"
    one_sided = link_of(seen, f"丙公司 ↔ {COMMITTEE}")
    assert one_sided.starter == next(
        party.key for party in (one_sided.a, one_sided.b) if party.name == COMMITTEE
    )
    # 乙支部 started the only event.
    assert said["丁公司 ↔ 乙支部"] == "one_sided"
    assert said[f"丁公司 ↔ {COMMITTEE}"] == "unknown"
    assert said["乙支部 ↔ 安居苑"] == "none"


def test_what_runs_and_what_has_ended(street: Graph) -> None:
    seen = network(street)
    agreed = link_of(seen, f"丁公司 ↔ {COMMITTEE}")
    assert [(one.kind, one.running) for one in agreed.evidence] == [
        ("agreement", True), ("event", False),
    ]  # fmt: skip
    assert agreed.present == ("党建共商", "事务共管")
    assert "事务共管" in agreed.missing, "an agreement is no event"
    project = link_of(seen, "丙公司 ↔ 安居苑")
    assert [(one.kind, one.type, one.name, one.running) for one in project.evidence] == [
        ("project", "人才", "托管项目", True)
    ]
    earlier = network(street, day=date(2018, 2, 1))
    assert "丙公司 ↔ 安居苑" not in names(earlier.links)


def test_reporting_counts_members_and_names_nobody(street: Graph) -> None:
    seen = network(street)
    (report,) = link_of(seen, "丙公司 ↔ 锦绣苑").evidence
    assert (report.kind, report.members, report.name, report.running) == ("report", 1, "", True)
    unit = link_of(seen, "安居苑 ↔ 戊机关")
    assert [(one.kind, one.name) for one in unit.evidence] == [("report", ""), ("service", "义诊")]
    assert "李四" not in repr(seen.links)


def test_a_day_before_everything_has_no_link(street: Graph) -> None:
    seen = network(street, day=date(1990, 1, 1))
    assert (seen.links, seen.latent, seen.isolated) == ((), (), ())


def test_the_day_decides(street: Graph) -> None:
    seen = network(street, day=date(2018, 10, 2))
    assert seen.links, "events keep their day whatever is asked"
    before = link_of(network(street, day=date(2018, 9, 19)), f"乙支部 ↔ {COMMITTEE}")
    assert [one.name for one in before.evidence] == ["早年党课", "共商党建"]


@pytest.mark.parametrize(
    ("scope", "pairs"),
    [
        ("安居苑", {"乙支部 ↔ 锦绣苑社区党委", "丁公司 ↔ 乙支部", "乙支部 ↔ 安居苑", "丙公司 ↔ 安居苑", "安居苑 ↔ 戊机关"}),
        ("锦绣苑", PAIRS - {"乙支部 ↔ 安居苑"}),
        # 锦绣苑 too: 甲支部, which is under the committee, has taken a patch there (domain.md, scope).
        (COMMITTEE, {name for name in PAIRS if COMMITTEE in name} | {"丙公司 ↔ 锦绣苑"}),
        ("北京中路街道", PAIRS),
    ],
)  # fmt: skip
def test_either_side_in_scope(street: Graph, scope: str, pairs: set[str]) -> None:
    seen = network(street, scope)
    assert names(seen.links) == pairs
    everything = {link.name: link for link in network(street).links}
    for link in seen.links:
        assert link.evidence == everything[link.name].evidence


def test_folded_to_communities_and_organisations(street: Graph) -> None:
    folded = {link.name: link for link in network(street).folded()}
    assert set(folded) == {
        "乙支部 ↔ 锦绣苑", "丁公司 ↔ 乙支部", "丁公司 ↔ 锦绣苑", "丙公司 ↔ 锦绣苑",
        "乙支部 ↔ 安居苑", "丙公司 ↔ 安居苑", "安居苑 ↔ 戊机关",
    }  # fmt: skip
    assert folded["丙公司 ↔ 锦绣苑"].events == 2


def test_isolated(street: Graph) -> None:
    """乙支部 is the only one that is neither a group, a committee nor directly under one but the top."""
    seen = network(street)
    assert {party.name for party in seen.subjects} == {"街道党工委", "乙支部"}
    assert {party.name for party in seen.isolated} == {"街道党工委"}
    late = network(street, day=date(2021, 1, 1))
    assert {party.name for party in late.isolated} == {"街道党工委", "乙支部"}


def test_latent_links_by_kind(street: Graph) -> None:
    found = {(one.kind, one.a.name, one.b.name, one.count) for one in network(street).latent}
    assert {one for one in found if one[0] == "fit"} == {("fit", "乙公司", "锦绣苑", 1)}
    # 赵一 of 甲支部 lives in 3号楼, whose patch 乙支部 has taken.
    assert {one for one in found if one[0] == "home"} == {("home", "甲支部", "乙支部", 1)}
    assert {one for one in found if one[0] == "instructor"} == {
        ("instructor", "丁公司", "丙公司", 1)
    }
    assert ("partners", "丙公司", "丁公司", 1) in found or (
        "partners",
        "丁公司",
        "丙公司",
        1,
    ) in found
    assert "周九" not in repr(network(street).latent)
    assert not {(one.kind, one.a.name, one.b.name) for one in network(street).latent} & {
        ("partners", *link.name.split(" ↔ ")) for link in network(street).links
    }


def test_the_tree_of_organisations(street: Graph) -> None:
    seen = organisation_tree(
        street, as_of=DAY, scope=resolve(street, None, DAY), rules={}, standing=standing(street)
    )
    (root,) = seen.roots
    assert [node.party.name for node in root.walk()] == [
        "街道党工委", "锦绣苑社区党委", "甲支部", "甲一组", "乙支部", "乙一组",
    ]  # fmt: skip
    assert {node.party.name: [one.name for one in node.employers] for node in seen.nodes if node.employers} == {
        "甲支部": ["丙公司"], "乙支部": ["乙公司"],
    }  # fmt: skip
    assert {(one.party.name, one.organised, one.instructed, one.formal) for one in seen.workplaces} == {
        ("乙公司", True, False, 1), ("丙公司", True, True, 0), ("丁公司", False, True, 0), ("戊机关", False, False, 0),
    }  # fmt: skip
    part = organisation_tree(
        street, as_of=DAY, scope=resolve(street, "安居苑", DAY), rules={}, standing=standing(street)
    )
    assert {node.party.name for node in part.nodes} == {"乙支部", "乙一组"}


def test_the_period_is_the_deployments(street: Graph) -> None:
    link = link_of(network(street, linkDays="20"), f"乙支部 ↔ {COMMITTEE}")
    assert (link.recent, link.events) == (1, 3)


def test_keys_are_opaque(street: Graph) -> None:
    seen = network(street)
    keys = {*seen.parties, *(link.key for link in seen.links)}
    keys |= {one.key for link in seen.links for one in link.evidence}
    assert all(len(key) == 26 and key.isalnum() for key in keys)


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
@pytest.mark.parametrize("unwiped", ["neo4j"], indirect=True)
@pytest.mark.parametrize("kind", SCOPE_KINDS)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_plans(street: Graph, path: Path, kind: ScopeKind) -> None:
    query = expand(path.read_text("utf-8"), kind)
    everything = {
        "asOf": DAY, "named": ["x"], "linkTypes": ["x"], "linkDays": 365,
        "communities": ["x"], "organisations": ["x"], "ground": "x",
    }  # fmt: skip
    given = {name: everything[name] for name in parameters_of(query)}
    assert faults(street.explain(query, **given)) == []
