"""Keeping what ledgers said: the only code that writes things and relations.

A load that dies at any moment leaves a running ``Load`` node behind. What it wrote names that load, so
the next load knows which things may lack relations, derives them again from what is kept on them, and
the graph is as if the first load had never stopped.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache, cached_property, partial
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from graph import schema
from graph.behind import Behind
from graph.completeness import Proof, kept
from graph.deployment import DEPLOYMENT_KEY, MODEL_VERSION, guard
from graph.engines import Graph
from graph.history import Ending, State, derive, plan_for, thing_of
from graph.judgements import same_things
from graph.link_book import Days, LinkBook, LinkRow
from graph.model import THINGS, make_key
from graph.said import Saying, merge_sayings
from graph.same import Same
from graph.statements import (
    half_written,
    mark_without_end,
    news_of_things,
    relation_named,
    remove_all_links,
    remove_links,
    write_links,
    write_things,
)
from graph.superseding import superseded

BATCH = 5_000
"""Rows a statement; batches of 1,000 to 50,000 differ by less than 15 %."""

_REPLACE = """UNWIND $rows AS row
MATCH (old:LedgerSheet)
WHERE old.ledger = row.properties.ledger AND old.file = row.properties.file AND old.sheet = row.properties.sheet
  AND old.day = row.properties.day AND NOT old.key IN $keys
SET old.replaced = true"""
"""A sheet mended and loaded again for its day takes the place of what it was before."""

T = TypeVar("T")

Absences = Mapping[str, Sequence[Saying]]
NO_ABSENCES: Absences = MappingProxyType({})

Progress = Callable[[str, int], None]
"""Called with what is being written and how many rows more are done."""


@dataclass(frozen=True)
class SheetRecord:
    """A loaded sheet, as provenance keeps it.

    Attributes:
        read: number of its rows that were read.
        refused: what was not taken, ``code|column|number`` each; never what stood in a cell.
    """

    key: str
    ledger: str
    file: str
    sheet: str
    sha256: str
    day: str
    version: str
    demonstration: bool
    read: int = 0
    refused: tuple[str, ...] = ()


@dataclass(frozen=True)
class LastRun:
    """What the last load that finished had read, if nothing was written after it.

    Attributes:
        digest: of its files and of how they were read.
        refused: the rows and cells it refused after reading them, as the loaders write them.
    """

    digest: str
    refused: tuple[str, ...]


@dataclass
class News:
    """What one batch of sayings changed, by thing.

    Attributes:
        created: keys of things that did not exist.
        before: sayings kept before, of the things that changed.
        half_written: things whose relations a load that never finished may not have written.
        endings: things, or relations of things that go on, that now end and did not before.
        own: keys of the sheets whose words the run says anew, as they were and as they are.
    """

    created: set[str] = field(default_factory=set)
    before: dict[str, list[Saying]] = field(default_factory=dict)
    half_written: set[str] = field(default_factory=set)
    endings: list[Ending] = field(default_factory=list)
    own: Set[str] = frozenset()

    @property
    def ended(self) -> int:
        """How many."""
        return len(self.endings)


def last_run(graph: Graph) -> LastRun | None:
    """What the last load had read; None if it did not finish, or kept nothing of it."""
    found = graph.read(
        "MATCH (n:Load) WHERE n.digest IS NOT NULL RETURN n.digest AS digest, n.refused AS refused"
    )
    return LastRun(found[0]["digest"], tuple(found[0]["refused"])) if found else None


class Store:
    """One load into the graph: begin, keep, finish. The caller holds the writer lock."""

    def __init__(self, graph: Graph, fingerprint: str) -> None:
        self._graph = graph
        self._fingerprint = fingerprint
        self.load = ""
        self._unfinished: list[str] = []
        self._empty: set[str] = set()
        self._orphans: set[str] = set()

    @cached_property
    def _same(self) -> Same:
        """Which things somebody judged to be one; nobody judges while a load runs."""
        return same_things(self._graph)

    def _derive(self, label: str, sayings: Sequence[Saying]) -> State:
        return derive(label, self._same.heard(sayings))

    def _states(
        self,
        label: str,
        before: Sequence[Saying] | None,
        known: Sequence[Saying] | None,
        said: Sequence[Saying],
        absences: Sequence[Saying],
        own: Set[str],
    ) -> tuple[list[Saying], State, State]:
        """What is to be kept of a thing, and its states before and after.

        Args:
            label: of the thing.
            before: what is kept of it.
            known: the same, where its relations stand in the graph as that has them.
            said: what the run says of it.
            absences: what whole ledgers do not list of it.
            own: keys of the sheets whose words the run says anew.
        """
        old = self._derive(label, known) if known else State()
        told = superseded(label, before, said, own) if before else ()
        merged = merge_sayings(told, [*said, *absences])
        return merged, old, self._derive(label, merged)

    def begin(self) -> bool:
        """Guard, make the schema, mark the load as running.

        Returns:
            Whether a load before this one never finished.
        """
        fresh = not guard(self._graph, self._fingerprint)
        if fresh:
            # Mark first: were the schema to come first and the program to die, the database
            # would still be empty and therefore still ours to take.
            self._graph.write(
                "MERGE (n:Deployment {key: $key}) SET n.keyFingerprint = $fingerprint, n.modelVersion = $version",
                key=DEPLOYMENT_KEY,
                fingerprint=self._fingerprint,
                version=MODEL_VERSION,
            )
        schema.apply(self._graph)
        if fresh:
            unfinished = False
            self._empty = {thing.label for thing in THINGS if thing.historical}
            self._same = Same()
        else:
            self._graph.write(
                "MATCH (n:Load) WHERE n.digest IS NOT NULL REMOVE n.digest, n.refused"
            )
            unfinished = self.look()
        self.load = uuid.uuid4().hex
        self._graph.write(
            "MERGE (n:Load {key: $key}) SET n.id = $id, n.state = 'running', n.startedAt = $at",
            key=make_key("load", id=self.load),
            id=self.load,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        return unfinished

    def look(self) -> bool:
        """See what is there, without writing; returns whether a load before this one never finished."""
        self._unfinished = [
            row["id"]
            for row in self._graph.read(
                "MATCH (n:Load {state: 'running'}) RETURN n.id AS id ORDER BY n.id"
            )
        ]
        self._empty = {
            thing.label for thing in THINGS if thing.historical and self._is_empty(thing.label)
        }
        return bool(self._unfinished)

    def abandon(self) -> None:
        """Take back that this load has begun: it is refused before it has written anything."""
        self._graph.write("MATCH (n:Load {key: $key}) DELETE n", key=make_key("load", id=self.load))

    def _is_empty(self, label: str) -> bool:
        return not self._graph.read(f"MATCH (n:{label}) RETURN 1 AS one LIMIT 1")

    def news(
        self, label: str, sayings: Mapping[str, Sequence[Saying]], own: Set[str] = frozenset()
    ) -> News:
        """Find which of the sayings are new, without writing.

        Args:
            label: label of the things.
            sayings: by key of the thing.
            own: keys of the sheets whose words the run says anew.

        Returns:
            ``created`` and, for things that will change, what was kept ``before``.
        """
        news = News(own=own)
        if label in self._empty:
            news.created.update(sayings)
            return news
        known: set[str] = set()
        rows = (
            {"key": key, "marks": [mark for saying in said for mark in saying.marks()]}
            for key, said in sayings.items()
        )
        for batch in batches(rows, BATCH):
            found = self._graph.read(
                news_of_things(label), rows=batch, unfinished=self._unfinished
            )[0]
            known.update(found["same"])
            for thing in found["changed"]:
                known.add(thing["key"])
                if thing["halfWritten"]:
                    news.half_written.add(thing["key"])
                news.before[thing["key"]] = [Saying.from_text(text) for text in thing["said"]]
        news.created.update(key for key in sayings if key not in known)
        return news

    def keep(
        self,
        label: str,
        sayings: Mapping[str, Sequence[Saying]],
        news: News,
        links: LinkBook,
        progress: Progress,
        behind: Behind,
        absences: Absences = NO_ABSENCES,
    ) -> None:
        """Write the things that are new or changed and note in ``links`` what their relations need.

        All is noted when this returns, and written when ``behind`` has done it.

        Args:
            label: label of the things.
            sayings: by key; none of a thing that changes by an absence alone.
            news: what is new of them.
            links: notes what their relations need.
            progress: told of every batch.
            behind: writes.
            absences: by key, what whole ledgers do not list of those that have or had any.
        """
        rows = self._changed(label, sayings, news, links, absences)
        for batch in batches(rows, BATCH):
            behind.do(partial(self._write_things, label, batch, progress))

    def _changed(
        self,
        label: str,
        sayings: Mapping[str, Sequence[Saying]],
        news: News,
        links: LinkBook,
        absences: Absences,
    ) -> Iterator[dict[str, Any]]:
        for key, said in sayings.items():
            before = news.before.get(key)
            if before is None and key not in news.created:
                continue
            known = before if key not in news.half_written else None
            missed = absences.get(key, ())
            merged, old, new = self._states(label, before, known, said, missed, news.own)
            ended = links.note(key, old.links, new.links)
            news.endings += _ended(label, key, old, new, ended)
            yield self._row(label, key, merged, new)

    def _write_things(self, label: str, rows: list[dict[str, Any]], progress: Progress) -> None:
        statement, parameters = thing_statement(label, rows)
        self._graph.write(statement, **parameters)
        progress(label, len(rows))
        # The driver leaves every transaction's parameters in a cycle, and nobody collects cycles
        # meanwhile: hundreds of megabytes.
        rows.clear()

    def foresee(
        self,
        label: str,
        sayings: Mapping[str, Sequence[Saying]],
        news: News,
        links: LinkBook,
        absences: Absences = NO_ABSENCES,
    ) -> list[Ending]:
        """What would end if the sayings were kept; writes nothing. Arguments as of `keep`."""
        ended = []
        for key, before in news.before.items():
            missed = absences.get(key, ())
            _, old, new = self._states(label, before, before, sayings[key], missed, news.own)
            ended += _ended(label, key, old, new, links.note(key, old.links, new.links))
        return ended

    def _row(self, label: str, key: str, sayings: list[Saying], state: State) -> dict[str, Any]:
        return thing_row(label, key, sayings, state, self.load)

    def write_links(self, links: LinkBook, progress: Progress, behind: Behind) -> None:
        """Write and remove what ``links`` collected, after all things exist.

        ``behind`` has been given all things before; it has done all when it is left.
        """
        for name, rows in links.removed.items():
            for batch in batches(rows, BATCH):
                behind.do(partial(self._remove_links, name, batch))
        for name, rows in links.written.items():
            for batch in batches(rows, BATCH):
                days = Days()
                written = [row.written(days) for row in batch]
                behind.do(partial(self._write_links, name, written, days, progress))

    def _remove_links(self, name: str, rows: list[LinkRow]) -> None:
        days = Days()
        written = [row.written(days) for row in rows]
        self._graph.write(remove_links(relation_named(name)), rows=written, days=days.dates)

    def _write_links(
        self, name: str, rows: list[dict[str, Any]], days: Days, progress: Progress
    ) -> None:
        statement = write_links(relation_named(name))
        written = self._graph.write(statement, rows=rows, days=days.dates)[0]["written"]
        progress(name, len(rows))
        if written == len(rows):
            rows.clear()  # as in `_write_things`
            return
        if not self._unfinished:
            raise RuntimeError(f"{name}: {len(rows) - written} of {len(rows)} ends are missing")
        # The load that died had not yet written the other end. The owners stay marked as its own
        # until the row that names that end is loaded again.
        relation = relation_named(name)
        owner = "from" if relation.said_of == "source" else "to"
        self._graph.write(mark_without_end(relation), rows=rows, load=self._unfinished[0])
        self._orphans.update(row[owner] for row in rows)

    def recover(self) -> None:
        """Derive again the relations of things that a load which never finished had written.

        Called before a load, to clear what that load left, and after it, because this load may have
        brought the ends that were missing.
        """
        if not self._unfinished:
            return
        left = 0
        for thing in THINGS:
            if not thing.historical:
                continue
            found = self._graph.read(half_written(thing.label), unfinished=self._unfinished)
            for batch in batches(found, BATCH):
                left += self._recover(thing.label, batch)
        if not left:
            self._graph.write(
                "UNWIND $keys AS key MATCH (n:Load {key: key}) SET n.state = 'recovered'",
                keys=[make_key("load", id=load) for load in self._unfinished],
            )
            self._unfinished = []

    def _recover(self, label: str, rows: Sequence[dict[str, Any]]) -> int:
        keys = [row["key"] for row in rows]
        for relation in plan_for(label).relations.values():
            self._graph.write(remove_all_links(relation), keys=keys)
        self._graph.write(
            f"UNWIND $keys AS key MATCH (n:{label} {{key: key}}) SET n.load = $load",
            keys=keys,
            load=self.load,
        )
        book = LinkBook()
        for row in rows:
            said = [Saying.from_text(text) for text in row["said"]]
            book.note(row["key"], {}, self._derive(label, said).links)
        self._orphans = set()
        for name, links in book.written.items():
            days = Days()
            rows = [link.written(days) for link in links]
            self._write_links(name, rows, days, lambda _what, _rows: None)
        return len(self._orphans)

    def finish(
        self,
        sheets: Iterable[SheetRecord],
        run: LastRun | None = None,
        proofs: Iterable[Proof] = (),
    ) -> None:
        """Publish: the sheets, what was proven, the end of the load and what it had read, at once."""
        rows = [
            {
                "key": sheet.key,
                "properties": {
                    "key": sheet.key,
                    "ledger": sheet.ledger,
                    "file": sheet.file,
                    "sheet": sheet.sheet,
                    "sha256": sheet.sha256,
                    "day": date.fromisoformat(sheet.day),
                    "version": sheet.version,
                    "demonstration": sheet.demonstration,
                    "read": sheet.read,
                    "refused": list(sheet.refused) or None,
                },
            }
            for sheet in sheets
        ]
        proven = [kept(proof) for proof in proofs]
        self._graph.write_many(
            [
                (write_things("LedgerSheet"), {"rows": rows}),
                (_REPLACE, {"rows": rows, "keys": [row["key"] for row in rows]}),
                *([(write_things("CompleteLedger"), {"rows": proven})] if proven else []),
                (
                    "MATCH (n:Load {key: $key}) SET n.state = 'done', n.finishedAt = $at, "
                    "n.digest = $digest, n.refused = $refused",
                    {
                        "key": make_key("load", id=self.load),
                        "at": datetime.now(UTC).isoformat(timespec="seconds"),
                        "digest": run.digest if run else None,
                        "refused": list(run.refused) if run else None,
                    },
                ),
            ]
        )


def thing_row(
    label: str, key: str, sayings: Sequence[Saying], state: State, load: str
) -> dict[str, Any]:
    """A thing as ``write_things`` takes it, its days still ISO texts beside its properties."""
    properties: dict[str, Any] = {
        name: value for name, value in state.properties.items() if value is not None
    }
    properties["key"] = key
    dates = {name: properties.pop(name, None) for name in _day_properties(label)}
    properties["said"] = [saying.to_text() for saying in sayings]
    properties["marks"] = [mark for saying in sayings for mark in saying.marks()]
    properties["load"] = load
    return {"key": key, "properties": properties, **dates}


def thing_statement(label: str, rows: list[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """The statement that writes rows of ``thing_row``, and its parameters; changes the rows."""
    dates = _day_properties(label)
    days = Days()
    for row in rows:
        for name in dates:
            row[name] = days.place(row[name])
    return write_things(label, dates), {"rows": rows, "days": days.dates}


def _ended(
    label: str, key: str, old: State, new: State, relations: Iterable[tuple[str, str, str]]
) -> list[Ending]:
    """What of a thing now ends and did not before: the thing, or else its relations, as `LinkBook` notes them."""
    lived, lives = (str(state.properties.get("end", "")) for state in (old, new))
    if lived > lives:
        # A unit goes with its building.
        return [Ending("", lives, label, key)] if label != "Unit" else []
    return [Ending("", day, label, key, name, other) for name, other, day in relations]


@cache
def _day_properties(label: str) -> tuple[str, ...]:
    """Names of the properties of a label that are dates in the graph, in a fixed order."""
    thing = thing_of(label)
    names = {"start", "end"}
    for attribute in thing.attributes:
        if attribute.dated:
            names.add(attribute.since)
        elif attribute.kind == "date":
            names.add(attribute.name)
    return tuple(sorted(names))


def batches(rows: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut an iterable into lists of at most ``size``."""
    iterator = iter(rows)
    while batch := list(islice(iterator, size)):
        yield batch
