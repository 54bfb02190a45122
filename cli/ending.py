"""What `load --complete` says: what ended because it is no longer listed, or would."""

from __future__ import annotations

from typing import Any

from cli.desk import Desk
from graph.endings import Called, Told, in_words
from graph.engines import Graph
from graph.ledgers import TITLES
from loaders.run import LoadResult
from loaders.whole import WholeResult
from viz.masking import mask_name


def as_json(desk: Desk, graph: Graph, result: LoadResult) -> dict[str, Any]:
    """The keys that a load with ``--complete`` adds to its document.

    Persons stand masked: a list of endings is read by more people than its ledgers are.
    """
    endings = [one for whole in result.wholes for one in whole.tally.ending]
    return {
        "completeness": [_account(one) for one in result.wholes],
        "ending": [_ending(desk, told) for told in in_words(graph, endings)],
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


def _ending(desk: Desk, told: Told) -> dict[str, Any]:
    return {
        "ledger": told.ledger,
        "day": told.day,
        "kind": told.what.say(desk.language),
        "subject": _shown(told.subject),
        "other": _shown(told.other) if told.other is not None else None,
    }


def _shown(called: Called) -> str:
    name = mask_name(called.name) if called.person else called.name
    return "/".join(filter(None, (called.place, name)))


def say_wholes(desk: Desk, result: LoadResult) -> None:
    """A line for every ledger declared whole."""
    for one in result.wholes:
        said = one.declaration
        title = TITLES[said.ledger].say(desk.language)
        head = desk.say(
            f"{title}（{said.day}，{said.scope.name}）", f"{title} ({said.day}, {said.scope.name})"
        )
        desk.out.print(
            f"{head}{desk.say('：', ': ')}{_line(desk, one, dry=result.dry_run)}", markup=False
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
