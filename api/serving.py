"""Running the service: where it may listen, how it says so, and how it stops."""

from __future__ import annotations

import ipaddress
import logging
import signal
import socket
import sys
from collections.abc import Callable

import structlog
import uvicorn
from sqlalchemy import Engine

from api.app import ROOT, create_app
from graph.deployment import guard
from graph.engines import connect
from graph.errors import DatabaseUnreachable, RefusedForSafety, WrongUse
from graph.settings import Settings

STOP_SECONDS = 10
"""How long a request under way may still take once the service is to stop."""

log = structlog.get_logger("dawangge.serving")


def serve(
    settings: Settings, store: Engine, host: str, port: int, ready: Callable[[str], None]
) -> None:
    """Answer requests until the process is told to stop (Ctrl-C, SIGTERM).

    Args:
        settings: the deployment's.
        store: the service's own, open.
        host: name or address to listen on.
        port: 0 takes a free one.
        ready: called with the address once requests are taken.

    Raises:
        RefusedForSafety: not loopback, and nothing allows that; or the database is not ours.
        WrongUse: the address or port cannot be had.
    """
    if not settings.exposed and not is_loopback(host):
        raise RefusedForSafety(
            f"{host} 会让别的机器也连得上，而服务本身不加密，所以没有启动。确要如此（前面已有 HTTPS 反向代理），"
            "请加 --exposed 或设置 DAWANGGE_EXPOSED=true。",
            f"On {host} other machines could connect, and the service does not encrypt, so it was not started. "
            "If that is meant (behind a proxy that speaks HTTPS), add --exposed or set DAWANGGE_EXPOSED=true.",
        )
    _log()
    listening = _listen(host, port)
    with listening:
        _check_database(settings)
        app = create_app(settings, store)
        server = uvicorn.Server(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                server_header=False,
                # Nobody's word is taken for where a request comes from.
                proxy_headers=False,
                timeout_graceful_shutdown=STOP_SECONDS,
            )
        )
        # uvicorn stops cleanly and then raises the signal again, which would end this process
        # as if something had failed; being told to stop is no failure.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda _number, _frame: None)
        name = f"[{host}]" if ":" in host else host
        ready(f"http://{name}:{listening.getsockname()[1]}{ROOT}")
        server.run(sockets=[listening])


def _check_database(settings: Settings) -> None:
    """Refuse to start on somebody else's data; one that is down may come up later."""
    try:
        with connect(settings) as graph:
            guard(graph)
    except DatabaseUnreachable as error:
        log.warning("database not reached", reason=str(error))


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _not_had(host, port, error) from error
    try:
        if sys.platform != "win32":
            # There it would let two services share a port.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(2048)
    except OSError as error:
        listening.close()
        raise _not_had(host, port, error) from error
    return listening


def _not_had(host: str, port: int, error: OSError) -> WrongUse:
    return WrongUse(
        f"不能在 {host}:{port} 上提供服务（{error.strerror}）：端口可能已被占用，用 --port 换一个。",
        f"Cannot listen on {host}:{port} ({error.strerror}): it may be taken; choose another with --port.",
    )


def _log() -> None:
    """One JSON object a line on standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    # uvicorn's own remarks: only what needs somebody to act.
    logging.getLogger("uvicorn").setLevel(logging.WARNING)
