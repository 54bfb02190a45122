"""ask --explain: why a question lists one subject or does not, step by step, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.text import Text

from cli.asking import given_values
from cli.desk import Desk
from cli.who import print_who
from graph.asking import Answer, ask, parameter_values
from graph.catalogue import Question, question
from graph.engines import Graph
from graph.errors import DONE, WrongUse
from graph.explaining import PAIR, Explanation, explain
from graph.facts import About
from graph.narrowing import kinds_of
from graph.scope import resolve
from graph.sources import things_in
from loaders.cells.text import normal_name
from loaders.finding_any import find_any
from viz.explaining import explanation_json
from viz.masking import mask_numbers, without_numbers
from viz.notes import listed
from viz.sources import place_text, sources_text
from viz.tables import cell_text
from viz.who import without_numbers as who_without_numbers
from viz.wording import SUBJECTS

_MARKS = {True: "✓", False: "✕", None: "—"}


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
    """Say whether the question lists the subject on the day and in the scope, and why.

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
    with desk.graph() as graph:
        there, day = desk.standing(graph, as_of)
        part = resolve(graph, scope, day)
        known: dict[str, str] = {}
        answer = ask(
            graph, item, as_of=day, scope=part, values=values, standing=there, keys=known
        )  # fmt: skip
        keys = _listed(answer, known, subject) or _found(graph, item, answer, subject)
        told = explain(
            graph, answer, known, keys, standing=there, rules=desk.rules, values=values
        )  # fmt: skip
    desk.warn_of_missing({item.id: told.answer.missing()}, told.answer.as_of)
    desk.warn_of_age(told.answer.stale(), loading=told.answer.loading, question=item)
    if form == "json":
        desk.write_json(explanation_json(told, desk.language))
        return DONE
    _print(desk, told)
    return DONE


def _listed(answer: Answer, known: Mapping[str, str], subject: str) -> list[str]:
    """Keys of what the answer itself lists under this name or key, if just one thing bears it."""
    wanted = normal_name(subject)
    found = {
        row["subjectKey"]
        for row in answer.rows
        if subject == row["subjectKey"] or wanted == normal_name(str(row["subject"]))
    }
    if len(found) != 1:
        return []
    return [key for _, key in things_in(known[found.pop()])]


def _found(graph: Graph, item: Question, answer: Answer, subject: str) -> list[str]:
    """Keys of what the subject names, of a kind that the question speaks of."""
    found = find_any(graph, subject, answer.as_of)
    kind = found[0].kind if len(found) == 1 else PAIR
    kinds = kinds_of(item) | {str(row["subjectKind"]) for row in answer.rows}
    if kind not in kinds:
        raise _another_kind(item, kinds, kind)
    return [one.key for one in found]


def _another_kind(item: Question, kinds: Iterable[str], kind: str) -> WrongUse:
    wanted = [SUBJECTS[one] for one in sorted(kinds) if one in SUBJECTS]
    given = SUBJECTS[kind]
    return WrongUse(
        f"{item.id} 列的是{listed([one.zh for one in wanted], 'zh')}，给的是{given.zh}。",
        f"{item.id} lists subjects of kind {listed([one.en for one in wanted], 'en')}, "
        f"what was given is of kind {given.en}.",
    )


def _print(desk: Desk, told: Explanation) -> None:
    """The verdict, why, what the list says of it a line a row, what is known of it, and its chain."""
    answer = without_numbers(told.answer)
    item = answer.question
    title = f"{item.id} {item.title.say(desk.language)}"
    verdict = (
        desk.say("列出了它", "lists it")
        if told.listed
        else desk.say("没有列它", "does not list it")
    )
    where = desk.where(answer.as_of, answer.scope.name)
    desk.out.print(Text(f"{title}{desk.say('：', ': ')}{verdict}    {where}", style="bold"))
    for row in answer.rows:
        cells = (
            f"{column.title.say(desk.language)} {cell_text(row[column.name], desk.language)}"
            for column in item.columns
            if row[column.name] not in (None, "", [])
        )
        desk.out.print(Text(f"  {desk.say('；', '; ').join(cells)}"))
    desk.out.print()
    desk.out.print(desk.say("为什么", "Why"), style="bold")
    for number, reason in enumerate(told.reasons, start=1):
        desk.out.print(Text(f"  {number}. {_MARKS[reason.holds]} {reason.told.say(desk.language)}"))
        if reason.sources:
            rows = sources_text(reason.sources, desk.language)
            desk.out.print(Text(f"       {desk.say('来源', 'sources')} {rows}", style="dim"))
    if told.who is not None:
        desk.out.print()
        print_who(desk, who_without_numbers(told.who))
    for thing in told.things:
        _print_facts(desk, thing)


def _print_facts(desk: Desk, thing: About) -> None:
    """Everything known of a thing on the day, each with its beginning and its row."""
    desk.out.print()
    title = desk.say(f"依据：{thing.subject}", f"What is known of {thing.subject}")
    desk.out.print(title, style="bold")
    for fact in thing.facts:
        line = Text(f"  {fact.title.say(desk.language)}  {mask_numbers(fact.value)}")
        if fact.since is not None:
            line.append(desk.say(f"  自 {fact.since}", f"  since {fact.since}"), style="dim")
        if fact.source is not None:
            line.append(f"  {place_text(fact.source, desk.language)}", style="dim")
        desk.out.print(line)
