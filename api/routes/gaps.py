"""The ledger of gaps: what opened, what was filled, by which ledger; with what was said of it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from api.conditional import PERSONAL
from api.described import described
from api.listing import LINKED, Cursor, Limit, Listing
from api.media import only_json
from api.models import GapDocument, GapsDocument, SheetDocument
from api.parameters import AsOf, Lang, Wanted, own_parameters
from api.service import Caller, Speaking, TheService
from graph.catalogue import gap_question
from graph.gaps.history import Chosen
from viz import gaps_tables

router = APIRouter(tags=["gaps"])
_SHARED = ("asOf", "scope", "question", "state", "limit", "cursor", "lang")


@router.get(
    "/gaps",
    operation_id="listGaps",
    response_model=GapsDocument,
    dependencies=[Depends(only_json)],
    responses={200: LINKED, **described(400, 401, 403, 406, 410, 422, 429, 503)},
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
        Chosen,
        Query(description="open: opened or reopened"),
    ] = "open",
    limit: Limit = None,
    cursor: Cursor = None,
    lang: Lang = None,
) -> Response:
    """Gaps by question and subject, masked; the same ledger as `dawangge gaps list`."""
    own_parameters(request, _SHARED, ())
    only = None if id_ is None else gap_question(id_).id
    view = service.answers.view(key, as_of, scope)
    book, notes, said = service.answers.gaps(view)
    listing = Listing.of(
        request, view, language, "gaps", only, state, said,
        limit=limit, cursor=cursor, scope=scope, lang=lang, cache=PERSONAL, negotiated=False,
        more={**({"question": only} if only else {}), "state": state},
    )  # fmt: skip
    if (known := listing.not_modified()) is not None:
        return known
    every = [
        row for row in gaps_tables.rows_of(book, notes) if only is None or row.question.id == only
    ]
    rows = gaps_tables.chosen(every, state)
    document = GapsDocument(
        as_of=view.day,
        scope=view.scope.name or None,
        days=list(book.days),
        counts=gaps_tables.counts(every),
        total=len(rows),
        sheets=[SheetDocument(**one) for one in gaps_tables.sheets_json(book)],
        gaps=[GapDocument(**gaps_tables.row_json(row, masked=True)) for row in listing.rows(rows)],
        loading=view.standing.loading,
    )
    return listing.answer(document, len(rows))
