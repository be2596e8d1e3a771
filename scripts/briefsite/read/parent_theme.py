"""The theme that ours stands on: Material, or MaterialX, which carries it on. They install the same package."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "material"
"""What both are imported as: so only one of them can be installed at a time."""
THEMES = {"material": "mkdocs-material", "materialx": "mkdocs-materialx"}
"""The name of each in mkdocs.yml, and the library that installs it."""
UNUSED = ("assets/javascripts", "assets/stylesheets")
"""Its folders with what no page of ours loads: the scripts, styles and languages of its own pages and search."""


def installed_themes() -> list[str]:
    """The names of those that are installed: one, or none."""
    # Imported here: it reads metadata as e-mail, which checks need not wait for.
    from importlib.metadata import distributions

    installed = {str(found.metadata["Name"]).lower() for found in distributions()}
    return [name for name, library in THEMES.items() if library in installed]


def is_parent(folder: Path) -> bool:
    """Whether a folder with templates is that of such a theme."""
    return (folder / "partials/languages/en.html").is_file()


def unused_in(folders: Iterable[str]) -> frozenset[str]:
    """Of the folders of a theme, those below it that no page of ours loads anything from."""
    return frozenset(str(Path(folder, unused)) for folder in folders if is_parent(Path(folder)) for unused in UNUSED)


def parent_file(path: str) -> Path | None:
    """A file of its templates; None where there is none at that path."""
    return next((folder / path for folder in _templates() if (folder / path).is_file()), None)


@cache
def _templates() -> tuple[Path, ...]:
    """Its folders with templates; found without importing it."""
    found = find_spec(PACKAGE)
    return tuple(Path(place, "templates") for place in (found and found.submodule_search_locations) or ())
