"""The maps, as the pages that `dawangge map` writes."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Request, Response

from api import media
from api.answers import View
from api.conditional import PERSONAL, etag, not_modified, unchanged
from api.described import described
from api.parameters import AsOf, Lang, Wanted, own_parameters
from api.service import Caller, Service, Speaking, TheService
from graph.language import Language
from graph.links.tree import organisation_tree
from graph.pictures import chain, coverage_ground
from viz.maps.coverage import coverage_page
from viz.maps.links import links_page
from viz.maps.organisations import organisations_page
from viz.maps.responsibility import responsibility_page

router = APIRouter(tags=["maps"])
MapKind = Literal["responsibility", "coverage", "links", "organisations"]


@router.get(
    "/maps/{kind}",
    operation_id="getMap",
    response_class=Response,
    responses={
        200: {
            "description": "one page that asks for nothing else",
            "content": {media.HTML: {"schema": {"type": "string"}}},
        },
        **described(400, 401, 403, 406, 422, 429, 503),
    },
)
def get_map(
    request: Request,
    service: TheService,
    key: Caller,
    kind: Annotated[MapKind, Path(description="which map")],
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    lang: Lang = None,
) -> Response:
    """A map as one page, persons masked; the same page as `dawangge map`."""
    own_parameters(request, ("asOf", "scope", "lang"), ())
    media.chosen(request.headers.get("accept"), (media.HTML,))
    view = service.answers.view(key, as_of, scope)
    headers = {
        "Cache-Control": PERSONAL,
        "Content-Language": language,
        "Vary": "Accept, Accept-Language, Authorization, X-API-Key",
    }
    if not view.standing.loading:
        headers["ETag"] = etag(view.tag("map", kind), language)
        if unchanged(request, headers["ETag"]):
            return not_modified(headers)
    page = _page(service, view, kind, language)
    return Response(page, media_type=f"{media.HTML}; charset=utf-8", headers=headers)


def _page(service: Service, view: View, kind: MapKind, language: Language) -> str:
    if kind == "links":
        return links_page(service.networks.network(view).network, language)
    if kind == "responsibility":
        return service.answers.kept(
            view,
            ("map", kind, language),
            lambda graph: responsibility_page(
                chain(graph, as_of=view.day, scope=view.scope, standing=view.standing), language
            ),
            weigh=_weight,
        )
    if kind == "organisations":
        return service.answers.kept(
            view,
            ("map", kind, language),
            lambda graph: organisations_page(
                organisation_tree(
                    graph,
                    as_of=view.day,
                    scope=view.scope,
                    rules=service.answers.rules,
                    standing=view.standing,
                ),
                language,
            ),
            weigh=_weight,
        )
    return service.answers.kept(
        view,
        ("map", kind, language),
        lambda graph: coverage_page(
            coverage_ground(
                graph,
                as_of=view.day,
                scope=view.scope,
                rules=service.answers.rules,
                standing=view.standing,
            ),
            language,
        ),
        weigh=_weight,
    )


def _weight(page: str) -> int:
    """In rows of some 500 bytes, as answers are weighed."""
    return len(page) // 250 + 1
