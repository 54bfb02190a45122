"""The map of responsibility: branch, group, member, building, and where the chain is broken."""

from __future__ import annotations

from typing import Any, Final

from graph.language import Language
from graph.pictures import WHOLE, Chain
from viz.chain import Sentence
from viz.maps.floors import natural
from viz.maps.network import WIDTH, draw
from viz.maps.page import flats_of, network_library, page
from viz.maps.states import CHAIN_STATES, chain_state
from viz.maps.tiles import Cell, Tile, counts_of, gaps_of, is_overview, link_of_hole, tiles_of
from viz.maps.wording import say
from viz.pages import script_of
from viz.palette import ACTION, GAP, GAP_TINT, INK, LEVELS, LINE, PANEL, SECOND

_CELLS_NAMED: Final = 6
"""Places that a line of the list of gaps names; the table names all."""


def responsibility_page(chain: Chain, language: Language = "zh") -> str:
    """Return the map of responsibility as an HTML document; members are masked here."""
    tiles = tiles_of(chain, language)
    drawing = draw(tiles, language)
    cells = [cell for tile in tiles for cell in tile.cells]
    overview = is_overview(chain)
    # In the table each building has one line.
    listed = cells if overview else {cell.blocks[0].key: cell for cell in cells}.values()
    return page(
        "responsibility.html",
        chain,
        language,
        script=network_library() + script_of("maps/drill.js", "maps/network.js"),
        states=CHAIN_STATES,
        data={
            "nodes": drawing.nodes,
            "edges": drawing.edges,
            "options": drawing.options,
            "tiles": drawing.tiles,
            "details": {
                cell.id: _places(cell, language) if overview else _flats(cell) for cell in cells
            },
            "colours": {
                "ink": INK, "second": SECOND, "line": LINE, "panel": PANEL, "action": ACTION,
                "gap": GAP, "tint": GAP_TINT,
                **{level.name: [level.fill, level.hatch] for level in LEVELS},
            },
            "says": {
                "missing": say("missing", language, n="#"),
                "none": say("no_flats", language),
                "tile": say("whole_of", language),
            },
        },
        sentence=finding(chain, tiles, language),
        place=chain.scope.name,
        gaps=gaps_of(tiles),
        tiles=tiles,
        cells=sorted(listed, key=lambda cell: (-cell.gap, cell.path)),
        doubles=sum(len(block.patches) > 1 for block in chain.blocks if block.flats),
        overview=overview,
        width=WIDTH,
        height=drawing.height,
        named=_CELLS_NAMED,
    )  # fmt: skip


def finding(chain: Chain, tiles: list[Tile], language: Language) -> Sentence:
    """How many households have no whole chain, of how many, and where first."""
    counts = counts_of(flat for block in chain.blocks for flat in block.flats)
    occupied, gap = sum(counts), sum(counts[:-1])
    if not occupied:
        missing = not chain.standing.days.get("residents")
        return Sentence(
            say("answer_no_ledger" if missing else "answer_none", language),
            below=(say("next_load" if missing else "next_scope", language),),
        )
    before = say("finding_before", language, occupied=occupied)
    if not gap:
        return Sentence(before + say("finding_whole", language))
    first = tiles[0]
    link = max(range(WHOLE), key=lambda one: first.counts[one])
    if first.hole or first.counts[link] == first.gap:
        reason = link_of_hole(first) if first.hole else link
        why = say("finding_all", language, why=say(f"gap_{reason}", language))
    else:
        why = say("finding_mostly", language, why=say(f"gap_{link}", language))
    where = say("finding_first", language, place=first.where, n=first.gap, why=why)
    return Sentence(
        before,
        say("finding_gap", language, gap=gap),
        say("finding_after", language) + where,
        (say("finding_parts", language, gap=gap, none=counts[0], broken=gap - counts[0]),),
    )


def _flats(cell: Cell) -> dict[str, Any]:
    flats = [flat for block in cell.blocks for flat in block.flats]
    return {
        "name": cell.path,
        "whole": cell.whole,
        "occupied": cell.occupied,
        "wells": flats_of(flats, chain_state),
        "note": cell.claims,
    }


def _places(cell: Cell, language: Language) -> dict[str, Any]:
    """The buildings of a patch, the ones with most gaps first."""
    counted = [
        (
            block.path + (say("twice_after", language) if len(block.patches) > 1 else ""),
            counts_of(block.flats),
        )
        for block in cell.blocks
    ]
    counted.sort(key=lambda one: (-sum(one[1][:WHOLE]), natural(one[0])))
    return {
        "name": cell.path,
        "whole": cell.whole,
        "occupied": cell.occupied,
        "rows": [
            [path, counts[WHOLE], sum(counts), sum(counts[:WHOLE])] for path, counts in counted
        ],
        "note": say("narrow", language),
    }
