"""One palette for page, print, map and legend: what each colour and pattern means.

Cool colours mean that somebody answers, warm ones with hatching that nobody does. The patterns
alone tell the levels apart on a black and white printer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from graph.language import Text

INK: Final = "#1B2430"
SECOND: Final = "#46525F"
QUIET: Final = "#5F6B79"
GROUND: Final = "#F3F5F7"
PANEL: Final = "#FFFFFF"
LINE: Final = "#D8DEE5"
BRAND: Final = "#8E1B1F"
ACTION: Final = "#1D4F7C"
SELECTED: Final = "#E8F0F7"
GAP: Final = "#9A3D00"
GAP_TINT: Final = "#FFF1E2"

LevelName = Literal["l3", "l2", "l1", "l0"]


@dataclass(frozen=True)
class Level:
    """A level of coverage, as it is drawn.

    Attributes:
        name: ``l3`` … ``l0``, also the name of its count in `graph.overview.Reach`.
        title: what a reader calls it.
        fill: ground colour on screen.
        hatch: colour of the hatching on the ground; empty: none.
        glyph: colour of writing on it; None where nothing can be read on the hatching.
    """

    name: LevelName
    title: Text
    fill: str
    hatch: str = ""
    glyph: str | None = None


LEVELS: Final = (
    Level(
        "l3",
        Text("L3 有党员且期内联系过", "L3 member answers, contacted in time"),
        ACTION,
        glyph="#FFFFFF",
    ),
    Level(
        "l2",
        Text("L2 有党员，超期或未联系", "L2 member answers, not contacted in time"),
        "#8DB8DA",
        glyph="#0E1620",
    ),
    Level("l1", Text("L1 只有支部包片", "L1 only the patch is taken"), "#FFEAD3", "#C65D12"),
    Level("l0", Text("L0 空白", "L0 nobody"), "#EF9A4B", "#7A3200"),
)
"""The four levels, from whole to blank: the order of every bar and legend."""


@dataclass(frozen=True)
class LinkLook:
    """How a link type is drawn; the dash repeats the colour for whoever does not see it.

    Attributes:
        colour: of its strands and cells: at least 32 ΔE from every other, also in simulated deutan
            and protan sight.
        ink: of the sign on it.
        dash: of its strands, as SVG writes it; empty: whole.
    """

    colour: str
    ink: str
    dash: str


LINK_LOOKS: Final = (
    LinkLook("#1C5FC4", "#FFFFFF", ""),
    LinkLook("#12A27A", "#0E1620", "7 4"),
    LinkLook("#561E5C", "#FFFFFF", "2 3"),
    LinkLook("#8F8C18", "#0E1620", "9 3 2 3"),
    LinkLook("#6794C4", "#0E1620", "5 3"),
    LinkLook("#0F2E18", "#FFFFFF", "10 3 2 3 2 3"),
)
"""By the place of a link type in the deployment's table; a seventh begins anew."""


def css_variables() -> str:
    """The palette as declarations of CSS custom properties, one a line."""
    named: dict[str, str] = {
        "ink": INK,
        "second": SECOND,
        "quiet": QUIET,
        "ground": GROUND,
        "panel": PANEL,
        "line": LINE,
        "brand": BRAND,
        "action": ACTION,
        "selected": SELECTED,
        "gap": GAP,
        "gap-tint": GAP_TINT,
        **{level.name: level.fill for level in LEVELS},
        **{f"k{place}": look.colour for place, look in enumerate(LINK_LOOKS)},
        **{f"k{place}-ink": look.ink for place, look in enumerate(LINK_LOOKS)},
    }
    return "\n".join(f"  --{name}: {colour};" for name, colour in named.items())
