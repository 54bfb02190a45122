"""The map of coverage: grids, their buildings as blocks, every flat in the colour of its level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Final

from graph.language import Language
from graph.overview import Reach
from graph.pictures import Block, Ground, add_flats
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
_BAR = 9


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


@dataclass(frozen=True)
class GridPart:
    """A grid with its buildings, the one with most households without a member first.

    A building that two grids claim stands in both: ``reach`` is what questions give for the grid.
    """

    id: str
    name: str
    reach: Reach
    blocks: tuple[Drawn, ...]

    @property
    def gap(self) -> int:
        """Occupied households without a member."""
        return self.reach.occupied - self.reach.covered

    @property
    def doubles(self) -> int:
        """Buildings that another grid claims too."""
        return sum(bool(drawn.claims) for drawn in self.blocks)

    @property
    def share(self) -> float:
        """The same in percent."""
        return width(self.gap, self.reach.occupied)


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
        counts = [int(getattr(self.reach, level.name)) for level in LEVELS]
        return [
            (level.name, width(start, self.reach.occupied), width(count, self.reach.occupied))
            for level, start, count in zip(
                LEVELS, accumulate(counts, initial=0), counts, strict=False
            )
        ]


def coverage_page(ground: Ground, language: Language = "zh") -> str:
    """Return the map of coverage as an HTML document."""
    communities = communities_of(ground, language)
    summary = sum(bool(block.flats) for block in ground.blocks) > MOST_BLOCKS
    grids = [grid for community in communities for grid in community.grids]
    whole = Reach("", ground.scope.name)
    for block in ground.blocks:
        add_flats(whole, block)
    drawn = [block for grid in grids for block in grid.blocks]
    # In a list of buildings each has one line.
    blocks = {one.block.key: one for one in drawn}.values()
    return page(
        "coverage.html",
        ground,
        language,
        script=script_of("maps/drill.js"),
        states=LEVEL_STATES,
        data={
            "details": {grid.id: _buildings(grid, language) for grid in grids}
            if summary
            else {one.id: _flats(one) for one in drawn}
        },
        sentence=finding(ground, whole, communities, language),
        place=ground.scope.name,
        whole=whole,
        communities=communities,
        grids=grids,
        blocks=sorted(blocks, key=lambda one: (-one.gap, natural(one.block.path))),
        doubles=sum(bool(one.claims) for one in blocks),
        summary=summary,
        bar=_BAR,
    )


def communities_of(ground: Ground, language: Language) -> list[CommunityPart]:
    """Communities in their official order; in each the grid with most gaps first."""
    found: dict[tuple[str, str], dict[str, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for block in ground.blocks:
        if block.flats:
            for grid in grids_of(ground, block):
                found[block.code, block.community][grid].append(block)
    parts = []
    number = 0
    for (code, name), grids in sorted(found.items()):
        reach = Reach(code, name or say("unknown_community", language))
        for block in once(block for blocks in grids.values() for block in blocks):
            add_flats(reach, block)
        drawn = []
        for grid, blocks in grids.items():
            drawn.append(_grid(f"g{number}", grid or say("no_grid", language), blocks, language))
            number += 1
        drawn.sort(key=lambda one: (-one.gap, natural(one.name)))
        parts.append(CommunityPart(reach.name, reach, tuple(drawn)))
    return parts


def finding(
    ground: Ground, whole: Reach, communities: list[CommunityPart], language: Language
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
    community, first = max(
        ((part, grid) for part in communities for grid in part.grids), key=lambda one: one[1].gap
    )
    place = first.name if len(communities) == 1 else f"{community.name} · {first.name}"
    return Sentence(
        before,
        say("finding_gap", language, gap=gap),
        say("finding_uncovered", language)
        + say("finding_first", language, place=place, n=first.gap, why=""),
        (say("finding_levels", language, gap=gap, l1=whole.l1, l0=whole.l0),),
    )


def _grid(id_: str, name: str, blocks: Iterable[Block], language: Language) -> GridPart:
    reach = Reach("", name)
    drawn = []
    for number, block in enumerate(blocks):
        add_flats(reach, block)
        drawn.append(_drawn(f"{id_}b{number}", block, language))
    drawn.sort(key=lambda one: (-one.gap, natural(one.name), one.block.path))
    return GridPart(id_, name, reach, tuple(drawn))


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


def _flats(drawn: Drawn) -> dict[str, Any]:
    reach = drawn.block.reach
    return {
        "name": drawn.block.path,
        "whole": reach.covered,
        "occupied": reach.occupied,
        "wells": flats_of(drawn.block.flats, lambda flat: level_state(drawn.block, flat)),
        "note": drawn.claims,
    }


def _buildings(grid: GridPart, language: Language) -> dict[str, Any]:
    return {
        "name": grid.name,
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
