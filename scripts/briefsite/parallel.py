"""Share work between the cores of the machine, with the same result as without."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar, cast

from briefsite.progress import progress

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

WORTH_SHARING = 100
"""Fewer items than this are done sooner than another process is started."""
CHUNKS = 24
"""So many a core: enough for the last one to come soon after the others."""
LARGEST_CHUNK = 50
"""What children have done waits in memory until it is asked for."""

_chunk: Callable[[int], Sequence[object]] | None = None


def spread(
    function: Callable[[_Item], _Result], items: Sequence[_Item], what: str = "", worth: int = WORTH_SHARING
) -> Iterator[_Result]:
    """`function(item)` for each of the items, on all cores where that can be had, in the same order.

    Other cores begin at once; here each result is computed, or waited for, when it is asked for. `what` is said on a
    terminal while it lasts. Fewer than `worth` items are done here.

    The children are forks: they see everything `function` refers to without copying it. Where forking is not to be had
    (Windows), not safe (other threads run, as under `mkdocs serve`), or not worth it, the work is done here.
    """
    cores = os.cpu_count() or 1
    if len(items) < worth or cores < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return map(function, items)
    size = min(LARGEST_CHUNK, -(-len(items) // (cores * CHUNKS)))
    global _chunk
    _chunk = partial(_slice, function, items, size)
    gc.freeze()  # so that no child copies what is there already, only to count it
    try:
        pool = multiprocessing.get_context("fork").Pool(cores)
    finally:
        _chunk = None
        gc.unfreeze()
    return _results(pool, range(0, len(items), size), progress(what, len(items)))


def _results(pool: multiprocessing.pool.Pool, starts: range, show: Callable[[int], None]) -> Iterator[_Result]:
    done = 0
    with pool:
        chunks = pool.imap(_run, starts)
        for start in starts:
            chunk = cast(list[_Result], next(chunks))
            if start == starts[-1]:  # Whoever asks for the last result need not ask once more to let the children go.
                pool.terminate()
                pool.join()
            for result in chunk:
                done += 1
                yield result
            show(done)


def _slice(function: Callable[[_Item], _Result], items: Sequence[_Item], size: int, start: int) -> list[_Result]:
    return [function(item) for item in items[start : start + size]]


def _run(start: int) -> Sequence[object]:
    assert _chunk is not None  # set before the fork
    return _chunk(start)
