"""Garbage collection put off while very many values are made that refer to one another in no circles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 50_000
"""A collection that looks at so many values can be felt."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Run a block, or a function that is decorated with it, without garbage collection: there is nothing to find."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if gc.get_count()[0] > MANY:
                # To the oldest values, at which collections seldom look: the next two would look at all that is new.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
