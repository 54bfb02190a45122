"""Opening the database that the settings name."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, get_args

import neo4j

from graph.embedded import paths
from graph.engines import embedded
from graph.engines.connection import Graph
from graph.engines.failures import explained
from graph.engines.info import EngineInfo
from graph.settings import Settings

Silent = Literal[
    "UNRECOGNIZED", "UNSUPPORTED", "PERFORMANCE", "HINT", "GENERIC", "TOPOLOGY", "SCHEMA"
]
CONNECT_SECONDS = 10.0
ACQUIRE_SECONDS = 60.0
RETRY_SECONDS = 15.0
# A server comes back; an embedded engine that died does not, so only conflicts are retried.
EMBEDDED_RETRY_SECONDS = 3.0
# On an empty graph every query names labels that do not exist yet, and the plans are judged by
# tests, not by the server. What remains is deprecations: those must be seen.
SILENT: tuple[Silent, ...] = get_args(Silent)
# A retry that succeeds is nothing a reader could act on, and one that fails is told as an error.
logging.getLogger("neo4j").addHandler(logging.NullHandler())
_ARCADE_AGENT = re.compile(r"\(ArcadeDB ([^)]+)\)")


def connect(settings: Settings) -> Graph:
    """Open the database of ``settings``; the embedded engine is started when nobody runs it.

    Raises:
        DatabaseUnreachable: It is down, refuses the login, has no such database, its host name
            cannot be resolved, TLS does not match, or the embedded engine does not start.
    """
    if settings.neo4j_uri is not None:
        return _open(
            settings.neo4j_uri,
            (settings.neo4j_user, settings.neo4j_password.get_secret_value()),
            settings.neo4j_database,
        )
    seat = embedded.join_or_start(settings)
    uri = f"bolt://{paths.LOOPBACK}:{seat.runtime.bolt_port}"
    try:
        return _open(uri, (paths.USER, seat.password), paths.DATABASE, seat.leave)
    except BaseException:
        seat.leave()
        raise


def _open(
    uri: str, login: tuple[str, str], database: str, on_close: Callable[[], None] | None = None
) -> Graph:
    embedded_here = on_close is not None
    unknown = EngineInfo("?", "?", "?", uri, database, embedded_here)
    with explained(unknown):
        driver = neo4j.GraphDatabase.driver(
            uri,
            auth=login,
            connection_timeout=CONNECT_SECONDS,
            connection_acquisition_timeout=ACQUIRE_SECONDS,
            max_transaction_retry_time=EMBEDDED_RETRY_SECONDS if embedded_here else RETRY_SECONDS,
            notifications_disabled_classifications=SILENT,
        )
        try:
            info = _info(driver, unknown)
        except BaseException:
            driver.close()
            raise
    return Graph(driver, info, on_close) if on_close else Graph(driver, info)


def _info(driver: neo4j.Driver, unknown: EngineInfo) -> EngineInfo:
    """Ask the server what it is; the embedded engine says so in its agent, not in its answer."""
    # Not a managed transaction: what is down or refuses the login should be told at once.
    with (
        driver.session(database=unknown.database) as session,
        session.begin_transaction() as transaction,
    ):
        result = transaction.run(
            "CALL dbms.components() YIELD name, versions, edition "
            "RETURN name, versions[0] AS version, edition"
        )
        kernel = next(row for row in result if row["name"] == "Neo4j Kernel")
        version, edition = kernel["version"], kernel["edition"]
        agent = result.consume().server.agent
    arcade = _ARCADE_AGENT.search(agent)
    if arcade is None:
        return replace(unknown, product="Neo4j", version=version, edition=edition)
    edition = "embedded" if unknown.embedded else "server"
    return replace(unknown, product="ArcadeDB", version=arcade.group(1), edition=edition)
