"""Work shared between cores gives what one core gives."""

from __future__ import annotations

import os
import threading

import pytest

from briefsite.parallel import WORTH_SHARING, spread


@pytest.mark.parametrize("count", [0, 1, WORTH_SHARING - 1, WORTH_SHARING, WORTH_SHARING * 3 + 1])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    """Whether shared or not, nothing is lost, doubled or moved."""
    factor = 3
    assert list(spread(lambda item: item * factor, range(count))) == [item * factor for item in range(count)]


@pytest.mark.skipif(
    not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="one core, or no fork: nothing to share"
)
def test_much_work_is_done_by_other_processes() -> None:
    """Past the limit the work does leave this process."""
    assert os.getpid() not in list(spread(lambda _: os.getpid(), range(WORTH_SHARING * 2)))


def test_beside_other_threads_nothing_is_forked() -> None:
    """A fork of a process with threads may hang, so under `mkdocs serve` the work stays here."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(spread(lambda _: os.getpid(), range(WORTH_SHARING * 2))) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


def test_an_error_in_the_work_is_raised_here() -> None:
    """A mistake in one item is not swallowed by another process."""

    def fail(item: int) -> int:
        return 1 // (item - WORTH_SHARING)

    with pytest.raises(ZeroDivisionError):
        list(spread(fail, range(WORTH_SHARING * 2)))


def test_with_the_last_result_the_other_processes_are_gone() -> None:
    """Nobody need ask once more than there are results: right after the last, work can be shared again."""
    results = spread(lambda item: item, range(WORTH_SHARING))
    assert [next(results) for _ in range(WORTH_SHARING)] == list(range(WORTH_SHARING))
    assert threading.active_count() == 1
