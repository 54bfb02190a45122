"""How far the chain of responsibility reaches, in the whole and by places."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api import media
from api.conditional import OPEN, headers_of, not_modified
from api.described import described
from api.media import only_json
from api.models import AreaCoverage, CoverageDocument
from api.parameters import AsOf, Lang, Wanted, documented, own_parameters
from api.service import Caller, Speaking, TheService
from graph.coverage import By
from viz.coverage_tables import area_json, coverage_json

router = APIRouter(tags=["coverage"])
_SHARED = ("asOf", "scope", "by", "lang")


@router.get(
    "/coverage",
    operation_id="getCoverage",
    response_model=CoverageDocument,
    dependencies=[Depends(only_json)],
    openapi_extra=documented("contactDays"),
    responses=described(400, 401, 403, 406, 422, 429, 503),
)
def get_coverage(
    request: Request,
    service: TheService,
    key: Caller,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    by: Annotated[By, Query(description="by which places the rows of areas count")] = "community",
    lang: Lang = None,
) -> Response:
    """Levels and chain by places, each with numerator and denominator: occupied households."""
    given = own_parameters(request, _SHARED, ("contactDays",))
    view = service.answers.view(key, as_of, scope)
    found = service.answers.coverage(view, by, given)
    headers = headers_of(view, language, OPEN, "coverage", by, found.contact_days, negotiated=False)
    if (known := not_modified(request, headers)) is not None:
        return known
    told = coverage_json(found, view.standing, language)
    communities = found if by == "community" else service.answers.coverage(view, "community", given)
    document = CoverageDocument(
        **told,
        communities=[
            AreaCoverage(**area_json(one, communities.contact_days, language))
            for one in communities.rows
        ],
    )
    return Response(document.model_dump_json(by_alias=True), media_type=media.JSON, headers=headers)
