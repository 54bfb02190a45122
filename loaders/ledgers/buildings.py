"""楼栋: buildings with their units, what they lie in, who serves and who keeps them."""

from __future__ import annotations

from collections.abc import Callable

from loaders.book import Fact, Told
from loaders.ledgers.common import tell_post
from loaders.ledgers.ground import Site, mention, site, tell_site, tell_unit
from loaders.rows.dwellings import BuildingRow
from loaders.telling import Hand, Recipe


def announce(row: BuildingRow, hand: Hand) -> bool:
    return mention(hand, row, row.buildings, lists=True)


def identify(row: BuildingRow, hand: Hand) -> list[Site]:
    community = hand.must("community", hand.names.community, row.community)
    return [site(hand, community, row.compound, name, lists=True) for name in row.buildings]


def tell(row: BuildingRow, sites: list[Site], hand: Hand) -> Told:
    told = Told(Fact("Building", sites[0].key))
    community = sites[0].community
    names = hand.names
    grids = _claims(
        hand, "grids", row.grids, lambda text: names.within(names.grids, community, text)
    )
    patches = _claims(
        hand, "patches", row.patches, lambda text: names.within(names.patches, community, text)
    )
    committees = _claims(
        hand,
        "committees",
        row.committees,
        lambda text: names.within(names.committees, community, text),
    )
    for where in sites:
        tell_site(told, where, hand)
        told.tell(
            "Building",
            where.key,
            use=row.kind,
            floors=row.floors,
            units=row.units,
            statedHouseholds=row.households,
            manager=row.manager,
            longitude=row.longitude,
            latitude=row.latitude,
            datum=row.datum,
        )
        _tell_claims(told, row, where.key, "grids", "Building-IN_GRID-Grid", grids)
        _tell_claims(told, row, where.key, "patches", "Building-IN_PATCH-Patch", patches)
        _tell_claims(
            told, row, where.key, "committees", "Building-SERVED_BY-CommunityBody", committees
        )
        tell_post(told, row, "Building", where.key, "keeper", field="keeper")
        _tell_units(told, row, where, hand)
    return told


def _claims(
    hand: Hand, field: str, texts: tuple[str, ...] | None, find: Callable[[str], str]
) -> list[str]:
    """Every grid, patch or committee a cell claims; what cannot be found is refused as a cell."""
    found = (hand.may(field, find, text) for text in texts or ())
    return [key for key in found if key is not None]


def _tell_claims(
    told: Told, row: BuildingRow, building: str, field: str, slot: str, found: list[str]
) -> None:
    if not row.said(field):
        return
    for key in found:
        told.say("Building", building, slot, key)
    if getattr(row, field) is None:
        told.say("Building", building, slot, None)


def _tell_units(told: Told, row: BuildingRow, where: Site, hand: Hand) -> None:
    keepers = dict(row.unit_keepers or ())
    units = dict.fromkeys(
        [f"{number}单元" for number in range(1, (row.units or 0) + 1)] + list(keepers)
    )
    for unit in units:
        key = tell_unit(told, where, unit, hand)
        if row.said("unit_keepers"):
            told.say("Unit", key, "keeper", keepers.get(unit))


RECIPE = Recipe(BuildingRow, identify, tell, announce)
