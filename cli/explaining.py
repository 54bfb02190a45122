"""ask --explain: whether a question lists one subject, and the chain that says why."""

from __future__ import annotations

import json
from dataclasses import replace

import typer
from rich.text import Text

from cli.asking import given_values, where
from cli.desk import Desk
from cli.who import print_who
from graph.asking import Answer, ask, parameter_values
from graph.catalogue import Question, question
from graph.errors import DONE, WrongUse
from graph.scope import resolve
from graph.who import who
from loaders.finding import find
from viz.masking import without_numbers
from viz.notes import listed
from viz.tables import answer_json, cell_text
from viz.who import who_json
from viz.who import without_numbers as who_without_numbers
from viz.wording import SUBJECTS

_EXPLAINED = ("household", "building", "employer", "organisation", "member")
"""Kinds of subject that have a chain; a patch or a community is none of them."""


def explain_command(
    desk: Desk,
    id_: str,
    subject: str,
    *,
    as_of: str | None,
    scope: str | None,
    given: list[str],
    form: str,
    listing: bool,
) -> int:
    """Say whether the question lists the subject on the day and in the scope, and its chain.

    ``listing``: something was given that only the whole list has a use for.
    """
    item = question(id_)
    values = parameter_values(item, desk.rules, given_values(given))
    if listing or form not in ("table", "json"):
        raise WrongUse(
            "--explain 说明一个对象：不能加 --out、--limit、--fail-on-gaps，格式只能是 table 或 json。",
            "--explain tells of one subject: it takes no --out, --limit or --fail-on-gaps, "
            "and the formats table and json only.",
        )
    if item.subject not in _EXPLAINED:
        raise _not_explained(item)
    with desk.graph() as graph:
        there, day = desk.standing(graph, as_of)
        part = resolve(graph, scope, day)
        found = find(graph, subject, day)
        if found.kind != item.subject:
            raise _another_kind(item, found.kind)
        answer = ask(graph, item, as_of=day, scope=part, values=values, standing=there)
        chain = who(graph, found.kind, found.key, as_of=day, standing=there, rules=desk.rules)
    desk.warn_of_age(answer.stale(), loading=answer.loading, question=item)
    rows = [row for row in answer.rows if row["subjectKey"] == chain.subject_key]
    found_in = without_numbers(replace(answer, rows=rows))
    if form == "json":
        told = answer_json(found_in, desk.language)
        document = {
            **{name: told[name] for name in ("id", "title", "asOf", "scope", "parameters")},
            "listed": bool(rows),
            "rows": told["rows"],
            "who": who_json(chain, desk.language),
        }
        typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return DONE
    _print(desk, found_in)
    print_who(desk, who_without_numbers(chain))
    return DONE


def _print(desk: Desk, found: Answer) -> None:
    """The verdict, and what the list says of the subject, a line a row."""
    item = found.question
    title = f"{item.id} {item.title.say(desk.language)}"
    verdict = (
        desk.say("列出了它", "lists it") if found.rows else desk.say("没有列它", "does not list it")
    )
    desk.out.print(
        Text(f"{title}{desk.say('：', ': ')}{verdict}    {where(desk, found)}", style="bold")
    )
    for row in found.rows:
        cells = (
            f"{column.title.say(desk.language)} {cell_text(row[column.name], desk.language)}"
            for column in item.columns
            if row[column.name] not in (None, "")
        )
        desk.out.print(Text(f"  {desk.say('；', '; ').join(cells)}"))
    desk.fact("口径", "basis", item.basis.say(desk.language), style="dim")
    desk.out.print()


def _another_kind(item: Question, kind: str) -> WrongUse:
    wanted, given = SUBJECTS[item.subject], SUBJECTS[kind]
    return WrongUse(
        f"{item.id} 列的是{wanted.zh}，给的是{given.zh}。",
        f"{item.id} lists subjects of kind {wanted.en}, what was given is of kind {given.en}.",
    )


def _not_explained(item: Question) -> WrongUse:
    kinds = [SUBJECTS[kind] for kind in _EXPLAINED]
    zh = listed([kind.zh for kind in kinds], "zh")
    en = listed([kind.en for kind in kinds], "en")
    return WrongUse(
        f"{item.id} 的对象没有责任链可说明；--explain 能说明{zh}。",
        f"What {item.id} lists has no chain to explain; --explain takes {en}.",
    )
