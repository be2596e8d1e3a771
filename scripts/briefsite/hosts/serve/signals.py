"""Signals that end a program: a site that is served leaves nothing behind, also when its terminal is closed."""

from __future__ import annotations

import os
import signal
import threading
import time

AGAIN_AFTER = 10.0
"""Seconds in which all is tidied up. Until then no other signal disturbs that; after them it is asked for again, since
Python loses an interrupt that comes while it imports."""


def stop_at_signals() -> None:
    """Let SIGTERM and SIGHUP end this process as Ctrl-C does, where they are not ignored (`nohup`).

    A terminal that is closed often sends two, and people press Ctrl-C twice: that does not end the tidying up.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(number, _Stop())


class _Stop:
    """What is done at a signal; one for all of them."""

    _came = -AGAIN_AFTER

    def __call__(self, number: int, _: object) -> None:
        now = time.monotonic()
        if now - _Stop._came < AGAIN_AFTER:
            return
        _Stop._came = now
        again = threading.Timer(AGAIN_AFTER, os.kill, (os.getpid(), number))
        again.daemon = True
        again.start()
        raise KeyboardInterrupt
