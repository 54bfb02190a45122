"""Coverage by places against the oracle, on random streets."""

from __future__ import annotations

from datetime import date
from random import Random

from graph.coverage import KINDS_OF_PLACE, By, coverage
from graph.engines import Graph
from graph.scope import resolve
from tests.oracle import coverage as oracle
from tests.oracle.refusing import taken
from tests.oracle.rows import Street
from tests.oracle.scope import Scope
from tests.oracle.streets import random_day, random_scope, random_street
from tests.oracle.tiny import DAY, TINY, changed
from tests.oracle.world import World
from tests.proof.product import Loaded

SEED = 7_116
STREETS = {"embedded": 5, "neo4j": 1}
"""How many streets each engine counts: planning for every kind of scope takes Neo4j seconds."""

CONTACT_DAYS = 30
Counted = tuple[oracle.Counts, dict[str, oracle.Counts]]


def told(product: Loaded, by: By, day: date, scope: Scope | None) -> Counted:
    """What the product counts, places without a household left out."""
    found = coverage(
        product.graph,
        by,
        as_of=day,
        scope=resolve(product.graph, scope.name if scope else None, day),
        contact_days=CONTACT_DAYS,
    )

    def counts(row: object) -> oracle.Counts:
        return {name: getattr(row, name) for name in oracle.NAMES}

    rows = {row.name: counts(row) for row in found.rows if row.occupied}
    assert len(rows) == sum(1 for row in found.rows if row.occupied), "a place has one row"
    assert found.again == sum(row.occupied for row in found.rows) - found.whole.occupied
    return counts(found.whole), rows


def test_product_and_oracle_count_the_same(unwiped: Graph) -> None:
    telling = dict.fromkeys(oracle.NAMES, 0)
    product, embedded = Loaded(unwiped), unwiped.info.embedded
    for number in range(SEED, SEED + STREETS["embedded" if embedded else "neo4j"]):
        street, chance = random_street(number), Random(number)
        product.load(street)
        for by in KINDS_OF_PLACE:
            day, scope = random_day(chance, street), random_scope(chance, street)
            world = World(taken(street), day)
            expected = oracle.coverage(world, scope, by, CONTACT_DAYS)
            assert told(product, by, day, scope) == expected, (number, by, day, scope)
            for name in oracle.NAMES:
                telling[name] += 0 < expected[0][name] < expected[0]["occupied"]
    if embedded:
        assert all(telling[name] for name in oracle.NAMES if name != "occupied"), telling


def counted(street: Street, by: str) -> dict[str, tuple[int, ...]]:
    """The oracle's counts on the tiny street, in the order of `oracle.NAMES`."""
    whole, rows = oracle.coverage(World(taken(street), DAY), None, by, CONTACT_DAYS)
    return {name: tuple(row.values()) for name, row in {"": whole, **rows}.items()}


def test_the_oracle_counts_the_tiny_street_as_by_hand() -> None:
    """赵一 and 孙三 answer through whole chains; 102 is in 东片, which is taken, 201 in 西片, which is not."""
    assert counted(TINY, "community") == {
        "": (4, 0, 2, 1, 1, 2),
        "锦绣苑": (3, 0, 1, 1, 1, 1),
        "安居苑": (1, 0, 1, 0, 0, 1),
    }
    street = changed(TINY, "包户", {"党员姓名": "赵一"}, 最近联系日期="2018-09-01")
    assert counted(street, "street") == dict.fromkeys(("", "北京中路街道"), (4, 1, 1, 1, 1, 2))
    older = changed(TINY, "包户", {"党员姓名": "赵一"}, 最近联系日期="2018-08-31")
    assert counted(older, "building")["锦绣苑/锦园/1号楼"] == (2, 0, 1, 1, 0, 1)
    twice = changed(street, "楼栋", {"楼号": "1号楼"}, 片区="东片、西片", 网格="")
    assert counted(twice, "patch") == {
        "": (4, 1, 1, 1, 1, 2),
        "锦绣苑/东片": (2, 1, 0, 1, 0, 1),
        "锦绣苑/西片": (3, 1, 0, 1, 1, 1),
        "安居苑/南片": (1, 0, 1, 0, 0, 1),
    }
    assert counted(twice, "grid")["未落格"] == (2, 1, 0, 1, 0, 1)
