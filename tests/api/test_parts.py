"""The small parts of the service by themselves."""

from __future__ import annotations

import errno
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from api.kept import Kept
from api.media import CSV, JSON, LISTS, NDJSON, XLSX, chosen
from api.problems import Problem, of_mistake
from api.weights import weighed
from viz.files import cannot_write


def test_what_is_kept_is_made_once_for_all_who_ask() -> None:
    kept, made = Kept(10), []
    together = threading.Barrier(8)

    def make() -> int:
        made.append(1)
        return 7

    def ask(_: int) -> int:
        together.wait(10)
        return kept.get("a", "key", make)

    with ThreadPoolExecutor(8) as readers:
        assert list(readers.map(ask, range(8))) == [7] * 8
    assert made == [1]


def test_another_state_throws_everything_away() -> None:
    kept = Kept(10)
    assert kept.get("a", "key", lambda: 1) == 1
    assert kept.get("a", "key", lambda: 2) == 1
    assert kept.get("b", "key", lambda: 3) == 3
    assert kept.get("a", "key", lambda: 4) == 4


def test_what_was_made_while_the_state_changed_is_not_kept() -> None:
    kept = Kept(10)
    assert kept.get("a", "key", lambda: 1, still=lambda: False) == 1
    assert kept.get("a", "key", lambda: 2) == 2


def test_what_nobody_asked_for_longest_goes_first() -> None:
    kept = Kept(10)
    for key in ("old", "used", "new"):
        kept.get("a", key, lambda: 1, weigh=lambda _: 4)
        kept.get("a", "used", lambda: 1, weigh=lambda _: 4)
    assert [kept.get("a", key, lambda: 2) for key in ("used", "new", "old")] == [1, 1, 2]
    kept.get("a", "large", lambda: 1, weigh=lambda _: 99)
    assert kept.get("a", "large", lambda: 2) == 1


def test_an_error_is_told_to_all_who_wait_and_not_kept() -> None:
    kept = Kept(10)

    def fail() -> int:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.get("a", "key", fail)
    assert kept.get("a", "key", lambda: 1) == 1


@pytest.mark.parametrize(
    ("header", "form"),
    [
        (None, JSON),
        ("", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV ; q=0.4, application/x-ndjson", NDJSON),
        ("text/*", CSV),
        ("*/*;q=0.1, " + XLSX, XLSX),
        ("*/*, application/json;q=0", CSV),
        ("application/*;q=0.2, text/csv;q=0.1", JSON),
        ("application/json;q=2, text/csv;q=x, application/x-ndjson;q=0.001", NDJSON),
    ],
)
def test_the_form_that_is_liked_best(header: str | None, form: str) -> None:
    assert chosen(header, LISTS) == form


@pytest.mark.parametrize("header", ["text/html", "*/*;q=0", ";;;", "application/json;q=nan"])
def test_none_of_the_forms_is_liked(header: str) -> None:
    with pytest.raises(Problem) as refused:
        chosen(header, LISTS)
    assert refused.value.status == 406


def test_of_equal_weight_the_first_named_comes_first() -> None:
    assert [name for name, _ in weighed("b;q=0.5, a, ,c;q=0.5;x=1, d")] == ["a", "d", "b", "c"]


def test_a_full_disk_is_no_mistake_of_the_callers() -> None:
    problem = of_mistake(cannot_write(Path("/somewhere/G01.xlsx"), OSError(errno.ENOSPC, "full")))
    assert (problem.status, problem.code) == (503, "no_room")
    assert "/somewhere" not in problem.text.zh + problem.text.en
