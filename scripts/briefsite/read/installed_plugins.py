"""Plugins that mkdocs.yml names and this environment does not have: with such a one MkDocs builds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefsite.model import Place, Problem, nearest_place
from briefsite.model.nearest import Nearest, did_you_mean
from briefsite.model.rules.settings import UNKNOWN_SETTING
from briefsite.read.configuration import CONFIGURATION, Configuration, mapping_or_empty
from briefsite.read.plugin_setting import PLUGIN, names_of_plugins

_ALWAYS = frozenset((PLUGIN, "search"))
"""What MkDocs and we bring; a site that names no others need not be asked for any."""
_GROUP = "mkdocs.plugins"


def missing_plugins(configuration: Configuration) -> Iterator[Problem]:
    """What is said of each plugin that is named, is not switched off, and is not installed."""
    given = configuration.values.get("plugins")
    wanted = [(key, name) for key, name in names_of_plugins(given) if name not in _ALWAYS and _is_on(given, key, name)]
    if not wanted:
        return
    installed, theme = _installed(), configuration.values.get("theme")
    theme = mapping_or_empty(theme).get("name") or theme
    near = Nearest(name for name in installed if "/" not in name)
    for key, name in wanted:
        if installed.isdisjoint((name.removeprefix("/"), f"{theme}/{name}")):
            place = nearest_place(configuration.places, f"plugins.{key}", Place(CONFIGURATION))
            hint = did_you_mean(near.to(name)) or "; `pip install` the package that has it, or take it out"
            yield UNKNOWN_SETTING.at(place, "not-installed", name=name[:80], hint=hint)


def _is_on(given: object, key: object, name: str) -> bool:
    entry = given[key] if isinstance(given, list) and isinstance(key, int) else given
    options = entry.get(name) if isinstance(entry, Mapping) else None
    return not (isinstance(options, Mapping) and options.get("enabled") is False)


def _installed() -> frozenset[str]:
    # Imported here: it reads metadata, for which most need not wait.
    from importlib.metadata import entry_points

    return frozenset(point.name for point in entry_points(group=_GROUP))
