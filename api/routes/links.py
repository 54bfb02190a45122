"""The link network: pairs with their evidence, what could be, and the whole as a graph."""

from __future__ import annotations

import json
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from api import media
from api.asked import AskedList
from api.conditional import OPEN, headers_of, not_modified
from api.described import described
from api.listing import LINKED
from api.media import only_json
from api.network_models import (
    EvidenceDocument,
    LatentDocument,
    LatentLinksDocument,
    LinksDocument,
    MeasuresDocument,
    PairDocument,
    TypeDocument,
)
from api.networks import Measured
from api.parameters import AsOf, Lang, Wanted, own_parameters
from api.service import Caller, Speaking, TheService
from graph.analysis import cytoscape, graphml, network_graph
from graph.language import Language
from graph.links import Link
from viz.links import (
    evidence_row,
    latent_row,
    measures_json,
    network_json,
    pair_csv,
    pair_row,
    types_json,
)

router = APIRouter(tags=["links"])
_FORMS: Final = {"json": media.JSON, "cytoscape": media.CYTOSCAPE, "graphml": media.GRAPHML}
_PROBLEMS: Final = described(400, 401, 403, 406, 410, 422, 429, 503)


@router.get(
    "/links",
    operation_id="listLinks",
    response_model=LinksDocument,
    responses={
        200: {
            "content": {
                media.CSV: {"schema": {"type": "string"}},
                media.NDJSON: {"schema": {"type": "string"}},
            },
            **LINKED,
        },
        **_PROBLEMS,
    },
)
def list_links(asked: AskedList) -> Response:
    """Who works with whom: by which types, since when, how often, by what evidence."""
    language = asked.language
    accepted = asked.request.headers.get("accept")
    form = media.chosen(accepted, (media.JSON, media.CSV, media.NDJSON))
    listing = asked.listing("links", form=form)
    if (same := listing.not_modified()) is not None:
        return same
    measured = asked.network
    total = len(measured.network.links)
    shown = listing.rows(measured.network.links)
    if form == media.CSV:
        text = "".join(pair_csv(shown, language))
        return Response(text, media_type=form, headers=listing.linked(total))
    rows = [pair_document(link, language) for link in shown]
    if form == media.NDJSON:
        text = "".join(f"{row.model_dump_json(by_alias=True)}\n" for row in rows)
        return Response(text, media_type=form, headers=listing.linked(total))
    document = LinksDocument(
        **listing.about(total),
        period=measured.network.period,
        types=types_of(measured, language),
        measures=MeasuresDocument(**measures_json(measured.measures)),
        rows=rows,
    )
    return listing.answer(document, total)


@router.get(
    "/links/latent",
    operation_id="listLatentLinks",
    response_model=LatentLinksDocument,
    dependencies=[Depends(only_json)],
    responses={200: LINKED, **_PROBLEMS},
)
def list_latent_links(asked: AskedList) -> Response:
    """What could join two parties and does not yet, by kind; no actual links."""
    listing = asked.listing("latent")
    if (same := listing.not_modified()) is not None:
        return same
    latent = asked.network.network.latent
    document = LatentLinksDocument(
        **listing.about(len(latent)),
        rows=[LatentDocument(**latent_row(one)) for one in listing.rows(latent)],
    )
    return listing.answer(document, len(latent))


@router.get(
    "/links/graph",
    operation_id="getLinkGraph",
    responses={
        200: {
            "description": "node-link JSON, Cytoscape JSON or GraphML",
            "content": {
                media.JSON: {"schema": {"type": "object"}},
                media.CYTOSCAPE: {"schema": {"type": "object"}},
                media.GRAPHML: {"schema": {"type": "string"}},
            },
        },
        **described(400, 401, 403, 406, 422, 429, 503),
    },
    response_class=Response,
)
def get_link_graph(
    request: Request,
    service: TheService,
    key: Caller,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    form: Annotated[
        Literal["json", "cytoscape", "graphml"] | None,
        Query(alias="format", description="goes before Accept"),
    ] = None,
    latent: Annotated[
        Literal["true", "false"] | None, Query(description="with latent links; default false")
    ] = None,
    lang: Lang = None,
) -> Response:
    """The whole network as a graph; the JSON has pairs, evidence and measures beside it."""
    own_parameters(request, ("asOf", "scope", "format", "latent", "lang"), ())
    media_type = _FORMS[form] if form else media.chosen(request.headers.get("accept"), media.GRAPHS)
    view = service.answers.view(key, as_of, scope)
    headers = headers_of(view, language, OPEN, "graph", media_type, latent == "true")
    if (known := not_modified(request, headers)) is not None:
        return known
    measured = service.networks.network(view)
    body = _graph(measured, media_type, language, latent=latent == "true")
    return Response(body, media_type=media_type, headers=headers)


def _graph(measured: Measured, media_type: str, language: Language, *, latent: bool) -> str:
    network = measured.network
    if media_type == media.GRAPHML:
        return graphml(network_graph(network, latent=latent))
    document: dict[str, Any] = (
        cytoscape(network_graph(network, latent=latent))
        if media_type == media.CYTOSCAPE
        else network_json(network, measured.measures, language, latent=latent)
    )
    return json.dumps(document, ensure_ascii=False)


def types_of(measured: Measured, language: Language) -> list[TypeDocument]:
    """The link types of the deployment."""
    return [TypeDocument(**one) for one in types_json(measured.network, language)]


def pair_document(link: Link, language: Language) -> PairDocument:
    """A pair with its evidence."""
    return PairDocument(
        **pair_row(link, language),
        evidence=[EvidenceDocument(**evidence_row(link, one)) for one in link.evidence],
    )
