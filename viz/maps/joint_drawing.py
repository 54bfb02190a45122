"""The picture of the map of links, in numbers: rows, boxes, and a strand for each pair and type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from graph.links import Link
from viz.maps.joint_places import Plan, Seat
from viz.palette import LINK_LOOKS

WIDTH: Final = 995
ROW: Final = 24
TOP: Final = 8

_CELL: Final = 10
_LABEL: Final = 186
_GAP: Final = 6
_BOX_HIGH: Final = 52
_BOX_CELL: Final = 17
_PLACE: Final = 74
_LEAST: Final = 280
_SPREAD: Final = 7.0
_SIGNS: Final = 14
"""Signs of a name that a label holds; the whole of it stands in its title."""


@dataclass(frozen=True)
class Cell:
    """What there is of one link type.

    Attributes:
        place: of the type.
        state: ``now`` an event in the period, ``kept`` an earlier one, an agreement or a project,
            ``never`` nothing.
        recent: events in the period.
    """

    place: int
    state: str
    recent: int


@dataclass(frozen=True)
class Row:
    """An organisation in its column."""

    seat: Seat
    y: float
    anchor: float
    label: str
    label_x: float
    strip_x: float
    cells: tuple[Cell, ...]
    lonely: bool


@dataclass(frozen=True)
class Box:
    """A community between the columns."""

    seat: Seat
    x: float
    y: float
    wide: float
    cells: tuple[Cell, ...]

    @property
    def high(self) -> int:
        """Its height."""
        return _BOX_HIGH

    @property
    def middle(self) -> float:
        """Half its height down."""
        return self.y + _BOX_HIGH / 2


@dataclass(frozen=True)
class Strand:
    """One type of one pair.

    Attributes:
        one, other: ids of the two.
        place: of the type; the number of types: everything else.
        look: of the type.
        path: of the line.
        wide: of the line: how many events.
        dots: ends marked as mutual, ``(x, y)``.
        arrow: the head at the side that is always invited; empty: none.
        one_sided: it is, or stands for, a pair of which one side has started everything.
        link: of which pair.
    """

    one: str
    other: str
    place: int
    look: int
    path: str
    wide: float
    dots: tuple[tuple[float, float], ...]
    arrow: str
    one_sided: bool
    link: Link


@dataclass(frozen=True)
class Drawing:
    """The whole picture."""

    high: float
    rows: tuple[Row, ...]
    boxes: tuple[Box, ...]
    strands: tuple[Strand, ...]


def cells_of(links: Iterable[Link], types: Sequence[str]) -> tuple[Cell, ...]:
    """What there is of each type in some links together; an event in several counts once."""
    every = list(links)
    found = []
    for place, type_ in enumerate(types):
        recent = {
            one.key
            for link in every
            for one in link.evidence
            if one.type == type_ and one.kind == "event" and link.is_recent(one)
        }
        known = any(type_ in link.present for link in every)
        state = "now" if recent else "kept" if known else "never"
        found.append(Cell(place, state, len(recent)))
    return tuple(found)


def draw(plan: Plan, types: Sequence[str]) -> Drawing:
    """Count every place and line."""
    tallest = max(len(plan.left), len(plan.right))
    high = max(tallest * ROW, len(plan.places) * _PLACE, _LEAST)
    of = plan.pairs_of
    strip = len(types) * _CELL
    rows = []
    for seats, left in ((plan.left, True), (plan.right, False)):
        step = high / max(len(seats), 1)
        for number, seat in enumerate(seats):
            y = TOP + step * (number + 0.5)
            strip_x = _LABEL + _GAP if left else WIDTH - _LABEL - _GAP - strip
            rows.append(
                Row(
                    seat,
                    round(y, 1),
                    strip_x + strip + _GAP if left else strip_x - _GAP,
                    _short(seat.name),
                    _LABEL if left else WIDTH - _LABEL,
                    strip_x,
                    cells_of(of[seat.id], types),
                    not of[seat.id],
                )
            )
    wide = max(124, len(types) * _BOX_CELL + 18)
    step = high / max(len(plan.places), 1)
    boxes = [
        Box(
            seat,
            (WIDTH - wide) / 2,
            round(TOP + step * (number + 0.5) - _BOX_HIGH / 2, 1),
            wide,
            cells_of(of[seat.id], types),
        )
        for number, seat in enumerate(plan.places)
    ]
    return Drawing(high + 2 * TOP, tuple(rows), tuple(boxes), _strands(plan, rows, boxes, types))


@dataclass(frozen=True)
class _End:
    """Where lines of somebody begin: a side of a box or the anchor of a row."""

    id: str
    key: str
    x: float
    y: float
    half: float
    outward: int


def _strands(
    plan: Plan, rows: Iterable[Row], boxes: Iterable[Box], types: Sequence[str]
) -> tuple[Strand, ...]:
    anchors = {row.seat.party.key: row for row in rows}
    places = {box.seat.party.key: box for box in boxes}
    drawn: list[tuple[Link, int, _End, _End]] = []
    for link in plan.links:
        ends = _ends(link, anchors, places)
        if ends is None:
            continue
        drawn.extend((link, place, *ends) for place in _drawn_types(link, types))
    shifts = _shifts(drawn)
    sided = {
        (frozenset(plan.seat_of[party.key].id for party in (link.a, link.b)), place)
        for link in plan.pairs
        if link.direction == "one_sided"
        and all(party.key in plan.seat_of for party in (link.a, link.b))
        for place in _drawn_types(link, types)
    }
    return tuple(
        _strand(
            link,
            place,
            types,
            one,
            other,
            shifts[index],
            one_sided=(frozenset((one.id, other.id)), place) in sided,
        )
        for index, (link, place, one, other) in enumerate(drawn)
    )


def _drawn_types(link: Link, types: Sequence[str]) -> list[int]:
    """The types that live in a link; what is of none stands behind them."""
    found = [
        place
        for place, one in enumerate(link.records)
        if one.recent or one.agreements or one.projects
    ]
    rest = any(one.running or link.is_recent(one) for one in link.others)
    return [*found, *([len(types)] if rest else [])]


def _ends(link: Link, rows: dict[str, Row], boxes: dict[str, Box]) -> tuple[_End, _End] | None:
    """Both ends, the one in a column first; None where one is not drawn or both are communities."""
    a, b = link.a.key, link.b.key
    if b in rows and a in boxes:
        a, b = b, a
    if a not in rows:
        return None
    row = rows[a]
    inward = 1 if row.seat.column == "left" else -1
    one = _End(row.seat.id, a, row.anchor, row.y, _SPREAD, inward)
    if b in boxes:
        box = boxes[b]
        x = box.x if inward == 1 else box.x + box.wide
        return one, _End(box.seat.id, b, x, box.middle, _BOX_HIGH / 2 - 7, -inward)
    if b not in rows:
        return None
    far = rows[b]
    return one, _End(
        far.seat.id, b, far.anchor, far.y, _SPREAD, 1 if far.seat.column == "left" else -1
    )


def _shifts(drawn: Sequence[tuple[Link, int, _End, _End]]) -> list[tuple[float, float]]:
    """How far up or down each line leaves its two ends, so that few cross there."""
    at: dict[tuple[str, int], list[tuple[float, int, int, int]]] = defaultdict(list)
    for index, (_, place, one, other) in enumerate(drawn):
        at[one.id, one.outward].append((other.y, place, index, 0))
        at[other.id, other.outward].append((one.y, place, index, 1))
    half = {}
    for _, _, one, other in drawn:
        half[one.id, one.outward] = one.half
        half[other.id, other.outward] = other.half
    found = [[0.0, 0.0] for _ in drawn]
    for end, lines in at.items():
        lines.sort()
        for number, (_, _, index, side) in enumerate(lines):
            share = (number + 0.5) / len(lines) * 2 - 1
            # A few lines stay close together.
            found[index][side] = share * min(half[end], 2.2 * len(lines))
    return [(one, other) for one, other in found]


def _strand(
    link: Link,
    place: int,
    types: Sequence[str],
    one: _End,
    other: _End,
    shift: tuple[float, float],
    *,
    one_sided: bool,
) -> Strand:
    events = link.records[place].recent if place < len(types) else 0
    x1, y1, x2, y2 = one.x, one.y + shift[0], other.x, other.y + shift[1]
    reach = abs(x2 - x1) * 0.45 if one.outward != other.outward else 90
    c1, c2 = x1 + one.outward * reach, x2 + other.outward * reach
    path = f"M{x1:.1f} {y1:.1f}C{c1:.1f} {y1:.1f} {c2:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    dots: tuple[tuple[float, float], ...] = ()
    arrow = ""
    if place < len(types):
        if link.direction == "mutual":
            dots = ((round(x1, 1), round(y1, 1)), (round(x2, 1), round(y2, 1)))
        elif link.direction == "one_sided":
            to_other = link.starter == one.key
            x, y, back = (x2, y2, other.outward) if to_other else (x1, y1, one.outward)
            arrow = f"M{x:.1f} {y:.1f}l{7 * back} -4v8z"
    return Strand(
        one.id,
        other.id,
        place,
        place % len(LINK_LOOKS) if place < len(types) else -1,
        path,
        round(min(0.6 + 0.9 * sqrt(events), 4.5), 1) if events else 0.9,
        dots,
        arrow,
        one_sided,
        link,
    )


def _short(name: str) -> str:
    return name if len(name) <= _SIGNS else f"{name[: _SIGNS - 1]}…"
