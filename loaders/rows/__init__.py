"""The typed rows of the sixteen ledgers; a column is declared where the field is."""

from __future__ import annotations

from typing import Final

from loaders.rows.base import LedgerRow
from loaders.rows.bodies import BodyRow, ReportRow
from loaders.rows.contacts import ContactRow
from loaders.rows.dwellings import BuildingRow, ResidentRow
from loaders.rows.employers import EmployerRow, ReportingRow
from loaders.rows.ground import AreaRow, GridRow, PatchRow
from loaders.rows.party import MemberRow, OrganisationRow
from loaders.rows.responsibility import ResponsibilityRow
from loaders.rows.together import AgreementRow, EventRow, ListRow

# In the order of the contract, which is also the order in which a run resolves what they name.
LEDGERS: Final[dict[str, type[LedgerRow]]] = {
    row.ledger: row
    for row in (
        AreaRow,
        GridRow,
        PatchRow,
        BuildingRow,
        ResidentRow,
        OrganisationRow,
        MemberRow,
        ResponsibilityRow,
        ContactRow,
        EmployerRow,
        EventRow,
        AgreementRow,
        ListRow,
        BodyRow,
        ReportingRow,
        ReportRow,
    )
}

__all__ = [
    "LEDGERS",
    "AgreementRow",
    "AreaRow",
    "BodyRow",
    "BuildingRow",
    "ContactRow",
    "EmployerRow",
    "EventRow",
    "GridRow",
    "LedgerRow",
    "ListRow",
    "MemberRow",
    "OrganisationRow",
    "PatchRow",
    "ReportRow",
    "ReportingRow",
    "ResidentRow",
    "ResponsibilityRow",
]
