"""What can be said of one flat on a map: the states, their signs and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from graph.language import Language
from graph.pictures import WHOLE, Block, Flat
from viz.maps.wording import say
from viz.palette import LEVELS


@dataclass(frozen=True)
class State:
    """A state of a flat, as it is drawn.

    Attributes:
        look: class of its fill in the style sheet.
        sign: the one character that repeats it without colour; empty: none needed.
        word: its name in `viz.maps.wording`; empty for a level, which has its own title.
    """

    look: str
    sign: str
    word: str

    def title(self, language: Language) -> str:
        """What a reader calls it."""
        if self.word:
            return say(self.word, language)
        return next(level.title for level in LEVELS if level.name == self.look).say(language)


_LEFT_OUT: Final = (
    State("vacant", "空", "vacant"),
    State("shop", "商", "shop"),
    State("vacant", "—", "other_use"),
)
CHAIN_STATES: Final = (
    State("l0", "缺", "no_member"),
    *(State("l1", "断", f"link_{link}") for link in range(1, WHOLE)),
    State("l3", "", "whole_chain"),
    *_LEFT_OUT,
)
"""By how far the chain reaches; then what is left out of every denominator."""

LEVEL_STATES: Final = (
    State("l3", "", ""),
    State("l2", "·", ""),
    State("l1", "缺", ""),
    State("l0", "缺", ""),
    *_LEFT_OUT,
)
"""The four levels in the order of every legend; then what is left out."""


def chain_state(flat: Flat) -> int:
    """Place of a flat's state in `CHAIN_STATES`."""
    return flat.reached if flat.occupied else WHOLE + 1 + _left_out(flat)


def level_state(block: Block, flat: Flat) -> int:
    """Place of a flat's state in `LEVEL_STATES`."""
    if not flat.occupied:
        return len(LEVELS) + _left_out(flat)
    if flat.covered:
        return 0 if flat.contacted else 1
    return 2 if block.taken else 3


def _left_out(flat: Flat) -> int:
    return {"空房": 0, "底商": 1}.get(flat.use, 2)
