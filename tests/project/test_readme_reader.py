"""How the commands of a README are read and made ready, on a README of a few lines."""

from __future__ import annotations

import subprocess

import pytest

from tests.project.readme import (
    Command,
    Outcome,
    blocks,
    on_a_server,
    on_the_embedded_engine,
    outcomes,
    script,
    small,
)

README = """
# Title

```sh
# a remark
git clone https://example.invalid/dawangge.git
$ dawangge sample --out 台账 --seed 7
dawangge load 台账 \\
  --as-of 2024-06-30   # the day
```

```text
dawangge never
```

```sh
export DAWANGGE_NEO4J_URI=neo4j://graph.example:7687 DAWANGGE_NEO4J_PASSWORD='a b'
dawangge ask G01
```
"""


def test_blocks_join_continuations_and_leave_remarks_and_other_languages() -> None:
    first, second = blocks(README)
    assert first[1:] == [
        Command(7, "dawangge sample --out 台账 --seed 7"),
        Command(8, "dawangge load 台账 --as-of 2024-06-30   # the day"),
    ]
    assert [command.line for command in second] == [17, 18]


def test_a_block_for_a_server_is_a_story_of_its_own_with_the_ledgers_it_needs() -> None:
    assert [command.line for command in on_the_embedded_engine(README)] == [7, 8]
    assert [command.line for command in on_a_server(README)] == [7, 17, 18]


def test_without_a_block_for_a_server_nothing_is_run_on_one() -> None:
    assert on_a_server("```sh\ndawangge sample\n```") == []


def test_the_server_is_the_one_of_the_tests() -> None:
    written = script(on_a_server(README), port=1)
    assert 'export DAWANGGE_NEO4J_URI="$RIG_URI" DAWANGGE_NEO4J_PASSWORD="$RIG_PASSWORD"' in written
    assert "graph.example" not in written


@pytest.mark.parametrize(
    ("written", "run"),
    [
        ("dawangge sample", "dawangge sample --households 600"),
        ("dawangge sample --households 20000 --out x", "dawangge sample --households 600 --out x"),
        ("dawangge load x", "dawangge load x"),
    ],
)
def test_streets_are_small(written: str, run: str) -> None:
    assert small(written) == run


def test_a_service_goes_to_the_background_on_a_free_port() -> None:
    commands = [
        Command(1, "dawangge serve --port 8000"),
        Command(2, "curl http://127.0.0.1:8000/x"),
    ]
    written = script(commands, port=4321)
    assert "dawangge serve --port 4321 & serving=$!" in written
    assert "curl http://127.0.0.1:4321/x" in written
    assert "8000" not in written


def test_every_command_is_told_apart_and_exports_last() -> None:
    commands = [
        Command(1, "export NAME=大网格"),
        Command(2, 'echo "$NAME"   # said'),
        Command(3, "false"),
        Command(4, "exit 7"),
        Command(5, "echo never"),
    ]
    done = subprocess.run(
        ["bash", "-c", script(commands, port=1)], capture_output=True, text=True, check=False
    )
    found = outcomes(commands, done.stdout)
    assert [outcome.status for outcome in found] == [0, 0, 1, -1, -1]
    assert found[1].output == "大网格"
    assert [outcome.wrong for outcome in found] == [False, False, True, True, True]


def test_refused_rows_are_no_failure_but_a_crash_is() -> None:
    load = Command(1, "dawangge load 台账")
    assert not Outcome(load, 1, "3 行被拒").wrong
    assert Outcome(load, 1, "Traceback (most recent call last):").wrong
    assert Outcome(Command(1, "dawangge report"), 1, "").wrong
