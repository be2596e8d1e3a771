"""Which plugins of MkDocs this environment has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

_GROUP = "mkdocs.plugins"


@cache
def installed_plugins() -> frozenset[str]:
    """Their names, as mkdocs.yml has them."""
    # Imported here: it reads metadata, for which most need not wait.
    from importlib.metadata import entry_points

    return frozenset(point.name for point in entry_points(group=_GROUP))


def which_are_installed(names: Iterable[str]) -> list[str]:
    """Of the names of plugins those that are installed, in order; without any, nobody is asked."""
    asked = sorted(set(names))
    return [name for name in asked if name in installed_plugins()] if asked else []
