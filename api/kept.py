"""What is kept as long as nothing new is published: made once, however many ask for it at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Kept:
    """Values by key, for one state of the database; another state throws all of them away.

    Safe for many threads. When it grows beyond ``most``, what was not asked for longest goes first.
    """

    def __init__(self, most: int) -> None:
        """Make an empty one.

        Args:
            most: weight of all values together; the newest is kept whatever it weighs.
        """
        self._most = most
        self._lock = Lock()
        self._state = ""
        self._values: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._weight = 0
        self._under_way: dict[Hashable, Future[Any]] = {}

    def get(
        self,
        state: str,
        key: Hashable,
        make: Callable[[], T],
        *,
        weigh: Callable[[T], int] = lambda _: 1,
        still: Callable[[], bool] = lambda: True,
    ) -> T:
        """Return the value, making it if need be.

        Args:
            state: of the database, as the caller found it.
            key: of the value.
            make: makes it; who comes meanwhile for the same one waits for it.
            weigh: what it weighs.
            still: asked after making: whether the database is still in that state.
        """
        mine: Future[Any] = Future()
        with self._lock:
            if state != self._state:
                self._values.clear()
                self._weight = 0
                self._state = state
            if key in self._values:
                self._values.move_to_end(key)
                return cast(T, self._values[key][0])
            waiting = self._under_way.get((state, key))
            if waiting is None:
                self._under_way[state, key] = mine
        if waiting is not None:
            return cast(T, waiting.result())
        try:
            value = make()
            if still():
                self._keep(state, key, value, weigh(value))
        except BaseException as error:
            mine.set_exception(error)
            raise
        else:
            mine.set_result(value)
        finally:
            with self._lock:
                del self._under_way[state, key]
        return value

    def _keep(self, state: str, key: Hashable, value: object, weight: int) -> None:
        with self._lock:
            if state != self._state:
                return
            self._values[key] = (value, weight)
            self._weight += weight
            while self._weight > self._most and len(self._values) > 1:
                _, (_, gone) = self._values.popitem(last=False)
                self._weight -= gone
