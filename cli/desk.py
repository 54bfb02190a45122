"""What every command works with: language, settings, the open graph, the two kinds of output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Column, Table

from cli.days import typed_day
from graph.asking import Standing, rule_values, standing
from graph.catalogue import Question
from graph.deployment import guard
from graph.engines import Graph, connect
from graph.errors import WrongUse
from graph.language import Language, Text
from graph.ledgers import TITLES
from graph.settings import Settings, read_settings
from viz.files import write_file

_PIPE_WIDTH = 10_000
"""Signs in a line where no terminal limits it."""


class _Console(Console):
    """What Rich would do by itself is left out here.

    It takes ``[/a]`` in a name for markup and ``:key:`` for a picture, and ends the program with
    status 1 when its reader has gone; ``| head`` is no failure.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(markup=False, emoji=False, highlight=False, **options)

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


@dataclass
class Desk:
    """One command's surroundings.

    Attributes:
        language: of everything it prints.
        quiet: results only, no remarks and no progress.
    """

    language: Language
    quiet: bool

    @cached_property
    def settings(self) -> Settings:
        """The deployment's settings."""
        return read_settings()

    @cached_property
    def rules(self) -> dict[str, str]:
        """The deployment's rule parameters."""
        return rule_values(self.settings.rules)

    @cached_property
    def out(self) -> Console:
        """Results."""
        # In a file or a pipe a line is as long as what it says; nothing is cut.
        return _Console(
            width=None if sys.stdout.isatty() else _PIPE_WIDTH,
            soft_wrap=not sys.stdout.isatty(),
        )

    @cached_property
    def remarks(self) -> Console:
        """Remarks beside the results, on standard error."""
        return _Console(stderr=True, quiet=self.quiet, soft_wrap=not sys.stderr.isatty())

    def say(self, zh: str, en: str) -> str:
        """The text in the command's language."""
        return Text(zh, en).say(self.language)

    def remark(self, zh: str, en: str) -> None:
        """Print a remark unless quiet."""
        self.remarks.print(self.say(zh, en))

    def write(self, parts: Iterable[str], out: Path | None) -> None:
        """Give out a text for programs as it is, to a file or else to standard output.

        Raises:
            CannotWrite: the file cannot be written; what was there stays.
        """
        if out is None:
            typer.echo("".join(parts), nl=False)
        else:
            write_file(out, parts)

    def write_json(self, document: object, out: Path | None = None) -> None:
        """Give out one JSON document, likewise."""
        self.write([json.dumps(document, ensure_ascii=False, indent=2), "\n"], out)

    def table(self, *columns: Column) -> Table:
        """An empty table, to be added to: columns without edges, so that it can be cut by spaces."""
        return Table(*columns, box=SIMPLE_HEAD, show_edge=False, pad_edge=False)

    def fact(self, zh: str, en: str, text: str, *, style: str = "") -> None:
        """Print ``name: text``."""
        self.out.print(f"{self.say(f'{zh}：', f'{en}: ')}{text}", style=style)

    def listed(self, items: Iterable[str]) -> str:
        """Items in one line."""
        return self.say("、", ", ").join(items)

    def scope_name(self, name: str) -> str:
        """A scope as it is called; the whole has no name of its own."""
        return name or self.say("全部", "whole")

    def place(self, whole: str, scope: str) -> str:
        """What the whole is of, to stand before the day: ``怡园街道，``; nothing where a scope says it."""
        return f"{whole}{self.say('，', ', ')}" if whole and not scope else ""

    def where(self, as_of: date, scope: str) -> str:
        """Day and scope of an answer; ``scope`` is its name."""
        called = self.scope_name(scope)
        return self.say(f"截至 {as_of} · 范围 {called}", f"as of {as_of} · scope {called}")

    @contextmanager
    def graph(self) -> Iterator[Graph]:
        """The open database, refused if it holds somebody else's data."""
        with connect(self.settings) as graph:
            guard(graph)
            yield graph

    def day(self, text: str | None, there: Standing) -> date:
        """The day asked about: as given, ``today``, or the latest day of any ledger.

        Raises:
            WrongUse: it is no day, or no ledger is loaded: numbers of nothing would pass for no gaps.
        """
        given = None if text is None else typed_day(text)
        if there.day is None:
            raise WrongUse(
                "库里还没有台账。先用 dawangge load 装载（或用 dawangge sample 生成示范街道）。",
                "There are no ledgers yet. Load some with dawangge load (or make some with dawangge sample).",
            )
        return there.day if given is None else given

    def standing(self, graph: Graph, as_of: str | None) -> tuple[Standing, date]:
        """The ledgers there are, and the day asked about."""
        there = standing(graph, self.rules)
        return there, self.day(as_of, there)

    def standing_of(self, graph: Graph) -> Standing:
        """The ledgers there are, where no day is asked about."""
        return standing(graph)

    @contextmanager
    def busy(self, zh: str, en: str) -> Iterator[None]:
        """Say on a terminal what is being done while it takes long; nothing stays of it."""
        if self.quiet or not self.remarks.is_terminal:
            yield
            return
        with self.remarks.status(self.say(zh, en)):
            yield

    def tell_ledgers(self, days: Mapping[str, date | None]) -> None:
        """Print the ledgers that numbers rest on, each with its day; ``None``: it is not loaded."""
        told = (
            f"{TITLES[ledger].say(self.language)} {day or self.say('未装载', 'not loaded')}"
            for ledger, day in days.items()
        )
        self.fact("依据台账", "ledgers", self.listed(told), style="dim")

    def remark_cut(self, shown: int, every: int) -> None:
        """Say how many rows ``--limit`` left out, if any."""
        if shown < every:
            self.remark(
                f"只列了前 {shown:,} 行，共 {every:,} 行。", f"{shown:,} of {every:,} rows."
            )

    def warn_of_ledgers(self, asked: Sequence[Question], there: Standing, as_of: date) -> None:
        """Say what makes the numbers of several questions doubtful, each ledger once."""
        missing = {one.id: there.missing(one.ledgers, as_of) for one in asked}
        self.warn_of_missing({id_: lacked for id_, lacked in missing.items() if lacked}, as_of)
        ledgers = sorted({ledger for one in asked for ledger in one.ledgers})
        self.warn_of_age(there.stale(ledgers, as_of), loading=there.loading)

    def warn_of_missing(self, missing: Mapping[str, Sequence[str]], as_of: date) -> None:
        """Say that numbers do not hold where ledgers they rest on were not there by their day.

        Args:
            missing: by id of the question, the ledgers it lacks.
            as_of: the day asked about.
        """
        lacked = dict.fromkeys(ledger for ledgers in missing.values() for ledger in ledgers)
        if lacked:
            titles = self.listed(TITLES[ledger].say(self.language) for ledger in lacked)
            ids = self.listed(missing)
            self.remark(
                f"注意：到 {as_of} 还没有装载{titles}台账，{ids} 的数不成立，不要当作缺口。",
                f"Note: by {as_of} no such ledger was loaded: {titles}. The number of {ids} does not "
                "hold; do not take it for gaps.",
            )

    def warn_of_age(
        self, stale: Mapping[str, int], *, loading: bool, question: Question | None = None
    ) -> None:
        """Say which ledgers an answer rests on are old, and that a load is under way."""
        zh, en = (f"{question.id} ", question.id) if question else ("", "it")
        # Most ledgers of a street are of one day: a sentence for each of them would be a wall.
        of_age: dict[int, list[str]] = {}
        for ledger, title in TITLES.items():
            if ledger in stale:
                of_age.setdefault(stale[ledger], []).append(title.say(self.language))
        for age, named in of_age.items():
            titles = self.listed(named)
            noun, be = ("ledgers", "are") if len(named) > 1 else ("ledger", "is")
            self.remark(
                f"注意：{zh}依据的{titles}台账已是 {age} 天前的。",
                f"Note: {en} rests on the {titles} {noun}, which {be} {age} days old.",
            )
        if loading:
            self.remark(
                "注意：有一次装载正在进行或未完成。", "Note: a load is under way or was broken off."
            )


def column(title: str, *, number: bool = False) -> Column:
    """A column that folds rather than hide what it says; numbers stay on one line."""
    return Column(title, justify="right" if number else "left", no_wrap=number, overflow="fold")
