"""What `load --complete` says: what ended because it is no longer listed, or would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cli.desk import Desk
from graph.endings import Called, Told, in_words
from graph.engines import Graph
from graph.ledgers import TITLES
from loaders.run import LoadResult
from loaders.whole import WholeResult
from viz.masking import mask_name

_SHOWN = 10
"""How many endings of one kind the terminal names; JSON names them all."""


@dataclass(frozen=True)
class Group:
    """What ends for one reason.

    Attributes:
        of: the ledger declared whole that no longer lists it; ``None``: what the rows of a ledger say.
        number: how much.
        told: so much of it in words as is to be shown.
    """

    of: WholeResult | None
    number: int
    told: list[Told]


def groups(graph: Graph, result: LoadResult, form: str) -> list[Group]:
    """What ended, or would: by every ledger declared whole, then by what rows say.

    Together they are ``result.ended``, but for ledgers with refused rows, which end nothing yet.
    """
    wanted = [(one, one.tally.ending) for one in result.wholes]
    said = [one for one in result.endings if not one.ledger]
    most = None if form == "json" else _SHOWN if result.dry_run else 0
    return [
        Group(of, len(ending), in_words(graph, ending[:most]))
        for of, ending in [*wanted, (None, said)]
    ]


def as_json(desk: Desk, found: Iterable[Group]) -> dict[str, Any]:
    """The keys that a load with ``--complete`` and a rehearsal add to their documents.

    Persons stand masked: a list of endings is read by more people than its ledgers are.
    """
    return {
        "completeness": [_account(one.of) for one in found if one.of is not None],
        "ending": [_ending(desk, told, one.of) for one in found for told in one.told],
    }


def _account(one: WholeResult) -> dict[str, Any]:
    said = one.declaration
    return {
        "ledger": said.ledger,
        "day": said.day,
        "scope": said.scope.name,
        "proven": one.is_proven,
        "rowsRefused": said.refused,
        "sheetsNotRead": said.unread,
        "current": one.tally.current,
        "ending": len(one.tally.ending),
        "needsConfirmation": one.too_many,
    }


def _ending(desk: Desk, told: Told, of: WholeResult | None) -> dict[str, Any]:
    return {
        "ledger": told.ledger or None,
        "why": "stated" if of is None else "unlisted" if of.is_proven else "unproven",
        "day": told.day,
        "kind": told.what.say(desk.language),
        "subject": _shown(told.subject),
        "other": _shown(told.other) if told.other is not None else None,
    }


def _shown(called: Called) -> str:
    name = mask_name(called.name) if called.person else called.name
    return "/".join(filter(None, (called.place, name)))


def say_endings(desk: Desk, result: LoadResult, found: Iterable[Group]) -> None:
    """A line for every ledger declared whole, one for what rows end, and how much ends in all."""
    for group in found:
        if (one := group.of) is None:
            if group.number:
                _say_stated(desk, result, group.number)
            _list(desk, group)
            continue
        said = one.declaration
        title = TITLES[said.ledger].say(desk.language)
        head = desk.say(
            f"{title}（{said.day}，{said.scope.name}）", f"{title} ({said.day}, {said.scope.name})"
        )
        desk.out.print(
            f"{head}{desk.say('：', ': ')}{_line(desk, one, dry=result.dry_run)}", markup=False
        )
        _list(desk, group)
    if result.ended or result.wholes:
        desk.out.print(
            desk.say(
                f"{'将' if result.dry_run else '共'}终止 {result.ended:,} 项。",
                f"{result.ended:,} {'would end' if result.dry_run else 'ended'}.",
            ),
            markup=False,
        )


def _say_stated(desk: Desk, result: LoadResult, number: int) -> None:
    also_zh, also_en = ("另因", "besides, ") if result.wholes else ("因", "")
    desk.out.print(
        desk.say(
            f"{also_zh}表里改写、留空或写明到期而{'将' if result.dry_run else ''}终止 {number:,} 项。",
            f"{also_en}{number:,} {'would end' if result.dry_run else 'ended'} because a cell now says "
            "otherwise, is empty, or gives an end.",
        ),
        markup=False,
    )


def _list(desk: Desk, group: Group) -> None:
    for told in group.told:
        arrow = f" → {_shown(told.other) or '—'}" if told.other is not None else ""
        line = f"    {told.what.say(desk.language)}  {_shown(told.subject) or '—'}{arrow}"
        desk.out.print(line, markup=False)
    if group.told and (more := group.number - len(group.told)):
        desk.out.print(
            desk.say(
                f"    …还有 {more:,} 项，全部见 --format json",
                f"    … {more:,} more; --format json lists them all",
            ),
            markup=False,
        )


def _line(desk: Desk, one: WholeResult, *, dry: bool) -> str:
    said, number, current = one.declaration, len(one.tally.ending), one.tally.current
    if not said.can_end:
        return desk.say(
            "这种台账不能以党组织为范围声明齐全，没有终止任何内容。",
            "cannot be whole for a party organisation; nothing ends from it.",
        )
    if said.is_clean:
        confirm = desk.say("，要加 --confirm-ending", "; needs --confirm-ending")
        return desk.say(
            f"齐全，未再列出的{'将' if dry else ''}终止 {number:,} 项，原有 {current:,} 项{confirm if dry and one.too_many else ''}。",
            f"whole; {number:,} of {current:,} no longer listed {'would end' if dry else 'end'}"
            f"{confirm if dry and one.too_many else ''}.",
        )
    return desk.say(
        f"{_why(desk, said.refused, said.unread)}，不算齐全，没有终止任何内容；改好后最多终止 {number:,} 项，原有 {current:,} 项。",
        f"{_why(desk, said.refused, said.unread)}, so it is not whole and nothing ends from it; "
        f"once it is mended at most {number:,} of {current:,} would end.",
    )


def _why(desk: Desk, refused: int, unread: int) -> str:
    if refused:
        return desk.say(f"退回 {refused:,} 行", f"{refused:,} rows were refused")
    return desk.say(f"有 {unread:,} 张表没能读", f"{unread:,} sheets could not be read")
