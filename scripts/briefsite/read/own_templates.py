"""The folder of a publication's own templates (`theme.custom_dir`): all in it is published, so that is all it holds."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefsite.model import Place, Problem, nearest_place
from briefsite.model.nearest import Nearest
from briefsite.model.rules.files import UNREADABLE_FILE
from briefsite.read.configuration import CONFIGURATION
from briefsite.read.wrong_settings import wrong, wrong_word

_NAME = "theme.custom_dir"
_TAKEN = frozenset(("docs", "briefs", "styles", "words", "site", "preview"))
"""Folders of a project that hold something else."""


def check_own_templates(
    root: Path, settings: Mapping[str, Any], places: Mapping[str, Place]
) -> tuple[Path | None, tuple[Problem, ...]]:
    """The folder, None where there is none or it would publish what is no template; and what is wrong with it."""
    theme = settings.get("theme")
    given = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    if given is None:
        return None, ()
    at = nearest_place(places, _NAME, Place(CONFIGURATION))
    wanted = "a folder beside mkdocs.yml, for example `custom_dir: overrides`"
    if not isinstance(given, str) or "\0" in given or not os.path.isdir(root / given):  # noqa: PTH112 (never raises)
        folders = [path.name for path in root.iterdir() if path.is_dir() and path.name not in _TAKEN]
        hint = Nearest(name for name in folders if not name.startswith(".")).hint(str(given))
        return None, (wrong_word(_NAME, wanted, given, hint)[1].at(at),)
    top, folder = (Path(os.path.realpath(path)) for path in (root, root / given))
    parts = folder.relative_to(top).parts if folder.is_relative_to(top) else ()
    if not parts or parts[0] in _TAKEN or parts[0].startswith("."):
        return None, (wrong(_NAME, f"{wanted}, with templates alone, for all in it is published", given)[1].at(at),)
    links = tuple(_links_out(root / given, folder, Path(os.path.normpath(given)).as_posix()))
    return None if links else root / given, links


def _links_out(top: Path, real: Path, name: str) -> Iterator[Problem]:
    """Links in the folder that lead out of it, or nowhere."""
    for folder, folders, files in os.walk(top):
        for entry in sorted((*folders, *files)):
            path = Path(folder, entry)
            target = Path(os.path.realpath(path))
            if path.is_symlink() and not (target.is_relative_to(real) and target.exists()):
                shown = f"{name}/{path.relative_to(top).as_posix()}"
                kind = "folder" if entry in folders else "file"
                yield UNREADABLE_FILE.at(
                    Place(shown), "link", path=shown, where=f"that leads out of {name}/", kind=kind
                )
