"""The folder of a project: the one named, else that in which a command runs, or the nearest one above it."""

from __future__ import annotations

import os
from pathlib import Path

MARKS = ("mkdocs.yml", "briefs")
"""What tells the root of a project."""


class NoProjectError(ValueError):
    """There is no project where one was looked for; the message says where."""


def project_folder(named: Path | None, inside: Path | None = None) -> Path:
    """The project's root: `named`, else the nearest above `inside` or the current folder. Raises NoProjectError."""
    for path in (inside, named):
        if path is not None and not os.path.lexists(path):
            raise NoProjectError(f"there is no file or folder `{path}`")
    top = named or _root_above(inside or Path())
    if top is None or not any((top / mark).exists() for mark in MARKS):
        raise NoProjectError(f"`{named or inside or '.'}` is in no project: there is no mkdocs.yml and no briefs/")
    return top


def _root_above(path: Path) -> Path | None:
    """The nearest folder upwards with every mark of a project, or else with any."""
    start = absolute(path)
    folders = (start, *start.parents)
    whole = (folder for folder in folders if all((folder / mark).exists() for mark in MARKS))
    part = (folder for folder in folders if any((folder / mark).exists() for mark in MARKS))
    return next(whole, None) or next(part, None)


def absolute(path: Path) -> Path:
    """The whole path. Symbolic links stay as they are: what counts is where a file stands in the project."""
    return Path(os.path.normpath(Path.cwd() / path))
