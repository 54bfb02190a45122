"""questions, ask, show-query."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.text import Text

from cli.desk import Desk, column
from cli.options import TableFormat, form_of
from graph.asking import Answer, ask, parameter_values
from graph.catalogue import question, questions
from graph.errors import DONE, ROWS_REFUSED, WrongUse
from graph.interop.browser import script_of
from graph.scope import resolve
from viz import tables
from viz.masking import without_numbers
from viz.notes import numbers
from viz.sources import sources_of, sources_text


def questions_command(desk: Desk, form: str) -> None:
    """The catalogue."""
    if form == "json":
        desk.write_json([tables.question_json(one, desk.language) for one in questions().values()])
        return
    for item in questions().values():
        desk.out.print(f"{item.id}  {item.title.say(desk.language)}", style="bold")
        for zh, en, text in (
            ("含义", "meaning", item.meaning),
            ("口径", "basis", item.basis),
            ("出处", "source", item.source),
            ("谁来办", "who acts", item.actor),
        ):
            desk.fact(f"     {zh}", f"     {en}", text.say(desk.language))
        for parameter in item.parameters:
            origin = parameter.origin.say(desk.language)
            desk.fact(
                "     参数",
                "     parameter",
                f"{parameter.name} = {parameter.default}  {parameter.title.say(desk.language)}"
                + desk.say(f"（{origin}）", f" ({origin})"),
            )
        titles = (column.title.say(desk.language) for column in item.columns)
        desk.fact("     列", "     columns", desk.listed(titles))


def given_values(given: list[str]) -> dict[str, str]:
    """``NAME=VALUE`` pairs of ``--set``."""
    values: dict[str, str] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals:
            raise WrongUse(
                f"--set 要写成 名称=值，收到的是「{pair}」。",
                f"--set takes NAME=VALUE, not {pair!r}.",
            )
        values[name.strip()] = value.strip()
    return values


def ask_command(
    desk: Desk,
    id_: str,
    *,
    as_of: str | None,
    scope: str | None,
    given: list[str],
    form: str,
    out: Path | None,
    limit: int | None,
    fail_on_gaps: bool,
    sources: bool = False,
) -> int:
    """One question."""
    item = question(id_)
    values = parameter_values(item, desk.rules, given_values(given))
    form = form_of(form, out, TableFormat)
    with desk.graph() as graph:
        there, day = desk.standing(graph, as_of)
        part = resolve(graph, scope, day)
        answer = ask(
            graph,
            item,
            as_of=day,
            scope=part,
            values=values,
            standing=there,
            # A workbook says how many rows it leaves out.
            listed=limit != 0 or form == "xlsx",
            sources=sources,
        )
    desk.warn_of_missing({item.id: answer.missing()}, answer.as_of)
    desk.warn_of_age(answer.stale(), loading=answer.loading, question=item)
    if form == "table":
        _print_table(desk, answer, limit)
    elif form == "xlsx" and out is not None:
        tables.answer_xlsx(answer, out, desk.language, limit=limit)
    elif form == "json":
        desk.write_json(tables.answer_json(answer, desk.language, limit=limit), out)
    elif form == "ndjson":
        desk.write(tables.answer_ndjson(answer, limit=limit), out)
    else:
        desk.write(tables.answer_csv(answer, desk.language, limit=limit), out)
    if out is not None:
        counted = numbers(answer, desk.language)
        desk.remark(f"已写到 {out}：{counted}", f"Written to {out}: {counted}")
    return ROWS_REFUSED if fail_on_gaps and answer.gaps else DONE


def _print_table(desk: Desk, answer: Answer, limit: int | None) -> None:
    item = answer.question
    desk.out.print(f"{item.id} {item.title.say(desk.language)}", style="bold")
    desk.out.print(
        f"{numbers(answer, desk.language)}    {desk.where(answer.as_of, answer.scope.name)}"
    )
    desk.fact("口径", "basis", item.basis.say(desk.language), style="dim")
    desk.tell_ledgers(answer.ledger_days)
    rows = without_numbers(answer).rows
    shown = rows if limit is None else rows[:limit]
    if not shown:
        return
    desk.out.print()
    table = desk.table(
        column(desk.say("对象", "subject")),
        *(column(declared.title.say(desk.language)) for declared in item.columns),
        *([column(desk.say("来源", "sources"))] if answer.sources is not None else []),
    )
    for row in shown:
        cells = [tables.cell_text(row[declared.name], desk.language) for declared in item.columns]
        if answer.sources is not None:
            cells.append(sources_text(sources_of(answer, row), desk.language))
        table.add_row(*(Text(cell) for cell in (str(row["subject"]), *cells)))
    desk.out.print(table)
    desk.remark_cut(len(shown), len(answer.rows))


def show_query_command(
    desk: Desk, id_: str, *, as_of: str | None, scope: str | None, given: list[str]
) -> None:
    """Plain Cypher with its parameters."""
    item = question(id_)
    values = parameter_values(item, desk.rules, given_values(given))
    with desk.graph() as graph:
        _, day = desk.standing(graph, as_of)
        part = resolve(graph, scope, day)
    typer.echo(script_of(item, day, scope=part, values=values, language=desk.language), nl=False)
