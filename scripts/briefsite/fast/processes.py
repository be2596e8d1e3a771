"""Other processes of ours: how many there may be, how they are forked and ended, and how they send results."""

from __future__ import annotations

import atexit
import os
import select
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

from briefsite.fast import is_used

LENGTH = 8
"""Bytes of the length of a message, which stands before it."""
ROOM = 1 << 20
"""Bytes of a pipe, where the system lets it have so many."""
LARGE = 1 << 20
"""Bytes of a large text, such as a page with a thousand sources."""
_MMAP_THRESHOLD = -3
"""The number of that option in malloc.h."""
_LOOK = 0.5
"""Seconds after which a child looks again whether its parent is there."""
MOST_WAITING = 32 << 20
"""Bytes of results that a child holds before it waits for this process to take them."""


def other_cores() -> int:
    """How many other processes may be started: none where forking is not to be had, or is not safe (other threads)."""
    may_fork = is_used() and hasattr(os, "fork") and threading.active_count() == 1
    return (os.cpu_count() or 1) - 1 if may_fork else 0


def end(process: int) -> None:
    """Stop a child, if it still runs, and let go of it."""
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(process, 0)


def end_with(parent: int) -> None:
    """End this process when that of the number `parent`, which started it, has ended, however that was (`kill -9`).

    Looked at twice a second: no system that forks but Linux could tell it by itself.
    """

    def look(*_: object) -> None:
        if os.getppid() != parent:
            os._exit(1)

    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, _LOOK, _LOOK)
        atexit.register(signal.setitimer, signal.ITIMER_REAL, 0)  # when Python ends, the signal would end it sooner


def our_module(name: str) -> tuple[list[str], dict[str, str]]:
    """The command that runs a module of ours in another Python, and the environment in which it is found.

    Never one of that name in the folder where it runs, which may be that of somebody else's project (`-P`).
    """
    ours = str(Path(str(files("briefsite"))).parent)
    path = os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))
    return [sys.executable, "-P", "-m", name], {**os.environ, "PYTHONPATH": path}


@contextmanager
def session(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[Any]]:
    """A process in a session of its own. What of it, and of all that it starts, still runs at the end is stopped.

    `options` are those of `subprocess.Popen`.
    """
    process: subprocess.Popen[Any] | None = None
    try:
        with _signals_deferred():  # or one that comes when it runs, and we do not know it yet, leaves it running
            process = subprocess.Popen(command, start_new_session=True, **options)
        yield process
    finally:
        if process is not None and process.poll() is None:
            _end_session(process)


@contextmanager
def _signals_deferred() -> Iterator[None]:
    """What would stop the block stops what follows it."""
    came: list[int] = []
    before = {}
    if threading.current_thread() is threading.main_thread():
        numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
        before = {number: signal.getsignal(number) for number in numbers if callable(signal.getsignal(number))}
    for number in before:
        signal.signal(number, lambda number, _: came.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in came:
            signal.raise_signal(number)


def _end_session(process: subprocess.Popen[Any]) -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def give_back() -> None:
    """Let the system have memory that was freed, from now on that of large texts at once.

    The GNU C library keeps it; others decide by themselves (malloc_trim(3), mallopt(3)).
    """
    with suppress(OSError, AttributeError, TypeError):
        import ctypes

        libc = ctypes.CDLL(None)
        libc.mallopt(_MMAP_THRESHOLD, LARGE)
        libc.malloc_trim(0)


class Outbox:
    """Results that wait to be sent: a child goes on working while this process is at something else."""

    def __init__(self, pipe: int) -> None:
        os.set_blocking(pipe, False)
        self._pipe = pipe
        self._waiting: deque[memoryview] = deque()
        self._bytes = 0

    def put(self, message: bytes) -> None:
        """Send a message, or as much of it as there is room for now."""
        self._waiting += memoryview(len(message).to_bytes(LENGTH, "little")), memoryview(message)
        self._bytes += LENGTH + len(message)
        self.send(leave=MOST_WAITING)

    def send(self, leave: int) -> None:
        """Send what can be sent at once; while more than so many bytes wait, wait for room."""
        while self._waiting:
            try:
                sent = os.write(self._pipe, self._waiting[0])
            except BlockingIOError:
                if self._bytes <= leave:
                    return
                select.select([], [self._pipe], [])
                continue
            self._bytes -= sent
            rest = self._waiting.popleft()[sent:]
            if rest:
                self._waiting.appendleft(rest)


def make_room(pipe: int) -> None:
    """Let a pipe hold `ROOM` bytes."""
    # Of all systems with fork only Linux can; elsewhere children wait a little more.
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, ROOM)
