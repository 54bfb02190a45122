"""A load that dies anywhere leaves nothing that loading again does not heal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.engines import Graph
from tests.graph.streets import FIRST, LATER, content, give
from tests.oracle.rows import Street


class Died(Exception):
    """What the tests let a load die of."""


def die_after(graph: Graph, writes: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the graph fail once it has written so many times."""
    left = iter(range(writes))

    def counted(write: Callable[..., Any]) -> Callable[..., Any]:
        def one(*arguments: Any, **parameters: Any) -> Any:
            if next(left, None) is None:
                raise Died
            return write(*arguments, **parameters)

        return one

    monkeypatch.setattr(graph, "write", counted(graph.write))
    monkeypatch.setattr(graph, "write_many", counted(graph.write_many))


def counted_writes(
    graph: Graph, monkeypatch: pytest.MonkeyPatch, work: Callable[[], object]
) -> int:
    """How often a piece of work writes."""
    writes = 0

    def count(*_: object) -> None:
        nonlocal writes
        writes += 1

    with monkeypatch.context() as patched:
        patched.setattr(graph, "_before_write", count)
        work()
    return writes


@pytest.mark.parametrize(
    ("before", "street"), [((), FIRST), (FIRST, LATER)], ids=["first", "later"]
)
def test_loading_again_heals(
    engine: Graph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    before: Street,
    street: Street,
) -> None:
    folder = tmp_path / "in"

    def begin() -> None:
        engine.write("MATCH (n) DETACH DELETE n")
        if before:
            give(engine, folder, before)

    begin()
    writes = counted_writes(engine, monkeypatch, lambda: give(engine, folder, street))
    undisturbed = content(engine)
    # The engines take turns, so that two of three writes die on one of them.
    for died_after in range(engine.info.embedded, writes, 3):
        begin()
        with monkeypatch.context() as patched:
            die_after(engine, died_after, patched)
            with pytest.raises(Died):
                give(engine, folder, street)
        give(engine, folder, street)
        assert content(engine) == undisturbed, f"died after write {died_after} of {writes}"
        states = engine.read("MATCH (n:Load) RETURN collect(DISTINCT n.state) AS states")
        assert "running" not in states[0]["states"]


def test_dying_again_and_again(
    engine: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(engine, tmp_path / "in", FIRST)
    undisturbed = content(engine)
    engine.write("MATCH (n) DETACH DELETE n")
    for died_after in (14, 9, 13, 11):
        with monkeypatch.context() as patched:
            die_after(engine, died_after, patched)
            with pytest.raises(Died):
                give(engine, tmp_path / "in", FIRST)
    give(engine, tmp_path / "in", FIRST)
    assert content(engine) == undisturbed
