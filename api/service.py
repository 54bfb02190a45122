"""What all requests share, and who asks: the caller's key and how often he may come."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyHeader, HTTPAuthorizationCredentials, HTTPBearer
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.answers import Answers
from api.keys import Key, Keys
from api.language import language_of
from api.networks import Networks
from api.problems import Problem
from graph.language import Language, Text

_bearer = HTTPBearer(auto_error=False, description="API key, made by `dawangge key add`")
_header = APIKeyHeader(name="X-API-Key", auto_error=False)


class Gate:
    """How often somebody may come, counted in memory: a restart forgets."""

    def __init__(self, per_minute: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._most = RateLimitItemPerMinute(per_minute)

    def pass_(self, kind: str, who: str) -> None:
        """Count one request; Problem 429 if it is one too many.

        Args:
            kind: of who comes: ``key``, or ``wrong`` for an address from which wrong keys come.
            who: id of the key, or the address.
        """
        if self._limiter.hit(self._most, kind, who):
            return
        free = self._limiter.get_window_stats(self._most, kind, who).reset_time
        wait = max(1, math.ceil(free - time.time()))
        raise Problem(
            429,
            "too_many_requests",
            Text(f"请求太多，请 {wait} 秒后再试。", f"Too many requests; try again in {wait} s."),
            {"Retry-After": str(wait)},
        )


@dataclass(frozen=True)
class Service:
    """What all requests share."""

    answers: Answers
    networks: Networks
    keys: Keys
    gate: Gate


def service_of(request: Request) -> Service:
    """The running service."""
    return cast(Service, request.app.state.service)


TheService = Annotated[Service, Depends(service_of)]


def caller(
    request: Request,
    service: TheService,
    bearer: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
    header: Annotated[str | None, Security(_header)],
) -> Key:
    """Whose request it is; Problem 401 without a key that opens, 429 if he comes too often."""
    shown = bearer.credentials if bearer else header
    key = service.keys.holder(shown) if shown else None
    if key is None:
        if shown:
            service.gate.pass_("wrong", request.client.host if request.client else "")
        raise Problem(
            401,
            "no_key" if not shown else "wrong_key",
            Text(
                "请带上密钥：Authorization: Bearer …；没有就请管理员用 dawangge key add 做一把。"
                if not shown
                else "密钥不对，或已作废。",
                "Send your key: Authorization: Bearer …; the operator makes one with dawangge key add."
                if not shown
                else "The key is wrong or was revoked.",
            ),
            {"WWW-Authenticate": 'Bearer realm="dawangge"'},
        )
    # For the access log, which names the key and never what was asked.
    request.scope["dawangge.key"] = key.id
    service.gate.pass_("key", key.id)
    return key


Caller = Annotated[Key, Depends(caller)]
Speaking = Annotated[Language, Depends(language_of)]
