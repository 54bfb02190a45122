"""Coverage by places: how far the chain reaches in each street, community, grid, patch or building.

Every occupied household is counted once in the whole. A building in two grids (or patches) is counted in
the row of each, and ``Coverage.again`` says how many households the rows count beyond the whole; one in
none has its row at the end, so that the rows of a partition add up to the whole wherever it is one.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

from graph.engines import Graph
from graph.language import Text
from graph.scope import Scope, areas_above, heirs
from graph.terms import CYPHER, ScopeKind, expand, parameters_of

_AREAS = expand("MATCH (a:Area) WHERE @living(a) RETURN a.key AS key, a.name AS name", "none")

By = Literal["street", "community", "grid", "patch", "building"]
KINDS_OF_PLACE: tuple[By, ...] = get_args(By)

PLACES: Mapping[By, Text] = {
    "street": Text("街道", "street"),
    "community": Text("社区", "community"),
    "grid": Text("网格", "grid"),
    "patch": Text("片区", "patch"),
    "building": Text("楼栋", "building"),
}
"""What a user calls the places."""

NOWHERE: Mapping[By, Text] = {
    "street": Text("未注明街道", "no street stated"),
    "community": Text("未注明社区", "no community stated"),
    "grid": Text("未落格", "in no grid"),
    "patch": Text("未落片", "in no patch"),
    "building": Text("未注明楼栋", "no building stated"),
}
"""Name of the row of households whose building lies in no such place."""

RESTS_ON: tuple[str, ...] = (
    "patches", "buildings", "residents", "organisations", "members", "responsibility", "contacts",
)  # fmt: skip
"""The ledgers that the four levels and the chain rest on."""

_BESIDE: Mapping[By, tuple[str, ...]] = {
    "street": ("areas",),
    "community": ("areas",),
    "grid": ("grids",),
}


_NUMERALS = str.maketrans("一二三四五六七八九", "123456789")


@dataclass
class Reach:
    """Counts of occupied households of one place.

    Attributes:
        code: area code (of a grid, patch or building: of its community); empty for the whole.
        name: what to call it.
        occupied: all occupied households, the denominator of everything here.
        taken: of these, in a patch that a current branch has taken.
        taken_covered: of ``taken``, with a present member answering.
        taken_covered_whole: of ``taken_covered``, with a whole chain.
        all_steps: of ``taken_covered_whole``, contacted within the period.
        covered: with a present member answering, whether the patch is taken or not.
        l3: covered and contacted within the period.
        l2: covered, not contacted within the period.
        l1: not covered, patch taken.
        l0: neither.
        whole: covered with a whole chain.
    """

    code: str
    name: str
    occupied: int = 0
    taken: int = 0
    taken_covered: int = 0
    taken_covered_whole: int = 0
    all_steps: int = 0
    covered: int = 0
    l3: int = 0
    l2: int = 0
    l1: int = 0
    l0: int = 0
    whole: int = 0

    def add(
        self, *, taken: bool, covered: bool, whole: bool, contacted: bool, households: int
    ) -> None:
        """Count households that share the four facts."""
        self.occupied += households
        self.taken += households * taken
        self.taken_covered += households * (taken and covered)
        self.taken_covered_whole += households * (taken and covered and whole)
        self.all_steps += households * (taken and covered and whole and contacted)
        self.covered += households * covered
        self.whole += households * (covered and whole)
        self.l3 += households * (covered and contacted)
        self.l2 += households * (covered and not contacted)
        self.l1 += households * (not covered and taken)
        self.l0 += households * (not covered and not taken)


@dataclass(frozen=True)
class Coverage:
    """Levels and chain, in the whole and by places.

    Attributes:
        by: kind of the places.
        as_of: the day it speaks of.
        scope: the part it speaks of.
        contact_days: length of the period of contact.
        whole: every occupied household of the scope, once.
        rows: by place, in the order of communities and names; those in no such place come last.
        again: households that the rows count beyond the whole, because their building lies in two.
    """

    by: By
    as_of: date
    scope: Scope
    contact_days: int
    whole: Reach
    rows: list[Reach]
    again: int = field(default=0)

    @property
    def ledgers(self) -> tuple[str, ...]:
        """The ledgers it rests on."""
        return (*RESTS_ON, *_BESIDE.get(self.by, ()))


@dataclass(frozen=True)
class _Place:
    code: str
    name: str
    there: bool


def coverage(graph: Graph, by: By, *, as_of: date, scope: Scope, contact_days: int) -> Coverage:
    """Count levels and chain by one kind of place (see ``coverages``)."""
    return coverages(graph, (by,), as_of=as_of, scope=scope, contact_days=contact_days)[by]


def coverages(
    graph: Graph, kinds: Sequence[By], *, as_of: date, scope: Scope, contact_days: int
) -> dict[By, Coverage]:
    """Count levels and chain by several kinds of place, looking at every household once.

    Args:
        graph: the open database.
        kinds: kinds of the places.
        as_of: the day asked about.
        scope: the part asked about, resolved for that day.
        contact_days: length of the period of contact.
    """
    given = {"asOf": as_of, "contactDays": contact_days, **scope.parameters}
    wanted = [levels_query(kinds, scope.kind), *(places_query(by, scope.kind) for by in kinds)]
    counts, *listed = graph.read_many([_query(query, given) for query in wanted])
    above, gone = areas_above(graph, as_of), heirs(graph, as_of)
    name = scope.name or _common_area(graph, above, as_of)
    found: dict[By, Coverage] = {}
    for by, there in zip(kinds, listed, strict=True):
        places = _places(there)
        whole = Reach("", name)
        rows = summed(
            ((row, _lying(row[by], by, above, gone, places)) for row in counts),
            places, whole, NOWHERE[by].zh,
        )  # fmt: skip
        again = sum(row.occupied for row in rows) - whole.occupied
        found[by] = Coverage(by, as_of, scope, contact_days, whole, rows, again)
    return found


def _places(rows: Iterable[Mapping[str, Any]]) -> dict[str, _Place]:
    return {
        str(row["key"]): _Place(
            str(row["code"]),
            f"{row['community']}/{row['name']}" if row["community"] else str(row["name"]),
            bool(row["there"]),
        )
        for row in rows
    }


def _lying(
    keys: Sequence[str],
    by: By,
    above: Mapping[str, str],
    gone: Mapping[str, str],
    places: Mapping[str, _Place],
) -> Sequence[str]:
    """The places of households; of an area out of force the one that took it over whole."""
    if by not in ("community", "street"):
        return keys
    there = list(dict.fromkeys(gone.get(key, key) for key in keys))
    return there if by == "community" else _streets(there, above, gone, places)


@cache
def _declared() -> dict[str, dict[str, str]]:
    return tomllib.loads((CYPHER / "coverage" / "places.toml").read_text("utf-8"))


def levels_query(kinds: Sequence[By], scope: ScopeKind) -> str:
    """Plain Cypher of the counts: rows ``{taken, covered, whole, contacted, households}``.

    With them a column named for each of ``kinds``: the keys of the places that the households lie in.
    """
    text = (CYPHER / "coverage" / "levels.cypher").read_text("utf-8")
    lying = ",\n     ".join(f"{_declared()[by]['lying']} AS {by}" for by in kinds)
    return expand(text.replace("{{lying}}", lying).replace("{{kinds}}", ", ".join(kinds)), scope)


def places_query(by: By, scope: ScopeKind) -> str:
    """Plain Cypher of the places there are: rows ``{key, code, name, community, there}``."""
    return expand(_declared()[by]["all"].strip(), scope)


def _query(query: str, given: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    return query, {name: given[name] for name in parameters_of(query)}


def summed(
    rows: Iterable[tuple[Mapping[str, Any], Sequence[str]]],
    places: Mapping[str, _Place],
    whole: Reach,
    nowhere: str,
) -> list[Reach]:
    """Add up counts, each with the keys of its places, into ``whole`` and into a row each place.

    Those in none come last.

    Places in which no household lies have a row too, where they belong to the scope.
    """
    found = {key: Reach(place.code, place.name) for key, place in places.items() if place.there}
    lost = Reach("", nowhere)
    for row, lying in rows:
        here = [
            found.setdefault(key, Reach(places[key].code, places[key].name))
            for key in lying
            if key in places
        ]
        for total in (whole, *(here or [lost])):
            total.add(
                taken=bool(row["taken"]),
                covered=bool(row["covered"]),
                whole=bool(row["whole"]),
                contacted=bool(row["contacted"]),
                households=int(row["households"]),
            )
    ordered = sorted(found.values(), key=lambda one: (one.code, _natural(one.name)))
    return [*ordered, lost] if lost.occupied else ordered


def _natural(name: str) -> list[tuple[int, str]]:
    """A key by which 2号楼 comes before 10号楼, and 第二片区 before 第三片区."""
    name = name.translate(_NUMERALS)
    return [
        (int(part), "") if part.isdecimal() else (-1, part) for part in re.split(r"(\d+)", name)
    ]


def _streets(
    communities: Iterable[str],
    above: Mapping[str, str],
    gone: Mapping[str, str],
    streets: Mapping[str, _Place],
) -> list[str]:
    """The streets above the communities, each once."""
    nearest = (
        next((key for key in _upwards(community, above) if key in streets), "")
        for community in communities
    )
    return sorted({gone.get(key, key) for key in nearest if key})


def _common_area(graph: Graph, above: Mapping[str, str], as_of: date) -> str:
    """Name of the smallest area above every community of the day; empty without one."""
    names = {row["key"]: row["name"] for row in graph.read(_AREAS, asOf=as_of)}
    lines = [_upwards(key, above) for key in set(names) - set(above.values())]
    if not lines:
        return ""
    shared = set(lines[0]).intersection(*lines[1:])
    return next((str(names.get(key, "")) for key in lines[0] if key in shared), "")


def _upwards(key: str, above: Mapping[str, str]) -> list[str]:
    line = [key]
    while (higher := above.get(line[-1])) is not None and higher not in line:
        line.append(higher)
    return line
