"""Work shared between cores gives what one core gives."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from briefsite.fast.parallel import parallel_map
from briefsite.model.memory import WORTH_SHARING

shares = pytest.mark.skipif(
    not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="one core, or no fork: nothing to share"
)


@pytest.fixture(autouse=True)
def alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if no other thread ran in this process: a server of an earlier test may still be answering a browser."""
    if request.node.originalname != "test_beside_other_threads_nothing_is_forked":
        monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.fixture
def forked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The children that are forked from now on. This process may have others: a browser that serves many tests."""
    children: list[int] = []
    fork = os.fork

    def recorded() -> int:
        child = fork()
        children.append(child)
        return child

    monkeypatch.setattr(os, "fork", recorded)
    return children


def _are_gone(children: list[int]) -> bool:
    """Whether there were any, and none is left, neither at work nor waited for."""
    left = []
    for child in children:
        with suppress(ChildProcessError):
            os.waitpid(child, os.WNOHANG)
            left.append(child)
    return bool(children) and not left


@pytest.mark.parametrize("count", [0, 1, WORTH_SHARING - 1, WORTH_SHARING, WORTH_SHARING * 3 + 1])
def test_results_come_in_the_order_of_the_items(count: int) -> None:
    """Whether shared or not, nothing is lost, doubled or moved."""
    factor = 3
    assert list(parallel_map(lambda item: item * factor, range(count))) == [item * factor for item in range(count)]


@shares
def test_much_work_is_done_by_other_processes_too() -> None:
    """Past the limit some of the work leaves this process, and some is done here."""

    def slow(_: int) -> int:
        time.sleep(0.001)
        return os.getpid()

    workers = set(parallel_map(slow, range(WORTH_SHARING * 2)))
    assert os.getpid() in workers
    assert len(workers) > 1


@shares
def test_what_takes_longest_is_begun_first(tmp_path: Path) -> None:
    """A child takes it before all others, and its result comes in its place."""
    begun = tmp_path / "begun"

    def tell(item: int) -> int:
        with begun.open("a") as file:
            file.write(f"{item}\n")
        return item

    shared = parallel_map(tell, range(WORTH_SHARING), first=lambda item: item == WORTH_SHARING - 3)
    end = time.monotonic() + 30
    while not begun.exists() or not begun.read_text():
        assert time.monotonic() < end, "no child has begun"
        time.sleep(0.01)
    assert begun.read_text().split("\n")[0] == str(WORTH_SHARING - 3)
    assert list(shared) == [*range(WORTH_SHARING)]


@shares
def test_work_that_takes_much_memory_is_done_elsewhere() -> None:
    """All of it, however little it is; and what a child that is ended leaves undone is still done here."""
    assert os.getpid() not in set(parallel_map(lambda _: os.getpid(), range(20), worth=1, here=False))
    parent = os.getpid()

    def fatal(item: int) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return item

    assert list(parallel_map(fatal, [7], worth=1, here=False)) == [7]


@shares
def test_what_was_begun_first_goes_first() -> None:
    """Children stand back behind those of work that was begun before them; once that is done, others need not."""

    def begin(items: int) -> Iterator[tuple[int, int]]:
        return parallel_map(lambda _: (os.getpid(), os.nice(0)), range(items), worth=1, here=False)

    first, second = begin(1), begin(20)
    ((process, niceness),) = first  # one item is worth one child, however many cores there are
    assert process != os.getpid()
    assert {nice for _, nice in second} == {niceness + 10}
    assert {nice for _, nice in begin(20)} == {niceness}


@shares
def test_what_a_child_left_undone_is_done_here() -> None:
    """A child that is ended by somebody else (out of memory) costs time and no result."""
    parent = os.getpid()

    def fatal(item: int) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.001)
        return item

    assert list(parallel_map(fatal, range(WORTH_SHARING))) == list(range(WORTH_SHARING))


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return len([*folder.iterdir()]) if folder.exists() else 0


@shares
def test_results_that_nobody_asks_for_leave_nothing_behind(forked: list[int]) -> None:
    """Children do not outlive the results that they work for, and no pipe stays open."""
    before = _open_files()
    results = parallel_map(lambda item: "x" * 100_000, range(WORTH_SHARING))
    next(results)
    del results
    assert _are_gone(forked)
    assert _open_files() == before


def test_large_results_come_whole() -> None:
    """A message longer than a pipe holds is put together again."""
    words = [f"{number} " * 200_000 for number in range(WORTH_SHARING)]
    assert all(found == word for found, word in zip(parallel_map(str, words), words, strict=True))


def test_beside_other_threads_nothing_is_forked() -> None:
    """A fork of a process with threads may hang, so under `mkdocs serve` the work stays here."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(parallel_map(lambda _: os.getpid(), range(WORTH_SHARING * 2))) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


def test_an_error_in_the_work_is_raised_here() -> None:
    """A mistake in one item is not swallowed by another process."""

    def fail(item: int) -> int:
        return 1 // (item - WORTH_SHARING)

    with pytest.raises(ZeroDivisionError):
        list(parallel_map(fail, range(WORTH_SHARING * 2)))


@shares
def test_with_the_last_result_the_other_processes_are_gone(forked: list[int]) -> None:
    """Nobody need ask once more than there are results: right after the last there are no children."""
    results = parallel_map(lambda item: item, range(WORTH_SHARING))
    assert [next(results) for _ in range(WORTH_SHARING)] == list(range(WORTH_SHARING))
    assert _are_gone(forked)
