"""Files that are written together: all of them, or none. What another program changed meanwhile is left as it is."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

_WAITING = ".briefsite-tmp"


class FilesError(Exception):
    """Files that cannot be written, none of which was; its text says which and why."""


def replace_all(before: Mapping[Path, bytes], after: Mapping[Path, bytes], gone: Iterable[Path] = ()) -> None:
    """Write `after` and delete what is `gone`, if all files hold what they held `before` and the others are not there.

    Raises FilesError, and all is as before.
    """
    targets = {path: path.resolve() for path in after}
    waiting: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, content in after.items():
            target = targets[path]
            _refuse_changed(path, target, before.get(path))
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f"{target.name}{_WAITING}")
            waiting[path] = temporary
            temporary.write_bytes(content)
            if target.exists():
                shutil.copymode(target, temporary)
        for path, temporary in waiting.items():
            temporary.replace(targets[path])
            done.append(path)
        for path in gone:
            path.unlink()
            done.append(path)
    except OSError as error:
        for path in done:
            with suppress(OSError):
                if path in before:
                    targets.get(path, path).write_bytes(before[path])
                else:
                    targets[path].unlink()
        raise FilesError(
            f"`{error.filename or path}` cannot be written: {error.strerror or error}; all is as it was"
        ) from None
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)


def _refuse_changed(path: Path, target: Path, before: bytes | None) -> None:
    """Raise FilesError if a file holds something else than before, or is there where none was."""
    if before is not None and target.read_bytes() != before:
        raise FilesError(f"`{path}` was changed meanwhile; nothing was written, so run it again")
    if before is None and target.exists():
        raise FilesError(f"`{path}` is there already, and stays as it is; nothing was written")
