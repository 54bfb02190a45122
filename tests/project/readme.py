"""The commands of a README, read from its fenced ``sh`` blocks and made ready to run elsewhere.

What is changed before running is little: the street is small, a free port is used, a service goes
to the background, and a Neo4j server is the one of the tests. Commands that cannot run in a test
stand in ``ELSEWHERE``, each with the reason; nothing else is left out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

HOUSEHOLDS = 600
# What a block for somebody's own server sets; the tests give the values of theirs under RIG_….
SERVER_SETTING = re.compile(
    r"\bDAWANGGE_NEO4J_(URI|USER|PASSWORD|DATABASE)=(\"[^\"]*\"|'[^']*'|\S+)"
)
ELSEWHERE = {
    r"git clone\b": "continuous integration begins with one; these tests run in the checkout",
    r"cd dawangge\b": "as above",
    r"make demo\b": "tests/project/test_demo.py runs it on a small street",
    r"make (test|lint)\b": "would start these tests within themselves",
    r"make (hooks|clean|lock)\b": "changes the checkout that the tests run in",
    r"make (proof|bench)\b": "takes long by design, and is tested in its own place",
    r"(python3?|py)(\d|\.)* -m venv\b": "tests/project/test_wheel.py makes an empty environment",
    r"\S*(pip|pipx|uv)\b.* install\b": "tests/project/test_wheel.py installs the wheel",
    r"(xdg-open|open|start) ": "opens a desktop program",
}
# Finished with rows refused, or with gaps where the command line asks that gaps count as failure.
MAY_END_IN_ONE = re.compile(r"\bdawangge load\b|--fail-on-gaps\b")


class Command(NamedTuple):
    """One command: the line it begins on, from 1, and its text with continuations joined."""

    line: int
    text: str


class Outcome(NamedTuple):
    """What a command ended in; ``output`` holds both streams."""

    command: Command
    status: int
    output: str

    @property
    def wrong(self) -> bool:
        """Whether the command did not do what the README promises."""
        allowed = {0, 1} if MAY_END_IN_ONE.search(self.command.text) else {0}
        return self.status not in allowed or "Traceback (most recent call last)" in self.output


def blocks(markdown: str) -> list[list[Command]]:
    """Return the commands of each fenced ``sh`` block, in order."""
    found: list[list[Command]] = []
    inside, other = False, False
    pending = Command(0, "")
    for number, line in enumerate(markdown.splitlines(), start=1):
        text = line.strip()
        if text.startswith("```"):
            if inside or other:
                inside = other = False
            elif text == "```sh":
                inside = True
                found.append([])
            else:
                other = True
            continue
        if not inside:
            continue
        text = text.removeprefix("$ ")
        begun = pending.line or number
        if text.endswith("\\"):
            pending = Command(begun, pending.text + text[:-1])
            continue
        whole, pending = pending.text + text, Command(0, "")
        if whole and not whole.startswith("#"):
            found[-1].append(Command(begun, whole))
    return [block for block in found if block]


def elsewhere(command: Command) -> bool:
    """Whether the command is one of those that a test cannot run here."""
    return any(re.match(pattern, command.text) for pattern in ELSEWHERE)


def for_a_server(block: list[Command]) -> bool:
    """Whether the block speaks of somebody's own Neo4j server."""
    return any(SERVER_SETTING.search(command.text) for command in block)


def on_the_embedded_engine(markdown: str) -> list[Command]:
    """Return the commands of all blocks but those for a server: one story in one directory."""
    return [
        command
        for block in blocks(markdown)
        if not for_a_server(block)
        for command in block
        if not elsewhere(command)
    ]


def on_a_server(markdown: str) -> list[Command]:
    """Return the commands of the blocks for a server, after those that write what they load."""
    prepared = [command for command in on_the_embedded_engine(markdown) if samples(command)]
    asked = [
        command
        for block in blocks(markdown)
        if for_a_server(block)
        for command in block
        if not elsewhere(command)
    ]
    return [*prepared, *asked] if asked else []


def samples(command: Command) -> bool:
    """Whether the command writes a sample street."""
    return bool(re.search(r"\bdawangge sample\b", command.text))


def small(text: str) -> str:
    """Return the command with a street of ``HOUSEHOLDS`` households."""
    if not re.search(r"\bdawangge sample\b", text):
        return text
    text = re.sub(r" --households[ =]\d+", "", text)
    return re.sub(r"\bdawangge sample\b", rf"\g<0> --households {HOUSEHOLDS}", text)


def script(commands: list[Command], port: int) -> str:
    """Return a bash script that runs the commands and marks where each begins and how it ends.

    Args:
        commands: run in one shell, so that what one exports the next ones see.
        port: a free one on this machine, for ``serve`` and for what asks it.
    """
    lines = ["serving="]
    for number, command in enumerate(commands):
        text = small(re.sub(r"(?:\S*/)?\.venv/bin/(?=\w)", "", command.text))
        text = SERVER_SETTING.sub(r'DAWANGGE_NEO4J_\1="$RIG_\1"', text)
        text = re.sub(r"(http://(?:127\.0\.0\.1|localhost)):\d+", rf"\g<1>:{port}", text)
        if re.search(r"\bdawangge serve\b", text):
            text = re.sub(r" --port[ =]\d+", "", text).partition(" #")[0].rstrip(" &")
            text = f"{text} --port {port} & serving=$!; {until_listening(port)}"
        lines += [f"echo; echo '<<{number}'", text, f"status=$?; echo; echo '>>{number}' $status"]
    lines += ['if [ -n "$serving" ]; then kill -TERM "$serving"; wait "$serving"; fi', "true"]
    return "\n".join(lines) + "\n"


def until_listening(port: int) -> str:
    """Return a bash command that waits, at most a minute, until something listens on the port."""
    return (
        f"for _ in $(seq 120); do (exec 3<>/dev/tcp/127.0.0.1/{port}) 2>/dev/null && break; "
        f"sleep 0.5; done; (exec 3<>/dev/tcp/127.0.0.1/{port})"
    )


def outcomes(commands: list[Command], output: str) -> list[Outcome]:
    """Return what each command ended in; status −1 where the script never came to its end."""
    found = []
    for number, command in enumerate(commands):
        said = re.search(
            rf"^<<{number}\n(.*?)(?:^>>{number} (\d+)$|\Z)", output, re.DOTALL | re.MULTILINE
        )
        if said is None:
            found.append(Outcome(command, -1, ""))
        else:
            status = -1 if said[2] is None else int(said[2])
            found.append(Outcome(command, status, said[1].strip()))
    return found
