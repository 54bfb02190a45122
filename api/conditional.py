"""Conditional requests (RFC 9110, 13): what the caller already has is not sent again."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import Request, Response

from api.answers import View
from graph.language import Language

PERSONAL = "no-store"
"""Lists name doors and, masked, persons: nothing between here and the caller may keep them."""
OPEN = "private, no-cache"


def etag(*what: str) -> str:
    """Return the tag of what this program of this version would answer."""
    return f'"{"-".join((version("dawangge"), *what))}"'


def headers_of(
    view: View, language: Language, cache: str, *what: object, negotiated: bool = True
) -> dict[str, str]:
    """Return the headers of every answer about a view, a 304 too.

    Args:
        view: of which day and part.
        language: of the answer's texts.
        cache: who may keep it, ``PERSONAL`` or ``OPEN``.
        what: tells this answer from all others about the view.
        negotiated: it comes in several forms.
    """
    found = {
        "Cache-Control": cache,
        "Content-Language": language,
        "Vary": f"{'Accept, ' if negotiated else ''}Accept-Language, Authorization, X-API-Key",
    }
    if not view.standing.loading:
        # While a load runs an answer may change under the same tag.
        found["ETag"] = etag(view.tag(*what), language)
    return found


def not_modified(request: Request, headers: dict[str, str]) -> Response | None:
    """304 with the headers that the answer would have had, where the caller has it already."""
    tag = headers.get("ETag")
    return Response(status_code=304, headers=headers) if tag and _known(request, tag) else None


def _known(request: Request, tag: str) -> bool:
    header = request.headers.get("if-none-match", "")
    known = [one.strip().removeprefix("W/") for one in header.split(",")]
    return tag in known or header.strip() == "*"
