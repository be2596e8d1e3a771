"""A folder of files put in its place, whole or not at all; what is there already is never replaced."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefsite.read.project_folder import absolute

_MAY_BE_THERE = frozenset((".git",))
"""What a folder for a publication may hold: that of a repository which was made first, and cloned."""


class PlaceError(ValueError):
    """Nothing can be written there; the message says why, and what would be right."""


def refuse_place(target: Path) -> None:
    """Raise PlaceError for a folder in which no publication can begin."""
    if os.path.lexists(target) and not target.is_dir():
        raise PlaceError(f"`{target}` is a file; name a folder that is not there yet")
    whole = absolute(target)
    if not target.is_dir() and not whole.parent.is_dir():
        raise PlaceError(f"there is no folder `{target.parent}` to write `{target.name}` into; make it first")
    for folder in whole.parents:
        if (folder / "mkdocs.yml").is_file():
            raise PlaceError(
                f"`{target}` is in another publication, that of `{folder / 'mkdocs.yml'}`; name a folder outside"
            )
    there = sorted(path.name for path in target.iterdir() if path.name not in _MAY_BE_THERE) if target.is_dir() else []
    if there:
        more = f" and {len(there) - 1} more" if len(there) > 1 else ""
        raise PlaceError(
            f"`{target}` is not empty (`{there[0]}`{more}); name a folder that is not there yet, or an empty one"
        )


def write_whole(files: Mapping[str, bytes], target: Path) -> None:
    """Write the files below `target`, which is made. However else this ends, nothing of it is left. Raises OSError."""
    is_there = target.is_dir()
    inside = target if is_there else absolute(target).parent
    work = Path(tempfile.mkdtemp(prefix=".briefsite-new-", dir=inside))
    moved: list[Path] = []
    try:
        for name, content in files.items():
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if is_there:
            for entry in sorted(work.iterdir()):
                moved.append(target / entry.name)
                entry.rename(target / entry.name)
        else:
            work.chmod(0o777 & ~_umask())
            work.rename(target)
    except BaseException:
        for path in moved:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _umask() -> int:
    """What rights this process gives to nobody: asked for by setting it, for there is no other way."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
