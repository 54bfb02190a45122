"""What is kept per published load: tags, answers, and that a load throws them away."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from graph.engines import connect
from graph.settings import Settings
from tests.api.serving import new_key, serving
from tests.cli.conftest import program_with

pytestmark = pytest.mark.xdist_group("api")
PATHS = ("/questions", "/questions/G01", "/questions/G01/rows", "/coverage")


@pytest.mark.parametrize("path", PATHS)
def test_what_the_caller_has_is_not_sent_again(whole: httpx.Client, path: str) -> None:
    first = whole.get(path)
    tag = first.headers["etag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        again = whole.get(path, headers={"If-None-Match": known})
        assert again.status_code == 304
        assert again.content == b""
        assert again.headers["etag"] == tag
    assert whole.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
    assert whole.get(path).headers["etag"] == tag


def test_tags_differ_where_answers_do(whole: httpx.Client, part: httpx.Client) -> None:
    path = "/questions/G09/rows"
    asked = [
        whole.get(path),
        whole.get(path, params={"basis": 2}),
        whole.get(path, params={"scope": "蓝山名邸"}),
        whole.get(path, params={"asOf": "2018-10-02"}),
        whole.get(path, params={"limit": 1}),
        whole.get(path, params={"limit": 2}),
        whole.get(path, params={"lang": "en"}),
        whole.get(path, headers={"Accept": "text/csv"}),
        whole.get("/questions/G01/rows"),
        whole.get("/coverage"),
        whole.get("/coverage", params={"contactDays": 7}),
        part.get(path),
    ]
    assert len({one.headers["etag"] for one in asked}) == len(asked)
    # The same question in other words is the same answer.
    same = whole.get("/questions/g09/rows", params={"basis": 1, "asOf": "2018-10-01"})
    assert same.headers["etag"] == asked[0].headers["etag"]


def test_lists_may_be_stored_nowhere(whole: httpx.Client) -> None:
    assert whole.get("/questions/G09/rows").headers["cache-control"] == "no-store"
    assert whole.get("/questions").headers["cache-control"] == "private, no-cache"


def test_twenty_readers_at_once_all_get_the_answer(whole: httpx.Client) -> None:
    queries = [("G01", {}), ("G07", {}), ("G09", {"basis": "2"}), ("G16", {"scope": "锦绣苑"})]
    alone = [whole.get(f"/questions/{id_}/rows", params=query).json() for id_, query in queries]
    # Days nobody has asked about, so that nothing is kept.
    days = [f"2018-11-{day:02}" for day in range(1, 6)]

    def read(number: int) -> tuple[int, dict[str, object]]:
        which = number % len(queries)
        id_, query = queries[which]
        day = days[number // len(queries) % len(days)]
        with httpx.Client(base_url=whole.base_url, headers=whole.headers, timeout=120) as client:
            fresh = client.get(f"/questions/{id_}/rows", params={**query, "asOf": day})
            assert fresh.status_code == 200
            assert fresh.json()["asOf"] == day
            return which, client.get(f"/questions/{id_}/rows", params=query).json()

    with ThreadPoolExecutor(20) as readers:
        for which, answer in readers.map(read, range(60)):
            assert answer == alone[which]


def test_a_load_throws_kept_answers_away(own: Settings, api_ledgers: Path) -> None:
    shown = new_key(own.data, "平台")
    with serving(own.data) as service, service.client(shown) as client:
        path = "/questions/G01/rows"
        before = client.get(path, params={"limit": 3})
        coverage = client.get("/coverage")
        assert before.json()["numerator"] == before.json()["denominator"] > 0
        ran = program_with(own.data)("load", api_ledgers, "--quiet")
        assert ran.status == 0, ran.err
        after = client.get(
            path, params={"limit": 3}, headers={"If-None-Match": before.headers["etag"]}
        )
        assert after.status_code == 200
        assert after.json()["numerator"] < before.json()["numerator"]
        assert client.get("/coverage").json() != coverage.json()
        turned = client.get(before.links["next"]["url"].removeprefix("/api/v1"))
        assert turned.status_code == 410
        assert turned.json()["code"] == "list_has_changed"


def test_while_a_load_runs_answers_say_so_and_bear_no_tag(own: Settings) -> None:
    shown = new_key(own.data, "平台")
    with serving(own.data) as service, service.client(shown) as client, connect(own) as graph:
        assert client.get("/coverage").json()["loading"] is False
        graph.write("CREATE (:Load {key: 'load|id=x', id: 'x', state: 'running'})")
        for path in ("/coverage", "/questions/G01/rows"):
            answer = client.get(path, headers={"If-None-Match": "*"})
            assert answer.json()["loading"] is True
            assert "etag" not in answer.headers
        graph.write("MATCH (n:Load {id: 'x'}) SET n.state = 'done'")
        assert client.get("/coverage").json()["loading"] is False
