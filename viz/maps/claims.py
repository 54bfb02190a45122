"""Ground that is claimed twice: a building in two grids, or in two patches, is drawn in each.

So a grid's own number is the one that its questions give. Whatever adds grids or patches up counts
such a building once.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.language import Language
from graph.pictures import Block, Flat, Ground, Patch
from viz.maps.wording import say
from viz.notes import listed


def grids_of(ground: Ground, block: Block) -> tuple[str, ...]:
    """Names of the grids in which a building is drawn; a map of one grid draws no other."""
    if ground.scope.kind == "grid":
        return (ground.scope.name.rpartition("/")[2],)
    return tuple(dict.fromkeys(block.grids)) or ("",)


def is_drawn(ground: Ground, patch: Patch) -> bool:
    """Whether a patch has a place of its own; a map of one patch draws no other."""
    return patch.key == ground.scope.key if ground.scope.kind == "patch" else patch.listed


def patches_of(ground: Ground, block: Block) -> tuple[str, ...]:
    """Keys of the patches in which a building is drawn: where none is drawn, all it lies in."""
    drawn = tuple(key for key in block.patches if is_drawn(ground, ground.patches[key]))
    return drawn or block.patches


def once(blocks: Iterable[Block]) -> list[Block]:
    """The buildings, each of them once."""
    return list({block.key: block for block in blocks}.values())


def flats_once(blocks: Iterable[Block]) -> Iterable[Flat]:
    """The flats of buildings, each building's once."""
    return (flat for block in once(blocks) for flat in block.flats)


def claimed(names: Iterable[str], language: Language) -> str:
    """What is said of a building that so many claim; empty where there is no more than one."""
    several = list(names)
    return say("claimed", language, places=listed(several, language)) if several[1:] else ""
