"""Files put into a project together: all of them, or none. New ones replace nothing that is there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_WAITING = ".briefsite-tmp"


class PlacingError(Exception):
    """Files that cannot be written, none of which was; its text says which and why."""


def place_all(root: Path, files: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
    """Write `files` by their paths below `root`. Those named in `before` are replaced if they still hold just that.

    Raises PlacingError, and all is as it was.
    """
    waiting: dict[str, Path] = {}
    done: list[str] = []
    path = ""
    try:
        for path, content in files.items():
            target = (root / path).resolve()
            if path in before and target.read_bytes() != before[path]:
                raise PlacingError(f"`{path}` was changed meanwhile; nothing was written, so run it again")
            target.parent.mkdir(parents=True, exist_ok=True)
            waiting[path] = target.with_name(f"{target.name}{_WAITING}")
            waiting[path].write_bytes(content)
            if path in before:
                shutil.copymode(target, waiting[path])
        for path, temporary in waiting.items():
            target = (root / path).resolve()
            if path in before:
                temporary.replace(target)
            else:
                os.link(temporary, target)  # fails where something is there
            done.append(path)
    except OSError as error:
        for written in done:
            with suppress(OSError):
                (root / written).write_bytes(before[written]) if written in before else (root / written).unlink()
        raise PlacingError(f"`{path}` cannot be written: {error.strerror or error}; nothing was written") from None
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)
