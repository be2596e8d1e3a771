"""Symbolic links in docs/ and briefs/: what may be published through them, and what is said of all others.

A link could publish whatever lies on the machine: a draft, the settings of git, a cache. So it must lead to a file of
the same kind that could stand there itself.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from briefsite.model.rules import Breach
from briefsite.model.rules.files import UNREADABLE_FILE
from briefsite.read.files import is_link_out

_PLACES = {"docs": ("docs",), "briefs": ("briefs", "docs")}
"""By the folder in which a link stands, those in which what it leads to may lie."""


def link_fault(root: Path, path: str) -> Breach | None:
    """Why nothing is published of a file, by its path from the project's root; None for one that is no link, or fit."""
    if not _has_link(root, path):
        return None
    if is_link_out(root, path):
        return _link(path, "that leads out of the project")
    target = (root / path).resolve()
    if not target.is_file():
        return _link(path, "that leads to no file")
    within = target.relative_to(root.resolve()).as_posix()
    folders = _PLACES.get(path.partition("/")[0], ())
    if not any(target.is_relative_to((root / folder).resolve()) for folder in folders):
        where = " or ".join(f"{folder}/" for folder in folders)
        return _link(path, f"to `{within}`, which does not lie in {where}")
    if any(part.startswith(".") for part in PurePosixPath(within).parts):
        return _link(path, f"to `{within}`, which is hidden")
    if target.suffix.lower() != PurePosixPath(path).suffix.lower():
        return _link(path, f"to `{within}`, which is of another kind")
    return None


def folder_fault(root: Path, path: str) -> Breach | None:
    """Why nothing is published of a folder within docs/ or briefs/ that is a link; None for one that is none."""
    if not (root / path).is_symlink():
        return None
    return _link(path, "that leads out of the project" if is_link_out(root, path) else "to another folder", "folder")


def _link(path: str, where: str, kind: str = "file") -> Breach:
    return UNREADABLE_FILE.says("link", path=path, where=where, kind=kind)


def is_fit(root: Path, path: str) -> bool:
    """Whether a file may be published: neither it nor a folder in which it stands is a link that leads elsewhere."""
    parts = path.split("/")
    folders = ("/".join(parts[:end]) for end in range(2, len(parts)))
    return link_fault(root, path) is None and not any(folder_fault(root, folder) for folder in folders)


def _has_link(root: Path, path: str) -> bool:
    """Whether the file or a folder on the way to it is a link. Asking is cheaper than following all of it."""
    place = os.fspath(root)
    for name in path.split("/"):
        place = f"{place}/{name}"
        if os.path.islink(place):  # noqa: PTH114 (a path made of each name would take ten times as long)
            return True
    return False
