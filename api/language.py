"""The language of an answer: ``?lang=`` first, then ``Accept-Language``, else Chinese."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from api.weights import weighed
from graph.language import Language


def language_of(request: HTTPConnection) -> Language:
    """Return the language the caller reads best."""
    wanted = request.query_params.get("lang")
    if wanted in ("zh", "en"):
        return "en" if wanted == "en" else "zh"
    for tag, weight in weighed(request.headers.get("accept-language", "")):
        language = tag.partition("-")[0]
        if weight and language in ("zh", "en"):
            return "en" if language == "en" else "zh"
    return "zh"
