"""Writing behind keeps the order, and no error is lost."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from graph.behind import Behind


def test_everything_is_done_in_order_by_one_thread() -> None:
    done: list[int] = []
    threads: set[str] = set()

    def work(number: int) -> None:
        threads.add(threading.current_thread().name)
        done.append(number)

    with Behind() as behind:
        for number in range(50):
            behind.do(partial(work, number))
    assert done == list(range(50))
    assert len(threads) == 1
    assert threading.current_thread().name not in threads


@pytest.mark.parametrize("failing", [0, 9])
def test_an_error_is_raised_and_what_had_not_begun_is_left(failing: int) -> None:
    done: list[int] = []

    def work(number: int) -> None:
        if number == failing:
            raise ConnectionError("the engine went away")
        done.append(number)

    def all_ten() -> None:
        with Behind() as behind:
            for number in range(10):
                behind.do(partial(work, number))

    with pytest.raises(ConnectionError):
        all_ten()
    # At most two wait behind the one that fails.
    assert set(done) <= set(range(failing + 3))


def test_it_waits_rather_than_gather_batches_in_memory() -> None:
    gate, given = threading.Event(), []

    def give() -> None:
        with Behind() as behind:
            for number in range(10):
                behind.do(partial(gate.wait, 10))
                given.append(number)

    giver = threading.Thread(target=give)
    giver.start()
    giver.join(0.3)
    assert len(given) == 2
    gate.set()
    giver.join(10)
    assert len(given) == 10
