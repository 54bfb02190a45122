"""The product as the oracle's runner sees it: a street in, answers out, on either engine."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

from pydantic import SecretStr

from graph.asking import Answer as Answered
from graph.asking import Values, ask, parameter_values, query_parameters, standing
from graph.catalogue import Question, Section, question, questions
from graph.engines import Graph, connect, stop_embedded
from graph.errors import DawanggeError, WrongUse
from graph.scope import Scope, resolve
from graph.settings import Settings
from loaders.refusals import Refusal
from loaders.run import LoadResult, load
from loaders.whole import Whole
from tests.engines.neo4j_rig import Neo4jServer
from tests.oracle import files
from tests.oracle.questions import Answer
from tests.oracle.questions.quality import (
    AT_HOME,
    CONFIRMED_EARLY,
    JOINED_YOUNG,
    NOT_BY_CARD,
    NOT_ON_ROSTER,
    ON_NO_CARD,
    ON_ROSTER,
)
from tests.oracle.questions.risk import EXEMPT, GONE
from tests.oracle.rows import Street
from tests.oracle.runner import Ask, Refused
from tests.oracle.world import NO_BRANCH, NO_GROUP, NO_PATCH, NOT_BY_THEM, NOT_TAKEN

_KEY = b"a key for invented people"

_LINKS = MappingProxyType(
    {
        "党员未编入现有党小组": NO_GROUP,
        "党小组没有现存的上级党支部": NO_BRANCH,
        "楼栋未落片": NO_PATCH,
        "片区没有支部包": NOT_TAKEN,
        "所在支部未包该楼片区": NOT_BY_THEM,
    }
)
"""Where G07 says that a chain breaks, in the oracle's words."""

_WARNINGS = MappingProxyType(
    {
        "单独组建而正式党员不足": "正式党员不足",
        "党员过多": "过大",
        "应设支委会而未设": "未设支委会",
        "没有书记": "无书记",
    }
)
"""The warnings of G22 in the oracle's words."""

_CARDS = MappingProxyType(
    {
        "住户卡上没有此人": ON_NO_CARD,
        "住户卡写的不是党员": NOT_BY_CARD,
        "党员台账里没有此人": NOT_ON_ROSTER,
    }
)
"""Where Q06 says that roster and card disagree, in the oracle's words."""

_TELLS: Mapping[str, Callable[[Mapping[str, Any]], list[str]]] = MappingProxyType(
    {
        "G02": lambda row: [row["contact"]],
        "G03": lambda row: ["三名以上"] if row["enough"] else [],
        "G05": lambda row: [row["fault"]],
        "G07": lambda row: [_LINKS[row["link"]]],
        "G10": lambda row: [f"{row['households']}户"],
        "G12": lambda row: [row["branches"]],
        "G13": lambda row: row["branch"].split("、"),
        "G14": lambda row: [row["household"]],
        "G15": lambda row: [{"已离岗": GONE, "应免包": EXEMPT}.get(row["risk"], row["risk"])],
        "G19": lambda row: [f"{row['numerator']}/{row['denominator']}"],
        "G28": lambda row: [
            *(f"{part}不清" for part in row["unknown"].split("、") if part),
            *(f"{part}过期" for part in row["outdated"].split("、") if part),
        ],
        "G29": lambda row: [row["missing"]],
        "G30": lambda row: [str(row["households"])],
        "G11": lambda row: [
            f"少 {row['below']}",
            f"多 {row['above']}",
            f"最少 {row['least']}",
            f"最多 {row['most']}",
        ],
        "G17": lambda row: [row["band"][:1], row["reason"]],
        "G20": lambda row: [row["fault"]],
        "G21": lambda row: [str(row["count"])],
        "G22": lambda row: [_WARNINGS.get(row["warning"], row["warning"])],
        "G23": lambda row: [row["state"]],
        "G34": lambda row: [row["fault"]],
        "G26": lambda row: [row["starter"]],
        "G27": lambda row: [row["missing"]],
        "G31": lambda row: (
            [f"{row['body']}/{row['lacking']}"] if row["level"] == "委员会" else [row["lacking"]]
        ),
        "G32": lambda row: [row["report"]],
        "G35": lambda row: [str(row["staff"])],
        "G36": lambda row: [row["fault"]],
        "Q01": lambda row: [{"党员台账": ON_ROSTER, "家里的住户卡": AT_HOME}[row["fault"]]],
        "Q02": lambda row: [f"{row['column']} {row['refused']}"],
        "Q03": lambda row: [f"{row['column']} {row['refused']}"],
        "Q04": lambda row: [f"{row['column']} {row['refused']}"],
        "Q06": lambda row: [f"{_CARDS[row['fault']]} {row['person']}".rstrip()],
        "Q07": lambda row: [f"{row['stated']}/{row['known']}"],
        "Q08": lambda row: [
            {"转正早于入党": CONFIRMED_EARLY, "入党时年龄不足": JOINED_YOUNG}[row["fault"]]
        ],
    }
)
"""What a row of these questions says of its subject, in the oracle's words."""


_Run = tuple[object, str | None]
"""What is loaded together, and the scope for which it is whole."""


class Loaded:
    """The product over one engine; every street is loaded into the emptied database."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    @property
    def graph(self) -> Graph:
        """The open database, for whoever asks it something else than a question."""
        return self._graph

    def answer(self, street: Street, asks: Sequence[Ask]) -> Sequence[Answer]:
        """Load and ask; Refused names the first refusal or the failed question."""
        self.load(street)
        return [self.ask(one, question(one.question)) for one in asks]

    def load(self, street: Street) -> None:
        """Empty the database and load a street; Refused names the first refusal.

        Half of the streets are loaded in one run. The others day by day, as the days of their sheets
        happen to come, and again what was refused: what names something that had not come yet is taken
        when it is loaded again. Then members and employers once more, for an address is never refused,
        and what it names is found only when all doors are known. A sheet that is declared whole is
        a run of its own, and comes when it happens to.
        """
        self._graph.write("MATCH (n) DETACH DELETE n")
        chance = Random(min(sheet.day for sheet in street).toordinal())
        with tempfile.TemporaryDirectory() as folder:
            paths = files.write(street, Path(folder))
            together = chance.random() < 0.5
            runs: dict[_Run, list[Path]] = {}
            for place, (sheet, path) in enumerate(zip(street, paths, strict=True)):
                scope = sheet.complete_scope
                when = place if scope is not None else None if together else sheet.day
                runs.setdefault((when, scope), []).append(path)
            results = self._runs(runs, list(runs), chance)
            for _ in runs:
                waiting = [run for run in runs if _is_unfinished(results[run])]
                if not waiting:
                    break
                results |= self._runs(runs, waiting, chance)
            if len(runs) > 1:
                again = [
                    run
                    for run in runs
                    if any(path.name.startswith(("党员", "单位")) for path in runs[run])
                ]
                results |= self._runs(runs, again, chance)
        for result in results.values():
            if isinstance(result, WrongUse):
                raise Refused(f"a sheet is whole for a scope that no sheet lists: {result}")
            _check(result)

    def _runs(
        self, runs: Mapping[_Run, list[Path]], chosen: list[_Run], chance: Random
    ) -> dict[_Run, LoadResult | WrongUse]:
        chance.shuffle(chosen)
        return {run: self._run(runs[run], run[1]) for run in chosen}

    def _run(self, paths: Sequence[Path], scope: str | None) -> LoadResult | WrongUse:
        """One run, or why there was none: the scope it is whole for is not known yet."""
        try:
            return load(
                self._graph,
                paths,
                number_key=_KEY,
                whole=Whole(scope, confirmed=True) if scope is not None else None,
                writer=nullcontext(),
                progress=lambda _what, _rows: None,
            )
        except WrongUse as error:
            return error

    def ask(self, one: Ask, item: Question) -> Answer:
        """What the loaded street answers to a question; Refused if it counts otherwise than it lists."""
        found = self._asked(one, item, listed=True)
        if one.scope is None:
            # Once a question: every kind of part has queries of its own, and a new one is dear.
            alone = self._asked(one, item, listed=False)
            if (alone.numerator, alone.denominator) != (found.numerator, found.denominator):
                raise Refused(f"{one}: counts {alone.numerator} and lists {found.numerator}")
        return Answer(
            numerator=found.numerator,
            denominator=found.denominator,
            subjects=frozenset(row["subject"] for row in found.rows),
            details=details(one.question, found.rows),
        )

    def _asked(self, one: Ask, item: Question, *, listed: bool) -> Answered:
        return ask(
            self._graph,
            item,
            as_of=one.as_of,
            scope=self._scope(one),
            values=_values(one, item),
            standing=standing(self._graph),
            listed=listed,
        )

    def sections(
        self, one: Ask, asked: Sequence[tuple[Question, Section]]
    ) -> list[list[dict[str, Any]]]:
        """What single queries answer: of the question itself or of wrong copies of it."""
        scope = self._scope(one)
        return self._graph.read_many(
            [
                query_parameters(item, section, one.as_of, scope, _values(one, item))
                for item, section in asked
            ]
        )

    def _scope(self, one: Ask) -> Scope:
        try:
            return resolve(self._graph, one.scope.name if one.scope else None, one.as_of)
        except DawanggeError as error:
            raise Refused(f"{one}: {error.text.en}") from error


def _is_unfinished(result: LoadResult | WrongUse) -> bool:
    return isinstance(result, WrongUse) or not all(map(_is_flaw, result.refusals))


def _is_flaw(refusal: Refusal) -> bool:
    """Whether it is one that the streets have on purpose (`tests.oracle.quality_invention`)."""
    return refusal.code in ("damaged_id", "invalid_id", "invalid_uscc") or (
        (refusal.code, refusal.column) == ("duplicate_conflict", "所在党支部")
    )


def _check(result: LoadResult) -> None:
    unread = [one.sheet for one in result.sheets if one.sheet.ledger is None]
    if unread:
        raise Refused(f"{unread[0].file}: {unread[0].why.en if unread[0].why else ''}")
    # A group's building that fits several is no claim (READINGS.md, 36); the product refuses that cell.
    refusals = [
        one
        for one in result.refusals
        if (one.column, one.code) != ("负责楼栋", "ambiguous_ref") and not _is_flaw(one)
    ]
    if refusals:
        first = refusals[0]
        raise Refused(f"{first.file} row {first.row} {first.column}: {first.code} ({first.level})")


def _values(one: Ask, item: Question) -> Values:
    given = {name: str(value) for name, value in one.parameters.items()}
    return parameter_values(item, {}, given)


def details(
    question_id: str, rows: Sequence[Mapping[str, Any]]
) -> Mapping[str, frozenset[str]] | None:
    """What the rows of a question say of their subjects beside listing them; None if nothing."""
    tells = _TELLS.get(question_id)
    if tells is None:
        return None
    told: dict[str, set[str]] = {}
    for row in rows:
        told.setdefault(row["subject"], set()).update(tells(row))
    return {subject: frozenset(words) for subject, words in told.items()}


def known() -> list[str]:
    """Questions that the product has."""
    return list(questions())


@contextmanager
def over(settings: Settings) -> Iterator[Loaded]:
    """The product over the database of these settings."""
    with connect(settings) as graph:
        yield Loaded(graph)


@contextmanager
def open_product(engine: str) -> Iterator[Loaded]:
    """The product over a fresh engine: ``embedded`` or ``neo4j``."""
    if engine == "embedded":
        with tempfile.TemporaryDirectory() as folder:
            settings = Settings(data=Path(folder), engine_linger=0)
            try:
                with over(settings) as product:
                    yield product
            finally:
                stop_embedded(settings)
        return
    with tempfile.TemporaryDirectory() as folder, Neo4jServer.start(Path(folder)) as server:
        settings = Settings(
            neo4j_uri=server.uri, neo4j_user=server.user, neo4j_password=SecretStr(server.password)
        )
        with over(settings) as product:
            yield product
