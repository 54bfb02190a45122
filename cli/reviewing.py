"""review: candidate duplicates, and what a person judges of them."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rich.text import Text

from cli.desk import Desk
from graph.engines import Graph, writer_lock
from graph.errors import DONE, WrongUse
from graph.judgements import JUDGED, Judgement, Verdict, judgements
from graph.judging import judge
from graph.model import opaque_key
from loaders.candidates import Candidate, Side, candidates
from loaders.judged import Named, called, things_of
from viz.cells import local_time
from viz.masking import mask_name
from viz.wording import SUBJECTS

_KINDS = {"Employer": "employer", "PartyOrganisation": "organisation", "Resident": "resident"}
_SHOWN = 5
"""Things that a sentence names where several fit."""


def wrong_use() -> WrongUse:
    """The refusal of arguments that do not belong together."""
    return WrongUse(
        "写成 review list、review same A B 或 review different A B（A、B 是列表里的标识或名称）。",
        "Write review list, review same A B or review different A B (keys from the list, or names).",
    )


@dataclass(frozen=True)
class _Shown:
    """How things are shown: with the keys that may leave the program, persons by surname."""

    secret: bytes

    def side(self, kind: str, side: Side) -> dict[str, Any]:
        name = mask_name(side.name) if kind == "Resident" else side.name
        return {
            "subjectKey": opaque_key(side.key, self.secret),
            "subject": f"{side.place}/{name}" if side.place else name,
            "name": name,
            "code": side.code or None,
            "place": side.place or None,
        }


def list_command(desk: Desk, form: str) -> int:
    """The candidates that nobody has judged, and what was judged."""
    with desk.graph() as graph:
        there, _ = desk.standing(graph, None)
        shown = _Shown(there.secret)
        found = candidates(graph)
        judged = judgements(graph)
        known = things_of(graph, {key: one.kind for one in judged for key in one.pair})
    if form == "json":
        document = {
            "candidates": [_candidate(desk, one, shown) for one in found],
            "judged": [_judged(one, known, shown) for one in judged],
        }
        desk.write_json(document)
        return DONE
    _print_candidates(desk, found, shown)
    _print_judged(desk, judged, known, shown)
    return DONE


def judge_command(
    desk: Desk, verdict: Verdict, first: str, second: str, *, by: str | None, form: str
) -> int:
    """Keep what a person judged of two things."""
    who = (by if by is not None else getpass.getuser()).strip()
    if not who:
        raise WrongUse("--by 要写明是谁认定的。", "--by takes the name of whoever judges.")
    with desk.graph() as graph, writer_lock(graph, desk.settings):
        shown = _Shown(desk.standing_of(graph).secret)
        one, other = _pair(graph, first, second, shown)
        at = datetime.now(UTC).isoformat(timespec="seconds")
        kept = judge(graph, Judgement(one.kind, one.side.key, other.side.key, verdict, who, at))
        now = kept or next(
            found for found in judgements(graph) if found.pair == {one.side.key, other.side.key}
        )
    known = {named.side.key: named.side for named in (one, other)}
    if form == "json":
        document = {**_judged(now, known, shown), "changed": kept is not None}
        desk.write_json(document)
        return DONE
    if kept is None:
        desk.remark("早已这样认定，没有改动。", "Judged so already; nothing changed.")
    desk.out.print(_sentence(desk, now, known, shown))
    return DONE


def _pair(graph: Graph, first: str, second: str, shown: _Shown) -> tuple[Named, Named]:
    one, other = (_only(graph, text, shown) for text in (first, second))
    if one.side.key == other.side.key:
        raise WrongUse("两次给的是同一个。", "The same one was given twice.")
    if one.kind != other.kind:
        zh, en = (
            [getattr(SUBJECTS[_KINDS[named.kind]], language) for named in (one, other)]
            for language in ("zh", "en")
        )
        raise WrongUse(
            f"一个是{zh[0]}，一个是{zh[1]}，不能认定。",
            f"One is of kind {en[0]}, the other of kind {en[1]}.",
        )
    return one, other


def _only(graph: Graph, text: str, shown: _Shown) -> Named:
    found = called(graph, text, lambda key: opaque_key(key, shown.secret), JUDGED)
    if len(found) == 1:
        return found[0]
    if not found:
        # What was given is not repeated: it may be a person's name.
        raise WrongUse(
            "没有这个标识、名称或代码；标识见 dawangge review list，居民只能用标识。",
            "There is no such key, name or code; dawangge review list shows the keys. Residents go by key only.",
        )
    told = [shown.side(one.kind, one.side) for one in found[:_SHOWN]]
    names = [f"{one['subject']}（{one['subjectKey']}）" for one in told]
    raise WrongUse(
        f"不止一个：{'、'.join(names)}。请用括号里的标识。",
        f"It fits {len(found)} things: {', '.join(names)}. Use the key in brackets.",
    )


def _candidate(desk: Desk, one: Candidate, shown: _Shown) -> dict[str, Any]:
    return {
        "kind": _KINDS[one.kind],
        "score": one.score,
        "a": shown.side(one.kind, one.first),
        "b": shown.side(one.kind, one.second),
        "reasons": [reason.say(desk.language) for reason in one.reasons],
    }


def _judged(one: Judgement, known: Mapping[str, Side], shown: _Shown) -> dict[str, Any]:
    return {
        "kind": _KINDS[one.kind],
        "verdict": one.verdict,
        "by": one.by,
        "at": one.at,
        "a": shown.side(one.kind, known[one.kept]),
        "b": shown.side(one.kind, known[one.other]),
        "earlier": list(one.earlier),
    }


def _print_candidates(desk: Desk, found: list[Candidate], shown: _Shown) -> None:
    if not found:
        desk.out.print(desk.say("没有待认定的候选重复。", "There is nothing to be judged."))
        return
    title = desk.say(
        f"可能重复 {len(found)} 对（只是建议，没有合并任何东西）",
        f"{len(found)} pairs may be one (proposals only, nothing was merged)",
    )
    desk.out.print(title, style="bold")
    for one in found:
        line = Text(f"  {one.score}  ", style="bold")
        line.append(SUBJECTS[_KINDS[one.kind]].say(desk.language))
        line.append("  ")
        line.append(desk.listed(reason.say(desk.language) for reason in one.reasons), style="dim")
        desk.out.print(line)
        for sign, side in (("A", one.first), ("B", one.second)):
            desk.out.print(Text(f"      {sign} {_line(shown.side(one.kind, side))}"))
    desk.remark(
        "认定：dawangge review same 标识A 标识B（以 A 为准），或 dawangge review different 标识A 标识B",
        "Judge: dawangge review same KEY_A KEY_B (A stands for both), or dawangge review different KEY_A KEY_B",
    )


def _line(side: dict[str, Any]) -> str:
    return "  ".join(part for part in (side["subjectKey"], side["subject"], side["code"]) if part)


def _print_judged(
    desk: Desk, judged: Iterable[Judgement], known: Mapping[str, Side], shown: _Shown
) -> None:
    lines = [_sentence(desk, one, known, shown) for one in judged]
    if lines:
        desk.out.print(desk.say(f"已认定 {len(lines)} 对", f"{len(lines)} judged"), style="bold")
    for line in lines:
        desk.out.print(Text(f"  {line}"))


def _sentence(desk: Desk, one: Judgement, known: Mapping[str, Side], shown: _Shown) -> str:
    first, second = (shown.side(one.kind, known[key]) for key in (one.kept, one.other))
    kind = SUBJECTS[_KINDS[one.kind]]
    pair = f"{first['subject']} ↔ {second['subject']}"
    at = local_time(one.at)
    who = desk.say(f"{one.by} 于 {at} 认定", f"judged by {one.by} at {at}")
    if one.verdict == "same":
        verdict = desk.say(
            f"同一{kind.zh}，以 {first['subject']} 为准", f"one {kind.en}, {first['subject']} stands for both"
        )  # fmt: skip
    else:
        verdict = desk.say(f"不是同一{kind.zh}", f"two {kind.en}s")
    return desk.say(f"{pair}：{verdict}（{who}）", f"{pair}: {verdict} ({who})")
