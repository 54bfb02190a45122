"""Who can be linked: party organisations, employers, community bodies and areas of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from graph.links.asked import Asked, Row
from graph.links.parts import Party
from graph.scope import heirs

COMMUNITY = "社区"
GROUP = "党小组"
COMMITTEE = "党委"


def parties_of(asked: Asked, named: Iterable[str]) -> dict[str, Party]:
    """All current organisations, areas in force, and whatever is named, by their keys in the graph.

    Args:
        asked: what to ask.
        named: keys of parties that some evidence names, of whatever kind.
    """
    organisations, employers, bodies, areas = asked.together(
        "organisations", "employers", "bodies", "areas", named=sorted(named)
    )
    places = {row["key"]: row for row in areas}
    gone = heirs(asked.graph, asked.as_of)
    places |= {key: places[heir] for key, heir in gone.items() if heir in places}
    found = {row["key"]: _area(asked, row, places) for row in areas}
    for row in bodies:
        found[row["key"]] = _body(asked, row, places)
    for row in employers:
        found[row["key"]] = _employer(asked, row, places)
    by_key = {row["key"]: row for row in organisations}
    for row in organisations:
        found[row["key"]] = _organisation(asked, row, by_key, found, places)
    return found


def _area(asked: Asked, row: Row, places: Mapping[str, Row]) -> Party:
    return Party(
        asked.opaque(row["key"]),
        "area",
        row["name"],
        row["kind"],
        code=_code(row["key"], places),
        community=_name(row["key"], places),
        there=bool(row["there"]),
        in_scope=bool(row["inScope"]),
        communal=row["kind"] == COMMUNITY,
        above=next((asked.opaque(up) for up in row["above"]), ""),
    )


def _body(asked: Asked, row: Row, places: Mapping[str, Row]) -> Party:
    area = next(iter(row["areas"]), "")
    return Party(
        asked.opaque(row["key"]),
        "body",
        row["name"],
        row["kind"],
        code=_code(area, places),
        community=_name(area, places),
        there=bool(row["there"]),
        in_scope=bool(row["inScope"]),
        communal=True,
    )


def _employer(asked: Asked, row: Row, places: Mapping[str, Row]) -> Party:
    area = next(iter([*row["areas"], *row["around"]]), "")
    return Party(
        asked.opaque(row["key"]),
        "employer",
        row["name"],
        row["kind"],
        code=_code(area, places),
        community=_name(area, places),
        there=bool(row["there"]),
        in_scope=bool(row["inScope"]),
        sectors=(row["kind"],) if row["kind"] else (),
    )


def _organisation(
    asked: Asked,
    row: Row,
    all_: Mapping[str, Row],
    found: Mapping[str, Party],
    places: Mapping[str, Row],
) -> Party:
    employers = [found[root] for root in row["roots"] if root in found]
    seat = _seat(row, all_)
    code, community = _code(seat, places), _name(seat, places)
    if not seat:
        housed = next((one for one in employers if one.code), None)
        code, community = (housed.code, housed.community) if housed else ("", "")
    return Party(
        asked.opaque(row["key"]),
        "organisation",
        row["name"],
        row["kind"],
        row["form"],
        code=code,
        community=community,
        there=bool(row["there"]),
        in_scope=bool(row["inScope"]),
        communal=_rootless(row, all_) and any(map(_is_committee, _upwards(row, all_))),
        members=row["members"],
        roots=_opaque(asked, row["roots"], found),
        covers=_opaque(asked, [*row["roots"], *row["covers"]], found),
        sectors=tuple(sorted({sort for one in employers for sort in one.sectors})),
        above=next((asked.opaque(up) for up in row["above"] if up in all_), ""),
    )


def _opaque(asked: Asked, keys: Iterable[str], found: Mapping[str, Party]) -> tuple[str, ...]:
    return tuple(sorted({asked.opaque(key) for key in keys if key in found}))


def _seat(row: Row, all_: Mapping[str, Row]) -> str:
    """Its own community, else that of the nearest one above it that has one (domain.md, scope)."""
    for one in _upwards(row, all_):
        if one["areas"]:
            return str(one["areas"][0])
    return ""


def _is_committee(row: Row) -> bool:
    """A community's committee: a 党委 with a 所属社区 of its own, rooted in no employer (as in G24)."""
    return bool(row["kind"] == COMMITTEE and row["areas"] and not row["roots"])


def _rootless(row: Row, all_: Mapping[str, Row]) -> bool:
    """Neither it nor, of a group, the branch above it is rooted in an employer."""
    above = next((all_[up] for up in row["above"] if up in all_), None)
    roots = row["roots"] or (above["roots"] if above and row["kind"] == GROUP else ())
    return not roots


def _upwards(row: Row, all_: Mapping[str, Row]) -> Iterable[Row]:
    here: Row | None = row
    seen: set[str] = set()
    while here is not None and here["key"] not in seen:
        seen.add(here["key"])
        yield here
        here = next((all_[up] for up in here["above"] if up in all_), None)


def _code(area: str, places: Mapping[str, Row]) -> str:
    return str(places[area]["code"]) if area in places else ""


def _name(area: str, places: Mapping[str, Row]) -> str:
    return str(places[area]["name"]) if area in places else ""


def sides_of(parties: Mapping[str, Party]) -> dict[str, frozenset[str]]:
    """Whoever acts for a party, itself included: an employer's organisations, their employers.

    Args:
        parties: all there are, by whatever key.

    Returns:
        Opaque keys, by the opaque key of the party.
    """
    sides = {one.key: {one.key} for one in parties.values()}
    gone = {one.key for one in parties.values() if not one.there}
    for one in parties.values():
        for employer in one.covers if one.there else ():
            if employer in gone:
                continue
            sides[one.key].add(employer)
            # It is not among them where it is drawn as one of its organisations.
            sides.setdefault(employer, {employer}).add(one.key)
    return {key: frozenset(side) for key, side in sides.items()}


def folded(parties: Mapping[str, Party]) -> Callable[[Party], Party]:
    """Return what a party is drawn as: a community for what is its own, an organisation for its employer.

    Args:
        parties: all there are, by whatever key.
    """
    areas = (one for one in parties.values() if one.kind == "area" and one.sort == COMMUNITY)
    # The code of one that is gone is that of whoever took it over: who is there comes last, and stays.
    communities = {one.code: one for one in sorted(areas, key=lambda one: one.there)}
    by_key = {one.key: one for one in parties.values()}
    rooted: dict[str, list[Party]] = {}
    for one in parties.values():
        if one.kind == "organisation" and one.sort != GROUP and one.there:
            for root in one.roots:
                rooted.setdefault(root, []).append(one)

    def fold(party: Party) -> Party:
        if party.kind == "organisation" and party.sort == GROUP and party.above in by_key:
            return fold(replace(by_key[party.above]))
        if party.communal:
            return communities.get(party.code, party)
        if party.kind == "employer" and len(organised := rooted.get(party.key, [])) == 1:
            return organised[0]
        return party

    return fold
