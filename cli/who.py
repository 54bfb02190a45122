"""The command who: what is missing first, then the chain from the door to the committee."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from cli.desk import Desk, column
from graph.errors import DONE, WrongUse
from graph.who import STEPS, Source, Step, Who, who
from loaders.finding import Found
from loaders.finding_any import find_any
from viz.files import write_file
from viz.who import mask, who_json, without_numbers
from viz.who_page import who_page

_MARKS = {"holds": ("✓", "bold"), "broken": ("✕", "bold yellow"), "open": ("—", "dim")}
_GAP = "yellow"


def who_command(desk: Desk, wanted: str, *, as_of: str | None, form: str, out: Path | None) -> int:
    """The chain that answers for a door, a building, a firm, a member, an organisation."""
    with desk.graph() as graph:
        there, day = desk.standing(graph, as_of)
        found = one_of(find_any(graph, wanted, day))
        answer = who(
            graph, found.kind, found.key, as_of=day, standing=there, rules=desk.rules
        )  # fmt: skip
    desk.warn_of_age(answer.stale(), loading=answer.standing.loading)
    if out is not None:
        _write(desk, answer, out)
    elif form == "json":
        desk.write_json(who_json(answer, desk.language))
    else:
        print_who(desk, without_numbers(answer))
    return DONE


def one_of(found: list[Found]) -> Found:
    """The only thing found; a pair has no chain of its own."""
    if len(found) == 1:
        return found[0]
    raise WrongUse(
        "一对没有自己的责任链：请只写其中一方，或用 dawangge links、ask --explain。",
        "A pair has no chain of its own: give one of the two, or use dawangge links or ask --explain.",
    )


def _write(desk: Desk, answer: Who, out: Path) -> None:
    """The page; persons are masked, because a file goes from hand to hand."""
    write_file(out, [who_page(mask(answer), desk.language)])
    desk.fact("网页", "page", str(out))


def print_who(desk: Desk, answer: Who) -> None:
    """What is missing first, then the chain."""
    desk.out.print(answer.subject, style="bold")
    invented = desk.say(" · 演示数据，人员均为虚构", " · demonstration, everybody is invented")
    desk.out.print(
        answer.verdict.say(desk.language)
        + desk.say(f"    截至 {answer.as_of}", f"    as of {answer.as_of}")
        + (invented if answer.standing.demonstration else ""),
    )
    _print_missing(desk, answer)
    _print_counts(desk, answer)
    desk.out.print()
    desk.out.print(desk.say("谁负责（从门到片）", "Who answers, from door to patch"), style="bold")
    for step in answer.steps:
        _print_step(desk, step)
    _print_posts(desk, answer)


def _print_missing(desk: Desk, answer: Who) -> None:
    desk.out.print()
    number = len(answer.missing)
    if not number:
        desk.out.print(
            desk.say(
                "缺什么：没有覆盖问题列出它。", "What is missing: no question of coverage lists it."
            )
        )
        return
    title = desk.say(
        f"缺什么、谁来办（{number} 处）", f"What is missing, and who can act ({number})"
    )
    desk.out.print(title, style="bold")
    for one in answer.missing:
        line = Text("  ✕ ", style=_GAP)
        line.append(one.what.say(desk.language), style=_GAP)
        line.append(f"  {one.question}" if one.question else "", style="dim")
        line.append("  → ", style="dim")
        line.append(" ".join(part for part in (one.who, one.person) if part))
        desk.out.print(line)


def _print_counts(desk: Desk, answer: Who) -> None:
    if not answer.counts:
        return
    desk.out.print()
    for count in answer.counts:
        out_of = "" if count.out_of is None else f" / {count.out_of:,}"
        desk.out.print(f"  {count.title.say(desk.language)}  {count.number:,}{out_of}")


def _print_step(desk: Desk, step: Step) -> None:
    """Two lines: what it is and who; below, how it is reached, since when and by which row."""
    mark, style = _MARKS[step.mark]
    line = Text(f"  {mark} ", style=style if step.mark != "holds" else "")
    line.append(STEPS[step.step].say(desk.language), style="bold")
    if step.chain > 1:
        line.append(f" {step.chain}", style="bold")
    if step.name:
        line.append(f"  {step.name}")
    if step.kind.zh != STEPS[step.step].zh:
        kind = step.kind.say(desk.language)
        line.append(f"  {kind}", style=style if step.mark != "holds" else "dim")
    if step.person:
        line.append(f"  {step.post.say(desk.language)} {step.person}")
    if step.phone:
        line.append(desk.say(f"  电话 {step.phone}", f"  phone {step.phone}"))
    for detail in step.details:
        line.append(
            f"  {detail.title.say(desk.language)} {detail.value.say(desk.language)}",
            style=_GAP if detail.gap else "",
        )
    desk.out.print(line)
    below = _below(desk, step)
    if below:
        desk.out.print(f"      {below}", style="dim")


def _below(desk: Desk, step: Step) -> str:
    link = step.link.say(desk.language)
    since = desk.say(f"自 {step.since}", f"since {step.since}") if step.since else ""
    parts = [desk.say("，", ", ").join(part for part in (link, since) if part)]
    if isinstance(step.source, Source):
        source = step.source
        place = " · ".join(part for part in (source.file, source.sheet) if part)
        parts.append(
            desk.say(f"来源 {place} 第 {source.row} 行", f"source {place} row {source.row}")
        )
    return "    ".join(part for part in parts if part)


def _print_posts(desk: Desk, answer: Who) -> None:
    if not answer.posts:
        return
    desk.out.print()
    desk.out.print(
        desk.say(
            "同一处的其他岗位（网格与片区按设计重叠，不算重复）",
            "Other posts there (grids and patches overlap by design)",
        ),
        style="bold",
    )
    table = desk.table(
        column(desk.say("岗位", "post")),
        column(desk.say("何处", "where")),
        column(desk.say("谁", "who")),
        column(desk.say("电话", "phone")),
        column(desk.say("自", "since")),
    )
    for post in answer.posts:
        person = Text(post.person) if post.person else Text(desk.say("空缺", "vacant"), style=_GAP)
        since = str(post.since) if post.since and post.person else ""
        table.add_row(
            post.title.say(desk.language), Text(post.place), person, Text(post.phone), since
        )
    desk.out.print(table)
