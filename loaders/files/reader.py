"""The run's side of reading: asks the reading process, and survives whatever happens to it."""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import re
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Final, NamedTuple, Self

from graph.language import Text
from loaders.files.child import LENGTH, Message
from loaders.files.faults import fault_text
from loaders.files.pause import collection_paused
from loaders.files.watch import Watch

MEMORY: Final = 3 * 2**30
SECONDS: Final = 180.0
_PARTING_SECONDS: Final = 2
# Of the environment what Python needs to start, find files by their names and, in tests, be measured.
# Passwords and keys are none of it: this process opens strangers' files.
_HANDED_OVER: Final = re.compile(
    r"PATH|LD_LIBRARY_PATH|DYLD_LIBRARY_PATH|SYSTEMROOT|TMPDIR|TMP|TEMP|TZ|LANG|LC_\w+|"
    r"PYTHON(?:HOME|UTF8|DONTWRITEBYTECODE|PYCACHEPREFIX)|COVERAGE_PROCESS_\w+",
    re.I,
)


class SheetStart(NamedTuple):
    """A sheet begins; its rows follow. ``name`` is empty for csv."""

    name: str
    hidden: bool


class Rows(NamedTuple):
    """Some rows of the sheet that began last; ``first`` is the number of their first, from 1."""

    first: int
    cells: list[list[object]]


class Unread(NamedTuple):
    """The sheet that began last, or the file if none did, cannot be read (any further)."""

    why: Text
    code: str


Piece = SheetStart | Rows | Unread


class PlainValues(pickle.Unpickler):
    """Takes nothing but plain values from a process that has been near strangers' files."""

    def find_class(self, module: str, name: str) -> object:
        """Allow the classes of dates and times only."""
        if module == "datetime" and name in {"date", "datetime", "time", "timedelta"}:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(name)


class _Lost(Exception):
    """The reading process ended or was ended; ``slow`` when it did not answer in time."""

    def __init__(self, slow: bool) -> None:
        super().__init__()
        self.slow = slow


class Reader:
    """Reads files in one process of its own, started anew whenever it was lost.

    Args:
        memory: bytes of address space the process may take.
        seconds: how long it may take for one answer (opening a sheet, or a thousand rows).
    """

    def __init__(self, memory: int = MEMORY, seconds: float = SECONDS) -> None:
        self._memory = memory
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: deque[Path] = deque()
        self._watch = Watch(seconds)

    def __enter__(self) -> Self:
        """Return the reader; the process starts with the first file."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process."""
        self.close()

    def close(self) -> None:
        """End the process, if there is one: by closing its pipes, and by force if it is slow to go."""
        process, self._process = self._process, None
        self._asked.clear()
        self._watch.end()
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(BrokenPipeError):
                        pipe.close()
            try:
                process.wait(_PARTING_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def read(self, path: Path, following: Sequence[Path] = ()) -> Iterator[Piece]:
        """Yield the pieces of one file; what is wrong with it comes as ``Unread``.

        Args:
            path: the file.
            following: the few that will be read next, in their order: the process goes on to them by
                itself, while the run is still busy with this one.
        """
        first = 0
        while True:
            opened: int | None = None
            try:
                for message in self._ask(path, first, following):
                    match message:
                        case ("sheet", number, name, hidden):
                            opened = number
                            yield SheetStart(name, hidden)
                        case ("rows", start, cells):
                            yield Rows(start, cells)
                        case ("fault", code, details):
                            yield Unread(fault_text(code, details), code)
                return
            except _Lost as lost:
                self.close()
                code = "too_slow" if lost.slow else "too_large" if opened is not None else "broken"
                yield Unread(fault_text(code, {"seconds": f"{self._seconds:.0f}"}), code)
                if opened is None:
                    return
                first = opened + 1

    def _ask(self, path: Path, first: int, following: Sequence[Path]) -> Iterator[Message]:
        if self._asked and (first or self._asked[0] != path):
            self.close()  # what it answers next is of a file that nobody wants any more
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise _Lost(slow=False)
        finished = False
        try:
            if not self._asked:
                self._request(process.stdin, path, first)
            self._asked.popleft()
            for later in following[len(self._asked) :]:
                self._request(process.stdin, later, 0)
            while True:
                message = self._receive(process, process.stdout)
                if message[0] == "done":
                    finished = True
                    return
                yield message
        except OSError:
            raise _Lost(slow=False) from None
        finally:
            # Whoever stops listening in the middle of a file leaves unread answers in the pipe.
            if not finished:
                self.close()

    def _request(self, pipe: IO[bytes], path: Path, first: int) -> None:
        request = json.dumps({"path": str(path.absolute()), "first": first})
        pipe.write(request.encode() + b"\n")
        pipe.flush()
        self._asked.append(path)

    def _receive(self, process: subprocess.Popen[bytes], pipe: IO[bytes]) -> Message:
        with self._watch.over(process) as watched:
            head = pipe.read(LENGTH.size)
            body = pipe.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else b""
        if not body:
            raise _Lost(slow=watched.ended)
        try:
            with collection_paused():
                message: Message = PlainValues(io.BytesIO(body)).load()
        except (pickle.UnpicklingError, EOFError):
            raise _Lost(slow=False) from None
        return message

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            # The module search path is handed over, because the child must find what the parent
            # found, without the working directory, in which anybody's files may lie.
            environment = {
                name: value for name, value in os.environ.items() if _HANDED_OVER.fullmatch(name)
            }
            environment["PYTHONPATH"] = os.pathsep.join(
                place or str(Path.cwd()) for place in sys.path
            )
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "loaders.files.child", str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        return self._process
