"""Writing one batch while the next is made: one writer still, and in order."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self


class Behind:
    """Does things one after another in a thread of its own; at most two wait.

    Used as a context: on leaving, everything is done, or the first error is raised.
    """

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._waiting: list[Future[object]] = []

    def __enter__(self) -> Self:
        """Return it; the thread starts with the first thing to do."""
        return self

    def do(self, work: Callable[[], object]) -> None:
        """Do it after all that was given before; waits while two others wait.

        Raises:
            Exception: whatever an earlier one raised.
        """
        while len(self._waiting) > 1:
            self._waiting.pop(0).result()
        self._waiting.append(self._worker.submit(work))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait for the rest; after an error drop what has not begun."""
        try:
            for future in self._waiting:
                if error is None:
                    future.result()
        finally:
            self._worker.shutdown(wait=True, cancel_futures=True)
            self._waiting.clear()
