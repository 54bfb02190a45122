"""The run: files in, graph out, every row accounted for."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from graph.behind import Behind
from graph.deployment import guard
from graph.engines import Graph
from graph.errors import DawanggeError
from graph.history import Ending
from graph.joint import JointWork, joint_work
from graph.judging import rejoin
from graph.link_book import LinkBook
from graph.model import make_key
from graph.number_key import fingerprint
from graph.sheets import Earlier, SheetName, earlier_sheets
from graph.store import (
    NO_ABSENCES,
    LastRun,
    News,
    SheetRecord,
    Store,
    last_run,
)
from loaders.accounts import Did, Note, Outcome, Row, SheetResult, refused_of, write_down
from loaders.again import MOST_REFUSED, Refused, digest_of
from loaders.book import Book, Place
from loaders.ledgers import RECIPES
from loaders.mapping import Mapping
from loaders.outcomes import AllNews, count_outcomes
from loaders.reading import SheetRead, read_paths
from loaders.refusals import Refusal
from loaders.rounds import CONTRADICTS, tell_rows
from loaders.whole import Ends, Whole, WholeResult, ends_of

Progress = Callable[[str, int], None]
"""Called with what is being done (Chinese or a label) and how many more rows are done."""


@dataclass
class LoadResult:
    """What a load did.

    Attributes:
        sheets: in the order they were read.
        endings: everything that now ends and did not before, each once: what ledgers declared whole no
            longer list first, then what other rows say.
        dry_run: nothing was written.
        wholes: what came of declaring ledgers whole, by ledger and day.
    """

    sheets: list[SheetResult]
    endings: list[Ending]
    dry_run: bool
    wholes: list[WholeResult] = field(default_factory=list)

    @property
    def ended(self) -> int:
        """How much now ends and did not before."""
        return len(self.endings)

    @property
    def refusals(self) -> list[Refusal]:
        """Every refused row and cell, in reading order."""
        return [refusal for result in self.sheets for refusal in result.sheet.refusals]

    @property
    def totals(self) -> dict[str, int]:
        """Sums over all recognised sheets."""
        known = [result for result in self.sheets if result.sheet.ledger is not None]
        outcomes: tuple[Outcome, ...] = ("created", "updated", "unchanged", "rejected")
        return {
            "read": sum(result.sheet.read for result in known),
            **{name: sum(result.counts[name] for result in known) for name in outcomes},
            "cellsRefused": sum(result.cells_refused for result in known),
        }

    @property
    def as_of(self) -> date | None:
        """The newest day of the ledgers of which any row was read."""
        return max((r.sheet.as_of for r in self.sheets if r.sheet.read), default=None)


def load(
    graph: Graph,
    paths: Iterable[Path],
    *,
    number_key: bytes,
    as_of: date | None = None,
    mapping: Mapping | None = None,
    joint: JointWork | None = None,
    whole: Whole | None = None,
    dry_run: bool = False,
    writer: AbstractContextManager[object],
    progress: Progress,
) -> LoadResult:
    """Load ledgers into the graph.

    Args:
        graph: the open database.
        paths: files and folders.
        number_key: secret of the keyed hash of ID numbers.
        as_of: the day of all ledgers, instead of their own.
        mapping: what the deployment says of its ledgers.
        joint: the kinds of joint work that the deployment knows; by default those shipped.
        whole: for what the ledgers are declared whole, so that what they no longer list ends.
        dry_run: report what would be done and write nothing.
        writer: held while writing; entering it waits for or refuses a second writer.
        progress: told of every batch of rows.

    Raises:
        WrongUse: a path does not exist, nothing in a folder can be read, or ``whole`` names no scope.
        RefusedForSafety: the database is not ours, numbers were hashed with another key, or more
            would end than was confirmed.
    """
    sheets = list(
        read_paths(
            paths,
            as_of=as_of,
            mapping=mapping,
            progress=lambda _, n: progress("read", n),
            count_cells=dry_run,
        )
    )
    results = [SheetResult(sheet) for sheet in sheets]
    with writer, _without_collector():
        # Before anything is told of it: the database must be ours.
        nothing_there = not guard(graph, fingerprint(number_key))
        run = _Run(
            graph, number_key, results, progress, mapping or Mapping(), joint or joint_work(), whole,
            nothing_there=nothing_there,
        )  # fmt: skip
        if run.is_last_run():
            endings: list[Ending] = []
        elif dry_run:
            endings = run.rehearse()
        else:
            endings = run.write()
    for result in results:
        if result.sheet.ledger is not None and sum(result.counts.values()) != result.sheet.read:
            raise AssertionError(f"{result.sheet.file}: rows are not accounted for")
    return LoadResult(results, endings, dry_run, run.wholes)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Millions of small lasting objects: looking through them for garbage costs a third of the time.

    What is written meanwhile is let go of by `graph.store.Store`.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.unfreeze()
        if collecting:
            gc.enable()


class _Run:
    def __init__(
        self,
        graph: Graph,
        number_key: bytes,
        results: list[SheetResult],
        progress: Progress,
        mapping: Mapping,
        joint: JointWork,
        whole: Whole | None,
        *,
        nothing_there: bool = False,
    ) -> None:
        self._graph = graph
        self._number_key = number_key
        self._results = results
        self._progress = progress
        self._mapping = mapping
        self._joint = joint
        self._whole = whole
        self._nothing_there = nothing_there
        self.wholes: list[WholeResult] = []
        self._book = Book()
        self._told = False
        self._earlier = Earlier()
        self._rows: list[Row] = []
        self._did: list[tuple[SheetResult, Did]] = []
        self._places: dict[str, SheetRead] = {}
        self._notes: list[Note] = []
        self._digest = digest_of(
            (one.sheet for one in results),
            mapping,
            joint,
            version("dawangge"),
            whole.scope if whole else None,
        )
        self._gather()

    def is_last_run(self) -> bool:
        """Whether just this was loaded last: then every row that stood then is unchanged.

        A row refused because of what it names is tried again: what it names may stand there now.
        """
        last = None if self._nothing_there else last_run(self._graph)
        if last is None or last.digest != self._digest:
            return False
        then = [Refused.from_text(text) for text in last.refused]
        if self._whole is not None and (
            then or any(one.counts["rejected"] for one in self._results)
        ):
            return False  # how much would end once it is mended is to be told again
        trial = self._only({one.at for one in then if one.code != CONTRADICTS})
        found = [note.as_kept() for note in trial._notes if note.code != CONTRADICTS]
        if {one[:3] for one in found} != {one[:3] for one in then if one.code != CONTRADICTS}:
            return False
        self._refuse_again([*found, *(one for one in then if one.code == CONTRADICTS)])
        for result in self._results:
            counts = result.counts
            if result.sheet.ledger is not None:
                counts["unchanged"] = result.sheet.read - counts["rejected"]
            result.sheet.rows.clear()
        return True

    def _only(self, places: set[str]) -> _Run:
        """A run of some of the rows that has been told, but not written."""
        results = [
            SheetResult(
                replace(
                    one.sheet,
                    rows=[
                        row
                        for row in one.sheet.rows
                        if places and Place(_sheet_key(one.sheet), row.number).source in places
                    ],
                    refusals=[],
                )
            )
            for one in self._results
        ]
        trial = _Run(
            self._graph, self._number_key, results, self._progress, self._mapping, self._joint, None
        )
        if places:
            trial._tell()
        return trial

    def _refuse_again(self, refused: list[Refused]) -> None:
        rows = {row.place.source: row for row in self._rows} if refused else {}
        write_down([Note(rows[one.at], *one[1:]) for one in refused])

    def write(self) -> list[Ending]:
        store = Store(self._graph, fingerprint(self._number_key))
        if self._whole is not None and not store.look():
            # It may be refused: that shows before anything is written.
            news, ends = self._plan(store, anew=False)
            ends.check(self._whole)
            store.begin()
        else:
            anew = self._begin(store)
            try:
                news, ends = self._plan(store, anew=anew)
                ends.check(self._whole)
            except DawanggeError:
                store.abandon()
                raise
        ended = self._keep(store, news, ends)
        store.recover()
        rejoin(self._graph)
        store.finish(self._sheet_records(), self._kept_of_run(), ends.proofs)
        return ends.all_of(ended)

    def _begin(self, store: Store) -> bool:
        """Begin to load; returns whether a load before this one never finished."""
        if not self._nothing_there:
            anew = store.begin()
            store.recover()
            return anew
        with Behind() as behind:
            # No name stands there that a row could mean: the database gets ready while rows are told.
            behind.do(store.begin)
            self._tell()
        return False

    def _keep(self, store: Store, news: AllNews, ends: Ends) -> list[Ending]:
        """Write what is new; returns what ended."""
        links = LinkBook()
        ended: list[Ending] = []
        gc.freeze()  # nothing of what is there now is garbage
        with Behind() as behind:
            # The many first: while they are written, the few that are told of at length are derived.
            for label in sorted(news, key=lambda label: -len(news[label][0])):
                # Let go of one label's sayings before the next one's rows are made.
                sayings, changed = news.pop(label)
                absences = ends.settlement.absences.get(label, NO_ABSENCES)
                store.keep(label, sayings, changed, links, self._progress, behind, absences)
                ended += changed.endings
            store.write_links(links, self._progress, behind)
        return ended

    def rehearse(self) -> list[Ending]:
        store = Store(self._graph, fingerprint(self._number_key))
        news, ends = self._plan(store, anew=False)
        links = LinkBook()
        absences = ends.settlement.absences
        ended = [
            one
            for label, both in news.items()
            for one in store.foresee(label, *both, links, absences.get(label, NO_ABSENCES))
        ]
        return ends.all_of(ended)

    def _plan(self, store: Store, *, anew: bool) -> tuple[AllNews, Ends]:
        """Find all that will change; writes nothing."""
        if not self._told:
            self._tell()
        write_down(self._notes)
        news = self._news(store)
        ends = ends_of(self._graph, news, self._results, self._whole, anew=anew)
        self.wholes = ends.results
        for label, things in ends.settlement.before.items():
            sayings, changed = news.setdefault(label, ({}, News()))
            sayings.update({key: [] for key in things})
            changed.before.update(things)
        return news, ends

    # -- rows to sayings ----------------------------------------------------------------------

    def _tell(self) -> None:
        self._told = True
        there = None if self._nothing_there else self._graph
        if there is not None:
            self._earlier = earlier_sheets(there, self._sheet_names())
        self._book, self._notes = tell_rows(
            there, self._number_key, self._joint, self._rows, self._earlier
        )
        self._did = [(row.result, row.did) for row in self._rows if row.did is not None]
        # What the rows said is in the book; a city's rows fill memory.
        self._rows.clear()
        for result in self._results:
            result.sheet.rows.clear()

    def _gather(self) -> None:
        for result in self._results:
            sheet = result.sheet
            if sheet.ledger is None:
                continue
            result.counts["rejected"] += sheet.rejected
            recipe = RECIPES[sheet.ledger]
            key = _sheet_key(sheet)
            self._places[key] = sheet
            at = (sheet.ledger, sheet.as_of.isoformat())
            self._rows.extend(
                Row(result, row, recipe, Place(key, row.number), at) for row in sheet.rows
            )
        self._rows.sort(
            key=lambda row: (row.result.sheet.as_of, row.result.sheet.file, row.row.number)
        )

    # -- sayings to news ----------------------------------------------------------------------

    def _news(self, store: Store) -> AllNews:
        news: AllNews = {}
        for label in self._book.labels():
            sayings = self._book.take(label)
            news[label] = (sayings, store.news(label, sayings, self._earlier.own))
        count_outcomes(self._did, news)
        self._did.clear()
        return news

    def _kept_of_run(self) -> LastRun | None:
        if len(self._notes) > MOST_REFUSED:
            return None
        return LastRun(self._digest, tuple(note.as_kept().to_text() for note in self._notes))

    def _sheet_names(self) -> dict[str, SheetName]:
        return {
            key: SheetName(sheet.ledger or "", sheet.as_of.isoformat(), sheet.file, sheet.sheet)
            for key, sheet in self._places.items()
        }

    def _sheet_records(self) -> list[SheetRecord]:
        program = version("dawangge")
        return [
            SheetRecord(
                key,
                sheet.ledger or "",
                sheet.file,
                sheet.sheet,
                sheet.sha256,
                sheet.as_of.isoformat(),
                program,
                sheet.demonstration,
                sheet.read,
                refused_of(sheet),
            )
            for key, sheet in self._places.items()
            if sheet.read  # an empty template says nothing, least of all that the data is of today
        ]


def _sheet_key(sheet: SheetRead) -> str:
    return make_key(
        "sheet", sha256=sheet.sha256[:12], name=sheet.sheet, day=sheet.as_of.isoformat()
    )
