"""The network of the chain for pyvis: every node with its place, so that nothing moves on screen.

The places are counted here, not found by networkx: the chain is a tree of fixed depth, so columns
of groups, members and buildings inside a tile are both the clearest picture and the same one every
time, while a general layout would spread a community over a screen it cannot be read on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pyvis.network import Network

from graph.language import Language
from graph.pictures import WHOLE
from viz.maps.tiles import Cell, Row, Tile, shortened
from viz.maps.wording import say
from viz.palette import ACTION, GAP

_TILE, _BETWEEN, _EDGE = 486, 8, 8
_HEAD, _ROW, _LABEL, _SECOND_LINE = 40, 26, 122, 15
_DOTS, _DOT, _IN_LINE = 139, 14, 5
_BLOCK, _HIGH, _ACROSS = 78, 36, 3
_GAP = 4
WIDTH: Final = 2 * _TILE + _BETWEEN
"""Pixels the picture is wide; its height grows with what is in it."""

_OPTIONS: Final = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "autoResize": False,
    "nodes": {"shape": "custom", "chosen": False},
    "edges": {
        "color": {"color": "#B4C3D1", "highlight": ACTION, "hover": ACTION},
        "width": 1,
        "selectionWidth": 1.5,
        "hoverWidth": 0.5,
        "smooth": {
            "enabled": True,
            "type": "cubicBezier",
            "forceDirection": "horizontal",
            "roundness": 0.35,
        },
    },
    "interaction": {
        "dragNodes": False,
        "dragView": False,
        "zoomView": False,
        "hover": True,
        "hoverConnectedEdges": True,
        "tooltipDelay": 120,
    },
}
_WHOLE_LINE: Final[dict[str, Any]] = {}
_BROKEN_LINE: Final[dict[str, Any]] = {
    "color": {"color": GAP, "highlight": GAP, "hover": GAP},
    "width": 1.4,
    "dashes": [5, 4],
}


@dataclass(frozen=True)
class Drawing:
    """A network ready for the page.

    Attributes:
        nodes, edges: as pyvis hands them to its template.
        options: of vis-network.
        tiles: ground and heading of every tile, drawn beneath the nodes.
        height: of the picture in pixels.
    """

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]
    tiles: list[dict[str, Any]]
    height: int


def draw(tiles: Sequence[Tile], language: Language) -> Drawing:
    """Place every tile in the lower of two columns and everything inside it."""
    network = Network(directed=True)
    network.options = _OPTIONS
    grounds = []
    bottoms = [0, 0]
    for tile in tiles:
        column = 0 if bottoms[0] <= bottoms[1] else 1
        left, top = column * (_TILE + _BETWEEN), bottoms[column]
        high = _draw_tile(network, tile, left, top, language)
        bottoms[column] += high + _BETWEEN
        grounds.append(
            {
                "x": left,
                "y": top,
                "w": _TILE,
                "h": high,
                "hole": tile.hole,
                "name": tile.place or tile.name,
                "whole": tile.occupied - tile.gap,
                "occupied": tile.occupied,
                "gap": tile.gap,
            }
        )
    nodes, edges, _, _, _, options = network.get_network_data()
    for edge in edges:
        # pyvis draws arrows on directed networks; it checks the others pair by pair.
        edge.pop("arrows", None)
    return Drawing(nodes, edges, json.loads(options), grounds, max(bottoms))


def _draw_tile(network: Network, tile: Tile, left: int, top: int, language: Language) -> int:
    """Draw one tile; return how high it is."""
    high = _height(tile)
    middle = left + _EDGE + _LABEL / 2
    if tile.place:
        # The overview has no branch above its rows: there a row is a branch.
        network.add_node(
            tile.id,
            label=shortened(tile.name),
            kind="hole" if tile.hole else "branch",
            title=say(
                "tile_title",
                language,
                name=tile.where,
                gap=tile.gap,
                occupied=tile.occupied,
            ),
            **_box(middle, top + _HEAD / 2, _LABEL, 26),
        )
    for cell, (x, y) in zip(tile.cells, _grid(left, top), strict=False):
        network.add_node(
            cell.id,
            label=f"{cell.name} {say('twice', language)}" if cell.claims else cell.name,
            kind="cell",
            title=_cell_title(cell, language),
            counts=[cell.whole, cell.broken, cell.none],
            **_box(x, y, _BLOCK, _HIGH),
        )
    y = top + _HEAD
    for row in tile.rows:
        tall = _row_height(row)
        _draw_row(network, tile, row, left, y + tall / 2, language)
        y += tall
    return high


def _draw_row(
    network: Network, tile: Tile, row: Row, left: int, middle: float, language: Language
) -> None:
    line = _WHOLE_LINE if row.reached == WHOLE else _BROKEN_LINE
    network.add_node(
        row.id,
        label=row.label,
        kind="row" if row.reached == WHOLE else "gap",
        idle=not row.people and not row.lines,
        title=row.title,
        **_box(left + _EDGE + _LABEL / 2, middle, _LABEL, _label_height(row)),
    )
    if tile.place and row.reached:
        network.add_edge(tile.id, row.id, **line)
    lines = -(-len(row.people) // _IN_LINE)
    for number, person in enumerate(row.people):
        down, across = divmod(number, _IN_LINE)
        network.add_node(
            person.id,
            label=" ",
            kind="person",
            gap=row.reached != WHOLE,
            title=say(
                "member_title",
                language,
                name=person.name,
                group=person.body,
                n=person.households,
            ),
            **_box(left + _DOTS + across * _DOT, middle + (down - (lines - 1) / 2) * _DOT, 9, 9),
        )
        network.add_edge(row.id, person.id, **line)
        for cell in person.lines:
            network.add_edge(person.id, cell, **line)
    for cell in row.lines:
        network.add_edge(row.id, cell, **line)


def _box(x: float, y: float, wide: float, high: float) -> dict[str, Any]:
    return {"x": x, "y": y, "w": wide, "h": high, "shape": "custom"}


def _grid(left: int, top: int) -> Iterator[tuple[float, float]]:
    start = left + _TILE - _EDGE - _ACROSS * _BLOCK - (_ACROSS - 1) * _GAP
    number = 0
    while True:
        down, across = divmod(number, _ACROSS)
        yield (
            start + across * (_BLOCK + _GAP) + _BLOCK / 2,
            top + _HEAD + down * (_HIGH + _GAP) + _HIGH / 2,
        )
        number += 1


def _row_height(row: Row) -> int:
    return max(_label_height(row) + 6, -(-len(row.people) // _IN_LINE) * _DOT + 8)


def _label_height(row: Row) -> int:
    return _ROW - 6 + _SECOND_LINE * row.label.count("\n")


def _height(tile: Tile) -> int:
    rows = sum(_row_height(row) for row in tile.rows)
    blocks = -(-len(tile.cells) // _ACROSS) * (_HIGH + _GAP)
    return _HEAD + max(rows, blocks) + 4


def _cell_title(cell: Cell, language: Language) -> str:
    counts = say(
        "block_title",
        language,
        name=cell.path,
        whole=cell.whole,
        occupied=cell.occupied,
        broken=cell.broken,
        none=cell.none,
    )
    several = say("doubles_in", language, n=cell.doubles) if cell.doubles else ""
    return say("semicolon", language).join(filter(None, (counts, cell.claims or several)))
