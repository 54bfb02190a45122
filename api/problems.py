"""What went wrong, as RFC 9457 says it: ``application/problem+json`` with one readable sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.language import language_of
from api.models import ProblemDocument
from graph.errors import DatabaseUnreachable, DawanggeError, RefusedForSafety
from graph.language import Language, Text
from viz.files import CannotWrite

MEDIA_TYPE = "application/problem+json"
_IN_QUOTES = re.compile(r"'([^']*)'")


class Problem(Exception):
    """A request that cannot be answered.

    Args:
        status: of HTTP.
        code: a fixed English word for programs.
        text: one sentence for people; nothing personal, and nothing of the machine.
        headers: that go with it.
    """

    def __init__(
        self, status: int, code: str, text: Text, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.text = text
        self.headers = dict(headers or {})

    def response(self, language: Language) -> JSONResponse:
        """The problem as a response."""
        document = ProblemDocument(
            type=f"urn:dawangge:problem:{self.code}",
            title=HTTPStatus(self.status).phrase,
            status=self.status,
            code=self.code,
            detail=self.text.say(language),
        )
        return JSONResponse(
            document.model_dump(),
            status_code=self.status,
            media_type=MEDIA_TYPE,
            headers={"Content-Language": language, "Vary": "Accept-Language", **self.headers},
        )


def of_mistake(error: DawanggeError) -> Problem:
    """The problem that one of the program's own errors is, seen over HTTP."""
    if isinstance(error, DatabaseUnreachable):
        # The sentence names addresses and folders; it is for the operator's log.
        return Problem(
            503,
            "database_unreachable",
            Text(
                "数据库暂时连不上，请稍后再试。", "The database cannot be reached; try again later."
            ),
            {"Retry-After": "5"},
        )
    if isinstance(error, RefusedForSafety):
        return Problem(
            503,
            "refused_for_safety",
            Text(
                "服务的数据库不能用，请联系管理员（dawangge doctor 会说明原因）。",
                "The service's database cannot be used; tell the operator (dawangge doctor says why).",
            ),
        )
    if isinstance(error, CannotWrite):
        # A workbook is made in a file first; which one is no business of the caller's.
        return Problem(
            503,
            "no_room",
            Text(
                "服务的磁盘写不了文件，请联系管理员。",
                "The service's disk cannot be written; tell the operator.",
            ),
        )
    return Problem(400, "wrong_parameter", error.text)


def of_http(error: HTTPException) -> Problem:
    """The problem that the framework's own refusal is."""
    texts = {
        404: ("not_found", Text("没有这个地址。", "There is nothing at this address.")),
        405: ("method_not_allowed", Text("这个地址不接受这种请求方法。", "This address does not take this method.")),
    }  # fmt: skip
    code, text = texts.get(
        error.status_code,
        ("bad_request", Text("读不懂这个请求。", "The request cannot be understood.")),
    )
    return Problem(error.status_code, code, text, error.headers)


def of_validation(error: RequestValidationError) -> Problem:
    """The problem that a parameter of the wrong form is; it names it, never what was sent."""
    first = error.errors()[0]
    name = str(first["loc"][-1])
    allowed = _IN_QUOTES.findall(str(first.get("ctx", {}).get("expected", "")))
    zh = f"，可以写：{'、'.join(allowed)}" if allowed else ""
    en = f"; it takes {', '.join(allowed)}" if allowed else ""
    return Problem(
        400,
        "wrong_parameter",
        Text(f"参数 {name} 的写法不对{zh}。", f"Parameter {name} is not of the right form{en}."),
    )


def unexpected() -> Problem:
    """The problem that a fault of this program is."""
    return Problem(
        500,
        "internal_error",
        Text(
            "程序出错了，已记入日志。请联系管理员。",
            "The program failed; it is in the log. Tell the operator.",
        ),
    )


async def answer_problem(request: Request, error: Exception) -> JSONResponse:
    """Answer a problem, or an error that is one, in the caller's language."""
    if isinstance(error, Problem):
        problem = error
    elif isinstance(error, DawanggeError):
        problem = of_mistake(error)
    elif isinstance(error, RequestValidationError):
        problem = of_validation(error)
    elif isinstance(error, HTTPException):
        problem = of_http(error)
    else:
        problem = unexpected()
    return problem.response(language_of(request))
