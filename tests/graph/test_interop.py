"""The graph of a day as networkx and through py2neo; the catalogue and the colours for Neo4j Browser."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import py2neo
import pytest

from graph.asking import ask, standing
from graph.catalogue import questions
from graph.engines import Graph
from graph.interop.browser import saved_queries, stylesheet
from graph.interop.networks import network
from graph.interop.py2neo_view import as_subgraph, py2neo_graph
from graph.model import RELATIONS, THINGS
from graph.scope import resolve
from graph.settings import Settings
from tests.engines.fixtures import embedded_in
from tests.graph.streets import FIRST, LATER, give
from tests.oracle.tiny import DAY

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"
NOVEMBER = date(2018, 11, 1)


@pytest.fixture(scope="module")
def street(
    unwiped: Graph,
    tmp_path_factory: pytest.TempPathFactory,
) -> Graph:
    """The tiny street of two months."""
    for part in (FIRST, LATER):
        assert give(unwiped, Path(tmp_path_factory.mktemp("street")), part).refusals == []
    return unwiped


def test_every_thing_and_relation_of_the_day_is_typed(street: Graph) -> None:
    found = network(street, as_of=DAY)
    assert found.graph == {"asOf": DAY, "scope": ""}
    labels = [told["label"] for _, told in found.nodes(data=True)]
    assert (labels.count("Household"), labels.count("PartyMember"), labels.count("Area")) == (
        5,
        4,
        3,
    )
    room = next(told for _, told in found.nodes(data=True) if told.get("room") == "302")
    assert (room["title"], room["use"]) == ("住户", "空房")
    answering = [told for _, _, told in found.edges(data=True) if told["type"] == "ANSWERS_FOR"]
    assert len(answering) == 2
    assert {told["start"] for told in answering} == {DAY}
    later = network(street, as_of=NOVEMBER)
    assert sum(1 for *_, told in later.edges(data=True) if told["type"] == "ANSWERS_FOR") == 2
    kinds = (str, int, float, bool, date, list)
    for _, told in found.nodes(data=True):
        assert all(isinstance(value, kinds) for value in told.values())
    assert network(street, as_of=date(2017, 1, 1)).number_of_nodes() == 0


def test_nothing_personal_unless_asked_for(street: Graph) -> None:
    sensitive = {
        thing.label: {one.name for one in thing.attributes if one.sensitive} for thing in THINGS
    }
    for _, told in network(street, as_of=DAY).nodes(data=True):
        assert not sensitive[told["label"]] & set(told)
    named = network(street, as_of=DAY, personal=True).nodes(data=True)
    assert "赵一" in {told.get("name") for _, told in named}


def test_a_part_holds_what_lies_in_it_and_what_that_names(street: Graph) -> None:
    part = network(street, as_of=DAY, scope=resolve(street, "安居苑", DAY))
    rooms = {told["room"] for _, told in part.nodes(data=True) if told["label"] == "Household"}
    assert rooms == {"301", "302"}
    assert "安居苑" in {told.get("name") for _, told in part.nodes(data=True)}
    whole = network(street, as_of=DAY)
    assert set(part.nodes) < set(whole.nodes)
    few = network(street, as_of=DAY, labels=["Patch", "PartyOrganisation"])
    assert {told["type"] for *_, told in few.edges(data=True)} == {"TAKES", "UNDER"}


def test_py2neo_sees_the_same(street: Graph, neo4j_settings: Settings) -> None:
    if street.info.embedded:
        with (
            pytest.raises(ValueError, match="NEO4J_URI"),
            py2neo_graph(embedded_in(Path("unused"))),
        ):
            pass
        return
    with py2neo_graph(neo4j_settings) as through:
        for label in ("Household", "PartyOrganisation", "Patch"):
            counted = street.read(f"MATCH (n:{label}) RETURN count(n) AS n")[0]["n"]
            assert through.nodes.match(label).count() == counted > 0
        query = (
            "MATCH (o:PartyOrganisation)-[r:TAKES]->(p:Patch) "
            "RETURN o.name AS branch, p.name AS patch ORDER BY branch, patch"
        )
        assert through.run(query).data() == street.read(query)
    found = network(street, as_of=DAY)
    subgraph = as_subgraph(found)
    assert isinstance(subgraph, py2neo.Subgraph)
    assert len(subgraph.nodes) == found.number_of_nodes()
    assert len(subgraph.relationships) == found.number_of_edges()
    room = next(node for node in subgraph.nodes if node.get("room") == "302")
    assert set(room.labels) == {"Household"}


def test_the_saved_queries_run_as_they_stand(street: Graph) -> None:
    there = standing(street)
    scripts = saved_queries(DAY, {})
    assert [name.partition(" ")[0] for name in scripts] == list(questions())
    script = scripts[next(name for name in scripts if name.startswith("G04"))]
    assert ":param asOf => date('2018-10-01');" in script
    queries = [
        one for one in re.sub(r"^(//|:param).*$", "", script, flags=re.M).split(";") if one.strip()
    ]
    rows, counted = (street.read(query, asOf=DAY) for query in queries)
    answer = ask(
        street, questions()["G04"], as_of=DAY, scope=resolve(street, None, DAY), values={},
        standing=there,
    )  # fmt: skip
    assert (len(rows), counted[0]["denominator"]) == (answer.numerator, answer.denominator)


def test_the_stylesheet_has_the_models_colours_and_names_nobody() -> None:
    style = stylesheet()
    for thing in THINGS:
        if thing.historical:
            rule = re.search(rf"node\.{thing.label} {{(.*?)}}(?=\n)", style)
            assert rule is not None
            assert f"color: {thing.colour};" in rule[1]
            caption = re.search(r"caption: '{(\w+)}'", rule[1])
            if caption is not None:
                assert not thing.attribute(caption[1]).sensitive
    assert all(f"relationship.{one.type} {{" in style for one in RELATIONS)


def test_the_notebook_runs_and_keeps_no_output(
    street: Graph, capsys: pytest.CaptureFixture[str]
) -> None:
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] and cell["execution_count"] is None
               for cell in cells if cell["cell_type"] == "code")  # fmt: skip
    kept: dict[str, object] = {"graph": street}
    for text in code[1:]:  # the first opens the deployment's own database
        exec(compile(text, "notebook.ipynb", "exec"), kept)  # noqa: S102
    out = capsys.readouterr().out
    assert re.search(r"2018-1\d-01 未被党员联系的住户 \d+ / 4", out)
    assert "赵一" not in out
