"""What happens around every request: security headers, the access log, and the last net."""

from __future__ import annotations

import time
from typing import Final

import structlog
from starlette.datastructures import MutableHeaders, QueryParams
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.faults import kind_of, places_of
from api.language import language_of
from api.problems import unexpected

SECURITY: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""For JSON and files, of which nothing may be run or framed."""

log = structlog.get_logger("dawangge.access")


class Around:
    """Wraps the whole application.

    The log says which path was asked by which key, with which parameters and how it ended: the
    path as declared (``/questions/{id}``), parameters by name only, no address, so that nothing
    personal can reach it however wrongly the service is used.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        try:
            await self._app(scope, receive, guarded)
        except Exception as error:
            # Its message may hold what was asked; where it happened cannot.
            log.error("failed", error=kind_of(error), at=places_of(error))
            if not status:
                problem = unexpected().response(language_of(HTTPConnection(scope)))
                await problem(scope, receive, guarded)
        finally:
            route = scope.get("route")
            log.info(
                "request",
                method=scope["method"],
                path=getattr(route, "path", "?"),
                parameters=sorted(_known_names(scope)),
                status=status,
                milliseconds=round((time.perf_counter() - began) * 1000),
                key=scope.get("dawangge.key"),
            )


def _known_names(scope: Scope) -> set[str]:
    """Names of the parameters given; one that is no plain word might be anything."""
    names = QueryParams(scope["query_string"]).keys()
    return {name if name.isascii() and name.isalpha() and len(name) < 20 else "?" for name in names}
