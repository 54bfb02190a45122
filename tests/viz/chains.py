"""Hand-made chains for the maps: an ordinary community, and the ones that break a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graph.pictures import WHOLE as REACHED
from graph.pictures import Block, Branch, Chain, Duty, Flat, Gridded, Patch
from graph.scope import WHOLE, Scope
from tests.viz.streets import DAY, standing

HOSTILE = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>"
ROOMS = [f"{floor}0{room}" for floor in range(6, 0, -1) for room in (1, 2)]
LEFT_OUT = (Flat("2单元", "101", "底商", False), Flat("2单元", "201", "空房", False))
SHOWN = replace(standing(), demonstration=True)


def flats(*reached: int, unit: str = "1单元") -> tuple[Flat, ...]:
    """Occupied flats whose chains reach so far; every second covered one was contacted."""
    return tuple(
        Flat(unit, room, "常住", True, reach > 0, reach > 0 and number % 2 == 0, reach)
        for number, (room, reach) in enumerate(zip(ROOMS, reached, strict=False))
    )


def block(
    number: int, patches: Sequence[str], *reached: int, taken: bool = True, grid: str = "第1网格"
) -> Block:
    return Block(
        f"b{number}", f"南区/{number}号楼", "640106004001", "锦绣苑",
        (grid,) if grid else (), tuple(patches), taken,
        (*flats(*reached), *LEFT_OUT),
    )  # fmt: skip


PATCHES = {
    "p1": Patch("p1", "第一片区", "640106004001", "锦绣苑", True, ("o1",)),
    "p2": Patch("p2", "第二片区", "640106004001", "锦绣苑", True, ("o2",)),
    "p3": Patch("p3", "第三片区", "640106004001", "锦绣苑", True, ()),
}
BRANCHES = {
    "o1": Branch("o1", "锦绣苑社区第一党支部", (("g1", "第一党小组"), ("g2", "第二党小组"))),
    "o2": Branch("o2", "锦绣苑社区第二党支部", (("g3", "第一党小组"),)),
}
BLOCKS = (
    block(1, ["p1"], 6, 6, 6, 0),
    block(2, ["p1"], 6, 1, 5),
    block(3, ["p2"], 6, 6, grid="第2网格"),
    block(4, ["p3"], 4, 0, 0, taken=False),
    block(5, [], 3, 2, taken=False, grid=""),
)
DUTIES = (
    Duty("b1", "m1", "欧阳海洋", "g1", "o1", 3, REACHED),
    Duty("b2", "m1", "欧阳海洋", "g1", "o1", 1, REACHED),
    Duty("b2", "m2", "王小明", "", "o1", 1, 1),
    Duty("b2", "m3", "纳兰容若", "g3", "o2", 1, 5),
    Duty("b3", "m3", "纳兰容若", "g3", "o2", 2, REACHED),
    Duty("b4", "m3", "纳兰容若", "g3", "o2", 1, 4),
    Duty("b5", "m4", "李四", "g9", "", 1, 2),
    Duty("b5", "m1", "欧阳海洋", "g1", "o1", 1, 3),
)
COMMUNITY = Scope("area", "锦绣苑", "a1", WHOLE.parameters)


def community() -> Chain:
    """A community with a break at every link."""
    return Chain(DAY, COMMUNITY, SHOWN, 30, BLOCKS, PATCHES, {}, BRANCHES, DUTIES)


def hostile() -> Chain:
    """Names that would be markup, and far too long ones."""
    return replace(
        community(),
        scope=replace(COMMUNITY, name=HOSTILE),
        blocks=tuple(replace(one, path=f"{HOSTILE}{one.path}") for one in BLOCKS),
        patches={key: replace(one, name=f"{one.name}{HOSTILE}") for key, one in PATCHES.items()},
        branches={
            key: replace(one, name=HOSTILE + "长" * 60, groups=(("g1", HOSTILE),))
            for key, one in BRANCHES.items()
        },
        duties=tuple(replace(one, name=HOSTILE) for one in DUTIES),
    )


def whole() -> Chain:
    """Nothing is missing."""
    return replace(
        community(),
        blocks=(BLOCKS[2],),
        patches={"p2": PATCHES["p2"]},
        branches={"o2": BRANCHES["o2"]},
        duties=(DUTIES[4],),
    )


def nothing() -> Chain:
    """No ledger at all."""
    return Chain(DAY, WHOLE, standing(residents=None), 30, (), {}, {}, {}, ())


def street() -> Chain:
    """More patches than a map of buildings can hold."""
    patches = {
        f"p{number}": Patch(f"p{number}", f"第{number}片区", str(number % 3), f"第{number % 3}社区",
                            True,
                            ("o1",) if number % 5 else ())
        for number in range(20)
    }  # fmt: skip
    blocks = tuple(
        replace(
            block(number, [f"p{number}"] if number else [], 6, 6, number % 2 * 6),
            code=str(number % 3),
            community=f"第{number % 3}社区",
        )
        for number in range(20)
    )
    return replace(community(), scope=WHOLE, blocks=blocks, patches=patches, duties=())


def large() -> Chain:
    """A community of 3,600 households: 75 buildings of 48 flats, 220 members."""
    blocks, duties = [], []
    takers = [f"o{number}" for number in range(7)]
    patches = {
        f"p{number}": Patch(
            f"p{number}", f"第{number + 1}片区", "640106004001", "锦绣苑", True, (taker,)
        )
        for number, taker in enumerate(takers)
    }
    branches = {
        taker: Branch(taker, f"锦绣苑社区第{number + 1}党支部",
                      tuple((f"{taker}g{group}", f"第{group + 1}党小组") for group in range(5)))
        for number, taker in enumerate(takers)
    }  # fmt: skip
    for number in range(75):
        home = number % 7
        units = [
            flat
            for unit in range(1, 5)
            for flat in flats(*(0 if (number + unit + one) % 11 == 0 else REACHED
                                for one in range(12)), unit=f"{unit}单元")
        ]  # fmt: skip
        blocks.append(
            Block(f"b{number}", f"南区/{number + 1}号楼", "640106004001", "锦绣苑",
                  (f"第{number % 9 + 1}网格",), (f"p{home}",), True, tuple(units))
        )  # fmt: skip
        duties += [
            Duty(f"b{number}", f"m{(number * 3 + one) % 220}", "张三", f"o{home}g{one % 5}",
                 f"o{home}", 9, REACHED)
            for one in range(5)
        ]  # fmt: skip
    return replace(
        community(), blocks=tuple(blocks), patches=patches, branches=branches, duties=tuple(duties)
    )


def ground(chain: Chain, *grids: tuple[str, str, str]) -> Gridded:
    """The same as the map of coverage asks for it, with these grids besides."""
    return Gridded(
        chain.as_of, chain.scope, chain.standing, chain.contact_days, chain.blocks, chain.patches,
        chain.holders, grids,
    )  # fmt: skip
