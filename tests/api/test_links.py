"""The link network over HTTP: the links of the command line, by page, by scope, in every form."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import httpx
import networkx as nx
import pytest

from tests.api.conftest import PART
from tests.cli.conftest import Program

pytestmark = pytest.mark.xdist_group("api")


@pytest.fixture(scope="module")
def document(program: Program) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(program("links", "--latent", "--format", "json").out)
    return read


def test_the_links_are_those_of_the_command_line(
    whole: httpx.Client, document: dict[str, Any]
) -> None:
    read = whole.get("/links").json()
    assert read["rows"] == document["pairs"]
    assert read["measures"] == document["measures"]
    assert (read["total"], read["types"]) == (len(document["pairs"]), document["types"])
    latent = whole.get("/links/latent", params={"limit": 10_000}).json()
    assert latent["rows"] == document["latent"]


def test_pages_are_the_list(whole: httpx.Client, document: dict[str, Any]) -> None:
    found, address = [], "/links?limit=50"
    while address:
        page = whole.get(address)
        found += page.json()["rows"]
        address = page.links.get("next", {}).get("url", "").removeprefix("/api/v1")
        assert len(page.json()["rows"]) <= 50
    assert found == document["pairs"]
    assert whole.get("/links?cursor=0-0-0").status_code == 400


def test_what_the_caller_has_is_not_sent_again(whole: httpx.Client) -> None:
    for path in ("/links", "/links/graph", "/organisations", "/areas", "/maps/links"):
        first = whole.get(path, headers={"Accept": "*/*"})
        assert first.status_code == 200, path
        again = whole.get(path, headers={"Accept": "*/*", "If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_csv_and_ndjson(whole: httpx.Client, document: dict[str, Any]) -> None:
    lines = whole.get("/links", headers={"Accept": "application/x-ndjson"}).text.splitlines()
    assert [json.loads(line) for line in lines] == document["pairs"]
    text = whole.get("/links", headers={"Accept": "text/csv"}).text.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["subject"] for row in rows] == [pair["subject"] for pair in document["pairs"]]


def test_the_graph_in_its_three_forms(whole: httpx.Client, document: dict[str, Any]) -> None:
    def edges(graph: Any) -> set[tuple[frozenset[str], str]]:
        return {
            (frozenset((one, other)), data["type"]) for one, other, data in graph.edges(data=True)
        }

    read = whole.get("/links/graph", params={"latent": "true"}).json()
    assert read == document
    plain = edges(nx.node_link_graph(whole.get("/links/graph").json(), edges="edges"))
    xml = whole.get("/links/graph", headers={"Accept": "application/graphml+xml"})
    assert xml.headers["Content-Type"].startswith("application/graphml+xml")
    assert edges(nx.read_graphml(io.BytesIO(xml.content), force_multigraph=True)) == plain
    # What the address says goes before the header.
    cyto = whole.get("/links/graph?format=cytoscape", headers={"Accept": "application/json"})
    assert cyto.headers["Content-Type"].startswith("application/vnd.cytoscape.v3+json")
    assert edges(nx.cytoscape_graph(cyto.json())) == plain
    assert whole.get("/links/graph", headers={"Accept": "text/html"}).status_code == 406


def test_organisations_and_the_links_of_one(whole: httpx.Client, document: dict[str, Any]) -> None:
    every = whole.get("/organisations").json()
    names = {one["name"] for one in every["rows"]}
    assert "中共锦绣苑社区委员会" in names
    assert every["total"] == len(every["rows"])
    isolated = {one["key"] for one in every["rows"] if one["isolated"]}
    assert isolated == {one["key"] for one in document["measures"]["isolated"]}
    one = next(row for row in every["rows"] if row["name"] == "中共锦绣苑社区委员会")
    assert whole.get(f"/organisations/{one['key']}").json() == one
    links = whole.get(f"/organisations/{one['key']}/links").json()
    assert links["rows"] == [
        pair for pair in document["pairs"] if one["key"] in (pair["aKey"], pair["bKey"])
    ]
    assert links["organisation"]["links"] == len(links["rows"]) > 0
    for path in ("/organisations/nobody", "/organisations/nobody/links"):
        refused = whole.get(path)
        assert (refused.status_code, refused.json()["code"]) == (404, "unknown_organisation")


def test_areas(whole: httpx.Client) -> None:
    rows = whole.get("/areas").json()["rows"]
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)
    assert {row["level"] for row in rows} >= {"街道", "社区"}
    communities = [row for row in rows if row["level"] == "社区"]
    assert all(row["above"]["name"] for row in communities)


def test_a_key_sees_its_part_only(
    whole: httpx.Client, part: httpx.Client, document: dict[str, Any]
) -> None:
    inside = part.get("/links").json()
    assert inside["rows"] == whole.get("/links", params={"scope": PART}).json()["rows"]
    assert 0 < inside["total"] < len(document["pairs"])
    assert [row["name"] for row in part.get("/areas").json()["rows"]] == [PART]
    own = {row["key"] for row in part.get("/organisations").json()["rows"]}
    others = [row for row in whole.get("/organisations").json()["rows"] if row["key"] not in own]
    assert others
    assert part.get(f"/organisations/{others[0]['key']}").status_code == 404
    assert part.get("/links", params={"scope": "蓝山名邸"}).status_code == 403
    assert part.get("/links/graph", params={"scope": "蓝山名邸"}).status_code == 403


def test_maps_are_pages_without_a_person(whole: httpx.Client, part: httpx.Client) -> None:
    for kind in ("responsibility", "coverage", "links", "organisations"):
        page = part.get(f"/maps/{kind}", headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert page.text.lstrip().lower().startswith("<!doctype html>")
        assert PART in page.text
    assert whole.get("/maps/links?lang=en", headers={"Accept": "text/html"}).text.count(
        "Joint work"
    )
    assert whole.get("/maps/nothing").status_code == 400
    assert whole.get("/maps/links", headers={"Accept": "application/json"}).status_code == 406


def test_nobody_comes_in_without_a_key(service: Any) -> None:
    with service.client() as client:
        for path in ("/links", "/links/graph", "/organisations", "/areas", "/maps/links"):
            assert client.get(path).status_code == 401


@pytest.mark.parametrize(
    "path", ["/links?x=1", "/organisations?limit=-1", "/links/graph?format=png"]
)
def test_wrong_parameters_are_problems(whole: httpx.Client, path: str) -> None:
    refused = whole.get(path)
    assert refused.status_code == 400
    assert refused.headers["Content-Type"] == "application/problem+json"
