"""What every map's page shares: its frame, its policy, the data in it, the warnings above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, Protocol

from graph.asking import Standing
from graph.language import Language
from graph.pictures import Flat
from graph.scope import Scope
from viz.cells import share
from viz.ledgers import CHAIN, ages
from viz.maps.floors import stairwells
from viz.maps.states import State
from viz.maps.wording import say
from viz.notes import doubts
from viz.pages import rendered
from viz.palette import LEVELS

_ASSETS: Final = Path(__file__).parent.parent / "assets"

# The vendored script puts style elements into the page as it is read, which the policy would
# refuse, and loudly. It is given nowhere to put them: nothing it draws here needs them.
_BEFORE: Final = "document.head.appendChild = (node) => node;\n"
_AFTER: Final = "\ndelete document.head.appendChild;\n"


class Shown(Protocol):
    """What a map shows: of which day and scope, by which ledgers."""

    @property
    def as_of(self) -> date:
        """The day it speaks of."""

    @property
    def scope(self) -> Scope:
        """The part it speaks of."""

    @property
    def standing(self) -> Standing:
        """Which ledgers are loaded for which days."""


def network_library() -> str:
    """The vendored vis-network, ready to stand in a page."""
    return _BEFORE + (_ASSETS / "vis-network.min.js").read_text("utf-8") + _AFTER


def page(
    template: str,
    ground: Shown,
    language: Language,
    *,
    script: str,
    data: dict[str, Any],
    states: Sequence[State] = (),
    ledgers: Sequence[str] = CHAIN,
    style: str = "maps/map.css",
    **values: object,
) -> str:
    """Render a map's page: one file that asks nothing of the network, a policy by hashes says so.

    Args:
        template: in ``templates/maps``.
        ground: what it shows, for day, scope and ledgers.
        language: of everything that is not a ledger's own word.
        script: all of its script.
        data: what the script reads; it stands in the page as JSON.
        states: of a flat, in the order in which ``data`` numbers them.
        ledgers: those it rests on.
        style: its style sheet.
        values: for the template.
    """
    words = partial(say, language=language)
    return rendered(
        f"maps/{template}",
        style=style,
        script=script,
        language=language,
        say=words,
        share=share,
        ground=ground,
        levels=LEVELS,
        doubts=doubts(
            ages(ground.standing, ledgers, ground.as_of), language, loading=ground.standing.loading
        ),
        data={
            **data,
            "states": [[one.look, one.sign, one.title(language)] for one in states],
            "words": {"close": words("close")},
        },
        states=[(one.look, one.sign, one.title(language)) for one in states],
        **values,
    )


def flats_of(flats: Iterable[Flat], state: Callable[[Flat], int]) -> list[list[Any]]:
    """Flats with their states: stairwells, in each floors, in each ``[room, state]``."""
    return [
        [
            well.name,
            [[floor, [[flat.room, state(flat)] for flat in level]] for floor, level in well.floors],
        ]
        for well in stairwells(flats)
    ]
