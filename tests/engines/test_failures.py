"""What a database answers when it cannot be used: one sentence, and never what it says itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j.exceptions import ConnectionAcquisitionTimeoutError, DriverError, Neo4jError

from graph.engines import EngineInfo, connect
from graph.engines.failures import explained
from graph.errors import DatabaseUnreachable
from graph.settings import Settings, read_settings
from tests.engines.neo4j_rig import Neo4jServer

SERVER = EngineInfo("Neo4j", "5.26.0", "enterprise", "neo4j://db.invalid:7687", "street", False)
EMBEDDED = EngineInfo("ArcadeDB", "25.1", "embedded", "bolt://127.0.0.1:1", "dawangge", True)
SAID = "Node(17) with property name = 张三"


FIRST = "to-be-changed-at-first"


def answered(code: str) -> Neo4jError:
    """The error that the driver makes of what a server answers."""
    return Neo4jError._hydrate_neo4j(code=code, message=SAID)


def sentence(error: DriverError | Neo4jError, info: EngineInfo = SERVER) -> str:
    with pytest.raises(DatabaseUnreachable) as caught, explained(info):
        raise error
    text = caught.value.text
    assert caught.value.exit_status == 3
    assert caught.value.__cause__ is error
    assert "\n" not in text.zh + text.en
    assert "张三" not in text.zh + text.en, "what a server says may hold what was to be written"
    return text.en


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("Neo.ClientError.Security.CredentialsExpired", "password of this account changed"),
        ("Neo.ClientError.Security.Unauthorized", "refused the login"),
        ("Neo.ClientError.Security.TokenExpired", "refused the login"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", "too many failures"),
        ("Neo.ClientError.Security.Forbidden", "may not do that"),
        ("Neo.ClientError.Security.MadeUpLater", "Neo.ClientError.Security.MadeUpLater"),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "street at neo4j"),
        ("Neo.ClientError.Database.DatabaseNotFound", "no database named street"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "ran out of memory"),
        ("Neo.TransientError.General.OutOfMemoryError", "ran out of memory"),
        ("Neo.TransientError.Memory.TransactionOutOfMemoryError", "ran out of memory"),
        ("Neo.DatabaseError.General.OutOfMemoryError", "ran out of memory"),
        ("Neo.TransientError.General.DatabaseUnavailable", "just now"),
        ("Neo.ClientError.Cluster.NotALeader", "just now"),
        ("Neo.ClientError.Cluster.ReplicationFailure", "just now"),
        ("Neo.ClientError.Security.AuthorizationExpired", "just now"),
        ("Neo.TransientError.Transaction.DeadlockDetected", "just now"),
        ("Neo.DatabaseError.Transaction.TransactionCommitFailed", "Its own log says why"),
        ("Neo.DatabaseError.General.UnknownError", "Its own log says why"),
    ],
)
def test_what_a_server_answers(code: str, says: str) -> None:
    assert says in sentence(answered(code))


@pytest.mark.parametrize(
    "code",
    [
        "Neo.ClientError.Statement.SyntaxError",
        "Neo.ClientError.Statement.ParameterMissing",
        "Neo.ClientError.Statement.AccessMode",
        "Neo.ClientError.Schema.ConstraintValidationFailed",
    ],
)
def test_a_fault_of_the_query_is_left_alone(code: str) -> None:
    with pytest.raises(Neo4jError) as caught, explained(SERVER):
        raise answered(code)
    assert caught.value.code == code


def test_the_embedded_engine_is_given_more_memory() -> None:
    said = sentence(answered("Neo.DatabaseError.General.OutOfMemoryError"), EMBEDDED)
    assert "DAWANGGE_ENGINE_HEAP" in said


def test_no_connection_becomes_free() -> None:
    assert "too busy" in sentence(ConnectionAcquisitionTimeoutError("timed out"))


def _settings(server: Neo4jServer, data: Path, **given: str) -> Settings:
    values = {"user": server.user, "password": server.password, "database": "neo4j", **given}
    return read_settings(
        _env_file=None,
        neo4j_uri=server.uri,
        data=data,
        **{f"neo4j_{name}": value for name, value in values.items()},
    )


@pytest.mark.neo4j
@pytest.mark.xdist_group("neo4j")
def test_a_first_login(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    """A user whose password must be changed gets in, and may do nothing."""
    with connect(_settings(neo4j_server, tmp_path, database="system")) as graph:
        graph.schema_command(
            f"CREATE USER newcomer IF NOT EXISTS SET PASSWORD '{FIRST}' CHANGE REQUIRED"
        )
    with pytest.raises(DatabaseUnreachable) as caught:
        connect(_settings(neo4j_server, tmp_path, user="newcomer", password=FIRST))
    assert "password of this account changed" in caught.value.text.en
