"""questions, ask, show-query."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import typer
from rich.text import Text

from cli.desk import Desk, column
from cli.options import TableFormat, form_of
from graph.asking import Answer, ask, parameter_values, query_parameters
from graph.catalogue import question, questions
from graph.errors import DONE, ROWS_REFUSED, WrongUse
from graph.interop.browser import cypher_value
from graph.ledgers import TITLES
from graph.scope import resolve
from viz import tables
from viz.files import write_file
from viz.masking import without_numbers
from viz.notes import numbers
from viz.sources import sources_of, sources_text


def questions_command(desk: Desk, form: str) -> None:
    """The catalogue."""
    if form == "json":
        typer.echo(
            json.dumps(
                [tables.question_json(item, desk.language) for item in questions().values()],
                ensure_ascii=False,
                indent=2,
            )
        )
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
    else:
        _write_text(answer, desk, form, out, limit)
    if out is not None:
        counted = numbers(answer, desk.language)
        desk.remark(f"已写到 {out}：{counted}", f"Written to {out}: {counted}")
    return ROWS_REFUSED if fail_on_gaps and answer.gaps else DONE


def _write_text(answer: Answer, desk: Desk, form: str, out: Path | None, limit: int | None) -> None:
    if form == "json":
        document = tables.answer_json(answer, desk.language, limit=limit)
        parts = [json.dumps(document, ensure_ascii=False, indent=2), "\n"]
    elif form == "ndjson":
        parts = list(tables.answer_ndjson(answer, limit=limit))
    else:
        parts = list(tables.answer_csv(answer, desk.language, limit=limit))
    if out is None:
        typer.echo("".join(parts), nl=False)
    else:
        write_file(out, parts)


def _print_table(desk: Desk, answer: Answer, limit: int | None) -> None:
    item = answer.question
    desk.out.print(f"{item.id} {item.title.say(desk.language)}", style="bold")
    desk.out.print(f"{numbers(answer, desk.language)}    {where(desk, answer)}")
    desk.fact("口径", "basis", item.basis.say(desk.language), style="dim")
    days = (
        f"{TITLES[ledger].say(desk.language)} {day or desk.say('未装载', 'not loaded')}"
        for ledger, day in answer.ledger_days.items()
    )
    desk.fact("依据台账", "ledgers", desk.listed(days), style="dim")
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
    if len(shown) < len(answer.rows):
        desk.remark(
            f"只列了前 {len(shown):,} 行，共 {len(answer.rows):,} 行。",
            f"{len(shown):,} of {len(answer.rows):,} rows.",
        )


def where(desk: Desk, answer: Answer) -> str:
    """Day and scope of an answer."""
    scope = answer.scope.name or desk.say("全部", "whole")
    return desk.say(f"截至 {answer.as_of} · 范围 {scope}", f"as of {answer.as_of} · scope {scope}")


def show_query_command(
    desk: Desk, id_: str, *, as_of: str | None, scope: str | None, given: list[str]
) -> None:
    """Plain Cypher with its parameters."""
    item = question(id_)
    values = parameter_values(item, desk.rules, given_values(given))
    with desk.graph() as graph:
        _, day = desk.standing(graph, as_of)
        resolved = resolve(graph, scope, day)
    written: dict[str, Any] = {}
    queries = []
    for section in item.sections:
        if section == "picture":
            continue
        query, parameters = query_parameters(item, section, day, resolved, values)
        written.update(parameters)
        queries.append(f"// {item.id} {item.title.say(desk.language)} · {section}\n{query};")
    for name, value in sorted(written.items()):
        typer.echo(f":param {name} => {cypher_value(value)};")
    typer.echo()
    typer.echo("\n\n".join(queries))
