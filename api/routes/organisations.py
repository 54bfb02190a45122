"""Party organisations and areas of the day, and the links of one organisation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from api.asked import AskedList, AskedView
from api.described import described
from api.listing import LINKED
from api.media import only_json
from api.network_models import (
    AreaDocument,
    AreasDocument,
    NamedDocument,
    OrganisationDocument,
    OrganisationLinksDocument,
    OrganisationsDocument,
)
from api.networks import Measured
from api.routes.links import pair_document, types_of
from graph.links import Party
from viz.masking import mask_numbers

router = APIRouter(tags=["organisations"], dependencies=[Depends(only_json)])
_LEDGERS = ("organisations", "members", "employers")
OrganisationKey = Annotated[
    str, Path(alias="key", max_length=40, description="opaque, from the list of organisations")
]


@router.get(
    "/organisations",
    operation_id="listOrganisations",
    response_model=OrganisationsDocument,
    responses={200: LINKED, **described(400, 401, 403, 406, 410, 422, 429, 503)},
)
def list_organisations(asked: AskedList) -> Response:
    """The party organisations current on the day, by name."""
    listing = asked.listing("organisations")
    if (same := listing.not_modified()) is not None:
        return same
    measured = asked.network
    every = measured.organisations
    document = OrganisationsDocument(
        **listing.about(len(every), _LEDGERS),
        rows=[organisation_document(measured, one) for one in listing.rows(every)],
    )
    return listing.answer(document, len(every))


@router.get(
    "/organisations/{key}",
    operation_id="getOrganisation",
    response_model=OrganisationDocument,
    responses=described(400, 401, 403, 404, 406, 422, 429, 503),
)
def get_organisation(asked: AskedView, wanted: OrganisationKey) -> Response:
    """One party organisation."""
    listing = asked.listing("organisation", wanted)
    measured = asked.network
    party = measured.organisation(wanted)
    if (same := listing.not_modified()) is not None:
        return same
    return listing.answer(organisation_document(measured, party), 1)


@router.get(
    "/organisations/{key}/links",
    operation_id="listOrganisationLinks",
    response_model=OrganisationLinksDocument,
    responses={200: LINKED, **described(400, 401, 403, 404, 406, 410, 422, 429, 503)},
)
def list_organisation_links(asked: AskedList, wanted: OrganisationKey) -> Response:
    """The actual links of one party organisation, with their evidence."""
    listing = asked.listing("organisationLinks", wanted)
    measured = asked.network
    party = measured.organisation(wanted)
    if (same := listing.not_modified()) is not None:
        return same
    links = measured.links_of(party)
    document = OrganisationLinksDocument(
        **listing.about(len(links)),
        organisation=organisation_document(measured, party),
        types=types_of(measured, asked.language),
        rows=[pair_document(link, asked.language) for link in listing.rows(links)],
    )
    return listing.answer(document, len(links))


@router.get(
    "/areas",
    operation_id="listAreas",
    response_model=AreasDocument,
    responses={200: LINKED, **described(400, 401, 403, 406, 410, 422, 429, 503)},
)
def list_areas(asked: AskedList) -> Response:
    """The areas in force on the day, by code."""
    listing = asked.listing("areas")
    if (same := listing.not_modified()) is not None:
        return same
    measured = asked.network
    every = measured.areas
    document = AreasDocument(
        **listing.about(len(every), ("areas",)),
        rows=[
            AreaDocument(
                key=one.key,
                code=one.code,
                name=one.name,
                level=one.sort,
                above=_named(measured, one.above),
            )
            for one in listing.rows(every)
        ],
    )
    return listing.answer(document, len(every))


def organisation_document(measured: Measured, party: Party) -> OrganisationDocument:
    """A party organisation as it goes out."""
    network = measured.network
    asked = {one.key for one in network.subjects}
    alone = {one.key for one in network.isolated}
    employers = (_named(measured, root) for root in party.roots)
    return OrganisationDocument(
        key=party.key,
        name=mask_numbers(party.name),
        kind=party.sort,
        form=party.form,
        community=party.community,
        code=party.code,
        members=party.members,
        above=_named(measured, party.above),
        employers=[one for one in employers if one is not None],
        isolated=party.key in alone if party.key in asked else None,
        links=len(measured.links_of(party)),
    )


def _named(measured: Measured, key: str) -> NamedDocument | None:
    party = measured.network.parties.get(key)
    return None if party is None else NamedDocument(key=party.key, name=mask_numbers(party.name))
