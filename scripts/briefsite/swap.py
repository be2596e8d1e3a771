"""Replace a folder all at once: whoever looks sees the old one or the new one, never a half."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def swap_in(target: Path) -> Iterator[Path]:
    """Give a new empty folder beside `target`; when the block ends with files in it, it takes the place of `target`.

    When the block raises, or leaves the folder empty, `target` stays as it was. Raises OSError where the parent cannot
    be written to.
    """
    work = target.parent / f".{target.name}-{secrets.token_hex(8)}"
    try:
        work.mkdir(mode=0o700)  # by a name that is known already: Ctrl-C can come as soon as it is there
        fresh = work / "new"
        fresh.mkdir()
        yield fresh
        if any(fresh.iterdir()):
            old = work / "old"
            if target.exists():
                target.rename(old)
            try:
                fresh.rename(target)
            except BaseException:
                if old.exists():
                    old.rename(target)
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
