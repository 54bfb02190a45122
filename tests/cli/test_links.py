"""The command links on the demonstration street: every format says the same network."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from openpyxl import load_workbook

from graph.links import LATENT_KINDS
from tests.cli.conftest import Program

pytestmark = pytest.mark.xdist_group("cli")
COMMITTEE = "中共锦绣苑社区委员会"


@pytest.fixture(scope="module")
def document(loaded: Program) -> dict[str, Any]:
    ran = loaded("links", "--latent", "--format", "json")
    assert (ran.status, ran.err) == (0, "")
    read: dict[str, Any] = json.loads(ran.out)
    return read


def test_the_json_is_a_node_link_graph_with_its_evidence(document: dict[str, Any]) -> None:
    graph = nx.node_link_graph(document, edges="edges")
    actual = {
        (frozenset((one, other)), data["type"])
        for one, other, data in graph.edges(data=True)
        if not data["latent"]
    }
    said = {
        (frozenset((pair["aKey"], pair["bKey"])), type_)
        for pair in document["pairs"]
        for type_ in pair["types"]
    }
    assert said
    assert said <= actual
    assert {type_ for _, type_ in actual - said} == {"其他"}
    assert document["asOf"] == "2018-10-01"
    assert [kind["type"] for kind in document["types"]][:2] == ["组织生活联过", "社区工作联议"]
    for pair in document["pairs"]:
        assert pair["subject"] == " ↔ ".join(sorted((pair["a"], pair["b"])))
        assert pair["evidence"]
        assert all(one["source"]["row"] > 1 for one in pair["evidence"])
        assert set(pair["types"]) | set(pair["missing"]) == {
            kind["type"] for kind in document["types"]
        }
    assert all(edge["latent"] is edge["key"].startswith("latent:") for edge in document["edges"])


def test_who_did_nothing_is_isolated(document: dict[str, Any]) -> None:
    isolated = {one["key"] for one in document["measures"]["isolated"]}
    assert isolated
    nodes = {node["id"]: node for node in document["nodes"]}
    assert all(nodes[key]["isolated"] for key in isolated)
    assert isolated == {key for key, node in nodes.items() if node.get("isolated")}


def test_a_part_is_the_whole_filtered(loaded: Program, document: dict[str, Any]) -> None:
    part = json.loads(loaded("links", "--scope", COMMITTEE, "--format", "json").out)
    inside = {node["id"] for node in part["nodes"] if node["inScope"]}
    wanted = [
        pair for pair in document["pairs"] if inside & {pair["aKey"], pair["bKey"]}
    ]  # fmt: skip
    assert part["pairs"] == wanted
    assert 0 < len(wanted) < len(document["pairs"])


def test_the_other_formats_hold_the_same_edges(
    loaded: Program, document: dict[str, Any], tmp_path: Path
) -> None:
    actual = [edge for edge in document["edges"] if not edge["latent"]]
    rows = list(
        csv.DictReader(io.StringIO(loaded("links", "--format", "csv").out.lstrip("\ufeff")))
    )
    assert len(rows) == len(actual)
    assert sum(int(row["events"]) for row in rows) == sum(edge["events"] for edge in actual)
    for name in ("netz.graphml", "netz.cyjs", "netz.xlsx"):
        assert loaded("links", "--latent", "--out", tmp_path / name).status == 0
    graph = nx.read_graphml(tmp_path / "netz.graphml", force_multigraph=True)
    assert graph.number_of_edges() == len(document["edges"])
    read = json.loads((tmp_path / "netz.cyjs").read_text("utf-8"))
    assert read["data"]["asOf"] == document["asOf"]
    assert len(read["elements"]["edges"]) == len(document["edges"])
    book = load_workbook(tmp_path / "netz.xlsx")
    assert book.sheetnames == ["联建双方", "依据", "潜在联系"]
    pairs = list(book["联建双方"].iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in pairs] == [pair["subject"] for pair in document["pairs"]]
    assert book["依据"].max_row == 4 + sum(len(pair["evidence"]) for pair in document["pairs"])


def test_a_line_of_ndjson_is_a_pair_or_a_latent_link(
    loaded: Program, document: dict[str, Any], tmp_path: Path
) -> None:
    lines = [
        json.loads(line) for line in loaded("links", "--format", "ndjson").out.splitlines()
    ]  # fmt: skip
    assert lines == document["pairs"]
    assert loaded("links", "--latent", "--out", tmp_path / "netz.ndjson").status == 0
    written = (tmp_path / "netz.ndjson").read_text("utf-8").splitlines()
    more = [json.loads(line) for line in written[len(lines) :]]
    assert more == [{"subjectKind": "latent", **one} for one in document["latent"]]


def test_the_terminal_says_first_what_matters(loaded: Program) -> None:
    zh = loaded("links", "--latent")
    assert zh.status == 0
    lines = zh.out.splitlines()
    assert lines[0] == "三联三共联建网络"
    assert [line.partition("：")[0] for line in lines[2:6]] == ["其中", "孤立", "单向", "集中"]
    assert "潜在联系 · 资源对上需求" in zh.out
    en = loaded("links", "--lang", "en", "--scope", "锦绣苑").out
    assert en.startswith("The network of joint work\n")
    assert "party life held together" in en
    assert "组织生活联过" not in en


def test_terminal_question_and_map_say_the_same_numbers(
    loaded: Program, document: dict[str, Any], tmp_path: Path
) -> None:
    asked = json.loads(loaded("ask", "G26", "--limit", "0", "--format", "json").out)
    told = document["measures"]
    both = (asked["numerator"], asked["denominator"])
    assert (told["oneSided"], told["ofTypes"]) == both
    terminal = loaded("links", "--latent").out
    assert f"单向：{both[0]:,} / {both[1]:,} 对办过六类活动的" in terminal
    assert f"办过六类活动的 {both[1]:,} 对" in terminal
    assert loaded("map", "links", "--out", tmp_path / "links.html").status == 0
    page = (tmp_path / "links.html").read_text("utf-8")
    assert f"办过六类活动的 {both[1]:,} 对，其中<em>单向 {both[0]:,}</em>" in page
    for said in (page, terminal):
        assert f"365 天内共同活动 {told['events']:,} 次" in said
        assert f"潜在联系 {len(document['latent']):,} 对（按种类数，不算在联系里）" in said
    for kind in LATENT_KINDS:
        mine = [one for one in document["latent"] if one["kind"] == kind]
        linked = sum(one["linked"] for one in mine)
        title = LATENT_KINDS[kind].zh
        assert f"{title} <b>{len(mine):,}</b>" in page
        more = f"，其中 {linked:,} 对已有联建" if linked else ""
        assert f"{title}：{len(mine):,} 对{more}\n" in terminal


def test_wrong_use_is_one_sentence(loaded: Program, tmp_path: Path) -> None:
    for arguments in (["--format", "xlsx"], ["--out", tmp_path / "a.txt"], ["--scope", "没有"]):
        ran = loaded("links", *arguments)
        assert ran.status == 2
        assert ran.one_sentence()


def test_a_day_before_everything(loaded: Program) -> None:
    ran = loaded("links", "--as-of", "1990-01-01", "--format", "json")
    found = json.loads(ran.out)
    assert (found["pairs"], found["nodes"]) == ([], [])


def test_before_any_event_there_is_nothing_to_halve(loaded: Program) -> None:
    out = loaded("links", "--as-of", "2010-01-01").out
    assert "集中：365 天内没有共同活动\n" in out


def test_how_old_a_ledger_may_be_is_a_rule_of_the_deployment(
    loaded: Program, tmp_path: Path
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text("[parameters]\nstaleDays = 100\n", "utf-8")
    late = ("links", "--as-of", "2019-01-01", "--format", "csv")
    assert "92 天前" in loaded(*late).err
    assert loaded(*late, DAWANGGE_RULES=str(rules)).err == ""
