"""The map of coverage: grids, their buildings as blocks, every flat in the colour of its level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

from graph.language import Language
from graph.overview import Reach
from graph.pictures import Block, Gridded, add_flats
from viz.cells import width
from viz.chain import Sentence
from viz.maps.claims import claimed, grids_of, once
from viz.maps.floors import natural, stairwells
from viz.maps.page import flats_of, page
from viz.maps.states import LEVEL_STATES, level_state
from viz.maps.wording import say
from viz.pages import script_of
from viz.palette import LEVELS

MOST_BLOCKS: Final = 150
"""More buildings than this are summarised by grid."""

_FLAT, _BETWEEN, _WELLS = 8, 1, 4
_BAR, _BAR_HIGH, _BAR_LEAST = 9, 20, 2


@dataclass(frozen=True)
class Drawn:
    """A building as a block of flats.

    Attributes:
        id: in the page.
        block: the building.
        wide, high: of its picture, in pixels.
        paths: one for every look: class and outline of all its flats.
        dots: the sign of level L2, for who does not see its colour.
        claims: which grids claim it, where there are several.
    """

    id: str
    block: Block
    wide: int
    high: int
    paths: tuple[tuple[str, str], ...]
    dots: str
    claims: str

    @property
    def gap(self) -> int:
        """Occupied households without a member."""
        return self.block.reach.occupied - self.block.reach.covered

    @property
    def name(self) -> str:
        """Its number or name, without the compound."""
        return self.block.path.rpartition("/")[2]

    @property
    def bar(self) -> list[tuple[str, float, float]]:
        """As a bar of a summary: class, top and height in pixels of every level, L0 at the top."""
        occupied = self.block.reach.occupied
        heights = {
            level.name: max(_BAR_HIGH * count / occupied, _BAR_LEAST)
            for level in reversed(LEVELS)
            if (count := int(getattr(self.block.reach, level.name)))
        }
        if heights:
            # What the least one can see of a level is taken from the tallest.
            heights[max(heights, key=heights.__getitem__)] -= sum(heights.values()) - _BAR_HIGH
        tops = accumulate(heights.values(), initial=0.0)
        return [
            (look, round(top, 1), round(high, 1))
            for (look, high), top in zip(heights.items(), tops, strict=False)
        ]


@dataclass(frozen=True)
class GridPart:
    """A grid with its buildings, the one with most households without a member first.

    A building that two grids claim stands in both: ``reach`` is what questions give for the grid.

    Attributes:
        id: in the page.
        name: of the grid; of what stands for the buildings in none, that they are in none.
        community: its name where the map shows several; else empty.
        there: it is a grid, not the place of what lies in none.
        reach: its counts.
        blocks: its buildings.
    """

    id: str
    name: str
    community: str
    there: bool
    reach: Reach
    blocks: tuple[Drawn, ...]

    @property
    def title(self) -> str:
        """What to call it where no community is said beside it."""
        return f"{self.community} · {self.name}" if self.community else self.name

    def path(self, drawn: Drawn) -> str:
        """What to call a building of it where no community is said beside it."""
        return f"{self.community}/{drawn.block.path}" if self.community else drawn.block.path

    @property
    def gap(self) -> int:
        """Occupied households without a member."""
        return self.reach.occupied - self.reach.covered

    @property
    def doubles(self) -> int:
        """Buildings that another grid claims too."""
        return sum(bool(drawn.claims) for drawn in self.blocks)

    @property
    def parts(self) -> list[tuple[str, float, float]]:
        """Class, start and width in percent of every level."""
        return parts_of(self.reach)


@dataclass(frozen=True)
class CommunityPart:
    """A community with its grids; ``reach`` counts a building once, whatever claims it."""

    name: str
    reach: Reach
    grids: tuple[GridPart, ...]

    @property
    def gap(self) -> int:
        """Occupied households without a member."""
        return self.reach.occupied - self.reach.covered

    @property
    def parts(self) -> list[tuple[str, float, float]]:
        """Class, start and width in percent of every level."""
        return parts_of(self.reach)


def parts_of(reach: Reach) -> list[tuple[str, float, float]]:
    """Class, start and width in percent of every level that there is."""
    counts = [int(getattr(reach, level.name)) for level in LEVELS]
    return [
        (level.name, width(start, reach.occupied), width(count, reach.occupied))
        for level, start, count in zip(LEVELS, accumulate(counts, initial=0), counts, strict=False)
        if count
    ]


def coverage_page(ground: Gridded, language: Language = "zh") -> str:
    """Return the map of coverage as an HTML document."""
    communities = communities_of(ground, language)
    summary = sum(bool(block.flats) for block in ground.blocks) > MOST_BLOCKS
    grids = [grid for community in communities for grid in community.grids]
    whole = Reach("", ground.scope.name)
    for block in ground.blocks:
        add_flats(whole, block)
    drawn = [(grid, block) for grid in grids for block in grid.blocks]
    # In a list of buildings each has one line.
    blocks = {one.block.key: (grid.path(one), one) for grid, one in drawn}.values()
    return page(
        "coverage.html",
        ground,
        language,
        script=script_of("maps/drill.js"),
        states=LEVEL_STATES,
        data={
            "details": {grid.id: _buildings(grid, language) for grid in grids}
            if summary
            else {one.id: _flats(one, grid.path(one)) for grid, one in drawn}
        },
        sentence=finding(ground, whole, communities, language),
        place=ground.scope.name,
        whole=whole,
        communities=communities,
        grids=grids,
        there=sum(grid.there for grid in grids),
        stray=sum(len(grid.blocks) for grid in grids if not grid.there),
        blocks=sorted(blocks, key=lambda one: (-one[1].gap, natural(one[0]))),
        doubles=sum(bool(one.claims) for _, one in blocks),
        summary=summary,
        bar=_BAR,
    )


def communities_of(ground: Gridded, language: Language) -> list[CommunityPart]:
    """Communities in their official order; in each the grid with most gaps first, empty ones last.

    A grid is told by its own community: one that was taken over may have one of the same name.
    """
    found: dict[tuple[str, str], dict[tuple[str, str], list[Block]]]
    found = defaultdict(lambda: defaultdict(list))
    for block in ground.blocks:
        if block.flats:
            for grid in grids_of(ground, block):
                held = found[ground.holder(block.code, block.community)]
                held[block.community, grid].append(block)
    own = ground.scope.name.rpartition("/")[2] if ground.scope.kind == "grid" else ""
    for code, name, grid in ground.grids:
        if own in ("", grid):
            found[ground.holder(code, name)].setdefault((name, grid), [])
    several = len({name for grids in found.values() for name, _ in grids}) > 1
    parts = []
    number = 0
    for (code, name), grids in sorted(found.items()):
        reach = Reach(code, name or say("unknown_community", language))
        for block in once(block for blocks in grids.values() for block in blocks):
            add_flats(reach, block)
        drawn = []
        for (community, grid), blocks in grids.items():
            said = (community or reach.name) if several else ""
            drawn.append(_grid(f"g{number}", grid, said, blocks, language))
            number += 1
        drawn.sort(key=lambda one: (-one.gap, not one.blocks, natural(one.name)))
        parts.append(CommunityPart(reach.name, reach, tuple(drawn)))
    return parts


def finding(
    ground: Gridded, whole: Reach, communities: list[CommunityPart], language: Language
) -> Sentence:
    """How many households have no member, of how many, and where first."""
    if not whole.occupied:
        missing = not ground.standing.days.get("residents")
        return Sentence(
            say("answer_no_ledger" if missing else "answer_none", language),
            below=(say("next_load" if missing else "next_scope", language),),
        )
    before = say("finding_before", language, occupied=whole.occupied)
    gap = whole.occupied - whole.covered
    if not gap:
        return Sentence(before + say("finding_covered", language))
    first = max((grid for part in communities for grid in part.grids), key=lambda one: one.gap)
    return Sentence(
        before,
        say("finding_gap", language, gap=gap),
        say("finding_uncovered", language)
        + say("finding_first", language, place=first.title, n=first.gap, why=""),
        (say("finding_levels", language, gap=gap, l1=whole.l1, l0=whole.l0),),
    )


def _grid(
    id_: str, grid: str, community: str, blocks: Iterable[Block], language: Language
) -> GridPart:
    name = grid or say("no_grid", language)
    reach = Reach("", name)
    drawn = []
    for number, block in enumerate(blocks):
        add_flats(reach, block)
        drawn.append(_drawn(f"{id_}b{number}", block, language))
    drawn.sort(key=lambda one: (-one.gap, natural(one.name), one.block.path))
    return GridPart(id_, name, community, bool(grid), reach, tuple(drawn))


def _drawn(id_: str, block: Block, language: Language) -> Drawn:
    wells = stairwells(block.flats)
    step = _FLAT + _BETWEEN
    floors = max((len(well.floors) for well in wells), default=0)
    outlines: dict[str, list[str]] = defaultdict(list)
    dots = []
    left = 0
    for well in wells:
        # The ground floor of every stairwell stands on one line.
        top = (floors - len(well.floors)) * step
        for down, (_, level) in enumerate(well.floors):
            for across, flat in enumerate(level):
                state = LEVEL_STATES[level_state(block, flat)]
                x, y = left + across * step, top + down * step
                outlines[state.look].append(f"M{x} {y}h{_FLAT}v{_FLAT}h-{_FLAT}z")
                if state.look == "shop":
                    outlines["shop"].append(f"M{x} {y}l{_FLAT} {_FLAT}m0 -{_FLAT}l-{_FLAT} {_FLAT}")
                if state.look == "l2":
                    dots.append(f"M{x + 3} {y + 3}h2v2h-2z")
        left += well.width * step + _WELLS
    return Drawn(
        id_,
        block,
        max(left - _WELLS - _BETWEEN, 0),
        max(floors * step - _BETWEEN, 0),
        tuple((look, "".join(outlines[look])) for look in sorted(outlines)),
        "".join(dots),
        claimed(block.grids, language),
    )


def _flats(drawn: Drawn, name: str) -> dict[str, Any]:
    reach = drawn.block.reach
    return {
        "name": name,
        "whole": reach.covered,
        "occupied": reach.occupied,
        "wells": flats_of(drawn.block.flats, lambda flat: level_state(drawn.block, flat)),
        "note": drawn.claims,
    }


def _buildings(grid: GridPart, language: Language) -> dict[str, Any]:
    return {
        "name": grid.title,
        "whole": grid.reach.covered,
        "occupied": grid.reach.occupied,
        "rows": [
            [
                one.block.path + (say("twice_after", language) if one.claims else ""),
                one.block.reach.covered,
                one.block.reach.occupied,
                one.gap,
            ]
            for one in grid.blocks
        ],
        "note": say("narrow", language),
    }
