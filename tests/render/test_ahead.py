"""Work begun ahead by other cores gives what it gives when it is made at its turn."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from briefsite.ahead import Ahead

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or (os.cpu_count() or 1) < 2, reason="one core, or no fork: nothing is begun"
)


def _made(number: int) -> tuple[int, int]:
    return number, os.getpid()


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not is_so() and time.monotonic() < end:
        time.sleep(0.01)
    assert is_so()


def _open_files() -> int:
    folder = Path("/proc/self/fd")
    return len([*folder.iterdir()]) if folder.exists() else 0


def test_what_other_cores_made_is_taken_over_and_the_rest_is_made_here(tmp_path: Path) -> None:
    """Each result is right, whoever made it; here the others get as far as the fifth."""

    def call(number: int) -> tuple[int, int]:
        if number >= 5 and os.getpid() != parent:
            (tmp_path / "waits").touch()
            time.sleep(60)
        return _made(number)

    parent, ahead = os.getpid(), Ahead[tuple[int, int]]()
    calls = ahead.begin([partial(call, number) for number in range(10)])
    _until((tmp_path / "waits").exists)
    results = [each() for each in calls]
    assert [number for number, _ in results] == list(range(10))
    assert any(process != parent for _, process in results[:5])
    assert {process for _, process in results[5:]} == {parent}


def test_a_call_may_be_made_twice() -> None:
    """What was taken over is given once; then it is made again."""
    ahead = Ahead[tuple[int, int]]()
    (call,) = ahead.begin([partial(_made, 7)])
    assert call()[0] == call()[0] == 7


def test_an_error_is_met_by_whoever_asks() -> None:
    """One that is met elsewhere is not lost, and stops no other call."""

    def call(number: int) -> int:
        if number == 0:
            raise ValueError("no page")
        return number

    ahead = Ahead[int]()
    first, second = ahead.begin([partial(call, 0), partial(call, 1)])
    with pytest.raises(ValueError, match="no page"):
        first()
    assert second() == 1


def test_where_nobody_asks_nothing_is_left_behind() -> None:
    """Processes end with what they work for, and no file stays open."""
    before = _open_files()
    ahead = Ahead[None]()
    ahead.begin([lambda: time.sleep(60)])
    (child,) = ahead._children[:1]
    del ahead
    assert _open_files() == before
    with pytest.raises(ProcessLookupError):
        os.kill(child.process, 0)


def test_a_result_that_is_not_whole_is_made_again() -> None:
    """A process may be stopped in the middle of writing, as on a full disk."""
    ahead = Ahead[tuple[int, int]]()
    calls = ahead.begin([partial(_made, number) for number in range(3)])
    for child in ahead._children:
        os.waitpid(child.process, 0)
        child.left.truncate(child.left.seek(0, os.SEEK_END) - 1)
    assert [call()[0] for call in calls] == [0, 1, 2]
