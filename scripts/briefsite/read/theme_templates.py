"""Which templates a page can be made with: those of the publication, ours, and those of the theme below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefsite.read.own_templates import check_own_templates
from briefsite.read.parent_theme import PACKAGE, THEMES

OUR_THEME = Path(str(files("briefsite") / "theme"))
"""The folder with our templates, and with the styles and scripts that they load (`assets/`)."""
_PACKAGES = {
    "mkdocs": "mkdocs.themes.mkdocs",
    "readthedocs": "mkdocs.themes.readthedocs",
    **dict.fromkeys(THEMES, PACKAGE),
}
"""What a theme is imported as, where it is not its own name."""
_NAME = re.compile(r"(?!partials/|assets/|fragments/)[\w-][\w.-]*(?:/[\w-][\w.-]*)*\.html", re.ASCII)
_LONGEST = 200


def is_template(root: Path, settings: Mapping[str, Any], name: str) -> bool:
    """Whether there is a template of that name for a page of the project at `root`."""
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        return False
    return is_in(theme_folders(settings, check_own_templates(root, settings, {})[0]), name)


def is_in(folders: Iterable[Path], path: str) -> bool:
    """Whether there is a file at a path below one of the folders; at one that cannot be, there is none."""
    try:
        return any((folder / path).is_file() for folder in folders)
    except (OSError, ValueError):
        return False


def theme_folders(settings: Mapping[str, Any], own: Path | None) -> tuple[Path, ...]:
    """The folders with templates and files of the theme: the publication's own, ours, those of the theme below."""
    theme = settings.get("theme")
    installed = theme.get("name") if isinstance(theme, Mapping) else theme
    return (*((own,) if own else ()), OUR_THEME, *_folders(str(installed or "mkdocs")))


@cache
def _folders(theme: str) -> tuple[Path, ...]:
    """The folders of an installed theme; found without importing it."""
    package = _PACKAGES.get(theme, theme)
    try:
        found = find_spec(package) if package.replace(".", "").isidentifier() else None
    except (ImportError, ValueError):
        found = None
    places = found.submodule_search_locations if found else None
    return tuple(Path(place) / below for place in places or () for below in ("", "templates"))
