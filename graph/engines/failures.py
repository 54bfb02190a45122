"""What the driver reports when a database cannot be used, in one sentence a user can act on."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConnectionPoolError,
    DatabaseError,
    DriverError,
    Forbidden,
    ForbiddenOnReadOnlyDatabase,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.engines.info import EngineInfo
from graph.errors import DatabaseUnreachable, DawanggeError

_NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"
_FIRST_LOGIN = "Neo.ClientError.Security.CredentialsExpired"
_OUT_OF_MEMORY = ("OutOfMemoryError", "StackOverFlowError")
_LOCKED_OUT = "Neo.ClientError.Security.AuthenticationRateLimit"


@contextmanager
def explained(info: EngineInfo) -> Iterator[None]:
    """Turn the driver's failures to reach or to use the database into `DatabaseUnreachable`.

    Errors of the query itself are left alone: they are faults of this program. What the server says of
    an error is never repeated, only its code: it may hold what was to be written.
    """
    try:
        yield
    except (DriverError, Neo4jError) as error:
        sentence = _sentence(error, info)
        if sentence is None:
            raise
        raise sentence from error


def _sentence(error: DriverError | Neo4jError, info: EngineInfo) -> DawanggeError | None:
    at = info.uri
    if isinstance(error, Neo4jError):
        return _refusal(error, info)
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return DatabaseUnreachable(
            f"与数据库 {at} 的加密连接失败：两端的 TLS 设置不一致，或证书不受信任。"
            "请核对 DAWANGGE_NEO4J_URI 的开头"
            "（bolt、bolt+s、bolt+ssc、neo4j、neo4j+s、neo4j+ssc）。",
            f"The encrypted connection to {at} failed: the two sides disagree about TLS, or the "
            "certificate is not trusted. Check the scheme of DAWANGGE_NEO4J_URI (bolt, bolt+s, "
            "bolt+ssc, neo4j, neo4j+s, neo4j+ssc).",
        )
    if any(isinstance(cause, socket.gaierror) for cause in causes) or any(
        "resolve address" in str(cause) for cause in causes
    ):
        return DatabaseUnreachable(
            f"找不到数据库地址 {at} 中的主机名。请核对 DAWANGGE_NEO4J_URI。",
            f"The host name in {at} cannot be resolved. Check DAWANGGE_NEO4J_URI.",
        )
    if isinstance(error, (ServiceUnavailable, SessionExpired)):
        if info.embedded:
            return DatabaseUnreachable(
                "内嵌数据库在使用中停止了；已确认写入的内容不会丢失。请再执行一次，它会重新启动。",
                "The embedded database stopped while in use; what was confirmed is not lost. Run "
                "the command again and it will be started.",
            )
        return DatabaseUnreachable(
            f"连接不上数据库 {at}：它没有运行，或网络不通，或该端口不是 Bolt 端口，"
            "或对方只接受加密连接（bolt+s、neo4j+s）。",
            f"The database at {at} cannot be reached: it is down, the network is, the port is not "
            "its Bolt port, or it takes encrypted connections only (bolt+s, neo4j+s).",
        )
    if isinstance(error, ConnectionPoolError):
        return DatabaseUnreachable(
            f"数据库 {at} 太忙，等了一分钟也没有空的连接。请过一会儿再试。",
            f"The database at {at} is too busy: no connection became free within a minute. Try again "
            "in a while.",
        )
    if isinstance(error, ConfigurationError):
        return DatabaseUnreachable(
            f"数据库 {at} 不支持所要求的连接方式。请核对 DAWANGGE_NEO4J_URI。",
            f"The database at {at} does not support the connection asked for. Check "
            "DAWANGGE_NEO4J_URI.",
        )
    return None


def _refusal(error: Neo4jError, info: EngineInfo) -> DawanggeError | None:
    """The sentence for what the server answered; none where the query is at fault."""
    if error.code == _LOCKED_OUT:
        return DatabaseUnreachable(
            f"数据库 {info.uri} 因多次登录失败暂时拒绝登录。请等半分钟再试。",
            f"The database at {info.uri} refuses logins for a while after too many failures. Wait "
            "half a minute and try again.",
        )
    if error.code == _FIRST_LOGIN:
        return DatabaseUnreachable(
            f"数据库 {info.uri} 要求这个账号先改密码（首次登录，或密码已过期）。"
            "请用 Neo4j Browser 或 cypher-shell 登录一次改好，再把新密码写进 DAWANGGE_NEO4J_PASSWORD。",
            f"The database at {info.uri} wants the password of this account changed first (a first "
            "login, or an expired password). Log in once with Neo4j Browser or cypher-shell, then set "
            "DAWANGGE_NEO4J_PASSWORD to the new one.",
        )
    if isinstance(error, AuthError):
        return DatabaseUnreachable(
            f"数据库 {info.uri} 拒绝了登录。"
            "请核对 DAWANGGE_NEO4J_USER 和 DAWANGGE_NEO4J_PASSWORD。",
            f"The database at {info.uri} refused the login. Check DAWANGGE_NEO4J_USER and "
            "DAWANGGE_NEO4J_PASSWORD.",
        )
    if error.code == _NO_DATABASE and isinstance(error, ClientError):
        return DatabaseUnreachable(
            f"服务器 {info.uri} 上没有名为 {info.database} 的数据库。"
            "请核对 DAWANGGE_NEO4J_DATABASE。",
            f"The server at {info.uri} has no database named {info.database}. Check "
            "DAWANGGE_NEO4J_DATABASE.",
        )
    return _forbidden(error, info) or _in_trouble(error, info)


def _forbidden(error: Neo4jError, info: EngineInfo) -> DawanggeError | None:
    if isinstance(error, ForbiddenOnReadOnlyDatabase):
        return DatabaseUnreachable(
            f"数据库 {info.uri} 上的 {info.database} 是只读的，什么也没有写。请由管理员改为可写，或换一个数据库。",
            f"The database {info.database} at {info.uri} is read-only and nothing was written. Have it made "
            "writable, or choose another one.",
        )
    if isinstance(error, Forbidden):
        return DatabaseUnreachable(
            f"数据库 {info.uri} 的这个账号权限不够，什么也没有写。它要能读、能写、能建约束和索引；"
            "请由管理员授权，或换 DAWANGGE_NEO4J_USER。",
            f"This account of the database at {info.uri} may not do that, and nothing was written. It must "
            "be allowed to read, to write and to make constraints and indexes: have it granted, or change "
            "DAWANGGE_NEO4J_USER.",
        )
    if error.category == "Security" and not isinstance(error, TransientError):
        return DatabaseUnreachable(
            f"数据库 {info.uri} 不让这个账号这样做（{error.code}）。请核对账号，或问管理员。",
            f"The database at {info.uri} does not let this account do that ({error.code}). Check the "
            "account, or ask its administrator.",
        )
    return None


def _in_trouble(error: Neo4jError, info: EngineInfo) -> DawanggeError | None:
    """What the server could do at another time, or could not do at all."""
    code = error.code or ""
    if code.endswith(_OUT_OF_MEMORY):
        return _out_of_memory(code, info)
    if isinstance(error, TransientError) or error.category == "Cluster":
        return DatabaseUnreachable(
            f"数据库 {info.uri} 眼下不能用（{code}）：它在启动、在换主节点，或者太忙。这一步没有写成，请过一会儿再试。",
            f"The database at {info.uri} cannot be used just now ({code}): it is starting, changing its "
            "leader, or too busy. This step was not written; try again in a while.",
        )
    if isinstance(error, DatabaseError):
        return DatabaseUnreachable(
            f"数据库 {info.uri} 自己出错了（{code}），这一步没有写成。原因在它的日志里，磁盘满了也会这样；请交给管理员。",
            f"The database at {info.uri} failed ({code}) and this step was not written. Its own log says "
            "why, a full disk being one reason; tell its administrator.",
        )
    return None


def _out_of_memory(code: str, info: EngineInfo) -> DawanggeError:
    if info.embedded:
        return DatabaseUnreachable(
            "内嵌数据库的内存不够，这一步没有写成。请把 DAWANGGE_ENGINE_HEAP 调大（如 2g），等它停下后再试。",
            "The embedded database ran out of memory and this step was not written. Set "
            "DAWANGGE_ENGINE_HEAP to more (such as 2g), let it stop and try again.",
        )
    return DatabaseUnreachable(
        f"数据库 {info.uri} 的内存不够（{code}），这一步没有写成。请由管理员调大它的内存"
        "（server.memory.heap.max_size、dbms.memory.transaction.total.max）。",
        f"The database at {info.uri} ran out of memory ({code}) and this step was not written. Have its "
        "memory enlarged (server.memory.heap.max_size, dbms.memory.transaction.total.max).",
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__
