"""Which column of a ledger says what its recipe tells: what a contradiction is shown by.

By ledger, ``slot`` or ``slot:part``, the part being the start, the end or a detail on which two claims
differ; ``Label.slot`` where a row tells two things of one slot. Several fields: whichever has a column.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from types import MappingProxyType
from typing import Final

from graph.said import LIFE
from loaders.references import PARTIES

Fields = Mapping[str, tuple[str, ...]]


def _fields(**fields: str) -> dict[str, tuple[str, ...]]:
    return {slot: tuple(names.split()) for slot, names in fields.items()}


def _relations(label: str, **fields: str) -> dict[str, tuple[str, ...]]:
    """Relations of a label: ``IN_AREA_Area`` is ``Label-IN_AREA-Area``."""
    named = {}
    for name, field in _fields(**fields).items():
        relation, _, other = name.rpartition("_")
        named[f"{label}-{relation}-{other}"] = field
    return named


def _parties(label: str, **fields: str) -> dict[str, tuple[str, ...]]:
    """Relations of a label to whoever can do something with others."""
    return {
        f"{label}-{relation}-{party}": field
        for relation, field in _fields(**fields).items()
        for party in PARTIES
    }


def _bounds(slot: str, start: str = "", end: str = "") -> dict[str, tuple[str, ...]]:
    return {f"{slot}:{part}": (field,) for part, field in (("start", start), ("end", end)) if field}


_FIELDS: Final[Mapping[str, Fields]] = MappingProxyType(
    {
        "areas": {
            **_fields(code="code", name="name", level="level"),
            **_relations("Area", PART_OF_Area="parent_code code", SUCCEEDED_BY_Area="successor_codes"),
            **_bounds(LIFE, "starts", "ends"),
        },
        "grids": {
            **_fields(name="name", code="code", keeperEmployment="employment", keeper="keeper",
                      keeperPhone="keeper_phones"),
            **_relations("Grid", IN_AREA_Area="community"),
            **_bounds("keeper", "starts"),
        },
        "patches": {
            **_fields(name="name", keeper="keeper"),
            **_relations("Patch", IN_AREA_Area="community"),
            **_relations("PartyOrganisation", TAKES_Patch="branch"),
            **_bounds("keeper", "starts", "ends"),
            **_bounds("PartyOrganisation-TAKES-Patch", "starts", "ends"),
        },
        "buildings": {
            **_fields(use="kind", floors="floors", units="units", statedHouseholds="households",
                      manager="manager", longitude="longitude", latitude="latitude", datum="datum",
                      keeper="keeper", keeperPhone="keeper_phones", name="buildings",
                      path="compound buildings"),
            "Unit.keeper": ("unit_keepers",),
            **_relations("Building", IN_AREA_Area="community", IN_COMPOUND_Compound="compound"),
            **_relations("Compound", IN_AREA_Area="community"),
            **_relations("Unit", IN_BUILDING_Building="buildings"),
        },
        "residents": {
            **_fields(use="occupancy", head="head", room="room", path="room", name="building",
                      relationToHead="relation", maskedId="person_id", phone="phones",
                      politicalStatus="politics"),
            "Resident.name": ("name",),
            **_relations("Household", IN_UNIT_Unit="unit"),
            **_relations("Resident", LIVES_IN_Household="room"),
            **_relations("Building", IN_AREA_Area="community", IN_COMPOUND_Compound="compound"),
            **_relations("Compound", IN_AREA_Area="community"),
            **_relations("Unit", IN_BUILDING_Building="building"),
        },
        "organisations": {
            **_fields(name="name", code="code", kind="kind", form="form", founded="founded",
                      termStart="term_started", termYears="term_years",
                      hasCommittee="has_committee", secretary="secretary",
                      secretaryPhone="secretary_phones"),
            **_relations("PartyOrganisation", UNDER_PartyOrganisation="parent",
                         IN_AREA_Area="community", ROOTED_IN_Employer="employers"),
            **_bounds(LIFE, "founded", "dissolved"),
        },
        "members": {
            **_fields(name="name", sex="gender", ethnicGroup="ethnicity", maskedId="person_id",
                      birthDate="born person_id", education="education", joined="joined",
                      joinedBy="joined", confirmed="confirmed", confirmedBy="confirmed",
                      job="occupation", phone="phones", address="address",
                      addressUnplaced="address", standing="standing", mobileTo="floating_to",
                      category="kind", lost="lost lost_on", mobile="floating",
                      exemption="exemption", exit="left_because left"),
            **_relations("PartyMember", MEMBER_OF_PartyOrganisation="branch",
                         IN_GROUP_PartyOrganisation="group", WORKS_AT_Employer="employer",
                         LIVES_IN_Household="address"),
            **_bounds("category", "confirmed"),
            **_bounds("lost", "lost_on"),
            **_bounds("exit", "left"),
        },
        "responsibility": {
            **_bounds("PartyMember-ANSWERS_FOR-Household", "starts", "ends"),
            "PartyMember-ANSWERS_FOR-Household:post": ("post",),
        },
        "contacts": {
            "PartyMember-CONTACTED-Household:way": ("way",),
            "PartyMember-CONTACTED-Household:matter": ("matter",),
        },
        "employers": {
            **_fields(name="name", code="uscc", kind="kind", founded="founded",
                      business="business", status="operation", staff="staff", premises="premises",
                      address="address", addressUnplaced="address",
                      formalMembers="formal_members", members="members", coverage="coverage",
                      organisationForm="founding_way", instructor="instructor",
                      instructorPhone="instructor_phones",
                      reasonNotOrganised="no_organisation_because"),
            **_relations("Employer", IN_AREA_Area="community", IN_BUILDING_Building="building address",
                         COVERED_BY_PartyOrganisation="organisation"),
        },
        "events": {
            **_fields(name="name", date="day", linkType="category", place="place", result="result"),
            **_relations("Event", IN_AREA_Area="community"),
            **_parties("Event", STARTED_BY="starter", ORGANISED_BY="organisers"),
        },
        "agreements": {
            **_fields(linkType="category", signed="signed", expires="expires", matter="matter"),
            **_parties("Agreement", FIRST_PARTY="one", SECOND_PARTY="other"),
            **_bounds(LIFE, "signed", "expires"),
        },
        "lists": {
            **_fields(name="name", list="kind", category="category", state="state"),
            **_parties("ListItem", STATED_BY="proposer"),
            **_relations("ListItem", USES_ListItem="resource need"),
            **_bounds(LIFE, "starts", "ends"),
        },
        "bodies": {
            **_fields(name="name", kind="kind", statedHouseholds="households", staff="staff",
                      head="leader", headPhone="leader_phones", category="service_category",
                      oneStop="one_stop"),
            "BodyOffice.name": ("part",),
            "ServiceItem.name": ("services",),
            **_relations("CommunityBody", IN_AREA_Area="community"),
            **_relations("BodyOffice", PART_OF_CommunityBody="name"),
            **_relations("ServiceItem", IN_AREA_Area="community", HANDLED_AT_BodyOffice="part"),
        },
        "reporting": {},
        "reports": {
            **_fields(name="name", kind="kind", due="due", audience="audience", result="result",
                      made="made"),
            **_parties("Report", OWED_BY="owner"),
            **_bounds(LIFE, "made"),  # 应报日期 is part of what a report is
        },
    }
)  # fmt: skip


def field_of(ledger: str, label: str, slot: str, part: str, present: Container[str]) -> str:
    """The field of a row that says a slot of a thing; empty where no one column does.

    Args:
        ledger: of the row.
        label: of the thing.
        slot: of the thing.
        part: on which two claims differ: empty for the value itself.
        present: fields that have a column.
    """
    known = _FIELDS.get(ledger, {})
    names = known.get(f"{label}.{slot}") or known.get(slot) or ()
    if part:
        names = known.get(f"{slot}:{part}") or names
    return next((name for name in names if name in present), names[0] if names else "")
