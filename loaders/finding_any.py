"""Finding whatever a question can be about: also a unit, a grid, a patch, a community, a body, a pair.

Doors, buildings, employers, organisations and members are found as `loaders.finding` finds them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from graph.engines import Graph
from graph.errors import WrongUse
from graph.facts import KINDS, LABEL_OF, subject_of
from graph.who import query
from loaders.cells.text import normal_name
from loaders.finding import SHOWN, Found, find

BETWEEN: Final = "↔"
"""Stands between the two of a pair."""

PAIR: Final = "pair"

_UNIT = re.compile(r"(?P<building>.+?)/?(?P<unit>[0-9一二三四五六七八九十A-Z]{1,3}(?:号)?单元)")


def find_any(graph: Graph, wanted: str, as_of: date) -> list[Found]:
    """Find what a text names.

    Args:
        graph: the open database.
        wanted: as interface.md writes subjects, or as much of it as is unambiguous.
        as_of: among several of a name those that exist on this day are meant.

    Returns:
        One thing, or the two of a pair.

    Raises:
        WrongUse: nothing or several things fit.
    """
    if BETWEEN in wanted:
        first, _, second = wanted.partition(BETWEEN)
        return [*find_any(graph, first, as_of), *find_any(graph, second, as_of)]
    if (unit := _unit(graph, wanted, as_of)) is not None:
        return [unit]
    others = _others(graph, wanted, as_of)
    try:
        found = find(graph, wanted, as_of)
    except WrongUse:
        if not others:
            raise
        return [_only(others)]
    whole = [one for one in others if one[2]]
    # 锦绣苑 is the community and not the one branch that has it in its name; but a committee that is a
    # party organisation too is meant as that, and a patch is nothing else.
    if whole and (
        whole[0][0].kind not in ("body", "community") or not _bears(graph, found, wanted)
    ):
        return [_only(whole)]
    return [found]


def _bears(graph: Graph, found: Found, wanted: str) -> bool:
    """Whether a thing is called just so, and not only something that holds it."""
    shown = subject_of(graph, LABEL_OF[found.kind], found.key)
    return normal_name(wanted.strip()) in (normal_name(shown), normal_name(shown.replace("/", "")))


_Other = tuple[Found, str, bool]
"""What it is, how it is told, and whether it was named whole."""


def _others(graph: Graph, wanted: str, as_of: date) -> list[_Other]:
    text = normal_name(wanted.strip())
    rows = graph.read(query("others"), asOf=as_of)
    found: list[tuple[bool, _Other]] = []
    for row in rows:
        shown = f"{row['place']}/{row['name']}" if row["place"] else str(row["name"])
        names = {normal_name(shown), normal_name(shown.replace("/", ""))}
        if row["label"] == "Area":
            names |= {f"{name}社区" for name in names} | {
                name.removesuffix("社区") for name in names
            }
        if text in names or text == normal_name(row["name"]):
            one = (Found(KINDS[row["label"]], row["key"]), shown, text in names)
            found.append((bool(row["living"]), one))
    whole = [(living, one) for living, one in found if one[2]] or found
    return [one for living, one in whole if living] or [one for _, one in whole]


def _only(found: list[_Other]) -> Found:
    things = {one.key: (one, shown) for one, shown, _ in found}
    if len(things) == 1:
        return next(iter(things.values()))[0]
    names = sorted(shown for _, shown in things.values())
    more = len(names) > SHOWN
    raise WrongUse(
        f"不止一处：{'、'.join(names[:SHOWN])}{f'等 {len(names)} 处' if more else ''}。请写全一些。",
        f"It fits {len(names)} things: {', '.join(names[:SHOWN])}{' …' if more else ''}. Say more.",
    )


def _unit(graph: Graph, wanted: str, as_of: date) -> Found | None:
    """A unit, where the text ends in one and names a known building before it."""
    written = _UNIT.fullmatch(wanted.strip())
    if written is None:
        return None
    try:
        building = find(graph, written["building"].rstrip("/"), as_of)
    except WrongUse:
        return None
    if building.kind != "building":
        return None
    rows = graph.read(query("units"), building=building.key, asOf=as_of)
    for row in rows:
        if normal_name(row["name"]) == normal_name(written["unit"]):
            return Found("unit", row["unit"])
    return None
