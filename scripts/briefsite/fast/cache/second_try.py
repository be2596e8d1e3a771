"""A build that ends in an error after it has used what earlier builds had kept begins again, once, without that.

What is kept has a check sum, but anybody can make one: a text may be whole and yet nothing that we ever wrote.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress

from briefsite.fast.cache.memo import Memo

_AGAIN = "BRIEFSITE_AGAIN"
"""The environment variable that a build has which began again."""


def begin_again(memos: Iterable[Memo], log: logging.Logger) -> None:
    """Put this very command in the place of this process, if anything that was kept was used; return if not."""
    used = [memo.give_up() for memo in memos]
    if not any(used) or os.environ.get(_AGAIN):
        return
    log.info("The build begins again, without what earlier builds have kept.")
    sys.stdout.flush()
    sys.stderr.flush()
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)  # a timer outlives its handler
    with suppress(OSError):
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, _AGAIN: "1"})
