"""How far long work has come: said on a terminal, and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable


def progress(what: str, total: int) -> Callable[[int], None]:
    """A function to be told how many of `total` are done; it says so in one line that is gone at the end.

    Where nobody looks on (a pipe, a file, CI) it says nothing.
    """
    if not what or not sys.stderr.isatty() or os.environ.get("CI"):
        return lambda _: None

    def show(done: int) -> None:
        line = f"{what}: {done:,} of {total:,}" if done < total else ""
        sys.stderr.write(f"\r\033[K{line}")
        sys.stderr.flush()

    return show
