"""What people say of a gap: a note, and the organisation that is to act. Nothing is ever overwritten."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from graph.engines import Graph
from graph.errors import WrongUse
from graph.model import make_key
from graph.statements import write_things
from graph.terms import expand

Kind = Literal["note", "assign"]
LONGEST = 1_000
"""Signs of a note at most."""


@dataclass(frozen=True)
class Note:
    """One thing said of a gap.

    Attributes:
        gap: id of the gap.
        question: id of its question.
        kind: a note, or the assignment of an organisation.
        text: the note, or the name of the organisation; empty takes back what was said before.
        by: who said it.
        at: when, ISO 8601 with its zone.
    """

    gap: str
    question: str
    kind: Kind
    text: str
    by: str
    at: str


def notes_on(graph: Graph, gaps: Iterable[str] | None = None) -> dict[str, list[Note]]:
    """What was said, by gap, oldest first.

    Args:
        graph: the open database.
        gaps: ids; ``None``: of every gap.
    """
    where = "" if gaps is None else "WHERE n.gap IN $gaps "
    given = {} if gaps is None else {"gaps": sorted(gaps)}
    rows = graph.read(
        f"MATCH (n:GapNote) {where}RETURN n.gap AS gap, n.question AS question, n.kind AS kind, "
        "n.text AS text, n.by AS by, n.at AS at ORDER BY at, n.key",
        **given,
    )
    found: dict[str, list[Note]] = {}
    for row in rows:
        found.setdefault(row["gap"], []).append(Note(**row))
    return found


def latest(notes: Iterable[Note], kind: Kind) -> Note | None:
    """The note (or the assignment) that holds: the last one, none where it was taken back."""
    found = [one for one in notes if one.kind == kind][-1:]
    return found[0] if found and found[0].text else None


def say(graph: Graph, gap: str, question: str, kind: Kind, text: str, by: str) -> Note:
    """Put a note or an organisation on a gap. The caller holds the writer's lock.

    Args:
        graph: the open database.
        gap: its id.
        question: id of its question.
        kind: what is said.
        text: the note, or the name of an organisation; empty takes back.
        by: who says it.

    Raises:
        WrongUse: the text is too long, nobody says it, or there is no such organisation.
    """
    text, by = " ".join(text.split()), " ".join(by.split())
    if len(text) > LONGEST or not by:
        raise WrongUse(
            f"备注不超过 {LONGEST} 个字，并要有人署名（--by）。",
            f"A note has at most {LONGEST} signs, and somebody says it (--by).",
        )
    if kind == "assign" and text:
        text = _organisation(graph, text)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    key = make_key("gapnote", gap=gap, at=at, id=uuid.uuid4().hex[:8])
    note = Note(gap, question, kind, text, by, at)
    graph.write(
        write_things("GapNote"), rows=[{"key": key, "properties": {"key": key, **vars(note)}}]
    )
    return note


_CALLED = expand(
    "MATCH (x:PartyOrganisation) WHERE x.name = $name AND x.end > date() RETURN x.name AS name "
    "UNION MATCH (x:CommunityBody) WHERE x.name = $name AND x.end > date() RETURN x.name AS name "
    "UNION MATCH (x:Employer) WHERE x.name = $name AND x.end > date() RETURN x.name AS name",
    "none",
)


def _organisation(graph: Graph, name: str) -> str:
    """The full name of an organisation that is there today, as its own ledger writes it."""
    if not graph.read(_CALLED, name=name):
        raise WrongUse(
            f"没有找到单位「{name}」：请写现有党组织、社区机构或单位的全称。",
            f"No organisation {name!r}: give the full name of a party organisation, a community body or an employer.",
        )
    return name
