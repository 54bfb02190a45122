"""The answers over HTTP are those of the command line, masked, in every form."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest

from graph.asking import standing
from graph.catalogue import question, questions
from graph.engines import connect
from graph.overview import reach
from graph.scope import resolve
from graph.settings import read_settings
from tests.api.conftest import PART
from tests.cli.conftest import Program

pytestmark = pytest.mark.xdist_group("api")
Ask = Callable[..., dict[str, Any]]
CSV, NDJSON = "text/csv", "application/x-ndjson"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SECOND_BASES = [(id_, "basis", "2") for id_ in ("G09", "G16", "G19")]


def rows(client: httpx.Client, id_: str, accept: str = "application/json", **query: str) -> Any:
    answer = client.get(f"/questions/{id_}/rows", params=query, headers={"Accept": accept})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == accept
    return answer


def open_columns(id_: str) -> list[str]:
    """Columns that no mask touches."""
    found = [column.name for column in question(id_).columns if not column.sensitive]
    return ["subjectKind", "subjectKey", *found]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_catalogue_is_that_of_the_command_line(
    whole: httpx.Client, program: Program, language: str
) -> None:
    told = json.loads(program("questions", "--format", "json", "--lang", language).out)
    assert whole.get("/questions", params={"lang": language}).json() == told
    for one in told:
        assert whole.get(f"/questions/{one['id']}", params={"lang": language}).json() == one


def test_day_and_scope_may_stand_with_the_catalogue(
    whole: httpx.Client, part: httpx.Client
) -> None:
    """``asOf`` and ``scope`` everywhere (interface.md); the catalogue is the same on every day."""
    for path in ("/questions", "/questions/G01"):
        told = whole.get(path).json()
        for query in ({"asOf": "2018-10-01"}, {"asOf": "today", "scope": PART}):
            answer = whole.get(path, params=query)
            assert (answer.status_code, answer.json()) == (200, told)
        assert whole.get(path, params={"asOf": "yesterday"}).status_code == 400
        assert whole.get(path, params={"scope": "Atlantis"}).status_code == 422
        assert part.get(path, params={"scope": "蓝山名邸"}).status_code == 403
        assert part.get(path, params={"scope": PART}).status_code == 200


@pytest.mark.parametrize(
    ("id_", "name", "value"), [*((id_, "", "") for id_ in questions()), *SECOND_BASES]
)
def test_the_same_answer_as_on_the_command_line(
    whole: httpx.Client, asked: Ask, id_: str, name: str, value: str
) -> None:
    given = {name: value} if name else {}
    told = asked(id_, *(f"--set={name}={value}" for name in given))
    answer = rows(whole, id_, limit="10000", **given).json()
    assert list(answer) == list(told)
    assert {**answer, "rows": None} == {**told, "rows": None}
    kept = open_columns(id_)
    seen = [{name: row[name] for name in kept} for row in answer["rows"]]
    assert seen == [{name: row[name] for name in kept} for row in told["rows"]]


@pytest.mark.parametrize("scope", [PART, "640106004001", "蓝山名邸"])
def test_scope_and_day_mean_the_same(whole: httpx.Client, asked: Ask, scope: str) -> None:
    told = asked("G01", "--scope", scope, "--as-of", "2018-10-15")
    answer = rows(whole, "G01", scope=scope, asOf="2018-10-15", limit="10000").json()
    assert answer == told  # nothing in G01 is sensitive
    assert answer["rows"]


def test_the_file_forms_hold_every_row(whole: httpx.Client, asked: Ask, tmp_path: Path) -> None:
    keys = [row["subjectKey"] for row in asked("G01")["rows"]]
    as_csv = rows(whole, "G01", CSV)
    assert "G01-2018-10-01.csv" in as_csv.headers["content-disposition"]
    table = list(csv.DictReader(io.StringIO(as_csv.content.decode("utf-8-sig"))))
    assert [row["subjectKey"] for row in table] == keys
    lines = rows(whole, "G01", NDJSON).text.splitlines()
    assert [json.loads(line) for line in lines] == asked("G01")["rows"]
    book = rows(whole, "G01", XLSX)
    (tmp_path / "list.xlsx").write_bytes(book.content)
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert sheet is not None
    cells = [str(row[1]) for row in sheet.iter_rows(values_only=True) if len(row) > 1]
    assert [cell for cell in cells if re.fullmatch("[a-z2-7]{26}", cell)] == keys


def test_names_are_masked_in_every_form(whole: httpx.Client, asked: Ask, tmp_path: Path) -> None:
    told = asked("G09")["rows"]
    names = {row["subject"].rpartition("/")[2] for row in told}
    assert all(len(name) >= 2 and "*" not in name for name in names)
    masked = [re.sub(r"/(.)[^/]*$", r"/\1*", row["subject"]) for row in told]
    assert [row["subject"] for row in rows(whole, "G09").json()["rows"]] == masked
    book = tmp_path / "list.xlsx"
    book.write_bytes(rows(whole, "G09", XLSX).content)
    sheet = openpyxl.load_workbook(book).active
    assert sheet is not None
    told_by_book = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    texts = [rows(whole, "G09", form).text for form in ("application/json", CSV, NDJSON)]
    homes = {row["home"] for row in told if row["home"]}
    assert homes
    for text in (*texts, told_by_book):
        assert not any(f"/{name}" in text for name in names)
        assert not any(home in text for home in homes)


def test_what_is_best_liked_is_given(whole: httpx.Client) -> None:
    accept = "text/html, text/csv;q=0.5, application/x-ndjson;q=0.9, */*;q=0.1"
    answer = whole.get("/questions/G04/rows", headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(NDJSON)
    for header in ("*/*", "application/*", ""):
        answer = whole.get("/questions/G04/rows", headers={"Accept": header})
        assert answer.headers["content-type"] == "application/json"


def test_the_language_is_the_callers(whole: httpx.Client) -> None:
    english = {"Accept-Language": "de, en-GB;q=0.8, zh;q=0.3"}
    for query, headers, title in (
        ({}, {}, question("G01").title.zh),
        ({}, english, question("G01").title.en),
        ({"lang": "zh"}, english, question("G01").title.zh),
        ({}, {"Accept-Language": "fr, en;q=0"}, question("G01").title.zh),
    ):
        assert whole.get("/questions/G01", params=query, headers=headers).json()["title"] == title


@pytest.mark.parametrize("scope", [None, PART])
@pytest.mark.parametrize("days", [None, 7])
def test_coverage_counts_what_the_report_counts(
    whole: httpx.Client, data: Path, scope: str | None, days: int | None
) -> None:
    query = {"scope": scope, "contactDays": days}
    told = whole.get("/coverage", params={k: v for k, v in query.items() if v}).json()
    with connect(read_settings(data=data, _env_file=None, neo4j_uri=None)) as graph:
        day = standing(graph).day
        assert day is not None
        found, communities = reach(
            graph, as_of=day, scope=resolve(graph, scope, day), contact_days=days or 30
        )
    assert told["asOf"] == "2018-10-01"
    assert told["parameters"] == {"contactDays": days or 30}
    assert [one["code"] for one in told["communities"]] == [one.code for one in communities]
    for area, counted in zip(
        [told["whole"], *told["communities"]], [found, *communities], strict=True
    ):
        assert area["name"] == counted.name
        assert {one["name"]: one["numerator"] for one in area["levels"]} == {
            "l3": counted.l3, "l2": counted.l2, "l1": counted.l1, "l0": counted.l0
        }  # fmt: skip
        assert [one["numerator"] for one in area["chain"]] == [
            counted.taken, counted.taken_covered, counted.taken_covered_whole, counted.all_steps
        ]  # fmt: skip
        for one in [*area["levels"], *area["chain"]]:
            assert one["denominator"] == counted.occupied
            assert one["rate"] == pytest.approx(one["numerator"] / one["denominator"])


@pytest.mark.parametrize("by", ["community", "patch"])
def test_coverage_by_places_is_that_of_the_command_line(
    whole: httpx.Client, program: Program, by: str
) -> None:
    told = json.loads(program("coverage", "--by", by, "--format", "json").out)
    answer = whole.get("/coverage", params={"by": by}).json()
    communities = answer.pop("communities")
    assert answer == told
    assert [one["name"] for one in communities][:2] == [PART, "蓝山名邸"]
    if by == "community":
        assert communities == told["areas"]


def test_coverage_of_a_part_shows_no_other_place(part: httpx.Client) -> None:
    told = part.get("/coverage", params={"by": "building"}).json()
    assert {one["name"].partition("/")[0] for one in told["areas"]} == {PART}
    assert part.get("/coverage", params={"by": "flat"}).status_code == 400


def test_the_ledger_rows_behind_a_list(whole: httpx.Client, asked: Ask) -> None:
    told = asked("G04", "--sources")
    page = rows(whole, "G04", sources="true").json()
    assert [one["sources"] for one in page["rows"]] == [one["sources"] for one in told["rows"]]
    assert page["columns"] == told["columns"]
    assert "sources" not in rows(whole, "G04").json()["rows"][0]
    answer = rows(whole, "G04", sources="true", limit="1")
    assert "sources=true" in answer.headers["link"]
