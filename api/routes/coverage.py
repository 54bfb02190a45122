"""How far the chain of responsibility reaches, in the whole and by community."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request, Response

from api import media
from api.conditional import OPEN, etag, not_modified, unchanged
from api.described import described
from api.media import only_json
from api.models import AreaCoverage, CoverageDocument, Share
from api.parameters import AsOf, Lang, Wanted, documented, own_parameters
from api.service import Caller, Speaking, TheService
from graph.language import Language
from graph.overview import Reach
from viz.ledgers import CHAIN
from viz.palette import LEVELS
from viz.wording import say

router = APIRouter(tags=["coverage"])
_SHARED = ("asOf", "scope", "lang")
_STEPS = {
    "taken": "taken",
    "taken_covered": "covered",
    "taken_covered_whole": "whole",
    "all_steps": "contacted",
}
"""Steps of the chain: what `Reach` calls them, and what everybody else does."""


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
    lang: Lang = None,
) -> Response:
    """Levels and chain, each with numerator and denominator: occupied households."""
    given = own_parameters(request, _SHARED, ("contactDays",))
    view = service.answers.view(key, as_of, scope)
    found = service.answers.coverage(view, given)
    headers = {
        "Cache-Control": OPEN,
        "Content-Language": language,
        "Vary": "Accept-Language, Authorization, X-API-Key",
    }
    if not view.standing.loading:
        headers["ETag"] = etag(view.tag("coverage", found.contact_days), language)
        if unchanged(request, headers["ETag"]):
            return not_modified(headers)
    document = CoverageDocument(
        as_of=view.day,
        scope=view.scope.name or None,
        parameters={"contactDays": found.contact_days},
        whole=_area(found.whole, found.contact_days, language),
        communities=[_area(one, found.contact_days, language) for one in found.communities],
        ledger_days=view.standing.ledger_days(CHAIN, view.day),
        loading=view.standing.loading,
    )
    return Response(document.model_dump_json(by_alias=True), media_type=media.JSON, headers=headers)


def _area(reach: Reach, days: int, language: Language) -> AreaCoverage:
    def share(name: str, title: str, numerator: int) -> Share:
        rate = numerator / reach.occupied if reach.occupied else None
        return Share(
            name=name, title=title, numerator=numerator, denominator=reach.occupied, rate=rate
        )

    return AreaCoverage(
        code=reach.code,
        name=reach.name,
        levels=[
            share(level.name, level.title.say(language), getattr(reach, level.name))
            for level in LEVELS
        ],
        chain=[
            share(name, say(f"step_{name}", language, days=days), getattr(reach, counted))
            for counted, name in _STEPS.items()
        ],
    )
