"""Replace a folder all at once: whoever looks sees the old one or the new one, never a half.

A folder that a build which was killed left behind is taken away by the next one, and where that build had already put
the last folder aside, it is put back first.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_A_MOMENT = 60
_LONG_AGO = 24 * 60 * 60
"""Seconds after which no build is still at work, where the system cannot tell whether one is."""


class Fresh:
    """A new folder to be filled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_whole = False

    def keep(self) -> None:
        """The folder is whole: let it take its place when the block ends."""
        self.is_whole = True


@contextmanager
def swap_in(target: Path) -> Iterator[Fresh]:
    """Give a new empty folder beside `target`; it takes the place of `target` at the end, if the block has said `keep`.

    However else the block ends (`return`, an exception, nothing said), `target` stays as it was. Raises OSError where
    the parent cannot be written to.
    """
    _take_up(target)
    work = target.parent / f".{target.name}-{secrets.token_hex(8)}"
    lock = -1
    try:
        work.mkdir(mode=0o700)  # by a name that is known already: Ctrl-C can come as soon as it is there
        lock = _lock(work)
        fresh = Fresh(work / "new")
        fresh.folder.mkdir()
        yield fresh
        if fresh.is_whole:
            _exchange(target, fresh.folder, work / "old")
    finally:
        shutil.rmtree(work, ignore_errors=True)
        if lock >= 0:
            os.close(lock)


def _exchange(target: Path, fresh: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise


def _take_up(target: Path) -> None:
    """Put right what builds that were killed have left."""
    left = re.compile(rf"\.{re.escape(target.name)}-[0-9a-f]{{16}}")
    with suppress(OSError):
        for work in sorted(path for path in target.parent.iterdir() if left.fullmatch(path.name)):
            with suppress(OSError):
                _take_away(work, target)


def _take_away(work: Path, target: Path) -> None:
    age = time.time() - work.stat().st_mtime
    if age < _A_MOMENT and not any(work.iterdir()):
        return  # somebody has made it just now, and has not locked it yet
    lock = _lock(work)
    if lock < 0 and age < _LONG_AGO:
        return  # somebody is at work in it
    try:
        old = work / "old"
        if old.is_dir() and not target.exists():
            old.rename(target)
        shutil.rmtree(work, ignore_errors=True)
    finally:
        if lock >= 0:
            os.close(lock)


def _lock(work: Path) -> int:
    """Lock a folder while this process lives, and whatever ends it (flock(2)); -1 where another has locked it."""
    if not fcntl:
        return -1
    lock = os.open(work, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(lock)
        return -1
    return lock
