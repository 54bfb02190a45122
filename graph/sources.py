"""The ledger rows that an answer rests on: file, sheet, row, day and loader version, for many subjects at once.

Of a subject that is the rows that spoke of it last, up to the day asked about, in the ledgers the question
rests on; of something missing, therefore, the rows that state the thing from which it is missing. Beside them stand the
rows of those relations of others that make a subject what the question says of it: who answers for a
door, which organisation is rooted in a firm, what two parties agreed and did together.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from graph.engines import Graph
from graph.judgements import same_things
from graph.said import Claim, Saying
from graph.same import Same
from graph.terms import expand

Row = dict[str, Any]

LABELS: Final[Mapping[str, str]] = {
    "area": "Area",
    "grid": "Grid",
    "patch": "Patch",
    "compound": "Compound",
    "building": "Building",
    "unit": "Unit",
    "household": "Household",
    "resident": "Resident",
    "organisation": "PartyOrganisation",
    "group": "PartyOrganisation",
    "member": "PartyMember",
    "employer": "Employer",
    "body": "CommunityBody",
    "office": "BodyOffice",
    "service": "ServiceItem",
    "event": "Event",
    "agreement": "Agreement",
    "listitem": "ListItem",
    "report": "Report",
    "sheet": "LedgerSheet",
}
"""Label of a thing by the word its key begins with."""

_KEY = re.compile(rf"(?<!\w)(?:{'|'.join(LABELS)})\|(?=\w+=)")
_BETWEEN = " \t\n↔|/+&;,~<>—–"
_BATCH = 2_000
_MOMENTS = ("CONTACTED", "SERVED")
"""Relations that mark one day and not a state: of them the last is told, if any."""

_BESIDE: Final[Mapping[str, tuple[str, ...]]] = {
    "Household": (
        # Those that have ended too: that one ended is why nobody answers now.
        "MATCH (n)<-[r:ANSWERS_FOR]-(:PartyMember) WHERE r.start <= $asOf RETURN key, r.source AS source",
        "MATCH (n)<-[r:CONTACTED]-(:PartyMember) WHERE r.start <= $asOf "
        "WITH key, r ORDER BY r.start DESC "
        "WITH key, collect(r.source)[0] AS source RETURN key, source",
        "MATCH (n)-[:IN_UNIT]->(:Unit)-[:IN_BUILDING]->(:Building)-[r:IN_PATCH]->(:Patch) "
        "WHERE @current(r) RETURN key, r.source AS source",
    ),
    "Building": (
        "MATCH (n)<-[r:CLAIMS]-(:PartyOrganisation) WHERE @current(r) RETURN key, r.source AS source",
    ),
    "Employer": (
        "MATCH (n)<-[r:ROOTED_IN]-(:PartyOrganisation) WHERE @current(r) RETURN key, r.source AS source",
        "MATCH (n)<-[r:WORKS_AT]-(:PartyMember) WHERE @current(r) RETURN key, r.source AS source",
    ),
    "PartyOrganisation": (
        "MATCH (n)-[r:TAKES]->(:Patch) WHERE @current(r) RETURN key, r.source AS source",
    ),
}
"""Relations kept by others that make a subject what questions say of it; of each its ``source``."""

_TOGETHER: Final = (
    "MATCH (n)<-[:FIRST_PARTY|SECOND_PARTY]-(t:Agreement)-[:FIRST_PARTY|SECOND_PARTY]->(m) "
    "RETURN DISTINCT key, t.said AS said",
    "MATCH (n)<-[:ORGANISED_BY|ATTENDED_BY]-(t:Event)-[:ORGANISED_BY|ATTENDED_BY]->(m) "
    "RETURN DISTINCT key, t.said AS said",
)


@dataclass(frozen=True)
class Source:
    """The row that says so.

    Attributes:
        ledger: by its English name.
        file: name of the file.
        sheet: name of the sheet, empty for csv.
        row: as the spreadsheet program numbers it.
        day: as-of day of the ledger.
        version: of the program that loaded it.
        sha256: of the file.
    """

    ledger: str
    file: str
    sheet: str
    row: int
    day: date
    version: str = ""
    sha256: str = ""


def things_in(subject_key: str) -> list[tuple[str, str]]:
    """The things a subject's key is made of, as (label, key): one, or the two of a pair."""
    begins = [found.start() for found in _KEY.finditer(subject_key)]
    ends = [*begins[1:], len(subject_key)]
    last = len(begins) - 1
    found = []
    for place, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        key = subject_key[begin:end]
        key = key if place == last else key.rstrip(_BETWEEN)
        found.append((LABELS[key.partition("|")[0]], key))
    return found


def sources_of(
    graph: Graph, subjects: Iterable[str], *, as_of: date, ledgers: Collection[str]
) -> dict[str, tuple[Source, ...]]:
    """Find the rows that some subjects of a question rest on.

    Args:
        graph: the open database.
        subjects: their keys in the graph.
        as_of: the day asked about.
        ledgers: those the question rests on.

    Returns:
        By key: rows in the order of the question's ledgers; empty where no ledger speaks of it.
    """
    made_of = {subject: things_in(subject) for subject in subjects}
    places = _places(graph, made_of, as_of, ledgers)
    sheets = read_sheets(
        graph, {place.rpartition("#")[0] for found in places.values() for place in found}
    )
    order = {ledger: place for place, ledger in enumerate(ledgers)}
    found = {}
    for subject in made_of:
        named = {source_at(place, sheets) for place in places.get(subject, ())} - {None}
        rows = [one for one in named if one is not None]
        found[subject] = tuple(
            sorted(
                [one for one in rows if one.ledger in order] or rows,
                key=lambda one: (order.get(one.ledger, 99), one.day, one.file, one.sheet, one.row),
            )
        )
    return found


def read_sheets(graph: Graph, keys: Iterable[str]) -> dict[str, Row]:
    """The sheets of some keys, by key."""
    rows = graph.read(
        "MATCH (s:LedgerSheet) WHERE s.key IN $sheets RETURN s.key AS key, s.ledger AS ledger, "
        "s.file AS file, s.sheet AS sheet, s.day AS day, s.version AS version, s.sha256 AS sha256, "
        "s.read AS read, s.refused AS refused",
        sheets=sorted(keys),
    )
    return {row["key"]: row for row in rows}


def source_at(place: str, sheets: Mapping[str, Row]) -> Source | None:
    """The row that ``sheet#row`` names; ``None`` where its sheet is not known."""
    key, _, row = place.rpartition("#")
    sheet = sheets.get(key)
    if sheet is None:
        return None
    return Source(
        sheet["ledger"], sheet["file"], sheet["sheet"] or "", int(row), sheet["day"],
        sheet["version"] or "", sheet["sha256"] or "",
    )  # fmt: skip


def places_said(
    said: Iterable[Saying], as_of: date, ledgers: Collection[str] = ()
) -> Iterator[str]:
    """Where the rows stand that spoke of a thing last, ledger by ledger, up to a day.

    Args:
        said: of one thing.
        as_of: the day.
        ledgers: that count; none or none that spoke of it: all of them.
    """
    day = as_of.isoformat()
    last: dict[str, tuple[str, Saying]] = {}
    for saying in said:
        heard = max((one for one in saying.days if one <= day), default=None)
        if saying.absent or heard is None:
            continue
        if saying.ledger not in last or heard >= last[saying.ledger][0]:
            last[saying.ledger] = (heard, saying)
    wanted = [ledger for ledger in last if ledger in ledgers] or list(last)
    for ledger in wanted:
        _, saying = last[ledger]
        yield saying.source
        for slot, claims in saying.values.items():
            if not any(moment in slot for moment in _MOMENTS):
                yield from (one.source for one in claims if one.source and _runs(one, day))


def _runs(claim: Claim, day: str) -> bool:
    return (claim.start is None or claim.start <= day) and (claim.end is None or day < claim.end)


def _places(
    graph: Graph,
    made_of: Mapping[str, Sequence[tuple[str, str]]],
    as_of: date,
    ledgers: Collection[str],
) -> dict[str, set[str]]:
    """By subject: where the rows stand, ``sheet#row``."""
    same = same_things(graph)
    subjects_of: dict[tuple[str, str], set[str]] = {}
    for subject, things in made_of.items():
        for label, key in things:
            for one in same.group(key):
                subjects_of.setdefault((label, one), set()).add(subject)
    places: dict[str, set[str]] = {subject: set() for subject in made_of}
    for label, keys in _by_label(subjects_of).items():
        if label == "LedgerSheet":
            # It is a source itself, from its first row on.
            for key in keys:
                for subject in subjects_of[label, key]:
                    places[subject].add(f"{key}#1")
            continue
        for row in _asked(graph, _said(label), [{"key": key} for key in keys], as_of):
            spoken = [Saying.from_text(text) for text in row["said"] or ()]
            found = set(places_said(spoken, as_of, ledgers))
            for subject in subjects_of[label, row["key"]]:
                places[subject] |= found
        for beside in _BESIDE.get(label, ()):
            rows = [{"key": key} for key in keys]
            for row in _asked(graph, _about(label, beside), rows, as_of):
                for subject in subjects_of[label, row["key"]] if row["source"] else ():
                    places[subject].add(row["source"])
    _add_together(graph, made_of, as_of, same, places)
    return places


def _add_together(
    graph: Graph,
    made_of: Mapping[str, Sequence[tuple[str, str]]],
    as_of: date,
    same: Same,
    places: dict[str, set[str]],
) -> None:
    """The rows of what the two of a pair agreed and did with each other."""
    pairs: dict[tuple[str, str], list[Row]] = {}
    for subject, things in made_of.items():
        if len(things) == 2:
            (one, first), (other, second) = things
            row = {"key": same.one(first), "other": same.one(second), "subject": subject}
            pairs.setdefault((one, other), []).append(row)
    for (one, other), rows in pairs.items():
        for together in _TOGETHER:
            query = (
                f"UNWIND $rows AS row MATCH (n:{one} {{key: row.key}}) "
                f"MATCH (m:{other} {{key: row.other}}) WITH row.subject AS key, n, m {together}"
            )
            for row in _asked(graph, query, rows, as_of):
                spoken = [Saying.from_text(text) for text in row["said"]]
                places[row["key"]].update(places_said(spoken, as_of))


def _by_label(things: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for label, key in sorted(things):
        found.setdefault(label, []).append(key)
    return found


@cache
def _said(label: str) -> str:
    return (
        f"UNWIND $rows AS row MATCH (n:{label} {{key: row.key}}) "
        "RETURN n.key AS key, n.said AS said"
    )


@cache
def _about(label: str, beside: str) -> str:
    query = (
        f"UNWIND $rows AS row MATCH (n:{label} {{key: row.key}}) WITH row.key AS key, n {beside}"
    )
    return expand(query, "none")


def _asked(graph: Graph, query: str, rows: Sequence[Row], as_of: date) -> Iterator[Row]:
    """Ask a query for many subjects, some at a time."""
    day = {"asOf": as_of} if "$asOf" in query else {}
    for begin in range(0, len(rows), _BATCH):
        yield from graph.read(query, rows=rows[begin : begin + _BATCH], **day)
