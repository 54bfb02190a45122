"""compare."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from cli.days import typed_day
from cli.desk import Desk, column
from cli.options import GapsFormat, form_of
from graph.catalogue import gap_question
from graph.errors import DONE, WrongUse
from graph.gaps.comparing import Comparison, compare
from graph.scope import resolve
from viz import gaps_tables
from viz.wording import say


def compare_command(
    desk: Desk,
    day1: str,
    day2: str,
    *,
    scope: str | None,
    only: list[str],
    form: str,
    out: Path | None,
) -> int:
    """Two days side by side."""
    first, second = typed_day(day1), typed_day(day2)
    if first > second:
        raise WrongUse(
            f"先写较早的一天：{second} 在 {first} 之前。",
            f"Write the earlier day first: {second} is before {first}.",
        )
    form = form_of(form, out, GapsFormat)
    working = desk.busy("正在比较两天……", "comparing the two days …")
    with working, desk.graph() as graph:
        there, _ = desk.standing(graph, day2)
        found = compare(
            graph,
            first,
            second,
            scope=resolve(graph, scope, second),
            rules=desk.rules,
            standing=there,
            only=[gap_question(id_).id for id_ in only],
        )
    desk.warn_of_ledgers([one.question for one in found.differences], there, second)
    if form == "xlsx" and out is not None:
        gaps_tables.compared_xlsx(found, out, desk.language)
    elif form == "json":
        desk.write_json(gaps_tables.compared_json(found, desk.language), out)
    else:
        _print(desk, found)
    if out is not None:
        desk.remark(f"已写到 {out}", f"Written to {out}")
    return DONE


def _print(desk: Desk, found: Comparison) -> None:
    scope = desk.scope_name(found.scope.name)
    desk.out.print(
        desk.say(
            f"{found.first} → {found.second}，范围 {scope}",
            f"{found.first} → {found.second}, scope {scope}",
        ),
        style="bold",
    )
    titles = (
        ("先", "before"),
        ("后", "after"),
        ("已补上", "filled"),
        ("新出现", "opened"),
        ("仍在", "still"),
    )
    table = desk.table(
        column(desk.say("问题", "question")),
        *(column(desk.say(*title), number=True) for title in titles),
        column(desk.say("说明", "remark")),
    )
    apart = desk.say("先前缺台账，不可比", "a ledger was missing before: not comparable")
    for one in found.differences:
        table.add_row(
            f"{one.question.id} {one.question.title.say(desk.language)}",
            f"{one.before.numerator:,} / {one.before.denominator:,}",
            f"{one.after.numerator:,} / {one.after.denominator:,}",
            f"{len(one.filled):,}",
            f"{len(one.opened):,}" if one.comparable else say("apart", desk.language),
            f"{one.still:,}",
            "" if one.comparable else apart,
        )
    desk.out.print()
    desk.out.print(table)
    for one in found.differences:
        for what, subject, detail, there in gaps_tables.moved_rows(one, desk.language):
            words = (one.question.id, what, subject, *([detail] if detail else []), there)
            desk.out.print(Text(" · ".join(words)))
