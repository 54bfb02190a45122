"""The maps, as the pages that `dawangge map` writes."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response

from api import media
from api.asked import Asked, AskedView
from api.conditional import PERSONAL, headers_of, not_modified
from api.described import described
from graph.engines import Graph
from graph.links.tree import organisation_tree
from graph.pictures import chain, coverage_ground
from viz.maps import MapKind
from viz.maps.coverage import coverage_page
from viz.maps.links import links_page
from viz.maps.organisations import organisations_page
from viz.maps.responsibility import responsibility_page

router = APIRouter(tags=["maps"])


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
def get_map(asked: AskedView, kind: Annotated[MapKind, Path(description="which map")]) -> Response:
    """A map as one page, persons masked; the same page as `dawangge map`."""
    request, view, language = asked.request, asked.view, asked.language
    media.chosen(request.headers.get("accept"), (media.HTML,))
    headers = headers_of(view, language, PERSONAL, "map", kind)
    if (known := not_modified(request, headers)) is not None:
        return known
    page = _page(asked, kind)
    return Response(page, media_type=f"{media.HTML}; charset=utf-8", headers=headers)


def _page(asked: Asked, kind: MapKind) -> str:
    if kind == "links":
        return links_page(asked.network.network, asked.language)
    return asked.service.answers.kept(
        asked.view,
        ("map", kind, asked.language),
        lambda graph: _drawn(graph, asked, kind),
        weigh=_weight,
    )


def _drawn(graph: Graph, asked: Asked, kind: MapKind) -> str:
    language, rules = asked.language, asked.service.answers.rules
    day, scope, standing = asked.view.day, asked.view.scope, asked.view.standing
    if kind == "responsibility":
        drawn = chain(graph, as_of=day, scope=scope, standing=standing)
        return responsibility_page(drawn, language)
    if kind == "organisations":
        tree = organisation_tree(graph, as_of=day, scope=scope, rules=rules, standing=standing)
        return organisations_page(tree, language)
    ground = coverage_ground(graph, as_of=day, scope=scope, rules=rules, standing=standing)
    return coverage_page(ground, language)


def _weight(page: str) -> int:
    """In rows of some 500 bytes, as answers are weighed."""
    return len(page) // 250 + 1
