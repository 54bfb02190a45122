"""The ledger of gaps over HTTP: that of the command line, masked, within the key's scope."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from tests.api.conftest import PART
from tests.cli.conftest import Program

pytestmark = pytest.mark.xdist_group("api")


def told(client: httpx.Client, **query: str) -> dict[str, Any]:
    answer = client.get("/gaps", params=query)
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


def test_it_is_that_of_the_command_line(whole: httpx.Client, program: Program) -> None:
    ran = program("gaps", "list", "--question", "G09", "--format", "json")
    assert ran.status == 0, ran.err
    book = json.loads(ran.out)
    document = told(whole, question="g09")
    assert {**document, "gaps": None, "total": None} == {**book, "gaps": None, "total": None}
    assert document["total"] == len(book["gaps"]) > 0
    assert [one["gap"] for one in document["gaps"]] == [one["gap"] for one in book["gaps"]]
    for masked, full in zip(document["gaps"], book["gaps"], strict=True):
        branch, _, name = full["subject"].rpartition("/")
        assert masked == {**full, "subject": f"{branch}/{name[0]}*"}
    assert [one["history"][0]["state"] for one in document["gaps"]] == ["opened"] * document[
        "total"
    ]


def test_a_key_sees_its_own_part(part: httpx.Client, whole: httpx.Client) -> None:
    mine = told(part, question="G01")
    every = told(whole, question="G01", limit="10000")
    assert {one["gap"] for one in mine["gaps"]} == {
        one["gap"] for one in every["gaps"] if one["subject"].startswith(f"{PART}/")
    }
    assert part.get("/gaps", params={"scope": "蓝山名邸"}).status_code == 403


def test_pages_and_states(whole: httpx.Client, program: Program) -> None:
    every = told(whole, question="G01", limit="10000")["gaps"]
    first = whole.get("/gaps", params={"question": "G01", "limit": "7"})
    following = whole.get(first.links["next"]["url"].removeprefix("/api/v1"))
    assert [*first.json()["gaps"], *following.json()["gaps"]] == every[:14]
    assert first.json()["total"] == len(every)
    again = whole.get(
        "/gaps",
        params={"question": "G01", "limit": "7"},
        headers={"If-None-Match": first.headers["etag"]},
    )
    assert again.status_code == 304
    assert told(whole, question="G01", state="filled")["gaps"] == []
    gap = every[0]["gap"]
    ran = program("gaps", "note", gap, "已上门，电话 13900004416", "--by", "王主任")
    assert ran.status == 0, ran.err
    noted = told(whole, question="G01", limit="1")["gaps"][0]["note"]
    assert (noted["text"], noted["by"]) == ("已上门，电话 139****4416", "王*")
    assert whole.get("/gaps", params={"question": "G99"}).status_code in (400, 422)
    assert whole.get("/gaps", params={"state": "gone"}).status_code == 400
