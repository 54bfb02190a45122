"""Networks drawn by hand, without a database."""

from __future__ import annotations

from datetime import date

from graph.asking import Standing
from graph.joint import joint_work
from graph.links import Item, Network
from graph.links.evidence import Joint
from graph.links.latent import Ground
from graph.links.network import network_of
from graph.links.parts import Evidence, Party, pairs
from graph.scope import WHOLE

DAY = date(2024, 6, 30)
PERIOD = 365
TYPES = tuple(kind.name for kind in joint_work().link_types)


def party(name: str, *sectors: str) -> Party:
    """An organisation rooted in employers of these kinds."""
    return Party(f"key-{name}", "organisation", name, "党支部", sectors=sectors)


def community(name: str, code: str = "1") -> Party:
    """A community."""
    return Party(f"key-{name}", "area", name, "社区", code=code, community=name, communal=True)


def held(number: int, day: date, type_: str, starter: str, *there: str, name: str = "") -> Joint:
    """An event, by the names of those who were there."""
    evidence = Evidence(
        f"e{number}", "event", type_, name or f"活动{number}", day, starter=starter
    )  # fmt: skip
    return Joint(tuple(pairs(there)), evidence, None)


def network(
    parties: list[Party],
    found: list[Joint],
    items: tuple[Item, ...] = (),
    days: dict[str, tuple[date, ...]] | None = None,
) -> Network:
    """The network of parties and of what they did together."""
    bound = {
        name
        for one in found
        for pair in one.pairs
        for name in pair
        if (DAY - one.evidence.day).days <= PERIOD
    }
    joining = {one.name: one.name in bound for one in parties if one.kind == "organisation"}
    there = Standing(
        DAY, {"events": (DAY,)} if days is None else days, loading=False, demonstration=True
    )
    return network_of(
        {one.name: one for one in parties}, tuple(found), items, Ground([], [], [], []),
        joining,
        as_of=DAY, scope=WHOLE, standing=there, joint=joint_work(), period=PERIOD,
    )  # fmt: skip


def drawn(*events: tuple[str, ...], alone: tuple[str, ...] = ()) -> Network:
    """A network of events of one type; the first named started each. 社区 is a community."""
    named = sorted({name for event in events for name in event} | set(alone))
    parties = [community(name) if name == "社区" else party(name) for name in named]
    found = [
        held(number, date(2024, 6, 1), "党建共商", event[0], *event)
        for number, event in enumerate(events)
    ]
    return network(parties, found)


def street(organisations: int = 24, hostile: str = "") -> Network:
    """Six communities and so many organisations that work with them, some with nobody."""
    names = ["锦绣苑", "蓝山名邸", "安居苑", "民生花园", "清馨苑", "森林公园"]
    places = [community(name, f"64010600400{place}") for place, name in enumerate(names, 1)]
    sectors = ("机关", "国企", "非公企业", "社会组织")
    firms = [
        party(f"第{number}{hostile or '商贸有限公司党支部'}", sectors[number % 4])
        for number in range(organisations)
    ]
    found: list[Joint] = []
    for number, firm in enumerate(firms):
        if number % 8 == 7:
            continue
        place = names[number % 6]
        for kind in range(number % 7 % 6 + 1):
            starter = place if number % 3 else (firm.name, place)[kind % 2]
            day = date(2024, 6 - kind, 1 + number % 20)
            found.append(
                held(
                    len(found),
                    day,
                    TYPES[kind],
                    starter,
                    place,
                    firm.name,
                    name=f"第{kind}次{hostile}",
                )
            )
        if number % 5 == 0:
            other = firms[(number + 2) % organisations].name
            found.append(held(len(found), date(2024, 3, 3), TYPES[5], firm.name, firm.name, other))
    items = (
        Item("i1", "资源", f"会议室{hostile}", "场地", firms[0].key, date(2024, 1, 1)),
        Item("i2", "需求", f"议事场地{hostile}", "场地", places[2].key, date(2024, 2, 1)),
    )
    return network([*places, *firms], found, items)
