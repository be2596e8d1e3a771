"""Share work between the cores of the machine, with the same result as without."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar, cast

from briefsite.progress import progress

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

WORTH_SHARING = 100
"""Fewer items than this are done sooner than another process is started."""
CHUNKS = 10
"""So many a core: enough for the last one to come soon after the others."""

_chunk: Callable[[int], Sequence[object]] | None = None


def spread(function: Callable[[_Item], _Result], items: Sequence[_Item], what: str = "") -> list[_Result]:
    """`[function(item) for item in items]`, on all cores where that can be had, in the same order.

    `what` is said on a terminal while it lasts.

    The children are forks: they see everything `function` refers to without copying it. Where forking is not to be had
    (Windows), not safe (other threads run, as under `mkdocs serve`), or not worth it, the work is done here.
    """
    cores = os.cpu_count() or 1
    if len(items) < WORTH_SHARING or cores < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [function(item) for item in items]
    size = -(-len(items) // (cores * CHUNKS))
    show = progress(what, len(items))
    global _chunk
    _chunk = partial(_slice, function, items, size)
    try:
        with multiprocessing.get_context("fork").Pool(cores) as pool:
            results: list[_Result] = []
            for chunk in pool.imap(_run, range(0, len(items), size)):
                results += cast(list[_Result], chunk)
                show(len(results))
    finally:
        _chunk = None
    return results


def _slice(function: Callable[[_Item], _Result], items: Sequence[_Item], size: int, start: int) -> list[_Result]:
    return [function(item) for item in items[start : start + size]]


def _run(start: int) -> Sequence[object]:
    assert _chunk is not None  # set before the fork
    return _chunk(start)
