"""The catalogue, and the list behind each number."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path as File
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from fastapi.responses import FileResponse, StreamingResponse
from starlette.background import BackgroundTask

from api import media
from api.conditional import OPEN, PERSONAL, etag, not_modified
from api.described import described
from api.keys import Key
from api.listing import LINKED, Cursor, Listing
from api.media import only_json
from api.models import AnswerDocument, QuestionDocument
from api.paging import MOST, PAGE, Page
from api.parameters import AsOf, Lang, Wanted, documented, only, own_parameters
from api.problems import Problem
from api.service import Caller, Service, Speaking, TheService
from graph.catalogue import Question, questions
from graph.language import Language, Text
from viz import tables
from viz.masking import MaskedAnswer

router = APIRouter(tags=["questions"])
_SHARED = ("asOf", "scope", "limit", "cursor", "sources", "lang")
_LINES = 1_000
"""Lines of csv or ndjson that are sent at once."""


def known_question(
    id_: Annotated[str, Path(alias="id", max_length=20, description="such as G01")],
) -> Question:
    """The question of a path; Problem 404 if there is none of that id."""
    try:
        return questions()[id_.upper()]
    except KeyError:
        ids = "、".join(questions())
        raise Problem(
            404,
            "unknown_question",
            Text(
                f"没有这个编号的问题。现有：{ids}。",
                f"There is no question of that id. There are: {', '.join(questions())}.",
            ),
        ) from None


Asked = Annotated[Question, Depends(known_question)]


@router.get(
    "/questions",
    operation_id="listQuestions",
    response_model=list[QuestionDocument],
    dependencies=[Depends(only_json), Depends(only("asOf", "scope"))],
    responses=described(400, 401, 403, 406, 422, 429, 503),
)
def list_questions(
    request: Request,
    service: TheService,
    key: Caller,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
) -> Response:
    """Every question: what it means, what it counts, who can act; the same on every day."""
    _checked(service, key, as_of, scope)
    found = [
        QuestionDocument(**tables.question_json(one, language)) for one in questions().values()
    ]
    body = b"[" + b",".join(one.model_dump_json(by_alias=True).encode() for one in found) + b"]"
    return _catalogue(request, body, language)


@router.get(
    "/questions/{id}",
    operation_id="getQuestion",
    response_model=QuestionDocument,
    dependencies=[Depends(only_json), Depends(only("asOf", "scope"))],
    responses=described(400, 401, 403, 404, 406, 422, 429, 503),
)
def get_question(
    request: Request,
    service: TheService,
    key: Caller,
    question: Asked,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
) -> Response:
    """One question; the same on every day."""
    _checked(service, key, as_of, scope)
    document = QuestionDocument(**tables.question_json(question, language))
    return _catalogue(request, document.model_dump_json(by_alias=True).encode(), language)


@router.get(
    "/questions/{id}/rows",
    operation_id="listRows",
    response_model=AnswerDocument,
    openapi_extra=documented(),
    responses={
        200: {
            "content": {
                media.CSV: {"schema": {"type": "string"}},
                media.NDJSON: {"schema": {"type": "string"}},
                media.XLSX: {"schema": {"type": "string", "format": "binary"}},
            },
            **LINKED,
        },
        **described(400, 401, 403, 404, 406, 410, 422, 429, 503),
    },
)
def list_rows(
    request: Request,
    service: TheService,
    key: Caller,
    question: Asked,
    language: Speaking,
    as_of: AsOf = None,
    scope: Wanted = None,
    limit: Annotated[
        int | None,
        Query(
            ge=0,
            le=MOST,
            description="most rows; default: a page of 1000 as JSON, all in the other forms",
        ),
    ] = None,
    cursor: Cursor = None,
    sources: Annotated[
        bool,
        Query(description="with the ledger rows behind each row: file, sheet, row, day, version"),
    ] = False,
    lang: Lang = None,
) -> Response:
    """The number and the list behind it, masked; the same answer as `dawangge ask`."""
    form = media.chosen(request.headers.get("accept"), media.LISTS)
    names = [parameter.name for parameter in question.parameters]
    given = own_parameters(request, _SHARED, names)
    values = service.answers.values(question, given)
    view = service.answers.view(key, as_of, scope)
    page = Listing.of(
        request, view, language, question.id, sorted(values.items()), sources,
        limit=limit, cursor=cursor, scope=scope, lang=lang, form=form, cache=PERSONAL,
        usual=PAGE if form == media.JSON else None,
        more={**given, **({"sources": "true"} if sources else {})},
    )  # fmt: skip
    if (known := page.not_modified()) is not None:
        return known
    # A workbook says how many rows it leaves out.
    listed = page.page.limit != 0 or form == media.XLSX
    answer = service.answers.answer(view, question, values, listed=listed, sources=sources)
    return _response(answer, page, page.linked(len(answer.rows)))


def _checked(service: Service, key: Key, as_of: str | None, scope: str | None) -> None:
    """Refuse a day or a scope that the lists would refuse; the catalogue itself knows neither."""
    if as_of is not None or scope is not None:
        service.answers.view(key, as_of, scope)


def _catalogue(request: Request, body: bytes, language: Language) -> Response:
    headers = {
        "Cache-Control": OPEN,
        "Content-Language": language,
        "Vary": "Accept-Language",
        "ETag": etag("catalogue", language),
    }
    return not_modified(request, headers) or Response(body, media_type=media.JSON, headers=headers)


def _response(answer: MaskedAnswer, page: Listing, headers: dict[str, str]) -> Response:
    """One page of an answer in the form asked for."""
    form, language = page.form, page.language
    piece = replace(answer, rows=list(page.rows(answer.rows)))
    if form == media.JSON:
        document = AnswerDocument(**tables.answer_json(piece, language))
        return Response(document.model_dump_json(by_alias=True), media_type=form, headers=headers)
    name = f"{answer.question.id}-{answer.as_of.isoformat()}"
    if form == media.XLSX:
        return _workbook(answer, page.page, language, f"{name}.xlsx", headers)
    if form == media.CSV:
        lines, ending = tables.answer_csv(piece, language), "csv"
    else:
        lines, ending = tables.answer_ndjson(piece), "ndjson"
    headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return StreamingResponse(_chunks(lines), media_type=form, headers=headers)


def _workbook(
    answer: MaskedAnswer, page: Page, language: Language, name: str, headers: dict[str, str]
) -> Response:
    """A page as a workbook; its sheet says which of all rows it holds."""
    folder = tempfile.TemporaryDirectory(prefix="dawangge-")
    out = File(folder.name) / name
    tables.answer_xlsx(answer, out, language, start=page.start, limit=page.limit)
    return FileResponse(
        out,
        media_type=media.XLSX,
        filename=name,
        headers=headers,
        background=BackgroundTask(folder.cleanup),
    )


def _chunks(lines: Iterator[str]) -> Iterator[str]:
    while chunk := "".join(islice(lines, _LINES)):
        yield chunk
