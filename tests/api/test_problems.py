"""What cannot be answered is said in one sentence, in the caller's language."""

from __future__ import annotations

import json
import signal
import time
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from graph.embedded.paths import EnginePaths
from graph.engines import stop_embedded
from graph.settings import Settings, read_settings
from tests.api.serving import PATIENCE, Service, new_key, serving

pytestmark = pytest.mark.xdist_group("api")
ROWS = "/questions/G01/rows"
PATHS = ["/questions/{id}/rows", "/questions/{id}", "?"]
"""As the log names them."""


def problem(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The problem that an answer is, once it is found to be of the right form."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    document: dict[str, Any] = answer.json()
    assert set(document) == {"type", "title", "status", "code", "detail"}
    assert document["status"] == status
    assert document["code"] == code
    assert document["type"].endswith(code)
    return document


@pytest.mark.parametrize(
    ("path", "status", "code", "zh", "en"),
    [
        ("/questions/G99", 404, "unknown_question", "没有这个编号", "no question of that id"),
        ("/questions/G99/rows", 404, "unknown_question", "没有这个编号", "no question of that id"),
        ("/nothing", 404, "not_found", "没有这个地址", "nothing at this address"),
        ("/questions/", 404, "not_found", "没有这个地址", "nothing at this address"),
        (f"{ROWS}?scope=Atlantis", 422, "unknown_scope", "没有找到范围", "No scope"),
        ("/coverage?scope=Atlantis", 422, "unknown_scope", "没有找到范围", "No scope"),
        (f"{ROWS}?asOf=yesterday", 400, "wrong_parameter", "日期", "is not a day"),
        (f"{ROWS}?limit=-1", 400, "wrong_parameter", "limit", "limit"),
        (f"{ROWS}?limit=x", 400, "wrong_parameter", "limit", "limit"),
        (f"{ROWS}?cursor=1", 400, "wrong_parameter", "cursor", "cursor"),
        (f"{ROWS}?basis=2", 400, "wrong_parameter", "没有这个参数", "no such parameter"),
        (f"{ROWS}?as-of=today", 400, "wrong_parameter", "没有这个参数", "no such parameter"),
        ("/questions?limit=1", 400, "wrong_parameter", "没有这个参数", "no such parameter"),
        ("/questions/G09/rows?basis=3", 400, "wrong_parameter", "basis", "basis"),
        ("/questions/G09/rows?basis=1&basis=2", 400, "wrong_parameter", "一次", "once"),
        ("/questions/G09/rows?exemptAge=x", 400, "wrong_parameter", "exemptAge", "exemptAge"),
        ("/coverage?contactDays=99999999999999999999", 400, "wrong_parameter", "数字", "number"),
        ("/questions?lang=fr", 400, "wrong_parameter", "lang", "lang"),
        (
            "/gaps?state=x",
            400,
            "wrong_parameter",
            "state 的写法不对，可以写：open、",
            "it takes open, ",
        ),
        (
            "/maps/x",
            400,
            "wrong_parameter",
            "可以写：responsibility、",
            "it takes responsibility, ",
        ),
        ("/links/graph?format=x", 400, "wrong_parameter", "可以写：", "it takes "),
    ],
)
def test_wrong_requests(
    whole: httpx.Client, path: str, status: int, code: str, zh: str, en: str
) -> None:
    assert zh in problem(whole.get(path), status, code)["detail"]
    english = whole.get(path, headers={"Accept-Language": "en"})
    assert en in problem(english, status, code)["detail"]


def test_forms_and_methods_that_are_not_there(whole: httpx.Client) -> None:
    for path in ("/questions", "/questions/G01", "/coverage", "/healthz", ROWS):
        answer = whole.get(path, headers={"Accept": "text/html, application/json;q=0"})
        assert "application/json" in problem(answer, 406, "not_acceptable")["detail"]
    answer = whole.post("/questions")
    problem(answer, 405, "method_not_allowed")
    assert answer.headers["allow"] == "GET"


def test_headers_that_keep_a_browser_safe(whole: httpx.Client, service: Service) -> None:
    with service.client() as stranger:
        answers = [
            whole.get("/questions"),
            whole.get(ROWS),
            whole.get("/nothing"),
            stranger.get(ROWS),
        ]
    for answer in answers:
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "cache-control" in answer.headers
        assert "server" not in answer.headers


def _told(service: Service) -> list[dict[str, Any]]:
    said = service.said.read_text("utf-8")
    return [json.loads(line) for line in said.splitlines() if line.startswith("{")]


def test_the_log_names_no_value(whole: httpx.Client, service: Service) -> None:
    before = len(_told(service))
    whole.get(ROWS, params={"scope": "某某家", "王小明": "王小明"})
    whole.get("/questions/王小明")
    whole.get("/王小明")
    until = time.monotonic() + PATIENCE
    # A request is told of after it was answered, so that of an earlier test may come late.
    last = _told(service)[before:]
    while [one["path"] for one in last[-3:]] != PATHS:
        assert time.monotonic() < until, last
        time.sleep(0.05)
        last = _told(service)[before:]
    last = last[-3:]
    said = service.said.read_text("utf-8")
    assert last[0]["parameters"] == ["?", "scope"]
    assert last[0]["status"] == 400
    assert last[0]["key"]
    assert "王小明" not in said
    assert "某某家" not in said
    assert "dwg_" not in said


def test_too_many_requests(data: Path) -> None:
    shown, other = new_key(data, "急性子"), new_key(data, "别人")
    with serving(data, DAWANGGE_REQUESTS_PER_MINUTE="5") as service:
        with service.client(shown) as client, service.client(other) as patient:
            assert [client.get("/questions").status_code for _ in range(5)] == [200] * 5
            answer = client.get("/questions")
            problem(answer, 429, "too_many_requests")
            assert 1 <= int(answer.headers["retry-after"]) <= 60
            assert patient.get("/questions").status_code == 200
            assert client.get("/healthz").status_code == 200
        with service.client("dwg_wrong_key") as guesser:
            statuses = [guesser.get("/questions").status_code for _ in range(6)]
            assert statuses == [401] * 5 + [429]


def test_before_the_first_load_it_is_up_but_not_ready(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shown = new_key(data, "平台")
    try:
        with serving(data) as service, service.client(shown) as client:
            assert client.get("/healthz").json() == {"status": "ok"}
            assert client.get("/questions").status_code == 200
            for path in ("/readyz", ROWS, "/coverage"):
                problem(client.get(path), 503, "nothing_loaded")
    finally:
        stop_embedded(read_settings(data=data, _env_file=None, neo4j_uri=None))


def test_a_database_that_is_down_is_said_without_its_address(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shown = new_key(data, "平台")
    with serving(data, DAWANGGE_NEO4J_URI="bolt://127.0.0.1:1") as service:
        with service.client(shown) as client:
            assert client.get("/healthz").status_code == 200
            for path in ("/readyz", ROWS, "/coverage"):
                answer = client.get(path)
                told = problem(answer, 503, "database_unreachable")
                assert "127.0.0.1" not in told["detail"]
                assert answer.headers["retry-after"]
        # The operator's log has it.
        assert "127.0.0.1:1" in service.said.read_text("utf-8")


def test_an_engine_that_dies_is_started_again(own: Settings) -> None:
    shown = new_key(own.data, "平台")
    with serving(own.data) as service, service.client(shown) as client:
        told = client.get(ROWS).json()
        _engine(own.data).send_signal(signal.SIGKILL)
        first = client.get(ROWS, params={"asOf": "2018-12-01"})
        if first.status_code != 200:
            problem(first, 503, "database_unreachable")
        assert client.get(ROWS).json() == told


def _engine(data: Path) -> psutil.Process:
    """The embedded engine's process: the one that has this folder among its arguments."""
    root = str(EnginePaths.below(data).root)
    (found,) = [
        one
        for one in psutil.process_iter(["cmdline"])
        if root in (one.info["cmdline"] or []) and "graph.embedded.child" in one.info["cmdline"]
    ]
    return found
