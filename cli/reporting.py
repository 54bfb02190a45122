"""report."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from cli.desk import Desk, column
from graph.errors import DONE, ROWS_REFUSED
from graph.ledgers import TITLES
from graph.overview import Overview, Reach, overview
from graph.scope import resolve
from viz.cells import share
from viz.chain import chain_stale, chain_warnings
from viz.files import file_name, make_folder, write_file
from viz.masking import mask
from viz.notes import another_basis, marked, marked_numbers
from viz.report import report_page
from viz.workbook import report_workbook
from viz.worst import worst


def report_command(
    desk: Desk, *, as_of: str | None, scope: str | None, out: Path, fail_on_gaps: bool
) -> int:
    """All questions: summary in the terminal, a workbook, a page."""
    working = desk.busy("正在问全部问题……", "asking every question …")
    with working, desk.graph() as graph:
        there, day = desk.standing(graph, as_of)
        seen = overview(
            graph, as_of=day, scope=resolve(graph, scope, day), rules=desk.rules, standing=there
        )
    parts = ("大网格报告", seen.scope.name, day.isoformat())
    page, workbook = (out / file_name(*parts, ending=ending) for ending in ("html", "xlsx"))
    make_folder(out)
    write_file(page, [report_page(seen, desk.language)])
    report_workbook(seen, workbook, desk.language)
    print_summary(desk, seen)
    desk.out.print()
    desk.fact("网页", "page", str(page))
    desk.fact("名单", "lists", str(workbook))
    coverage = [answer for answer in seen.answers.values() if not answer.question.is_quality]
    worst = max(coverage, key=lambda answer: answer.gaps, default=None)
    if worst is not None and worst.gaps:
        desk.remark(
            f"接着可以：dawangge ask {worst.question.id} 看名单；dawangge questions 看全部口径。",
            f"Next: dawangge ask {worst.question.id} lists them; dawangge questions tells every basis.",
        )
    gaps = any(answer.gaps for answer in coverage)
    return ROWS_REFUSED if fail_on_gaps and gaps else DONE


def print_summary(desk: Desk, seen: Overview) -> None:
    """The report as the terminal shows it."""
    _print_coverage(desk, seen)
    _print_questions(desk, seen)
    _print_worst(desk, seen)
    _print_ledgers(desk, seen)


def _print_coverage(desk: Desk, seen: Overview) -> None:
    whole = seen.whole
    scope = desk.scope_name(seen.scope.name)
    place = desk.place(seen.place, seen.scope.name)
    stale = chain_stale(seen)
    mark = " ◔" if stale else ""
    desk.out.print(
        desk.say(
            f"{whole.occupied:,} 户在住，{whole.occupied - whole.covered:,} 户还没有党员联系{mark}"
            f"（{place}截至 {seen.as_of}，范围 {scope}）",
            f"{whole.occupied:,} occupied households, {whole.occupied - whole.covered:,} without a member{mark} "
            f"({place}as of {seen.as_of}, scope {scope})",
        ),
        style="bold",
    )
    if seen.demonstration:
        desk.out.print(
            desk.say("演示数据，人员均为虚构。", "Demonstration data; all persons are invented.")
        )
    for doubt in chain_warnings(seen, desk.language):
        desk.out.print(Text(doubt, style="yellow"))
    counts = (
        desk.say("有党员联系", "answered for"), desk.say("在住", "occupied"), desk.say("率", "rate"),
        "L3", "L2", "L1", "L0", desk.say("链条完整", "whole chain"),
    )  # fmt: skip
    table = desk.table(
        column(desk.say("社区", "community")),
        *(column(marked(count, stale=stale), number=True) for count in counts),
    )
    for reach in seen.communities:
        table.add_row(*_reach(reach, reach.name))
    table.add_section()
    table.add_row(*_reach(whole, desk.say("合计", "total")), style="bold")
    desk.out.print()
    desk.out.print(table)
    desk.out.print(
        desk.say(
            "L3 期内联系过 · L2 有党员但超期未联系 · L1 只有支部包片 · L0 空白",
            "L3 contacted in the period · L2 a member, no recent contact · L1 only its patch taken · L0 nothing",
        ),
        style="dim",
    )


def _reach(reach: Reach, name: str) -> list[str]:
    rate = share(reach.covered, reach.occupied) or "—"
    return [
        name, f"{reach.covered:,}", f"{reach.occupied:,}", rate,
        *(f"{number:,}" for number in (reach.l3, reach.l2, reach.l1, reach.l0, reach.whole)),
    ]  # fmt: skip


def _print_questions(desk: Desk, seen: Overview) -> None:
    table = desk.table(
        column(desk.say("问题", "question")),
        column(desk.say("数 / 总 = 率", "number / all = rate"), number=True),
        column(desk.say("谁来办", "who acts")),
        column(desk.say("过时、未装载的台账", "old or missing ledgers")),
    )
    quality = False
    for id_, answer in seen.answers.items():
        item = answer.question
        if item.is_quality and not quality:
            quality = True
            table.add_section()
            table.add_row(desk.say("台账质量", "quality of the ledgers"), "", "", "", style="bold")
        old = [TITLES[ledger].say(desk.language) for ledger in answer.stale()]
        missing = [TITLES[ledger].say(desk.language) for ledger in answer.missing()]
        words = [desk.listed(old)] if old else []
        if missing:
            words.append(desk.say("未装载：", "not loaded: ") + desk.listed(missing))
        table.add_row(
            f"{item.id} {item.title.say(desk.language)}",
            marked_numbers(answer, desk.language),
            item.actor.say(desk.language),
            desk.say("；", "; ").join(words),
        )
        for other in seen.other_bases.get(id_, ()):
            table.add_row(
                f"    {another_basis(other, desk.language)}",
                marked_numbers(other, desk.language),
                "",
                "",
            )
    desk.out.print()
    desk.out.print(table)


def _print_worst(desk: Desk, seen: Overview) -> None:
    acts = worst({id_: mask(answer) for id_, answer in seen.answers.items()}, desk.language)
    if not acts:
        return
    table = desk.table(
        column(desk.say("最值得先办的事", "worth doing first")),
        column(desk.say("多少", "how many")),
        column(desk.say("谁来办", "who acts")),
        column(desk.say("怎么办", "what closes it")),
    )
    for act in acts:
        title = f"{act.question} {act.title}"
        number = f"{act.number} ◔" if act.stale else act.number
        table.add_row(*(Text(cell) for cell in (title, number, act.actor, act.step)))
    desk.out.print()
    desk.out.print(table)


def _print_ledgers(desk: Desk, seen: Overview) -> None:
    days = seen.standing.ledger_days(sorted(seen.standing.days), seen.as_of)
    texts = [f"{TITLES[ledger].say(desk.language)} {day}" for ledger, day in days.items() if day]
    desk.out.print()
    desk.fact("台账到哪一天", "ledgers as of", desk.listed(texts))
