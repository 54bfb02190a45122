"""What both builds of the engine are told alike."""

from __future__ import annotations

from graph.embedded.paths import LOOPBACK

# How many queries the engine keeps understood: the questions alone are 665 texts over all kinds of scope, and
# one that it has forgotten takes a tenth of a second before it is asked.
QUERIES_KEPT = 4000
OPTIONS = (
    # fsync at every commit: it costs little in a load and survives a power loss.
    "-Darcadedb.txWalFlush=2",
    f"-Darcadedb.opencypher.statementCache={QUERIES_KEPT}",
    f"-Darcadedb.opencypher.planCache={QUERIES_KEPT}",
)
# The largest Bolt message the engine takes, in bytes: a batch of 10,000 wide rows passes 16 MiB.
MESSAGE_BYTES = 128 * 1024 * 1024
# The password has 256 random bits, so stretching it buys nothing and costs start-up time.
HASH_ROUNDS = 1000


class NoEngine(Exception):
    """The engine could not be made at all; it has written its reason into the log itself."""


def server_config(http_port: int, bolt_port: int) -> dict[str, str | int]:
    """The configuration of the server inside the child process: loopback only, no Studio."""
    return {
        "mode": "production",
        "host": LOOPBACK,
        "http_port": http_port,
        "bolt_port": bolt_port,
        "bolt_maxMessageSize": MESSAGE_BYTES,
        "server_plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
    }
