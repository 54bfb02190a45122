"""Declaring ledgers whole for a scope: what that ends, and when it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph.completeness import Declaration, Proof, governed, proofs_in
from graph.engines import Graph
from graph.errors import RefusedForSafety, WrongUse
from graph.history import Ending
from graph.ledgers import TITLES
from graph.rules import read_rules
from graph.scope import Scope
from graph.settling import Settlement, Tally, settle
from graph.told import RunNews, Told
from graph.whereabouts import scope_named
from loaders.accounts import SheetResult

ENDING_SHARE: Final = 0.1
"""Of what a ledger had current in its scope no more than this ends without a word of confirmation.

A deployment changes it in its rules file: ``[loading] endingShare = 0.2``.
"""

_HARMLESS: Final = frozenset(
    {"empty_sheet", "empty_file", "no_sheets", "guide_sheet", "unknown_sheet", "other_format", "web_page"}
)  # fmt: skip
"""Why a sheet was not read that surely is no ledger; any other may be one of those declared whole."""


@dataclass(frozen=True)
class Whole:
    """What somebody declares of the ledgers of a run.

    Attributes:
        scope: code, name or path of an area, or a party organisation, for which they are whole.
        confirmed: it may end more than the share.
        share: of what was current that may end unconfirmed, 0 to 1.
    """

    scope: str
    confirmed: bool = False
    share: float = ENDING_SHARE


@dataclass(frozen=True)
class WholeResult:
    """What came of declaring one ledger of one day whole.

    Attributes:
        declaration: what was declared.
        tally: what it ends, or would end if it were proven.
        too_many: more than the share.
    """

    declaration: Declaration
    tally: Tally
    too_many: bool

    @property
    def is_proven(self) -> bool:
        """Whether the ledger ended what it no longer lists."""
        return self.declaration.proof() is not None


@dataclass
class Ends:
    """What silence ends by a run: of the ledgers declared whole in it, and of those proven before."""

    settlement: Settlement = field(default_factory=Settlement)
    proofs: list[Proof] = field(default_factory=list)
    results: list[WholeResult] = field(default_factory=list)

    def all_of(self, changed: Sequence[Ending]) -> list[Ending]:
        """Everything that ends, each once.

        Args:
            changed: things, and relations of things that go on, whose end is new. What a ledger declared
                whole no longer lists is told with that ledger, also of things that end themselves.
        """
        unlisted = {
            one.what: one
            for result in self.results
            if result.is_proven
            for one in result.tally.ending
        }
        return [*unlisted.values(), *(one for one in changed if one.what not in unlisted)]

    def check(self, whole: Whole | None) -> None:
        """Let too much end only where somebody confirmed it.

        Raises:
            RefusedForSafety: more than the share of what a ledger had current would end.
        """
        over = [one for one in self.results if one.is_proven and one.too_many]
        if whole is None or whole.confirmed or not over:
            return
        zh, en = (
            "、".join(_counted(one, zh=True) for one in over),
            ", ".join(_counted(one, zh=False) for one in over),
        )
        raise RefusedForSafety(
            f"未列出而要终止的超过 {whole.share:.0%}：{zh}。没有写入；核对无误请加 --confirm-ending，先看清单用 --dry-run。",
            f"More than {whole.share:.0%} would end because it is no longer listed: {en}. Nothing was written; "
            "add --confirm-ending if that is right, --dry-run lists it.",
        )


def _counted(one: WholeResult, *, zh: bool) -> str:
    title = TITLES[one.declaration.ledger]
    ending, current = len(one.tally.ending), one.tally.current
    day = one.declaration.day
    return (
        f"{title.zh}（{day}）{current:,} 中的 {ending:,}"
        if zh
        else f"{title.en} ({day}) {ending:,} of {current:,}"
    )


def ending_share(rules: Path | None) -> float:
    """The share that a deployment's rules allow.

    Raises:
        WrongUse: the rules cannot be read, or it is no share.
    """
    table = read_rules(rules).get("loading", {})
    share = table.get("endingShare", ENDING_SHARE) if isinstance(table, dict) else None
    if isinstance(share, bool) or not isinstance(share, (int, float)) or not 0 <= share <= 1:
        raise WrongUse(
            "口径参数文件里 [loading] 的 endingShare 要是 0 到 1 之间的数。",
            "endingShare in [loading] of the rules file is a number from 0 to 1.",
        )
    return float(share)


def ends_of(
    graph: Graph,
    news: RunNews,
    sheets: Sequence[SheetResult],
    whole: Whole | None,
    *,
    anew: bool,
) -> Ends:
    """Find what silence ends once a run is written.

    Args:
        graph: the open database; only read.
        news: what the run is about to say.
        sheets: of the run, with all their refusals.
        whole: what is declared of them.
        anew: a load that died may have left absences without a proof.

    Raises:
        WrongUse: the scope names no area and no party organisation.
    """
    declared = declarations(scope_named(Told(graph, news), whole.scope), sheets) if whole else []
    earned = [proof for one in declared if (proof := one.proof()) is not None]
    known = {proof.key: proof for proof in proofs_in(graph)}
    proofs = list({**known, **{proof.key: proof for proof in earned}}.values())
    counted = [one.extent for one in declared if one.can_end]
    is_news = any(made.created or made.before for _, made in news.values())
    settlement = Settlement()
    if anew or counted or (proofs and is_news):
        settlement = settle(graph, news, proofs, counted, anew=anew)
    results = []
    for one in declared:
        tally = settlement.tallies.get(one.extent.key, Tally())
        share = whole.share if whole else ENDING_SHARE
        results.append(WholeResult(one, tally, len(tally.ending) > share * tally.current))
    return Ends(settlement, [proof for proof in earned if proof.key not in known], results)


def declarations(scope: Scope, sheets: Sequence[SheetResult]) -> list[Declaration]:
    """One of every ledger and day of the run that could end anything, by ledger and day."""
    unread = sum(one.sheet.ledger is None and one.sheet.code not in _HARMLESS for one in sheets)
    accounts: dict[tuple[str, str], list[int]] = {}
    for one in sheets:
        if one.sheet.ledger is not None and governed(one.sheet.ledger):
            at = (one.sheet.ledger, one.sheet.as_of.isoformat())
            account = accounts.setdefault(at, [0, 0])
            account[0] += one.sheet.read
            account[1] += one.counts["rejected"]
    return [
        Declaration(ledger, day, scope, read, refused, unread)
        for (ledger, day), (read, refused) in sorted(accounts.items())
        if read
    ]
