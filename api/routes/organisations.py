"""Party organisations and areas of the day, and the links of one organisation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request, Response

from api.described import described
from api.listing import LINKED, SHARED, Cursor, Limit, Listing
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
from api.parameters import AsOf, Lang, Wanted, own_parameters
from api.routes.links import pair_document, types_of
from api.service import Caller, Speaking, TheService
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
def list_organisations(
    request: Request,
    service: TheService,
    key: Caller,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    limit: Limit = None,
    cursor: Cursor = None,
    lang: Lang = None,
) -> Response:
    """The party organisations current on the day, by name."""
    own_parameters(request, SHARED, ())
    view = service.answers.view(key, as_of, scope)
    listing = Listing.of(
        request, view, language, "organisations",
        limit=limit, cursor=cursor, scope=scope, lang=lang,
    )  # fmt: skip
    if (same := listing.not_modified()) is not None:
        return same
    measured = service.networks.network(view)
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
def get_organisation(
    request: Request,
    service: TheService,
    key: Caller,
    wanted: OrganisationKey,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    lang: Lang = None,
) -> Response:
    """One party organisation."""
    own_parameters(request, ("asOf", "scope", "lang"), ())
    view = service.answers.view(key, as_of, scope)
    listing = Listing.of(
        request, view, language, "organisation", wanted,
        limit=None, cursor=None, scope=scope, lang=lang,
    )  # fmt: skip
    measured = service.networks.network(view)
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
def list_organisation_links(
    request: Request,
    service: TheService,
    key: Caller,
    wanted: OrganisationKey,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    limit: Limit = None,
    cursor: Cursor = None,
    lang: Lang = None,
) -> Response:
    """The actual links of one party organisation, with their evidence."""
    own_parameters(request, SHARED, ())
    view = service.answers.view(key, as_of, scope)
    listing = Listing.of(
        request, view, language, "organisationLinks", wanted,
        limit=limit, cursor=cursor, scope=scope, lang=lang,
    )  # fmt: skip
    measured = service.networks.network(view)
    party = measured.organisation(wanted)
    if (same := listing.not_modified()) is not None:
        return same
    links = measured.links_of(party)
    document = OrganisationLinksDocument(
        **listing.about(len(links)),
        organisation=organisation_document(measured, party),
        types=types_of(measured, language),
        rows=[pair_document(link, language) for link in listing.rows(links)],
    )
    return listing.answer(document, len(links))


@router.get(
    "/areas",
    operation_id="listAreas",
    response_model=AreasDocument,
    responses={200: LINKED, **described(400, 401, 403, 406, 410, 422, 429, 503)},
)
def list_areas(
    request: Request,
    service: TheService,
    key: Caller,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    limit: Limit = None,
    cursor: Cursor = None,
    lang: Lang = None,
) -> Response:
    """The areas in force on the day, by code."""
    own_parameters(request, SHARED, ())
    view = service.answers.view(key, as_of, scope)
    listing = Listing.of(
        request, view, language, "areas", limit=limit, cursor=cursor, scope=scope, lang=lang
    )
    if (same := listing.not_modified()) is not None:
        return same
    measured = service.networks.network(view)
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
