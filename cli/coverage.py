"""coverage."""

from __future__ import annotations

from pathlib import Path

from cli.asking import given_values
from cli.desk import Desk, column
from cli.options import CoverageFormat, form_of
from graph.asking import Standing
from graph.catalogue import shared_parameters
from graph.coverage import PLACES, By, Coverage, Reach, coverage
from graph.errors import DONE, WrongUse
from graph.scope import resolve
from viz import coverage_tables
from viz.notes import marked

_OWN = ("contactDays", "staleDays")


def coverage_command(
    desk: Desk,
    by: By,
    *,
    as_of: str | None,
    scope: str | None,
    given: list[str],
    form: str,
    out: Path | None,
) -> int:
    """Levels and chain by places."""
    form = form_of(form, out, CoverageFormat)
    values = given_values(given)
    if unknown := [name for name in values if name not in _OWN]:
        raise WrongUse(
            f"覆盖没有参数「{unknown[0]}」。它的参数：{'、'.join(_OWN)}。",
            f"coverage has no parameter {unknown[0]!r}. It has: {', '.join(_OWN)}.",
        )
    desk.rules.update(values)
    known = shared_parameters()["contactDays"]
    days = int(known.chosen(desk.rules.get("contactDays")))
    with desk.graph() as graph:
        there, day = desk.standing(graph, as_of)
        part = resolve(graph, scope, day)
        found = coverage(graph, by, as_of=day, scope=part, contact_days=days)
    marks = form in ("table", "xlsx")
    for warning in coverage_tables.warnings(found, there, desk.language, marks=marks):
        desk.remarks.print(warning)
    if form == "table":
        _print(desk, found, there)
    elif form == "xlsx" and out is not None:
        coverage_tables.coverage_xlsx(found, there, out, desk.language)
    elif form == "json":
        desk.write_json(coverage_tables.coverage_json(found, there, desk.language), out)
    else:
        desk.write(coverage_tables.coverage_csv(found, desk.language), out)
    if out is not None:
        desk.remark(f"已写到 {out}", f"Written to {out}")
    return DONE


def _print(desk: Desk, found: Coverage, there: Standing) -> None:
    scope = desk.scope_name(found.scope.name)
    place = desk.place(found.whole.name, found.scope.name)
    desk.out.print(
        desk.say(
            f"覆盖，按{PLACES[found.by].zh}（{place}截至 {found.as_of}，范围 {scope}）",
            f"Coverage by {PLACES[found.by].en} ({place}as of {found.as_of}, scope {scope})",
        ),
        style="bold",
    )
    titles = (
        desk.say("在住（分母）", "occupied (base)"),
        desk.say("有党员联系", "answered for"), "L3", "L2", "L1", "L0",
        desk.say("链条完整", "whole chain"),
    )  # fmt: skip
    stale = coverage_tables.is_stale(found, there)
    table = desk.table(
        column(PLACES[found.by].say(desk.language)),
        *(column(marked(title, stale=stale), number=True) for title in titles),
    )
    for reach in coverage_tables.named(found, desk.language):
        table.add_row(*_cells(desk, reach, reach.name))
    table.add_section()
    table.add_row(*_cells(desk, found.whole, desk.say("合计", "total")), style="bold")
    desk.out.print()
    desk.out.print(table)
    desk.fact("口径", "basis", coverage_tables.basis(found, desk.language), style="dim")
    desk.tell_ledgers(there.ledger_days(found.ledgers, found.as_of))


def _cells(desk: Desk, reach: Reach, name: str) -> list[str]:
    counts = (reach.covered, reach.l3, reach.l2, reach.l1, reach.l0, reach.whole)
    return [
        name,
        f"{reach.occupied:,}",
        *(coverage_tables.rated(count, reach, desk.language) for count in counts),
    ]
