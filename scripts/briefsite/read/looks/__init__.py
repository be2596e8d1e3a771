"""How a publication looks, from its settings: in the names of Material where it has them, else in `extra.briefsite`.

In: the settings and the paths of the project's files. Out: `Looks`, and what is wrong, each with its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from briefsite.model import Place, Problem, nearest_place
from briefsite.model.looks import FOOT, Looks
from briefsite.read.configuration import CONFIGURATION, Configuration, mapping_or_empty
from briefsite.read.looks.extra_files import extra_files
from briefsite.read.looks.fonts import read_fonts
from briefsite.read.looks.foot import check_icon, has_icon, read_social, read_way, read_whole
from briefsite.read.looks.palette import read_palette
from briefsite.read.looks.site_paths import SitePaths
from briefsite.read.own_templates import check_own_templates
from briefsite.read.source_links import missing_source_links
from briefsite.read.template_files import broken_templates
from briefsite.read.theme_templates import theme_folders
from briefsite.read.wrong_settings import Wrong, wrong

_HEAD = 4096
"""So many bytes of a font say which tables it has."""
_OWN = "extra.briefsite"


def read_looks(root: Path, configuration: Configuration, files: frozenset[str]) -> tuple[Looks, tuple[Problem, ...]]:
    """The looks of the project at `root`, and what is wrong with them; `files` are paths from there."""
    settings = configuration.values
    at = configuration.places
    own, no_own = check_own_templates(root, settings, at)
    folders = theme_folders(settings, own)
    paths = SitePaths(files, folders)
    found: list[Wrong] = [*missing_source_links(settings), *extra_files(settings, paths)]
    looks = _looks(root, settings, paths, folders, found)
    no_templates = broken_templates(root, own, folders) if own else ()
    return looks, (
        *no_own,
        *no_templates,
        *(breach.at(nearest_place(at, name, Place(CONFIGURATION))) for name, breach in found),
    )


def _looks(
    root: Path, settings: Mapping[str, Any], paths: SitePaths, folders: Sequence[Path], found: list[Wrong]
) -> Looks:
    """The looks; what is wrong is added to what was found."""
    theme, extra = mapping_or_empty(settings.get("theme")), mapping_or_empty(settings.get("extra"))
    own, icons = mapping_or_empty(extra.get("briefsite")), mapping_or_empty(theme.get("icon"))
    logo, no_logo = paths.picture("theme.logo", theme.get("logo"))
    logo_dark, no_logo_dark = paths.picture(f"{_OWN}.logo_dark", own.get("logo_dark"))
    whole, no_whole = read_whole(own.get("part_of"))
    _, no_favicon = paths.icon("theme.favicon", theme.get("favicon"))
    light, dark, no_palette = read_palette(theme.get("palette"))
    faces, no_fonts = read_fonts(own.get("fonts"), paths, lambda path: _head(root, path, folders))
    social, no_social = read_social(extra.get("social"), folders)
    ways = {name: read_way(f"{_OWN}.{name}", own.get(name), paths) for name in FOOT}
    if theme.get("icon") and not icons:
        found.append(
            wrong(
                "theme.icon", "icons by what they are for, for example `icon: {logo: material/anchor}`", theme["icon"]
            )
        )
    icon = icons.get("logo")
    no_icon = check_icon("theme.icon.logo", icon, folders) if icon else ()
    found += (*no_logo, *no_logo_dark, *no_favicon, *no_palette, *no_fonts, *no_social)
    found += (*chain.from_iterable(no_way for _, no_way in ways.values()), *no_icon, *no_whole)
    shown = icon if isinstance(icon, str) and has_icon(icon, folders) else ""
    foot = {name: way for name, (way, _) in ways.items()}
    return Looks(logo, logo_dark, shown, light, dark, faces, social, part_of=whole, **foot)


def _head(root: Path, path: str, folders: Sequence[Path]) -> bytes:
    for folder in (root / "docs", *folders):
        try:
            with (folder / path).open("rb") as file:
                return file.read(_HEAD)
        except (OSError, ValueError):
            continue
    return b""


__all__ = ["read_looks"]
