"""Signals that end a program: a site that is served leaves nothing behind, also when its terminal is closed."""

from __future__ import annotations

import signal
import threading


def stop_at_signals() -> None:
    """Let SIGTERM and SIGHUP end this process as Ctrl-C does, where they are not ignored (`nohup`).

    A terminal that is closed often sends two, and people press Ctrl-C twice: the second does not disturb the tidying
    up, and only the third ends that too.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    came: list[int] = []

    def stop(number: int, _: object) -> None:
        came.append(number)
        if len(came) != 2:
            raise KeyboardInterrupt

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        found = getattr(signal, name, None)
        if found is not None and signal.getsignal(found) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(found, stop)
