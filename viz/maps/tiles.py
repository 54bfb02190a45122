"""The chain cut into tiles: one for each branch with its patches, in it groups, members, buildings.

A whole chain never leaves its tile, because the branch whose member answers has the patch in which
the building lies. So nothing whole crosses the picture, and what is broken stands out in its tile.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.language import Language
from graph.pictures import WHOLE, Block, Chain, Duty, Flat
from viz.maps.claims import claimed, flats_once, is_drawn, patches_of
from viz.maps.floors import natural
from viz.maps.wording import say
from viz.masking import mask_person

MOST_TILES: Final = 16
"""More patches than this are shown in their overview form: patches instead of buildings."""

LINED: Final = 0.2
"""Share of a building's households without a member from which a line is drawn to it: below, the
badge on the building says it, and the lines that matter stay visible."""

_Held = dict[str, list[tuple[Duty, "Cell"]]]


@dataclass(frozen=True)
class Cell:
    """A building, or in the overview a patch.

    Attributes:
        id: in the page; says nothing of what it is.
        name: what is written on it.
        path: its name in full.
        counts: occupied households by how far their chain reaches.
        blocks: the buildings it stands for.
        claims: which patches claim a building, where there are several.
    """

    id: str
    name: str
    path: str
    counts: tuple[int, ...]
    blocks: tuple[Block, ...]
    claims: str = ""

    @property
    def doubles(self) -> int:
        """Its buildings that several patches claim."""
        return sum(len(block.patches) > 1 for block in self.blocks)

    @property
    def occupied(self) -> int:
        """Occupied households."""
        return sum(self.counts)

    @property
    def whole(self) -> int:
        """Of these, with a whole chain."""
        return self.counts[WHOLE]

    @property
    def none(self) -> int:
        """Of these, without any member."""
        return self.counts[0]

    @property
    def broken(self) -> int:
        """Of these, with a member and a broken chain."""
        return self.gap - self.none

    @property
    def gap(self) -> int:
        """Of these, without a whole chain."""
        return self.occupied - self.whole


@dataclass(frozen=True)
class Person:
    """A member as he answers in one tile, masked; ``lines`` lead to cells."""

    id: str
    name: str
    body: str
    households: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A group, or the place where the link to one is missing.

    Attributes:
        id: in the page.
        label: what is written on it.
        title: the same in full.
        reached: `WHOLE`, or the link that is broken; 0: nobody answers.
        people: its members.
        lines: cells it leads to by itself, where no member stands between.
    """

    id: str
    label: str
    title: str
    reached: int
    people: tuple[Person, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tile:
    """A branch with its patches, what has no branch or no patch, or in the overview a community.

    Attributes:
        id: in the page.
        name: of the branch, or what is missing in its place.
        place: its patches; empty in the overview.
        hole: nobody has it: the first link is missing.
        rows: the broken links, then groups; in the overview branches.
        cells: buildings or patches. A building that two patches claim lies in the tiles of both.
        counts: occupied households by how far their chain reaches, each counted once.
    """

    id: str
    name: str
    place: str
    hole: bool
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    counts: tuple[int, ...] = field(default=())

    @property
    def occupied(self) -> int:
        """Occupied households."""
        return sum(self.counts)

    @property
    def gap(self) -> int:
        """Of these, without a whole chain."""
        return self.occupied - self.counts[WHOLE]

    @property
    def where(self) -> str:
        """What to call it in a sentence."""
        if not self.place:
            return self.name
        return self.place if self.hole else f"{self.name} · {self.place}"


@dataclass(frozen=True)
class Gap:
    """A broken link of one tile: where it is broken and for how many households."""

    link: int
    tile: Tile
    households: int
    cells: tuple[tuple[Cell, int], ...]

    @property
    def act(self) -> int:
        """The link whose mending comes first: no branch can find members for a patch it has not."""
        return link_of_hole(self.tile) if self.tile.hole else self.link


def link_of_hole(tile: Tile) -> int:
    """The link that is missing in the place of the branch: no branch took it, or in no patch."""
    return 4 if any(block.patches for cell in tile.cells for block in cell.blocks) else 3


def gaps_of(tiles: Iterable[Tile]) -> list[Gap]:
    """Every broken link of every tile, the one that touches most households first."""
    found = []
    for tile in tiles:
        for link in range(WHOLE):
            if tile.counts[link]:
                cells = [(cell, cell.counts[link]) for cell in tile.cells if cell.counts[link]]
                cells.sort(key=lambda one: (-one[1], natural(one[0].path)))
                found.append(Gap(link, tile, tile.counts[link], tuple(cells)))
    return sorted(found, key=lambda gap: (-gap.households, gap.link, gap.tile.id))


def is_overview(chain: Chain) -> bool:
    """Whether the scope is too large for its buildings."""
    return len(chain.patches) > MOST_TILES


def tiles_of(chain: Chain, language: Language) -> list[Tile]:
    """Cut the chain into tiles, the one with most households without a whole chain first."""
    found = _by_community(chain, language) if is_overview(chain) else _by_branch(chain, language)
    return sorted(found, key=lambda tile: (-tile.gap, tile.id))


def counts_of(flats: Iterable[Flat]) -> tuple[int, ...]:
    """Occupied flats by how far their chain reaches."""
    counted = Counter(flat.reached for flat in flats if flat.occupied)
    return tuple(counted[reach] for reach in range(WHOLE + 1))


def _cell(id_: str, name: str, path: str, blocks: Sequence[Block], claims: str = "") -> Cell:
    counts = counts_of(flat for block in blocks for flat in block.flats)
    return Cell(id_, name, path, counts, tuple(blocks), claims)


def _tile(
    id_: str, name: str, place: str, rows: Sequence[Row], cells: Sequence[Cell], *, hole: bool
) -> Tile:
    counts = counts_of(flats_once(block for cell in cells for block in cell.blocks))
    return Tile(id_, name, place, hole, tuple(rows), tuple(cells), counts)


def _by_branch(chain: Chain, language: Language) -> list[Tile]:
    held: dict[tuple[str, ...], list[Block]] = defaultdict(list)
    places: dict[tuple[str, ...], list[str]] = defaultdict(list)
    homes: dict[str, tuple[str, ...]] = {}
    # Patches and buildings of several communities may bear the same names.
    several = len({block.community for block in chain.blocks if block.flats}) > 1
    for key, patch in chain.patches.items():
        # An untaken patch has a tile of its own; the patches of one branch share one.
        homes[key] = patch.takers or ("", key)
        if is_drawn(chain, patch) or any(key in patches_of(chain, block) for block in chain.blocks):
            held[homes[key]] += []
            said = several and patch.community
            places[homes[key]].append(f"{patch.community} · {patch.name}" if said else patch.name)
    for block in chain.blocks:
        if block.flats:
            for home in {homes[key]: None for key in patches_of(chain, block)} or ((),):
                held[home].append(block)
    duties: dict[str, list[Duty]] = defaultdict(list)
    for duty in chain.duties:
        duties[duty.building].append(duty)
    found = []
    for place, (home, blocks) in enumerate(sorted(held.items())):
        takers = () if home[:1] == ("",) else home
        blocks.sort(key=lambda block: natural(block.path.rpartition("/")[2]))
        cells = [
            _cell(
                f"b{place}_{number}",
                block.path.rpartition("/")[2],
                f"{block.community}/{block.path}" if several and block.community else block.path,
                [block],
                claimed((chain.patches[key].name for key in block.patches), language),
            )
            for number, block in enumerate(blocks)
        ]
        name = "、".join(chain.branches[taker].name for taker in takers)
        found.append(
            _tile(
                f"t{place}",
                name or say("hole_taker" if home else "hole_patch", language),
                "、".join(sorted(places[home], key=natural)) or say("unplaced", language),
                _rows(f"t{place}", takers, cells, duties, chain, language),
                cells,
                hole=not takers,
            )
        )
    return found


def _rows(
    tile: str,
    takers: tuple[str, ...],
    cells: Sequence[Cell],
    duties: Mapping[str, list[Duty]],
    chain: Chain,
    language: Language,
) -> list[Row]:
    """What is broken first, then the groups of the tile's branches in their order."""
    named = [pair for taker in takers for pair in chain.branches[taker].groups]
    groups = dict(sorted(named, key=lambda pair: natural(pair[1])))
    rows = []
    bare = [cell for cell in cells if cell.none]
    if bare:
        number = say("households", language, n=sum(cell.none for cell in bare))
        label = f"{say('row_none', language)} {number}"
        lines = tuple(cell.id for cell in bare if cell.none >= cell.occupied * LINED)
        rows.append(Row(f"{tile}n", label, label, 0, lines=lines))
    held: dict[tuple[int, str], _Held] = {(WHOLE, group): {} for group in groups}
    for cell in cells:
        for duty in duties.get(cell.blocks[0].key, ()):
            # Where the patch itself has no branch, it does not matter whose members answer. What
            # two patches claim may be held whole by the branch of the other one.
            group = duty.group if duty.group in groups else duty.branch
            whose = {WHOLE: group, 3: "", 4: ""}.get(duty.reached, duty.branch)
            held.setdefault((duty.reached, whose), {}).setdefault(duty.member, []).append(
                (duty, cell)
            )
    order = {group: place for place, group in enumerate(groups)}
    for (reached, whose), members in sorted(
        held.items(), key=lambda one: (one[0][0], order.get(one[0][1], len(order)), one[0][1])
    ):
        id_ = f"{tile}r{len(rows)}"
        branch = chain.branches[whose].name if whose in chain.branches else ""
        if reached == WHOLE:
            label = groups.get(whose) or shortened(branch) or say("legend_whole", language)
            title = (branch or label) if members else f"{label} · {say('row_idle', language)}"
        else:
            label = f"{say(f'row_{reached}', language)} {say('members', language, n=len(members))}"
            title = " · ".join(filter(None, (say(f"link_{reached}", language), branch)))
            if branch and whose not in takers:
                label += f"\n{shortened(branch)}"
        people = [
            _person(f"{id_}p{number}", lines, label if reached == WHOLE else "", chain)
            for number, (_, lines) in enumerate(sorted(members.items()))
        ]
        rows.append(Row(id_, label, title, reached, tuple(people)))
    return rows


def _person(id_: str, lines: list[tuple[Duty, Cell]], group: str, chain: Chain) -> Person:
    duty = lines[0][0]
    branch = chain.branches[duty.branch].name if duty.branch in chain.branches else ""
    return Person(
        id_,
        mask_person(duty.name),
        group or branch,
        sum(one.households for one, _ in lines),
        tuple(dict.fromkeys(cell.id for _, cell in lines)),
    )


def shortened(name: str) -> str:
    """A branch without the name of its community: ``第一党支部``."""
    _, community, rest = name.partition("社区")
    return rest if community and rest else name


def _by_community(chain: Chain, language: Language) -> list[Tile]:
    """The overview: a tile a community, in it its branches and the patches they have taken."""
    areas: dict[tuple[str, str], dict[str, list[Block]]] = defaultdict(lambda: defaultdict(list))
    for key, patch in chain.patches.items():
        if patch.listed:
            areas[patch.code, patch.community][key] = []
    for block in chain.blocks:
        if block.flats:
            for key in patches_of(chain, block) or ("",):
                areas[block.code, block.community][key].append(block)
    found = []
    for place, ((code, community), held) in enumerate(sorted(areas.items())):
        cells: list[Cell] = []
        leading: dict[tuple[str, ...], list[Cell]] = {}
        for key in sorted(held, key=lambda one: natural(_patch_name(chain, one, language))):
            name = _patch_name(chain, key, language)
            takers = chain.patches[key].takers if key else ("",)
            cell = _cell(f"b{place}_{len(cells)}", name, f"{community}/{name}", held[key])
            cells.append(cell)
            leading.setdefault(takers, []).append(cell)
        rows: list[Row] = []
        # `leading` is in the order of the patches; what has no branch comes first.
        for takers in sorted(leading, key=lambda one: bool(one and one[0])):
            name = "、".join(chain.branches[taker].name for taker in takers if taker)
            rows.append(
                Row(
                    f"t{place}r{len(rows)}",
                    shortened(name) or say("hole_patch" if takers else "hole_taker", language),
                    name or say("link_3" if takers else "link_4", language),
                    WHOLE if name else (3 if takers else 4),
                    lines=tuple(cell.id for cell in leading[takers]),
                )
            )
        _, holder = chain.holder(code, community)
        name = community or say("unknown_community", language)
        if holder != community:
            name = say("taken_over", language, name=name, holder=holder)
        found.append(_tile(f"t{place}", name, "", rows, cells, hole=False))
    return found


def _patch_name(chain: Chain, key: str, language: Language) -> str:
    return chain.patches[key].name if key else say("unplaced", language)
