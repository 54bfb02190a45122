"""The link network of random streets, beside what their rows say.

python -m tests.proof.links --streets 300 --engine embedded
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from random import Random

from graph.asking import standing
from graph.joint import joint_work
from graph.links import Network, link_network
from graph.scope import resolve
from tests.oracle import network as oracle
from tests.oracle.network import Joined
from tests.oracle.rows import drawn
from tests.oracle.scope import Scope
from tests.oracle.streets import random_day, random_scope, random_street
from tests.proof.product import Loaded, open_product

ASKS = 3
"""How often the network of a street is asked for, the first time of the whole."""


def differences(product: Loaded, seed: int, tally: Counter[str]) -> Iterator[str]:
    """Where product and rows say different things of one random street; ``tally`` counts what they say."""
    street, chance = random_street(seed), Random(seed)
    product.load(street)
    for place in range(ASKS):
        day, scope = random_day(chance, street), random_scope(chance, street) if place else None
        expected = oracle.network(street, day, scope)
        found = _network(product, day, scope)
        sides: Mapping[str, tuple[AbstractSet[object], AbstractSet[object]]] = {
            "joined": (expected.joined, _told(found)),
            "isolated": (expected.isolated, frozenset(one.name for one in found.isolated)),
            "one-sided": (frozenset(expected.one_sided.items()), _started_by_one(found)),
        }
        tally["networks"] += 1
        for what, (rows, said) in sides.items():
            tally[what] += len(rows)
            if rows != said:
                yield f"{what} on {day} in {scope}\n  rows:    {rows}\n  product: {said}\n{drawn(street)}"


def _network(product: Loaded, day: date, scope: Scope | None) -> Network:
    graph = product.graph
    return link_network(
        graph,
        as_of=day,
        scope=resolve(graph, scope.name if scope else None, day),
        rules={},
        joint=joint_work(),
        standing=standing(graph),
    )


def _told(network: Network) -> frozenset[Joined]:
    """What joins whom: events, agreements in force, and what employers and organisations reported."""
    return frozenset(
        (
            link.name,
            one.kind,
            one.type if one.kind == "event" else "",
            "" if one.kind == "agreement" else one.day.isoformat(),
        )
        for link in network.links
        for one in link.evidence
        if one.kind == "event"
        or (one.kind == "agreement" and one.running)
        or (one.kind == "report" and not one.members)
    )


def _started_by_one(network: Network) -> frozenset[tuple[str, frozenset[str]]]:
    """The pairs whose events one side started, with its name (of namesakes: their names)."""
    found: dict[str, frozenset[str]] = {}
    for link in network.links:
        if link.direction == "one_sided":
            names = {one.name for one in (link.a, link.b) if one.key == link.starter}
            found[link.name] = found.get(link.name, frozenset()) | names
    return frozenset(found.items())


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare on random streets and print how much was compared; 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.proof.links")
    parser.add_argument("--streets", type=int, default=300, help="how many random streets")
    parser.add_argument("--seed", type=int, default=1, help="of the first street")
    parser.add_argument("--engine", default="embedded", choices=("embedded", "neo4j"))
    options = parser.parse_args(arguments)
    tally: Counter[str] = Counter()
    differing = 0
    with open_product(options.engine) as product:
        for seed in range(options.seed, options.seed + options.streets):
            for one in differences(product, seed, tally):
                sys.stdout.write(one + "\n")
                differing += 1
    sys.stdout.write(
        f"links, {options.engine}: {tally['networks']} networks of {options.streets} streets, "
        f"{tally['joined']} things that join a pair, {tally['isolated']} alone, "
        f"{tally['one-sided']} one-sided; {differing} disagreements\n"
    )
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
