"""Conditional requests (RFC 9110, 13): what the caller already has is not sent again."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import Request, Response

PERSONAL = "no-store"
"""Lists name doors and, masked, persons: nothing between here and the caller may keep them."""
OPEN = "private, no-cache"


def etag(*what: str) -> str:
    """Return the tag of what this program of this version would answer."""
    return f'"{"-".join((version("dawangge"), *what))}"'


def unchanged(request: Request, tag: str) -> bool:
    """Whether the caller already has what bears this tag."""
    header = request.headers.get("if-none-match", "")
    known = [one.strip().removeprefix("W/") for one in header.split(",")]
    return tag in known or header.strip() == "*"


def not_modified(headers: dict[str, str]) -> Response:
    """304 with the headers that the answer would have had."""
    return Response(status_code=304, headers=headers)
