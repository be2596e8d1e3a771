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

    Raises FilesError, and all is as before; so it is where somebody stops it.
    """
    targets = {path: path.resolve() for path in after}
    waiting: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, content in after.items():
            _refuse_changed(path, targets[path], before.get(path))
            waiting[path] = targets[path].with_name(f"{targets[path].name}{_WAITING}")
            _lay_beside(targets[path], waiting[path], content)
        for path, temporary in waiting.items():
            temporary.replace(targets[path])
            done.append(path)
        for path in gone:
            path.unlink()
            done.append(path)
    except BaseException as error:
        _put_back(before, targets, done)
        if not isinstance(error, OSError):
            raise
        what = f"`{error.filename or path}` cannot be written: {error.strerror or error}; all is as it was"
        raise FilesError(what) from None
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)


def _lay_beside(target: Path, temporary: Path, content: bytes) -> None:
    """Write what is to take the place of a file beside it, with the rights that it has."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary.write_bytes(content)
    if target.exists():
        shutil.copymode(target, temporary)


def _put_back(before: Mapping[Path, bytes], targets: Mapping[Path, Path], done: Iterable[Path]) -> None:
    """Undo what was done, as far as the disk lets one."""
    for path in done:
        with suppress(OSError):
            if path in before:
                targets.get(path, path).write_bytes(before[path])
            else:
                targets[path].unlink()


def _refuse_changed(path: Path, target: Path, before: bytes | None) -> None:
    """Raise FilesError if a file holds something else than before, or is there where none was."""
    if before is not None and target.read_bytes() != before:
        raise FilesError(f"`{path}` was changed meanwhile; nothing was written, so run it again")
    if before is None and target.exists():
        raise FilesError(f"`{path}` is there already, and stays as it is; nothing was written")
