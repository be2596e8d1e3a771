"""When Python looks for values that only hold one another: seldom, for a build makes next to none.

Only the formatter of citations, a package of its own, has the same for its own loops (`csl.uncollected`).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from briefsite.fast import is_used

SELDOM = 200_000, 50
"""A page is made of tens of thousands of values that are gone with it: Python need not look every 700."""


def look_seldom() -> None:
    """From now on look only when very many values are new."""
    if is_used():
        gc.set_threshold(*SELDOM)


def look_now() -> None:
    """Free what only holds itself, while nobody waits."""
    gc.collect()


def look_no_more() -> None:
    """Leave what there is alone: Python, when it ends, would look through a thousand briefs for what nobody needs."""
    if is_used():
        gc.freeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """Do not look at all in a block, or in a function that is decorated with it: there is nothing to find."""
    # Imported here: who only says again what is known needs nothing of the formatter.
    from csl import uncollected as formatter

    with formatter.uncollected() if is_used() else nullcontext():
        yield


@contextmanager
def unseen() -> Iterator[None]:
    """What is there already is not looked through in the block, so that no child copies it only to count it."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
