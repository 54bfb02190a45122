"""Opening the service's own store: one file, for its owner alone, brought up to date when opened."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from filelock import FileLock, Timeout
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError

from graph.errors import RefusedForSafety

FILE = "service.db"
_MIGRATIONS = Path(__file__).with_name("migrations")
_PATIENCE = 30.0


def open_store(data: Path) -> Engine:
    """Open the store under a data folder, making it when there is none.

    Raises:
        RefusedForSafety: the file cannot be made or read, or a newer program has written it.
    """
    path = data / FILE
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Only a file that is not there is opened so: closing one that SQLite has open elsewhere in
        # this process would drop its locks, and another process would take its log away.
        with contextlib.suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        engine = create_engine(f"sqlite+pysqlite:///{path}", connect_args={"timeout": _PATIENCE})
        event.listen(engine, "connect", _prepare)
        # The service and `key add` may be the first at the same moment.
        with FileLock(path.with_suffix(".lock"), timeout=_PATIENCE):
            _migrate(engine)
    except (OSError, Timeout, DatabaseError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise RefusedForSafety(
            f"读写不了服务自己的库 {FILE}（{reason}）。请检查数据目录 DAWANGGE_DATA 的权限和磁盘。",
            f"Cannot read or write the service's own store {FILE} ({reason}). Check the rights of "
            "DAWANGGE_DATA and the disk.",
        ) from error
    except CommandError as error:
        raise RefusedForSafety(
            f"服务自己的库 {FILE} 是更新版本的程序写的。请用那个版本的程序。",
            f"The service's own store {FILE} was written by a newer program. Use that one.",
        ) from error
    return engine


def _prepare(connection: Any, _record: object) -> None:
    # Readers are not held up by a writer; SQLite checks foreign keys only when told to.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")


def _migrate(engine: Engine) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
