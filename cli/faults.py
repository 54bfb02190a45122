"""The last net: what a user is told of a fault of the program, and what is kept of it."""

from __future__ import annotations

import os
import platform
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from api.faults import kind_of, places_of
from graph.language import Text
from graph.settings import read_settings

FAULT: Final = 70
"""Exit status of a fault of the program (``EX_SOFTWARE``): never one that says something of ledgers."""

_LARGEST = 1_000_000
"""Bytes from which the file of faults begins anew; the one before it is kept beside it."""


def told(error: Exception) -> Text:
    """Keep what helps to mend the fault, and say so in a sentence.

    With ``DAWANGGE_DEBUG`` set, the whole traceback goes to standard error; it may name persons, so it
    is written nowhere else.
    """
    if os.environ.get("DAWANGGE_DEBUG"):
        traceback.print_exception(error)
    kind = kind_of(error)
    try:
        kept = _keep(error)
    except (
        Exception
    ):  # Telling of a fault must not fail: settings, folder, disk may be what is wrong.
        return Text(
            f"程序出错了（{kind}），不是您操作的问题；也没能记下经过。设置 DAWANGGE_DEBUG=1 再执行一次可看到经过。",
            f"The program failed ({kind}), which is no mistake of yours, and could not note where. "
            "Set DAWANGGE_DEBUG=1 and run it again to see.",
        )
    return Text(
        f"程序出错了（{kind}），不是您操作的问题。经过记在 {kept}（不含台账内容），请交给维护的人。",
        f"The program failed ({kind}), which is no mistake of yours. Where is noted in {kept} "
        "(nothing of your ledgers); give it to whoever maintains it.",
    )


def _keep(error: Exception) -> Path:
    folder = read_settings().data / "log"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / "faults.log"
    if file.exists() and file.stat().st_size > _LARGEST:
        file.replace(folder / "faults.old.log")
    opened = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with open(opened, "a", encoding="utf-8") as log:  # noqa: PTH123
        log.write("\n".join(_lines(error)) + "\n\n")
    return file


def _lines(error: Exception) -> Iterator[str]:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    yield (
        f"{now} dawangge {version('dawangge')}, Python {platform.python_version()}, {platform.platform()}"
    )
    seen: BaseException | None = error
    while seen is not None:
        yield kind_of(seen)
        yield from (f"  {place}" for place in places_of(seen))
        seen = seen.__cause__ or seen.__context__
