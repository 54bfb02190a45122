"""Pages: every row exactly once, whatever their size and form."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import httpx
import openpyxl
import pytest

from api.media import XLSX
from api.paging import PAGE

pytestmark = pytest.mark.xdist_group("api")


def pages(
    client: httpx.Client, path: str, accept: str = "application/json", **query: str
) -> list[httpx.Response]:
    """Follow the links to the last page."""
    headers = {"Accept": accept}
    answers = [client.get(path, params=query, headers=headers)]
    while (link := answers[-1].links.get("next")) is not None:
        assert len(answers) < 1_000
        answers.append(client.get(answers[-1].url.join(link["url"]), headers=headers))
    assert {answer.status_code for answer in answers} == {200}
    return answers


@pytest.mark.parametrize("limit", [1, 7, 40, 10_000])
def test_json_pages_hold_every_row_once(
    whole: httpx.Client, asked: Callable[..., dict[str, Any]], limit: int
) -> None:
    told = asked("G16")
    found = [one.json() for one in pages(whole, "/questions/G16/rows", limit=str(limit))]
    assert [row["subjectKey"] for page in found for row in page["rows"]] == [
        row["subjectKey"] for row in told["rows"]
    ]
    assert all(len(page["rows"]) == limit for page in found[:-1])
    assert {page["numerator"] for page in found} == {told["numerator"]}


def test_pages_of_a_part_on_a_day_stay_that(
    whole: httpx.Client, asked: Callable[..., dict[str, Any]]
) -> None:
    query = {"scope": "锦绣苑", "asOf": "2018-10-15", "basis": "2", "limit": "5", "lang": "en"}
    found = pages(whole, "/questions/G09/rows", **query)
    told = asked("G09", "--scope=锦绣苑", "--as-of=2018-10-15", "--set=basis=2", "--lang=en")
    keys = [row["subjectKey"] for page in found for row in page.json()["rows"]]
    assert keys == [row["subjectKey"] for row in told["rows"]]
    assert {page.json()["title"] for page in found} == {told["title"]}


def test_the_other_forms_are_paged_the_same(
    whole: httpx.Client, asked: Callable[..., dict[str, Any]]
) -> None:
    found = pages(whole, "/questions/G01/rows", "application/x-ndjson", limit="30")
    told = [json.loads(line) for page in found for line in page.text.splitlines()]
    assert told == asked("G01")["rows"]
    assert len(found) > 2


def test_workbooks_say_which_piece_of_how_many_they_are(
    whole: httpx.Client, asked: Callable[..., dict[str, Any]]
) -> None:
    told = [row["subjectKey"] for row in asked("G01")["rows"]]
    kept: list[str] = []
    for page in pages(whole, "/questions/G01/rows", XLSX, limit="40"):
        sheet = openpyxl.load_workbook(io.BytesIO(page.content)).worksheets[0]
        cells = [[str(cell) for cell in row[:2]] for row in sheet.iter_rows(values_only=True)]
        keys = [key for kind, key in cells if kind == "household"]
        first = (
            f"前 {len(keys)} 行"
            if not kept
            else f"第 {len(kept) + 1:,} 至 {len(kept) + len(keys):,} 行"
        )
        assert [f"只列{first}，共 {len(told):,} 行。", "None"] in cells
        kept += keys
    assert kept == told


def test_a_page_leads_to_the_first_one(whole: httpx.Client) -> None:
    found = pages(whole, "/questions/G01/rows", limit="40", scope="锦绣苑")
    assert "first" not in found[0].links
    for page in found[1:]:
        first = whole.get(page.url.join(page.links["first"]["url"]))
        assert first.json() == found[0].json()


def test_without_a_limit_json_comes_in_pages_and_files_whole(whole: httpx.Client) -> None:
    assert whole.get("/questions/G01/rows").json()["numerator"] <= PAGE
    assert "limit=2" in whole.get("/questions/G01/rows", params={"limit": 2}).headers["link"]
    files = whole.get("/questions/G01/rows", headers={"Accept": "text/csv"})
    assert "link" not in files.headers


def test_no_rows_are_wanted(whole: httpx.Client) -> None:
    answer = whole.get("/questions/G01/rows", params={"limit": 0})
    assert answer.json()["rows"] == []
    assert answer.json()["numerator"] > 0
    assert "link" not in answer.headers


def test_a_cursor_is_of_one_list_only(whole: httpx.Client) -> None:
    link = whole.get("/questions/G01/rows", params={"limit": 2}).links["next"]["url"]
    cursor = httpx.URL(link).params["cursor"]
    for id_, query in (("G07", {}), ("G01", {"scope": "锦绣苑"}), ("G01", {"asOf": "2018-10-02"})):
        answer = whole.get(f"/questions/{id_}/rows", params={**query, "cursor": cursor})
        assert answer.status_code == 400
        assert "cursor" in answer.json()["detail"]
