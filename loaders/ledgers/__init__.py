"""The recipes: how each ledger's rows become things and relations, one module a ledger."""

from __future__ import annotations

from typing import Any

from loaders.ledgers import (
    agreements,
    areas,
    bodies,
    buildings,
    contacts,
    employers,
    events,
    grids,
    lists,
    members,
    organisations,
    patches,
    reporting,
    reports,
    residents,
    responsibility,
)
from loaders.telling import Recipe

# In the order in which rows are identified: what a bold cell names comes before the row naming it.
RECIPES: dict[str, Recipe[Any]] = {
    recipe.row.ledger: recipe
    for recipe in (
        areas.RECIPE,
        employers.RECIPE,
        organisations.RECIPE,
        grids.RECIPE,
        patches.RECIPE,
        buildings.RECIPE,
        residents.RECIPE,
        members.RECIPE,
        responsibility.RECIPE,
        contacts.RECIPE,
        bodies.RECIPE,
        events.RECIPE,
        agreements.RECIPE,
        lists.RECIPE,
        reporting.RECIPE,
        reports.RECIPE,
    )
}
