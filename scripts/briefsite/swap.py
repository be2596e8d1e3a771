"""Replace a folder all at once: whoever looks sees the old one or the new one, never a half."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def swap_in(target: Path) -> Iterator[Path]:
    """Give a new empty folder beside `target`; when the block ends with files in it, it takes the place of `target`.

    When the block raises, or leaves the folder empty, `target` stays as it was. Raises OSError where the parent cannot
    be written to.
    """
    work = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
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
