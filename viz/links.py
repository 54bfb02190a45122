"""The link network as rows and documents: pairs with their evidence, for people and for programs.

Names in them are those of organisations, employers, communities and of what they did; ID numbers
and phones that somebody wrote into such a name are masked.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, Final

from graph.analysis import Measures, network_graph, node_link
from graph.analysis.exports import ledger_days
from graph.language import Language, Text
from graph.links import (
    DIRECTIONS,
    EVIDENCE_KINDS,
    LATENT_KINDS,
    PARTY_KINDS,
    Evidence,
    Latent,
    Link,
    Network,
    Party,
)
from viz.cells import cell_text, guarded
from viz.masking import mask_numbers
from viz.sheets import Book, sheet_name, write, writing

_BOM: Final = "\ufeff"

PAIR_COLUMNS: Final[tuple[tuple[str, Text], ...]] = (
    ("subject", Text("双方", "pair")),
    ("aKind", Text("甲方是", "first is")),
    ("aCommunity", Text("甲方社区", "community of the first")),
    ("bKind", Text("乙方是", "second is")),
    ("bCommunity", Text("乙方社区", "community of the second")),
    ("types", Text("已有的类", "link types")),
    ("missing", Text("没办过的类", "types never held")),
    ("since", Text("自", "since")),
    ("last", Text("最近", "last")),
    ("events", Text("活动次数", "events")),
    ("recent", Text("期限内次数", "events in the period")),
    ("live", Text("还在联", "living")),
    ("direction", Text("发起", "who starts")),
    ("starter", Text("单向由谁发起", "one-sided: started by")),
    ("agreements", Text("有效协议", "agreements in force")),
    ("projects", Text("进行中项目", "running projects")),
    ("reports", Text("报到", "reported")),
)
EVIDENCE_COLUMNS: Final[tuple[tuple[str, Text], ...]] = (
    ("subject", Text("双方", "pair")),
    ("kind", Text("依据", "evidence")),
    ("type", Text("类别", "kind")),
    ("name", Text("事项", "what")),
    ("day", Text("日期", "day")),
    ("until", Text("到", "until")),
    ("running", Text("当日有效", "running")),
    ("starter", Text("发起方", "started by")),
    ("members", Text("党员人数", "members")),
    ("source", Text("来源", "source")),
)
LATENT_COLUMNS: Final[tuple[tuple[str, Text], ...]] = (
    ("kind", Text("哪一种", "kind")),
    ("a", Text("甲", "first")),
    ("aCommunity", Text("甲方社区", "community of the first")),
    ("b", Text("乙", "second")),
    ("bCommunity", Text("乙方社区", "community of the second")),
    ("count", Text("多少", "how many")),
    ("what", Text("是什么", "what")),
    ("linked", Text("已有联建", "linked already")),
)
EDGE_COLUMNS: Final = (
    "source", "sourceName", "sourceKind", "target", "targetName", "targetKind", "latent", "type",
    "events", "recent", "agreements", "projects", "reports", "since", "last", "direction",
    "starter", "count", "linked",
)  # fmt: skip
"""Columns of the csv: an edge of the graph a line, the same names in every language."""


def pair_row(link: Link, language: Language = "zh") -> dict[str, Any]:
    """Return a pair as a row; its evidence apart (`evidence_row`)."""
    return {
        "subjectKind": "pair",
        "subjectKey": link.key,
        "subject": mask_numbers(link.name),
        **_side("a", link.a),
        **_side("b", link.b),
        "types": list(link.present),
        "missing": list(link.missing),
        "since": link.since.isoformat(),
        "last": link.last.isoformat(),
        "events": link.events,
        "recent": link.recent,
        "live": link.live,
        "direction": link.direction,
        "starter": _starter(link, link.starter),
        "agreements": _running(link, "agreement"),
        "projects": _running(link, "project"),
        "reports": _running(link, "report"),
        "records": [
            {
                "type": one.type,
                "events": one.events,
                "recent": one.recent,
                "first": one.first.isoformat() if one.first else None,
                "last": one.last.isoformat() if one.last else None,
                "agreements": one.agreements,
                "projects": one.projects,
            }
            for one in link.records
        ],
    }


def evidence_row(link: Link, one: Evidence) -> dict[str, Any]:
    """Return one thing that links a pair as a row."""
    source = one.source
    return {
        "kind": one.kind,
        "key": one.key,
        "type": one.type,
        "name": mask_numbers(one.name),
        "day": one.day.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "running": one.running,
        "starter": _starter(link, one.starter),
        "members": one.members,
        "source": None
        if source is None
        else {
            "ledger": source.ledger,
            "file": source.file,
            "sheet": source.sheet,
            "row": source.row,
            "day": source.day.isoformat(),
        },
    }


def latent_row(one: Latent) -> dict[str, Any]:
    """Return a latent link as a row."""
    return {
        "kind": one.kind,
        **_side("a", one.a),
        **_side("b", one.b),
        "count": one.count,
        "what": [mask_numbers(name) for name in one.what],
        "linked": one.linked,
    }


def measures_json(found: Measures) -> dict[str, Any]:
    """Return the measures as a document; organisations by name and key."""
    return {
        "subjects": found.subjects,
        "isolated": [_named(party) for party in found.isolated],
        "linked": found.linked,
        "groups": found.groups,
        "bridges": [
            {**_named(bridge.party), "cutOff": [_named(party) for party in bridge.cut_off]}
            for bridge in found.bridges
        ],
        "events": found.events,
        "half": [_named(party) for party in found.busiest],
        "takingPart": found.taking_part,
        "oneSided": found.one_sided,
        "ofTypes": found.of_types,
    }


def types_json(network: Network, language: Language) -> list[dict[str, str]]:
    """Return the link types with their titles and families."""
    return [
        {
            "type": kind.name,
            "title": kind.title.say(language),
            "family": kind.family.say(language) if kind.family else "",
        }
        for kind in network.joint.link_types
    ]


def network_json(
    network: Network, found: Measures, language: Language = "zh", *, latent: bool = False
) -> dict[str, Any]:
    """Return the network as a node-link document; pairs, evidence and measures stand beside it."""
    document = {
        **node_link(network_graph(network, latent=latent)),
        "asOf": network.as_of.isoformat(),
        "scope": network.scope.name or None,
        "period": network.period,
        "types": types_json(network, language),
        "pairs": [_whole_pair(link, language) for link in network.links],
        "measures": measures_json(found),
        "ledgerDays": ledger_days(network),
        "loading": network.standing.loading,
    }
    if latent:
        document["latent"] = [latent_row(one) for one in network.latent]
    return document


def network_ndjson(
    network: Network, language: Language = "zh", *, latent: bool = False
) -> Iterator[str]:
    """Yield the pairs with their evidence, one as JSON a line; after them the latent links.

    A pair's line is what the HTTP list of links has; a latent link is told by ``subjectKind``.
    """
    rows: Iterator[dict[str, Any]] = (_whole_pair(link, language) for link in network.links)
    more = network.latent if latent else ()
    for row in chain(rows, ({"subjectKind": "latent", **latent_row(one)} for one in more)):
        yield f"{json.dumps(row, ensure_ascii=False)}\n"


def _whole_pair(link: Link, language: Language) -> dict[str, Any]:
    """A pair with its evidence."""
    return {
        **pair_row(link, language),
        "evidence": [evidence_row(link, one) for one in link.evidence],
    }


def network_csv(network: Network, *, latent: bool = False) -> Iterator[str]:
    """Yield the edges as csv, a line each: UTF-8 with BOM, CRLF, texts guarded against formulas."""
    graph = network_graph(network, latent=latent)
    yield _line((f"{_BOM}{EDGE_COLUMNS[0]}", *EDGE_COLUMNS[1:]))
    for one, other, edge in graph.edges(data=True):
        ends = {
            f"{end}{column}": graph.nodes[key][name]
            for end, key in (("source", one), ("target", other))
            for column, name in (("Name", "name"), ("Kind", "kind"))
        }
        row = {**edge, **ends, "source": one, "target": other}
        yield _line([_cell(row.get(column, "")) for column in EDGE_COLUMNS])


def pair_csv(links: Iterable[Link], language: Language) -> Iterator[str]:
    """Yield pairs as csv, a line each, without their evidence; the header is the columns' names."""
    names = ["subjectKind", "subjectKey", *(name for name, _ in PAIR_COLUMNS)]
    yield _line((f"{_BOM}{names[0]}", *names[1:]))
    for link in links:
        row = pair_row(link, language)
        yield _line(
            _cell(row[name] if not isinstance(row[name], list) else cell_text(row[name], language))
            for name in names
        )


def network_xlsx(
    network: Network, out: Path, language: Language = "zh", *, latent: bool = False
) -> None:
    """Write pairs, their evidence and, if asked for, the latent links as a workbook.

    Raises:
        CannotWrite: the file cannot be written; what was there stays.
    """
    pairs = [said_pair(link, language) for link in network.links]
    evidence = [
        said_evidence(link, one, language) for link in network.links for one in link.evidence
    ]
    with writing(out, language) as book:
        _sheet(book, network, Text("联建双方", "pairs"), PAIR_COLUMNS, pairs)
        _sheet(book, network, Text("依据", "evidence"), EVIDENCE_COLUMNS, evidence)
        if latent:
            rows = [said_latent(one, language) for one in network.latent]
            _sheet(book, network, Text("潜在联系", "latent links"), LATENT_COLUMNS, rows)


def said_pair(link: Link, language: Language) -> dict[str, Any]:
    """A pair's row in words."""
    row = pair_row(link, language)
    return {
        **row,
        "aKind": PARTY_KINDS[link.a.kind].say(language),
        "bKind": PARTY_KINDS[link.b.kind].say(language),
        "direction": DIRECTIONS[link.direction].say(language),
    }


def said_evidence(link: Link, one: Evidence, language: Language) -> dict[str, Any]:
    """The row of an evidence in words, with the place it was read."""
    row = evidence_row(link, one)
    source = one.source
    place = " · ".join(filter(None, (source.file, source.sheet))) if source else ""
    line = Text(f"{place} 第 {source.row} 行", f"{place} row {source.row}") if source else None
    return {
        **row,
        "subject": mask_numbers(link.name),
        "kind": EVIDENCE_KINDS[one.kind].say(language),
        "until": row["until"] or "",
        "source": line.say(language) if line else "",
        "members": one.members or "",
    }


def said_latent(one: Latent, language: Language) -> dict[str, Any]:
    """The row of a latent link in words."""
    return {**latent_row(one), "kind": LATENT_KINDS[one.kind].say(language)}


def _side(side: str, party: Party) -> dict[str, str]:
    return {
        side: mask_numbers(party.name),
        f"{side}Key": party.key,
        f"{side}Kind": party.kind,
        f"{side}Community": party.community,
    }


def _named(party: Party) -> dict[str, str]:
    return {"key": party.key, "name": mask_numbers(party.name)}


def _starter(link: Link, key: str) -> str:
    return next((mask_numbers(one.name) for one in (link.a, link.b) if one.key == key), "")


def _running(link: Link, kind: str) -> int:
    return sum(one.kind == kind and one.running for one in link.evidence)


def _sheet(
    book: Book,
    network: Network,
    title: Text,
    columns: Sequence[tuple[str, Text]],
    rows: Sequence[dict[str, Any]],
) -> None:
    language = book.language
    name = title.say(language)
    scope = network.scope.name or Text("全部", "whole").say(language)
    says = Text(
        f"截至 {network.as_of} · 范围 {scope} · 期限 {network.period} 天 · {len(rows):,} 行",
        f"as of {network.as_of} · scope {scope} · period {network.period} days · "
        f"{len(rows):,} rows",
    )
    widths = [_width(title.say(language), rows, key, language) for key, title in columns]
    sheet = book.sheet(sheet_name(name), widths, header_row=3, columns=len(columns))
    sheet.write_string(0, 0, name, book.title)
    sheet.write_string(1, 0, says.say(language), book.note)
    if network.standing.demonstration:
        invented = Text("演示数据，人员均为虚构", "demonstration data, everybody is invented")
        sheet.write_string(2, 0, invented.say(language), book.warning)
    for column, (_, heading) in enumerate(columns):
        sheet.write_string(3, column, heading.say(language), book.header)
    for line, row in enumerate(rows, start=4):
        for column, (key, _) in enumerate(columns):
            write(book, sheet, line, column, row[key])
    sheet.autofilter(3, 0, 3 + max(len(rows), 1), len(columns) - 1)


def _width(heading: str, rows: Sequence[dict[str, Any]], key: str, language: Language) -> float:
    """Wide enough for what the first rows hold; a Chinese sign takes two places."""
    texts: Iterable[str] = (cell_text(row[key], language) for row in rows[:100])
    return min(max(8, 2 * len(heading) + 4, *(2 * len(text) + 2 for text in texts)), 44)


def _cell(value: object) -> object:
    return (
        value if isinstance(value, int) and not isinstance(value, bool) else guarded(_text(value))
    )


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _line(cells: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow(list(cells))
    return buffer.getvalue()
