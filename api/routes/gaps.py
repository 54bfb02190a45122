"""The ledger of gaps: what opened, what was filled, by which ledger; with what was said of it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from api import media
from api.conditional import PERSONAL, etag, not_modified, unchanged
from api.described import described
from api.media import only_json
from api.models import GapDocument, GapsDocument, SheetDocument
from api.paging import MOST, PAGE, Page, cursor_for, link, start_of
from api.parameters import AsOf, Lang, Wanted, own_parameters
from api.routes.questions import LINKED
from api.service import Caller, Speaking, TheService
from graph.catalogue import gap_question
from viz import gaps_tables

router = APIRouter(tags=["gaps"])
_SHARED = ("asOf", "scope", "question", "state", "limit", "cursor", "lang")


@router.get(
    "/gaps",
    operation_id="listGaps",
    response_model=GapsDocument,
    dependencies=[Depends(only_json)],
    responses={200: {"headers": LINKED}, **described(400, 401, 403, 406, 410, 422, 429, 503)},
)
def list_gaps(
    request: Request,
    service: TheService,
    key: Caller,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    id_: Annotated[
        str | None,
        Query(alias="question", max_length=20, description="of this question only, such as G01"),
    ] = None,
    state: Annotated[
        Literal["open", "opened", "reopened", "filled", "all"],
        Query(description="open: opened or reopened"),
    ] = "open",
    limit: Annotated[int | None, Query(ge=0, le=MOST, description="most rows of a page")] = None,
    cursor: Annotated[
        str | None, Query(max_length=60, description="from the link to the next page")
    ] = None,
    lang: Lang = None,
) -> Response:
    """Gaps by question and subject, masked; the same ledger as `dawangge gaps list`."""
    own_parameters(request, _SHARED, ())
    only = None if id_ is None else gap_question(id_).id
    view = service.answers.view(key, as_of, scope)
    book, notes, said = service.answers.gaps(view)
    asked = view.tag("gaps", only, state, said)
    page = Page(start_of(cursor, view.state, asked), PAGE if limit is None else limit)
    headers = {
        "Cache-Control": PERSONAL,
        "Content-Language": language,
        "Vary": "Accept-Language, Authorization, X-API-Key",
    }
    if not view.standing.loading:
        headers["ETag"] = etag(asked, language, str(page.start), str(page.limit))
        if unchanged(request, headers["ETag"]):
            return not_modified(headers)
    every = [
        row for row in gaps_tables.rows_of(book, notes) if only is None or row.question.id == only
    ]
    rows = gaps_tables.chosen(every, state)
    end = page.end(len(rows))
    same = {
        "asOf": view.day.isoformat(),
        **({"scope": scope} if scope else {}),
        **({"question": only} if only else {}),
        "state": state,
        "limit": str(page.limit),
        **({"lang": lang} if lang else {}),
    }
    links = []
    if page.start:
        links.append(link(request.url.path, same, "first"))
    if page.start < end < len(rows):
        following = {**same, "cursor": cursor_for(end, view.state, asked)}
        links.append(link(request.url.path, following, "next"))
    if links:
        headers["Link"] = ", ".join(links)
    document = GapsDocument(
        as_of=view.day,
        scope=view.scope.name or None,
        days=list(book.days),
        counts=gaps_tables.counts(every),
        total=len(rows),
        sheets=[SheetDocument(**one) for one in gaps_tables.sheets_json(book)],
        gaps=[
            GapDocument(**gaps_tables.row_json(row, masked=True)) for row in rows[page.start : end]
        ],
        loading=view.standing.loading,
    )
    return Response(document.model_dump_json(by_alias=True), media_type=media.JSON, headers=headers)
