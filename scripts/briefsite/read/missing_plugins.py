"""Plugins that mkdocs.yml names and this environment does not have: with such a one MkDocs builds nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefsite.model import Place, Problem, nearest_place
from briefsite.model.nearest import Nearest, did_you_mean
from briefsite.model.rules.settings import UNKNOWN_SETTING
from briefsite.read.configuration import CONFIGURATION, Configuration, mapping_or_empty
from briefsite.read.installed_plugins import installed_plugins
from briefsite.read.plugin_setting import PLUGIN, names_of_plugins

_ALWAYS = frozenset((PLUGIN, "search"))
"""What MkDocs and we bring; a site that names no others need not be asked for any."""


def missing_plugins(configuration: Configuration, besides: Collection[str] = ()) -> Iterator[Problem]:
    """What is said of each plugin that is named, is not switched off, and is not installed; not of those of which
    another rule says to take them out."""
    if not (wanted := _wanted(configuration)):
        return
    installed = installed_plugins()
    near = Nearest(sorted({name.rpartition("/")[2] for name in installed}))
    for key, name, as_named in wanted:
        if name not in besides and installed.isdisjoint(as_named):
            place = nearest_place(configuration.places, f"plugins.{key}", Place(CONFIGURATION))
            hint = did_you_mean(near.to(name)) or "; `pip install` the package that has it, or take it out"
            yield UNKNOWN_SETTING.at(place, "not-installed", name=name[:80], hint=hint)


def names_asked_for(configuration: Configuration) -> list[str]:
    """The names under which the plugins would be installed of which `missing_plugins` asks."""
    return [name for _, _, as_named in _wanted(configuration) for name in as_named]


def _wanted(configuration: Configuration) -> list[tuple[object, str, tuple[str, str]]]:
    """Where each plugin is named that is not always there, how, and as what it may be installed."""
    given, theme = configuration.values.get("plugins"), configuration.values.get("theme")
    theme = mapping_or_empty(theme).get("name") or theme
    return [
        (key, name, (name.removeprefix("/"), f"{theme}/{name}"))
        for key, name in names_of_plugins(given)
        if name not in _ALWAYS and _is_on(given, key, name)
    ]


def _is_on(given: object, key: object, name: str) -> bool:
    entry = given[key] if isinstance(given, list) and isinstance(key, int) else given
    options = entry.get(name) if isinstance(entry, Mapping) else None
    return not (isinstance(options, Mapping) and options.get("enabled") is False)
